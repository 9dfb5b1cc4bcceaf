"""A company in which everything that anybody typed runs from right to left."""

from typing import Any

from sqlalchemy import JSON, update
from sqlalchemy.orm import Session

from interviews.domain.base import Base, WordList, Words
from tests.web.company import Company

TYPED = "שלום 12!"
EVERYONES = "canary-", "jotted ", "open-"  # how what the company typed into a draft begins

# Nobody types these: keys, hashes, zones, kinds. Every other text is typed, also tomorrow's.
OURS = {
    "bank.key", "competency.key", "level.key", "question.key", "candidate.label",
    "candidate.found_by", "candidate.zone", "person.found_by",
    "debrief.lot", "document.digest", "document.media_type", "packet.number", "person.email",
    "person.zone", "person.locale", "person.password_hash", "packet.pdf_digest", "packet.data_digest",
    "packet.page_digest", "try.email_hash", "invitation.token_hash", "sign_in.token_hash",
    "guide.token_hash", "waiver.check",
    "plan_version.fingerprint",
    "plan_template.plan",
    "calendar_link.token_hash", "interview.zone",
    "notice.remark",
    "sign_in.browser", "seal.salt", "seal.withheld_salt", "seal.digest", "revision.salt",
}  # fmt: skip


class Turned(Company):
    """The same company as everybody's, in Hebrew."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        for table in Base.metadata.sorted_tables:
            if table.name != "event":
                self._turn(table)
        session.commit()

    def _turn(self, table: Any) -> None:
        typed = {c: TYPED for c in table.columns if isinstance(c.type, Words) and str(c) not in OURS}
        lists = {c: [TYPED] for c in table.columns if isinstance(c.type, WordList)}
        for column, words in (typed | lists).items():
            self.session.execute(update(table).where(column.is_not(None)).values({column: words}))
        for column in table.columns:
            if isinstance(column.type, JSON):
                self._turn_drafts(table, column)

    def _turn_drafts(self, table: Any, column: Any) -> None:
        for id, draft in self.session.query(table.c.id, column).all():
            self.session.execute(update(table).where(table.c.id == id).values({column: _turned(draft)}))


def _turned(kept: Any) -> Any:
    if isinstance(kept, dict):
        return {name: _turned(value) for name, value in kept.items()}
    if isinstance(kept, list):
        return [_turned(value) for value in kept]
    return TYPED if isinstance(kept, str) and kept.startswith(EVERYONES) else kept
