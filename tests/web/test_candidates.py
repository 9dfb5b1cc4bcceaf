"""Candidates: welcomed by name and label, hidden from who is partial."""

import pytest
from sqlalchemy import select

from interviews.domain.candidates import Candidate
from interviews.domain.people import Role
from tests import make, on_paper


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def ana(keep):
    """An interviewer."""
    return keep(make.person("Ana"))


@pytest.fixture
def leila(keep, ana):
    """A candidate whom Ana interviews."""
    return keep(make.loop([ana], who=make.candidate("Leila Haddad"))).candidate


def test_a_candidate_is_welcomed_with_a_label_drawn_by_lot(cora, ana, session, visit):
    page = visit(cora).get("/candidates/new")
    label = page.soup.find(id="label")["value"]
    assert page.all("#referred_by option") == ["Nobody here", "Ana", "Cora"]
    page = page.press("Add the candidate", name="Leila Haddad", referred_by=str(ana.id))

    assert (page.status, page.heading) == (200, "Leila Haddad")
    assert page.all(".page-header__lead") == [f"In a packet that is anonymised: {label}."]
    assert page.all(".summary-list__row") == ["Referred by Ana"]
    assert page.follow("New loop").heading == "New loop"
    assert session.scalars(select(Candidate.label)).one() == label


def test_a_label_belongs_to_one_candidate(cora, leila, session, visit):
    page = visit(cora).get("/candidates/new")
    page = page.press("Add the candidate", name="Piotr", label=leila.label)

    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["Another candidate has this label. Choose one that is free."],
    )
    assert page.soup.find(id="name")["value"] == "Piotr"
    assert session.scalars(select(Candidate.name)).all() == ["Leila Haddad"]


def test_what_a_new_candidate_lacks_is_said(cora, visit):
    page = visit(cora).get("/candidates/new").press("Add the candidate", label="x" * 21, referred_by="nobody")

    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["Give the candidate's name.", "Keep it under 20 characters.", "Choose somebody of the list."],
    )


def test_who_refers_a_candidate_sees_nothing_of_them_from_then_on(cora, session, visit):
    page = visit(cora).get("/candidates/new")
    page = page.press("Add the candidate", name="Leila Haddad", referred_by=str(cora.id))

    assert page.heading == "Loops"
    assert page.all(".flashes .notice") == [
        "The candidate is on the list. You referred them, so you see nothing of them here."
    ]
    id = session.scalars(select(Candidate.id)).one()
    assert visit(cora).get(f"/candidates/{id}").status == 404


def test_a_panelist_sees_their_interviews_and_nothing_of_who_is_partial(ana, leila, cora, session, visit):
    leila.declare_conflict(cora, "Cousins", make.NOON, cora)
    session.commit()
    page = visit(ana).get(f"/candidates/{leila.id}")

    assert page.all("h2") == ["Interviews"]
    assert page.all(".rows__row") == ["Interview 1 Tue 17 Nov 2026, 12:00–13:00 (UTC+0)"]
    assert page.follow("Interview 1").heading == "Interview 1"
    assert "Cora" not in page.text


def test_a_coordinator_sees_loops_and_who_must_not_judge(cora, leila, visit):
    page = visit(cora).get(f"/candidates/{leila.id}")

    assert page.all("h2") == [
        "Loops",
        "Interviews",
        "Documents",
        "About the candidate",
        "Who must not judge",
    ]
    assert page.all(".columns__side .section p") == [
        "How to greet them, and how to reach them.",
        "Nothing is written down yet.",
        "Write about the candidate",
        "They see nothing of this candidate.",
        "No conflict of interest is declared.",
        "Declare a conflict of interest",
    ]
    assert page.follow("Staff engineer, Platform").heading == "Leila Haddad"


def test_a_conflict_declared_for_somebody_hides_the_candidate_from_them(cora, ana, leila, visit):
    url = f"/candidates/{leila.id}"
    assert visit(ana).get(url).status == 200
    page = visit(cora).get(url).follow("Declare a conflict of interest")
    page = page.press("Declare the conflict", person=str(ana.id), reason="Cousins")

    assert page.all(".flashes .notice") == ["From now on Ana sees nothing of this candidate."]
    assert page.all(".columns__side .rows__row") == ["Ana Cousins"]
    assert visit(ana).get(url).status == 404


def test_a_coordinator_who_declares_their_own_goes_to_today(cora, leila, visit):
    browser = visit(cora)
    page = browser.get(f"/candidates/{leila.id}/conflict")
    page = page.press("Declare the conflict", person=str(cora.id), reason="Cousins")

    assert page.all(".flashes .notice") == [
        "Thank you for saying so. You see nothing of this candidate any more."
    ]
    assert browser.get(f"/candidates/{leila.id}").status == 404


def test_a_conflict_has_a_person_and_a_reason_and_is_declared_once(cora, ana, leila, visit):
    page = visit(cora).get(f"/candidates/{leila.id}/conflict")
    again = page.press("Declare the conflict", person=str(ana.id), reason="Cousins") and page
    assert page.press("Declare the conflict", reason=" ").all(".error-summary li") == [
        "Choose who must not judge this candidate.",
        "Say what the conflict of interest is.",
    ]
    page = again.press("Declare the conflict", person=str(ana.id), reason="Friends")

    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["A conflict of interest is already declared for Ana."],
    )
    assert page.all("textarea") == ["Friends"]


def test_who_has_no_business_with_a_candidate_finds_nothing(keep, ana, leila, visit):
    adam = keep(make.person("Adam", Role.ADMINISTRATOR))
    url = f"/candidates/{leila.id}"
    found = {
        person.name: [visit(person).get(at).status for at in (url, f"{url}/conflict", "/candidates/new")]
        for person in (ana, adam, keep(make.person("Other")), keep(make.person("Mira", Role.COMMITTEE)))
    }
    assert found == {
        "Ana": [200, 404, 404],
        "Adam": [200, 404, 404],
        "Other": [404, 404, 404],
        "Mira": [404, 404, 404],
    }


SAID = {"said_as": "LAY-la hah-DAHD", "pronouns": "she/her", "email": "leila@example.com", "phone": "+351 21"}


def described(cora, leila, visit, **more):
    """Write about Leila."""
    page = visit(cora).get(f"/candidates/{leila.id}").follow("Write about the candidate")
    return page.press("Keep it", **(SAID | {"zone": "Europe/Lisbon"} | more))


def test_who_arranges_reads_how_to_greet_a_candidate_and_how_to_reach_them(cora, leila, visit):
    assert "Nothing is written down yet." in visit(cora).get(f"/candidates/{leila.id}").main
    page = described(cora, leila, visit)

    assert (page.status, page.heading) == (200, "Leila Haddad")
    assert page.all(".summary-list__row") == [
        "Say LAY-la hah-DAHD",
        "Pronouns she/her",
        "E-mail leila@example.com",
        "Telephone +351 21",
        "Time zone Europe/Lisbon",
        "Referred by nobody here",
    ]


def test_the_panel_reads_how_to_greet_them_and_no_address(ana, cora, leila, visit, session):
    described(cora, leila, visit)
    interview = make.first(session.merge(leila).loops[0])
    shown = [
        visit(ana).get(url).all(".summary-list__row")[:2]
        for url in (f"/candidates/{leila.id}", f"/interviews/{interview.id}")
    ]

    assert shown == [["Say LAY-la hah-DAHD", "Pronouns she/her"]] * 2
    texts = [
        visit(ana).get(f"/candidates/{leila.id}").text,
        visit(ana).get(f"/interviews/{interview.id}").text,
    ]
    assert [word in text for text in texts for word in ("leila@example.com", "+351 21")] == [False] * 4
    assert visit(ana).get(f"/candidates/{leila.id}/about").status == 404


def test_the_kit_on_paper_says_how_to_greet_them(cora, leila, visit, session):
    described(cora, leila, visit)
    interview = make.first(session.merge(leila).loops[0])
    words = " ".join(
        on_paper.words_of(visit(cora).get(f"/interviews/{interview.id}/kit.pdf").response.data).split()
    )
    assert "Say LAY-la hah-DAHD Pronouns she/her" in words


def test_an_address_that_is_none_is_refused_and_nothing_typed_is_lost(cora, leila, visit, again):
    page = described(cora, leila, visit, name="", email="leila at home", zone="Nowhere")

    assert (page.status, page.all(".error-summary li")) == (
        422,
        [
            "Give the candidate's name.",
            "This isn't an e-mail address, such as leila@example.com.",
            "Not a valid choice.",
        ],
    )
    assert page.soup.find(id="email")["value"] == "leila at home"
    assert again(leila).said_as == ""


def test_candidates_are_listed_by_name_and_found_without_accents(cora, ana, leila, keep, session, visit):
    keep(make.candidate("José Lima"))
    hidden = keep(make.candidate("Aino Virtanen"))
    hidden.declare_conflict(cora, "Cousins", make.NOON, cora)
    session.commit()
    page = visit(cora).get("/candidates/")

    assert (page.heading, page.all("tbody th")) == ("Candidates", ["José Lima", "Leila Haddad"])
    loops = page.all("tbody td:last-child")
    assert loops == ["none", f"Staff engineer, Platform , Leila Haddad, {leila.label}"]
    assert visit(cora).get("/candidates/?find=jose").all("tbody th") == ["José Lima"]
    nobody = visit(cora).get("/candidates/?find=aino")
    assert "No candidate here has “aino” in their name." in nobody.main
    assert visit(ana).get("/candidates/").all("tbody th") == ["Leila Haddad"]


def test_an_empty_list_says_what_will_be_there(cora, ana, visit):
    page = visit(cora).get("/candidates/")
    assert page.follow("New candidate").heading == "New candidate"
    assert "New candidate" not in visit(ana).get("/candidates/").main
