"""What people fill in about one meeting of a loop."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from flask_wtf import FlaskForm
from wtforms import SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired
from wtforms.widgets import CheckboxInput

from interviews.direction import isolated
from interviews.domain.loops import Interview, Part, SplitDraft
from interviews.web.fields import (
    LONG,
    SHORT,
    Chosen,
    MomentField,
    OneOf,
    Prose,
    WholeNumber,
    choice,
    zones,
)
from interviews.web.signing_in import me

CANDIDATE = "candidate"

PARTS = {
    Part.INTERVIEWER: "Interviewer: asks, and fills in a scorecard that counts",
    Part.SHADOW: "Shadow: listens and learns; what they write never counts",
}


class TimeForm(FlaskForm):
    """When and where, in a zone that one chooses: what is typed is the wall time there."""

    zone = Chosen("Time zone", "Choose a time zone.")
    starts_at = MomentField("Begins", [InputRequired("Say when it begins.")])
    place = StringField("Place", [SHORT], default="")
    reason = Prose("Why it moves", [LONG], default="")

    def __init__(self, interview: Interview, near: Iterable[str], **more: Any) -> None:
        self.first = interview.zone or me().zone
        super().__init__(obj=interview, **more)
        ahead = dict.fromkeys((self.first, me().zone, *near))
        listed = {each.value: each for each in zones()}
        named = [listed.get(zone) or SelectChoice(zone, zone) for zone in ahead]
        self.zone.choices = named + [each for zone, each in listed.items() if zone not in ahead]

    def process(self, formdata: Any = None, obj: Any = None, **more: Any) -> None:
        """Know the zone before the time is read, or written into its field."""
        typed = self.meta.wrap_formdata(self, formdata)
        zone = str(typed.get("zone", "")) if typed else self.first
        known = zone if zone in available_timezones() else self.first
        self.starts_at.zone = ZoneInfo(known)
        super().process(formdata, obj, **more)
        if not typed:
            self.zone.data = self.first


class PanelForm(FlaskForm):
    """Who joins the panel."""

    person = Chosen("Who", "Choose an interviewer.")
    part = OneOf("What for", PARTS, default=Part.INTERVIEWER)


class ReasonForm(FlaskForm):
    """Why."""

    reason = Prose("Why", [DataRequired("Say why."), LONG], default="")


class MissedForm(FlaskForm):
    """Who didn't come, and what happened."""

    who = OneOf("Who didn’t come", {})
    reason = Prose("What happened", [DataRequired("Say what happened."), LONG], default="")

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        candidate = SelectChoice(CANDIDATE, f"{isolated(interview.loop.candidate.name)}, the candidate")
        panel = [choice(place.person, place.person.name) for place in interview.panel]
        self.who.choices = [candidate, *panel]


class ReplacementForm(FlaskForm):
    """Who comes instead, and why."""

    person = Chosen("Who comes instead", "Choose an interviewer.")
    reason = Prose("Why", [DataRequired("Say why."), LONG], default="")


class SplitForm(FlaskForm):
    """What each part is called, how long it takes, and what is asked in the second."""

    title = StringField("Title of the first part", [DataRequired("Give the first part a title."), SHORT])
    minutes = WholeNumber("Minutes of the first part", 5, 480, "The first part takes 5 to 480 minutes.")
    second_title = StringField(
        "Title of the second part", [DataRequired("Give the second part a title."), SHORT]
    )
    second_minutes = WholeNumber(
        "Minutes of the second part", 5, 480, "The second part takes 5 to 480 minutes."
    )
    questions = SelectMultipleField(
        "Asked in the second part",
        [InputRequired("Leave at least one question in each part.")],
        option_widget=CheckboxInput(),
    )
    reason = Prose("Why", [DataRequired("Say why."), LONG], default="")

    def __init__(self, interview: Interview) -> None:
        half = interview.minutes // 2
        super().__init__(
            data={
                "title": f"{interview.title}, part 1",
                "second_title": f"{interview.title}, part 2",
                "minutes": str(interview.minutes - half),
                "second_minutes": str(half),
            }
        )
        self.questions.choices = [choice(asked, asked.version.title) for asked in interview.kit]

    @property
    def draft(self) -> SplitDraft:
        """What was chosen, for the domain. Only once the form holds up."""
        return SplitDraft(
            title=str(self.title.data),
            minutes=self.minutes.number,
            second_title=str(self.second_title.data),
            second_minutes=self.second_minutes.number,
            second_questions=frozenset(map(UUID, self.questions.data or [])),
        )
