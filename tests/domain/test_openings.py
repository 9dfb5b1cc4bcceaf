"""Openings: the bar is fixed before anyone is judged by it, the plan is the same for everyone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from interviews.domain import coverage, plans
from interviews.domain.base import Refused
from interviews.domain.history import Event
from interviews.domain.loops import Part
from interviews.domain.openings import CriterionDraft, Opening, PlannedDraft, Profile, Release
from tests import make


@pytest.fixture
def by():
    """Who sets it up."""
    return make.coordinator()


def drafts(*weights, must_have=True):
    """A bar with these weights."""
    return [CriterionDraft(make.competency(), weight, must_have) for weight in weights]


def planned(questions, title="Strategy", minutes=60):
    """One interview with these questions."""
    return PlannedDraft(title, minutes, (), tuple(questions))


def test_an_opening_has_a_title(by):
    with pytest.raises(Refused, match=r"^Give the opening a title\.$"):
        Opening.announce(" ", make.level(), Release.AT_DEBRIEF, Profile.NAMED, make.NOON, by)


@pytest.mark.parametrize(
    ("weights", "rating", "others", "sentence"),
    [
        ((), 3, 0, "Name one competency at least."),
        ((0,), 3, 0, "A weight is a whole number from 1 to 10."),
        ((11,), 3, 0, "A weight is a whole number from 1 to 10."),
        ((5,), 0, 0, "The bar is a point of the scale, from 1 to 6."),
        ((5,), 7, 0, "The bar is a point of the scale, from 1 to 6."),
        ((5,), 3, 1, "The rule can ask for 0 to 0 of the others."),
    ],
)
def test_a_bar_that_nobody_could_apply_is_refused(by, weights, rating, others, sentence):
    opening = make.opening()
    before = opening.fingerprint()
    with pytest.raises(Refused) as refusal:
        opening.set_bar(drafts(*weights), rating, others, make.NOON, by)
    assert (str(refusal.value), opening.fingerprint()) == (sentence, before)


def test_each_competency_is_named_once(by):
    [draft] = drafts(3)
    with pytest.raises(Refused, match=r"^Name each competency once\.$"):
        make.opening().set_bar([draft, draft], 3, 0, make.NOON, by)


def test_a_competency_that_stays_in_the_bar_keeps_its_row(by):
    opening = make.opening()
    [kept] = opening.criteria
    opening.set_bar([CriterionDraft(kept.competency, 7, False), *drafts(2)], 4, 1, make.NOON, by)

    assert [(c.weight, c.must_have, c.position) for c in opening.criteria] == [(7, False, 0), (2, True, 1)]
    assert opening.criteria[0] is kept
    assert [c.weight for c in opening.must_haves] == [2]
    assert (opening.bar_rating, opening.others_needed) == (4, 1)


def test_from_the_first_seal_on_the_bar_stands(by):
    opening = make.opening()
    opening.lock(make.NOON)
    opening.lock(make.NOON.replace(hour=13))

    with pytest.raises(Refused, match=r"^The bar stands since the first scorecard was sealed; it can't be "):
        opening.set_bar(drafts(1), 3, 0, make.NOON, by)
    assert opening.locked_at == make.NOON


def test_what_the_plan_asks_about_stays_in_the_bar(by):
    question = make.question()
    [level] = question.latest.levels
    opening = make.opening(plan=[[question]], at_level=level)
    with pytest.raises(Refused) as refusal:
        opening.set_bar(drafts(1), 3, 0, make.NOON, by)
    name = question.latest.competency.name
    assert str(refusal.value) == f"The plan asks about {name}: the bar has to name what is rated."


def test_the_fingerprint_changes_with_the_bar_and_not_with_the_order(by):
    opening = Opening.announce("Staff", make.level(), Release.AT_DEBRIEF, Profile.NAMED, make.NOON, by)
    one, two = drafts(3, 5)
    prints = []
    for criteria, rating in (([one, two], 3), ([two, one], 3), ([one, two], 4)):
        opening.set_bar(criteria, rating, 0, make.NOON, by)
        prints.append(opening.fingerprint())
    assert prints[0] == prints[1] != prints[2]


def test_a_plan_that_nobody_could_follow_is_refused(by):
    rung = make.level()
    fit, unfit = make.question("Fit", [rung]), make.question("For others")
    draft, beside = make.question("Retired", [rung]), make.question("Beside", [rung])
    opening = make.opening(plan=[[fit]], at_level=rung)
    draft.retire("Known to all.", make.NOON, by)
    refused = {}
    for name, plan in {
        "nothing": [],
        "no title": [planned([fit], title=" ")],
        "no questions": [planned([])],
        "twice": [planned([fit, fit])],
        "another level": [planned([unfit])],
        "retired": [planned([draft])],
        "not in the bar": [planned([beside])],
        "too short": [planned([fit], minutes=9)],
    }.items():
        with pytest.raises(Refused) as refusal:
            opening.set_plan(plan, make.NOON, by)
        refused[name] = str(refusal.value)
    assert refused == {
        "nothing": "Plan one interview at least.",
        "no title": "Give each interview a title.",
        "no questions": "Strategy has no questions yet.",
        "twice": "Strategy asks the same question twice.",
        "another level": "“For others” isn't approved for Staff engineer.",
        "retired": "“Retired” isn't approved for Staff engineer.",
        "not in the bar": f"“Beside” shows {beside.latest.competency.name}, which the bar doesn't name.",
        "too short": "The questions of Strategy need 10 minutes; it has 9.",
    }


def test_the_minutes_that_count_are_those_of_the_approved_version(by):
    rung = make.level()
    question = make.question("Fit", [rung])
    opening = make.opening(plan=[[question]], at_level=rung)
    question.write(make.draft("Fit", [rung], minutes=50), make.NOON, by)
    opening.set_plan([planned([question], minutes=10)], make.NOON, by)

    assert [p.minutes for p in opening.plan] == [10]


def test_a_plan_has_an_interview(by):
    with pytest.raises(Refused, match=r"^Plan one interview at least\.$"):
        make.opening().set_plan([], make.NOON, by)


def rested(question, by):
    """The question, cooling until 3 December."""
    question.cool(make.NOON + timedelta(days=16), "Asked often.", make.NOON, by)
    return question


def test_a_question_that_cools_comes_into_no_new_plan(by):
    opening = make.opening()
    cold = make.question("Why?", [opening.level], competency=opening.criteria[0].competency)
    rested(cold, by)
    with pytest.raises(Refused, match=r"^“Why\?” is cooling until 3 December, so no new plan asks it\.$"):
        opening.set_plan([planned([cold])], make.NOON, by)
    opening.set_plan([planned([cold])], make.NOON + timedelta(days=16), by)


def test_the_day_until_which_it_cools_is_that_of_whoever_plans(by):
    opening, late = make.opening(), make.NOON + timedelta(days=15, hours=11)
    cold = make.question("Why?", [opening.level], competency=opening.criteria[0].competency)
    cold.cool(late, "Asked often.", make.NOON, by)
    there = make.person(zone="Asia/Tokyo")
    with pytest.raises(Refused, match="until 2 December"):
        opening.set_plan([planned([cold])], make.NOON, by)
    with pytest.raises(Refused, match="until 3 December"):
        opening.set_plan([planned([cold])], make.NOON, there)


def test_a_question_that_cools_stays_in_the_plan_that_asks_it(by):
    opening = make.opening()
    [asked] = [rested(asked.question, by) for asked in opening.plan[0].asked]
    opening.set_plan([planned([asked], title="Another")], make.NOON, by)
    assert [(one.title, one.asked[0].question) for one in opening.plan] == [("Another", asked)]


# --- Starting from a plan


def ready(level, minutes=60):
    """A plan of one interview, with its bar."""
    question = make.question("Why?", [level])
    shown = question.latest.competency
    interview = PlannedDraft("Past work", minutes, (shown,), (question,))
    return plans.PlanDraft("staff", (CriterionDraft(shown, 8, True),), 3, 0, (interview,))


def bare(by):
    """An opening without bar and plan."""
    return Opening.announce("Writer", make.level(), Release.AT_DEBRIEF, Profile.NAMED, make.NOON, by)


def test_one_step_sets_the_bar_and_the_interviews_of_a_plan(by, keep, session):
    opening = bare(by)
    plans.start(opening, ready(opening.level), make.NOON, by)
    keep(opening)
    assert [(c.weight, c.must_have) for c in opening.criteria] == [(8, True)]
    assert [(one.title, one.minutes) for one in opening.plan] == [("Past work", 60)]
    lines = session.scalars(select(Event).where(Event.noun == "opening").order_by(Event.position))
    assert [(line.verb, line.facts) for line in lines] == [
        ("announced", {}),
        ("set the bar", {}),
        ("set the plan", {"version": 1, "fingerprint": opening.newest.fingerprint}),
        ("started from a plan", {"plan": "staff"}),
    ]


def test_a_plan_that_cant_be_set_sets_no_bar_either(by):
    opening = bare(by)
    with pytest.raises(Refused, match=r"^The questions of Past work need 10 minutes; it has 9\.$"):
        plans.start(opening, ready(opening.level, minutes=9), make.NOON, by)
    assert (opening.criteria, opening.plan) == ([], [])


def test_who_has_a_plan_starts_from_no_other(by):
    opening = make.opening()
    before = [*opening.criteria], [*opening.plan]
    with pytest.raises(Refused, match=r"^This opening has a plan already: change that one\.$"):
        plans.start(opening, ready(opening.level), make.NOON, by)
    assert ([*opening.criteria], [*opening.plan]) == before


# --- Coverage


def test_coverage_says_in_words_that_a_must_have_needs_two_interviews(by):
    rung, depth, breadth = make.level(), make.competency("Depth"), make.competency("Breadth")
    deep, again = (make.question(t, [rung], competency=depth, minutes=15) for t in ("Deep", "Again"))
    broad = make.question("Broad", [rung], competency=breadth, minutes=5)
    opening = make.opening(plan=[[deep, again], [broad]], at_level=rung)
    fresh = make.competency("Unasked")
    bar = [CriterionDraft(depth, 1, True), CriterionDraft(breadth, 1, False), CriterionDraft(fresh, 1, True)]
    opening.set_bar(bar, 3, 0, make.NOON, by)

    lines = coverage.of_plan(opening)
    assert [(c.competency.name, c.minutes, c.words, c.is_short, c.most) for c in lines] == [
        ("Depth", (30, 0), "1, needs 2", True, 30),
        ("Breadth", (0, 5), "1", False, 5),
        ("Unasked", (0, 0), "0, needs 2", True, 0),
    ]
    assert coverage.of_loop(make.loop(of=opening)) == lines


def test_in_a_loop_who_sees_a_must_have_twice_is_one_observer(by):
    rung, depth = make.level(), make.competency("Depth")
    asked = [[make.question(title, [rung], competency=depth)] for title in ("One", "Two", "Three")]
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = make.loop([ana], of=make.opening(plan=asked, at_level=rung))
    first, second, third = loop.interviews

    def said():
        [line] = coverage.of_loop(loop)
        return line.words, line.is_short

    assert said() == ("3, needs 2", False)
    second.assign(ana, Part.INTERVIEWER, make.NOON, by)
    second.assign(ben, Part.SHADOW, make.NOON, by)
    assert said() == ("3 by 2, needs 2", False)
    third.assign(ana, Part.INTERVIEWER, make.NOON, by)
    assert said() == ("3 by 1, needs 2", True)
    first.assign(ben, Part.INTERVIEWER, make.NOON, by)
    assert said() == ("3 by 2, needs 2", False)


def test_nobody_speaks_for_two_interviews():
    assert coverage.independent([["ana", "ben"], ["ana"], ["ana", "ben", "cleo"]]) == 3
    assert coverage.independent([["ana"], ["ana"], ["ana", "ben", "cleo"]]) == 2
    assert coverage.independent([]) == 0
