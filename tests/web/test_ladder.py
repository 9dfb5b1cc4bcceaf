"""The ladder in the browser: tracks side by side, what is expected, and what coordinators write."""

import pytest
from sqlalchemy import select

from interviews.domain.banks import Competency, Level, Question
from interviews.domain.people import Role
from tests import make
from tests.counting import queries


@pytest.fixture
def cora(keep):
    return keep(make.coordinator("Cora"))


@pytest.fixture
def ben(keep):
    """An interviewer."""
    return keep(make.person("Ben"))


@pytest.fixture
def ladder(session, cora):
    """Four levels of three tracks, two of them of equal rank; two competencies."""
    rungs = {
        key: Level.add(key, name, track, rank, make.NOON, cora)
        for key, name, track, rank in (
            ("senior", "Senior engineer", "engineering", 3),
            ("staff", "Staff engineer", "technical leadership", 4),
            ("manager", "Engineering manager", "management", 4),
            ("plain", "Adviser", "", 5),
        )
    }
    said = {rungs["staff"]: "Asks first.", rungs["senior"]: "Gives a view."}
    advisor = Competency.add("advisor", "Advisor", "technical leadership", "Helps.", said, make.NOON, cora)
    depth = Competency.add("depth", "Depth", "engineering", "Knows.", {}, make.NOON, cora)
    session.add_all([*rungs.values(), advisor, depth])
    session.commit()
    return rungs | {"advisor": advisor, "depth": depth}


def test_levels_of_equal_rank_stand_in_one_row_and_competencies_under_their_tracks(visit, ben, ladder):
    page = visit(ben).get("/banks/").follow("The ladder")
    assert page.heading == "The ladder"
    assert page.all(".masthead [aria-current]") == ["Banks"]
    assert page.all("thead th") == [
        "Rank",
        "Engineering",
        "Management",
        "Technical leadership",
        "Without a track",
    ]
    none = "– no level"
    assert page.all("tbody tr") == [
        f"Rank 3 Senior engineer {none} {none} {none}",
        f"Rank 4 2 levels of equal rank {none} Engineering manager Staff engineer {none}",
        f"Rank 5 {none} {none} {none} Adviser",
    ]
    assert page.all(".section__hint") == [
        "Levels in one row are of equal rank, whatever their track: to go from one to the other is a "
        "step aside, never up or down."
    ]
    assert page.all("h2") == ["Levels", "Engineering", "Technical leadership"]
    assert page.all(".rows__row") == ["Depth Knows.", "Advisor Helps."]
    assert page.soup.select("main a.button") == []


def test_two_levels_of_one_track_and_rank_stand_in_one_cell(visit, ben, ladder, session, cora):
    session.add(Level.add("lead", "Team lead", "management", 4, make.NOON, cora))
    session.commit()
    rows = visit(ben).get("/ladder/").all("tbody tr")
    assert rows[1].startswith("Rank 4 3 levels of equal rank – no level Engineering manager Team lead Staff")


def test_an_empty_ladder_says_what_comes_and_offers_the_next_step(visit, cora, ben):
    page = visit(cora).get("/ladder/")
    assert page.all(".empty-state p") == [
        "Levels appear here, such as Staff engineer, side by side with those of other tracks. They come "
        "with the banks that ship, from files, or one by one.",
        "Competencies appear here under their tracks: what a job needs and an interview can show.",
    ]
    assert page.follow("Add the first level").heading == "New level"
    assert page.follow("Add the first competency").heading == "New competency"
    assert visit(ben).get("/ladder/").soup.select("main a.button") == []


def test_a_level_says_what_is_expected_and_what_may_be_asked(visit, ben, ladder, session):
    staff, senior, advisor = (ladder[name] for name in ("staff", "senior", "advisor"))
    bank = make.bank("Ours")
    make.question("Why?", [staff, senior], bank, competency=advisor)
    session.add(bank)
    session.commit()
    page = visit(ben).get("/ladder/").follow("Staff engineer")
    assert page.all(".page-header__lead") == [
        "Rank 4, technical leadership. Of equal rank: Engineering manager (management)."
    ]
    assert page.all("h2") == ["Technical leadership", "Not expected here", "What may be asked"]
    assert page.all(".expected__one") == ["Advisor Asks first. 1 approved , Advisor , 10 minutes"]
    assert page.all(".columns__main .rows__row") == ["Depth"]
    assert page.all(".columns__side .section__body p")[0] == "1 question , 10 minutes"
    for link in ("1 question", "1 approved , Advisor"):
        assert page.follow(link).all("tbody th a") == ["Why?"]
    assert page.follow("Advisor").heading == "Advisor"
    assert page.follow("Engineering manager").heading == "Engineering manager"


def test_a_level_of_which_nothing_is_said_says_so(visit, ben, ladder):
    page = visit(ben).get("/ladder/").follow("Adviser")
    assert page.all(".page-header__lead") == ["Rank 5."]
    assert page.all(".empty-state p") == [
        "The ladder doesn’t say yet what is expected at this level. It is written with each competency."
    ]
    assert page.all(".columns__side .section__body p")[0] == "None yet."
    missing = visit(ben).get("/ladder/").follow("Staff engineer")
    assert missing.all(".expected__more") == ["No approved question yet"]


def test_openings_at_a_level_are_for_staff(visit, ben, cora, ladder, session):
    first, second = (make.opening(title, at_level=ladder["staff"]) for title in ("Platform", "Identity"))
    elsewhere = make.opening("Elsewhere", at_level=ladder["senior"])
    session.add_all([first, second, elsewhere])
    session.commit()
    url = f"/ladder/levels/{ladder['staff'].id}"
    assert visit(cora).get(url).all(".columns__side .rows__row") == ["Identity", "Platform"]
    assert visit(ben).get(url).all(".columns__side .rows__row") == []


def test_a_competency_says_level_by_level_what_is_expected_and_where_nothing_is(visit, ben, ladder):
    page = visit(ben).get("/ladder/").follow("Advisor")
    assert (page.all(".page-header__lead"), page.all(".record")) == (["Technical leadership"], ["Helps."])
    nothing = "Nothing is expected here."
    assert page.all(".expected__one") == [
        "Senior engineer Rank 3, engineering Gives a view.",
        f"Engineering manager Rank 4, management {nothing}",
        "Staff engineer Rank 4, technical leadership Asks first.",
        f"Adviser Rank 5 {nothing}",
    ]
    assert page.all(".empty-state p") == ["Questions that show this competency appear here, from every bank."]
    assert page.follow("Staff engineer").heading == "Staff engineer"


def test_a_competency_without_a_description_or_levels_is_shown_too(visit, ben, keep):
    bare = keep(make.competency("Bare"))
    page = visit(ben).get(f"/ladder/competencies/{bare.id}")
    assert page.all(".record") == []
    assert page.all(".empty-state p")[0] == "What is expected appears here, as soon as the ladder has levels."


def test_the_questions_that_show_a_competency_are_listed_from_every_bank(visit, ben, ladder, session):
    staff, senior, advisor = (ladder[name] for name in ("staff", "senior", "advisor"))
    ours, theirs = make.bank("Ours"), make.bank("Theirs")
    make.question("Why?", [staff, senior], ours, competency=advisor)
    draft = make.draft("How?", [staff], competency=advisor)
    Question.begin(theirs, "how", draft, make.NOON, make.person())
    make.question("Retired?", [staff], ours, competency=advisor).retire("Old.", make.NOON, make.person())
    make.question("Other?", [staff], ours, competency=ladder["depth"])
    session.add_all([ours, theirs])
    session.commit()
    page = visit(ben).get(f"/ladder/competencies/{advisor.id}")
    assert page.all("tbody tr") == [
        "How? Theirs Staff engineer 10 draft",
        "Why? Ours Senior engineer to Staff engineer 10 approved",
    ]
    assert page.follow("How?").heading == "How?"


def test_a_coordinator_adds_a_level(visit, cora, ladder, session):
    page = visit(cora).get("/ladder/").follow("New level")
    assert page.all(".field__hint")[1] == (
        "The way up that it belongs to. So far there are: engineering, management, technical leadership."
    )
    refused = page.press("Add the level", name=" ", track="design", rank="high")
    assert (refused.status, refused.all(".error-summary li")) == (
        422,
        ["Give the level a name.", "A rank is a whole number from 1 to 99."],
    )
    assert [refused.soup.find(id=name)["value"] for name in ("track", "rank")] == ["design", "high"]

    made = refused.press("Add the level", name="  Senior engineer! ", rank="4")

    assert (made.heading, made.all(".page-header__lead")[0]) == (
        "Senior engineer!",
        "Rank 4, design. Of equal rank: "
        "Engineering manager (management), Staff engineer (technical leadership).",
    )
    level = session.scalar(select(Level).where(Level.track == "design"))
    assert (level.key, level.name) == ("senior-engineer", "Senior engineer!")


def test_the_first_level_has_no_tracks_to_choose_from(visit, cora):
    page = visit(cora).get("/ladder/levels/new")
    assert page.all(".field__hint")[1] == "The way up that it belongs to. Such as management."
    assert page.press("Add the level", name="שלום", rank="1").status == 200


def test_a_coordinator_places_a_level_elsewhere_and_its_key_stays(visit, cora, ladder, again):
    page = visit(cora).get("/ladder/").follow("Staff engineer").follow("Change the level")
    assert (page.heading, page.soup.find(id="rank")["value"]) == ("Change the level", "4")
    taken = page.press("Save", name="senior ENGINEER")
    assert (taken.status, taken.all(".error-summary li")) == (
        422,
        ["Another one on the ladder has this name."],
    )
    moved = page.press("Save", name="Staff", track="", rank="5")
    assert (moved.heading, moved.all(".page-header__lead")) == ("Staff", ["Rank 5. Of equal rank: Adviser ."])
    level = again(ladder["staff"])
    assert (level.key, level.name, level.track, level.position) == ("staff", "Staff", "", 5)


def test_a_coordinator_adds_a_competency_with_what_is_expected(visit, cora, ladder, session):
    page = visit(cora).get("/ladder/").follow("New competency")
    assert page.all("label")[3:] == ["Senior engineer", "Engineering manager", "Staff engineer", "Adviser"]
    refused = page.press("Add the competency", about="Tells it.", **{"expected-staff": "Retells."})
    assert (refused.status, refused.all(".error-summary li")) == (
        422,
        ["Give the competency a name.", "Say to which track it belongs."],
    )
    assert refused.soup.find(id="expected-staff").get_text().strip() == "Retells."

    made = refused.press("Add the competency", name="Advisor too", track="technical leadership")

    assert (made.heading, made.all(".record")) == ("Advisor too", ["Tells it."])
    assert made.all(".expected__text") == ["Retells."]
    assert session.scalars(select(Competency.key).order_by(Competency.key)).all() == [
        "advisor",
        "advisor-too",
        "depth",
    ]


def test_a_coordinator_describes_a_competency_anew(visit, cora, ladder, again):
    page = visit(cora).get("/ladder/").follow("Advisor").follow("Describe it anew")
    long = page.press("Save", about="", **{"expected-staff": "x" * 5_001})
    assert (long.status, long.all(".error-summary li")) == (
        422,
        ["Say what it is.", "Keep it under 5,000 characters."],
    )
    saved = page.press(
        "Save", about="Helps others.", **{"expected-staff": " ", "expected-manager": "Listens."}
    )
    assert (saved.heading, saved.all(".record")) == ("Advisor", ["Helps others."])
    assert saved.all(".expected__text") == ["Gives a view.", "Listens."]
    assert {e.level.key: e.words for e in again(ladder["advisor"]).expectations} == {
        "senior": "Gives a view.",
        "manager": "Listens.",
    }


def test_who_was_overtaken_is_told_before_anything_is_lost(visit, cora, ladder, again):
    page = visit(cora).get(f"/ladder/competencies/{ladder['advisor'].id}/description")
    page.press("Save", **{"expected-manager": "Listens."})

    late = page.press("Save", about="Helps others.")

    assert (late.status, late.all(".error-summary li")) == (
        422,
        [
            "Somebody changed this competency while you were writing. Look at what it says now; if yours "
            "should take its place, save again."
        ],
    )
    assert late.soup.find(id="about").get_text().strip() == "Helps others."
    assert again(ladder["advisor"]).expected_at(ladder["manager"]) == "Listens."
    assert late.press("Save").all(".record") == ["Helps others."]


def test_only_coordinators_write_the_ladder(visit, ben, cora, keep, ladder):
    adam, eve = keep(make.person("Adam", Role.ADMINISTRATOR)), keep(make.person("Eve", Role.COMMITTEE))
    level, competency = f"levels/{ladder['staff'].id}", f"competencies/{ladder['advisor'].id}"
    writing = ("levels/new", "competencies/new", f"{level}/place", f"{competency}/description")
    reading = (level, competency)
    for person, found in ((cora, (200, 200)), (ben, (200, 404)), (adam, (200, 404)), (eve, (404, 404))):
        visitor = visit(person)
        assert {visitor.get(f"/ladder/{url}").status for url in reading} == {found[0]}, person.name
        assert {visitor.get(f"/ladder/{url}").status for url in writing} == {found[1]}, person.name
    assert "Senior engineer" not in visit(eve).get("/ladder/").text


def test_more_of_everything_needs_as_many_queries(visit, cora, ladder, session, engine):
    visitor = visit(cora)
    staff, advisor = ladder["staff"], ladder["advisor"]
    urls = [
        "/ladder/",
        f"/ladder/levels/{staff.id}",
        f"/ladder/competencies/{advisor.id}",
        f"/ladder/competencies/{advisor.id}/description",
        f"/ladder/levels/{staff.id}/place",
    ]

    def grow(count):
        for n in range(count):
            bank = make.bank(f"Bank {n}")
            make.question(f"Question {n}", [staff, ladder["senior"]], bank, competency=advisor)
            rung = make.level(f"Rung {n}", 4)
            advisor.expect(rung, "Does it.")
            session.add_all([bank, rung, make.opening(f"Opening {n}", at_level=staff)])
        session.commit()

    def counted():
        found = []
        for url in urls:
            visitor.get(url)
            with queries(engine) as sent:
                visitor.get(url)
            found.append(len(sent))
        return found

    grow(1)
    few = counted()
    grow(4)
    assert counted() == few
