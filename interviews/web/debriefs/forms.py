"""What is written in a debrief."""

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from interviews.domain.debriefs import Speaking
from interviews.web.fields import LONG, OneOf, Prose

SPEAKING = {
    Speaking.BY_LOT: "By lot, anew for each competency",
    Speaking.JUNIOR_FIRST: "Most junior first, most senior last",
}


class NoteForm(FlaskForm):
    """A note for the record."""

    text = Prose("A note for the record", [InputRequired("The note is empty."), LONG])


class ResolutionForm(FlaskForm):
    """What becomes of a difference."""

    words = Prose(
        "In a sentence or two",
        [InputRequired("Say in a sentence what was said, and what follows from it."), LONG],
    )


class SpeakingForm(FlaskForm):
    """Who speaks first?"""

    speaking = OneOf("Who speaks first", SPEAKING)

    @property
    def chosen(self) -> Speaking:
        """The order. Only once the form holds up."""
        return Speaking(self.speaking.data)


class RevisionForm(FlaskForm):
    """A new value in the open, as the page of the rating reads it. There may be several on one page."""

    reason = Prose("What changed your mind?")

    def __init__(self, part: str) -> None:
        super().__init__(formdata=None)
        self.reason.id = self.reason.label.field_id = f"reason-{part}"
