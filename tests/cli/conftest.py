"""What the tests of the command share."""

import sys
from datetime import timedelta

import pytest
from sqlalchemy import text

import interviews
from interviews import cli
from interviews.domain.breaks import Break
from interviews.domain.debriefs import Debrief
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Renewal, Role
from tests import make
from tests.conftest import SERVER
from tests.make import NOON

HOUR = timedelta(hours=1)


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


@pytest.fixture
def behind(session):
    """Change what is kept behind the back of the program, the guard of the history included."""

    def tamper(*statements):
        off, on = (
            ("ALTER TABLE event DISABLE TRIGGER USER", "ALTER TABLE event ENABLE TRIGGER USER")
            if SERVER
            else ("DROP TRIGGER IF EXISTS event_no_update", "SELECT 1")
        )
        session.rollback()
        for statement in (text(off), *statements, text(on)):
            session.execute(statement)
        session.commit()
        session.expire_all()

    return tamper


@pytest.fixture
def ana(keep):
    """Who judges; she has a password."""
    person = make.person("Ana")
    person.password_hash = "hash"
    return keep(person)


@pytest.fixture
def cora(keep):
    return keep(make.coordinator("Cora"))


@pytest.fixture
def adam(keep):
    return keep(make.person("Adam", Role.ADMINISTRATOR))


@pytest.fixture
def packet(session, keep, ana, cora, adam):
    """The packet of a loop to which everything happened: a seal withdrawn, one broken, a rating revised."""
    loop = keep(make.loop([ana], by=cora))
    make.seal(ana, loop, "first").withdraw_seal(NOON + HOUR, ana)
    card = make.seal(ana, loop, "second", at=NOON + 2 * HOUR)
    keep(Break.ask(loop, "A complaint.", NOON + 2 * HOUR, adam)).confirm(NOON + 3 * HOUR, cora)
    debrief = keep(Debrief.open(loop, "lot", NOON + 4 * HOUR, cora))
    card.seal_in_force.ratings[0].revise(4, "I heard more.", NOON + 5 * HOUR, ana)
    debrief.close(NOON + 6 * HOUR, cora)
    keep(Renewal.ask(ana, NOON, adam)).confirm("token", NOON + HOUR, cora)
    docket = keep(make.docket([make.person("Mira", Role.COMMITTEE)]))
    documents = (Document.of(kind.encode(), "text/plain") for kind in ("pdf", "data", "page"))
    return keep(Packet.issue(loop, docket, "P-7", 1, Printed(*documents), NOON + 7 * HOUR, cora))


@pytest.fixture
def wrong(run):
    """The sentences about what is wrong; there must be some, and the exit code must say so."""

    def sentences():
        code, lines = run("history", "verify")
        assert code == 1
        return [line for line in lines if " that are as they " not in line and " holds: " not in line]

    return sentences
