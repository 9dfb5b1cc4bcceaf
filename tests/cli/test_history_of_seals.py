"""`interviews history verify`: a line or a seal that was changed after the fact is said in a sentence."""

from datetime import timedelta

from sqlalchemy import select, update

from interviews.domain.history import Event
from interviews.domain.loops import Panelist
from interviews.domain.scorecards import Evidence, Seal
from tests.cli.saying import card_in, counted, line, unkept
from tests.make import NOON

HOUR = timedelta(hours=1)
LATER = NOON + timedelta(days=1)


def test_a_history_that_holds_is_said_to(run, session, packet):
    lines = session.query(Event).count()
    assert run("history", "verify") == (0, [f"The history holds: {lines} lines.", *counted()])


def test_an_empty_history_holds(run):
    assert run("history", "verify") == (0, ["The history holds: 0 lines.", *counted(0, 0, 0, 0, 0, 0)])


def test_a_line_that_was_changed_is_found_with_its_position(wrong, behind, packet):
    behind(update(Event).where(Event.position == 3).values(verb="unmade"))
    assert wrong() == ["The history is broken at line 3: it isn't what was written, or a line is missing."]


def test_evidence_that_was_changed_after_the_seal_is_found(run, session, packet, behind):
    card = card_in(session)
    behind(update(Evidence).where(Evidence.text == "second").values(text="something else"))
    position = line(session, "sealed", 1)
    assert run("history", "verify")[1][1:] == [
        *counted(seals=1),
        f"The scorecard {card.id} isn't what was sealed.",
        unkept(position, "sealed", f"scorecard {card.id}"),
    ]


def test_a_proof_that_was_changed_is_found(wrong, session, packet, behind):
    card = card_in(session)
    behind(update(Seal).where(Seal.withdrawn_at.is_(None)).values(digest="0" * 64))
    assert f"The scorecard {card.id} isn't what was sealed." in wrong()


def test_a_new_hash_for_changed_evidence_was_announced_by_no_line(wrong, session, packet, behind):
    card = card_in(session)
    behind(update(Evidence).where(Evidence.text == "second").values(text="something else"))
    seal = session.scalars(select(Seal).where(Seal.withdrawn_at.is_(None))).one()
    seal.digest = seal.commitment()
    session.commit()
    assert wrong()[0] == f"The scorecard {card.id} isn't what was sealed."


def test_a_seal_with_another_time_is_found(wrong, session, packet, behind):
    card = card_in(session)
    behind(update(Seal).where(Seal.withdrawn_at.is_(None)).values(at=NOON))
    assert wrong()[0] == f"The scorecard {card.id} isn't what was sealed."


def test_a_seal_with_another_author_is_found(wrong, session, packet, behind, cora):
    card = card_in(session)
    behind(update(Panelist).values(person_id=cora.id))
    told = f"of the scorecard {card.id} by another person than is kept."
    assert set(wrong()) == {
        f"Line {line(session, 'sealed', 0)} of the history tells “sealed” {told}",
        f"Line {line(session, 'sealed', 1)} of the history tells “sealed” {told}",
        f"Line {line(session, 'withdrew the seal')} of the history tells “withdrew the seal” {told}",
    }


def test_a_withdrawal_that_the_history_does_not_tell_of_is_found(wrong, session, packet, behind):
    card = card_in(session)
    behind(update(Seal).where(Seal.withdrawn_at.is_(None)).values(withdrawn_at=LATER))
    assert wrong() == [
        f"A seal on the scorecard {card.id} is kept as withdrawn; the history doesn't tell of it."
    ]


def test_a_withdrawal_that_was_undone_is_found(wrong, session, packet, behind):
    card = card_in(session)
    behind(update(Seal).values(withdrawn_at=None))
    position = line(session, "withdrew the seal")
    assert wrong() == [unkept(position, "withdrew the seal", f"scorecard {card.id}")]


def test_a_withdrawal_at_another_time_is_found(wrong, session, packet, behind):
    card = card_in(session)
    behind(update(Seal).where(Seal.withdrawn_at.is_not(None)).values(withdrawn_at=LATER))
    assert wrong() == [
        f"Line {line(session, 'withdrew the seal')} of the history tells “withdrew the seal” of the "
        f"scorecard {card.id} at another time than is kept."
    ]


def test_a_withdrawal_that_was_moved_to_the_other_seal_is_found(wrong, session, packet, behind):
    card = card_in(session)
    first, second = session.scalars(select(Seal).order_by(Seal.at))
    behind(
        update(Seal).where(Seal.id == first.id).values(withdrawn_at=None),
        update(Seal).where(Seal.id == second.id).values(withdrawn_at=NOON + HOUR),
    )
    position = line(session, "withdrew the seal")
    assert wrong() == [
        f"A seal on the scorecard {card.id} is kept as withdrawn; the history doesn't tell of it.",
        unkept(position, "withdrew the seal", f"scorecard {card.id}"),
    ]


def test_a_seal_that_is_gone_is_found(wrong, session, packet, behind):
    card, seal = card_in(session), session.scalars(select(Seal).where(Seal.withdrawn_at.is_not(None))).one()
    session.delete(seal)
    session.commit()
    assert wrong() == [
        unkept(line(session, "sealed"), "sealed", f"scorecard {card.id}"),
        unkept(line(session, "withdrew the seal"), "withdrew the seal", f"scorecard {card.id}"),
    ]


def test_a_seal_that_was_made_after_the_debrief_and_dated_back_is_found(wrong, session, packet, ana):
    card = card_in(session)
    late = Seal.of(card.read_draft(), card.kit, NOON + 2 * HOUR)
    late.withdrawn_at, card.seals = NOON + 3 * HOUR, [*card.seals, late]
    card.record("sealed", late.at, ana, commitment=late.digest)
    card.record("withdrew the seal", late.withdrawn_at, ana, commitment=late.digest)
    session.commit()
    opened = line(session, "opened")
    assert wrong() == [
        f"Line {line(session, verb, -1)} of the history tells “{verb}” of the scorecard {card.id} after line "
        f"{opened}, which opened the debrief."
        for verb in ("sealed", "withdrew the seal")
    ]
