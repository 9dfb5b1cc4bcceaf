"""What is written in a debrief."""

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import InputRequired

from interviews.web.fields import LONG


class NoteForm(FlaskForm):
    """A note for the record."""

    text = TextAreaField("A note for the record", [InputRequired("The note is empty."), LONG])
