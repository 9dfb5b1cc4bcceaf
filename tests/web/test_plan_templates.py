"""Templates: a company keeps a plan of its own, and another opening of the level starts from it."""

import pytest

from interviews.domain.base import Refused
from interviews.domain.openings import CriterionDraft, Opening, PlannedDraft, Profile, Release
from interviews.domain.people import Role
from interviews.domain.plans import PlanTemplate
from tests import make
from tests.counting import queries

OFFERED = ".columns__main > section:first-child > h2"


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def rung(keep):
    """The level of everything here."""
    return keep(make.level())


@pytest.fixture
def opening(keep, rung, cora):
    """A plan of two interviews with a break."""
    depth, breadth = make.competency("Depth"), make.competency("Breadth")
    asked = [make.question(f"Why {shown.name}?", [rung], competency=shown) for shown in (depth, breadth)]
    made = make.opening("Platform", [[one] for one in asked], at_level=rung)
    made.set_bar([CriterionDraft(depth, 5, True), CriterionDraft(breadth, 2, False)], 3, 1, make.NOON, cora)
    drafts = [PlannedDraft("Talk", 45, (depth,), (asked[0],), 15), PlannedDraft("Work", 60, (), (asked[1],))]
    made.set_plan(drafts, make.NOON, cora)
    return keep(made)


def announced(rung, title="Writer"):
    """An opening without bar and plan."""
    return Opening.announce(title, rung, Release.AT_DEBRIEF, Profile.NAMED, make.NOON, make.coordinator())


def kept(opening, name, by):
    """A template of this opening."""
    return PlanTemplate.keep(opening, name, make.NOON, by)


def test_a_plan_is_kept_and_another_opening_starts_from_it(cora, keep, opening, rung, again, visit):
    browser = visit(cora)
    page = (
        browser.get(f"/openings/{opening.id}").follow("Keep as a template").press("Keep it", name="Two days")
    )
    assert page.all(".flashes .notice") == [
        "It is kept. Openings of this level that have no plan yet can start from it."
    ]
    other = keep(announced(rung))
    page = browser.get(f"/openings/{other.id}/plan/start")
    assert page.all("main h2")[0] == "Two days"
    assert page.all("main .prose")[0] == "Kept from Platform."
    page = page.press("Set this bar and plan")
    assert page.url == f"/openings/{other.id}"
    made = again(other)
    assert [(c.competency.name, c.weight, c.must_have) for c in made.criteria] == [
        ("Depth", 5, True),
        ("Breadth", 2, False),
    ]
    assert (made.bar_rating, made.others_needed) == (3, 1)
    assert made.newest.fingerprint == again(opening).newest.fingerprint


def test_a_template_has_a_name_and_something_to_keep(cora, keep, opening, rung, visit):
    page = visit(cora).get(f"/openings/{opening.id}/template").press("Keep it")
    assert (page.status, page.all(".error-summary li")) == (422, ["Give the template a name."])
    page = visit(cora).get(f"/openings/{keep(announced(rung)).id}/template").press("Keep it", name="Mine")
    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["Set the bar and the plan of the opening first."],
    )
    assert page.soup.find(id="name")["value"] == "Mine"
    with pytest.raises(Refused, match=r"^Give the template a name\.$"):
        kept(opening, " ", cora)


def test_a_template_is_removed_after_a_second_look(cora, keep, opening, rung, visit):
    keep(kept(opening, "One day", cora))
    template = keep(kept(opening, "Two days", cora))
    other, browser = keep(announced(rung)), visit(cora)
    page = browser.get(f"/openings/{other.id}/plan/start")
    assert page.all(OFFERED) == ["One day", "Two days"]
    assert [text for text in page.all("main button") if "Set" in text] == [
        "Set this bar and plan , One day",
        "Set this bar and plan , Two days",
    ]
    question = page.follow("Remove this template : Two days")
    page = question.press("Remove it")
    assert page.all(".flashes .notice") == [
        "The template is removed. Openings that started from it keep their plans."
    ]
    assert browser.get(f"/openings/{other.id}/plan/start").all(OFFERED) == ["One day"]
    assert "It is removed" in browser.get(f"/openings/templates/{template.id}/removal").main
    assert "This template is removed already." in question.press("Remove it").main


def test_what_was_kept_is_offered_at_its_own_level_alone(cora, keep, opening, visit):
    keep(kept(opening, "Two days", cora))
    other = keep(announced(make.level("Engineer", 1)))
    assert visit(cora).get(f"/openings/{other.id}/plan/start").all(OFFERED) == []


def test_who_doesnt_coordinate_keeps_and_removes_nothing(cora, keep, opening, visit):
    template, adam = keep(kept(opening, "Two days", cora)), keep(make.person("Adam", Role.ADMINISTRATOR))
    assert "Keep as a template" not in visit(adam).get(f"/openings/{opening.id}").main
    assert visit(adam).get(f"/openings/{opening.id}/template").status == 404
    assert visit(adam).get(f"/openings/templates/{template.id}/removal").status == 404


def test_many_templates_take_as_many_queries_as_one(cora, keep, opening, rung, engine, visit):
    other, browser, counts = keep(announced(rung)), visit(cora), []
    for more in (1, 4):
        for n in range(more):
            keep(kept(opening, f"Plan {n}", cora))
        browser.get(f"/openings/{other.id}/plan/start")
        with queries(engine) as seen:
            browser.get(f"/openings/{other.id}/plan/start")
        counts.append(len(seen))
    assert counts[0] == counts[1]
