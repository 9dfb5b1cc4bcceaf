"""What tests of pages share."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.orm import Session

from tests.snapshot import rows


@pytest.fixture
def unchanged(session: Session) -> Iterator[Callable[[], None]]:
    """Call it before the first try: at the end every row of every table is as it was then."""
    before: dict[str, list[str]] = {}

    def look() -> None:
        session.rollback()
        before.update(rows(session))
        session.rollback()

    yield look
    session.rollback()
    assert rows(session) == before
