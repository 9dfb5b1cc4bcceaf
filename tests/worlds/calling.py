"""How every route is called: with which identifiers, queries and bodies. A new route needs a line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from flask import Flask, url_for
from werkzeug.routing import Rule

from tests.worlds.addresses import ADDRESSES, CHANGES, QUERIES
from tests.worlds.bodies import BODIES, JSON, RARE
from tests.worlds.differing import OUTSIDE, STAFF

HEADS = {"scorecards.show", "loops.show", "debriefs.show", "packets.show", "banks.export"}
ASKS_FOR_METHODS = {"ned", "nobody"}  # Flask answers for every route alike
IN_FULL = {"cora", "ned"}  # what is empty or garbage is sent for these viewers
SHOW_NO_LOOP = {
    "banks",
    "gallery",
    "ladder",
    "people",
    "static",
}  # and these nouns are asked once for the others
JUNK = "²☃ <b>\x00"

PLAIN = "plain"
Table = Mapping[str, list[dict[str, str]]]


@dataclass(frozen=True)
class Call:
    """One request."""

    method: str
    endpoint: str
    url: str
    body: Mapping[str, Any] | None = field(default=None, compare=False)
    kind: str = PLAIN

    @property
    def noun(self) -> str:
        """What the route is about."""
        return self.endpoint.split(".")[0]

    def __str__(self) -> str:
        return f"{self.method} {self.url} ({self.endpoint}, {self.kind})"


class Unknown(AssertionError):
    """A route that the table doesn't know how to call."""


def calls(app: Flask, names: Mapping[str, Any], viewer: str) -> list[Call]:
    """Every call of every route for one viewer, in the order of the table's rules."""
    # All at once: a context that stays open while somebody visits would make two people one.
    with app.test_request_context():
        rules = sorted(app.url_map.iter_rules(), key=lambda rule: rule.endpoint)
        return [call for rule in rules for call in _of(rule, Names(names, viewer))]


class Names(dict[str, Any]):
    """Identifiers by name; `me` is the viewer, and `{kit}` and `{version}` are those of the address."""

    def __init__(self, names: Mapping[str, Any], viewer: str) -> None:
        super().__init__(names)
        self.viewer = viewer

    def there(self, address: Mapping[str, str]) -> dict[str, Any] | None:
        """The parameters of an address; None if the viewer has no such thing."""
        named = {key: name.replace(" me", f" {self.viewer}") for key, name in address.items()}
        elsewhere = self.viewer not in OUTSIDE - STAFF.keys()  # loop X begins for these alone
        if elsewhere and any(" X" in name for name in named.values()):
            return None
        if any(name not in self for name in named.values()):
            return None
        return {key: self[name] for key, name in named.items()}

    def filled(self, body: Any, address: Mapping[str, str]) -> Any:
        """A body with its names filled in."""
        letter = next((part for name in address.values() for part in name.split()[1:2]), "")
        own = {"kit": self.get(f"kit {letter}"), "version": self.get(f"version {letter} {self.viewer}")}
        return _filled(body, self | own)


def _filled(body: Any, names: Mapping[str, Any]) -> Any:
    if isinstance(body, str):
        whole = names.get(body[1:-1]) if body[:1] == "{" else None
        return whole if isinstance(whole, int | bytes) else body.format_map(names)
    if isinstance(body, dict):
        return {_filled(key, names): _filled(value, names) for key, value in body.items()}
    if isinstance(body, list):
        return [_filled(value, names) for value in body]
    return body


def _of(rule: Rule, names: Names) -> Iterator[Call]:
    short = rule.endpoint.split(".")[0] in SHOW_NO_LOOP and names.viewer not in IN_FULL
    methods = rule.methods or set()
    urls = [url for url, _ in _places(rule, names, ADDRESSES, short)]
    yield from (Call("GET", rule.endpoint, url) for url in urls if "GET" in methods)
    if rule.endpoint in HEADS:
        yield Call("HEAD", rule.endpoint, urls[0])
    if names.viewer in ASKS_FOR_METHODS:
        yield from (Call("OPTIONS", rule.endpoint, url) for url in urls[:1])
    for method in sorted(methods - {"GET", "HEAD", "OPTIONS"}):
        yield from _changes(rule, method, names, short)


def _changes(rule: Rule, method: str, names: Names, short: bool) -> Iterator[Call]:
    table = CHANGES if rule.endpoint in CHANGES else ADDRESSES
    for url, address in _places(rule, names, table, short):
        for kind, body in _bodies(rule, method, names.viewer)[: 1 if short else None]:
            if names.viewer in RARE.get((rule.endpoint, kind), {names.viewer}):
                yield Call(method, rule.endpoint, url, names.filled(body, address), kind)


def _places(rule: Rule, names: Names, table: Table, short: bool) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The addresses of one rule, the first one also with its queries."""
    known = table.get(rule.endpoint, [{}])
    fitting = [address for address in known if set(address) == rule.arguments]
    if not fitting:
        raise Unknown(f"The two worlds don't know how to fill {rule.rule} ({rule.endpoint}).")
    found = [(values, address) for address in fitting if (values := names.there(address)) is not None]
    for n, (values, address) in enumerate(found[: 1 if short else None]):
        yield url_for(rule.endpoint, **values), address
        for query in QUERIES.get(rule.endpoint, []) if not n else []:
            yield url_for(rule.endpoint, **values, **names.filled(query, address)), address


def _bodies(rule: Rule, method: str, viewer: str) -> list[tuple[str, Any]]:
    known = (JSON if method == "PUT" else BODIES).get(rule.endpoint)
    if known is None:
        raise Unknown(f"The two worlds have no body for {method} {rule.rule} ({rule.endpoint}).")
    if viewer not in IN_FULL or not known[PLAIN]:
        return [*known.items()]
    garbage = dict.fromkeys(known[PLAIN], JUNK)
    return [*known.items(), ("empty", {}), ("garbage", garbage)]


def upload(value: Any) -> Any:
    """A file as the client sends it."""
    return (BytesIO(value), "parcel.zip") if isinstance(value, bytes) else value
