import pytest

from tests.faults.known import KNOWN
from tests.faults.plant import ROOT

pytestmark = pytest.mark.once


def test_every_known_fault_can_still_be_planted():
    assert [fault.name for fault in KNOWN if not fault.fits(ROOT)] == []
