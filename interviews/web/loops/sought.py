"""Which loops the board shows, as the address says it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select
from werkzeug.datastructures import MultiDict
from wtforms import Form, SearchField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from interviews.direction import isolated
from interviews.domain.base import tidy
from interviews.domain.candidates import Candidate
from interviews.domain.loops import Loop, Panelist
from interviews.domain.openings import Opening
from interviews.domain.people import Person
from interviews.web.finding import narrowed
from interviews.web.loops.stages import Stage, awaits, is_late


class BoardForm(Form):
    """What narrows the board; what the address says and nobody knows narrows nothing."""

    find = SearchField("Candidate", filters=[lambda typed: tidy(typed or "")])
    opening = SelectField("Opening", validate_choice=False)
    stage = SelectField("Stage", validate_choice=False)
    who = SelectField("Waits for", validate_choice=False)
    late = SelectField("Late", validate_choice=False)

    @classmethod
    def of(
        cls, said: MultiDict[str, str], openings: Iterable[Opening], people: Iterable[Person]
    ) -> "BoardForm":
        """The form as an address fills it in, with these to choose among."""
        form = cls(said)
        form.opening.choices = _choices((str(o.id), o.title) for o in openings)
        form.stage.choices = _choices((stage.value, stage.value.capitalize()) for stage in Stage)
        form.who.choices = _choices((str(person.id), person.name) for person in people)
        form.late.choices = _choices([("late", "A scorecard is late")])
        return form

    def chosen(self, name: str) -> str:
        """What was chosen, if it is one of the choices."""
        field: Any = self[name]
        return field.data if any(each.value == field.data for each in field.choices) else ""

    @property
    def narrows(self) -> bool:
        """Whether the address asks for some of the loops only."""
        return bool(self.find.data) or any(self.chosen(name) for name in ("opening", "stage", "who", "late"))


def of_form(
    found: Select[Any],
    tracked: Select[Any],
    form: BoardForm,
    stage: ColumnElement[str],
    at: datetime,
    by_stage: bool = True,
) -> Select[Any]:
    """Those of these loops that the form asks for. What it asks of scorecards it asks of `tracked` alone: a
    loop that a filter finds would tell of them.
    """
    known = Loop.id.in_(tracked.with_only_columns(Loop.id))
    found = narrowed(found.join(Loop.candidate), Candidate.found_by)
    if opening := form.chosen("opening"):
        found = found.where(Loop.opening_id == UUID(opening))
    if by_stage and (chosen := form.chosen("stage")):
        found = found.where(stage == chosen)
    if who := form.chosen("who"):
        found = found.where(known, awaits(Panelist.person_id == UUID(who)))
    if form.chosen("late"):
        found = found.where(known, awaits(is_late(at)))
    return found


def _choices(pairs: Iterable[tuple[str, str]]) -> list[Any]:
    return [SelectChoice("", "All"), *(SelectChoice(value, isolated(text)) for value, text in pairs)]
