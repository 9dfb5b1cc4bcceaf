"""What a coordinator fills in about a loop."""

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import DataRequired, InputRequired

from interviews.web.fields import LONG, Chosen, MomentField, Prose


class LoopForm(FlaskForm):
    """A new loop: which opening, which candidate."""

    opening = Chosen("Opening", "Choose an opening.")
    candidate = Chosen("Candidate", "Choose a candidate.")


class DebriefTimeForm(FlaskForm):
    """When the debrief meets."""

    debrief_at = MomentField("Day and time", [InputRequired("Say when the debrief meets.")])


class WithdrawalForm(FlaskForm):
    """That the candidate withdraws, with their words if they gave any."""

    words = Prose("What they said", [LONG], default="")


class ReturnForm(FlaskForm):
    """Why a withdrawal is taken back."""

    reason = Prose("Why", [DataRequired("Say why."), LONG], default="")


class WaiverForm(FlaskForm):
    """Why a check is let be; `found` says which findings were read."""

    found = HiddenField()
    reason = Prose("Why", [DataRequired("Say why."), LONG], default="")
