"""What may arrive: a form with every field once, before any page looks at it.

Pages that take JSON are asked with PUT, and read it themselves.
"""

from flask import Flask, abort, request
from flask.typing import ResponseReturnValue

FORMS = {"application/x-www-form-urlencoded", "multipart/form-data", ""}  # or nothing at all
SEVERAL = {
    "focus",
    "formats",
    "members",
    "probes",
    "questions",
    "roles",
    "ways",
}  # fields in which more than one thing is chosen
FILES = {"file"}


def install(app: Flask) -> None:
    """Refuse what no form of ours sends."""
    app.before_request(_look)


def _look() -> ResponseReturnValue | None:
    """A second value would be dropped unseen; a file or JSON in place of words is none of our fields."""
    if request.method != "POST":
        return None
    if request.mimetype not in FORMS:
        abort(415)
    if any(len(values) > 1 and _last(name) not in SEVERAL for name, values in request.form.lists()):
        abort(422)
    if not FILES.issuperset(request.files) or any(len(files) > 1 for _, files in request.files.lists()):
        abort(415)
    return None


def _last(name: str) -> str:
    return name.rsplit("-", 1)[-1]
