"""One round of the post: what is due is put into the outbox, and what is in it goes out.

No word is said to a mail server while a transaction is open. A notice is taken for a while, its words are
made, it is sent, and then it is marked; what a crash in between leaves is sent again as the same mail.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from interviews.domain.notices import Notice
from interviews.notices import writing
from interviews.notices.due import put_due
from interviews.notices.outbox import claim
from interviews.notices.post import Letterhead, Mail, Unreachable, Unsent, message, send
from interviews.notices.sections import Section, section_of
from interviews.notices.server import Server


@dataclass(frozen=True)
class Round:
    """What became of it."""

    sent: int = 0
    dropped: int = 0
    failed: int = 0
    trouble: str = ""
    """The last sentence that said why something didn't go; it names nobody."""

    def __str__(self) -> str:
        counts = f"{self.sent} sent, {self.dropped} dropped, {self.failed} failed."
        return f"{counts} {self.trouble}".strip()


def go_round(session: Session, now: Callable[[], datetime], head: Letterhead, server: Server) -> Round:
    """Send what is due. Once the server can't be reached, the rest waits for another round."""
    done = Round()
    put_due(session, now())
    session.commit()
    while (taken := claim(session, at := now())) is not None:
        ids = [notice.id for notice in taken]
        session.commit()
        mail, notices = _written(session, ids, at, head)
        session.commit()
        done = replace(done, dropped=done.dropped + len(ids) - len(notices))
        if mail:
            try:
                send(message(mail, head), server)
            except Unsent as trouble:
                _failed(session, notices, trouble, now())
                done = replace(done, failed=done.failed + 1, trouble=str(trouble))
                if isinstance(trouble, Unreachable):
                    return done
            else:
                _sent(session, notices, at)
                done = replace(done, sent=done.sent + 1)
    session.rollback()
    return done


def _written(
    session: Session, ids: Sequence[UUID], at: datetime, head: Letterhead
) -> tuple[Mail | None, list[UUID]]:
    """The mail of these notices, and those that are in it; what there is nothing to say of is dropped."""
    sections: dict[UUID, Section] = {}
    notices = _held(session, ids)
    for notice in notices:
        if section := section_of(session, notice, at):
            sections[notice.id] = section
        else:
            notice.drop(at)
    if not sections:
        return None, []
    return _mail(notices[0], list(sections.values()), head), list(sections)


def _mail(first: Notice, sections: list[Section], head: Letterhead) -> Mail:
    """Named by what it tells of, not by when it is tried."""
    digest = uuid5(first.person_id, first.digest_at.isoformat()) if first.digest_at else first.id
    return Mail(
        key=str(digest),
        to=first.person.email,
        at=first.digest_at or first.made_at,
        subject=writing.subject(sections),
        text=writing.text(sections, head),
        html=writing.html(sections, head),
    )


def _sent(session: Session, ids: Sequence[UUID], at: datetime) -> None:
    for notice in _held(session, ids):
        notice.sent(at)
    session.commit()


def _failed(session: Session, ids: Sequence[UUID], trouble: Unsent, at: datetime) -> None:
    for notice in _held(session, ids):
        if trouble.for_good:
            notice.give_up(str(trouble), at)
        else:
            notice.fail(str(trouble), at)
    session.commit()


def _held(session: Session, ids: Sequence[UUID]) -> list[Notice]:
    """These notices, read anew, in one order."""
    found = select(Notice).where(Notice.id.in_(ids)).order_by(Notice.made_at, Notice.kind, Notice.id)
    return list(session.scalars(found.execution_options(populate_existing=True)))
