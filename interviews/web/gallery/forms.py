"""A form with one field of every kind, filled with made-up answers."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SearchField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired


def _each(*texts: str) -> list[Any]:
    return [SelectChoice(text) for text in texts]


KINDS = _each("said", "did", "wrote", "my inference")
FORMATS = _each("in writing", "one case at a time", "with slides")
REASONS = _each("time ran out", "something went wrong", "skipped on purpose")
EVIDENCE = (
    ("said", "“Before I bless it, I’d ask what breaks for settlement on day one.”"),
    ("did", "Ordered the three by who pays if the answer is wrong. Took the new colleague first."),
    ("wrote", "To the director: “Two ways: stop now, or one index change and look again.”"),
    ("my inference", "Leaves the choice with the owner, even when I pushed twice."),
)


class Line(Form):
    """One line of evidence."""

    id = HiddenField()
    kind = SelectField("Kind", choices=KINDS)
    text = TextAreaField("Evidence", [InputRequired("Write what you saw or heard, or take the line away.")])


class Meeting(Form):
    """One interview of a plan."""

    title = StringField("Interview")
    minutes = IntegerField("Minutes")


class Narrowing(Form):
    """What narrows a list."""

    looked_for = SearchField("Words to look for", default="fault")
    shows = SelectField("Shows", choices=_each("Any", "Advisor", "Cross-system challenges"))
    at_level = SelectField("Level", choices=_each("Any", "Staff engineer"))
    in_minutes = SelectField("Minutes", choices=_each("Any", "15 at most"))


class SampleForm(FlaskForm):
    """One field of every kind."""

    name = StringField("Name", [InputRequired("Give the opening a name.")])
    password = PasswordField("Pass phrase")
    purpose = TextAreaField("Why we ask")
    level = SelectField("Level", choices=_each("Senior engineer", "Staff engineer", "Principal engineer"))
    day = DateField("Day", [InputRequired("Say on which day, such as 24 11 2026.")])
    minutes = IntegerField("Minutes", [InputRequired("Say how many minutes it takes.")])
    remind = BooleanField("Remind me an hour before")
    release = RadioField(
        "When does the panel read the scorecards?",
        [InputRequired("Choose when the panel reads the scorecards.")],
        choices=_each("at debrief", "after own"),
    )
    formats = SelectMultipleField("Other ways to ask it", choices=FORMATS)
    jotted = TextAreaField("Notes")
    jotted_kind = SelectField("Move it as", choices=KINDS)
    evidence = FieldList(FormField(Line))
    meetings = FieldList(FormField(Meeting))
    steps = FieldList(FormField(Meeting))
    read_only = StringField("Link")
    shut = StringField("Version")
    arabic = TextAreaField("Words in Arabic")
    reason = SelectField("Why not", choices=REASONS)
    reason_text = TextAreaField("What happened")


def sample(form: SampleForm) -> SampleForm:
    """The form as somebody left it."""
    meetings = [{"title": title, "minutes": 60} for title in ("Working together", "Strategy reading")]
    form.process(
        data={
            "name": "Staff engineer, Payments platform",
            "purpose": "Staff engineers advise more than they decide.",
            "level": "Staff engineer",
            "minutes": 14,
            "remind": True,
            "release": "at debrief",
            "formats": ["in writing"],
            "jotted": "Paused, then named the owner.",
            "evidence": [{"kind": kind, "text": text} for kind, text in EVIDENCE],
            "meetings": meetings,
            "steps": meetings,
            "read_only": "https://interviews.example.com/people/invitation/9f2c",
            "arabic": "طلب رأيًا في نقل الفوترة (Billing 2.0)، ثم أجّل القرار",
        }
    )
    return form


def refused() -> SampleForm:
    """The same form, sent empty."""
    form = SampleForm(None, prefix="refused-", meta={"csrf": False})
    form.process(
        data={
            "level": "Staff engineer",
            "shut": "4",
            "reason": "time ran out",
            "evidence": [{"kind": "said"}],
        }
    )
    form.validate()
    return form
