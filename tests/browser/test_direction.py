"""What people type keeps its direction and its shape in a real window."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from interviews.domain.people import Role
from tests import make
from tests.browser.writing import enter, scene_of
from tests.web.turned import Turned

pytestmark = pytest.mark.browser

TURNED = (Path(__file__).parent / "turning.js").read_text()
EVIL = "x\u2069\u2069\u202eevil"


@pytest.fixture
def company(session):
    return Turned(session)


@pytest.mark.parametrize("width", [1280, 320])
def test_names_from_right_to_left_leave_every_sentence_in_its_order(window, session, company, address, width):
    faults = set()
    for name in ("Judge", "Ana"):
        page = window(width=width)
        enter(page.context, session, company[name], address)
        for url in addresses(company):
            page.goto(url)
            faults |= {f"{url}: {fault}" for fault in page.evaluate(TURNED)}
    assert faults == set()


def addresses(company):
    """Where sentences have names and titles in them, and long texts stand by themselves."""
    done, card = company.done, make.places(company.done)[0].scorecard
    loops = [f"/loops/{loop.id}" for loop in (company.running, done)]
    interview = f"/interviews/{make.first(company.running).id}"
    places = [interview, f"/debriefs/{done.debrief.id}", f"/scorecards/{card.id}"]
    return ["/", "/loops/", *loops, *places]


def test_signs_that_turn_a_line_end_where_the_name_ends(window, session, keep, address):
    me = keep(make.person(EVIL, Role.ADMINISTRATOR))
    page = window()
    enter(page.context, session, me, address)
    page.goto(f"/people/{me.id}/departure")
    assert page.evaluate(TURNED) == []
    assert (
        page.locator(".confirm__sentence").inner_text().endswith("ends now, and they see nothing any more.")
    )


def test_a_field_turns_while_somebody_types(window, session, keep, address):
    me = keep(make.person("Ana"))
    page = window()
    enter(page.context, session, me, address)
    page.goto("/people/account")
    name = page.get_by_label("Name", exact=True)
    turned = "field => getComputedStyle(field).direction"
    assert name.evaluate(turned) == "ltr"
    name.fill("أحمد")
    assert name.evaluate(turned) == "rtl"


def test_a_row_that_a_script_adds_turns_too(window, session, address):
    ana, card = scene_of(session)
    page = window()
    enter(page.context, session, ana, address)
    page.goto(f"/scorecards/{card.id}/edit")
    expect(page.locator("form.scripted")).to_be_visible()
    page.get_by_role("button", name="Add evidence").click()
    added = page.locator("[data-evidence-row] textarea").last
    added.fill("قالت: أولًا")
    assert page.locator("[data-evidence-row]").count() == 2
    assert added.evaluate("area => getComputedStyle(area).direction") == "rtl"
