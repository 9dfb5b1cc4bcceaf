"""The faults that the tests must catch: through each of them a program of this kind has leaked."""

from tests.faults import pages, rights

KNOWN = (*rights.FAULTS, *pages.FAULTS)
