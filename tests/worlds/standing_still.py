"""A clock that stands and a source of randomness that is drawn anew from one seed. Nothing else is fixed."""

import email.utils
import os
import random
import time
from datetime import datetime, tzinfo

import itsdangerous.timed
import pytest
import werkzeug.http

import interviews.clock
from tests.worlds.building import clock


class AnyMoment(type):
    """Whatever is a moment is one of ours too."""

    def __instancecheck__(cls, instance: object) -> bool:
        """The clock stands, and what it gave elsewhere is no other kind of thing."""
        return isinstance(instance, datetime)


class Stopped(datetime, metaclass=AnyMoment):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        """Always the same moment."""
        return clock().astimezone(tz)


class Watch:
    """The standard module of that name, as far as a moment is asked for."""

    gmtime = staticmethod(time.gmtime)

    def time(self) -> float:
        """Always the same moment, in seconds."""
        return clock().timestamp()


class Lots:
    """What `os.urandom` gives: the same bytes in both worlds from each `begin` on.

    Each length has its own: what SQLAlchemy draws for a statement that is new to it moves nothing else.
    """

    def __init__(self) -> None:
        self.begin("")

    def begin(self, seed: str) -> None:
        """From here on as it was after this seed the last time."""
        self.seed = seed
        self.sources: dict[int, random.Random] = {}

    def draw(self, size: int) -> bytes:
        """As many bytes."""
        source = self.sources.setdefault(size, random.Random(f"{self.seed} {size}"))
        return source.randbytes(size)


def stand_still(monkeypatch: pytest.MonkeyPatch) -> Lots:
    """Stop the clock, the one in signatures too, and draw all lots from a seed."""
    lots = Lots()
    monkeypatch.setattr(interviews.clock, "datetime", Stopped)
    monkeypatch.setattr(werkzeug.http, "datetime", Stopped)
    for module in (itsdangerous.timed, email.utils):
        monkeypatch.setattr(module, "time", Watch())
    monkeypatch.setattr(os, "urandom", lots.draw)
    monkeypatch.setattr(random, "_urandom", lots.draw)
    return lots
