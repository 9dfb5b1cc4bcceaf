"""The line of the history that a packet prints: that of its own debrief, whatever happens elsewhere."""

import json

import pytest
from sqlalchemy import select

from interviews.domain.history import Event
from interviews.domain.packets import Packet
from interviews.domain.people import Role
from tests import make


@pytest.fixture
def cora(keep):
    return keep(make.coordinator("Cora"))


@pytest.fixture
def loop(session, keep, cora):
    """A loop whose debrief is closed."""
    ana = keep(make.person("Ana Lima"))
    made = keep(make.loop([ana], by=cora))
    make.seal(ana, made)
    keep(make.debrief(made)).close(make.NOON, cora)
    session.commit()
    return made


def issue(browser, loop, docket):
    """One more version of the packet."""
    browser.get(f"/packets/loops/{loop.id}").press("Issue the packet", docket=str(docket.id))


def test_every_version_prints_the_line_that_closed_the_debrief_and_tells_nothing_of_what_happened_since(
    session, keep, visit, cora, loop
):
    docket = keep(make.docket([make.person("Mira", Role.COMMITTEE)], sits_at=make.NOON.replace(year=2099)))
    browser = visit(cora)
    issue(browser, loop, docket)
    elsewhere = make.person("Ben")
    make.seal(elsewhere, keep(make.loop([elsewhere], by=cora)))
    session.commit()
    issue(browser, loop, docket)

    closed = session.scalars(select(Event).filter_by(noun="debrief", verb="closed")).one()
    packets = session.scalars(select(Packet).order_by(Packet.version)).all()
    printed = [json.loads(packet.data.content)["packet"]["closing_line"] for packet in packets]
    others = [e.digest for e in session.scalars(select(Event)) if e is not closed]
    assert printed == [closed.digest, closed.digest]
    assert [packet.version for packet in packets] == [1, 2]
    for packet in packets:
        assert "The history , the line that closed the debrief" in " ".join(
            packet.page.content.decode().replace("<strong>", " ").replace("</strong>", " ").split()
        )
        assert [digest for digest in others if digest in packet.page.content.decode()] == []
        assert [digest for digest in others if digest in packet.data.content.decode()] == []


def test_two_versions_with_the_same_page_keep_it_once(session, keep, visit, cora, loop):
    docket = keep(make.docket([make.person("Mira", Role.COMMITTEE)], sits_at=make.NOON.replace(year=2099)))
    browser = visit(cora)
    issue(browser, loop, docket)
    issue(browser, loop, docket)
    one, two = session.scalars(select(Packet).order_by(Packet.version))
    assert (one.page_digest == two.page_digest, one.pdf_digest == two.pdf_digest) == (True, False)
