"""What the two worlds differ in, and for whom: never more than the viewer may not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from interviews.domain.committees import Docket
from interviews.domain.loops import Loop, Panelist
from interviews.domain.people import Person
from tests import make
from tests.worlds.building import SCENES, fixed, issued
from tests.worlds.standing_still import Lots

LONG = "It was a long story, and this is only its beginning. " * 60


@dataclass(frozen=True)
class Step:
    """Somebody does something to their scorecard, so many minutes after noon."""

    minute: int
    who: str
    does: str
    words: str = "Brief."
    value: int = 2


Pair = tuple[tuple[Step, ...], tuple[Step, ...]]

# Nothing is known: who wrote, what, how much, when, in which order, who sealed, who withdrew.
EVERYTHING: Pair = (
    (Step(70, "ben", "writes"), Step(71, "eva", "writes"), Step(80, "cid", "seals")),
    (
        Step(72, "sue", "seals", LONG),
        Step(75, "ana", "seals", LONG, 4),
        Step(80, "rolf", "writes", LONG),
        Step(85, "ben", "seals", value=1),
        Step(90, "ben", "withdraws"),
        Step(95, "cid", "seals", LONG, 1),
    ),
)
# Where each stands is known, and nothing else. Who withdrew a seal has started again.
BUT_STANDING: Pair = (
    (
        Step(70, "ana", "seals"),
        Step(71, "eva", "writes"),
        Step(80, "ben", "seals"),
        Step(85, "cid", "writes"),
        Step(86, "sue", "seals"),
    ),
    (
        Step(69, "sue", "seals", LONG, 4),
        Step(72, "ben", "seals", LONG, 4),
        Step(74, "cid", "seals", LONG, 3),
        Step(76, "cid", "withdraws"),
        Step(78, "ana", "seals", value=1),
        Step(79, "ana", "withdraws"),
        Step(90, "ana", "seals", LONG, 4),
        Step(95, "rolf", "writes", LONG),
    ),
)
# The same where everybody is late, which hides whether anything is written.
BUT_STANDING_LATE: Pair = (
    (Step(70, "ben", "seals"),),
    (Step(60, "ana", "writes", LONG), Step(65, "cid", "writes"), Step(90, "ben", "seals", LONG, 4)),
)
# The same where no seal can be withdrawn.
BUT_STANDING_FOR_GOOD: Pair = (
    (
        Step(70, "ana", "seals"),
        Step(80, "ben", "writes"),
        Step(85, "cid", "writes"),
        Step(86, "sue", "seals"),
    ),
    (
        Step(69, "sue", "seals", LONG, 4),
        Step(72, "cid", "writes", LONG, 4),
        Step(90, "ana", "seals", LONG, 4),
        Step(95, "ben", "writes", LONG, 1),
    ),
)
# What is sealed is read; drafts are not, nor that there are any.
DRAFTS: Pair = (
    (Step(80, "ben", "seals"), Step(85, "cid", "writes"), Step(86, "sue", "writes")),
    (Step(70, "ana", "writes", LONG), Step(75, "rolf", "writes", LONG), Step(80, "ben", "seals")),
)
# What is sealed is read; of a draft it is known that there is one.
WORDS_OF_DRAFTS: Pair = (
    (Step(70, "ana", "seals"), Step(80, "ben", "writes")),
    (Step(70, "ana", "seals"), Step(75, "ben", "writes", LONG, 4)),
)

HIDDEN = {
    "ana",
    "ben",
    "cid",
    "sue",
    "eva",
    "rolf",
}  # whose scorecards differ: nobody looks through their eyes
LEILAS, MOS = {"A", "B", "P"}, {"C", "D"}
PARTIAL = LEILAS | MOS
ALL = PARTIAL | {"H"}
# Who may know where things stand, and in which loops not even that.
STAFF: dict[str, set[str]] = {
    "cora": set(),
    "adam": set(),
    "bro": set(),
    "els": LEILAS,
    "jud": PARTIAL,
    "con": PARTIAL,
    "ref": PARTIAL,
}
# Who may not even know that a debrief opened, nor (unless they arrange others) that a loop exists.
OUTSIDE = {"mira", "out", "rem", "lea", "gil", "con", "ref", "nobody"}


def hidden_from(viewer: str) -> set[str]:
    """The loops of which this viewer knows nothing that this harness can change."""
    return STAFF.get(viewer, ALL)


def pair_of(viewer: str, loop: str) -> Pair:
    """What differs in one loop for one viewer."""
    if (viewer, loop) == ("sia", "C"):
        return DRAFTS
    if (viewer, loop) == ("bro", "H"):
        return WORDS_OF_DRAFTS
    if loop in hidden_from(viewer):
        return EVERYTHING
    special = {"A": BUT_STANDING, "B": BUT_STANDING_LATE}
    return special.get(loop, BUT_STANDING_FOR_GOOD)


class Difference:
    """The hidden part of one world (0 or 1) as one viewer may not know it."""

    def __init__(self, session: Session, ids: Mapping[str, Any], lots: Lots, viewer: str, world: int) -> None:
        self.session, self.ids, self.lots = session, ids, lots
        self.viewer, self.world = viewer, world
        people = session.scalars(select(Person))
        self.people = {person.name.lower(): person for person in people}

    def make(self) -> None:
        """Let everything happen that makes this world what it is."""
        for letter in sorted(ALL - {"P"}):
            loop = self._loop(letter)
            for step in pair_of(self.viewer, letter)[self.world]:
                self.lots.begin(f"{letter} {step}")  # who may read it is given the same salt
                self._take(loop, step)
            self._let_go(loop)
        if self.world or "P" not in hidden_from(self.viewer):
            self._finish("P")
        if self.world and self.viewer in OUTSIDE:
            self._finish("A")
            if self.viewer not in STAFF:
                self._begin_another()
        self.session.commit()

    def _loop(self, letter: str) -> Loop:
        return self.session.get_one(Loop, self.ids[f"loop {letter}"])

    def _take(self, loop: Loop, step: Step) -> None:
        at = make.NOON + timedelta(minutes=step.minute)
        for place in make.places(loop):
            if place.person is self.people[step.who]:
                self._do(place, step, at)

    def _do(self, place: Panelist, step: Step, at: datetime) -> None:
        card, author = place.scorecard, place.person
        if step.does == "withdraws":
            if card.may_be_unsealed:
                card.withdraw_seal(at, author)
            return
        if not card.is_open:
            return
        card.save(make.written(card, step.words, step.value), card.version, at, author)
        if step.does == "seals":
            self._seal(place, at)

    def _seal(self, place: Panelist, at: datetime) -> None:
        """Its first rating has an identifier that is known in both worlds."""
        with self.session.no_autoflush:
            place.scorecard.seal(at, place.person)
            if len(place.scorecard.seals) == 1:
                name = f"{self._letter(place)} {place.person.name.lower()}"
                place.scorecard.seals[0].ratings[0].id = fixed(f"rating {name}")
        self.session.flush()

    def _letter(self, place: Panelist) -> str:
        found = [letter for letter in SCENES if self.ids[f"loop {letter}"] == place.interview.loop_id]
        return found[0]

    def _let_go(self, loop: Loop) -> None:
        """Whoever wrote something before: one is excused, the other removed."""
        for place in make.places(loop):
            at = make.NOON + timedelta(minutes=110)
            if place.person is self.people["eva"]:
                place.excuse_from_writing("Away.", at, loop.by)
            if place.person is self.people["rolf"]:
                place.remove("Away.", at, loop.by)

    def _finish(self, letter: str) -> None:
        """Open the debrief of a loop; where no viewer judged, close it and issue the packet."""
        loop, at = self._loop(letter), make.NOON + timedelta(minutes=150)
        for place in loop.awaited:
            card = place.scorecard
            card.save(make.written(card), card.version, at, place.person)
            card.seal(at, place.person)
        debrief = make.debrief(loop, at)
        debrief.id = fixed(f"debrief {letter}")
        self.session.add(debrief)
        debrief.note(LONG, at, self.people["ana"])
        debrief.attend(self.people["ana"], at, loop.by)
        make.settle(debrief, at)
        if letter == "P":
            debrief.close(at, loop.by)
            docket = self.session.get_one(Docket, self.ids["docket other"])
            issued(self.session, loop, docket, "2026-0002", loop.by).id = fixed("packet P")

    def _begin_another(self) -> None:
        """A whole loop more, with a candidate and an opening of its own."""
        asked = self._loop("A").opening.plan[0].asked[0].question
        loop = make.loop(
            [self.people["ana"]],
            of=make.opening("For Xenia", [[asked]], at_level=self._loop("A").opening.level),
            who=make.candidate("Xenia"),
            by=self._loop("A").by,
        )
        place = make.places(loop)[0]
        for name, thing in {
            "loop X": loop,
            "interview X": make.first(loop),
            "opening X": loop.opening,
            "candidate X": loop.candidate,
            "card X ana": place.scorecard,
            "place X ana": place,
        }.items():
            thing.id = fixed(name)
        self.session.add(loop)
