"""One packet, printed once for all tests that look at it."""

from io import BytesIO

import pikepdf
import pytest

from interviews.printing import press
from tests.printing.sample import DOSSIER


@pytest.fixture(scope="session")
def printed() -> bytes:
    return press.pdf(DOSSIER)


@pytest.fixture
def packet(printed: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(printed))
