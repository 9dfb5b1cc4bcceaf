"""The `interviews` command: accounts, and what it says when something can't be done."""

import sys

import pytest

from interviews import cli
from interviews.clock import now
from interviews.domain.history import Event
from interviews.domain.people import Person, Renewal, Role
from tests import make


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


def test_who_forgot_their_password_gets_a_link_from_who_runs_the_server_and_is_told(
    run, session, keep, visit, again
):
    ana = make.person("Ana")
    ana.password_hash = "hash"
    keep(ana)
    code, (link, sentence) = run("link", ana.email.upper())
    assert (code, sentence) == (0, "The link works once, for 7 days. Give it to its owner alone.")
    door = visit().get(link.removeprefix("http://127.0.0.1:8000"))
    assert door.heading == "Welcome, Ana"
    [row] = visit(ana).get("/people/account").all("#links li")
    assert row.startswith("Who runs the server asked for a link on ")
    assert [(line.verb, line.by_id) for line in session.query(Event).filter_by(noun="renewal")] == [
        ("asked for a link", None),
        ("confirmed a link", None),
    ]


def test_a_request_that_waits_is_decided_from_the_command_line_too(run, session, keep, again):
    ana, boss = make.person("Ana"), make.person("Boss", Role.ADMINISTRATOR)
    ana.password_hash = "hash"
    keep(ana)
    asked = keep(Renewal.ask(ana, now(), boss))
    run("link", ana.email)
    assert (again(asked).confirmed, asked.asked_by, asked.decided_by) == (True, boss, None)
    assert session.query(Renewal).count() == 1


def test_who_never_chose_a_password_gets_another_first_link(run, session, keep):
    ana = keep(make.person("Ana"))
    assert run("link", ana.email)[0] == 0
    assert (session.query(Renewal).count(), len(ana.invitations)) == (0, 1)


def test_nobody_has_a_link_without_an_account(run):
    assert run("link", "nobody@example.com") == (
        2,
        ["Nobody here has the e-mail address nobody@example.com."],
    )
