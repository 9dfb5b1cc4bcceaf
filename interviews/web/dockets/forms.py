"""Committees and their sittings, as a coordinator sets them up."""

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from interviews.domain.committees import Committee
from interviews.domain.people import Person
from interviews.web.fields import SHORT, Chosen, MomentField, choice


class CommitteeForm(FlaskForm):
    """A new committee: its name, its chair, its members."""

    name = StringField("Name", [DataRequired("Give the committee a name."), SHORT], default="")
    chair = Chosen("Chair", "Choose who has the chair.")
    members = SelectMultipleField(
        "Members", widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )

    def offer(self, people: Iterable[Person]) -> None:
        """Who may sit on a committee."""
        listed = list(people)
        self.chair.offer(listed, "Choose a person")
        self.members.choices = [choice(person, person.name) for person in listed]


class DocketForm(FlaskForm):
    """A sitting to call."""

    committee = Chosen("Committee", "Choose the committee.")
    sits_at = MomentField("Day and time", validators=[InputRequired("Say when the committee sits.")])

    def offer(self, committees: Iterable[Committee]) -> None:
        """The committees that there are."""
        self.committee.offer(committees, "Choose a committee")
