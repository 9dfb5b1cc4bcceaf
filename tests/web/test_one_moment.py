"""A page asks the database several times, and shows one moment of it."""

from contextlib import contextmanager

import pytest
from sqlalchemy import delete, event, insert, update

from interviews.domain.debriefs import Debrief
from interviews.domain.people import Grant, Role
from tests import make
from tests.counting import queries
from tests.web.meeting import Scene


@pytest.fixture
def scene(session, visit):
    """The debrief is open."""
    made = Scene(session, visit)
    made.opened()
    return made


def closed(scene):
    """The debrief is closed, and Ben has lost his role."""
    closing = update(Debrief).values(closed_at=make.NOON, closed_by_id=scene.cora.id)
    return [closing, delete(Grant).where(Grant.person_id == scene.ben.id)]


def as_before(scene):
    """Neither is so any more."""
    reopening = update(Debrief).values(closed_at=None, closed_by_id=None)
    return [reopening, insert(Grant).values(person_id=scene.ben.id, role=Role.INTERVIEWER)]


def change(engine, statements):
    """Change something, in a transaction of its own."""
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)


@contextmanager
def meanwhile(engine, asked, statements):
    """Change it once the page has asked so many times."""
    seen = []

    def note(_connection, _cursor, statement, *_):
        seen.append(statement)
        if statement.startswith("SELECT") and sum(line.startswith("SELECT") for line in seen) == asked + 1:
            change(engine, statements)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert any(line.startswith("DELETE") for line in seen)


@pytest.mark.parametrize("url", ["/debriefs/{debrief}", "/scorecards/{card}", "/scorecards", "/"])
def test_what_changes_while_a_page_is_made_is_on_the_next_one(scene, visit, engine, url):
    url = url.format(debrief=scene.loop.debrief.id, card=scene.card.id)
    ben = visit(scene.ben)
    with queries(engine) as seen:
        before = ben.get(url)
    shown = before.status, before.main
    asked = sum(line.startswith("SELECT") for line in seen)
    for number in range(1, asked, 2):
        with meanwhile(engine, number, closed(scene)):
            page = ben.get(url)
        assert (page.status, page.main) == shown
        change(engine, as_before(scene))
    change(engine, closed(scene))
    page = ben.get(url)
    assert (page.status, page.main) != shown
