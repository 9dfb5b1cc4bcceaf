"""`interviews history verify`: what else was changed after the fact is said in a sentence."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, select, update

from interviews.domain.breaks import Break
from interviews.domain.debriefs import Debrief
from interviews.domain.history import Event
from interviews.domain.packets import Document
from interviews.domain.people import Person, Renewal
from interviews.domain.scorecards import Revision
from tests import make
from tests.cli.saying import counted, line, otherwise, unkept
from tests.make import NOON

LATER = NOON + timedelta(days=1)


def test_a_debrief_that_opened_at_another_time_is_found(wrong, session, packet, behind):
    behind(update(Debrief).values(opened_at=NOON))
    assert wrong() == [
        f"Line {line(session, 'opened')} of the history tells “opened” of the debrief of the loop "
        f"{packet.loop_id} at another time than is kept."
    ]


def test_a_debrief_that_the_history_does_not_tell_of_is_found(wrong, session, keep, cora, packet, behind):
    loop = keep(make.loop([make.person("Ben")], by=cora))
    row = {"id": uuid4(), "loop_id": loop.id, "opened_at": NOON, "opened_by_id": cora.id, "lot": "x"}
    behind(insert(Debrief).values(**row))
    assert wrong() == [otherwise("opened", f"debrief of the loop {loop.id}")]


def test_a_debrief_that_was_given_to_another_loop_is_found(wrong, session, keep, cora, packet, behind):
    loop = keep(make.loop([make.person("Ben")], by=cora))
    debrief = session.scalars(select(Debrief)).one().id
    behind(update(Debrief).values(loop_id=loop.id))
    thing = f"debrief of the loop {loop.id}"
    assert wrong() == [
        otherwise("opened", thing),
        otherwise("closed", thing),
        unkept(line(session, "opened"), "opened", f"debrief {debrief}"),
        unkept(line(session, "closed"), "closed", f"debrief {debrief}"),
    ]


def test_a_debrief_that_was_closed_by_somebody_else_or_never_is_found(wrong, session, packet, behind, ana):
    behind(update(Debrief).values(closed_by_id=ana.id))
    position = line(session, "closed")
    assert wrong() == [
        f"Line {position} of the history tells “closed” of the debrief of the loop {packet.loop_id} by "
        "another person than is kept."
    ]
    behind(update(Debrief).values(closed_at=None))
    debrief = session.scalars(select(Debrief)).one().id
    assert wrong() == [unkept(position, "closed", f"debrief {debrief}")]


@pytest.mark.parametrize(
    "change", [{"value": 1}, {"reason": "I was told to."}, {"at": NOON}, {"salt": ""}], ids=str
)
def test_a_revision_that_was_changed_is_found(wrong, session, packet, behind, change):
    rating = session.scalars(select(Revision.rating_id)).one()
    behind(update(Revision).values(**change))
    assert wrong() == [
        otherwise("revised", f"rating {rating}"),
        unkept(line(session, "revised"), "revised", f"rating {rating}"),
    ]


def test_a_revision_by_somebody_else_and_one_that_is_gone_are_found(wrong, session, packet, behind, cora):
    rating, position = session.scalars(select(Revision.rating_id)).one(), line(session, "revised")
    behind(update(Revision).values(by_id=cora.id))
    assert wrong() == [
        f"Line {position} of the history tells “revised” of the rating {rating} by another person than is "
        "kept."
    ]
    behind(delete(Revision))
    assert wrong() == [unkept(position, "revised", f"rating {rating}")]


def test_a_revision_from_before_there_were_hashes_is_known_by_its_time_and_author(
    run, session, keep, packet, ana
):
    rating = session.scalars(select(Revision)).one().rating
    rating.revisions.append(Revision(value=2, reason="Old.", at=LATER, by=ana, salt=""))
    rating.record("revised", LATER, ana)
    session.commit()
    assert run("history", "verify")[1][1:] == counted(revisions=2)


BROKEN = ("asked to break the seal", "broke the seal")


def test_a_break_with_another_reason_is_found(wrong, session, packet, behind):
    asked = session.scalars(select(Break)).one().id
    behind(update(Break).values(reason="A whim."))
    assert wrong() == [
        *(otherwise(verb, f"loop {packet.loop_id}") for verb in BROKEN),
        *(unkept(line(session, verb), verb, f"seal break {asked}") for verb in BROKEN),
    ]


def test_a_break_that_was_declined_afterwards_is_found(wrong, session, packet, behind):
    asked = session.scalars(select(Break)).one().id
    behind(update(Break).values(confirmed=False))
    assert wrong() == [
        otherwise("declined to break the seal", f"loop {packet.loop_id}"),
        unkept(line(session, "broke the seal"), "broke the seal", f"seal break {asked}"),
    ]


def test_a_break_that_is_gone_and_one_that_nobody_announced_are_found(wrong, session, packet, behind, adam):
    asked = session.scalars(select(Break)).one().id
    mine = {"loop_id": packet.loop_id, "reason": "Quietly.", "asked_at": NOON, "asked_by_id": adam.id}
    behind(delete(Break), insert(Break).values(id=uuid4(), **mine))
    assert wrong() == [
        otherwise("asked to break the seal", f"loop {packet.loop_id}"),
        *(unkept(line(session, verb), verb, f"seal break {asked}") for verb in BROKEN),
    ]


def test_a_link_that_was_confirmed_by_somebody_else_or_never_asked_for_is_found(
    wrong, session, packet, behind, ana
):
    mira = session.scalars(select(Person).filter_by(name="Mira")).one()
    behind(update(Renewal).values(decided_by_id=mira.id))
    assert wrong() == [
        f"Line {line(session, 'confirmed a link')} of the history tells “confirmed a link” of the person "
        f"{ana.id} by another person than is kept."
    ]
    asked = session.scalars(select(Renewal)).one().id
    behind(delete(Renewal))
    verbs = ("asked for a link", "confirmed a link")
    assert wrong() == [unkept(line(session, verb), verb, f"renewal {asked}") for verb in verbs]


def test_a_link_that_was_declined_is_kept_as_it_was(run, session, keep, ana, adam, cora):
    keep(Renewal.ask(ana, NOON, adam)).decline(NOON, cora)
    keep(Renewal.ask(ana, NOON, adam))
    assert run("history", "verify")[1][1:] == counted(0, 0, 0, 0, 2, 0)


def test_a_document_and_a_packet_that_were_changed_are_found(run, session, packet):
    old, new = packet.pdf.digest, Document.of(b"another pdf", "text/plain")
    packet.pdf.content = b"forged"
    packet.pdf = new
    session.add(new)
    session.commit()
    assert run("history", "verify")[1][1:] == [
        *counted(packets=0),
        "The packet P-7, version 1, isn't what was issued.",
        f"The document {old} isn't what was printed.",
        unkept(line(session, "issued"), "issued", f"packet {packet.id}"),
    ]


@pytest.mark.parametrize("part", ["page", "data"])
def test_a_packet_with_another_page_or_other_data_is_found(wrong, session, packet, part):
    setattr(packet, part, Document.of(b"forged", "text/plain"))
    session.commit()
    assert "The packet P-7, version 1, isn't what was issued." in wrong()


def test_the_hash_that_a_packet_prints_is_found_in_the_history(run, session, packet):
    closed = session.scalars(select(Event).filter_by(verb="closed")).one()
    code, lines = run("history", "verify", "--printed", f" {closed.digest.upper()} ")
    assert (code, lines[1]) == (
        0,
        f"The printed hash is that of line {closed.position}: 2026-11-17 18:00:00 UTC, Cora closed, the "
        f"debrief {closed.noun_id}, loop: {packet.loop_id}",
    )


def test_a_hash_that_is_in_no_line_tells_that_the_history_was_written_anew(wrong, run, packet):
    code, lines = run("history", "verify", "--printed", "f" * 64)
    sentence = (
        f"No line of the history has the hash {'f' * 64}: it isn't the one from which that was printed."
    )
    assert (code, lines[-1]) == (1, sentence)
