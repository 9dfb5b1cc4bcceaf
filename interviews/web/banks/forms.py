"""What people write about banks and questions. Everything typed stays text until it makes a draft."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import Form, FormField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length

from interviews.direction import isolated
from interviews.domain.banks import (
    BANK_TEXTS,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_POINTS,
    MOST_PROBES,
    MOST_SAMPLES,
    TEXTS,
    Anchor,
    AnchorDraft,
    Bank,
    BankDraft,
    Competency,
    Duty,
    Fault,
    Kind,
    Level,
    QuestionDraft,
    QuestionVersion,
    Sample,
)
from interviews.domain.people import Person
from interviews.web.fields import Rows, choice

NAME = Length(max=LONGEST_NAME, message=f"Keep it under {LONGEST_NAME} characters.")
RESTS = {30: "A month", 90: "Three months", 180: "Half a year", 365: "A year"}
TEXT = Length(max=LONGEST_TEXT, message=f"Keep it under {LONGEST_TEXT:,} characters.")


class SampleRow(Form):
    """An answer that shows a point."""

    answer = TextAreaField("Somebody’s answer")
    why = TextAreaField("Why it is at this point")


class AnchorRow(Form):
    """One point of a scale."""

    name = StringField("In a few words")
    behaviours = TextAreaField("What is seen or heard")
    samples = Rows(FormField(SampleRow), max_entries=MOST_SAMPLES + 1)


class LevelRow(Form):
    """The scale at one level; its points count in the order in which they stand."""

    level = HiddenField()
    points = Rows(FormField(AnchorRow), max_entries=MOST_POINTS + 1)


class QuestionForm(FlaskForm):
    """A question with its rubric."""

    started_from = HiddenField()
    title = StringField("Title")
    competency = SelectField("What it shows", validate_choice=False)
    minutes = StringField("Minutes")
    kind = SelectField("Kind", choices=[SelectChoice(kind.value, kind.value.capitalize()) for kind in Kind])
    prompt = TextAreaField("What you read out")
    materials = TextAreaField("What the candidate is given to read")
    purpose = TextAreaField("Why we ask")
    probes = Rows(StringField("Probe"), max_entries=MOST_PROBES + 1)
    clarifications = TextAreaField("What you may tell when asked")
    for_interviewers = TextAreaField("What only interviewers know")
    told_beforehand = TextAreaField("What candidates know beforehand")
    not_scored = TextAreaField("What we don’t judge")
    alternatives = TextAreaField("Other ways to ask it")
    author = StringField("Author")
    licence = StringField("Licence")
    rubric = Rows(FormField(LevelRow), max_entries=20)
    new_level = SelectField("Level to add", validate_choice=False)

    def offer(self, competencies: Iterable[Competency], levels: Iterable[Level]) -> None:
        """Let people choose among these."""
        self.levels = {level.key: level for level in levels}
        self.competencies = {competency.key: competency for competency in competencies}
        self.competency.choices = _choices(self.competencies.values(), "Choose one")

    def offer_levels(self) -> None:
        """Let people add the levels that have no scale yet."""
        shown = {row["level"].data for row in self.rubric}
        left = [level for level in self.levels.values() if level.key not in shown]
        self.new_level.choices = _choices(left, "Choose a level")

    def change_rows(self, pressed: str) -> None:
        """Add or remove the rows that a button named, such as `add probes` or `remove rubric-0-points 2`."""
        verb, name, number = [*pressed.split(" "), "", ""][:3]
        if name == "rubric" and verb == "add":
            self._add_level()
            return
        points = [row["points"] for row in self.rubric]
        samples = [point["samples"] for row in points for point in row]
        for rows in (self.probes, self.rubric, *points, *samples):
            if rows.name == name and verb == "add" and len(rows) < (rows.max_entries or 0):
                rows.append_entry()
            if rows.name == name and verb == "remove" and number in {str(n) for n in range(len(rows))}:
                rows.pop_entry(int(number))

    def _add_level(self) -> None:
        key = self.new_level.data
        if key in self.levels and all(row["level"].data != key for row in self.rubric):
            self.rubric.append_entry({"level": key, "points": [{}] * 4})

    def draft(self) -> tuple[QuestionDraft | None, list[Fault]]:
        """What was written as a draft, and everything that is wrong with it."""
        competency = self.competencies.get(self.competency.data or "")
        found = [] if competency else [Fault("competency", "Choose what the question shows.")]
        found += self._odd_levels()
        if not competency or found:
            return None, found
        draft = self._drafted(competency)
        return draft, draft.faults()

    def as_draft(self) -> QuestionDraft:
        """What is typed so far, whatever it lacks: for the checks, never to be kept."""
        competency = self.competencies.get(self.competency.data or "")
        return self._drafted(competency or Competency(key="", name="", track=""))

    def _drafted(self, competency: Competency) -> QuestionDraft:
        typed = (self.minutes.data or "").strip()
        number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 0
        texts: dict[str, Any] = {name: self[name].data or "" for name in TEXTS}
        rows = [(self.levels.get(row["level"].data), _anchors(row)) for row in self.rubric]
        return QuestionDraft(
            competency=competency,
            kind=Kind(self.kind.data) if self.kind.data in set(Kind) else Kind.SITUATION,
            minutes=number,
            rubric={level: anchors for level, anchors in rows if level},
            probes=tuple(probe or "" for probe in self.probes.data),
            clarifications=tuple((self.clarifications.data or "").splitlines()),
            **texts,
        ).tidy()

    def id_of(self, place: str) -> str:
        """Where a place such as `prompt` or `rubric.staff.3` is on the page."""
        if "." not in place:
            return place
        _, key, point = place.split(".")
        level = [row["level"].data for row in self.rubric].index(key)
        return f"rubric-{level}-points-{int(point) - 1}-behaviours"

    def show(self, faults: Iterable[Fault]) -> list[tuple[str, str]]:
        """Put each fault at its field; gives back those of the rows, with a link to where they are."""
        of_rows = []
        keys = [row["level"].data for row in self.rubric]
        for fault in faults:
            if fault.level:
                of_rows.append((fault.sentence, f"#rubric-{keys.index(fault.level.key)}"))
            elif fault.field in ("probes", "rubric"):
                of_rows.append((fault.sentence, f"#{fault.field}"))
            else:
                self[fault.field].errors = [*self[fault.field].errors, fault.sentence]
        return of_rows

    def level_of(self, row: Any) -> str:
        """The name of a row's level, for its heading."""
        level = self.levels.get(row["level"].data)
        return level.name if level else "a level that isn’t on the ladder"

    def _odd_levels(self) -> list[Fault]:
        """Levels that the page wouldn't send: unknown ones, and one twice."""
        keys = [row["level"].data for row in self.rubric]
        if len(set(keys)) == len(keys) and set(keys) <= self.levels.keys():
            return []
        return [Fault("rubric", "Add each level once, from the list.")]


class BankForm(FlaskForm):
    """What a bank says of itself."""

    name = StringField("Name", [DataRequired("Give the bank a name."), NAME])
    about = TextAreaField("What it is for", [TEXT])
    not_judged = TextAreaField("What never counts", [TEXT])
    what_happens = TextAreaField("What such an interview is like", [TEXT])
    tools = TextAreaField("What it takes", [TEXT])
    example = TextAreaField("An example", [TEXT])
    licence = StringField("Licence", [NAME])

    def draft(self) -> BankDraft:
        """What was written."""
        texts = {name: self[name].data or "" for name in BANK_TEXTS}
        return BankDraft(**texts, not_judged=tuple((self.not_judged.data or "").splitlines()))


class KeeperForm(FlaskForm):
    """Somebody to keep a bank."""

    person = SelectField("Person", validate_choice=True)
    duty = SelectField("Duty", choices=[SelectChoice(duty.value, duty.value.capitalize()) for duty in Duty])

    def offer(self, people: Iterable[Person]) -> None:
        """Let people choose among these."""
        self.person.choices = [choice(person, person.name) for person in people]


class ReturnForm(FlaskForm):
    """What should change, in words."""

    reason = TextAreaField("Reason", [DataRequired("Say what should change."), TEXT])


class CoolingForm(FlaskForm):
    """How long a question rests, and why."""

    days = SelectField(
        "For how long", choices=[SelectChoice(str(days), words) for days, words in RESTS.items()]
    )
    reason = TextAreaField("Reason", [DataRequired("Say why it cools."), TEXT])


class RetirementForm(FlaskForm):
    """Why it is asked no more, in words."""

    reason = TextAreaField("Reason", [DataRequired("Say why it is retired."), TEXT])


class ApprovalForm(FlaskForm):
    """Why what the checks point at stands, in words."""

    because = TextAreaField("Why it stands", [TEXT])


class RemarkForm(FlaskForm):
    """What somebody says of one place."""

    place = SelectField("About", [DataRequired("Choose what the remark is about.")], validate_choice=False)
    words = TextAreaField("Remark", [DataRequired("Write the remark first."), TEXT])

    def offer(self, places: Mapping[str, str]) -> None:
        """Let people choose among these, by their names."""
        first = SelectChoice("", "Choose one")
        self.place.choices = [first, *(SelectChoice(place, name) for place, name in places.items())]


class FilesForm(FlaskForm):
    """Files to import."""

    file = FileField(
        "An archive (.zip), one question (.yaml) or a table (.xlsx)", [FileRequired("Choose a file first.")]
    )


def as_typed(version: QuestionVersion) -> dict[str, Any]:
    """A version as the form shows it."""
    return {name: getattr(version, name) for name in TEXTS} | {
        "started_from": str(version.number),
        "competency": version.competency.key,
        "kind": version.kind.value,
        "minutes": str(version.minutes),
        "probes": list(version.probes),
        "clarifications": "\n".join(version.clarifications),
        "rubric": [
            {
                "level": level.key,
                "points": [_as_typed(anchor) for anchor in version.rubric(level)],
            }
            for level in version.levels
        ],
    }


def _as_typed(anchor: Anchor) -> dict[str, Any]:
    samples = [{"answer": sample.answer, "why": sample.why} for sample in anchor.samples]
    return {"name": anchor.name, "behaviours": anchor.behaviours, "samples": samples}


def of_bank(bank: Bank) -> dict[str, str]:
    """A bank as the form shows it."""
    texts = {name: getattr(bank, name) for name in BANK_TEXTS}
    return texts | {"not_judged": "\n".join(bank.not_judged)}


def _sample(row: Any) -> Sample:
    return Sample(row["answer"].data or "", row["why"].data or "")


def _anchors(row: Any) -> tuple[AnchorDraft, ...]:
    return tuple(
        AnchorDraft(p["name"].data or "", p["behaviours"].data or "", tuple(map(_sample, p["samples"])))
        for p in row["points"]
    )


def _choices(things: Iterable[Any], first: str) -> list[Any]:
    return [SelectChoice("", first), *(SelectChoice(thing.key, isolated(thing.name)) for thing in things)]
