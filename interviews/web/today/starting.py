"""The first path through a new installation: its steps, each done or not by what is there, never by a flag.

All of it is read from what the policy allows, in one statement, and nothing of it is about a scorecard.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, exists, select
from sqlalchemy.orm import aliased

from interviews.domain.banks import Question, QuestionVersion
from interviews.domain.candidates import Candidate
from interviews.domain.loops import Interview, Loop, Panelist
from interviews.domain.openings import Opening
from interviews.domain.people import Grant, Person, Role
from interviews.policy import Act
from interviews.web.policing import everything

STEPS = ("people", "questions", "opening", "approval", "bar", "plan", "candidate", "loop", "arranged")


@dataclass(frozen=True)
class Starting:
    """Which steps are done, which one is next, and the things that the next forms are about."""

    done: frozenset[str]
    opening_id: UUID | None
    loop_id: UUID | None

    @property
    def next(self) -> str:
        """The first step that isn't done; empty once a loop stands with its panels and times."""
        waiting = [step for step in STEPS if step not in self.done]
        return waiting[0] if waiting and "arranged" not in self.done else ""


def facts() -> Select[Any]:
    """One row: for each step a thing that shows it done, if there is one."""
    openings, loops = everything(Act.SEE, Opening), everything(Act.SEE, Loop)
    shown = {
        "people": everything(Act.SEE, Person).where(_interviews(), _others()),
        "questions": everything(Act.SEE, Question),
        "approval": everything(Act.SEE, QuestionVersion).where(QuestionVersion.is_approved),
        "opening": openings,
        "bar": openings.where(Opening.criteria.any()),
        "plan": openings.where(Opening.criteria.any(), Opening.plan.any()),
        "candidate": everything(Act.SEE, Candidate),
        "loop": loops,
        "arranged": loops.where(Loop.interviews.any(), ~Loop.interviews.any(_lacks_something())),
    }
    return select(*(_first(found).label(name) for name, found in shown.items()))


def starting(row: Any) -> Starting:
    """What the row of `facts` says."""
    done = frozenset(step for step in STEPS if getattr(row, step) is not None)
    return Starting(done, row.bar or row.opening, row.loop)


def _first(found: Select[Any]) -> ScalarSelect[Any]:
    """The id of one of them, always the same one."""
    (entity,) = (column["entity"] for column in found.column_descriptions)
    return found.with_only_columns(entity.id).order_by(entity.id).limit(1).scalar_subquery()


def _interviews() -> Any:
    return Person.grants.any(Grant.role == Role.INTERVIEWER) & Person.left_at.is_(None)


def _others() -> Any:
    """Somebody else works here: one person alone can neither approve nor interview all there is."""
    other = aliased(Person)
    return exists().where(other.id != Person.id, other.left_at.is_(None)).correlate(Person)


def _lacks_something() -> Any:
    """An interview without a time, or with nobody on its panel."""
    return Interview.starts_at.is_(None) | ~Interview.places.any(~Panelist.removal.has())
