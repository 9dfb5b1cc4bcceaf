"""From rows to values: the dossier of one loop, for one sitting.

Not here: who may read what. `cards` are those that the issuer may see; the caller asks the policy.
Recommendations, the debrief's notes and what it says of its disagreements are never read: the first part of a
packet doesn't hold them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from string import ascii_uppercase
from uuid import UUID

from interviews.domain.committees import Docket
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Interview, KitQuestion, Loop, Panelist
from interviews.domain.openings import OBSERVERS_OF_A_MUST_HAVE, Opening, Profile
from interviews.domain.people import Person
from interviews.domain.scorecards import EvidenceKind, Rating, Scorecard, Seal, canonical
from interviews.printing import dossier as values
from interviews.printing.incidents import incidents_of
from interviews.printing.masking import Masking

LATER = (
    "the interviewers’ recommendations",
    "the debrief’s notes",
    "what the debrief says of each disagreement",
)
HIDDEN = ("the candidate’s name", "the interviewers’ names", "who referred the candidate", "adjustments")
HIDDEN_WHEN_NAMED = ("who referred the candidate", "adjustments")
PROOF = (
    "For each scorecard the program put down, at the moment of its seal, the SHA-256 of the salt, a line "
    "break and the scorecard’s content in canonical JSON (sorted keys, no spaces, UTF-8). The attached data "
    "holds salt and content wherever no name was taken out. The recommendation is covered by a hash of its "
    "own inside the content, whose salt follows after the ballots."
)


@dataclass(frozen=True)
class Issue:
    """What the issuer decides: which number and version, when, by whom, for which sitting."""

    company: str
    number: str
    version: int
    at: datetime
    by: Person
    docket: Docket
    closing: str
    """Hash of the line of the history that closed the debrief."""


def compile(loop: Loop, cards: Iterable[Scorecard], issue: Issue) -> values.Dossier:
    """The first part of the packet of a loop whose debrief is closed. Needs the loop to have been held."""
    seats = _seats(loop)
    letters = {seat.id: letter for seat, letter in zip(seats, ascii_uppercase, strict=False)}
    by_seat = {card.panelist_id: card for card in cards}
    masking = _masking(loop)
    zone = issue.by.time_zone
    debrief = loop.debrief
    held = [i.starts_at.astimezone(zone).date() for i in loop.interviews if i.starts_at]
    if not debrief or not debrief.closed_at or not held:
        raise ValueError("A dossier is compiled once the debrief is closed.")
    return values.Dossier(
        company=issue.company,
        number=issue.number,
        version=issue.version,
        profile=loop.opening.profile.value,
        issued_at=issue.at,
        issued_by=issue.by.name,
        zone=issue.by.zone,
        docket_on=issue.docket.sits_at.astimezone(zone).date(),
        opening=loop.opening.title,
        level=loop.opening.level.name,
        candidate=_candidate(loop),
        began_on=min(held),
        ended_on=max(held),
        scale=_scale(loop),
        bar=_bar(loop.opening),
        plan=values.Plan(loop.plan_version.number, loop.plan_version.fingerprint),
        interviews=tuple(_interview(interview, issue) for interview in loop.interviews),
        panelists=tuple(_panelist(seat, letters, by_seat, masking) for seat in seats),
        ratings=tuple(
            _rating(rating, letters[seat.id], masking)
            for seat in seats
            for rating in _ratings(by_seat.get(seat.id))
        ),
        release=loop.opening.release.value,
        debrief=values.Debrief(
            debrief.opened_at, debrief.closed_at, tuple(_present(debrief, seats, letters))
        ),
        incidents=tuple(incidents_of(loop, letters, by_seat.values(), masking, _hides_names(loop))),
        recipients=tuple(_recipients(issue.docket, loop)),
        left_out=HIDDEN if _hides_names(loop) else HIDDEN_WHEN_NAMED,
        kept_for_later=LATER,
        proof=PROOF,
        closing_line=issue.closing,
    )


def _hides_names(loop: Loop) -> bool:
    return loop.opening.profile is Profile.ANONYMISED


def _masking(loop: Loop) -> Masking:
    """Nobody's name, or under a packet that names people: nothing to hide."""
    entries = (loop.candidate, *loop.candidate.aliases)
    candidate = {entry.name for entry in entries}
    referred_by = {entry.referred_by.name for entry in entries if entry.referred_by}
    everyone = {place.person.name for interview in loop.interviews for place in interview.places}
    broke = {who.name for broken in loop.broken for who in (broken.asked_by, broken.decided_by) if who}
    waived = {waiver.by.name for waiver in loop.waivers}
    return Masking({*candidate, *referred_by, *everyone, *broke, *waived} if _hides_names(loop) else ())


def _seats(loop: Loop) -> list[Panelist]:
    """Who counts, in the order of interviews and then by name; shadows and removed ones have no letter."""
    return [p for i in loop.interviews for p in i.panel if p.is_required or p.excuse]


def _candidate(loop: Loop) -> values.Candidate:
    return values.Candidate(loop.candidate.label, None if _hides_names(loop) else loop.candidate.name)


def _scale(loop: Loop) -> tuple[values.Point, ...]:
    """The points in words, where all questions call them the same."""
    scales = [question.scale for interview in loop.interviews for question in interview.kit]
    longest = max(len(scale) for scale in scales)
    return tuple(
        values.Point(point, _one({a.name for scale in scales for a in scale if a.point == point}))
        for point in range(1, longest + 1)
    )


def _one(names: set[str]) -> str:
    return names.pop() if len(names) == 1 else "As each question’s rubric says"


def _present(debrief: Debrief, seats: list[Panelist], letters: dict[UUID, str]) -> Iterator[str]:
    """Who was in the room: each seat by its title; of who has no place at all, that they coordinate."""
    loop, there = debrief.loop, debrief.who_is_present
    for seat in seats:
        if seat.person in there:
            name = None if _hides_names(loop) else seat.person.name
            yield values.Panelist(letters[seat.id], "", None, name=name).title
    panel = {place.person for interview in loop.interviews for place in interview.places}
    for _ in [person for person in there if person not in panel]:
        yield "a coordinator"


def _bar(opening: Opening) -> values.Bar:
    criteria = tuple(
        values.Criterion(
            key=criterion.competency.key,
            name=criterion.competency.name,
            weight=criterion.weight,
            must_have=criterion.must_have,
            level=opening.level.name,
            expected=criterion.competency.expected_at(opening.level),
        )
        for criterion in opening.criteria
    )
    rule = values.Rule(opening.bar_rating, opening.others_needed, OBSERVERS_OF_A_MUST_HAVE)
    return values.Bar(1, opening.fingerprint(), opening.locked_at, rule, criteria)


def _interview(interview: Interview, issue: Issue) -> values.Interview:
    start = interview.starts_at or issue.at
    return values.Interview(
        key=str(interview.position),
        title=interview.title,
        on=start.astimezone(issue.by.time_zone).date(),
        minutes=interview.planned_minutes,
        questions=tuple(_question(question) for question in interview.kit),
    )


def _key(question: KitQuestion) -> str:
    return f"{question.interview.position}-{question.position}"


def _question(question: KitQuestion) -> values.Question:
    version = question.version
    return values.Question(
        key=_key(question),
        title=version.title,
        version=version.number,
        criterion=version.competency.key,
        prompt=version.prompt,
        probes=tuple(version.probes),
        minutes=version.minutes,
        rubric=tuple(values.Anchor(a.point, a.behaviours, a.name) for a in question.scale),
        purpose=version.purpose,
        told_beforehand=version.told_beforehand,
        not_scored=version.not_scored,
    )


def _panelist(
    seat: Panelist, letters: dict[UUID, str], cards: dict[UUID, Scorecard], masking: Masking
) -> values.Panelist:
    card = cards.get(seat.id)
    seal = card.seal_in_force if card else None
    return values.Panelist(
        letter=letters[seat.id],
        interview=str(seat.interview.position),
        sealed=_sealed(seal, masking) if seal else None,
        excused=values.Excuse(seat.excuse.at, masking.hide(seat.excuse.reason)) if seat.excuse else None,
        name=None if _hides_names(seat.interview.loop) else seat.person.name,
    )


def _sealed(seal: Seal, masking: Masking) -> values.Sealed:
    """The proof; its content only where masking left every word as it was."""
    content = seal.content()
    told = canonical(content) if masking.spares(content) else ""
    return values.Sealed(seal.at, seal.digest, seal.salt, told)


def _ratings(card: Scorecard | None) -> Sequence[Rating]:
    seal = card.seal_in_force if card else None
    return seal.ratings if seal else ()


def _rating(rating: Rating, letter: str, masking: Masking) -> values.Rating:
    why = ", ".join(
        filter(None, [rating.not_assessed and rating.not_assessed.value, rating.not_assessed_words])
    )
    return values.Rating(
        panelist=letter,
        question=_key(rating.question),
        value=rating.value,
        confidence=rating.confidence.value if rating.confidence else None,
        not_assessed=masking.hide(why),
        evidence=tuple(values.Evidence(_kind(p.kind), masking.hide(p.text)) for p in rating.evidence),
        revisions=tuple(values.Revision(r.at, r.value, masking.hide(r.reason)) for r in rating.revisions),
    )


def _kind(kind: EvidenceKind) -> values.EvidenceKind:
    kinds: dict[EvidenceKind, values.EvidenceKind] = {
        EvidenceKind.SAID: "said",
        EvidenceKind.DID: "did",
        EvidenceKind.WROTE: "wrote",
        EvidenceKind.INFERENCE: "inference",
    }
    return kinds[kind]


def _recipients(docket: Docket, loop: Loop) -> list[str]:
    """Who reads it: a member who is partial gets no packet of this candidate."""
    chairs = {seat.person for seat in docket.committee.seats if seat.is_chair}
    members = [person for person in docket.committee.members if not loop.candidate.is_partial(person)]
    return [f"{person.name} (chair)" if person in chairs else person.name for person in members]
