"""How the pages of a question find it, with all its versions and what was said of them."""

from uuid import UUID

from flask import abort, request

from interviews.db import db
from interviews.domain.banks import Question, QuestionVersion
from interviews.policy import Act
from interviews.web.banks import queries
from interviews.web.policing import everything, hold

VERSION = "/questions/<uuid:id>/versions/<int:number>"


def whole(act: Act, id: UUID) -> Question:
    """The question, if I may do this with it."""
    found: Question | None = db.session.scalar(queries.whole_question(everything(act, Question), id))
    return found or abort(404)


def held(act: Act, id: UUID) -> Question:
    """The same; where a form was sent, the question is taken: who remarks on it in this moment is before us,
    or after.
    """
    found = whole(act, id)
    if request.method != "POST":
        return found
    hold(act, found, found)
    return whole(act, id)


def version_of(question: Question, number: int) -> QuestionVersion:
    """One of its versions."""
    return next((one for one in question.versions if one.number == number), None) or abort(404)
