"""`interviews notices send`, and the application that puts into the outbox what its pages do."""

import sys
import time

import pytest

import interviews
from interviews import cli
from interviews.clock import now
from interviews.domain.people import Role
from tests import make
from tests.notices.conftest import MINUTE


@pytest.fixture
def named(app, server, monkeypatch):
    """The application, with a mail server named."""
    monkeypatch.setitem(app.config, "SMTP", server)
    monkeypatch.setitem(app.config, "MAIL_FROM", "interviews@tidemark.example")


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
def later(monkeypatch):
    """Let the command look at a clock that goes ahead."""

    def go(by):
        monkeypatch.setattr("interviews.cli.notices.now", lambda: now() + by)

    return go


def test_where_no_server_is_named_no_mail_is_sent(run):
    sentence = "No mail is sent here. Set INTERVIEWS_SMTP and INTERVIEWS_MAIL_FROM first."
    assert run("notices", "send") == (2, [sentence])


def put_on_a_panel(keep, visit):
    """Let a coordinator put Ana on a panel, in a browser."""
    ana, cora = keep(make.person("Ana")), keep(make.coordinator("Cora"))
    loop = keep(make.loop(by=cora))
    make.first(loop).starts_at = now() + 30 * MINUTE
    keep(loop)
    page = visit(cora).get(f"/interviews/{make.first(loop).id}/panel")
    page.press("Add to the panel", person=str(ana.id), part="interviewer")
    return ana


def test_what_is_done_in_a_browser_is_told_by_mail(named, keep, visit, run, later, box, waiting):
    ana = put_on_a_panel(keep, visit)
    assert waiting(ana) == ["invited"]
    later(2 * MINUTE)
    code, [said] = run("notices", "send")
    assert (code, said[:7]) == (0, "1 sent,")
    assert len(box.to(ana)) == 1


def test_where_no_server_is_named_nothing_piles_up(keep, visit, waiting):
    put_on_a_panel(keep, visit)
    assert waiting() == []


def test_the_command_goes_on_until_it_is_stopped(named, monkeypatch, capsys, app, keep):
    pauses = iter((None, None))
    keep(make.person("Ana", Role.INTERVIEWER))

    def pause(seconds):
        assert seconds == 60
        if next(pauses, "stop") == "stop":
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", pause)
    monkeypatch.setattr(interviews, "create_app", lambda: app)
    monkeypatch.setattr(sys, "argv", ["interviews", "notices", "send", "--every", "60"])
    with pytest.raises(SystemExit):
        cli.main()
    assert capsys.readouterr().out.splitlines() == ["0 sent, 0 dropped, 0 failed."]
