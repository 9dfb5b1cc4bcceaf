"""The promise under any order of events: a random history of a loop, held against the rule in plain words."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from interviews import policy
from interviews.domain.base import Refused
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Part
from interviews.domain.openings import Release
from interviews.domain.people import Grant, Role
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from tests import make

NAMES = ("Ana", "Ben", "Cid", "Cora", "Dot")
someone = st.sampled_from(NAMES)
either = st.sampled_from([0, 1])


class Independence(RuleBasedStateMachine):
    """Three interviewers, a coordinator who interviews too, and one who doesn't; two loops of one candidate.

    The oracle keeps its own notes, in sets of names, and never reads the tables.
    """

    engine: Engine

    @initialize(release=st.sampled_from(Release))
    def begin(self, release: Release) -> None:
        """Set the scene; nobody has written anything."""
        self.session = Session(self.engine, expire_on_commit=False)
        self.clock = make.NOON
        self.people = {name: make.person(name) for name in NAMES}
        self.people["Cora"].grants.append(Grant(role=Role.COORDINATOR))
        self.people["Dot"].grants = [Grant(role=Role.COORDINATOR)]
        candidate = make.candidate()
        self.loops = [
            make.loop(
                [self.people["Ana"], self.people["Ben"]], of=make.opening(release=release), who=candidate
            ),
            make.loop([self.people["Cid"]], of=make.opening(release=release), who=candidate),
        ]
        self.session.add_all([*self.people.values(), *self.loops])
        self.session.flush()
        self.release = release
        self.placed = {
            (0, "Ana"): Part.INTERVIEWER,
            (0, "Ben"): Part.INTERVIEWER,
            (1, "Cid"): Part.INTERVIEWER,
        }
        self.started: set[tuple[int, str]] = set()
        self.sealed: set[tuple[int, str]] = set()
        self.excused: set[tuple[int, str]] = set()
        self.removed: set[tuple[int, str]] = set()
        self.opened: set[int] = set()
        self.partial: set[str] = set()
        self.interviewers = {"Ana", "Ben", "Cid", "Cora"}
        self.coordinators = {"Cora", "Dot"}

    def now(self) -> datetime:
        """A later moment each time."""
        self.clock += timedelta(seconds=1)
        return self.clock

    def card(self, n: int, name: str) -> Scorecard:
        """The scorecard of a place that exists."""
        return make.card_of(self.people[name], self.loops[n])

    def writing(self, n: int, name: str) -> bool:
        """Whether this scorecard can still be written."""
        place = (n, name)
        shut = place in self.sealed | self.excused | self.removed or n in self.opened
        return place in self.placed and not shut

    # --- what can happen ---

    @rule(n=either, name=someone)
    def write(self, n: int, name: str) -> None:
        """Somebody saves a draft."""
        if self.writing(n, name):
            card = self.card(n, name)
            card.save(make.written(card), card.version, self.now(), self.people[name])
            self.session.flush()
            self.started.add((n, name))

    @rule(n=either, name=someone)
    def seal(self, n: int, name: str) -> None:
        """Somebody seals what they wrote."""
        if self.writing(n, name) and (n, name) in self.started:
            self.card(n, name).seal(self.now(), self.people[name])
            self.sealed.add((n, name))

    @rule(n=either, name=someone)
    def withdraw(self, n: int, name: str) -> None:
        """Somebody wants their seal back: possible before the debrief, unless others may have read it."""
        if (n, name) not in self.sealed:
            return
        card = self.card(n, name)
        if n in self.opened or self.release is Release.AFTER_OWN:
            with pytest.raises(Refused):
                card.withdraw_seal(self.now(), self.people[name])
        else:
            card.withdraw_seal(self.now(), self.people[name])
            self.sealed.remove((n, name))

    @rule(n=either, name=someone, excuse=st.booleans())
    def let_go(self, n: int, name: str, excuse: bool) -> None:
        """A coordinator excuses or removes somebody."""
        if self.writing(n, name):
            place = self.card(n, name).panelist
            leave = place.excuse_from_writing if excuse else place.remove
            leave("Ill.", self.now(), self.people["Dot"])
            (self.excused if excuse else self.removed).add((n, name))

    @rule(n=either, name=someone, part=st.sampled_from(Part))
    def join(self, n: int, name: str, part: Part) -> None:
        """Somebody comes onto a panel."""
        if (n, name) in self.placed or n in self.opened or name in self.partial | {"Dot"}:
            return
        if name in self.interviewers:
            make.first(self.loops[n]).assign(self.people[name], part, self.now(), self.people["Dot"])
            self.placed[n, name] = part

    @rule(name=someone)
    def recuse(self, name: str) -> None:
        """Somebody declares a conflict of interest."""
        if name not in self.partial:
            candidate = self.loops[0].candidate
            candidate.declare_conflict(self.people[name], "We are friends.", self.now(), self.people[name])
            self.partial.add(name)

    @rule(name=st.sampled_from(["Ana", "Ben", "Cid", "Cora"]))
    def change_role(self, name: str) -> None:
        """Somebody stops interviewing here, or starts again."""
        person, by = self.people[name], self.people["Dot"]
        if name in self.interviewers:
            person.withdraw(Role.INTERVIEWER, self.now(), by)
        else:
            person.grant(Role.INTERVIEWER, self.now(), by)
        self.interviewers ^= {name}

    @rule(n=either)
    def open_debrief(self, n: int) -> None:
        """A coordinator tries to open the debrief."""
        required = (
            {place for place, part in self.placed.items() if place[0] == n and part is Part.INTERVIEWER}
            - self.excused
            - self.removed
        )
        if required and required <= self.sealed and n not in self.opened:
            self.session.add(Debrief.open(self.loops[n], "lot", self.now(), self.people["Dot"]))
            self.session.flush()
            self.opened.add(n)
        else:
            with pytest.raises(Refused):
                Debrief.open(self.loops[n], "lot", self.now(), self.people["Dot"])

    @rule(n=either, name=someone, value=st.integers(1, 4))
    def revise(self, n: int, name: str, value: int) -> None:
        """Somebody rates anew, in the open."""
        if (n, name) in self.sealed and n in self.opened:
            rating = self.card(n, name).seal_in_force.ratings[0]  # type: ignore[union-attr]
            if rating.now != value:
                rating.revise(value, "I heard more.", self.now(), self.people[name])

    # --- what must always hold ---

    @invariant()
    def everyone_sees_exactly_what_the_promise_says(self) -> None:
        """As a list for reading, writing and tracking; and one by one for reading."""
        self.session.flush()
        for act, promise in ((Act.SEE, self.sees), (Act.WRITE, self.writes), (Act.TRACK, self.tracks)):
            for name, me in self.people.items():
                listed = set(self.session.scalars(policy.allowed(me, act, Scorecard)))
                cards = {place: self.card(*place) for place in self.placed}
                assert listed == {card for place, card in cards.items() if promise(name, *place)}, (act, name)
                if act is Act.SEE:
                    assert listed == {c for c in cards.values() if policy.may(self.session, me, act, c)}

    def active(self, me: str, n: int) -> bool:
        """`me` has a place in loop `n` that was not taken away."""
        return (n, me) in self.placed and (n, me) not in self.removed

    def sees(self, me: str, n: int, author: str) -> bool:
        """The promise, in the dumbest words we have."""
        if me in self.partial:
            return False
        if me == author:
            return me in self.interviewers
        if (n, author) not in self.sealed:
            return False
        if self.active(me, 1 - n) and 1 - n not in self.opened:
            return False
        if n in self.opened:
            return me in self.coordinators or (me in self.interviewers and self.active(me, n))
        judged = (n, me) in self.sealed and self.placed.get((n, me)) is Part.INTERVIEWER
        return self.release is Release.AFTER_OWN and me in self.interviewers and judged

    def writes(self, me: str, n: int, author: str) -> bool:
        """Only the author, and not once excused or removed."""
        let_go = (n, me) in self.excused | self.removed
        return me == author and me in self.interviewers - self.partial and not let_go

    def tracks(self, me: str, n: int, author: str) -> bool:
        """Coordinators, unless they are still to judge the candidate themselves."""
        judging = any(self.active(me, m) and m not in self.opened for m in (0, 1))
        return me in self.coordinators - self.partial and not judging

    def teardown(self) -> None:
        """Each history starts from nothing."""
        if hasattr(self, "session"):
            self.session.rollback()
            self.session.close()


@pytest.fixture
def history(app: object, engine: Engine) -> type[Independence]:
    """The machine, on the database under test."""
    Independence.engine = engine
    return Independence


def test_no_order_of_events_shows_more_or_less_than_promised(history):
    run_state_machine_as_test(
        history,
        settings=settings(
            max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
