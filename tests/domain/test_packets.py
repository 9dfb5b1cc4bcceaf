"""Packets: issued of closed debriefs, kept by their hash."""

from hashlib import sha256

import pytest

from interviews.domain.base import Refused
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Role
from tests import make


@pytest.fixture
def loop(session, keep):
    """A loop whose debrief is open."""
    ana = make.person("Ana")
    made = keep(make.loop([ana]))
    make.seal(ana, made)
    keep(make.debrief(made))
    return made


def issue(loop):
    """Issue what was printed."""
    docket = make.docket([make.person("Mira", Role.COMMITTEE)])
    papers = [Document.of(word, "text/plain") for word in (b"pdf", b"data", b"page")]
    return Packet.issue(loop, docket, "2026-0001", 1, Printed(*papers), make.NOON, loop.by)


def test_a_document_is_addressed_by_its_hash():
    assert Document.of(b"words", "text/plain").digest == sha256(b"words").hexdigest()


def test_there_is_no_packet_before_the_debrief_is_closed(loop):
    with pytest.raises(Refused, match=r"A packet is issued once the debrief is closed\."):
        issue(loop)


def test_an_issued_packet_keeps_profile_and_papers(loop, keep):
    loop.debrief.close(make.NOON, loop.by)
    packet = keep(issue(loop))
    assert (packet.profile, packet.pdf.content, packet.data.content, packet.page.content) == (
        loop.opening.profile,
        b"pdf",
        b"data",
        b"page",
    )
    assert packet.hand_out(make.NOON, loop.by) is packet.pdf
