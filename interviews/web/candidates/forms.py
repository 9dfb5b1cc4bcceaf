"""What a coordinator fills in about a candidate."""

from dataclasses import fields
from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Email, Length, Optional

from interviews.domain.candidates import About
from interviews.web.fields import LONG, SHORT, Chosen, Prose, zones


class CandidateForm(FlaskForm):
    """A new candidate."""

    name = StringField("Name", [DataRequired("Give the candidate's name."), SHORT], default="")
    label = StringField(
        "Label",
        [DataRequired("Give a label, such as K-58."), Length(max=20, message="Keep it under 20 characters.")],
        default="",
    )
    referred_by = Chosen("Referred by", "Choose somebody of the list.", needed=False)


class AboutForm(FlaskForm):
    """How to greet a candidate, and how to reach them."""

    name = StringField("Name", [DataRequired("Give the candidate's name."), SHORT], default="")
    said_as = StringField("How to say it", [SHORT], default="")
    pronouns = StringField("Pronouns", [SHORT], default="")
    email = EmailField(
        "E-mail address",
        [
            Optional(),
            Email("This isn't an e-mail address, such as leila@example.com."),
            Length(max=254, message="This address is too long."),
        ],
        default="",
    )
    phone = StringField("Telephone", [SHORT], default="")
    zone = SelectField("Time zone", default="")

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.zone.choices = [SelectChoice("", "Not known"), *zones()]

    def about(self) -> About:
        """What was filled in. Only once the form holds up."""
        return About(**{field.name: self[field.name].data or "" for field in fields(About)})


class ConflictForm(FlaskForm):
    """A conflict of interest between a person and a candidate."""

    person = Chosen("Who", "Choose who must not judge this candidate.")
    reason = Prose("Why", [DataRequired("Say what the conflict of interest is."), LONG], default="")
