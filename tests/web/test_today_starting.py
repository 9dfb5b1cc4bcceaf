"""Getting started: the first page of a new installation leads to a loop with its panels and times."""

import pytest

from interviews.domain.banks import Question
from interviews.domain.openings import Opening
from interviews.domain.people import Role
from tests import make
from tests.counting import queries
from tests.make import NOON

LAST = "Give each interview its time and its panel"
TITLES = [
    "Invite those who interview",
    "Bring in questions with their rubrics",
    "Announce an opening",
    "Have questions approved",
    "Set its bar",
    "Plan its interviews",
    "Add a candidate",
    "Make a loop",
    LAST,
]


@pytest.fixture
def ana(keep):
    """Whoever installed the program: administrator and coordinator in one."""
    return keep(make.person("Ana", Role.ADMINISTRATOR, Role.COORDINATOR))


def steps(page):
    """Each step's title with its tag; nothing where the list isn't shown."""
    return {
        row.select_one(".rows__title").get_text(strip=True): tag.get_text(strip=True) if tag else ""
        for row in page.soup.select("#getting-started li")
        for tag in [row.select_one(".tag")]
    }


def way(page):
    """The words of the links and buttons that the next step offers."""
    return page.all("#getting-started a, #getting-started button")


def test_a_new_installation_says_every_step_and_offers_the_first(visit, ana):
    page = visit(ana).get("/")
    assert steps(page) == dict.fromkeys(TITLES, "") | {TITLES[0]: "next"}
    assert way(page) == ["Invite somebody"]
    assert page.follow("Invite somebody").heading == "Invite somebody"


@pytest.fixture
def offers(visit, ana):
    """Ana's first page, once so many steps are done and the next one offers these ways on."""
    browser = visit(ana)

    def look(done, *words):
        page = browser.get("/")
        ticks = ["done"] * done + ["next"] + [""] * (len(TITLES) - done - 1)
        assert (list(steps(page).values()), way(page)) == (ticks, list(words))
        return page

    return look


def test_questions_are_brought_in_and_then_asked_for_by_an_opening(offers, ana, keep):
    keep(make.person("Ben"))
    offers(1, "Bring in the banks that ship", "Import your own instead")
    keep(Question.begin(make.bank("Ours", ana), "why", make.draft("Why?", [make.level()]), NOON, ana))
    offers(2, "Make an opening")


def test_the_plan_of_an_opening_says_which_questions_want_approval(offers, ana, keep, session):
    ben, rung = keep(make.person("Ben")), make.level()
    version = keep(
        Question.begin(make.bank("Ours", ana), "why", make.draft("Why?", [rung]), NOON, ana)
    ).latest
    opening = keep(Opening(title="Writer", level=rung, made_at=NOON))
    page = offers(3, "Choose a plan", "See the banks")
    assert page.follow("Choose a plan").url == f"/openings/{opening.id}/plan/start"
    version.propose(NOON, ana)
    version.approve(NOON, ben)
    session.commit()
    offers(4, "Start from a plan", "Set the bar yourself")


def test_an_opening_gets_its_bar_and_then_its_plan(offers, keep, session):
    keep(make.person("Ben"))
    rung = make.level()
    opening = make.opening(plan=[[keep(make.question(levels=[rung]))]], at_level=rung)
    criteria, plan = list(opening.criteria), list(opening.plan)
    opening.criteria, opening.plan = [], []
    keep(opening)
    page = offers(4, "Start from a plan", "Set the bar yourself")
    assert page.follow("Start from a plan").url == f"/openings/{opening.id}/plan/start"
    assert page.follow("Set the bar yourself").url == f"/openings/{opening.id}/bar"
    opening.criteria = criteria
    session.commit()
    assert offers(5, "Make the plan").follow("Make the plan").url == f"/openings/{opening.id}/plan"
    opening.plan = plan
    session.commit()
    offers(6, "Add a candidate")


def test_a_candidate_gets_a_loop_and_the_list_goes_once_it_has_its_panel_and_times(
    offers, visit, ana, keep, session
):
    ben, opening = keep(make.person("Ben")), keep(make.opening())
    candidate = keep(make.candidate("Leila Haddad"))
    offers(7, "Make a loop")
    loop = make.loop(of=opening, who=candidate)
    make.first(loop).starts_at = None
    keep(loop)
    assert offers(8, "See the loop").follow("See the loop").url == f"/loops/{loop.id}"
    make.first(loop).starts_at = NOON
    session.commit()
    offers(8, "See the loop")
    make.slip_in(ben, loop)
    session.commit()
    assert steps(visit(ana).get("/")) == {}


def test_who_alone_interviews_need_not_invite_whoever_is_here_already(visit, ana, keep):
    both = keep(make.person("Both", Role.COORDINATOR, Role.INTERVIEWER))
    assert steps(visit(both).get("/"))[TITLES[0]] == "done"


def test_an_administrator_alone_reads_who_does_the_next_step(visit, keep):
    boss = keep(make.person("Boss", Role.ADMINISTRATOR))
    keep(make.person("Ben"))
    page = visit(boss).get("/")
    assert "A coordinator brings them in." in page.main
    assert way(page) == []


def test_who_neither_coordinates_nor_administers_sees_no_list(visit, keep):
    assert steps(visit(keep(make.person("Ben"))).get("/")) == {}


def test_the_steps_cost_one_query_whatever_is_there(visit, ana, keep, engine):
    browser = visit(ana)
    with queries(engine) as before:
        browser.get("/")
    for name in ("One", "Two", "Three"):
        keep(make.loop([keep(make.person(f"Ben {name}"))], who=make.candidate(name)))
    with queries(engine) as after:
        browser.get("/")
    asked = [statement for statement in before if "AS arranged" in statement]
    assert len(asked) == 1
    assert [statement for statement in after if "AS arranged" in statement] == asked
