"""One viewer calls everything in one world, and the world is put back after each change."""

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from interviews.db import only_reading
from interviews.domain.history import keep_history
from tests.counting import queries
from tests.worlds.building import Company, names, token_of
from tests.worlds.calling import PLAIN, Call, calls, upload
from tests.worlds.differing import Difference
from tests.worlds.keeping import TABLES, Copies, copies_of
from tests.worlds.noting import Noted, never_sent
from tests.worlds.reading import Answer, Exchange
from tests.worlds.standing_still import Lots

WRITTEN = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)")
LOOKS = {"GET", "HEAD", "OPTIONS"}
ON_THE_SPOT = {"con", "ref", "els", "exa", "rem", "ula"}  # the pages that follow are read by the others


class Walk:
    """What it takes to build worlds and to walk through them."""

    made: dict[str, Any] | None = None  # the names of the common part, once it was built and kept

    def __init__(self, app: Flask, engine: Engine, lots: Lots, noted: Noted) -> None:
        self.app, self.engine, self.lots, self.noted = app, engine, lots, noted
        self.copies: Copies = copies_of(engine)
        self.names = self._begin()

    def _begin(self) -> Mapping[str, Any]:
        if Walk.made is None:
            self.lots.begin("what both worlds have in common")
            with self.session() as session:
                Walk.made = names(Company(session))
            self.copies.keep("common")
        return Walk.made

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session beside the application's own."""
        with only_reading(), Session(self.engine, expire_on_commit=False) as made:
            keep_history(made)
            yield made
        self.engine.dispose()

    def world(self, viewer: str, number: int) -> None:
        """Bring one of the two worlds about: what is common, then what is hidden from this viewer."""
        self.copies.bring_back("common")
        self.lots.begin(f"world {number}")
        with self.session() as session:
            Difference(session, self.names, self.lots, viewer, number).make()
        self.copies.keep("world")

    def transcript(self, viewer: str, chosen: Iterable[Call]) -> list[Exchange]:
        """What the viewer is answered to these calls, in the world as it is."""
        gc.disable()  # to look for garbage among all that is loaded takes a quarter of the time
        try:
            found = [*self._exchanges(viewer, chosen)]
        finally:
            gc.enable()
        assert self.copies.changed("world") == [], f"{viewer} left traces"
        assert never_sent(self.noted) == [], never_sent(self.noted)
        return found

    def _exchanges(self, viewer: str, chosen: Iterable[Call]) -> Iterator[Exchange]:
        """Other bodies than the plain one go once to each route, where somebody reads them."""
        form, token = self._enter(viewer)
        inside: dict[tuple[str, str], str] = {}
        for call in chosen:
            place = call.method, call.endpoint
            if call.kind != PLAIN and inside.get(place) != call.url:
                continue
            follow = place not in inside and viewer not in ON_THE_SPOT
            exchange = self._exchange(viewer, form, token, call, follow)
            if not exchange.is_turned_away:
                inside.setdefault(place, call.url)
            yield exchange

    def both(self, viewer: str, *only: str) -> list[list[Exchange]]:
        """The transcripts of the two worlds: of every call, or of some nouns only."""
        self.world(viewer, 0)
        chosen = [call for call in calls(self.app, self.names, viewer) if not only or call.noun in only]
        first = self.transcript(viewer, chosen)
        self.world(viewer, 1)
        return [first, self.transcript(viewer, [exchange.call for exchange in first])]

    def _enter(self, viewer: str) -> tuple[str, str]:
        """The cookie that comes with a form, and the token in it."""
        self.lots.begin("enter")
        client = self._client(viewer, "")
        page = client.get("/people/sign-in" if viewer in {"nobody", "gil"} else "/people/account")
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)
        cookie = client.get_cookie("form")
        assert found
        assert cookie
        return cookie.value, found[1]

    def _client(self, viewer: str, form: str) -> FlaskClient:
        client = self.app.test_client()
        if viewer != "nobody":
            client.set_cookie("visit", token_of(viewer))
        if form:
            client.set_cookie("form", form)
        return client

    def _exchange(self, viewer: str, form: str, token: str, call: Call, follow: bool) -> Exchange:
        """Call, follow where it leads, and put the world back."""
        client = self._client(viewer, form)
        self.lots.begin(str(call))
        with queries(self.engine) as seen:
            response = self._send(client, call, token)
        answers = [Answer.of(response, len(seen))]
        response.close()
        touched = {found[1] for statement in seen if (found := WRITTEN.match(statement))}
        self._check(viewer, call, response, touched)
        if follow and response.status_code in {302, 303} and call.method not in LOOKS:
            with queries(self.engine) as followed:
                answers.append(Answer.of(client.get(response.headers["Location"]), len(followed)))
            if call.endpoint == "packets.new":
                copied = client.post(f"{response.headers['Location']}/copies", headers={"X-CSRFToken": token})
                answers.append(Answer.of(copied, 0))
        if touched:
            self.copies.bring_back("world", touched)
        return Exchange(call, tuple(answers))

    def _send(self, client: FlaskClient, call: Call, token: str) -> TestResponse:
        sent: dict[str, Any] = {"method": call.method, "headers": {"X-CSRFToken": token}}
        if call.method == "PUT":
            sent["json"] = call.body
        elif call.body is not None:
            sent["data"] = {name: upload(value) for name, value in call.body.items()}
        return client.open(call.url, **sent)

    def _check(self, viewer: str, call: Call, response: TestResponse, touched: set[str]) -> None:
        """Who only looks changes nothing, and what is refused changes nothing."""
        if not touched:
            return
        assert touched <= set(TABLES), touched
        if call.method in LOOKS or response.status_code >= 400:
            changed = self.copies.changed("world", sorted(touched - {"try"}))
            assert changed == [], (
                f"{viewer}: {call} was answered {response.status_code} and changed {changed}"
            )


def changing(exchanges: Iterable[Exchange]) -> set[str]:
    """The routes that did what they were asked."""
    done = (e for e in exchanges if e.status < 400 and not e.is_turned_away)
    return {e.call.endpoint for e in done if e.call.method not in LOOKS}


def reached(exchanges: Iterable[Exchange]) -> set[str]:
    """The routes that showed a page."""
    return {e.call.endpoint for e in exchanges if e.call.method == "GET" and e.status == 200}
