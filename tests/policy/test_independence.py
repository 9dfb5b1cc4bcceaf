"""The promise under any order of events: random histories of several loops, held against plain notes.

INTERVIEWS_TEST_HISTORIES says how many histories to try, for a longer run than everyday's.
"""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine

from interviews import policy
from interviews.domain.base import Base
from interviews.domain.breaks import Break
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Loop
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from tests.conftest import empty
from tests.policy import promise
from tests.policy.notes import Notes
from tests.policy.story import ROLES, Story, someone

HISTORIES = int(os.environ.get("INTERVIEWS_TEST_HISTORIES", "6"))
Promise = Callable[[Notes, str, Any], bool]


def of_loop(kept: Callable[[promise.Case], bool]) -> Promise:
    """The promise, asked of a person and a loop."""
    return lambda notes, name, loop: kept(notes.case(name, loop))


CARDS: dict[tuple[Act, type[Base]], Promise] = {
    (Act.SEE, Scorecard): Notes.reads,
    (Act.WRITE, Scorecard): Notes.writes,
    (Act.TRACK, Scorecard): Notes.tracks,
}
MORE: dict[tuple[Act, type[Base]], Promise] = {
    (Act.WITHDRAW, Scorecard): Notes.withdraws,
    (Act.SEE, Loop): of_loop(promise.sees),
    (Act.RUN, Loop): of_loop(promise.runs),
    (Act.TRACK, Loop): of_loop(promise.tracks),
    (Act.BREAK, Loop): of_loop(promise.may_break),
    (Act.SEE, Break): Notes.knows_of_asking,
    (Act.CONFIRM, Break): Notes.confirms,
    (Act.SEE, Debrief): of_loop(promise.reads_sealed),
    (Act.WRITE, Debrief): of_loop(promise.speaks),
    (Act.RUN, Debrief): of_loop(promise.runs),
}


class Independence(Story):
    """Whatever happens: list, object and page give what was promised, no more and no less."""

    engine: Engine

    def things(self, kind: type[Base]) -> dict[Any, Any]:
        """All things of a kind, by what the notes call them."""
        if kind is Scorecard:
            return self.cards
        if kind is Break:
            return dict(enumerate(self.breaks))
        if kind is Loop:
            return self.loops
        return {key: loop.debrief for key, loop in self.loops.items() if loop.debrief}

    def promised(self, name: str, kind: type[Base], kept: Promise) -> set[Base]:
        """The things of a kind with which somebody may do what this promise says."""
        return {thing for key, thing in self.things(kind).items() if kept(self.notes, name, key)}

    def listed(self, name: str, act: Act, kind: type[Base]) -> set[Base]:
        """The same, as the policy says."""
        return set(self.session.scalars(policy.allowed(self.people[name], act, kind)))

    @invariant()
    def everybody_gets_the_scorecards_that_they_were_promised(self) -> None:
        """As a list."""
        for (act, kind), kept in CARDS.items():
            given = {name: self.listed(name, act, kind) for name in self.people}
            assert given == {name: self.promised(name, kind, kept) for name in self.people}, act

    @invariant()
    def somebody_gets_everything_that_they_were_promised(self) -> None:
        """As a list; another person after each step. One act is also asked one by one."""
        self.turn += 1
        name, everything = [*ROLES][self.turn % len(ROLES)], CARDS | MORE
        for (act, kind), kept in everything.items():
            assert self.listed(name, act, kind) == self.promised(name, kind, kept), (name, act, kind)
        act, kind = [*everything][self.turn % len(everything)]
        me, things = self.people[name], self.things(kind).values()
        found = {thing for thing in things if policy.may(self.session, me, act, thing)}
        assert found == self.listed(name, act, kind), (name, act, kind)

    @rule(name=someone)
    def look(self, name: str) -> None:
        """Somebody opens the pages of every scorecard that there is."""
        self.session.rollback()
        browser = self.browsers[name]
        opened, right = {}, {}
        for seat, card in self.cards.items():
            pages = [f"/scorecards/{card.id}", f"/scorecards/{card.id}/edit"]
            opened[seat] = [browser.get(page).status_code for page in pages]
            right[seat] = [302, 302] if name in self.notes.left else self.answers(name, seat)
        assert opened == right

    def answers(self, name: str, seat: tuple[str, str]) -> list[int]:
        """What the two pages answer: the second leads back to the first once nobody writes there any more."""
        writing = 302 if self.notes.is_shut(seat) else 200
        return [
            200 if self.notes.reads(name, seat) else 404,
            writing if self.notes.writes(name, seat) else 404,
        ]

    def teardown(self) -> None:
        """Each history starts from nothing."""
        self.session.close()
        empty(self.engine)


@pytest.fixture
def history(engine, session, visit):
    """The machine, on the database under test."""
    Independence.engine, Independence.session, Independence.visit = engine, session, staticmethod(visit)
    return Independence


def test_no_order_of_events_shows_more_or_less_than_promised(history):
    run_state_machine_as_test(
        history,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
