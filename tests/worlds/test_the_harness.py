"""The harness sees: what a viewer may know makes their worlds differ, and what it can't call it names."""

import re

import pytest
from flask import Flask, request

from interviews.domain.loops import Loop
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard
from tests import make
from tests.worlds.calling import Unknown, calls
from tests.worlds.noting import never_sent, note
from tests.worlds.reading import differences


def told(walk, viewer, *nouns):
    """What a viewer is told in the world as it is."""
    chosen = [call for call in calls(walk.app, walk.names, viewer) if call.noun in nouns]
    walk.copies.keep("world")
    return walk.transcript(viewer, chosen)


def parted(walk, viewer, plant, *nouns):
    """The routes by which a viewer notices what `plant` changes."""
    walk.world(viewer, 0)
    before = told(walk, viewer, *nouns)
    with walk.session() as session:
        plant(session)
        session.commit()
    found = differences(before, told(walk, viewer, *nouns))
    return {re.search(r"\((\w+\.\w+)", line)[1] for line in found}


def someone(session, name):
    return session.query(Person).filter_by(name=name).one()


def writes(walk, name, loop, word):
    """Somebody writes a word more into their scorecard."""

    def plant(session):
        card = session.get_one(Scorecard, walk.names[f"card {loop} {name.lower()}"])
        card.save(make.written(card, word), card.version, make.NOON, someone(session, name))

    return plant


def test_an_author_sees_a_word_of_their_own_draft_on_every_page_that_shows_it(walk):
    seen = parted(walk, "dov", writes(walk, "Dov", "A", "Another word."), "scorecards", "today")
    assert seen == {
        "scorecards.draft",
        "scorecards.edit",
        "scorecards.review",
        "scorecards.save",
        "scorecards.seal",
        "scorecards.show",
    }


def test_who_has_judged_sees_under_the_rule_after_own_that_another_has_sealed(walk):
    def seals(session):
        loop = session.get_one(Loop, walk.names["loop C"])
        make.seal(someone(session, "Ana"), loop, "A word of Ana's.")

    seen = parted(walk, "sia", seals, "scorecards", "today")
    assert seen == {"scorecards.show"}


def test_a_coordinator_sees_that_somebody_began_to_write(walk):
    assert parted(walk, "cora", writes(walk, "Dov", "H", "A word."), "loops") >= {"loops.show"}


def test_the_number_of_statements_alone_tells_two_worlds_apart(walk):
    walk.world("out", 0)
    [one] = told(walk, "out", "today")[:1]
    again = type(one)(one.call, (type(one.answers[0])(**{**vars(one.answers[0]), "statements": 99}),))
    assert [line.splitlines()[1].strip() for line in differences([one], [again])] == [
        f"'statements: {one.answers[0].statements}'"
    ]


def test_a_refused_request_that_changed_a_row_is_found(walk):
    walk.world("out", 0)
    walk.copies.keep("world")
    with walk.session() as session:
        someone(session, "Out").name = "Oubaid"
        session.commit()
    assert walk.copies.changed("world") == ["person"]
    walk.copies.bring_back("world", ["person"])
    assert walk.copies.changed("world") == []


@pytest.mark.parametrize(
    ("rule", "methods", "sentence"),
    [
        ("/things/<uuid:id>", ["GET"], "don't know how to fill /things/<uuid:id> (thing)"),
        ("/things", ["POST"], "have no body for POST /things (thing)"),
    ],
)
def test_a_new_route_that_nobody_said_how_to_call_is_named(rule, methods, sentence):
    app = Flask("another")
    app.add_url_rule(rule, "thing", lambda **_: "", methods=methods)
    with pytest.raises(Unknown, match=re.escape(sentence)):
        calls(app, {"stylesheet": "x"}, "ned")


def test_a_query_parameter_that_is_never_sent_is_named(monkeypatch):
    app = Flask("another")
    app.add_url_rule("/things", "thing", lambda: request.args.get("sort", ""))
    noted = note(app, monkeypatch)
    app.test_client().get("/things?sort=rating")
    assert never_sent(noted) == ["thing reads the query parameter 'sort', which the two worlds never send."]
