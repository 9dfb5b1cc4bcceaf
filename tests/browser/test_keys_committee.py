"""A committee member by the keyboard alone, on a phone: menu, docket, packet, a copy, a conflict."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from interviews.passwords import hashed
from tests.browser.keyboard import PASSWORD, Keyboard
from tests.web.company import Company

pytestmark = pytest.mark.browser

PACKET = "Packet 2026-0001"


@pytest.fixture
def mira(window, session):
    """At a phone with a keyboard."""
    company = Company(session)
    company["Mira"].password_hash = hashed(PASSWORD)
    session.commit()
    keys = Keyboard(window(width=390))
    keys.signs_in(company["Mira"].email)
    return keys


def opens_the_menu(keys, then):
    """What was hidden is the next thing; Escape puts it away and leaves the focus at its button."""
    keys.presses_button("Menu")
    keys.press("Tab")
    assert keys.here()["name"] == "Today"
    keys.press("Escape")
    assert keys.here()["name"] == "Menu"
    keys.press("Enter")
    keys.follows(then)


def test_a_member_finds_the_packet_by_the_menu_of_a_phone_and_takes_a_copy(mira):
    opens_the_menu(mira, "Dockets")
    mira.comes_to("Dockets")
    mira.follows("Hiring committee")
    mira.comes_to("Hiring committee")
    mira.follows(re.compile("^Packet"))
    mira.comes_to(PACKET)
    mira.reaches("Download the PDF", "button")
    with mira.page.expect_download() as download:
        mira.press("Enter")
    assert Path(download.value.path()).read_bytes() == b"the pdf"


def test_a_member_who_knows_the_candidate_says_so(mira):
    mira.follows(re.compile("^Staff engineer, Search, K-"))
    mira.comes_to(PACKET)
    mira.follows("I shouldn’t judge this candidate")
    mira.comes_to("I shouldn’t judge this candidate")
    mira.presses_button("Declare the conflict")
    mira.comes_to("I shouldn’t judge this candidate")
    mira.follows("Say why.")
    assert mira.here()["role"] == "textbox"
    mira.types("We worked together.")
    mira.presses_button("Declare the conflict")
    mira.comes_to("Hiring committee")
    expect(mira.page.locator(".flashes")).to_be_focused()
    assert mira.page.get_by_text("Packet 2026-0001").count() == 0
