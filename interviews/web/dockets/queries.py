"""What docket pages read."""

from collections.abc import Sequence

from sqlalchemy import Select
from sqlalchemy.orm import joinedload, selectinload

from interviews.db import db
from interviews.domain.committees import Committee, Docket, Seat
from interviews.domain.loops import Loop
from interviews.domain.packets import Packet
from interviews.policy import Act
from interviews.web.policing import everything


def sittings(dockets: Select[Docket]) -> Select[Docket]:
    """The given sittings (the caller asked the policy) with their committees, in order of time."""
    members = joinedload(Docket.committee).selectinload(Committee.seats).joinedload(Seat.person)
    return dockets.options(members).order_by(Docket.sits_at)


def with_members(committees: Select[Committee]) -> Select[Committee]:
    """The given committees with their members, by name."""
    return committees.options(selectinload(Committee.seats).joinedload(Seat.person)).order_by(Committee.name)


def packets_on(docket: Docket) -> Sequence[Packet]:
    """The packets of a sitting that I may see, by number."""
    mine = everything(Act.SEE, Packet).where(Packet.docket_id == docket.id)
    loops = selectinload(Packet.loop)
    return db.session.scalars(
        mine.options(loops.joinedload(Loop.candidate), loops.joinedload(Loop.opening)).order_by(
            Packet.number, Packet.version
        )
    ).all()
