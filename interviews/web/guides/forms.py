"""What a coordinator says to send a guide, and what a candidate asks for."""

from flask_wtf import FlaskForm
from wtforms import SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import ValidationError

from interviews.domain.guides import DAYS, MOST_DAYS
from interviews.domain.loops.helping import WAYS
from interviews.web.fields import LONG, Prose, WholeNumber


class GuideForm(FlaskForm):
    """For how long the link opens."""

    days = WholeNumber(
        "Days", 1, MOST_DAYS, f"Write a number of days from 1 to {MOST_DAYS}.", default=str(DAYS)
    )


class AskForm(FlaskForm):
    """What would help: chosen, written, or both."""

    ways = SelectMultipleField(
        "What would help you?", choices=[SelectChoice(way.key, way.asked) for way in WAYS]
    )
    own = Prose("Something else, or more about it", [LONG], default="")

    def validate_ways(self, field: SelectMultipleField) -> None:
        """One of the two is needed."""
        if not field.data and not str(self.own.data).strip():
            raise ValidationError("Choose what would help, or write it.")
