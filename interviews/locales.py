"""How times are written elsewhere, by the patterns of CLDR. Babel is named here alone.

Not here: what we say ourselves (`clock`), who reads it how (`domain.people`).
"""

from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import DateTimePattern, format_interval, get_timezone_location

_DIGITS = {"arab": "٠١٢٣٤٥٦٧٨٩", "beng": "০১২৩৪৫৬৭৮৯", "deva": "०१२३४५६७८९"}


class Elsewhere:
    """One way of writing times. Its patterns are read once."""

    def __init__(self, code: str) -> None:
        self.locale = Locale.parse(code)
        self._time: DateTimePattern = self.locale.time_formats["short"]
        skeletons = self.locale.datetime_skeletons
        self._day, self._weekday, self._new_month = (skeletons[of] for of in ("yMMMEd", "Ed", "MMMEd"))
        self._digits = str.maketrans("0123456789", _DIGITS.get(self._numbers, "0123456789"))

    @property
    def _numbers(self) -> str:
        return str(self.locale.default_numbering_system)

    def day(self, local: datetime) -> str:
        """Such as `Di., 24. Nov. 2026`."""
        return self._written(self._day, local)

    def short_day(self, local: datetime, new_month: bool) -> str:
        """Such as `Di., 24.`, or `Di., 1. Dez.` where a month begins."""
        return self._written(self._new_month if new_month else self._weekday, local)

    def time(self, local: datetime) -> str:
        """Such as `14:05` or `2:05 PM`."""
        return self._written(self._time, local)

    def hours(self, start: datetime, end: datetime) -> str:
        """Such as `14:05–15:05 Uhr` or `2:05 – 3:05 PM`."""
        if "B" in self.locale.interval_formats[self._clock]:  # parts of a day, which Babel can't compare
            return f"{self.time(start)}–{self.time(end)}"
        written = format_interval(start, end, self._clock, start.tzinfo, locale=self.locale)
        return written.translate(self._digits)

    def together(self, day: str, time: str) -> str:
        """A day and a time in one."""
        return str(self.locale.datetime_formats["medium"]).format(time, day)

    def city(self, zone: ZoneInfo) -> str:
        """What people there call the city of a zone."""
        return get_timezone_location(zone, locale=self.locale, return_city=True)

    @cached_property
    def _clock(self) -> str:
        """Twelve hours or twenty-four."""
        return "hm" if "h" in self._time.pattern.replace("'h'", "") else "Hm"

    def _written(self, pattern: DateTimePattern, local: datetime) -> str:
        return pattern.apply(local, self.locale).translate(self._digits)
