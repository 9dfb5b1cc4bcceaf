"""`interviews history show`: the lines in words, for who runs the server."""

from uuid import uuid4

from interviews.domain.people import Person, Role
from tests import make
from tests.make import NOON


def test_every_line_is_said_in_words_the_first_one_first(run, session, keep):
    ana = keep(Person.invite("Ana", "ana@example.com", [Role.COORDINATOR], "token", NOON, None))
    bank = keep(make.bank("Ours", by=ana))
    assert run("history", "show") == (
        0,
        [
            f"1: 2026-11-17 12:00:00 UTC, nobody invited, the person {ana.id}",
            f"2: 2026-11-17 12:00:00 UTC, nobody granted, the person {ana.id}, role: coordinator",
            f"3: 2026-11-17 12:00:00 UTC, nobody sent a link, the person {ana.id}",
            f"4: 2026-11-17 12:00:00 UTC, Ana made, the bank {bank.id}",
        ],
    )


def test_the_lines_about_one_thing_name_it_as_what_was_done_who_did_it_or_a_fact(run, session, packet, cora):
    def verbs(id):
        code, lines = run("history", "show", "--about", str(id))
        return code, [line.split(" UTC, ")[1].split(", the ")[0] for line in lines]

    assert verbs(packet.loop_id) == (
        0,
        [
            "Cora began",
            "Adam asked to break the seal",
            "Cora broke the seal",
            "Cora opened",
            "Cora closed",
            "Cora issued",
        ],
    )
    assert verbs(packet.id) == (0, ["Cora issued"])
    assert "Cora issued" in verbs(cora.id)[1]


def test_what_somebody_wrote_is_in_no_line(run, packet):
    lines = " ".join(run("history", "show")[1])
    assert [word for word in ("first", "second", "I heard more.") if word in lines] == []
    assert "A complaint." in lines


def test_what_the_history_does_not_know_is_said_in_a_sentence(run, packet):
    for id in (str(uuid4()), "None", "\N{SNOWMAN}"):
        assert run("history", "show", "--about", id) == (2, [f"The history has no line with the id {id}."])


def test_a_person_who_is_gone_from_the_database_keeps_their_id(run, session, keep, behind):
    bank = keep(make.bank("Ours"))
    by = bank.keepers[0].person
    bank.keepers.clear()
    session.delete(by)
    session.commit()
    assert run("history", "show", "--about", str(by.id))[1] == [
        f"1: 2026-11-17 12:00:00 UTC, {by.id} made, the bank {bank.id}"
    ]
