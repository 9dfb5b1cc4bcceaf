"""The gallery: every component in all its states, with made-up values. Only in development."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from interviews.web.gallery.forms import SampleForm, refused, sample
from interviews.web.gallery.seals import seals
from interviews.web.policing import decided

bp = Blueprint("gallery", __name__, url_prefix="/gallery")


@bp.get("")
def index() -> ResponseReturnValue:
    """All of it on one page: what is looked at, and what the browser tests photograph."""
    decided()
    return render_template("gallery/index.html", form=sample(SampleForm()), refused=refused(), seals=seals())
