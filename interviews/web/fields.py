"""Fields of forms that several nouns use: moments in one's own zone, whole numbers, choices of things."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from markupsafe import Markup
from wtforms import DateTimeLocalField, FieldList, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from interviews.clock import place
from interviews.direction import isolated
from interviews.domain.base import clean
from interviews.web.signing_in import me

AS_TYPED = "%Y-%m-%dT%H:%M"
YEARS = range(2000, 2100)
SHORT = Length(max=200, message="Keep it under 200 characters.")
LONG = Length(max=5_000, message="Keep it under 5,000 characters.")
PLACES = {
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
}
MOVES = {"up": -1, "down": 1, "remove": 0}


def moment(text: str, zone: ZoneInfo) -> datetime:
    """The moment that a local time such as `2026-11-24T10:00` means in `zone`.

    Raises `ValueError` with a sentence for what is no time, and for the hour that a change of the clocks
    skips or doubles.
    """
    try:
        minutes = text.removesuffix(":00") if len(text) > 16 else text  # some browsers send seconds too
        local = datetime.strptime(minutes, AS_TYPED).replace(tzinfo=zone)
    except ValueError as error:
        raise ValueError("Write a day and a time, such as 2026-11-24T10:00.") from error
    if local.year not in YEARS:
        raise ValueError("Look at the year again.")
    there = local.astimezone(UTC)
    if there.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueError("The clocks go forward then, so this time doesn't exist. Choose another one.")
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise ValueError("The clocks go back then, so this time comes twice. Choose one outside that hour.")
    return there


def zones() -> list[SelectChoice]:
    """Every zone that a person may live in."""
    lived_in = sorted(zone for zone in available_timezones() if zone.split("/")[0] in PLACES)
    return [SelectChoice(zone, zone.replace("_", " ")) for zone in ("UTC", *lived_in)]


class MomentField(DateTimeLocalField):
    """A day and a time, shown and read in the zone of who fills in the form; `data` is the moment in UTC.

    A form that asks for another zone sets it before it reads what was typed.
    """

    zone: ZoneInfo | None = None

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; nothing typed is no moment."""
        self.data = None
        if valuelist and valuelist[0]:
            self.data = moment(valuelist[0].strip(), self.zone or me().time_zone)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return self.data.astimezone(self.zone or me().time_zone).strftime(AS_TYPED) if self.data else ""


class Prose(TextAreaField):
    """What somebody writes in their own words, cleaned as it arrives: nothing but signs that we don't keep is
    nothing.
    """

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Keep what would be stored."""
        if valuelist:
            self.data = clean(valuelist[0])


class WholeNumber(StringField):
    """A whole number as somebody types it. What isn't one stays in the field, under `sentence`."""

    def __init__(self, label: str, least: int, most: int, sentence: str, **more: Any) -> None:
        super().__init__(label, **more)
        self.numbers, self.sentence = range(least, most + 1), sentence

    @property
    def number(self) -> int:
        """The number. Only once the form holds up."""
        return int(self.data or "")

    @property
    def holds_one(self) -> bool:
        """Whether there are nothing but the digits of a number in the range."""
        typed = (self.data or "").strip()
        return typed.isascii() and typed.isdigit() and len(typed) < 6 and int(typed) in self.numbers

    def pre_validate(self, form: Any) -> None:
        """Refuse everything else."""
        if not self.holds_one:
            raise ValidationError(self.sentence)


class Chosen(SelectField):
    """One of the things that there are, by its id; `sentence` is what a person reads who chose none."""

    def __init__(
        self, label: str, sentence: str, needed: bool = True, validators: Iterable[Any] = (), **more: Any
    ) -> None:
        super().__init__(label, [*([DataRequired(sentence)] if needed else []), *validators], **more)
        self.invalid_choice_message = sentence

    def offer(self, things: Iterable[Any], first: str | None = None) -> None:
        """Let people choose among these, by name; `first` stands on top and means none of them."""
        blank = [choice(None, first)] if first else []
        self.choices = blank + [choice(thing, thing.name) for thing in things]


def options_of(field: SelectField) -> Markup:
    """The choices of a select. Each list is written once: the page of writing has three a question."""
    choices: Iterable[Any] = field.iter_choices()
    return _options(tuple((each.value, each.label, each.selected) for each in choices))


@lru_cache(maxsize=500)
def _options(choices: tuple[tuple[str, str, bool], ...]) -> Markup:
    option, chosen = Markup('<option value="{}"{}>{}</option>'), Markup(" selected")
    written = (
        option.format(value, chosen if is_chosen else "", label) for value, label, is_chosen in choices
    )
    return Markup("").join(written)


class Rows(FieldList):  # type: ignore[type-arg]
    """Rows that somebody adds and removes; their numbers are those of the form, whatever else is sent."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        """Numbers of two digits at most: `isdigit` lets through what `int` can't read."""
        for name in formdata:
            number = name.removeprefix(f"{prefix}-").split("-", 1)[0] if name.startswith(f"{prefix}-") else ""
            if number.isascii() and number.isdecimal() and len(number) <= 2:
                yield int(number)


class OneOf(RadioField):
    """One of a few kinds, each said in words."""

    def __init__(self, label: str, words: Mapping[Any, str], **more: Any) -> None:
        choices = [SelectChoice(kind.value, text) for kind, text in words.items()]
        super().__init__(label, [InputRequired("Choose one of these.")], choices=choices, **more)
        self.invalid_choice_message = "Choose one of these."


def choice(thing: Any, text: str, under: str | None = None) -> Any:
    """One choice: a thing by its id, or none; `under` is the heading that it stands under."""
    heading = isolated(under) if under else None
    return SelectChoice(str(thing.id) if thing else "", isolated(text), optgroup=heading)


def rearranged(rows: "FieldList[Any]", pressed: Mapping[str, str]) -> bool:
    """Whether a button asked for another order of the rows; if so, they have it now.

    The buttons are called `<name of the rows>-change`; their values are `add`, `up 2`, `down 2`, `remove 2`.
    """
    verb, _, number = pressed.get(f"{rows.name}-change", "").partition(" ")
    index = int(number) if number.isdecimal() and number.isascii() else -1
    if verb == "add" and len(rows.entries) < (rows.max_entries or 0):
        rows.append_entry()
    if verb in MOVES and 0 <= index < len(rows.entries):
        moved = rows.pop_entry(index)  # type: ignore[call-arg]
        if verb != "remove":
            rows.insert_entry(max(0, index + MOVES[verb]), moved.data)  # type: ignore[attr-defined]
    return bool(verb)


def here(at: datetime) -> str:
    """Whose time it is that the form asks for, such as `Lisbon, UTC+0`."""
    return place(at, me().manner)
