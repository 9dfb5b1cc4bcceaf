"""Which query parameters the routes read: one that the table never sends is a door that nobody tried."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.utils import cached_property

from tests.worlds.addresses import QUERIES

Noted = set[tuple[str, str]]
ALL = "(all of them)"


class Read(ImmutableMultiDict[str, str]):
    """Query parameters that remember by which name they were asked for."""

    def __init__(self, sent: Any, endpoint: str, noted: Noted) -> None:
        super().__init__(sent)
        self.note = lambda name: noted.add((endpoint, name))

    def __getitem__(self, key: str) -> str:
        """One of them."""
        self.note(key)
        return super().__getitem__(key)

    def getlist(self, key: str, type: Any = None) -> list[Any]:
        """All of this name."""
        self.note(key)
        return super().getlist(key, type) if type else super().getlist(key)

    def __contains__(self, key: object) -> bool:
        """Whether there is one."""
        self.note(str(key))
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        """Whatever there is."""
        self.note(ALL)
        return super().__iter__()


def note(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Noted:
    """Let every request of this application note what is read of its address; gives the notes."""
    noted: Noted = set()

    class Noting(Request):
        @cached_property
        def args(self) -> Read:
            return Read(Request.args.__get__(self).items(multi=True), self.endpoint or "", noted)

    monkeypatch.setattr(app, "request_class", Noting)
    return noted


def never_sent(noted: Noted) -> list[str]:
    """A sentence for each parameter that the table doesn't know."""
    return [
        f"{endpoint} reads the query parameter {name!r}, which the two worlds never send."
        for endpoint, name in sorted(noted)
        if not any(name in query for query in QUERIES.get(endpoint, []))
    ]
