"""Every page that can be opened: the whole URL map, with everything that could fill its parameters."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Flask, url_for

Fillings = Mapping[str, list[dict[str, Any]]]


def pages(app: Flask, fillings: Fillings) -> list[tuple[str, str]]:
    """The endpoint and the address of every GET page.

    `fillings` says for an endpoint, or for a whole blueprint, which parameters to try; a page with
    parameters that nothing fills fails here, so that a new page is crawled on the day it is born.
    """
    # All at once: a context that stays open while somebody visits would make two people one.
    with app.test_request_context():
        return list(_addresses(app, fillings))


def _addresses(app: Flask, fillings: Fillings) -> Iterator[tuple[str, str]]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.endpoint):
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        if not rule.arguments:
            yield rule.endpoint, url_for(rule.endpoint)
            continue
        tried = fillings.get(rule.endpoint) or fillings.get(rule.endpoint.split(".")[0]) or []
        fitting = [values for values in tried if set(values) == rule.arguments]
        assert fitting, f"the crawl doesn't know how to fill {rule.rule} ({rule.endpoint})"
        for values in fitting:
            yield rule.endpoint, url_for(rule.endpoint, **values)
