"""The `interviews` command: one file a noun, each with a click command or group that is named below."""

import sys

from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy.exc import DBAPIError

import interviews
from interviews.cli import bank, database, demo, history, ladder, needs, notices, people, plan, scorecard
from interviews.domain.base import Refused
from interviews.settings import BadSetting

COMMANDS = (
    people.invite,
    people.link,
    bank.bank,
    ladder.ladder,
    plan.plan,
    demo.demo,
    database.db,
    history.history,
    needs.needs,
    notices.notices,
    scorecard.scorecard,
)
NOT_READY = "The database isn't ready. Run `interviews db upgrade`, or look at INTERVIEWS_DATABASE_URL."


def offer(app: Flask) -> None:
    """Add our commands to the application's."""
    for command in COMMANDS:
        app.cli.add_command(command)


def main() -> None:
    """What the shell calls. What can't be done is said in one sentence, with exit code 2."""
    try:
        app = interviews.create_app()
        app.cli.main(prog_name="interviews", obj=ScriptInfo(create_app=lambda: app))
    except (BadSetting, Refused) as error:
        _give_up(str(error))
    except DBAPIError:
        _give_up(NOT_READY)


def _give_up(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    sys.exit(2)
