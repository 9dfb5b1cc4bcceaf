"""Plans in the browser: what one covers before it is set, what changed, and which loops have which."""

from datetime import timedelta

import pytest

from interviews.clock import now
from interviews.domain.loops import Loop
from interviews.domain.openings import PlannedDraft
from interviews.domain.people import Role
from tests import make
from tests.counting import queries


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def rung(keep):
    """The level of everything here."""
    return keep(make.level())


@pytest.fixture
def deep(rung):
    """What the first interview asks."""
    return make.question("Deep", [rung], competency=make.competency("Depth"), minutes=15)


@pytest.fixture
def broad(rung):
    """What the second interview asks."""
    return make.question("Broad", [rung], competency=make.competency("Breadth"))


@pytest.fixture
def opening(keep, rung, deep, broad):
    """A plan of two interviews."""
    made = make.opening(plan=[[deep], [broad]], at_level=rung)
    made.criteria[0].must_have = True
    return keep(made)


def ahead(opening, name, days=3):
    """A loop that begins in a few days."""
    loop = make.loop(of=opening, who=make.candidate(name))
    for interview in loop.interviews:
        interview.starts_at = now() + timedelta(days=days)
    return loop


def shorter(opening, deep, by):
    """Set a plan of one interview."""
    draft = PlannedDraft("Interview 1", 60, (), (deep,), 15)
    opening.set_plan([draft], make.NOON, by, "Breadth shows\nin depth.")
    return opening


# --- What it covers while it is typed


def test_what_is_typed_shows_what_it_covers_and_sets_nothing(cora, opening, again, visit):
    page = visit(cora).get(f"/openings/{opening.id}/plan")
    assert page.all("#covers [data-sketch=sentence]") == [
        "One must-have has fewer than two observers: Depth. The candidate’s day takes 2 hours."
    ]
    deep = page.soup.select_one("#plan-0-questions-0 option[selected]")["value"]
    typed = {
        "plan-0-break_after": "15",
        "plan-1-title": "Again",
        "plan-1-questions-0": deep,
        "plan-1-break_after": "10",
    }
    page = page.press("See what this covers", **typed)
    assert (page.status, page.all(".error-summary")) == (200, [])
    assert page.all("#covers [data-sketch=sentence]") == [
        "Every must-have has two observers. The candidate’s day takes 2 hours 15 minutes."
    ]
    rows = page.all("#covers tbody tr")
    assert rows == [
        "Depth must-have 15 15 2, needs 2",
        "Breadth – none – none 0 nobody asks",
        "Interview 1 60 15 90",
        "Again 60 10 90",
    ]
    assert page.soup.find(id="plan-1-title")["value"] == "Again"
    assert [p.title for p in again(opening).plan] == ["Interview 1", "Interview 2"]


def test_what_isnt_a_number_yet_counts_as_none(cora, opening, visit):
    page = visit(cora).get(f"/openings/{opening.id}/plan")
    typed = {"plan-0-minutes": "soon", "plan-1-minutes": "", "plan-0-title": " ", "plan-1-questions-0": ""}
    page = page.press("See what this covers", **typed)
    assert page.all("#covers [data-sketch=sentence]") == [
        "One must-have has fewer than two observers: Depth. The candidate’s day takes no time yet."
    ]
    assert page.all("#covers tbody tr")[2:] == ["Interview 1 0 0 30", "Interview 2 0 0 30"]


def test_without_a_bar_there_is_only_the_day(cora, keep, session, opening, visit):
    opening.criteria = []
    session.commit()
    page = visit(cora).get(f"/openings/{opening.id}/plan")
    assert page.all("#covers [data-sketch=sentence]") == ["The candidate’s day takes 2 hours."]
    assert page.all("#covers caption") == ["The day, in minutes"]


def test_breaks_are_set_with_the_plan(cora, opening, again, visit):
    page = visit(cora).get(f"/openings/{opening.id}/plan")
    refused = page.press("Set the plan", **{"plan-0-break_after": "241"})
    assert refused.all(".error-summary li") == ["A break takes 0 to 240 minutes; 0 is none."]
    page = refused.press("Set the plan", **{"plan-0-break_after": "15"})
    assert [p.break_after for p in again(opening).plan] == [15, 0]
    assert page.all("#plan .rows__end") == ["60 minutes, then a break of 15", "60 minutes"]


# --- Versions


def test_the_versions_say_why_what_changed_and_which_loops_have_which(
    cora, keep, session, opening, deep, visit
):
    keep(make.loop(of=opening, who=make.candidate("Leila")))
    shorter(opening, deep, cora)
    keep(ahead(opening, "Piotr"))
    page = visit(cora).get(f"/openings/{opening.id}")
    assert page.all("#loops .rows__end") == [
        f"{loop.candidate.label}, version {number} of the plan"
        for number, loop in enumerate(sorted(opening.loops, key=lambda one: one.candidate.name), start=1)
    ]
    page = page.follow("Versions of the plan: 2")
    assert page.all("main h2") == ["Version 2", "Version 1"]
    assert page.all("#version-2 li") == [
        "Interview 2 is dropped.",
        "The break after Interview 1 is 15 minutes, not 0.",
        "Interview 1 looks at nothing in particular.",
        "1 Interview 1 Then a break of 15 minutes. 60 minutes",
        f"Piotr {opening.plan_versions[1].loops[0].candidate.label}",
    ]
    assert page.all("#version-2 .prose") == ["Breadth shows in depth."]
    assert page.all("#version-2 dd")[1:] == ["It stands: a loop has it.", opening.newest.fingerprint]
    assert "Frozen since its first interview began, Tue 17 Nov 2026" in page.all("#version-1 dd")[1]
    assert page.follow("Leila").heading == "Leila"


def test_a_version_without_loops_says_what_becomes_of_it(cora, keep, session, opening, deep, visit):
    loop = keep(ahead(opening, "Leila"))
    shorter(opening, deep, cora)
    loop.take_newest_plan(make.NOON, cora)
    session.commit()
    page = visit(cora).get(f"/openings/{opening.id}/plans")
    assert page.all("#version-1 dd")[1] == "No loop that you can see has it."
    session.delete(loop)
    session.commit()
    page = visit(cora).get(f"/openings/{opening.id}/plans")
    assert page.all("#version-2 dd")[1] == "The next loop is made from it."


def test_a_plan_that_isnt_made_has_no_versions(cora, keep, session, opening, visit):
    opening.plan_versions, opening.plan = [], []
    session.commit()
    page = visit(cora).get(f"/openings/{opening.id}/plans")
    assert page.all(".empty-state p") == ["Versions of the plan appear here once the plan is made."]
    assert "There is no plan yet." in visit(cora).get(f"/openings/{opening.id}").main


def test_who_is_partial_reads_of_no_loop_of_that_candidate(keep, session, opening, deep, visit):
    ada = keep(make.person("Ada", Role.ADMINISTRATOR, Role.COORDINATOR))
    keep(make.loop(of=opening, who=make.candidate("Leila", referred_by=ada)))
    shorter(opening, deep, make.coordinator())
    session.commit()
    page = visit(ada).get(f"/openings/{opening.id}/plans")
    assert page.all("#version-1 dd")[1] == "No loop that you can see has it."
    assert "Leila" not in page.main
    assert visit(ada).get(f"/openings/{opening.id}/plan").status == 404


def test_an_interviewer_finds_no_plans(keep, opening, visit):
    assert visit(keep(make.person("Ana"))).get(f"/openings/{opening.id}/plans").status == 404


def test_the_versions_take_as_many_queries_for_many_as_for_two(
    cora, keep, session, opening, deep, broad, engine, visit
):
    browser, counts = visit(cora), []
    for more in (1, 4):
        for _ in range(more):
            keep(make.loop(of=opening))
            asked = deep if opening.plan[0].asked[0].question is broad else broad
            opening.set_plan([PlannedDraft("Talk", 60, (), (asked,))], make.NOON, cora, "Another.")
            session.commit()
        browser.get(f"/openings/{opening.id}/plans")
        with queries(engine) as seen:
            browser.get(f"/openings/{opening.id}/plans")
        counts.append(len(seen))
    assert counts[0] == counts[1]


# --- The loop


def test_a_loop_says_which_version_it_has_and_is_brought_to_the_newest(
    cora, keep, session, opening, deep, again, visit
):
    loop = keep(ahead(opening, "Leila"))
    page = visit(cora).get(f"/loops/{loop.id}")
    assert "It has version 1 of the plan, the newest." in page.main
    assert opening.newest.fingerprint in page.all("code")
    shorter(opening, deep, cora)
    session.commit()
    page = visit(cora).get(f"/loops/{loop.id}")
    assert "It has version 1 of the plan; the newest is 2." in page.main
    page = page.press("Bring it to the newest plan")
    assert page.all(".flashes .notice") == [
        "This loop has the newest plan now. Look at its times, its panels and what the candidate was told."
    ]
    assert [interview.title for interview in again(loop).interviews] == ["Interview 1"]
    assert "It has version 2 of the plan, the newest." in page.main


def test_a_loop_that_has_begun_keeps_its_plan(cora, keep, session, opening, deep, visit):
    loop = keep(ahead(opening, "Leila"))
    shorter(opening, deep, cora)
    session.commit()
    page = visit(cora).get(f"/loops/{loop.id}")
    make.first(loop).starts_at = make.NOON
    session.commit()
    refused = page.press("Bring it to the newest plan")
    assert "An interview of this loop has begun, so it keeps the plan that it was made from." in refused.main
    assert refused.status == 409
    assert "Its first interview has begun, so it keeps the plan that it was made from." in (
        visit(cora).get(f"/loops/{loop.id}").main
    )
    assert session.get(Loop, loop.id).plan_version.number == 1
