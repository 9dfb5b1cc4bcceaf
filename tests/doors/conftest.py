"""What the tests of the doors share: a scene, and a clock that stands still."""

import sys
from datetime import timedelta

import pytest

from interviews import clock
from tests import make
from tests.doors.scene import Scene
from tests.notices.conftest import box, post, running, server  # noqa: F401 - fixtures of a mail server

AFTERWARDS = make.NOON + timedelta(hours=4)


@pytest.fixture
def visit(visit, monkeypatch):
    """A browser, in the afternoon: two answers differ by what happened in between, never by the minute."""
    monkeypatch.setattr(clock, "now", lambda: AFTERWARDS)
    for name, module in list(sys.modules.items()):
        if name.startswith("interviews.") and hasattr(module, "now"):
            monkeypatch.setattr(module, "now", clock.now)
    return lambda person=None: visit(person, AFTERWARDS)


@pytest.fixture
def scene(keep, session):
    """Nobody has written anything yet."""
    return Scene(keep, session)
