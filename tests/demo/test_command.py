from collections.abc import Callable

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from interviews.domain.base import Base, Refused
from interviews.domain.history import Event
from interviews.domain.people import Person
from interviews.passwords import fits
from tests import make
from tests.visiting import Visitor

WELCOME = """\
Ostrel, the demonstration company, is at http://127.0.0.1:8000
  interviewer       aoife@example.com     structured interviews are fairer    (Aoife Ní Bhriain)
  coordinator       ama@example.com       structured interviews are fairer    (Ama Owusu-Mensah)
  committee member  marisol@example.com   structured interviews are fairer    (Marisol Quispe Huamán)
"""
KEPT = "There is data in this database already, so the demonstration company stays out."


def lines(session: Session) -> int:
    """How long the history is."""
    session.rollback()
    return session.scalar(select(func.count()).select_from(Event)) or 0


def test_an_empty_database_gets_the_company_once_and_three_sign_ins_every_time(
    app: Flask, session: Session, visit: Callable[..., Visitor]
) -> None:
    command = app.test_cli_runner()

    assert command.invoke(args=["demo", "--if-empty"]).output == WELCOME
    before = lines(session)
    assert command.invoke(args=["demo", "--if-empty"]).output == WELCOME
    again = command.invoke(args=["demo"])

    assert isinstance(again.exception, Refused)
    assert (
        str(again.exception)
        == "There is data in this database already, so the demonstration company stays out."
    )
    assert lines(session) == before
    people = session.scalars(select(Person)).all()
    assert [fits("structured interviews are fairer", person.password_hash) for person in people] == [True] * 8
    page = visit().get("/people/sign-in")
    home = page.press("Sign in", email="ama@example.com", password="structured interviews are fairer")
    assert home.status == 200


def test_a_company_s_own_data_are_left_alone(
    app: Flask, session: Session, keep: Callable[[Base], Base]
) -> None:
    keep(make.person("Ana"))

    said = app.test_cli_runner().invoke(args=["demo", "--if-empty"])

    assert said.exit_code == 0
    assert said.output == f"{KEPT}\nThe program is at http://127.0.0.1:8000\n"
    assert [person.name for person in session.scalars(select(Person))] == ["Ana"]
