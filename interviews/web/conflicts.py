"""Saying of oneself that one shouldn't judge a candidate: the same wherever one comes upon them."""

from flask_wtf import FlaskForm
from wtforms.validators import DataRequired

from interviews.web.fields import LONG, Prose

THANKS = "Thank you for saying so. You see nothing of this candidate any more."


class OwnConflictForm(FlaskForm):
    """Why one shouldn't judge."""

    reason = Prose("Why", [DataRequired("Say why."), LONG], default="")
