"""What a coordinator fills in about a candidate."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from interviews.web.fields import LONG, SHORT, Chosen, Prose


class CandidateForm(FlaskForm):
    """A new candidate."""

    name = StringField("Name", [DataRequired("Give the candidate's name."), SHORT], default="")
    label = StringField(
        "Label",
        [DataRequired("Give a label, such as K-58."), Length(max=20, message="Keep it under 20 characters.")],
        default="",
    )
    referred_by = Chosen("Referred by", "Choose somebody of the list.", needed=False)


class ConflictForm(FlaskForm):
    """A conflict of interest between a person and a candidate."""

    person = Chosen("Who", "Choose who must not judge this candidate.")
    reason = Prose("Why", [DataRequired("Say what the conflict of interest is."), LONG], default="")
