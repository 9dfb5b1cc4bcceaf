"""What is pinned stays pinned, whatever was released since."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^([a-z0-9.-]+)(\[[a-z0-9,]+\])?==", re.MULTILINE)


def of_a_lock(name: str) -> dict[str, set[str]]:
    """Each pinned package with the extras that are pinned with it."""
    pins = PINNED.findall((ROOT / "requirements" / name).read_text())
    return {package: {extra for extra in extras.strip("[]").split(",") if extra} for package, extras in pins}


def asked_with_extras(pinned: dict[str, set[str]]) -> set[tuple[str, str]]:
    """What some pinned package needs with an extra, for this system and this Python."""
    asked = set()
    for package, extras in pinned.items():
        for line in distribution(package).requires or ():
            needed = Requirement(line)
            if not needed.marker or any(needed.marker.evaluate({"extra": extra}) for extra in extras | {""}):
                asked |= {(canonicalize_name(needed.name), extra) for extra in needed.extras}
    return asked


@pytest.mark.parametrize("lock", ["run.txt", "test.txt"])
def test_an_extra_is_pinned_by_its_name(lock: str) -> None:
    """For Debian's pip `coverage[toml]` isn't `coverage`: it takes the newest of what isn't pinned."""
    pinned = of_a_lock(lock)
    asked = asked_with_extras(pinned)

    assert ("fonttools", "woff") in asked
    assert {(package, extra) for package, extra in asked if extra not in pinned[package]} == set()
