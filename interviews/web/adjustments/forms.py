"""What a coordinator writes about what a candidate needs."""

from enum import StrEnum

from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField
from wtforms.validators import DataRequired, ValidationError

from interviews.domain.loops import LONGEST_PAUSE, Effect
from interviews.domain.loops.telling import reasons_in
from interviews.printing.words import listed
from interviews.web.fields import LONG, SHORT, OneOf, Prose, WholeNumber


class Percent(StrEnum):
    """How much more time each interview takes, as the form sends it."""

    NONE = "0"
    QUARTER = "25"
    HALF = "50"
    DOUBLE = "100"


SAID = {
    Percent.NONE: "As planned",
    Percent.QUARTER: "A quarter longer",
    Percent.HALF: "Half as long again",
    Percent.DOUBLE: "Twice as long",
}


class AdjustmentForm(FlaskForm):
    """What the candidate needs, what the panel does about it, and what it does to the times."""

    need = Prose(
        "What the candidate needs", [DataRequired("Write what the candidate needs."), LONG], default=""
    )
    instruction = Prose(
        "What the interviewers do", [DataRequired("Write what the interviewers do."), LONG], default=""
    )
    confirmed = BooleanField("I read it again: it says what to do")
    extra = OneOf("How long each interview takes", SAID, default="0")
    pause = WholeNumber(
        "Minutes free between interviews, at least",
        0,
        LONGEST_PAUSE,
        f"Write a number of minutes from 0 to {LONGEST_PAUSE}.",
        default="0",
    )

    def validate_instruction(self, field: Prose) -> None:
        """What tells why has to be read once more."""
        told = reasons_in(field.data or "")
        if told and not self.confirmed.data:
            words = listed([f"“{word}”" for word in told])
            raise ValidationError(
                f"{words} may tell the interviewers why. Say what to do without it, or tick that it stays."
            )

    @property
    def effect(self) -> Effect:
        """What it does to the times. Only once the form holds up."""
        return Effect(int(self.extra.data), self.pause.number)

    @property
    def words(self) -> tuple[str, str]:
        """Need and instruction."""
        return str(self.need.data), str(self.instruction.data)


class ChangeForm(AdjustmentForm):
    """The same, with the reason for the change."""

    why = Prose("Why it changes", [DataRequired("Write why it changes."), LONG], default="")


class EndForm(FlaskForm):
    """Why an adjustment holds no more."""

    why = Prose("Why it ends", [DataRequired("Write why it ends."), LONG], default="")


class RefusalForm(FlaskForm):
    """Why a request isn't arranged, and who told the candidate."""

    why = Prose("Why it isn’t arranged", [DataRequired("Write why it isn’t arranged."), LONG], default="")
    talked = StringField(
        "Who talked with the candidate", [DataRequired("Write who talked with the candidate."), SHORT]
    )
