"""`interviews scorecard prove`: what is checked, what is said when it isn't so, and who is given what."""

from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from interviews.domain.history import Event
from interviews.domain.scorecards import Evidence, Seal
from tests import make
from tests.cli.saying import card_in, line, unkept
from tests.make import NOON

HOUR = timedelta(hours=1)


@pytest.fixture
def prove(run):
    """The exit code, and the lines."""
    return lambda id, *more: run("scorecard", "prove", str(id), *more)


@pytest.fixture
def ben(keep):
    return keep(make.person("Ben"))


@pytest.fixture
def running(keep, session, ana, ben, cora):
    """A loop before its debrief in which Ana has sealed and Ben has not."""
    loop = keep(make.loop([ana, ben], by=cora))
    make.seal(ana, loop, "canary-Ana")
    session.commit()
    return loop


def test_it_says_what_was_checked_of_every_seal_the_withdrawn_one_too(prove, session, packet):
    card = card_in(session)
    first, second = session.scalars(select(Seal).order_by(Seal.at))
    one, two, back = (
        line(session, "sealed", 0),
        line(session, "sealed", 1),
        line(session, "withdrew the seal"),
    )
    told = "  Told, at the time that is kept and by its author, in line"
    before = "  That line stands before the one that opened the debrief."
    about = f"the scorecard {card.id}, commitment:"
    assert prove(card.id) == (
        0,
        [
            f"A seal, withdrawn. What is kept of it has the hash {first.digest}.",
            f"{told} {one}: 2026-11-17 12:00:00 UTC, Ana sealed, {about} {first.digest}.",
            before,
            f"{told} {back}: 2026-11-17 13:00:00 UTC, Ana withdrew the seal, {about} {first.digest}.",
            before,
            f"A seal, in force. What is kept of it has the hash {second.digest}.",
            f"{told} {two}: 2026-11-17 14:00:00 UTC, Ana sealed, {about} {second.digest}.",
            before,
            f"The history is whole, from its first line to its last: {session.query(Event).count()} lines.",
        ],
    )


def test_before_the_debrief_nothing_is_said_of_it(prove, session, running, ana):
    code, lines = prove(make.card_of(ana, running).id)
    assert (code, [words for words in lines if "debrief" in words]) == (0, [])


def test_neither_salt_nor_content_is_given_without_somebody_who_may_see_it(prove, session, running, ana):
    card = make.card_of(ana, running)
    lines = " ".join(prove(card.id)[1])
    hidden = ("canary-Ana", card.seals[0].salt, card.seals[0].withheld_salt, "content:", "salt:")
    assert [word for word in hidden if word in lines] == []


def test_whoever_may_see_it_is_given_what_the_hashes_cover(prove, session, running, ana):
    seal = make.card_of(ana, running).seals[0]
    code, lines = prove(seal.scorecard_id, "--for", f" {ana.email.upper()}")
    given = dict(words.split(": ", 1) for words in lines[-4:])
    assert (code, [*given]) == (0, ["salt", "content", "salt of the recommendation", "recommendation"])

    def digest(salt, content):
        return sha256(f"{given[salt]}\n{given[content]}".encode()).hexdigest()

    assert digest("salt", "content") == seal.digest
    assert digest("salt of the recommendation", "recommendation") in given["content"]


def test_for_who_may_not_see_it_it_does_not_exist(prove, session, keep, running, ana, ben, cora, adam):
    card, nothing = make.card_of(ana, running).id, uuid4()
    gone = keep(make.coordinator("Gone"))
    gone.leave(NOON, adam)
    session.commit()
    for person in (ben, cora, adam, gone):
        assert prove(card, "--for", person.email) == (2, [f"There is no scorecard with the id {card}."])
        assert prove(nothing, "--for", person.email) == (2, [f"There is no scorecard with the id {nothing}."])


def test_once_the_debrief_is_open_the_panel_is_given_it_without_what_was_withdrawn(
    prove, session, packet, ana, cora
):
    card = card_in(session)
    for person in (ana, cora):
        code, lines = prove(card.id, "--for", person.email)
        text = "\n".join(lines)
        assert (code, "“first”" in text or '"first"' in text, '"second"' in text) == (0, False, True)
        assert sum(words.startswith("salt: ") for words in lines) == 1


def test_an_author_whose_seals_are_all_withdrawn_is_given_none(prove, session, running, ana):
    card = make.card_of(ana, running)
    card.withdraw_seal(NOON + HOUR, ana)
    session.commit()
    code, lines = prove(card.id, "--for", ana.email)
    assert (code, lines[0].split(".")[0]) == (0, "A seal, withdrawn")
    assert [words for words in lines if words.startswith(("salt", "content"))] == []


@pytest.mark.parametrize("id", ["7", "", "scorecard", "g" * 32, "../" * 9])
def test_a_bad_id_is_answered_with_a_sentence(prove, id):
    assert prove(id) == (2, [f"{id} isn't the id of a scorecard. It stands in the address of its page."])


def test_what_does_not_exist_and_what_was_never_sealed_is_said(prove, running, ben):
    nothing = uuid4()
    assert prove(nothing) == (2, [f"There is no scorecard with the id {nothing}."])
    assert prove(make.card_of(ben, running).id) == (
        2,
        ["This scorecard was never sealed, so there is nothing to prove."],
    )


def test_nobody_is_given_anything_without_an_account(prove, running, ana):
    card = make.card_of(ana, running).id
    for email in ("nobody@example.com", ""):
        assert prove(card, "--for", email) == (2, [f"Nobody here has the e-mail address {email}."])


def test_words_that_were_changed_are_found(prove, session, running, behind, ana):
    card = make.card_of(ana, running).id
    behind(update(Evidence).values(text="something else"))
    code, lines = prove(card)
    assert (code, lines[-2:]) == (
        1,
        [
            f"The scorecard {card} isn't what was sealed.",
            unkept(line(session, "sealed"), "sealed", f"scorecard {card}"),
        ],
    )


def test_a_seal_that_is_gone_is_found(prove, session, running, behind, ana):
    card = make.card_of(ana, running)
    session.delete(card.seals[0])
    session.commit()
    position = line(session, "sealed")
    assert prove(card.id)[0] == 1
    assert prove(card.id)[1][-1] == unkept(position, "sealed", f"scorecard {card.id}")


def test_a_line_with_another_time_than_the_content_is_found_and_so_is_the_break_in_the_chain(
    prove, session, running, behind, ana
):
    card, position = make.card_of(ana, running).id, line(session, "sealed")
    behind(update(Event).where(Event.verb == "sealed").values(at=NOON + HOUR))
    code, lines = prove(card)
    assert (code, lines[-2:]) == (
        1,
        [
            f"The history is broken at line {position}: it isn't what was written, or a line is missing.",
            f"Line {position} of the history tells “sealed” of the scorecard {card} at another time than is "
            "kept.",
        ],
    )


@pytest.mark.parametrize("where", ["first", "last"])
def test_the_chain_is_whole_from_its_beginning_to_its_end_or_nothing_is_proven(
    prove, session, running, behind, ana, where
):
    make.card_of(ana, running).withdraw_seal(NOON + HOUR, ana)
    running.plan_debrief(NOON, NOON, running.by)
    session.commit()
    position = 1 if where == "first" else session.query(Event).count()
    behind(update(Event).where(Event.position == position).values(verb="unmade"))
    code, lines = prove(make.card_of(ana, running).id)
    assert (code, lines[-1]) == (
        1,
        f"The history is broken at line {position}: it isn't what was written, or a line is missing.",
    )
