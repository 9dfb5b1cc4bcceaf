"""“API, CSV, JSON, print view, packet preview, file names, PDF metadata: use other code than the page.”"""

import re
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from sqlalchemy import select

from interviews.domain.banks import Duty
from interviews.domain.packets import Packet
from interviews.domain.people import Role
from interviews.printing import press
from interviews.printing.compiling import Issue, compile
from tests import make
from tests.doors.scene import OUTSIDE, PANEL, send
from tests.web.company import Company
from tests.web.crawling import pages

EVERYBODY = ("cora", "adam", "ben", "cid", *PANEL, *OUTSIDE)


def test_what_comes_is_a_page_a_paper_an_archive_of_questions_their_text_or_a_proof(app, visit, session):
    """A form that is new, such as a table for a spreadsheet, is tested here on the day it is born."""
    company = Company(session)
    clients = [visit(company[name]).client for name in ("Judge", "Mira")]
    kinds = {client.get(url).mimetype for client in clients for _, url in pages(app, company.fillings())}
    assert kinds == {
        "text/html",
        "application/pdf",
        "application/zip",
        "text/markdown",
        "application/json",
        "text/calendar",
        "application/octet-stream",  # what a candidate sent, as it came
    }


def test_a_kit_on_paper_is_the_same_whatever_was_written_and_for_those_who_see_its_page(scene, visit):
    url = f"/interviews/{make.first(scene.loop).id}"
    clients = {name: visit(getattr(scene, name)).client for name in EVERYBODY}

    def printed():
        return clients["ana"].get(f"{url}/kit.pdf").data

    before = printed()
    scene.seal(scene.ben, word="canary")
    scene.release()
    assert printed() == before
    assert before.startswith(b"%PDF")
    read = {name for name, client in clients.items() if client.get(url).status_code == 200}
    assert {
        name for name, client in clients.items() if client.get(f"{url}/kit.pdf").status_code == 200
    } == read


@pytest.mark.parametrize("released", [False, True])
def test_a_proof_is_for_those_alone_for_whom_the_page_opens(scene, visit, released):
    make.seal(scene.sho, scene.loop)
    scene.seal(scene.ben)
    if released:
        scene.release()
    url = f"/scorecards/{scene.card(scene.ben).id}"
    clients = {name: visit(getattr(scene, name)).client for name in EVERYBODY}
    read = {name for name, client in clients.items() if client.get(url).status_code == 200}
    assert {name for name, client in clients.items() if client.get(f"{url}/proof").status_code == 200} == read
    assert read == ({"ana", "ben", "cid", "judge", "sho", "cora", "adam"} if released else {"ben"})


def test_what_the_script_is_answered_is_about_ones_own_scorecard_alone(scene, visit):
    browser, card = visit(scene.ana), scene.card(scene.ana)
    written = make.written(card).as_json()

    def saved(version):
        answer = send(browser, f"/scorecards/{card.id}/draft", "PUT", json=written | {"version": version})
        return answer.json | {"version": version}

    before = saved(1)
    scene.seal(scene.ben, scene.cid, scene.judge, value=1)
    assert saved(2) == before | {"version": 2}
    assert (set(before), before["rated"]) == ({"saved_at", "rated", "states", "version"}, "1 of 1 rated")


def test_an_archive_of_questions_is_the_same_whatever_was_written_about_them(scene, visit):
    [kit] = scene.card(scene.ben).kit
    bank = kit.version.question.bank
    bank.entrust(scene.ana, Duty.REVIEWER, make.NOON, scene.cora)
    scene.session.commit()
    browser = visit(scene.ana)

    def archived():
        answer = browser.client.get(f"/banks/{bank.id}/export")
        with ZipFile(BytesIO(answer.data)) as files:
            return {name: files.read(name) for name in files.namelist()}

    before = archived()
    scene.seal(scene.ben, word="canary")
    scene.release()
    assert archived() == before
    assert len(before) > 1


@pytest.fixture
def packet(scene, visit, session):
    """Ana and Sho named people in what they wrote; Cora issued the packet; names are not in it."""
    make.seal(scene.ana, scene.loop, "Ask Leila Haddad or Ben, says Ref.")
    make.seal(scene.sho, scene.loop, "words-of-a-shadow")
    half = scene.card(scene.cid)
    half.save(make.written(half, "words-of-a-draft"), half.version, make.NOON, scene.cid)
    half.panelist.excuse_from_writing("Cid is ill.", make.NOON, scene.cora)
    scene.release().note("a-note", make.NOON, scene.ana)
    scene.debrief.close(make.NOON, scene.cora)
    docket = make.docket([scene.mira], sits_at=make.NOON.replace(year=2099))
    session.add(docket)
    session.commit()
    page = visit(scene.cora).get(f"/packets/loops/{scene.loop.id}")
    assert page.press("Issue the packet", docket=str(docket.id)).status == 200
    return session.scalars(select(Packet)).one()


def forms_of(packet):
    """Everything that can be read of a packet, by where it is found."""
    with pikepdf.open(BytesIO(packet.pdf.content)) as pdf:
        told = [*pdf.docinfo.items(), *pdf.open_metadata().items(), *pdf.attachments]
        streams = (thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream))
        inside = b"\n".join(streams).decode("utf-8", "replace")
        text = "\n".join(str(thing) for thing in pdf.objects) + inside
    page, data = packet.page.content.decode(), packet.data.content.decode()
    return {"metadata": repr(told), "pdf": text, "page": page, "data": data}


def test_a_packet_that_names_nobody_names_nobody_in_any_of_its_forms(scene, packet):
    names = ("Leila", "Haddad", "Ana", "Ben", "Cid", "Judge", "Sho", "Rem", "Ref")
    forms = forms_of(packet)
    found = {form: [n for n in names if re.search(rf"\b{n}\b", text)] for form, text in forms.items()}
    assert found == {"metadata": [], "pdf": [], "page": [], "data": []}
    assert "Ask [name] or [name], says [name]." in forms["page"]
    label = scene.loop.candidate.label
    assert [form for form, text in forms.items() if label in text] == ["metadata", "pdf", "page", "data"]


def test_no_form_of_a_packet_has_a_draft_a_shadow_a_note_or_a_recommendation(packet):
    never = ("words-of-a-draft", "words-of-a-shadow", "a-note", '"recommendation"')
    found = {form: [word for word in never if word in text] for form, text in forms_of(packet).items()}
    assert found == {"metadata": [], "pdf": [], "page": [], "data": []}


def test_the_name_of_the_file_is_the_number_and_nothing_else(scene, visit, packet):
    answer = send(visit(scene.mira), f"/packets/{packet.id}/copies")
    name = f"packet-{packet.number}-v{packet.version}"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}.pdf"
    with pikepdf.open(BytesIO(answer.data)) as pdf:
        assert list(pdf.attachments) == [f"{name}.json"]


def test_a_packet_that_names_nobody_does_not_name_who_referred_the_candidate(keep, session):
    ana, bo = make.person("Ana"), make.person("Rufus Stone")
    loop = keep(make.loop([ana], who=make.candidate(referred_by=bo)))
    make.seal(ana, loop, "Rufus told me so.")
    debrief = make.debrief(loop)
    session.add(debrief)
    debrief.close(make.NOON, loop.by)
    docket = make.docket([make.person("Mira", Role.COMMITTEE)])
    issue = Issue("Tidemark", "2026-0001", 1, make.NOON, loop.by, docket, "0" * 64)
    assert b"Rufus" not in press.data(compile(loop, [make.card_of(ana, loop)], issue))


def test_there_is_nothing_to_preview_before_the_debrief_is_closed(scene, visit):
    scene.seal(scene.ana, scene.ben, word="canary")
    url, names = f"/packets/loops/{scene.loop.id}", ("cora", "adam", "judge")
    pages = {n: visit(getattr(scene, n)).get(url) for n in names}
    assert {n: page.status for n, page in pages.items()} == {"cora": 409, "adam": 404, "judge": 404}
    assert "A packet is issued once the debrief is closed." in pages["cora"].main
    assert [n for n, page in pages.items() if "canary" in page.text] == []
