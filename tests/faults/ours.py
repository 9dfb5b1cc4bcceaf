"""A plugin for the tests in a copy: what they test must be the copy's, not what is installed."""

from pathlib import Path

import pytest

import interviews
import tests


def pytest_sessionstart(session: pytest.Session) -> None:
    """End at once if another tree was imported."""
    for package in (interviews, tests):
        if not Path(str(package.__file__)).is_relative_to(session.config.rootpath):
            pytest.exit(f"{package.__file__} isn't in {session.config.rootpath}", returncode=3)
