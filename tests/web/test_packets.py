"""Packets in the browser."""

import io

import pikepdf
import pytest
from sqlalchemy import select

from interviews.domain.committees import Docket
from interviews.domain.history import Event
from interviews.domain.openings import Profile
from interviews.domain.packets import Document, Packet
from interviews.domain.people import Role
from tests import make


@pytest.fixture
def scene(session, keep):
    """Ana and Ben judged Leila Haddad; the debrief is closed; Mira's committee will sit."""

    class Scene:
        cora = keep(make.person("Cora", Role.COORDINATOR))
        mira = keep(make.person("Mira", Role.COMMITTEE))
        ana, ben = make.person("Ana Lima"), make.person("Ben")
        docket = keep(make.docket([mira], sits_at=make.NOON.replace(year=2099)))

    Scene.loop = keep(make.loop([Scene.ana, Scene.ben], who=make.candidate("Leila Haddad"), by=Scene.cora))
    make.seal(Scene.ana, Scene.loop, "Leila asked what breaks first", value=2)
    make.seal(Scene.ben, Scene.loop, "Drew the three queues", value=4)
    Scene.debrief = keep(make.debrief(Scene.loop))
    Scene.debrief.note("A note for later", make.NOON, Scene.cora)
    rating = make.card_of(Scene.ana, Scene.loop).seals[0].ratings[0]
    rating.revise(3, "Ben saw her ask twice.", make.NOON, Scene.ana)
    make.settle(Scene.debrief)
    Scene.debrief.attend(Scene.ana, make.NOON, Scene.cora)
    Scene.debrief.close(make.NOON, Scene.cora)
    session.commit()
    return Scene


def issue(visit, scene):
    """Cora issues the packet."""
    page = visit(scene.cora).get(f"/packets/loops/{scene.loop.id}")
    return page.press("Issue the packet", docket=str(scene.docket.id))


def test_a_coordinator_issues_the_packet_of_a_closed_debrief(visit, scene, session):
    page = issue(visit, scene)
    packet = session.scalars(select(Packet)).one()
    assert page.heading == f"Packet {packet.number}"
    assert packet.number.endswith("-0001")
    assert packet.version == 1
    assert "What the committee must decide" in page.main
    assert (packet.pdf.content[:5], packet.pdf.digest) == (
        b"%PDF-",
        Document.of(packet.pdf.content, "").digest,
    )


def test_a_member_of_the_docket_reads_it_and_takes_a_copy(visit, scene, session):
    issue(visit, scene)
    browser = visit(scene.mira)
    page = browser.get("/dockets").follow("Hiring committee")
    page = page.follow(page.all("main .rows a")[0])
    assert "Drew the three queues" in page.main

    copy = page.press("Download the PDF").response
    packet = session.scalars(select(Packet)).one()
    assert (copy.mimetype, copy.data == packet.pdf.content) == ("application/pdf", True)
    assert copy.headers["Content-Disposition"] == f"attachment; filename=packet-{packet.number}-v1.pdf"
    took = session.scalars(select(Event).where(Event.verb == "took a copy")).one()
    assert (took.by_id, took.noun_id) == (scene.mira.id, str(packet.id))


def everything_in(packet: Packet) -> str:
    """All that can be read of a packet in any way: page, data, the PDF's objects and streams."""
    parts = [packet.page.content.decode(), packet.data.content.decode()]
    with pikepdf.open(io.BytesIO(packet.pdf.content)) as pdf:
        for thing in pdf.objects:
            parts.append(str(thing))
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_bytes().decode("utf-8", "replace"))
    return "\n".join(parts)


def test_an_anonymised_packet_names_neither_the_candidate_nor_an_interviewer(visit, scene, session):
    issue(visit, scene)
    packet = session.scalars(select(Packet)).one()
    text = everything_in(packet)
    assert [name for name in ("Leila", "Haddad", "Ana Lima", "Lima") if name in text] == []
    assert "[name] asked what breaks first" in packet.page.content.decode()
    assert scene.loop.candidate.label in text


def test_a_named_packet_says_the_names(visit, scene, session):
    scene.loop.opening.profile = Profile.NAMED
    session.commit()
    page = issue(visit, scene)
    assert "candidate " + scene.loop.candidate.label + ", Leila Haddad." in page.main
    assert [name for name in ("Ana Lima", "Ben") if name in page.main] == ["Ana Lima", "Ben"]
    assert "Leila asked what breaks first" in page.main


def test_recommendations_and_the_notes_of_the_debrief_are_kept_for_later(visit, scene, session):
    issue(visit, scene)
    text = everything_in(session.scalars(select(Packet)).one())
    assert "A note for later" not in text
    assert "We talked." not in text
    assert "strong yes" not in text
    assert '"recommendation"' not in text


def test_both_values_of_a_revised_rating_are_in_it(visit, scene, session):
    issue(visit, scene)
    page = session.scalars(select(Packet)).one().page.content.decode()
    assert "saw her ask twice." in page


def test_a_correction_is_a_new_version_under_the_same_number(visit, scene, session):
    issue(visit, scene)
    issue(visit, scene)
    packets = session.scalars(select(Packet).order_by(Packet.version)).all()
    assert [packet.version for packet in packets] == [1, 2]
    assert packets[0].number == packets[1].number


def test_without_a_sitting_the_page_says_what_to_do_first(visit, scene, session):
    browser = visit(scene.cora)
    page = browser.get(f"/packets/loops/{scene.loop.id}").press("Issue the packet")
    assert (page.status, page.all(".error-summary a")) == (
        422,
        ["Choose the sitting that the packet is for."],
    )
    session.delete(session.get(Docket, scene.docket.id))
    session.commit()
    page = browser.get(f"/packets/loops/{scene.loop.id}")
    assert "A packet is issued for a sitting of a committee. None is called yet." in page.main


def test_before_the_debrief_is_closed_there_is_no_packet(visit, scene, session):
    scene.debrief.closed_at = None
    session.commit()
    page = visit(scene.cora).get(f"/packets/loops/{scene.loop.id}")
    assert (page.status, page.heading) == (409, "That isn't possible now")
    assert "A packet is issued once the debrief is closed." in page.main


def test_nobody_else_finds_the_packet(visit, scene, session, keep):
    issue(visit, scene)
    packet = session.scalars(select(Packet)).one()
    noor = keep(make.person("Noor", Role.COMMITTEE))
    for stranger in (noor, scene.ana):
        browser = visit(stranger)
        urls = (f"/packets/{packet.id}", f"/packets/loops/{scene.loop.id}")
        assert [browser.get(url).status for url in urls] == [404, 404]
        assert browser.client.post(f"/packets/{packet.id}/copies").status_code == 400
