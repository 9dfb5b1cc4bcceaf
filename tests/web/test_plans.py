"""Starting from a plan: one press sets bar and interviews; what is missing is said with what mends it."""

from datetime import UTC, datetime, timedelta

import pytest

from interviews.clock import now
from interviews.domain.banks import Bank, BankDraft, Competency, Level, Question
from interviews.domain.openings import CriterionDraft, Opening
from interviews.domain.people import Role
from interviews.packs.plan import shipped
from interviews.web.openings.offers import in_words
from tests import make
from tests.counting import queries

PLAN = next(plan for plan in shipped() if plan.key == "engineering-manager")
PRESS = "Set this bar and plan"
BUTTONS = "main :is(button, a.button)"
SHOWS = {  # which question shows what
    "what-your-team-stopped": "runs-a-team",
    "work-that-fell-short": "manages-people",
    "something-you-finished": "delivers",
    "something-you-put-right": "works-with-people",
    "two-months-behind": "manages-people",
    "seven-aims-and-six-people": "runs-a-team",
    "who-gets-the-visible-work": "growing-others",
    "whoever-speaks-first": "inclusive-practice",
}


@pytest.fixture
def cora(keep):
    """A coordinator."""
    return keep(make.coordinator("Cora"))


@pytest.fixture
def rung(keep):
    """The level that the plan is for."""
    return keep(Level(key=PLAN.level, name="Engineering manager", track="management", position=4))


@pytest.fixture
def bare(keep, rung):
    """A job to fill, without bar and plan."""
    return keep(Opening(title="Manager, Bookings", level=rung, made_at=make.NOON))


class Stock:
    """The banks here, as far as the plan asks for them: each question approved, unless it is named apart."""

    def __init__(self, rung, cora, apart=()):
        self.ladder = {
            each.competency: Competency(key=each.competency, name=each.competency.title(), track="ours")
            for each in PLAN.competencies
        }
        self.questions, banks = {}, {}
        for asked in PLAN.questions:
            bank = banks.get(asked.bank) or Bank.found(asked.bank, BankDraft(asked.bank), make.NOON, cora)
            banks[asked.bank] = bank
            words = make.draft(
                f"About {asked.question}", [rung], competency=self.ladder[SHOWS[asked.question]]
            )
            question = Question.begin(bank, asked.question, words, make.NOON, cora)
            self.questions[asked.question] = question
            if asked.question not in apart:
                question.latest.propose(make.NOON, cora)
                question.latest.approve(make.NOON, make.person())

    def __getitem__(self, key):
        return self.questions[key]

    @property
    def all(self):
        return [*self.ladder.values(), *self.questions.values()]


@pytest.fixture
def stock(keep, rung, cora, session):
    """Fill the banks; questions that are named stay drafts."""

    def fill(*apart):
        made = Stock(rung, cora, apart)
        session.add_all(made.all)
        session.commit()
        return made

    return fill


@pytest.fixture
def opened(visit, cora, bare):
    """The page where the opening starts from a plan, as it stands then."""
    browser = visit(cora)
    return lambda: browser.get(f"/openings/{bare.id}/plan/start")


def lacks(page):
    """What the page says is needed before."""
    return page.all(".notice p:not(.notice__title)")


# --- Ready


def test_one_press_sets_the_bar_and_the_plan(visit, cora, bare, stock, again):
    stock()
    page = visit(cora).get(f"/openings/{bare.id}").follow("Start from a plan")
    assert (page.heading, page.all(BUTTONS)) == ("Start from a plan", [PRESS])
    page = page.press(PRESS)

    assert page.url == f"/openings/{bare.id}"
    assert page.all(".flashes .notice") == ["The bar and the plan are set. Both can still be changed."]
    opening = again(bare)
    assert [(c.competency.key, c.weight, c.must_have) for c in opening.criteria] == [
        (each.competency, each.weight, each.must_have) for each in PLAN.competencies
    ]
    assert (opening.bar_rating, opening.others_needed) == (PLAN.bar_rating, PLAN.others_needed)
    assert [(one.title, one.minutes, [a.question.key for a in one.asked]) for one in opening.plan] == [
        (meeting.title, meeting.minutes, [asked.question for asked in meeting.questions])
        for meeting in PLAN.interviews
    ]
    assert [{c.key for c in one.focus} for one in opening.plan] == [set(one.focus) for one in PLAN.interviews]
    assert page.all("main .button")[:3] == ["New loop", "Change the bar", "Change the plan"]


def test_a_plan_is_read_whole_before_it_is_set(opened, stock):
    stock()
    page = opened()

    assert page.all("h2") == ["Engineering manager", "Coverage", "Its bar", "The plans side by side"]
    assert page.all("h3")[:3] == ["1. Past work", "2. Working together", "3. Improving how we hire and work"]
    assert page.all(".section__hint")[:2] == [
        "3 interviews, 3 hours 5 minutes in all.",
        "60 minutes. Looks at Manages-People, Runs-A-Team, Delivers.",
    ]
    assert page.all(".rows__row")[:3] == [
        "About what-your-team-stopped Runs-A-Team 10 minutes",
        "About work-that-fell-short Manages-People 10 minutes",
        "About something-you-finished Delivers 10 minutes",
    ]
    coverage, bar = page.soup.select("table")
    assert [" ".join(row.get_text(" ").split()) for row in coverage.select("tbody tr")][:2] == [
        "Manages-People must-have 10 10 – none 2, needs 2",
        "Runs-A-Team must-have 10 10 – none 2, needs 2",
    ]
    assert [" ".join(row.get_text(" ").split()) for row in bar.select("tbody tr")][:2] == [
        "Manages-People must-have 9",
        "Runs-A-Team must-have 8",
    ]
    assert page.follow("About what-your-team-stopped").heading == "About what-your-team-stopped"


def test_all_plans_stand_side_by_side_with_the_levels_that_they_are_for(opened, stock):
    stock()
    page = opened()

    assert page.all("#all h3") == [plan.name for plan in shipped()]
    assert page.all("#all .section__hint")[1:] == ["Not for this level."] * 4 + ["For this level."]
    staff = page.soup.select("#all .thirds > section")[2]
    assert [" ".join(fact.get_text(" ").split()) for fact in staff.select("dd")] == [
        "5, 4 hours 30 minutes in all",
        "Cross system challenges, Judges under uncertainty",
        "Strategy proposals, Designs systems, Advisor, Growing-Others, Many audiences",
        "At least 3 on every must-have, seen in two interviews, and on 3 of the others.",
    ]


def test_a_bar_that_was_set_before_gives_way(opened, bare, stock, session, cora, again):
    stock()
    bare.set_bar([CriterionDraft(make.competency("Depth"), 2, True)], 4, 0, make.NOON, cora)
    session.commit()
    page = opened()
    assert "The bar that was set before gives way to this one." in page.main
    page.press(PRESS)
    assert "Depth" not in {criterion.competency.name for criterion in again(bare).criteria}


def test_the_page_takes_as_many_queries_whatever_stands_in_the_banks(opened, stock, cora, keep, engine):
    stock()
    opened()
    with queries(engine) as before:
        opened()
    for _ in range(3):
        keep(make.question())
    with queries(engine) as after:
        opened()
    assert len(before) == len(after)


def test_setting_a_plan_costs_the_same_whatever_stands_in_the_banks(visit, cora, stock, keep, rung, engine):
    stock()
    counts = []
    for _ in range(2):
        opening = keep(Opening(title="Manager", level=rung, made_at=make.NOON))
        page = visit(cora).get(f"/openings/{opening.id}/plan/start")
        with queries(engine) as seen:
            page.press(PRESS)
        counts.append(len(seen))
        for _ in range(3):
            keep(make.question())
    assert counts[0] == counts[1]


# --- Not ready


def test_where_nothing_is_here_yet_the_banks_that_ship_are_brought_in(opened, bare, stock):
    page = opened()
    assert lacks(page) == [
        "The ladder here has no Manages people, Runs a team, Works with people, Growing others, "
        "Inclusive practice, Delivers.",
        "8 of its questions are in no bank here.",
    ]
    assert page.all(BUTTONS) == ["Bring in the banks that ship", "Make the plan yourself"]
    assert page.all(".rows__row")[0] == "what-your-team-stopped Of the bank past-work. not here"
    page.press("Bring in the banks that ship")

    page = opened()
    assert lacks(page) == ["8 are drafts that nobody has proposed yet."]
    assert page.all(BUTTONS) == ["Propose these 8 drafts", "Make the plan yourself"]


def test_what_is_missing_among_other_questions_is_imported(opened, stock, session):
    made = stock()
    session.delete(made["two-months-behind"])
    session.commit()
    page = opened()
    assert lacks(page) == ["One of its questions is in no bank here."]
    assert page.all(BUTTONS) == ["Import banks from files", "Make the plan yourself"]
    assert page.all("h2") == ["Engineering manager", "Its bar", "The plans side by side"]
    assert page.follow("Import banks from files").heading == "Import banks"


def test_the_drafts_of_a_plan_are_proposed_at_once_and_somebody_else_approves_them(
    visit, opened, bare, stock, keep, cora, session
):
    stock("two-months-behind", "whoever-speaks-first")
    other = keep(Question.begin(make.bank(by=cora), "other", make.draft("Other"), make.NOON, cora))
    page = opened().press("Propose these 2 drafts")

    assert page.url == f"/openings/{bare.id}/plan/start"
    assert page.all(".flashes .notice") == [
        "They are in review. Somebody else than who wrote them or brought them in approves each."
    ]
    assert lacks(page) == [
        "2 are in review: somebody who neither wrote them nor brought them in approves each."
    ]
    assert (page.all(BUTTONS), other.state.value) == (["Make the plan yourself"], "draft")
    ben = visit(keep(make.coordinator("Ben")))
    for title in ("About two-months-behind", "About whoever-speaks-first"):
        page = ben.get(f"/openings/{bare.id}/plan/start").follow(title).press("Approve version 1")
        assert page.status == 200
    assert opened().all(BUTTONS) == [PRESS]


def test_one_draft_is_said_as_one(opened, stock):
    stock("two-months-behind")
    page = opened()
    assert (lacks(page), page.all(BUTTONS)) == (
        ["One is a draft that nobody has proposed yet."],
        ["Propose it", "Make the plan yourself"],
    )
    assert page.all(".rows__row")[3] == "About two-months-behind Manages-People 10 minutes draft"
    assert lacks(page.press("Propose it")) == [
        "One is in review: somebody who neither wrote it nor brought it in approves it."
    ]


def test_what_was_sent_back_needs_a_new_version(opened, stock, session, cora):
    version = stock("two-months-behind")["two-months-behind"].latest
    version.propose(make.NOON, cora)
    version.send_back("Too long.", make.NOON, cora)
    session.commit()
    assert lacks(opened()) == ["One was sent back, and needs a new version."]


def test_what_cools_is_retired_or_for_others_cant_be_asked(opened, stock, session, cora, rung):
    made = stock("whoever-speaks-first", "who-gets-the-visible-work")
    made["two-months-behind"].cool(datetime(2099, 3, 3, 12, tzinfo=UTC), "Known.", now(), cora)
    made["whoever-speaks-first"].retire("Too easy.", make.NOON, cora)
    other = make.draft("For others", [make.level("Other", 2)], competency=made.ladder["growing-others"])
    version = made["who-gets-the-visible-work"].write(other, make.NOON, cora)
    version.propose(make.NOON, cora)
    version.approve(make.NOON, make.person())
    session.commit()
    page = opened()

    assert lacks(page) == ["3 can’t be asked now: make the plan yourself, with others in their place."]
    assert [row for row in page.all(".rows__row") if not row.endswith("minutes")] == [
        "About two-months-behind Manages-People It cools until Tue 3 Mar 2099. 10 minutes cooling",
        "For others Growing-Others 10 minutes not for this level",
        "About whoever-speaks-first Inclusive-Practice 10 minutes retired",
    ]
    assert page.follow("Make the plan yourself").heading == "The plan"


def test_a_question_that_a_company_made_longer_is_said_with_its_interview(opened, stock, session, cora, rung):
    made = stock()
    longer = make.draft("Longer", [rung], competency=made.ladder["manages-people"], minutes=55)
    version = made["two-months-behind"].write(longer, make.NOON, cora)
    version.propose(make.NOON, cora)
    version.approve(make.NOON, make.person())
    session.commit()
    page = opened()

    assert lacks(page) == ["The questions of Working together need 75 minutes; it has 65."]
    assert page.all(BUTTONS) == ["Make the plan yourself"]


def test_a_level_that_no_plan_is_for_is_told_so(keep, visit, cora):
    opening = keep(Opening(title="Writer", level=make.level("Writer", 2), made_at=make.NOON))
    page = visit(cora).get(f"/openings/{opening.id}/plan/start")

    assert page.all(".notice") == [
        "No plan ships for Writer. Set the bar yourself , then make the plan. "
        "Those below are for other levels."
    ]
    assert page.all("#all .section__hint")[1:] == ["Not for this level."] * 5
    assert page.follow("Set the bar yourself").heading == "The bar"


def test_an_opening_that_has_a_plan_starts_from_no_other(keep, visit, cora, stock, rung, bare, unchanged):
    made = stock()
    opening = keep(make.opening(plan=[[made["two-months-behind"]]], at_level=rung))
    page = visit(cora).get(f"/openings/{opening.id}")
    assert "Start from a plan" not in page.all("a")
    page = page.visitor.get(f"/openings/{opening.id}/plan/start")
    assert (page.all(".notice"), page.all(BUTTONS)) == (
        ["This opening has a plan already. Its bar and its interviews are changed on its own page ."],
        [],
    )
    late = page.visitor.get(f"/openings/{bare.id}/plan/start")
    button = late.soup.find("button", string=PRESS)
    button.find_parent("form")["action"] = f"/openings/{opening.id}/plan/start"
    unchanged()
    page = late.press(PRESS)
    assert (page.status, page.main) == (
        409,
        "That isn't possible now This opening has a plan already: change that one. Go to the start",
    )


def test_what_changed_since_the_page_was_opened_refuses_the_press(
    opened, stock, session, cora, bare, unchanged
):
    made = stock("two-months-behind")
    made["two-months-behind"].latest.propose(make.NOON, cora)
    made["two-months-behind"].latest.approve(make.NOON, make.person())
    session.commit()
    page = opened()
    made["two-months-behind"].cool(now() + timedelta(days=9), "Known.", now() - timedelta(days=1), cora)
    session.commit()
    unchanged()
    page = page.press(PRESS)
    assert page.status == 409
    assert "Something that this plan asks for isn't ready here. Look at the plan again." in page.main


def test_what_was_proposed_meanwhile_isnt_proposed_twice(opened, stock, unchanged):
    stock("two-months-behind")
    page = opened()
    page.press("Propose it")
    unchanged()
    page = page.press("Propose it")
    assert page.status == 409
    assert "Every question of this plan that is here was proposed already." in page.main


@pytest.mark.parametrize("named", ["staff", "", "none", None])
def test_a_plan_for_another_level_isnt_found(named, opened, bare, stock, unchanged):
    stock("two-months-behind")
    page = opened()
    data = {"csrf_token": page.soup.find(attrs={"name": "csrf_token"})["value"]}
    data |= {"plan": named} if named is not None else {}
    unchanged()
    sent = [
        page.visitor.send(f"/openings/{bare.id}/plan/start{end}", "post", data) for end in ("", "/proposal")
    ]
    assert [answer.status for answer in sent] == [404, 404]


@pytest.mark.parametrize("role", [Role.INTERVIEWER, Role.COMMITTEE, Role.ADMINISTRATOR])
def test_who_may_not_change_an_opening_starts_it_from_nothing(role, keep, bare, visit):
    browser = visit(keep(make.person("Ana", role)))
    assert browser.get(f"/openings/{bare.id}/plan/start").status == 404
    assert "Start from a plan" not in browser.get(f"/openings/{bare.id}").all("a")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (45, "45 minutes"),
        (60, "1 hour"),
        (65, "1 hour 5 minutes"),
        (120, "2 hours"),
        (270, "4 hours 30 minutes"),
    ],
)
def test_how_long_it_takes_is_said_in_hours(minutes, words):
    assert in_words(minutes) == words
