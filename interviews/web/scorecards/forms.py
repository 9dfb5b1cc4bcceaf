"""A scorecard in the writing. The kit decides which questions there are; what else is named is refused.

Nothing is checked here: what was typed becomes a draft, and the domain says what is wrong with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import (
    FieldList,
    Form,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired

from interviews.domain.base import Refused
from interviews.domain.loops import KitQuestion
from interviews.domain.openings import Release
from interviews.domain.scorecards import (
    NO_CARD,
    AnswerDraft,
    CardDraft,
    EvidenceKind,
    NotAssessed,
    Recommendation,
    Scorecard,
)
from interviews.web.fields import LONG, Prose, Rows
from interviews.web.scorecards.kit import Question

QUESTION = "question-"
NOT_ASSESSED = "0"
NOTHING_YET = SelectChoice("", "Choose why")


def _each(kind: type[EvidenceKind | NotAssessed | Recommendation]) -> list[Any]:
    return [SelectChoice(member.value, member.value) for member in kind]


class EvidenceRow(Form):
    """One thing that was seen or heard."""

    kind = SelectField("How you know", choices=_each(EvidenceKind))
    text = TextAreaField("What you saw or heard")


class AnswerRow(Form):
    """One question: `rating` is a point of its scale, or 0 for not assessed."""

    rating = StringField()
    reason = SelectField("Why", choices=[NOTHING_YET, *_each(NotAssessed)])
    words = TextAreaField("In your own words")
    confidence = StringField()
    evidence = Rows(FormField(EvidenceRow), min_entries=1)
    probes = SelectMultipleField(choices=[])
    notes = TextAreaField("Your notes")
    kind = SelectField("Move it as", choices=_each(EvidenceKind))

    def as_json(self) -> dict[str, Any]:
        """What was typed, as a draft is stored."""
        unrated = self.rating.data == NOT_ASSESSED
        return {
            "value": None if unrated else _number(self.rating.data),
            "not_assessed": self.reason.data if unrated else None,
            "not_assessed_words": self.words.data or "",
            "confidence": self.confidence.data,
            "evidence": [{"kind": row["kind"], "text": row["text"] or ""} for row in self.evidence.data],
            "probes": [_number(place) for place in self.probes.data or []],
            "notes": self.notes.data or "",
        }

    def one_more(self) -> EvidenceRow:
        """A new line of evidence, which has the focus."""
        row = cast(EvidenceRow, self.evidence.append_entry().form)
        row.text.render_kw = {"autofocus": True}
        return row

    def move_a_note(self) -> None:
        """The first line of the notes becomes a line of evidence, of the kind that was chosen."""
        lines = (self.notes.data or "").splitlines()
        first = next((n for n, line in enumerate(lines) if line.strip()), None)
        if first is None:
            return
        last = cast(EvidenceRow, self.evidence.entries[-1].form)
        row = self.one_more() if (last.text.data or "").strip() else last
        row.text.render_kw = {"autofocus": True}
        row.kind.data, row.text.data = self.kind.data, lines.pop(first).strip()
        self.notes.data = "\n".join(lines)


class CardForm(Form):
    """The whole scorecard; its questions come from the kit."""

    version = HiddenField()
    recommendation = RadioField("What would you do?", choices=_each(Recommendation))
    confidence = StringField()
    reasons = TextAreaField("Why")

    def row(self, question: KitQuestion | Question) -> AnswerRow:
        """The part of the form that is about this question."""
        part: Any = self[name_of(question.id)]
        return cast(AnswerRow, part.form)

    def draft(self, kit: list[KitQuestion], sent: Mapping[str, str]) -> CardDraft:
        """What was typed. Raises `Refused` for a value that is none of ours; a question that isn't in the
        kit is in the draft too, so that the domain refuses it by its own rule.
        """
        known, ours = set(_names(self)), tuple(f"{name_of(question.id)}-" for question in kit)
        if any(name.startswith(ours) and name not in known for name in sent):
            raise Refused(NO_CARD)
        answers: dict[str, Any] = {key: {} for key in _named_in(sent)}
        answers |= {question.id.hex: self.row(question).as_json() for question in kit}
        return CardDraft.from_json(
            {
                "answers": answers,
                "recommendation": self.recommendation.data,
                "confidence": self.confidence.data,
                "reasons": self.reasons.data or "",
            }
        )


class RevisionForm(FlaskForm):
    """A new value in the open; the points are those of the question's own scale."""

    value = StringField(validators=[InputRequired("Choose a point of the scale.")])
    reason = Prose(
        "What changed your mind?",
        [InputRequired("Say what changed your mind: the packet shows it beside both values."), LONG],
    )

    @property
    def point(self) -> int:
        """The point that was chosen; 0, which is no point, for anything else."""
        typed = self.value.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else 0


def form_for(
    card: Scorecard,
    kit: Sequence[KitQuestion | Question],
    sent: "MultiDict[str, str] | None" = None,
) -> CardForm:
    """The form of this scorecard: as it is saved, or as it was sent."""
    questions = tuple(question.id for question in kit)
    return _form_about(questions)(sent, data=_saved(card, questions))


@lru_cache(maxsize=500)
def _form_about(questions: tuple[UUID, ...]) -> type[CardForm]:
    rows = {name_of(question): FormField(AnswerRow) for question in questions}
    return type("KitForm", (CardForm,), rows)


def name_of(question: UUID) -> str:
    """What the fields of a question are called, and where it is on the page."""
    return f"{QUESTION}{question.hex}"


def asks_for_evidence(form: CardForm, card: Scorecard, sent: Mapping[str, str]) -> bool:
    """Whether a button asked for one more line of evidence, empty or from the notes; if so, it is there."""
    for question in card.kit:
        if sent.get("add") == name_of(question.id):
            form.row(question).one_more()
            return True
        if sent.get("move") == name_of(question.id):
            form.row(question).move_a_note()
            return True
    return False


def version_of(sent: Mapping[str, str]) -> int:
    """Which version the author was looking at; `instead` names one that they chose to replace. 0 is none."""
    text = sent.get("instead") or sent.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def release_of(sent: Mapping[str, str]) -> Release | None:
    """Which rule the author was told before sealing."""
    return next((rule for rule in Release if rule.value == sent.get("release")), None)


def _number(text: str | None) -> int | str | None:
    """Digits as a number; what isn't stays as it is, and the domain refuses it."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else text or None


def _names(part: Any) -> Iterator[str]:
    for field in part:
        if isinstance(field, FormField | FieldList):
            yield from _names(field)
        else:
            yield field.name


def _named_in(sent: Mapping[str, str]) -> Iterator[str]:
    return (name.split("-")[1] for name in sent if name.startswith(QUESTION))


def _saved(card: Scorecard, questions: Iterable[UUID]) -> dict[str, Any]:
    draft = card.read_draft()
    answers = {name_of(id): _row(draft.answers.get(id, AnswerDraft())) for id in questions}
    return answers | {
        "version": card.version,
        "recommendation": draft.recommendation,
        "confidence": draft.confidence,
        "reasons": draft.reasons,
    }


def _row(answer: AnswerDraft) -> dict[str, Any]:
    unrated = answer.value is None and (answer.not_assessed or answer.not_assessed_words)
    return {
        "rating": NOT_ASSESSED if unrated else answer.value and str(answer.value),
        "reason": answer.not_assessed,
        "words": answer.not_assessed_words,
        "confidence": answer.confidence,
        "evidence": [{"kind": piece.kind, "text": piece.text} for piece in answer.evidence],
        "probes": [str(place) for place in answer.probes],
        "notes": answer.notes,
    }
