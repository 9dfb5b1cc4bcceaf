"""What is written in a debrief."""

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from interviews.web.fields import LONG, Prose


class NoteForm(FlaskForm):
    """A note for the record."""

    text = Prose("A note for the record", [InputRequired("The note is empty."), LONG])
