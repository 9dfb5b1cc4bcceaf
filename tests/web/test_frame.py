"""What is around every page."""

import pytest
from flask import Flask

from interviews.domain.people import Role
from interviews.web import signing_in
from tests import make


@pytest.mark.parametrize(
    ("role", "entries"),
    [
        (Role.INTERVIEWER, ["Today", "Scorecards", "Banks"]),
        (Role.COORDINATOR, ["Today", "Openings", "Candidates", "Loops", "Banks", "Dockets"]),
        (Role.COMMITTEE, ["Today", "Dockets"]),
        (Role.ADMINISTRATOR, ["Today", "Openings", "Candidates", "Loops", "Banks", "Dockets", "People"]),
    ],
)
def test_people_can_go_where_their_role_takes_them(visit, keep, role, entries):
    browser = visit(keep(make.person("Ana", role)))
    page = browser.get("/")
    assert page.all(".masthead__nav a") == entries
    assert page.all(".masthead__nav [aria-current=page]") == ["Today"]
    assert [(word, browser.get("/").follow(word).status) for word in entries] == [
        (word, 200) for word in entries
    ]


def test_a_person_finds_their_account_and_the_way_out(visit, keep):
    page = visit(keep(make.person("Nguyễn Minh Châu"))).get("/")
    assert page.all(".masthead__person a, .masthead__person button") == ["Nguyễn Minh Châu", "Sign out"]


def test_a_stranger_sees_neither_pages_nor_people(visit):
    page = visit().get("/")
    assert page.all(".masthead a") == ["Interviews"]
    assert "Interviews at Tidemark." in page.main


def test_a_program_that_would_let_everybody_in_does_not_start():
    app = Flask("interviews")
    app.config["LOGIN_DISABLED"] = True
    with pytest.raises(
        RuntimeError, match=r"^LOGIN_DISABLED opens every page; the program doesn't start with it\.$"
    ):
        signing_in.install(app)
