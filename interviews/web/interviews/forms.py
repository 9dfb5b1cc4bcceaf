"""What people fill in about one meeting of a loop."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired

from interviews.domain.loops import Part
from interviews.web.fields import LONG, SHORT, Chosen, MomentField, OneOf, Prose

PARTS = {
    Part.INTERVIEWER: "Interviewer: asks, and fills in a scorecard that counts",
    Part.SHADOW: "Shadow: listens and learns; what they write never counts",
}


class TimeForm(FlaskForm):
    """When and where."""

    starts_at = MomentField("Begins", [InputRequired("Say when it begins.")])
    place = StringField("Place", [SHORT], default="")


class PanelForm(FlaskForm):
    """Who joins the panel."""

    person = Chosen("Who", "Choose an interviewer.")
    part = OneOf("What for", PARTS, default=Part.INTERVIEWER)


class ReasonForm(FlaskForm):
    """Why."""

    reason = Prose("Why", [DataRequired("Say why."), LONG], default="")
