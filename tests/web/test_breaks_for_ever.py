"""That a seal was broken is never unsaid: not by time, by a role, by a page, nor by a hand in the table."""

import json
import subprocess
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import delete, select

from interviews.domain.breaks import Break
from interviews.domain.history import Event, first_break
from interviews.domain.openings import Profile
from interviews.domain.packets import Packet
from interviews.domain.people import Role
from tests import make
from tests.web.breaking import BROKEN, REASON, Scene

LATER = make.NOON + timedelta(hours=5)
BY_ADAM = "The seal of this loop was broken on Tue 17 Nov 2026, 14:00 (UTC+0) by Adam, confirmed by Cora."
IN_THE_PACKET = (
    "An administrator asked to read the sealed scorecards before the debrief, and a coordinator or another "
    "administrator confirmed it. It let who asked read them, and nobody else."
)


@pytest.fixture
def scene(session):
    """Adam broke the seal, and Cora confirmed it."""
    made = Scene(session)
    made.broken()
    return made


def closed(scene):
    """The debrief is over."""
    scene.release()
    scene.loop.debrief.close(LATER, scene.cora)
    scene.session.commit()


def issued(scene, visit, keep):
    """The packet, as Cora issues it."""
    closed(scene)
    docket = keep(make.docket([scene.mira], sits_at=make.NOON.replace(year=2099)))
    page = visit(scene.cora).get(f"/packets/loops/{scene.loop.id}")
    assert page.press("Issue the packet", docket=str(docket.id)).status == 200
    return scene.session.scalars(select(Packet)).one()


def words_of(pdf):
    """All words that are printed."""
    printed = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(printed.stdout.decode().split())


def another_is_declined(scene):
    Break.ask(scene.loop, "Me too.", LATER, scene.alma).decline(LATER, scene.cora)


def role_is_lost(scene):
    scene.adam.withdraw(Role.ADMINISTRATOR, LATER, scene.alma)


def they_left(scene):
    for person in (scene.adam, scene.cora):
        person.leave(LATER, scene.alma)


@pytest.mark.parametrize("happens", [another_is_declined, role_is_lost, they_left, closed])
def test_whatever_happens_later_the_loop_the_card_and_the_interview_say_it(scene, visit, session, happens):
    happens(scene)
    session.commit()
    looked = [visit(scene.ana).get(url).main for url in (scene.card, scene.interview)]
    assert [BY_ADAM in said for said in looked] == [True, True]
    loop = visit(scene.alma).get(scene.url).all("#seal .broken-seal")[0]
    assert loop.startswith("The seal was broken on Tue 17 Nov 2026, 14:00 (UTC+0) : Adam had asked")
    assert REASON in loop


def test_with_the_debrief_it_is_on_its_page_and_on_the_page_that_issues_the_packet(scene, visit):
    closed(scene)
    pages = [f"/debriefs/{scene.loop.debrief.id}", f"/packets/loops/{scene.loop.id}"]
    said = [visit(scene.cora).get(url).all(".broken-seal") for url in pages]
    assert [(BY_ADAM in line, REASON in line) for [line] in said] == [(True, True)] * 2


def test_the_packet_says_it_on_paper_on_its_page_and_in_its_data_and_names_nobody(scene, visit, keep):
    packet = issued(scene, visit, keep)
    page = " ".join(visit(scene.mira).get(f"/packets/{packet.id}").main.split())
    paper = words_of(packet.pdf.content)
    masked = "The reason: A complaint of [name] about [name]."
    told = ("No. It was broken once; section 1 says why.", IN_THE_PACKET, masked, "except who broke the seal")
    assert [[words in text for words in told] for text in (page, paper)] == [[True] * 4] * 2
    [incident] = [i for i in json.loads(packet.data.content)["packet"]["incidents"] if "broken" in i["kind"]]
    assert incident == {
        "at": BROKEN.isoformat(),
        "kind": "broken seal",
        "who": "An administrator",
        "reason": f"{IN_THE_PACKET}\n\n{masked}",
    }
    with pikepdf.open(BytesIO(packet.pdf.content)) as pdf:
        [attached] = pdf.attachments.values()
        assert attached.get_file().read_bytes() == packet.data.content
    assert [name for name in ("Adam", "Leila", "Haddad") if name in page + paper] == []


def test_a_packet_that_names_people_names_who_asked_and_who_confirmed(scene, visit, keep, session):
    scene.loop.opening.profile = Profile.NAMED
    session.commit()
    data = json.loads(issued(scene, visit, keep).data.content)
    [incident] = [i for i in data["packet"]["incidents"] if i["kind"] == "broken seal"]
    assert (incident["who"], incident["reason"]) == (
        "Adam",
        "Adam asked to read the sealed scorecards before the debrief, and Cora confirmed it. "
        f"It let who asked read them, and nobody else.\n\nThe reason: {REASON}",
    )


def test_a_request_that_was_declined_is_no_matter_of_the_packet(session, visit, keep):
    scene = Scene(session)
    scene.ask().decline(BROKEN, scene.cora)
    packet = issued(scene, visit, keep)
    page = visit(scene.mira).get(f"/packets/{packet.id}").main
    assert "Did the seal hold? Yes." in page
    assert "nobody could read a scorecard but its author." in page
    assert REASON not in page


def test_no_page_takes_it_back(app):
    pages = {
        rule.rule: sorted(rule.methods - {"OPTIONS", "HEAD"})
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("breaks.")
    }
    assert pages == {
        "/breaks/loops/<uuid:loop_id>": ["GET", "POST"],
        "/breaks/<uuid:id>": ["GET"],
        "/breaks/<uuid:id>/confirmation": ["GET", "POST"],
        "/breaks/<uuid:id>/refusal": ["GET", "POST"],
    }


def test_no_verb_takes_it_back():
    verbs = {name for name in vars(Break) if callable(getattr(Break, name)) and not name.startswith("_")}
    assert verbs == {"ask", "confirm", "decline"}


def test_who_takes_the_row_out_of_the_table_leaves_it_in_the_history(scene, session):
    session.execute(delete(Break))
    session.commit()
    lines = session.scalars(select(Event).order_by(Event.position)).all()
    said = [(line.verb, line.facts) for line in lines if line.noun == "seal_break"]
    facts = {"loop": str(scene.loop.id), "reason": REASON}
    assert said == [("asked to break the seal", facts), ("broke the seal", facts)]
    assert first_break(lines) is None


# --- What it opens, it opens for one, and only as long as they have the right


def judges_elsewhere(scene):
    make.slip_in(scene.adam, scene.elsewhere)


def declares_a_conflict(scene):
    scene.loop.candidate.declare_conflict(scene.adam, "A cousin.", LATER, scene.adam)


def leaves(scene):
    scene.adam.leave(LATER, scene.alma)


@pytest.mark.parametrize("happens", [role_is_lost, judges_elsewhere, declares_a_conflict, leaves])
def test_who_broke_it_reads_nothing_any_more_without_the_right(scene, visit, session, happens):
    browser = visit(scene.adam)
    assert browser.get(scene.card).status == 200
    happens(scene)
    session.commit()
    page = browser.get(scene.card)
    assert (page.status == 404) or page.heading == "Sign in"
    assert "canary-Ana" not in page.text
    assert "canary-Ana" not in browser.get(scene.url).text


def test_what_is_sealed_later_is_open_to_who_broke_it_and_to_nobody_else(scene, visit, session):
    make.seal(scene.ben, scene.loop, "canary-Ben")
    session.commit()
    ben = f"/scorecards/{scene.draft.id}"
    people = ("adam", "ben", "ana", "alma", "cora", "judge", "con", "rem", "out", "mira")
    assert [name for name in people if visit(getattr(scene, name)).get(ben).status == 200] == ["adam", "ben"]
