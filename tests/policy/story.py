"""What can happen to a few loops: every verb, tried also when it must be refused."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy.orm import Session

from interviews.domain.base import Refused
from interviews.domain.breaks import Break
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Loop, Part
from interviews.domain.openings import Opening, Release
from interviews.domain.people import Role
from interviews.domain.scorecards import Scorecard
from tests import make
from tests.policy.notes import BOSS, CANDIDATES, MEETINGS, Notes, Seat

ROLES = {
    "Ana": {Role.INTERVIEWER},
    "Ben": {Role.INTERVIEWER},
    "Cid": {Role.INTERVIEWER, Role.COMMITTEE},
    "Cora": {Role.INTERVIEWER, Role.COORDINATOR},
    "Adam": {Role.INTERVIEWER, Role.ADMINISTRATOR},
    BOSS: {Role.COORDINATOR, Role.ADMINISTRATOR},
}
SEATED = [("A1", "Ana"), ("A1", "Ben"), ("A2", "Ana"), ("B1", "Cid"), ("B1", "Ben"), ("C1", "Cora")]
someone, loops = st.sampled_from([*ROLES]), st.sampled_from([*CANDIDATES])
meetings = st.sampled_from([meeting for held in MEETINGS.values() for meeting in held])
seats = st.integers(0, 11)


def opening(loop: str, rule: Release) -> Opening:
    """An opening that plans the meetings of a loop."""
    rung = make.level()
    plan = [[make.question(levels=[rung])] for _ in MEETINGS[loop]]
    return make.opening(plan=plan, release=rule, at_level=rung)


class Story(RuleBasedStateMachine):
    """Six people in several roles; loop A has two meetings, and is of the same candidate as loop B."""

    session: Session
    visit: Callable[..., Any]

    @initialize(rules=st.fixed_dictionaries({loop: st.sampled_from(Release) for loop in CANDIDATES}))
    def begin(self, rules: dict[str, Release]) -> None:
        """Set the scene; nobody has written anything."""
        self.clock, self.turn = make.NOON, 0
        self.notes = Notes(rules, {name: {*held} for name, held in ROLES.items()})
        self.people = {name: make.person(name, *held) for name, held in ROLES.items()}
        people = {"Leila": make.candidate("Leila"), "Omar": make.candidate("Omar", self.people["Cid"])}
        self.loops = {
            loop: make.loop(of=opening(loop, rules[loop]), who=people[who])
            for loop, who in CANDIDATES.items()
        }
        self.cards: dict[Seat, Scorecard] = {}
        self.breaks: list[Break] = []
        self.session.add_all([*self.people.values(), *self.loops.values()])
        self.session.commit()
        for meeting, name in SEATED:
            self.join(meeting, name, Part.INTERVIEWER)
        self.browsers = {name: self.visit(person).client for name, person in self.people.items()}

    def now(self) -> datetime:
        """A later moment each time."""
        self.clock += timedelta(seconds=1)
        return self.clock

    def tried(self, refused: bool, verb: Callable[..., Any], *args: Any) -> Any:
        """Do it, in a transaction of its own. It must be refused when the notes say so, and then only."""
        if refused:
            with pytest.raises(Refused):
                verb(*args)
        done = None if refused else verb(*args)
        self.session.commit()
        return done

    def seat(self, n: int) -> Seat:
        """One of the places that there are, or were."""
        taken = list(self.cards)
        return taken[n % len(taken)]

    # --- what can happen ---

    @rule(n=seats)
    def write(self, n: int) -> None:
        """Somebody saves a draft."""
        seat = self.seat(n)
        card, me, shut = self.cards[seat], self.people[seat[1]], self.notes.is_shut(seat)
        self.tried(shut, card.save, make.written(card), card.version, self.now(), me)
        self.notes.begun |= set() if shut else {seat}

    @rule(n=seats)
    def seal(self, n: int) -> None:
        """Somebody seals what they wrote."""
        seat = self.seat(n)
        refused = self.notes.is_shut(seat) or seat not in self.notes.begun
        self.tried(refused, self.cards[seat].seal, self.now(), self.people[seat[1]])
        if not refused:
            self.notes.sealed.add(seat)
            self.notes.ratings[seat] = 3

    @rule(loop=loops)
    def finish(self, loop: str) -> None:
        """Everybody writes and seals who still has to: few histories would come to a debrief without."""
        for n, seat in enumerate(self.cards):
            if seat[0][0] == loop and not self.notes.is_shut(seat):
                self.write(n)
                self.seal(n)

    @rule(n=seats)
    def withdraw(self, n: int) -> None:
        """Somebody wants their seal back."""
        seat = self.seat(n)
        stays = self.notes.seal_stays(seat)
        self.tried(stays, self.cards[seat].withdraw_seal, self.now(), self.people[seat[1]])
        self.notes.sealed -= set() if stays else {seat}

    @rule(n=seats, excuse=st.booleans())
    def let_go(self, n: int, excuse: bool) -> None:
        """Somebody is excused or removed."""
        seat = self.seat(n)
        place, shut = self.cards[seat].panelist, self.notes.is_shut(seat)
        leave = place.excuse_from_writing if excuse else place.remove
        self.tried(shut, leave, "Ill.", self.now(), self.people[BOSS])
        if not shut:
            (self.notes.excused if excuse else self.notes.removed).add(seat)

    @rule(meeting=meetings, name=someone, part=st.sampled_from(Part))
    def join(self, meeting: str, name: str, part: Part) -> None:
        """Somebody comes onto a panel."""
        seat, loop = (meeting, name), self.loops[meeting[0]]
        held, refused = loop.interviews[int(meeting[1]) - 1], self.notes.cannot_join((meeting, name))
        place = self.tried(refused, held.assign, self.people[name], part, self.now(), self.people[BOSS])
        if place:
            self.notes.parts[seat] = part
            self.cards[seat] = place.scorecard

    @rule(loop=loops, name=someone, by=someone)
    def recuse(self, loop: str, name: str, by: str) -> None:
        """Somebody declares a conflict of interest, their own or another's."""
        conflict, declare = (CANDIDATES[loop], name), self.loops[loop].candidate.declare_conflict
        known = conflict in self.notes.conflicts
        self.tried(known, declare, self.people[name], "Friends.", self.now(), self.people[by])
        self.notes.conflicts.add(conflict)

    @rule(name=someone, role=st.sampled_from(Role), give=st.booleans())
    def change_role(self, name: str, role: Role, give: bool) -> None:
        """Somebody gets a role, or loses it."""
        held, person, boss = self.notes.roles[name], self.people[name], self.people[BOSS]
        own = name == BOSS and role is Role.ADMINISTRATOR
        if give:
            self.tried(role in held, person.grant, role, self.now(), boss)
            held.add(role)
        else:
            self.tried(role not in held or own, person.withdraw, role, self.now(), boss)
            held -= set() if own else {role}

    @rule(name=someone)
    def leave(self, name: str) -> None:
        """Somebody leaves the company."""
        refused = name in self.notes.left or name == BOSS
        self.tried(refused, self.people[name].leave, self.now(), self.people[BOSS])
        self.notes.left |= set() if refused else {name}

    @rule(loop=loops)
    def open_debrief(self, loop: str) -> None:
        """The debrief opens, if nobody is awaited."""
        refused = self.notes.cannot_open(loop)
        self.tried(refused, self._open, self.loops[loop])
        self.notes.opened |= set() if refused else {loop}

    def _open(self, loop: Loop) -> None:
        self.session.add(Debrief.open(loop, "lot", self.now(), self.people[BOSS]))

    @rule(loop=loops)
    def close_debrief(self, loop: str) -> None:
        """The debrief ends."""
        if debrief := self.loops[loop].debrief:
            self.tried(loop in self.notes.closed, debrief.close, self.now(), self.people[BOSS])
            self.notes.closed.add(loop)

    @rule(n=seats, value=st.integers(1, 4))
    def revise(self, n: int, value: int) -> None:
        """Somebody rates anew, in the open."""
        seat = self.seat(n)
        seal, stands = self.cards[seat].seal_in_force, self.notes.ratings.get(seat)
        if not seal:
            return
        refused = seat[0][0] not in self.notes.opened - self.notes.closed or value == stands
        again = (value, "I heard more.", self.now(), self.people[seat[1]])
        self.tried(refused, seal.ratings[0].revise, *again)
        self.notes.ratings[seat] = stands if refused else value

    @rule(loop=loops, name=someone)
    def ask_to_break(self, loop: str, name: str) -> None:
        """Somebody asks to break the seal."""
        refused = self.notes.cannot_ask(loop, name)
        why = ("A complaint was made.", self.now(), self.people[name])
        if asked := self.tried(refused, Break.ask, self.loops[loop], *why):
            self.notes.asked.append((loop, name))
            self.breaks.append(asked)

    @rule(n=seats, name=someone, confirm=st.booleans())
    def decide_on_breaking(self, n: int, name: str, confirm: bool) -> None:
        """Somebody confirms it, or declines."""
        if not self.breaks:
            return
        n %= len(self.breaks)
        refused = self.notes.cannot_decide(n, name)
        decide = self.breaks[n].confirm if confirm else self.breaks[n].decline
        self.tried(refused, decide, self.now(), self.people[name])
        if not refused:
            self.notes.decided.add(n)
            self.notes.broke |= {self.notes.asked[n]} if confirm else set()
