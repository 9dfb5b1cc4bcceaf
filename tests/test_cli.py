"""The `interviews` command."""

import sys

import pytest
from sqlalchemy import text, update

import interviews
from interviews import cli
from interviews.domain.debriefs import Debrief
from interviews.domain.history import Event
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Person, Role
from interviews.domain.scorecards import Evidence, Seal
from tests import make
from tests.conftest import SERVER
from tests.make import NOON


@pytest.fixture
def run(app, monkeypatch, capsys):
    """Run the command as the shell does; its exit code and what it printed."""
    monkeypatch.setattr(interviews, "create_app", lambda: app)

    def command(*words):
        monkeypatch.setattr(sys, "argv", ["interviews", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return ended.value.code, [*printed.out.splitlines(), *printed.err.splitlines()]

    return command


def test_the_first_account_is_invited_with_a_link_that_opens_the_door(run, session, visit):
    code, (link, sentence) = run(
        "invite", "Ana@example.com", "--role", "administrator", "--role", "coordinator"
    )
    assert (code, sentence) == (0, "The link works once, for 7 days. Give it to its owner alone.")
    assert link.startswith("http://127.0.0.1:8000/people/invitation/")
    [ana] = session.query(Person).all()
    assert (ana.name, ana.email) == ("Ana@example.com", "ana@example.com")
    assert ana.roles == {Role.ADMINISTRATOR, Role.COORDINATOR}
    door = visit().get(link.removeprefix("http://127.0.0.1:8000"))
    assert door.heading == "Welcome, Ana@example.com"


def test_a_name_can_be_given(run, session):
    run("invite", "ana@example.com", "--role", "interviewer", "--name", "Ana")
    assert [person.name for person in session.query(Person)] == ["Ana"]


def test_what_cannot_be_done_is_said_in_a_sentence(run, keep):
    ana = keep(make.person())
    role = ("--role", "interviewer")
    assert run("invite", ana.email, *role) == (2, [f"{ana.email} has an account already."])
    assert run("invite", "ana", *role) == (2, ["ana isn't an e-mail address."])


def test_a_setting_that_cannot_be_used_is_said_in_a_sentence(monkeypatch, capsys):
    monkeypatch.setenv("INTERVIEWS_HTTPS", "maybe")
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert (ended.value.code, capsys.readouterr().err) == (2, "INTERVIEWS_HTTPS must be on or off.\n")


def test_a_database_without_tables_says_what_to_run(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("INTERVIEWS_HOME", str(tmp_path))
    monkeypatch.delenv("INTERVIEWS_DATABASE_URL", raising=False)

    def command(*words):
        monkeypatch.setattr(sys, "argv", ["interviews", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code, capsys.readouterr()

    code, printed = command("invite", "ana@example.com", "--role", "interviewer")
    assert (code, printed.err) == (
        2,
        "The database isn't ready. Run `interviews db upgrade`, or look at INTERVIEWS_DATABASE_URL.\n",
    )
    code, printed = command("db", "upgrade")
    assert (code, printed.out) == (0, "The database is ready.\n")
    assert command("invite", "ana@example.com", "--role", "interviewer")[0] == 0


@pytest.fixture
def packet(session, keep):
    """A packet of a loop with one sealed scorecard."""
    ana = make.person("Ana")
    loop = keep(make.loop([ana]))
    make.seal(ana, loop)
    debrief = keep(Debrief.open(loop, "lot", NOON, loop.by))
    debrief.close(NOON, loop.by)
    docket = keep(make.docket([make.person("Mira", Role.COMMITTEE)]))
    documents = (Document.of(kind.encode(), "text/plain") for kind in ("pdf", "data", "page"))
    return keep(Packet.issue(loop, docket, "P-7", 1, Printed(*documents), NOON, loop.by))


def verified(session):
    """What is said when all is well."""
    return [
        f"The history holds: {session.query(Event).count()} lines.",
        "Sealed scorecards that are as they were sealed: 1.",
        "Packets that are as they were issued: 1.",
    ]


def test_a_history_that_holds_is_said_to(run, session, packet):
    assert run("history", "verify") == (0, verified(session))


def unguarded(session, statement):
    """Change the history behind the back of its guard."""
    off, on = (
        ("ALTER TABLE event DISABLE TRIGGER USER", "ALTER TABLE event ENABLE TRIGGER USER")
        if SERVER
        else ("DROP TRIGGER event_no_update", "SELECT 1")
    )
    session.rollback()
    for words in (text(off), statement, text(on)):
        session.execute(words)
    session.commit()


def test_a_line_that_was_changed_is_found_with_its_position(run, session, packet):
    whole = verified(session)
    unguarded(session, update(Event).where(Event.position == 3).values(verb="unmade"))
    broken = "The history is broken at line 3: it isn't what was written, or a line is missing."
    assert run("history", "verify") == (1, [*whole[1:], broken])


def test_evidence_that_was_changed_after_the_seal_is_found(run, session, packet):
    [evidence] = session.query(Evidence)
    evidence.text = "said something else"
    session.commit()
    card = evidence.rating.seal.scorecard_id
    position = session.query(Event.position).filter_by(verb="sealed").scalar()
    code, lines = run("history", "verify")
    assert (code, lines[1:]) == (
        1,
        [
            "Sealed scorecards that are as they were sealed: 0.",
            "Packets that are as they were issued: 1.",
            f"The scorecard {card} isn't what was sealed.",
            f"The history tells at line {position} of a seal on the scorecard {card} that isn't there.",
        ],
    )


def test_a_proof_that_was_changed_is_found(run, session, packet):
    [seal] = session.query(Seal)
    seal.digest = "0" * 64
    session.commit()
    assert f"The scorecard {seal.scorecard_id} isn't what was sealed." in run("history", "verify")[1]


def test_a_document_and_a_packet_that_were_changed_are_found(run, session, packet):
    old, new = packet.pdf.digest, Document.of(b"another pdf", "text/plain")
    packet.pdf.content = b"forged"
    packet.pdf = new
    session.add(new)
    session.commit()
    position = session.query(Event.position).filter_by(verb="issued").scalar()
    code, lines = run("history", "verify")
    assert (code, lines[2:]) == (
        1,
        [
            "Packets that are as they were issued: 0.",
            f"The document {old} isn't what was printed.",
            "The packet P-7, version 1, isn't what was issued.",
            f"The history tells at line {position} of a packet {packet.id} that isn't there.",
        ],
    )


def test_an_empty_history_holds(run):
    assert run("history", "verify") == (
        0,
        [
            "The history holds: 0 lines.",
            "Sealed scorecards that are as they were sealed: 0.",
            "Packets that are as they were issued: 0.",
        ],
    )
