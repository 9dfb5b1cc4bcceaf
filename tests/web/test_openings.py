"""Openings: the bar and the plan, set in the browser."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from interviews.clock import now
from interviews.domain.openings import CriterionDraft, Opening
from interviews.domain.people import Role
from tests import make
from tests.counting import queries

FIRST = "criteria-0-"


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def rung(keep):
    """The level of everything here."""
    return keep(make.level())


@pytest.fixture
def bare(keep, rung):
    """A job to fill, without bar and plan."""
    return keep(Opening(title="Staff engineer, Platform", level=rung, made_at=make.NOON))


@pytest.fixture
def depth(keep, rung):
    """Something to ask for, with two questions."""
    made = make.competency("Depth")
    for title in ("What breaks first?", "Who says no?"):
        keep(make.question(title, [rung], competency=made))
    return made


def barred(bare, session, competency, must_have=True):
    """The opening with a bar of one competency."""
    bare.set_bar([CriterionDraft(competency, 2, must_have)], 3, 0, make.NOON, make.coordinator())
    session.commit()
    return bare


def plan_of(opening):
    """The plan in words."""
    return [(p.title, p.minutes, [a.question.latest.title for a in p.asked]) for p in opening.plan]


# --- The list and a new one


def test_an_empty_list_says_what_will_appear_there_and_offers_the_next_step(cora, visit):
    page = visit(cora).get("/openings/")

    assert page.all(".empty-state p") == [
        "Openings appear here: a job to fill, with what it needs and how it is found out."
    ]
    assert page.follow("New opening").heading == "New opening"


def test_openings_are_listed_by_title_with_their_level_and_plan(keep, cora, bare, rung, visit):
    question = keep(make.question(levels=[rung]))
    keep(make.opening("Writer", plan=[[question], [question]], at_level=rung))
    keep(make.opening("Manager", plan=[[question]], at_level=rung))

    assert visit(cora).get("/openings/").all("tbody tr") == [
        "Manager Staff engineer 1 interview",
        "Staff engineer, Platform Staff engineer no plan yet",
        "Writer Staff engineer 2 interviews",
    ]


def test_the_list_takes_as_many_queries_for_three_openings_as_for_one(cora, keep, engine, visit):
    browser, counts = visit(cora), []
    for more in (1, 2):
        for _ in range(more):
            keep(make.opening())
        browser.get("/openings/")
        with queries(engine) as seen:
            browser.get("/openings/")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_new_opening_has_a_title_a_level_a_release_rule_and_a_packet_profile(cora, rung, session, visit):
    page = visit(cora).get("/openings/new")
    assert page.all(".choices label") == [
        "At the debrief, once every required scorecard is sealed or excused",
        "After their own: who has sealed all of theirs reads what is sealed",
        "Anonymised: the committee reads labels, such as K-58",
        "Named: the committee reads names",
    ]
    made = page.press(
        "Make the opening", title="Writer", level=str(rung.id), release="after own", profile="named"
    )

    assert (made.status, made.heading) == (200, "Writer")
    assert made.all(".summary-list dd")[:3] == [
        "Staff engineer",
        "After their own: who has sealed all of theirs reads what is sealed. "
        "It locks at the first sealed scorecard. Choose another rule",
        "Named: the committee reads names",
    ]
    opening = session.scalars(select(Opening)).one()
    assert (opening.release.value, opening.profile.value) == ("after own", "named")


def test_what_a_new_opening_lacks_is_said_and_what_was_typed_is_kept(cora, session, visit):
    page = visit(cora).get("/openings/new").press("Make the opening", title="x" * 201, release="always")

    assert page.status == 422
    assert page.all(".error-summary li") == [
        "Keep it under 200 characters.",
        "Choose a level.",
        "Choose one of these.",
    ]
    assert page.soup.find(id="title")["value"] == "x" * 201
    assert session.scalars(select(Opening)).all() == []


@pytest.mark.parametrize("role", [Role.INTERVIEWER, Role.COMMITTEE])
def test_who_doesnt_arrange_finds_no_openings(role, keep, bare, visit):
    browser = visit(keep(make.person("Ana", role)))
    addresses = ["new", bare.id, f"{bare.id}/bar", f"{bare.id}/plan"]
    assert {browser.get(f"/openings/{address}").status for address in addresses} == {404}
    assert browser.get("/openings/").all("tbody tr") == []


def test_an_administrator_reads_openings_and_changes_none(keep, bare, visit):
    browser = visit(keep(make.person("Adam", Role.ADMINISTRATOR)))
    page = browser.get(f"/openings/{bare.id}")

    assert page.heading == "Staff engineer, Platform"
    assert page.all("main .button") == []
    assert [browser.get(f"/openings/{bare.id}/{what}").status for what in ("bar", "plan")] == [404, 404]
    assert browser.get("/openings/").all("main .button") == []


# --- The page of one


def test_the_page_offers_to_set_what_is_missing(cora, bare, visit):
    page = visit(cora).get(f"/openings/{bare.id}")

    assert page.all(".empty-state p") == [
        "The competencies that the job needs appear here, with their weights and the rule.",
        "The interviews of a loop appear here, each with its focus, its questions and its minutes.",
        "Candidates appear here once a loop is made for them.",
    ]
    assert (page.follow("Set the bar").heading, page.follow("Make the plan").heading) == (
        "The bar",
        "The plan",
    )


def test_the_page_shows_bar_plan_coverage_and_loops(cora, keep, rung, visit):
    depth, breadth = make.competency("Depth"), make.competency("Breadth")
    deep = make.question("What breaks first?", [rung], competency=depth, minutes=15)
    broad = make.question("Who says no?", [rung], competency=breadth, minutes=10)
    opening = make.opening(plan=[[deep, broad], [broad]], at_level=rung)
    opening.criteria[0].must_have = True
    for name in ("Piotr", "Leila"):
        keep(make.loop(of=opening, who=make.candidate(name)))
    page = visit(cora).get(f"/openings/{opening.id}")

    assert page.all("#bar tbody tr") == ["Depth must-have 2", "Breadth 2"]
    assert page.all("#bar p")[1] == "At least 3 on every must-have, seen in two interviews."
    assert page.all("#plan .rows__row") == [
        "1 Interview 1 Breadth, Depth “What breaks first?”, “Who says no?” 60 minutes",
        "2 Interview 2 Breadth “Who says no?” 60 minutes",
    ]
    assert page.all("#plan p")[-1] == (
        "The plan stands: a loop was made from it. If it has to change, that makes a new version, "
        "for the loops that come after."
    )
    assert page.all("#coverage tbody tr") == [
        "Depth must-have 15 – none 1, needs 2 one observer",
        "Breadth 10 10 2",
    ]
    assert page.all("#loops .rows__title") == ["Leila", "Piotr"]
    assert page.all("code") == [opening.fingerprint(), opening.newest.fingerprint]
    assert page.follow("New loop").all("#opening option[selected]") == ["Staff engineer, Platform"]
    assert page.follow("Leila").heading == "Leila"


def test_the_page_takes_as_many_queries_for_three_loops_as_for_one(cora, keep, engine, rung, visit):
    opening = keep(make.opening(plan=[[make.question(levels=[rung])]], at_level=rung))
    browser, counts = visit(cora), []
    for more in (1, 2):
        for _ in range(more):
            keep(make.loop(of=opening))
        browser.get(f"/openings/{opening.id}")
        with queries(engine) as seen:
            browser.get(f"/openings/{opening.id}")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_loop_of_somebody_whom_one_may_not_know_isnt_listed(cora, keep, visit):
    loop = keep(make.loop(who=make.candidate("Leila", referred_by=cora)))
    page = visit(cora).get(f"/openings/{loop.opening_id}")

    assert page.all("#loops p") == [
        "Candidates for this opening, by name.",
        "Candidates appear here once a loop is made for them.",
    ]


def test_that_the_bar_is_locked_is_told_to_who_may_change_it_and_nobody_else(cora, keep, visit):
    ana = keep(make.person("Ana"))
    judge = keep(make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER))
    adam = keep(make.person("Adam", Role.ADMINISTRATOR))
    loop = keep(make.loop([ana, judge]))
    url = f"/openings/{loop.opening_id}"
    before = [visit(person).get(url).main for person in (judge, adam)]
    assert visit(cora).get(url).follow("Change the bar").heading == "The bar"
    keep(make.seal(ana, loop))

    assert [visit(person).get(url).main for person in (judge, adam)] == before
    assert visit(cora).get(url).all("#bar .section__hint") == [
        "What the job needs, and how much each weighs. It is locked: a scorecard was sealed, and everybody "
        "is measured by what stood then."
    ]
    assert [visit(person).get(f"{url}/bar").status for person in (cora, judge, adam)] == [200, 404, 404]


# --- The bar


def test_the_bar_is_set_row_by_row(cora, keep, bare, depth, again, visit):
    breadth = keep(make.competency("Breadth"))
    page = visit(cora).get(f"/openings/{bare.id}/bar")
    assert page.all("legend") == ["Competency 1"]
    page = page.press("Add a competency", **{f"{FIRST}competency": str(depth.id), f"{FIRST}weight": "7"})
    assert (page.status, page.all("legend")) == (200, ["Competency 1", "Competency 2"])
    fields = {
        f"{FIRST}must_have": "y",
        "criteria-1-competency": str(breadth.id),
        "bar_rating": "4",
        "others_needed": "1",
    }
    page = page.press("Set the bar", **fields)

    assert page.all(".flashes .notice") == ["The bar is set. It locks at the first sealed scorecard."]
    assert page.all("#bar tbody tr") == ["Depth must-have 7", "Breadth 1"]
    assert (
        page.all("#bar p")[1]
        == "At least 4 on every must-have, seen in two interviews, and on 1 of the others."
    )
    assert [(c.weight, c.must_have) for c in again(bare).criteria] == [(7, True), (1, False)]


def test_a_row_of_the_bar_is_taken_away_with_what_was_typed_elsewhere_kept(cora, bare, depth, visit):
    page = visit(cora).get(f"/openings/{bare.id}/bar").press("Add a competency")
    page = page.press("Remove : competency 1", **{"criteria-1-weight": "many"})

    assert page.all("legend") == ["Competency 1"]
    assert page.soup.find(attrs={"name": f"{FIRST}weight"})["value"] == "many"


def test_a_bar_that_doesnt_hold_up_is_refused_in_sentences(cora, session, bare, depth, again, visit):
    opening = barred(bare, session, depth)
    page = visit(cora).get(f"/openings/{opening.id}/bar").press("Add a competency")
    page = page.press("Set the bar", **{f"{FIRST}weight": "11", "bar_rating": "high"})
    assert (page.status, page.all(".error-summary li")) == (
        422,
        [
            "A weight is a whole number from 1 to 10.",
            "Choose a competency.",
            "The bar is a point of the scale, from 1 to 6.",
        ],
    )
    page = page.press(
        "Set the bar", **{f"{FIRST}weight": "9", "criteria-1-competency": str(depth.id), "bar_rating": "3"}
    )

    assert (page.status, page.all(".error-summary li")) == (422, ["Name each competency once."])
    assert page.soup.find(attrs={"name": f"{FIRST}weight"})["value"] == "9"
    assert [c.weight for c in again(opening).criteria] == [2]


def test_a_locked_bar_stays_and_what_was_typed_is_kept(cora, session, bare, depth, again, visit):
    opening = barred(bare, session, depth)
    page = visit(cora).get(f"/openings/{opening.id}/bar")
    opening.lock(make.NOON)
    session.commit()
    page = page.press("Set the bar", **{f"{FIRST}weight": "9"})

    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["The bar stands since the first scorecard was sealed; it can't be changed any more."],
    )
    assert page.soup.find(attrs={"name": f"{FIRST}weight"})["value"] == "9"
    assert [c.weight for c in again(opening).criteria] == [2]


def test_a_bar_has_twenty_rows_at_most_and_crafted_moves_change_nothing(cora, bare, visit):
    page = visit(cora).get(f"/openings/{bare.id}/bar")
    for _ in range(20):
        page = page.press("Add a competency")
    assert len(page.all("legend")) == 20
    data = {"csrf_token": page.soup.find(id="csrf_token")["value"], "criteria-0-weight": "3"}
    for crafted in ("remove 7", "remove ²", "up", "remove -1", "burn 0"):
        page = page.visitor.send(page.url, "post", data | {"criteria-change": crafted})
        assert (page.status, page.all("legend")) == (200, ["Competency 1"])


# --- The plan


def test_a_plan_is_made_of_interviews_and_their_questions(cora, session, bare, depth, again, visit):
    opening = barred(bare, session, depth)
    page = visit(cora).get(f"/openings/{opening.id}").follow("Make the plan")
    assert page.all("#plan-0-questions-0 optgroup option") == [
        "What breaks first? (10 minutes)",
        "Who says no? (10 minutes)",
    ]
    breaks, says = (o["value"] for o in page.soup.select("#plan-0-questions-0 optgroup option"))
    page = page.press(
        "Add a question : interview 1", **{"plan-0-title": "Depth", "plan-0-questions-0": breaks}
    )
    page = page.press("Add an interview", **{"plan-0-questions-1": says, "plan-0-focus": [str(depth.id)]})
    assert page.all("h2")[:2] == ["Interview 1", "Interview 2"]
    page = page.press(
        "Up : question 2 of interview 1", **{"plan-1-title": "Last", "plan-1-questions-0": breaks}
    )
    page = page.press("Up : interview 2", **{"plan-1-minutes": "30"})
    page = page.press("Down : interview 1").press("Up : interview 2").press("Set the plan")

    assert page.all(".flashes .notice") == ["The plan is set. Every candidate gets the same."]
    assert plan_of(again(opening)) == [
        ("Last", 30, ["What breaks first?"]),
        ("Depth", 60, ["Who says no?", "What breaks first?"]),
    ]
    assert page.all("#plan .rows__row")[1] == (
        "2 Depth Depth “Who says no?”, “What breaks first?” 60 minutes"
    )
    assert page.follow("Change the plan").press("Remove : interview 1").all("#plan legend h2") == [
        "Interview 1"
    ]


def test_only_what_is_approved_for_the_level_can_be_chosen(cora, keep, bare, rung, visit):
    keep(make.question("For others", [make.level("Engineer", 1)]))
    retired = make.question("Retired", [rung])
    retired.retire("Known to all.", make.NOON, make.person())
    fresh = make.question("Approved", [rung])
    for question in (keep(retired), keep(fresh)):
        assert question.key
    page = visit(cora).get(f"/openings/{bare.id}/plan")

    assert page.all("#plan-0-questions-0 option") == ["Choose a question", "Approved (10 minutes)"]
    assert page.follow("Set the bar").heading == "The bar"
    forged = page.soup.new_tag("option", value=str(retired.id), selected="")
    page.soup.find(id="plan-0-questions-0").append(forged)
    page = page.press("Set the plan", **{"plan-0-title": "Depth", "plan-0-minutes": "soon"})
    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["An interview takes 5 to 480 minutes.", "Choose a question, or remove the row."],
    )
    assert page.soup.find(id="plan-0-minutes")["value"] == "soon"


def test_what_cools_can_be_chosen_only_where_it_is_asked_already(visit, cora, keep, rung):
    asked, cold, warm = (make.question(title, [rung]) for title in ("Asked", "Cold", "Warm"))
    for question in (asked, cold):
        question.cool(datetime(2099, 3, 3, tzinfo=UTC), "Known.", now(), cora)
        keep(question)
    keep(warm)
    opening = keep(make.opening(plan=[[asked]], at_level=rung))
    page = visit(cora).get(f"/openings/{opening.id}/plan")
    offered = page.all("#plan-0-questions-0 optgroup option")
    assert sorted(offered) == ["Asked (10 minutes)", "Warm (10 minutes)"]
    page = page.press("Set the plan", **{"plan-0-title": "Still asked"})
    assert page.all("#plan .rows__title") == ["Still asked"]


def test_a_plan_that_the_domain_refuses_keeps_what_was_typed(cora, session, bare, depth, again, visit):
    opening = barred(bare, session, depth)
    page = visit(cora).get(f"/openings/{opening.id}/plan")
    question = page.soup.select("#plan-0-questions-0 optgroup option")[0]["value"]
    page = page.press(
        "Set the plan", **{"plan-0-title": "Depth", "plan-0-minutes": "9", "plan-0-questions-0": question}
    )

    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["The questions of Depth need 10 minutes; it has 9."],
    )
    assert page.soup.find(id="plan-0-minutes")["value"] == "9"
    assert plan_of(again(opening)) == []


def test_once_a_loop_is_made_from_it_the_plan_stands_and_a_change_says_why(cora, keep, again, visit):
    opening = keep(make.opening())
    page = visit(cora).get(f"/openings/{opening.id}/plan")
    keep(make.loop(of=opening))
    page = page.press("Set the plan", **{"plan-0-title": "Another"})

    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["Say why the plan changes: candidates had another one, and the reason stays with it."],
    )
    assert page.soup.find(id="plan-0-title")["value"] == "Another"
    assert [p.title for p in again(opening).plan] == ["Interview 1"]
    page = page.press("Set the plan", reason="It was called so for the last time.")
    assert page.all(".flashes .notice") == [
        "Version 2 of the plan is set. Loops that are made from now on have it; others keep theirs."
    ]
    assert [p.title for p in again(opening).plan] == ["Another"]
