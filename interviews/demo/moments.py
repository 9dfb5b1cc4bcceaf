"""When things happen in the demonstration: counted from the day on which it is loaded."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Told = dict[str, Any]
"""A piece of the data, as it was read."""

QUARTER = timedelta(minutes=15)
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The company's days, seen from the moment of loading."""

    loaded: datetime
    zone: ZoneInfo

    def moment(self, told: Told) -> datetime:
        """The moment that the data means, in UTC.

        `{day: -6, at: "14:00"}` counts working days, in the company's hours. `{in_hours: 1}` is later today:
        so many hours after the next full quarter of an hour.
        """
        if "in_hours" in told:
            return self._next_quarter() + timedelta(hours=told["in_hours"])
        local = datetime.combine(self._working_day(told["day"]), time.fromisoformat(told["at"]), self.zone)
        return local.astimezone(UTC)

    def _next_quarter(self) -> datetime:
        return self.loaded + (datetime.min.replace(tzinfo=UTC) - self.loaded) % QUARTER

    def _working_day(self, count: int) -> date:
        """The working day that is `count` away: -1 is the last one before today, 1 the next one after it."""
        step = timedelta(days=1 if count > 0 else -1)
        day = self.loaded.astimezone(self.zone).date()
        for _ in range(abs(count)):
            day += step
            while day.weekday() >= SATURDAY:
                day += step
        return day
