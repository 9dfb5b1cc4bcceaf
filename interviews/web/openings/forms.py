"""What a coordinator fills in about an opening: what it is, its bar, its plan."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Form,
    FormField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import DataRequired
from wtforms.widgets import CheckboxInput

from interviews.domain.banks import Competency, Question
from interviews.domain.openings import LONGEST_BREAK, CriterionDraft, Opening, PlannedDraft, Profile, Release
from interviews.web.fields import LONG, SHORT, Chosen, OneOf, Prose, Rows, WholeNumber, rearranged

RELEASES = {
    Release.AT_DEBRIEF: "At the debrief, once every required scorecard is sealed or excused",
    Release.AFTER_OWN: "After their own: who has sealed all of theirs reads what is sealed",
}
MEANINGS = {
    Release.AT_DEBRIEF: "Until then nobody reads another’s scorecard, and its author may withdraw a seal. "
    "The best guard of independence.",
    Release.AFTER_OWN: "Who has sealed all of theirs reads at once what the others sealed, and nobody "
    "withdraws a seal. Good where no debrief can meet soon; those who coordinate wait for the debrief.",
}
PROFILES = {
    Profile.ANONYMISED: "Anonymised: the committee reads labels, such as K-58",
    Profile.NAMED: "Named: the committee reads names",
}


class OpeningForm(FlaskForm):
    """A new opening."""

    title = StringField("Title", [DataRequired("Give the opening a title."), SHORT], default="")
    level = Chosen("Level", "Choose a level.")
    release = OneOf(
        "When does a panelist read the others' scorecards?",
        words=RELEASES,
        default=Release.AT_DEBRIEF,
    )
    profile = OneOf("What does the packet call people?", words=PROFILES, default=Profile.ANONYMISED)


class ReleaseForm(FlaskForm):
    """When panelists read each other's scorecards."""

    release = OneOf("When does a panelist read the others’ scorecards?", words=RELEASES)


class TemplateForm(FlaskForm):
    """A template's name."""

    name = StringField("Name of the template", [DataRequired("Give the template a name."), SHORT], default="")


class CriterionRow(Form):
    """One competency of the bar."""

    competency = Chosen("Competency", "Choose a competency.")
    weight = WholeNumber("Weight, 1 to 10", 1, 10, "A weight is a whole number from 1 to 10.", default="1")
    must_have = BooleanField("Must-have")


class BarForm(FlaskForm):
    """The bar: competencies with their weights, and the rule."""

    criteria = Rows(FormField(CriterionRow), min_entries=1, max_entries=20)
    bar_rating = WholeNumber(
        "At least this rating on every must-have", 1, 6, "The bar is a point of the scale, from 1 to 6."
    )
    others_needed = WholeNumber(
        "On how many of the others", 0, 20, "Say on how many of the others; 0 is an answer."
    )

    @classmethod
    def of(cls, opening: Opening) -> "BarForm":
        """The bar as it stands, and what was sent, if something was."""
        rows = [
            {"competency": str(c.competency_id), "weight": str(c.weight), "must_have": c.must_have}
            for c in opening.criteria
        ]
        rule = {"bar_rating": str(opening.bar_rating), "others_needed": str(opening.others_needed)}
        return cls(data={"criteria": rows} | rule)

    def rearrange(self, pressed: Mapping[str, str]) -> bool:
        """Whether a button asked for another row, or one less."""
        return rearranged(self.criteria, pressed)

    def offer(self, competencies: Sequence[Competency]) -> None:
        """Let people choose among these competencies."""
        for row in self.criteria:
            row.form.competency.offer(competencies, first="Choose a competency")

    def drafts(self, competencies: Sequence[Competency]) -> list[CriterionDraft]:
        """The rows, for the domain."""
        known = {str(competency.id): competency for competency in competencies}
        return [
            CriterionDraft(known[row.competency.data], row.weight.number, row.must_have.data)
            for row in (entry.form for entry in self.criteria)
        ]


class InterviewRow(Form):
    """One interview of the plan."""

    title = StringField("Title", [DataRequired("Give each interview a title."), SHORT], default="")
    minutes = WholeNumber("Minutes", 5, 480, "An interview takes 5 to 480 minutes.", default="60")
    break_after = WholeNumber(
        "Break after it",
        0,
        LONGEST_BREAK,
        f"A break takes 0 to {LONGEST_BREAK} minutes; 0 is none.",
        default="0",
    )
    focus = SelectMultipleField("Focus", option_widget=CheckboxInput())
    questions = Rows(
        Chosen("Question", "Choose a question, or remove the row."),
        min_entries=1,
        max_entries=12,
    )


class PlanForm(FlaskForm):
    """The plan: the interviews that every candidate gets."""

    plan = Rows(FormField(InterviewRow), min_entries=1, max_entries=12)
    reason = Prose("Why the plan changes", [LONG], default="")

    @classmethod
    def of(cls, opening: Opening) -> "PlanForm":
        """The plan as it stands, and what was sent, if something was."""
        rows = [
            {
                "title": planned.title,
                "minutes": str(planned.minutes),
                "break_after": str(planned.break_after),
                "focus": [str(competency.id) for competency in planned.focus],
                "questions": [str(asked.question_id) for asked in planned.asked],
            }
            for planned in opening.plan
        ]
        newest = opening.newest
        return cls(data={"plan": rows, "reason": newest.reason if newest and not opening.stands else ""})

    def rearrange(self, pressed: Mapping[str, str]) -> bool:
        """Whether a button asked for another order of the interviews or of one's questions."""
        lists: list[Any] = [self.plan, *(entry.form.questions for entry in self.plan)]
        return any(rearranged(rows, pressed) for rows in lists)

    def offer(self, focus: list[Any], questions: list[Any]) -> None:
        """Let people choose among these."""
        for row in (entry.form for entry in self.plan):
            row.focus.choices = focus
            for question in row.questions:
                question.choices = questions

    def drafts(self, competencies: Sequence[Competency], questions: Sequence[Question]) -> list[PlannedDraft]:
        """The rows, for the domain."""
        focus = {str(competency.id): competency for competency in competencies}
        asked = {str(question.id): question for question in questions}
        rows: list[Any] = [entry.form for entry in self.plan]
        return [
            PlannedDraft(
                row.title.data,
                row.minutes.number,
                tuple(focus[id] for id in dict.fromkeys(row.focus.data)),
                tuple(asked[entry.data] for entry in row.questions),
                row.break_after.number,
            )
            for row in rows
        ]
