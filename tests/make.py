"""Builders without surprises: what you leave out is boring. Nothing here queries or commits."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

from interviews.domain.banks import AnchorDraft, Bank, BankDraft, Competency, Level, Question, QuestionDraft
from interviews.domain.breaks import Break
from interviews.domain.candidates import Candidate
from interviews.domain.committees import Committee, Docket
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Interview, Loop, Panelist, Part
from interviews.domain.openings import CriterionDraft, Opening, PlannedDraft, Profile, Release
from interviews.domain.people import OURS, Grant, Person, Role
from interviews.domain.scorecards import (
    AnswerDraft,
    CardDraft,
    Confidence,
    EvidenceDraft,
    EvidenceKind,
    Recommendation,
    Scorecard,
)

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=4)

_number = count(1)


def person(name: str | None = None, *roles: Role, zone: str = "UTC", locale: str = OURS) -> Person:
    """Somebody; an interviewer unless told otherwise."""
    name = name or f"Person {next(_number)}"
    held = roles or (Role.INTERVIEWER,)
    return Person(
        name=name,
        email=f"p{next(_number)}@example.com",
        zone=zone,
        locale=locale,
        grants=[Grant(role=role) for role in held],
    )


def coordinator(name: str = "Coordinator") -> Person:
    """Somebody who arranges."""
    return person(name, Role.COORDINATOR)


def level(name: str = "Staff engineer", position: int = 4) -> Level:
    """A rung of the ladder."""
    return Level(key=f"level-{next(_number)}", name=name, position=position)


def competency(name: str | None = None) -> Competency:
    """Something that a job needs."""
    n = next(_number)
    return Competency(key=f"competency-{n}", name=name or f"Competency {n}", track="engineering", about="")


def anchors(points: int = 4, word: str = "Seen") -> tuple[AnchorDraft, ...]:
    """A scale with that many points."""
    return tuple(AnchorDraft(f"Point {n}", f"{word} {n} times") for n in range(1, points + 1))


def renamed(scale: tuple[AnchorDraft, ...], point: int, name: str) -> tuple[AnchorDraft, ...]:
    """The same scale with another name for one point."""
    return tuple(
        AnchorDraft(name, anchor.behaviours) if n == point else anchor
        for n, anchor in enumerate(scale, start=1)
    )


SEEN = ("Seen", "Heard", "Read", "Shown", "Told", "Drawn", "Named")


def draft(title: str | None = None, levels: Sequence[Level] = (), **more: object) -> QuestionDraft:
    """A question that holds up."""
    given = {
        "title": title or f"Question {next(_number)}",
        "competency": more.pop("competency", None) or competency(),
        "minutes": 10,
        "prompt": "Tell me about it.",
        "purpose": "Whoever has this job does it.",
        "not_scored": "Fluency.",
        "alternatives": "In writing.",
        "rubric": {at: anchors(word=word) for at, word in zip(levels or [level()], SEEN, strict=False)},
    }
    return QuestionDraft(**(given | more))  # type: ignore[arg-type]


def bank(name: str = "Bank", by: Person | None = None) -> Bank:
    """An empty bank."""
    return Bank.found(f"bank-{next(_number)}", BankDraft(name), NOON, by or coordinator())


def question(
    title: str | None = None, levels: Sequence[Level] = (), in_bank: Bank | None = None, **more: object
) -> Question:
    """An approved question."""
    made = Question.begin(
        in_bank or bank(), f"question-{next(_number)}", draft(title, levels, **more), NOON, person()
    )
    made.latest.propose(NOON, made.latest.by)
    made.latest.approve(NOON, person())
    return made


def opening(
    title: str = "Staff engineer, Platform",
    plan: Sequence[Sequence[Question]] = (),
    release: Release = Release.AT_DEBRIEF,
    profile: Profile = Profile.ANONYMISED,
    at_level: Level | None = None,
) -> Opening:
    """An opening with a bar and a plan; each item of `plan` is the questions of one interview.

    What is asked first is a must-have, if a second interview asks about it too.
    """
    rung = at_level or level()
    by = coordinator()
    plan = plan or [[question(levels=[rung])]]
    made = Opening.announce(title, rung, release, profile, NOON, by)
    asked = dict.fromkeys(q.latest.competency for questions in plan for q in questions)
    first = next(iter(asked))
    twice = sum(any(q.latest.competency is first for q in questions) for questions in plan) > 1
    made.set_bar([CriterionDraft(c, 2, twice and c is first) for c in asked], 3, 0, NOON, by)
    made.set_plan(
        [
            PlannedDraft(
                f"Interview {n}", 60, tuple({q.latest.competency for q in questions}), tuple(questions)
            )
            for n, questions in enumerate(plan, start=1)
        ],
        NOON,
        by,
    )
    made.plan_versions[0].by = None  # as before there were versions: nobody more than a test asks for
    return made


def candidate(name: str | None = None, referred_by: Person | None = None) -> Candidate:
    """Somebody who applies."""
    n = next(_number)
    return Candidate(name=name or f"Candidate {n}", label=f"K-{n}", referred_by=referred_by)


def loop(
    panel: Iterable[Person] = (),
    shadows: Iterable[Person] = (),
    of: Opening | None = None,
    who: Candidate | None = None,
    by: Person | None = None,
) -> Loop:
    """A loop; every interview begins at noon, and the panel sits on the first."""
    made = Loop.begin(of or opening(), who or candidate(), NOON, by or coordinator())
    for interview in made.interviews:
        interview.starts_at = NOON
    first = made.interviews[0]
    for somebody in panel:
        first.assign(somebody, Part.INTERVIEWER, NOON, made.by)
    for somebody in shadows:
        first.assign(somebody, Part.SHADOW, NOON, made.by)
    return made


def card_of(who: Person, loop: Loop) -> Scorecard:
    """The scorecard of somebody's first place in a loop, removed or not."""
    return next(p.scorecard for i in loop.interviews for p in i.places if p.person is who)


def written(card: Scorecard, word: str = "said so", value: int = 3) -> CardDraft:
    """A complete draft for a scorecard, with `word` in every text."""
    answer = AnswerDraft(
        value=value,
        confidence=Confidence.MEDIUM,
        evidence=(EvidenceDraft(EvidenceKind.SAID, word),),
        notes=f"jotted {word}",
    )
    return CardDraft(
        answers={q.id: answer for q in card.kit},
        recommendation=Recommendation.YES,
        confidence=Confidence.HIGH,
        reasons=word,
    )


def seal(
    who: Person, loop: Loop, word: str = "said so", value: int = 3, at: datetime | None = None
) -> Scorecard:
    """Let somebody write and seal their scorecard, once it can be.

    The loop must have been kept: questions need their ids.
    """
    card = card_of(who, loop)
    at = at or max(NOON, card.panelist.interview.starts_at or NOON)
    card.save(written(card, word, value), card.version, at, who)
    card.seal(at, who)
    return card


def debrief(loop: Loop, at: datetime = NOON + timedelta(hours=3)) -> Debrief:
    """Open the debrief of a loop whose scorecards are sealed."""
    return Debrief.open(loop, "lot", at, loop.by)


def settle(debrief: Debrief, at: datetime = NOON + timedelta(hours=3)) -> None:
    """Say of everything that has to be addressed that it was."""
    for competency in debrief.unaddressed:
        debrief.address(competency, "We talked.", at, debrief.opened_by)


def broken(loop: Loop, by: Person, second: Person, at: datetime = NOON + timedelta(hours=2)) -> Break:
    """Let `by` ask to break the seal of a loop, and `second` confirm it."""
    asked = Break.ask(loop, "A complaint was made.", at, by)
    asked.confirm(at, second)
    return asked


def docket(members: Sequence[Person], sits_at: datetime = NOON + timedelta(days=7)) -> Docket:
    """A sitting of a committee; the first member has the chair."""
    by = coordinator()
    committee = Committee.form("Hiring committee", members[0], members, NOON, by)
    return Docket.call(committee, sits_at, NOON, by)


def places(loop: Loop) -> list[Panelist]:
    """Every place of a loop, removed ones too."""
    return [place for interview in loop.interviews for place in interview.places]


def slip_in(who: Person, loop: Loop) -> None:
    """Put somebody on the first interview as if `assign` never refused: the policy doesn't lean on it."""
    place = Panelist(person=who, part=Part.INTERVIEWER)
    first(loop).places.append(place)
    place.start_scorecard()


def first(loop: Loop) -> Interview:
    """The first interview of a loop."""
    return loop.interviews[0]


def asked(loop: Loop) -> Competency:
    """What the first question of a loop shows."""
    return first(loop).kit[0].version.competency
