"""What packet pages read."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from interviews.db import db
from interviews.domain.committees import Docket
from interviews.domain.history import digest_of_line
from interviews.domain.loops import Interview, Loop, Panelist
from interviews.domain.packets import Packet, Printed
from interviews.domain.scorecards import Rating, Scorecard, Seal
from interviews.printing.issuing import next_number


def cards_of(cards: Select[Scorecard], loop: Loop) -> Sequence[Scorecard]:
    """The given scorecards (the caller asked the policy) that belong to this loop, with what they hold."""
    sealed = cards.where(Scorecard.is_sealed)  # the issuer's own draft is no part of it
    of_loop = sealed.join(Scorecard.panelist).join(Panelist.interview).where(Interview.loop_id == loop.id)
    whole = selectinload(Scorecard.seals).selectinload(Seal.ratings)
    return db.session.scalars(
        of_loop.options(whole.selectinload(Rating.evidence), whole.selectinload(Rating.revisions))
    ).all()


def ahead(dockets: Select[Docket], at: datetime) -> Select[Docket]:
    """The given sittings (the caller asked the policy) that are still to come, the next one first."""
    return dockets.options(joinedload(Docket.committee)).where(Docket.sits_at > at).order_by(Docket.sits_at)


def number_and_version(loop: Loop, year: int) -> tuple[str, int]:
    """A loop keeps its number through all versions; the first issue takes the next one of the year."""
    issued = select(Packet.number, Packet.version).where(Packet.loop_id == loop.id)
    last = db.session.execute(issued.order_by(Packet.version.desc()).limit(1)).one_or_none()
    if last:
        return last.number, last.version + 1
    return next_number(db.session.scalars(select(Packet.number)), year), 1


def kept_once(papers: Printed) -> Printed:
    """The same documents, those that are kept already in place of new ones: two versions may share a page."""
    return Printed(*(db.session.merge(paper) for paper in (papers.pdf, papers.data, papers.page)))


def closing_digest(loop: Loop) -> str:
    """The hash of the line that closed the debrief.

    That of a later line would tell with every new issue whether anything happened anywhere since.
    """
    return db.session.scalars(digest_of_line(loop.debrief, "closed")).one()
