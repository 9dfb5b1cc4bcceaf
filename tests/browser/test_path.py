"""The main job, end to end, in real windows: once without JavaScript, once with it."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from interviews.domain.people import Role
from interviews.passwords import hashed
from tests import make

pytestmark = pytest.mark.browser

NUMBERED = re.compile(r"^Packet \d{4}-0001$")
PASSWORD = "evidence before the number"


@pytest.fixture(scope="session")
def password_hash() -> str:
    """One hash for everybody: making it takes a while."""
    return hashed(PASSWORD)


@pytest.fixture
def company(keep, password_hash):
    """Four people who can sign in, and an opening with its bar and its plan."""
    people = {
        "Ana": make.person("Ana Lima"),
        "Ben": make.person("Ben Okafor"),
        "Cora": make.person("Cora Diallo", Role.COORDINATOR, zone="Europe/Lisbon"),
        "Mira": make.person("Mira Tanaka", Role.COMMITTEE),
    }
    for person in people.values():
        person.password_hash = password_hash
        keep(person)
    rung = make.level()
    questions = [
        make.question(title, [rung]) for title in ("The fault nobody owned", "A finding that said no")
    ]
    opening = make.opening(plan=[questions], at_level=rung)
    opening.criteria[0].must_have = True
    keep(opening)
    return SimpleNamespace(opening=opening, questions=questions, **people)


class Desk:
    """One person at one window. What keeps people out of a page is looked for by `test_every_page`."""

    def __init__(self, page: Page, javascript: bool) -> None:
        self.page, self.javascript = page, javascript

    def goes_to(self, heading: str | re.Pattern[str]) -> None:
        """The page has this heading."""
        expect(self.page.locator("h1")).to_have_text(heading)
        self.page.wait_for_load_state("load")

    def signs_in(self, person) -> None:
        """From the front door."""
        self.page.goto("/")
        self.goes_to("Sign in")
        self.page.get_by_label("E-mail address").fill(person.email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.presses("Sign in")
        self.goes_to("Today")

    def presses(self, text: str) -> None:
        """A button."""
        self.page.get_by_role("button", name=text, exact=True).first.click()

    def follows(self, text: str | re.Pattern[str]) -> None:
        """A link."""
        self.page.get_by_role("link", name=text).first.click()


@pytest.fixture
def desk(window):
    """Somebody's window, signed in."""

    def sit_down(person, javascript, width=1280, dark=False):
        desk = Desk(window(javascript=javascript, width=width, dark=dark), javascript)
        desk.signs_in(person)
        return desk

    return sit_down


def arrange(cora: Desk, company) -> None:
    """Cora welcomes a candidate, makes the loop, puts Ana and Ben on it and sets a time."""
    cora.page.goto("/candidates/new")
    cora.goes_to("New candidate")
    cora.page.get_by_label("Name", exact=True).fill("Leila Haddad")
    cora.presses("Add the candidate")
    cora.page.goto("/loops/new")
    cora.goes_to("New loop")
    cora.page.get_by_label("Opening").select_option(label=company.opening.title)
    cora.page.get_by_label("Candidate").select_option(index=1)
    cora.presses("Make the loop")
    cora.goes_to("Leila Haddad")
    for person in (company.Ana, company.Ben):
        cora.follows(re.compile("^Add to the panel"))
        cora.goes_to("Interview 1: the panel")
        cora.page.get_by_label("Who", exact=True).select_option(label=person.name)
        cora.presses("Add to the panel")
        cora.goes_to("Leila Haddad")
    waive(cora)
    cora.follows(re.compile("^Set time and place"))
    cora.page.get_by_label("Begins").fill("2026-11-20T10:00")
    cora.page.get_by_label("Place").fill("Room 4")
    cora.presses("Set time and place")
    cora.goes_to("Leila Haddad")


def waive(cora: Desk) -> None:
    """Cora answers for the must-have that one interview alone asks for."""
    cora.follows(re.compile("^Waive it"))
    cora.goes_to("Waive a check")
    cora.page.get_by_label("Why").fill("There is one interview, and two people in it.")
    cora.presses("Waive it")
    cora.goes_to("Leila Haddad")


def write(author: Desk, word: str, points: tuple[int, int]) -> None:
    """The author finds the scorecard, writes it down, and reads it once more."""
    author.page.goto("/scorecards")
    author.goes_to("Scorecards")
    author.page.locator("main").get_by_role("link").first.click()
    author.goes_to("Interview 1")
    names = [step.get_attribute("id") for step in author.page.locator("[data-step]").all()[:2]]
    for name, point in zip(names, points, strict=True):
        author.page.locator(f"#{name}").get_by_label("What you saw or heard, line 1").fill(
            f"{word} to {point}"
        )
        author.page.locator(f"#{name}-rating-{point}").check()
        author.page.locator(f"#{name}-confidence-high").check()
        following = author.page.locator(f"[data-bar={name}] a").last
        if following.is_visible():  # one question at a time, on a phone
            following.click()
    author.page.get_by_label("yes", exact=True).check()
    author.page.locator("#confidence-medium").check()
    author.page.locator("#reasons").fill(f"{word} all along")


def survives_a_reload(author: Desk, word: str) -> None:
    """What was written is there again."""
    if author.javascript:
        expect(author.page.locator("[data-saved]")).to_have_text(re.compile("^Saved at"))
        author.page.wait_for_function("document.querySelector('[data-rated]').textContent.includes('2 of 2')")
        expect(author.page.locator("[data-saved]")).to_have_text(re.compile("^Saved at"))
        author.page.wait_for_timeout(2_500)
    else:
        author.presses("Save")
        expect(author.page.get_by_text("Saved.", exact=True)).to_be_visible()
        author.page.wait_for_load_state("load")  # a page that is still on its way can't be loaded anew
    author.page.reload()
    expect(author.page.locator("#reasons")).to_have_value(f"{word} all along")


def seal(author: Desk) -> None:
    """The moment."""
    author.page.locator("button[name=review]").click()
    author.goes_to("Read it once more, then seal")
    expect(author.page.get_by_text("Nothing is missing")).to_be_visible()
    author.presses("Seal scorecard")
    author.goes_to("Interview 1")


def convene(cora: Desk) -> None:
    """Cora forms the committee and calls its sitting."""
    cora.page.goto("/dockets/committees/new")
    cora.goes_to("Form a committee")
    cora.page.get_by_label("Name", exact=True).fill("Hiring committee")
    cora.page.get_by_label("Chair").select_option(label="Mira Tanaka")
    cora.presses("Form the committee")
    cora.page.goto("/dockets/new")
    cora.goes_to("Call a sitting")
    cora.page.get_by_label("Committee").select_option(label="Hiring committee")
    cora.page.get_by_label("Day and time").fill("2099-12-03T16:00")
    cora.presses("Call the sitting")
    cora.goes_to("Hiring committee")


@pytest.mark.parametrize("javascript", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_two_judge_apart_talk_in_the_open_and_the_committee_reads(desk, company, javascript):
    cora = desk(company.Cora, javascript)
    arrange(cora, company)
    ana = desk(company.Ana, javascript)
    ben = desk(company.Ben, javascript, width=390, dark=True)

    write(ana, "Asked who carries the risk", (2, 3))
    survives_a_reload(ana, "Asked who carries the risk")
    write(ben, "Drew the three queues", (4, 3))
    survives_a_reload(ben, "Drew the three queues")
    seal(ana)
    nobody_else_reads(ana.page.url, ben, cora)
    back_to_the_scorecard(ben)
    seal(ben)

    talk(cora, ana)
    convene(cora)
    issue(cora)
    decide(desk(company.Mira, javascript))


def nobody_else_reads(hers: str, ben: Desk, cora: Desk) -> None:
    """Ana has sealed: Ben doesn't find hers, Cora sees that it is sealed and not what it says."""
    ben.page.goto(hers)
    ben.goes_to("There is nothing here for you")
    cora.page.reload()
    cora.goes_to("Leila Haddad")
    assert "Asked who carries the risk" not in cora.page.content()
    assert cora.page.locator("main table").first.inner_text().count("sealed") == 1
    expect(cora.page.get_by_role("button", name="Open the debrief")).to_have_count(0)


def back_to_the_scorecard(author: Desk) -> None:
    """Where it was left off, at its last step."""
    author.page.goto("/scorecards")
    author.page.locator("main").get_by_role("link").first.click()
    if author.javascript:
        author.page.locator(".stepper a").last.click()
        following = author.page.locator("[data-bar]:visible a").last
        if following.is_visible():
            following.click()


def talk(cora: Desk, ana: Desk) -> None:
    """The debrief: Ana hears Ben and revises in the open; Cora notes and closes."""
    cora.page.reload()
    cora.presses("Open the debrief")
    cora.goes_to("Debrief")
    ana.page.goto(cora.page.url)
    ana.goes_to("Debrief")
    expect(ana.page.get_by_text("Drew the three queues to 4").first).to_be_attached()
    ana.follows(re.compile("^Revise it.*The fault nobody owned"))
    ana.goes_to("Revise your rating")
    ana.page.locator("#value-3").check()
    ana.page.locator("#reason").fill("Ben saw her name the owner; I had noted it too.")
    ana.presses("Revise my rating")
    expect(ana.page.get_by_text("Your rating is revised.")).to_be_visible()
    expect(ana.page.get_by_text("was 2, now 3").first).to_be_visible()

    cora.page.reload()
    cora.page.get_by_label("A note for the record").fill("They differ on order, not on substance.")
    cora.presses("Put it on the record")
    cora.follows(re.compile("^Address it"))
    cora.page.get_by_label("In a sentence or two").fill("Both saw the owner named; the order differed.")
    cora.presses("Say that it was addressed")
    cora.follows("Debrief")
    cora.follows("Close the debrief")
    cora.goes_to("Close the debrief?")
    cora.presses("Close the debrief")
    cora.goes_to("Debrief")


def issue(cora: Desk) -> None:
    """The packet of the closed debrief."""
    cora.page.goto("/loops/")
    cora.follows("Leila Haddad")
    cora.follows("Issue the packet")
    cora.goes_to("Issue the packet")
    cora.page.get_by_label("Sitting").select_option(index=1)
    cora.presses("Issue the packet")
    expect(cora.page.locator("h1")).to_have_text(NUMBERED, timeout=30_000)


def decide(mira: Desk) -> None:
    """The committee member reads it cold, and takes a copy."""
    mira.page.goto("/dockets")
    mira.goes_to("Dockets")
    mira.follows("Hiring committee")
    mira.goes_to("Hiring committee")
    mira.follows(re.compile("^Packet"))
    mira.goes_to(NUMBERED)
    expect(mira.page.get_by_text("Drew the three queues to 4").first).to_be_visible()
    assert "They differ on order" not in mira.page.content()
    with mira.page.expect_download() as download:
        mira.presses("Download the PDF")
    assert Path(download.value.path()).read_bytes()[:5] == b"%PDF-"
