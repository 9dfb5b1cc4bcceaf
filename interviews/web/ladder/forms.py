"""What coordinators write about levels and competencies."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from interviews.direction import isolated
from interviews.domain.banks import HIGHEST, LONGEST_NAME, Competency, Level
from interviews.domain.base import folded, tidy
from interviews.web.fields import LONG, Prose, WholeNumber

NAME = Length(max=LONGEST_NAME, message=f"Keep it under {LONGEST_NAME} characters.")


def _tidy(typed: str | None) -> str:
    return tidy(typed or "")


class Named(FlaskForm):
    """A name that nothing else of its kind has: two that are called the same would be taken for one."""

    taken: frozenset[str] = frozenset()

    def offer(self, others: Iterable[Any], tracks: Iterable[str]) -> None:
        """Let no name be taken twice, and show the tracks that there are."""
        self.taken = frozenset(folded(one.name) for one in others)
        self.tracks = sorted({track for track in tracks if track})

    def validate_name(self, field: StringField) -> None:
        """Refuse the name of another."""
        if folded(field.data or "") in self.taken:
            raise ValidationError("Another one on the ladder has this name.")


class LevelForm(Named):
    """A rung of the ladder."""

    name = StringField("Name", [DataRequired("Give the level a name."), NAME], filters=[_tidy])
    track = StringField("Track", [NAME], filters=[_tidy])
    rank = WholeNumber("Rank", 1, HIGHEST, f"A rank is a whole number from 1 to {HIGHEST}.")


class CompetencyForm(Named):
    """What a competency is; `form_for` adds what is expected of it, a field for each level."""

    name = StringField("Name", [DataRequired("Give the competency a name."), NAME], filters=[_tidy])
    track = StringField("Track", [DataRequired("Say to which track it belongs."), NAME], filters=[_tidy])
    about = Prose("What it is", [DataRequired("Say what it is."), LONG])
    started_from = HiddenField()
    levels: Sequence[Level] = ()

    def is_overtaken(self, competency: Competency) -> bool:
        """Whether somebody changed it since this was begun; if it is sent again, its writer knows."""
        before, now = self.started_from.data, stamp_of(competency)
        self.started_from.data = now
        return bool(before) and before != now

    @property
    def rows(self) -> list[tuple[Level, Any]]:
        """Each level with its field."""
        return [(level, self[_name(level)]) for level in self.levels]

    @property
    def expected(self) -> Mapping[Level, str]:
        """What was written for each level."""
        return {level: field.data or "" for level, field in self.rows}


def form_for(levels: Sequence[Level], competency: Competency | None = None) -> CompetencyForm:
    """The ladder decides which levels there are; what else the browser sends is ignored."""
    rows = {_name(level): Prose(isolated(level.name), [LONG]) for level in levels}
    kind: type[CompetencyForm] = type("ExpectedForm", (CompetencyForm,), {**rows, "levels": levels})
    if not competency:
        return kind()
    expected = {_name(level): competency.expected_at(level) for level in levels}
    return kind(obj=competency, data=expected | {"started_from": stamp_of(competency)})


def stamp_of(competency: Competency) -> str:
    """Another one for other words."""
    expected = sorted((one.level.key, one.words) for one in competency.expectations)
    words = (competency.name, competency.track, competency.about, expected)
    return sha256(repr(words).encode()).hexdigest()[:16]


def _name(level: Level) -> str:
    return f"expected-{level.key}"
