"""Looking for a question: by its words, and by what it shows, for whom, how long, where it stands."""

from datetime import timedelta
from urllib.parse import quote_plus

import pytest

from interviews.domain.banks import AnchorDraft, Kind, Question
from interviews.domain.people import Role
from tests import make
from tests.counting import queries

ALL = "/banks/questions"


@pytest.fixture
def ana(keep):
    """A coordinator."""
    return keep(make.coordinator("Ana"))


@pytest.fixture
def ben_asks(keep):
    """An interviewer."""
    return keep(make.person("Ben"))


@pytest.fixture
def begin(keep, ana):
    """Writes a question into a bank."""
    bank = keep(make.bank("Ours", by=ana))

    def begin(title, in_bank=bank, **more):
        key = f"question-{len(in_bank.questions)}"
        question = Question.begin(in_bank, key, make.draft(title, **more), make.NOON, ana)
        return keep(question)

    return begin


def titles(page) -> list[str]:
    """The questions on a page, in their order."""
    return [link.text for link in page.soup.select("tbody th a")]


def test_words_are_found_wherever_they_stand_and_a_title_comes_first(visit, ana, begin):
    scale = (AnchorDraft("Low", "Repairs a queue."), *make.anchors()[1:])
    begin("In a scale", rubric={make.level(): scale})
    begin("In a title: the queue")
    begin("In the prompt", prompt="Messages wait in a Queue.")
    begin("Materials", materials="09:12  queued: 300")
    begin("Nowhere")
    page = visit(ana).get(f"{ALL}?find=queue")
    assert titles(page)[0] == "In a title: the queue"
    assert sorted(titles(page)) == ["In a scale", "In a title: the queue", "In the prompt", "Materials"]
    assert "1 to 4 of 4" in page.main


def test_what_is_found_is_marked_in_the_title_and_in_a_piece_of_the_text(visit, ana, begin):
    begin(
        "The café’s queue",
        prompt="Tell me. " * 30 + "There is a <b>Queue</b> at the CAFÉ. " + "And so on. " * 30,
    )
    row = visit(ana).get(f"{ALL}?find=cafe+queu").soup.select_one("tbody th")
    assert [mark.text for mark in row.select("a mark")] == ["café", "queue"]
    piece = row.select(".table__note--under")[-1]
    assert [mark.text for mark in piece.select("mark")] == ["Queue", "CAFÉ"]
    assert piece.text.startswith("…")
    assert piece.text.endswith("…")
    assert "There is a <b>Queue</b> at the CAFÉ." in piece.text


@pytest.mark.parametrize(
    ("title", "sought"),
    [
        ("Żółw", "zolw"),
        ("שלום", "שלו"),
        ("障害の原因", "原因"),
        ("장애", "장애"),
        ("Straße", "STRASSE"),
        ("O’Neill", "o'neill"),
    ],
)
def test_every_script_case_and_accent_will_do(visit, ana, begin, title, sought):
    begin(title)
    begin("Another")
    page = visit(ana).get(f"{ALL}?find={quote_plus(sought)}")
    assert titles(page) == [title]
    assert page.all("tbody mark") != []


@pytest.mark.parametrize(
    "odd", ['"', "*", "a OR b", "-x", "(", "title:x", "'", "a & b", "!", "\\", ":*", "^a", "NEAR(a b)"]
)
def test_signs_of_a_query_are_only_signs(visit, ana, begin, odd):
    begin("Any")
    assert visit(ana).get(f"{ALL}?find={quote_plus(odd)}").status == 200


def test_every_word_has_to_be_there_and_only_the_newest_version_counts(visit, ana, begin, session):
    question = begin("Queue", prompt="Before, there was a lock.")
    begin("Lock alone")
    assert titles(visit(ana).get(f"{ALL}?find=queue+lock")) == ["Queue"]
    question.write(make.draft("Queue", prompt="Now it is a semaphore."), make.NOON, ana)
    session.commit()
    assert titles(visit(ana).get(f"{ALL}?find=queue+lock")) == []
    assert titles(visit(ana).get(f"{ALL}?find=semaphore")) == ["Queue"]


def test_each_choice_narrows_the_list(visit, ana, begin, keep):
    staff, senior = make.level("Staff", 4), make.level("Senior", 3)
    advises, designs = make.competency("Advises"), make.competency("Designs")
    theirs = keep(make.bank("Theirs", by=ana))
    begin("One", levels=[staff], competency=advises, minutes=15, kind=Kind.PAST)
    begin("Two", levels=[senior], competency=designs, minutes=40, in_bank=theirs)
    begin("Three", levels=[senior, staff], competency=designs, minutes=15)
    for query, found in {
        f"level={staff.key}": ["One", "Three"],
        f"competency={advises.key}": ["One"],
        f"bank={theirs.key}": ["Two"],
        "minutes=15": ["One", "Three"],
        "kind=past+work": ["One"],
        "kind=situation&minutes=15": ["Three"],
        "level=nobody+knows": ["One", "Three", "Two"],
        "kind=riddle&state=odd&use=odd&minutes=7&bank=odd&competency=odd": ["One", "Three", "Two"],
    }.items():
        assert titles(visit(ana).get(f"{ALL}?{query}")) == found, query


def test_a_question_is_found_by_where_it_stands(visit, ana, begin, session):
    draft, proposed, returned, approved, retired = (
        begin(name) for name in ("Draft", "Proposed", "Returned", "Approved", "Retired")
    )
    for question in (proposed, returned, approved, retired):
        question.latest.propose(make.NOON, ana)
    returned.latest.send_back("Shorter.", make.NOON + timedelta(hours=1), ana)
    for question in (approved, retired):
        question.latest.approve(make.NOON + timedelta(hours=1), make.person())
    retired.retire("Old.", make.NOON, ana)
    session.commit()
    found = {
        state: titles(visit(ana).get(f"{ALL}?state={state}"))
        for state in ("draft", "in+review", "approved", "retired")
    }
    assert found == {
        "draft": ["Draft", "Returned"],
        "in+review": ["Proposed"],
        "approved": ["Approved"],
        "retired": ["Retired"],
    }
    assert draft.state.value == "draft"


def test_a_question_is_found_by_its_use(visit, ana, begin, keep, session):
    asked, planned = make.question("Asked"), make.question("Planned", levels=[make.level("Senior")])
    opening = make.opening(plan=[[asked]], at_level=asked.latest.levels[0])
    keep(make.loop(of=opening))
    keep(make.opening(plan=[[planned]], at_level=planned.latest.levels[0]))
    begin("Cooling").cool(make.NOON + timedelta(days=3650), "Known.", make.NOON, ana)
    session.commit()
    page = {
        use: visit(ana).get(f"{ALL}?use={use}")
        for use in ("planned", "unplanned", "asked", "unasked", "cooling")
    }
    assert {use: titles(found) for use, found in page.items()} == {
        "planned": ["Asked", "Planned"],
        "unplanned": ["Cooling"],
        "asked": ["Asked"],
        "unasked": ["Cooling", "Planned"],
        "cooling": ["Cooling"],
    }
    assert "1 time, last Tue 17 Nov 2026" in page["asked"].main
    assert "draft cooling" in page["cooling"].main


def test_only_interviews_that_i_may_know_of_count_as_use(visit, ana, keep):
    ben, cara = keep(make.person("Ben")), keep(make.person("Cara"))
    asked = make.question("Asked")
    opening = make.opening(plan=[[asked]], at_level=asked.latest.levels[0])
    keep(make.loop([ben], of=opening))
    keep(make.loop([ben], of=opening, who=make.candidate(referred_by=ana)))
    seen = {who.name: visit(who).get(ALL).all("tbody td:last-child") for who in (ana, ben, cara)}
    assert seen == {
        "Ana": ["1 time, last Tue 17 Nov 2026"],
        "Ben": ["2 times, last Tue 17 Nov 2026"],
        "Cara": ["never"],
    }
    assert titles(visit(cara).get(f"{ALL}?use=asked")) == []


def test_only_openings_that_i_may_know_of_count_as_plans(visit, ana, keep):
    ben = keep(make.person("Ben"))
    planned = make.question("Planned")
    keep(make.opening(plan=[[planned]], at_level=planned.latest.levels[0]))
    found = {
        (who.name, use): titles(visit(who).get(f"{ALL}?use={use}"))
        for who in (ana, ben)
        for use in ("planned", "unplanned")
    }
    assert found == {
        ("Ana", "planned"): ["Planned"],
        ("Ana", "unplanned"): [],
        ("Ben", "planned"): ["Planned"],
        ("Ben", "unplanned"): ["Planned"],
    }


def test_a_long_list_comes_in_parts(visit, ana, begin):
    for n in range(51):
        begin(f"Question {n:02}")
    page = visit(ana).get(f"{ALL}?find=question")
    assert (len(titles(page)), titles(page.follow("Next page"))) == (50, ["Question 50"])


def test_nothing_found_says_so_and_offers_all(visit, ana, begin):
    begin("Any")
    assert titles(visit(ana).get("/banks/").follow("Find a question")) == ["Any"]
    page = visit(ana).get(f"{ALL}?find=elephant")
    assert "No question is like that." in page.main
    assert titles(page.follow("Show all questions")) == ["Any"]


def test_without_any_question_the_page_says_what_will_be_there(visit, ana):
    page = visit(ana).get(ALL)
    assert "Questions of every bank appear here" in page.main
    assert page.follow("See the banks").heading == "Banks"


def test_committee_members_find_no_question(visit, begin, keep):
    begin("Any")
    page = visit(keep(make.person("Eve", Role.COMMITTEE))).get(ALL)
    assert ("Any" in page.all("tbody th a"), page.all("select[name=bank] option")) == (False, ["Any"])


def test_three_questions_need_as_many_queries_as_one(visit, ana, begin, engine):
    visitor, counts = visit(ana), []
    for number in (1, 2):
        for n in range(number):
            begin(f"Question {number} {n}", levels=[make.level(), make.level()])
        visitor.get(f"{ALL}?find=question")
        with queries(engine) as sent:
            visitor.get(f"{ALL}?find=question")
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_a_word_is_looked_up_once_however_many_questions_hold_it(session, visit, ana, begin):
    """SQLite weighs one hit by going through all of them: asked anew for each, ten thousand took minutes."""
    begin("A queue")
    begin("Another queue")
    with queries(session.get_bind()) as seen:
        assert len(titles(visit(ana).get(f"{ALL}?find=queue"))) == 2
    looked_up = [
        statement.count("FROM question_words") for statement in seen if "question_words" in statement
    ]
    assert set(looked_up) == {1}


def test_only_who_may_know_of_plans_can_ask_for_them(visit, ana, ben_asks, keep):
    keep(make.opening())
    choices = {who.name: visit(who).get(ALL).all("select[name=use] option") for who in (ana, ben_asks)}
    asked = ["Asked already", "Never asked", "Cooling"]
    assert choices == {"Ana": ["Any", "In a plan", "In no plan", *asked], "Ben": ["Any", *asked]}
