"""A coordinator by the keyboard alone: from nothing to a loop, and from a debrief to a packet."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from interviews.clock import now
from interviews.domain.checks.listed import must_haves
from interviews.domain.loops import Loop
from interviews.domain.people import Role
from interviews.packs.plan import shipped
from interviews.passwords import hashed
from tests import make
from tests.browser.keyboard import PASSWORD, Keyboard

pytestmark = pytest.mark.browser

QUESTION = "A fault nobody owned"
ASKED = {  # how many questions of each bank the plan for staff asks
    "Advice under doubt": 3,
    "Incident": 1,
    "Past work": 3,
    "Redesign across teams": 1,
    "Strategy reading": 1,
}


@pytest.fixture
def cora(keep):
    """Whoever installed the program: administrator and coordinator in one."""
    person = make.person("Cora Diallo", Role.ADMINISTRATOR, Role.COORDINATOR)
    person.password_hash = hashed(PASSWORD)
    return keep(person)


def home(keys):
    """The list says what is next."""
    keys.follows("Today")
    keys.comes_to("Today")


def invites(keys):
    """Ben, who interviews and coordinates; gives back the link for him."""
    keys.follows("Invite somebody")
    keys.comes_to("Invite somebody")
    keys.writes("Name", "Ben Okafor")
    keys.writes("E-mail address", "ben@example.com")
    keys.ticks(re.compile("^Coordinator:"))
    keys.ticks(re.compile("^Interviewer:"))
    keys.presses_button("Make the link")
    keys.comes_to("A link for Ben Okafor")
    return keys.page.locator("main code").inner_text()


def arrives(keys, link):
    """He chooses a password."""
    keys.page.goto(link)
    keys.comes_to("Welcome, Ben Okafor")
    keys.writes("New password", "three queues and a ledger")
    keys.writes("The same password again", "three queues and a ledger")
    keys.presses_button("Keep this password and sign in")
    keys.comes_to("Today")


def brings_in(keys):
    """The banks that ship."""
    home(keys)
    keys.presses_button("Bring in the banks that ship")
    keys.comes_to("Banks")
    expect(keys.page.locator(".flashes")).to_be_focused()


def announces(keys):
    """An opening."""
    home(keys)
    keys.follows("Make an opening")
    keys.comes_to("New opening")
    keys.writes("Title", "Staff engineer, Payments")
    keys.chooses("Level", "Staff engineer")
    keys.presses_button("Make the opening")
    keys.comes_to("Staff engineer, Payments")


def proposes(keys):
    """The questions that the plan of its level asks, in one press."""
    home(keys)
    keys.follows("Choose a plan")
    keys.comes_to("Start from a plan")
    keys.presses_button("Propose these 9 drafts")
    keys.comes_to("Start from a plan")


def approves(keys):
    """Every question by itself, bank after bank as his first page names them."""
    for bank, questions in ASKED.items():
        home(keys)
        keys.follows(bank)
        keys.comes_to(bank)
        for _ in range(questions):
            named = keys.reaches(re.compile("^Review the next one"), "link")["name"]
            keys.press("Enter")
            title = named.removeprefix("Review the next one, ")
            keys.comes_to(title)
            keys.presses_button("Approve version 1")
            keys.comes_to(title)


def starts(keys):
    """The bar and the plan, in one press."""
    home(keys)
    keys.follows("Start from a plan")
    keys.comes_to("Start from a plan")
    keys.presses_button("Set this bar and plan")
    keys.comes_to("Staff engineer, Payments")


def plans(keys):
    """The bar and the plan by hand."""
    home(keys)
    keys.follows("Set the bar yourself")
    keys.comes_to("The bar")
    keys.chooses("Competency", "Cross-system challenges")
    keys.ticks("Must-have")
    keys.writes("At least this rating on every must-have", "3")
    keys.presses_button("Set the bar")
    keys.comes_to("Staff engineer, Payments")
    home(keys)
    keys.follows("Make the plan")
    keys.comes_to("The plan")
    keys.writes("Title", "Past work")
    keys.ticks("Cross-system challenges")
    keys.chooses("Question 1 of interview 1", QUESTION)
    keys.presses_button("Set the plan")
    keys.comes_to("Staff engineer, Payments")


def welcomes(keys):
    """A candidate, and the loop."""
    home(keys)
    keys.follows("Add a candidate")
    keys.comes_to("New candidate")
    keys.writes("Name", "Leila Haddad")
    keys.presses_button("Add the candidate")
    keys.comes_to("Leila Haddad")
    home(keys)
    keys.follows("Make a loop")
    keys.comes_to("New loop")
    keys.chooses("Opening", "Staff engineer, Payments")
    keys.chooses("Candidate", "Leila Haddad")
    keys.presses_button("Make the loop")
    keys.comes_to("Leila Haddad")


def waives(keys):
    """Somebody answers for the must-have that one interview alone asks for."""
    keys.follows("Waive it: must-haves")
    keys.comes_to("Waive a check")
    keys.writes("Why", "The second interview is still to be planned.")
    keys.presses_button("Waive it")
    keys.comes_to("Leila Haddad")


def arranges(keys):
    """Time, place and panel of the first interview."""
    keys.follows("Set time and place: Past work")
    keys.comes_to("Past work: time and place")
    keys.sets_time("Begins", "11202099", "1000AM")
    keys.writes("Place", "Room 4")
    keys.presses_button("Set time and place")
    keys.comes_to("Leila Haddad")
    keys.follows("Add to the panel of Past work")
    keys.comes_to("Past work: the panel")
    keys.chooses("Who", "Ben Okafor")
    keys.presses_button("Add to the panel")
    keys.comes_to("Leila Haddad")


def test_from_nothing_to_a_staff_loop_that_is_ready_for_its_panel(window, cora, session):
    hers, his = Keyboard(window()), Keyboard(window())
    hers.signs_in(cora.email)
    arrives(his, invites(hers))
    brings_in(hers)
    announces(hers)
    proposes(hers)
    approves(his)
    starts(hers)
    welcomes(hers)
    [loop] = session.scalars(select(Loop))
    staff = next(plan for plan in shipped() if plan.key == "staff")
    assert (loop.candidate.name, [i.title for i in loop.interviews]) == (
        "Leila Haddad",
        [meeting.title for meeting in staff.interviews],
    )
    assert [kit.version.question.key for i in loop.interviews for kit in i.kit] == [
        asked.question for asked in staff.questions
    ]
    assert must_haves(loop, now()).sentence == "Every must-have is asked in two interviews."
    assert (hers.presses < 300, his.presses < 450) == (True, True)  # besides what is typed
    arranges(hers)


def test_from_questions_of_ones_own_to_a_loop_that_is_arranged(window, cora, session, keep):
    rung, shown = make.level(), make.competency("Cross-system challenges")
    keep(make.person("Ben Okafor"))
    keep(make.question(QUESTION, [rung], competency=shown))
    keys = Keyboard(window())
    keys.signs_in(cora.email)
    announces(keys)
    plans(keys)
    welcomes(keys)
    waives(keys)
    arranges(keys)
    home(keys)
    expect(keys.page.get_by_role("heading", name="Getting started")).to_have_count(0)
    [loop] = session.scalars(select(Loop))
    [interview] = loop.interviews
    assert (loop.candidate.name, [kit.version.title for kit in interview.kit]) == ("Leila Haddad", [QUESTION])
    assert ([place.person.name for place in interview.panel], interview.place) == (["Ben Okafor"], "Room 4")


@pytest.fixture
def loop(keep, session, cora):
    """Everybody has sealed."""
    panel = [make.person("Ana"), make.person("Ben")]
    made = keep(make.loop(panel, who=make.candidate("Leila Haddad"), by=cora))
    keep(make.person("Mira Tanaka", Role.COMMITTEE))
    for person in panel:
        make.seal(person, made)
    session.commit()
    return made


def convenes(keys):
    """The committee and its sitting."""
    keys.follows("Dockets")
    keys.comes_to("Dockets")
    keys.follows("Form a committee")
    keys.comes_to("Form a committee")
    keys.writes("Name", "Hiring committee")
    keys.chooses("Chair", "Mira Tanaka")
    keys.presses_button("Form the committee")
    keys.comes_to("Dockets")
    keys.follows("Call a sitting")
    keys.comes_to("Call a sitting")
    keys.chooses("Committee", "Hiring committee")
    keys.sets_time("Day and time", "12032099", "0400PM")
    keys.presses_button("Call the sitting")
    keys.comes_to("Hiring committee")


def test_from_the_debrief_to_the_packet(window, cora, loop):
    keys = Keyboard(window())
    keys.signs_in(cora.email)
    keys.follows("Leila Haddad")
    keys.comes_to("Leila Haddad")
    keys.presses_button("Open the debrief")
    keys.comes_to("Debrief")
    keys.writes("A note for the record", "They differ on order.")
    keys.presses_button("Put it on the record")
    keys.comes_to("Debrief")
    expect(keys.page.locator(".flashes")).to_be_focused()
    keys.follows("Close the debrief")
    keys.comes_to("Close the debrief?")
    keys.presses_button("Close the debrief")
    keys.comes_to("Debrief")
    convenes(keys)
    home(keys)
    keys.follows("Leila Haddad")
    keys.comes_to("Debrief")
    keys.follows("Issue the packet")
    keys.comes_to("Issue the packet")
    keys.reaches("Sitting")
    keys.press("ArrowDown")
    keys.presses_button("Issue the packet")
    expect(keys.page.locator("h1")).to_have_text(re.compile(r"^Packet \d{4}-0001$"), timeout=30_000)
