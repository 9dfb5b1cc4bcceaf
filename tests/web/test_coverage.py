"""What questions cover of the ladder, in the browser: of one bank, and of all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from interviews.domain.banks import Question
from interviews.domain.people import Role
from tests import make
from tests.counting import queries

LATER = make.NOON + timedelta(hours=1)
BLANK = "– nothing expected, nothing written"


@pytest.fixture
def ben(keep):
    """An interviewer."""
    return keep(make.person("Ben"))


@pytest.fixture
def ladder(session):
    """Three levels; something is expected of Advisor at two of them, of Runs a team at one."""
    senior, staff, manager = make.level("Senior", 3), make.level("Staff", 4), make.level("Manager", 4)
    senior.track, staff.track, manager.track = "engineering", "engineering", "management"
    advisor, runs = make.competency("Advisor"), make.competency("Runs a team")
    advisor.track, runs.track = "engineering", "management"
    for competency, level in ((advisor, senior), (advisor, staff), (runs, manager)):
        competency.expect(level, "Does it.")
    session.add_all([senior, staff, manager, advisor, runs])
    session.commit()
    return senior, staff, manager, advisor, runs


@pytest.fixture
def banks(session, ladder):
    """One with something of everything, and another one."""
    senior, staff, manager, advisor, runs = ladder
    ours, theirs = make.bank("Ours"), make.bank("Theirs")
    short = Question.begin(
        ours, "why", make.draft("Why?", [staff], competency=advisor, minutes=1), make.NOON, make.person()
    )
    short.latest.propose(make.NOON, short.latest.by)
    short.latest.approve(make.NOON, make.person(), because="It is a short one.")
    more = make.question("Unasked", [manager], ours, competency=advisor, minutes=20)
    more.write(replace(more.latest.draft(), competency=runs), LATER, make.person())
    for key, competency, level in (
        ("one", advisor, staff),
        ("two", advisor, staff),
        ("three", runs, staff),
        ("four", advisor, senior),
    ):
        draft = make.draft(key, [level], competency=competency)
        made = Question.begin(ours, key, draft, make.NOON, make.person()).latest
        if key in {"one", "four"}:
            made.propose(make.NOON, made.by)
    make.question("Theirs", [senior], theirs, competency=advisor, minutes=5)
    session.add_all([ours, theirs])
    session.commit()
    return ours, theirs


def test_the_coverage_of_a_bank_says_what_is_approved_what_is_on_its_way_and_where_the_gaps_are(
    visit, ben, banks
):
    page = visit(ben).get(f"/banks/{banks[0].id}").follow("What they cover of the ladder")
    assert (page.heading, page.all(".page-header__lead")) == (
        "What Ours covers",
        ["2 gaps in 3 places where the ladder expects something of what this bank is for."],
    )
    assert page.all("thead th") == [
        "Competency",
        "Senior Rank 3, engineering",
        "Staff Rank 4, engineering",
        "Manager Rank 4, management",
    ]
    assert rows(page) == [
        "Engineering",
        "Advisor | gap 1 in review | 1 approved 1 minute, 1 in review, 1 draft | "
        "1 approved 20 minutes, not expected",
        "Management",
        f"Runs a team | {BLANK} | 1 draft, not expected | gap 1 draft",
    ]
    assert page.all(".breadcrumb li") == ["Banks", "Ours"]
    assert page.follow("Advisor").heading == "Advisor"


def test_of_a_bank_only_that_is_shown_for_which_it_has_questions(visit, ben, banks):
    page = visit(ben).get(f"/banks/{banks[1].id}/coverage")
    assert page.all(".page-header__lead") == [
        "1 gap in 2 places where the ladder expects something of what this bank is for."
    ]
    assert rows(page) == ["Engineering", "Advisor | 1 approved 5 minutes | gap nothing written"]
    assert page.all("main li")[-2:] == [
        "Left out, because no question of this bank is for them: Runs a team .",
        "Left out, because nothing is expected there and nothing written: Manager.",
    ]
    nothing = page.follow("management")
    assert nothing.all(".page-header__lead") == ["Nothing is expected here, so nothing can be missing."]
    assert nothing.all(".empty-state p") == [
        "What this bank covers appears here, as soon as it has questions for this."
    ]


def test_each_cell_leads_to_its_questions(visit, ben, banks):
    page = visit(ben).get(f"/banks/{banks[0].id}/coverage")
    assert page.follow("1 approved , Advisor at Staff").all("tbody th a") == ["one", "two", "Why?"]
    assert page.follow("1 in review , Advisor at Senior").all("tbody th a") == ["four"]
    assert page.follow("1 draft, not expected , Runs a team at Staff").all("tbody th a") == ["three"]
    page = visit(ben).get("/ladder/coverage")
    assert page.follow("1 approved , Advisor at Senior").all("tbody th a") == ["four", "Theirs"]


def rows(page):
    """The rows of the matrix; what is said after a link, and the place that a phone shows, are left out."""
    found = []
    for row in page.soup.select("tbody tr"):
        for element in row.select("a .unseen, .matrix__at"):
            element.extract()
        cells = [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        found.append(" | ".join(cells))
    return found


def test_the_coverage_of_all_banks_counts_them_together(visit, ben, banks):
    page = visit(ben).get("/banks/").follow("What is covered")
    assert (page.heading, page.all(".page-header__lead")) == (
        "What is covered",
        ["1 gap in 3 places where the ladder expects something."],
    )
    assert rows(page)[1].startswith("Advisor | 1 approved 5 minutes, 1 in review | 1 approved 1 minute,")


def test_a_track_narrows_the_rows_and_leaves_out_the_levels_that_say_nothing(visit, ben, banks):
    page = visit(ben).get("/ladder/coverage")
    assert page.all("nav[aria-label=Tracks] [aria-current]") == ["all"]
    page = page.follow("management")
    assert page.all("nav[aria-label=Tracks] [aria-current]") == ["management"]
    assert page.all(".page-header__lead") == ["1 gap in 1 place where the ladder expects something."]
    assert rows(page) == ["Management", "Runs a team | 1 draft, not expected | gap 1 draft"]
    assert page.all("main li")[-1] == (
        "Left out, because nothing is expected there and nothing written: Senior."
    )
    assert page.follow("all").all("nav[aria-label=Tracks] [aria-current]") == ["all"]
    unknown = visit(ben).get("/ladder/coverage?track=none")
    assert unknown.all("nav[aria-label=Tracks] [aria-current]") == ["all"]


def test_without_gaps_it_says_so_and_with_one_track_there_is_nothing_to_choose(visit, ben, keep, session):
    staff, advisor = make.level("Staff"), make.competency("Advisor")
    advisor.track = "engineering"
    advisor.expect(staff, "Does it.")
    keep(make.question("Why?", [staff], competency=advisor))
    page = visit(ben).get("/ladder/coverage")
    assert page.all(".page-header__lead") == ["No gaps in 1 place where the ladder expects something."]
    assert rows(page) == ["Engineering", "Advisor | 1 approved 10 minutes"]
    assert page.soup.select("nav[aria-label=Tracks]") == []


def test_a_gap_for_which_nothing_is_written_says_that(visit, ben, ladder):
    page = visit(ben).get("/ladder/coverage")
    assert rows(page)[1] == f"Advisor | gap nothing written | gap nothing written | {BLANK}"


def test_where_nothing_is_expected_and_nothing_written_there_is_no_table(visit, ben, keep):
    keep(make.level("Staff"))
    page = visit(ben).get("/ladder/coverage")
    assert page.all(".page-header__lead") == ["Nothing is expected here, so nothing can be missing."]
    assert page.all(".empty-state p") == [
        "What questions cover appears here, as soon as the ladder says what is expected."
    ]


def test_committee_members_see_no_coverage(visit, keep, banks):
    eve = visit(keep(make.person("Eve", Role.COMMITTEE)))
    assert eve.get(f"/banks/{banks[0].id}/coverage").status == 404
    assert "Advisor" not in eve.get("/ladder/coverage").text


def test_a_hundred_questions_need_as_many_queries_as_one(visit, ben, banks, ladder, session, engine):
    visitor, ours = visit(ben), banks[0]
    urls = ("/ladder/coverage", f"/banks/{ours.id}/coverage")

    def counted():
        found = []
        for url in urls:
            visitor.get(url)
            with queries(engine) as sent:
                visitor.get(url)
            found.append(len(sent))
        return found

    few = counted()
    for n in range(30):
        make.question(f"Question {n}", list(ladder[:3]), ours, competency=ladder[3])
        more = make.competency(f"Competency {n}")
        more.expect(ladder[0], "Does it.")
        session.add(more)
    session.commit()
    assert counted() == few
    assert rows(visitor.get(urls[1]))[1].split(" | ")[1] == "30 approved 300 minutes, 1 in review"
