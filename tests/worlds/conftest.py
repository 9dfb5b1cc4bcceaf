"""What the tests of the two worlds share."""

import pytest

from tests.worlds.noting import note
from tests.worlds.standing_still import stand_still
from tests.worlds.walking import Walk


@pytest.fixture
def walk(app, engine, monkeypatch):
    """The way through both worlds, with the clock and the lots standing still."""
    return Walk(app, engine, stand_still(monkeypatch), note(app, monkeypatch))
