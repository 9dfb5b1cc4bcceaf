"""The history: appended in the same transaction, chained, and not to be changed."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from interviews.domain.banks import BankDraft
from interviews.domain.history import BEGINNING, Event, first_break
from tests import make


def lines(session: Session) -> list[Event]:
    """All lines in order."""
    return list(session.scalars(select(Event).order_by(Event.position)))


def test_every_verb_leaves_a_line_that_holds_the_hash_of_the_one_before(session, keep):
    bank = keep(make.bank("Ours"))
    bank.describe(BankDraft("Theirs"), make.NOON, bank.keepers[0].person)
    session.commit()

    first, second = lines(session)
    assert [(line.verb, line.noun, line.noun_id) for line in (first, second)] == [
        ("made", "bank", str(bank.id)),
        ("described", "bank", str(bank.id)),
    ]
    assert (first.previous, second.previous) == (BEGINNING, first.digest)
    assert first_break([first, second]) is None


def test_what_is_rolled_back_never_happened(session, keep):
    bank = keep(make.bank("Ours"))
    bank.describe(BankDraft("Theirs"), make.NOON, bank.keepers[0].person)
    session.flush()
    session.rollback()
    bank.describe(BankDraft("Hers"), make.NOON, bank.keepers[0].person)
    session.commit()

    assert [line.verb for line in lines(session)] == ["made", "described"]


@pytest.mark.parametrize("change", ["UPDATE event SET verb = 'unmade'", "DELETE FROM event"])
def test_the_database_refuses_to_change_a_line(session, keep, change):
    keep(make.bank())
    with pytest.raises(DBAPIError, match="append-only"):
        session.execute(text(change))
    session.rollback()
    assert [line.verb for line in lines(session)] == ["made"]


def test_a_line_that_was_changed_a_missing_one_and_a_swapped_one_are_found(session, keep):
    bank = keep(make.bank())
    for name in ("One", "Two", "Three"):
        bank.describe(BankDraft(name), make.NOON, bank.keepers[0].person)
    session.commit()
    one, two, three, four = lines(session)
    session.expunge_all()

    assert first_break([one, two, four]) == 3
    assert first_break([one, three, two, four]) == 2
    two.facts = {"more": 1}
    assert first_break([one, two, three, four]) == 2
