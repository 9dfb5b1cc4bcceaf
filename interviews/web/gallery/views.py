"""The gallery: every component in all its states, with made-up values. Only in development."""

import re

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from interviews.settings import ROOT
from interviews.web.gallery.forms import Narrowing, SampleForm, refused, sample
from interviews.web.gallery.seals import seals
from interviews.web.policing import decided

bp = Blueprint("gallery", __name__, url_prefix="/gallery")
NAMES = sorted(file.stem for file in (ROOT / "templates/components").glob("*.html"))
WAYS = (
    ("as it is", ""),
    ("light", "theme=light"),
    ("dark", "theme=dark"),
    ("strong contrast", "contrast=more"),
    ("dark, strong", "theme=dark&contrast=more"),
    ("mirrored", "dir=rtl"),
    ("dark, mirrored", "theme=dark&dir=rtl"),
)


@bp.get("")
def index() -> ResponseReturnValue:
    """All of it, or one: what is looked at, and what the browser tests photograph."""
    decided()
    only = request.args.get("only")
    if only and only not in NAMES:
        abort(404)
    asked = {name: request.args[name] for name in ("theme", "contrast", "dir") if name in request.args}
    given = {
        "form": sample(SampleForm()),
        "refused": refused(),
        "seals": seals(),
        "ways": WAYS,
        "narrowing": Narrowing(),
    }
    words = {name: _called(name) for name in NAMES}
    shown = [only] if only else NAMES
    return render_template("gallery/index.html", names=NAMES, shown=shown, words=words, **given, **asked)


def _called(name: str) -> str:
    """How the component is called: what its file says first."""
    text = (ROOT / f"templates/components/{name}.html").read_text()
    found = re.match(r"{#(.*?)#}", text, re.DOTALL)
    return found[1].strip("\n ") if found else ""
