"""What is kept, and the lines that the history must have for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from interviews.cli.history.told import Claim
from interviews.domain.breaks import Break
from interviews.domain.debriefs import Debrief
from interviews.domain.loops import Interview, Loop, Panelist
from interviews.domain.packets import Document, Packet
from interviews.domain.people import Renewal
from interviews.domain.scorecards import Rating, Revision, Scorecard, Seal


@dataclass(frozen=True)
class Kind:
    """One kind of rows: what is said of the good ones, how they are read, what each of them claims."""

    title: str
    rows: Select[Any]
    claims: Callable[[Any], Iterator[Claim]]


def of_seal(seal: Seal) -> Iterator[Claim]:
    """Sealed with this content by its author at this time, before the debrief; and withdrawn, if it was."""
    id, place = str(seal.scorecard_id), seal.scorecard.panelist
    debrief, proof = place.interview.loop.debrief, {"commitment": seal.commitment()}
    shared: Any = {
        "by_id": place.person_id,
        "facts": proof,
        "before": ("debrief", "opened", str(debrief.id)) if debrief else None,
    }
    yield Claim(
        ("scorecard", "sealed", id),
        seal.at,
        thing=f"the scorecard {id}",
        wrong=f"The scorecard {id} isn't what was sealed.",
        stands=seal.digest == seal.commitment(),
        **shared,
    )
    if seal.withdrawn_at:
        yield Claim(
            ("scorecard", "withdrew the seal", id),
            seal.withdrawn_at,
            thing=f"the scorecard {id}",
            wrong=f"A seal on the scorecard {id} is kept as withdrawn; the history doesn't tell of it.",
            **shared,
        )


def of_debrief(debrief: Debrief) -> Iterator[Claim]:
    """Opened, and closed if it is."""
    thing, facts = f"the debrief of the loop {debrief.loop_id}", {"loop": str(debrief.loop_id)}
    yield _step(debrief, "opened", debrief.opened_at, debrief.opened_by_id, thing, facts)
    if debrief.closed_at:
        yield _step(debrief, "closed", debrief.closed_at, debrief.closed_by_id, thing, facts)


def of_revision(revision: Revision) -> Iterator[Claim]:
    """Revised to this value, for this reason, at this time."""
    facts, thing = {"commitment": revision.commitment()}, f"the rating {revision.rating_id}"
    yield _step(revision.rating, "revised", revision.at, revision.by_id, thing, facts)


def of_break(asked: Break) -> Iterator[Claim]:
    """Asked for with this reason, and decided if it is."""
    thing = f"the loop {asked.loop_id}"
    facts = {"loop": str(asked.loop_id), "reason": asked.reason}
    yield _step(asked, "asked to break the seal", asked.asked_at, asked.asked_by_id, thing, facts)
    if asked.decided_at:
        decided = "broke the seal" if asked.confirmed else "declined to break the seal"
        yield _step(asked, decided, asked.decided_at, asked.decided_by_id, thing, facts)


def of_renewal(asked: Renewal) -> Iterator[Claim]:
    """Asked for, and decided if it is."""
    thing, facts = f"the person {asked.person_id}", {"person": str(asked.person_id)}
    yield _step(asked, "asked for a link", asked.asked_at, asked.asked_by_id, thing, facts)
    if asked.decided_at:
        decided = "confirmed a link" if asked.confirmed else "declined a link"
        yield _step(asked, decided, asked.decided_at, asked.decided_by_id, thing, facts)


def of_packet(packet: Packet) -> Iterator[Claim]:
    """Issued of this loop for this docket, with the hashes of its PDF, its page and its data."""
    thing = f"the packet {packet.number}, version {packet.version},"
    facts: dict[str, str | int] = {
        "number": packet.number,
        "version": packet.version,
        "digest": packet.pdf_digest,
        "page": packet.page_digest,
        "data": packet.data_digest,
        "loop": str(packet.loop_id),
        "docket": str(packet.docket_id),
    }
    wrong = f"T{thing[1:]} isn't what was issued."
    about = ("packet", "issued", str(packet.id))
    yield Claim(about, packet.issued_at, packet.issued_by_id, thing, wrong, facts)


def _step(
    noun: Any, verb: str, at: datetime, by_id: UUID | None, thing: str, facts: Mapping[str, str]
) -> Claim:
    wrong = f"“{verb}” of {thing} isn't kept as the history tells it, or the history doesn't tell of it."
    return Claim((noun.__tablename__, verb, str(noun.id)), at, by_id, thing, wrong, facts)


def faults_of_documents(session: Session) -> Iterator[str]:
    """Documents whose bytes aren't those that their hash was taken of."""
    for document in session.scalars(select(Document).execution_options(yield_per=10)):
        if sha256(document.content).hexdigest() != document.digest:
            yield f"The document {document.digest} isn't what was printed."


def seals() -> Select[Seal]:
    """Every seal with all that its proof covers."""
    ratings = selectinload(Seal.ratings)
    place = joinedload(Seal.scorecard).joinedload(Scorecard.panelist)
    loop = place.joinedload(Panelist.interview).joinedload(Interview.loop)
    return select(Seal).options(
        ratings.selectinload(Rating.evidence),
        ratings.joinedload(Rating.question),
        loop.joinedload(Loop.debrief),
    )


KINDS = (
    Kind("Sealed scorecards that are as they were sealed", seals(), of_seal),
    Kind("Debriefs that are as they were held", select(Debrief), of_debrief),
    Kind(
        "Revisions that are as they were put down",
        select(Revision).options(joinedload(Revision.rating)),
        of_revision,
    ),
    Kind("Requests to break a seal that are as they were made", select(Break), of_break),
    Kind("Requests for a link that are as they were made", select(Renewal), of_renewal),
    Kind("Packets that are as they were issued", select(Packet), of_packet),
)
