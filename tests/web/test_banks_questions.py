"""Questions in the browser: reading, writing the next version, the review."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from interviews.domain.banks import Duty, Question, State
from tests import make
from tests.counting import queries


@pytest.fixture
def ana(keep):
    """A coordinator, who writes."""
    return keep(make.coordinator("Ana"))


@pytest.fixture
def ben(keep):
    """An interviewer, who reviews."""
    return keep(make.person("Ben"))


@pytest.fixture
def bank(keep, ana, ben):
    """A bank that Ana owns and Ben reviews, with a ladder beside it."""
    made = make.bank("Ours", by=ana)
    made.entrust(ben, Duty.REVIEWER, make.NOON, ana)
    return keep(made)


@pytest.fixture
def ladder(keep):
    """Two levels and a competency."""
    return keep(make.level("Senior", 3)), keep(make.level("Staff", 4)), keep(make.competency("Advisor"))


@pytest.fixture
def question(keep, bank, ladder, ana):
    """A draft by Ana, for two levels."""
    senior, staff, advisor = ladder
    draft = make.draft(
        "Why?",
        competency=advisor,
        prompt="Tell me why.",
        purpose="Whoever leads says why.",
        probes=("How?", "Who?"),
        clarifications=("It was May.",),
        told_beforehand="One case.",
        not_scored="Speed.",
        alternatives="In writing.",
        author="Ana",
        licence="CC0",
        rubric={senior: make.anchors(3, "Heard"), staff: make.anchors(4)},
    )
    return keep(Question.begin(bank, "why", draft, make.NOON, ana))


def typed(page) -> dict[str, str]:
    """What stands in the form's fields."""
    fields = page.soup.select("main form [name]:not([type=hidden]):not(button)")
    return {f["name"]: f.get("value") or f.get_text().strip("\r\n") for f in fields if f.name != "select"}


def test_a_question_reads_as_it_will_be_asked(visit, keep, question):
    page = visit(keep(make.person("Carl"))).get(f"/banks/questions/{question.id}")
    assert page.heading == "Why?"
    assert page.all(".page-header__lead") == ["draft Advisor · Senior to Staff · 10 minutes · version 1"]
    assert page.all(".prompt") == ["Tell me why."]
    assert page.all(".halves section") == [
        "Why we ask Whoever leads says why.",
        "Probes, at most three How? Who?",
        "You may tell, when asked It was May.",
    ]
    assert page.all(".summary-list__row") == [
        "Candidates know beforehand One case.",
        "Other ways to ask it In writing.",
        "We don’t judge Speed.",
        "Written by Ana",
        "Licence CC0",
    ]
    assert page.soup.select("main form, main a.button") == []


def test_every_levels_anchors_are_one_link_away(visit, keep, question):
    page = visit(keep(make.person("Carl"))).get(f"/banks/questions/{question.id}")
    assert page.all("#rubric h2") == ["What each point looks like, for Senior"]
    assert page.all(".anchors li") == [f"{n} Point {n} Heard {n} times" for n in (1, 2, 3)]
    page = page.follow("Anchors for Staff")
    assert page.all(".anchors li") == [f"{n} Point {n} Seen {n} times" for n in (1, 2, 3, 4)]
    assert page.follow("Anchors for Senior").all("#rubric h2") == ["What each point looks like, for Senior"]


def test_a_bare_question_shows_only_what_it_has(visit, keep, bank):
    bare = keep(make.question("Why?", in_bank=bank))
    page = visit(keep(make.person("Carl"))).get(f"/banks/questions/{bare.id}")
    assert page.all(".halves section") == ["Why we ask Whoever has this job does it."]
    assert page.all("#rubric a") == []


def test_every_version_keeps_its_page(visit, ben, ana, question, session):
    question.write(replace(question.latest.draft(), title="How?"), make.NOON, ana)
    session.commit()
    page = visit(ben).get(f"/banks/questions/{question.id}")
    assert page.heading == "How?"
    assert page.all("section:nth-of-type(2) .rows__row") == [
        "2 · Tue 17 Nov 2026 Ana What changed in version 2 draft",
        "1 · Tue 17 Nov 2026 Ana draft",
    ]
    old = page.follow("1 · Tue 17 Nov 2026")
    assert (old.heading, old.all(".notice")) == ("Why?", ["This is version 1. Version 2 is the newest."])
    assert old.follow("Anchors for Staff").heading == "Why?"
    assert old.follow("Version 2").heading == "How?"
    assert visit(ben).get(f"/banks/questions/{question.id}/versions/3").status == 404


def test_openings_that_ask_it_are_named_for_staff_alone(visit, ana, ben, keep):
    staff = make.level()
    asked = make.question("Why?", [staff])
    keep(make.opening("Staff engineer, Identity", [[asked]], at_level=staff))
    keep(make.opening("Staff engineer, Search", [[make.question(levels=[staff])]], at_level=staff))
    url = f"/banks/questions/{asked.id}"
    assert visit(ana).get(url).all(".thirds section:nth-of-type(4)") == [
        "Where it is used Staff engineer, Identity"
    ]
    assert "Where it is used" not in visit(ben).get(url).main


def test_the_newest_version_shows_what_was_said_of_the_earlier_ones(visit, ana, ben, question, session):
    question.latest.propose(make.NOON, ana)
    question.latest.send_back("“Good” can’t be heard.", make.NOON, ben)
    question.write(replace(question.latest.draft(), title="How?"), make.NOON, ana)
    session.commit()
    page = visit(ana).get(f"/banks/questions/{question.id}")
    assert page.all(".comment .record") == ["“Good” can’t be heard."]


def test_who_comes_late_to_send_a_question_back_or_to_retire_it_reads_that(
    visit, ana, ben, question, session
):
    question.latest.propose(make.NOON, ana)
    session.commit()
    url = f"/banks/questions/{question.id}"
    back, old = visit(ben).get(f"{url}/versions/1/return"), visit(ana).get(f"{url}/retirement")
    question.latest.approve(make.NOON, ben)
    question.retire("Known everywhere.", make.NOON, ana)
    session.commit()
    late = [back.press("Send it back", reason="Shorter."), old.press("Retire the question", reason="Old.")]
    assert [(page.status, page.all(".error-summary li")) for page in late] == [
        (422, ["Only a version in review goes back."]),
        (422, ["This question is already retired."]),
    ]


def test_a_question_is_retired_with_a_reason(visit, ana, ben, question, again):
    page = visit(ana).get(f"/banks/questions/{question.id}").follow("Retire the question")
    refused = page.press("Retire the question", reason="")
    assert (refused.status, refused.all(".error-summary li")) == (422, ["Say why it is retired."])
    page = refused.press("Retire the question", reason="Known everywhere.")
    assert page.all(".notice--weighty") == [
        f"Retired. Ana, {page.all('.notice--weighty')[0].split(', ')[1].split(':')[0]}: Known everywhere."
    ]
    assert page.soup.select("main form, main a.button") == []
    assert again(question).state is State.RETIRED


def test_a_new_question_is_written_row_by_row(visit, ana, bank, ladder, session):
    _, staff, advisor = ladder
    page = visit(ana).get(f"/banks/{bank.id}").follow("New question")
    page = page.press("Add a probe", title="Why?", **{"probes-0": "How?"})
    page = page.press("Add the level", new_level=staff.key, **{"probes-1": "Who?"})
    assert page.all("#rubric-0 h3") == ["Staff"]
    assert typed(page)["title"] == "Why?"
    page = page.press(
        "Remove , point 4 for Staff",
        **{f"rubric-0-points-{n}-{part}": f"{part} {n}" for n in range(4) for part in ("name", "behaviours")},
    )
    page = page.press(
        "Save the question", competency=advisor.key, minutes="12", prompt="Tell me.", purpose="Needed."
    )

    assert (page.status, page.heading) == (200, "Why?")
    question = session.scalar(select(Question))
    assert (question.key, question.bank_id, question.state) == ("why", bank.id, State.DRAFT)
    version = question.latest
    assert (version.minutes, version.probes, version.author) == (12, ["How?", "Who?"], "Ana")
    assert [(a.point, a.name, a.behaviours) for a in version.rubric(version.levels[0])] == [
        (n + 1, f"name {n}", f"behaviours {n}") for n in range(3)
    ]


def test_rows_come_and_go_and_what_was_typed_stays(visit, ana, question):
    page = visit(ana).get(f"/banks/questions/{question.id}").follow("Write version 2")
    before = typed(page)
    page = page.press("Remove , probe 1", minutes="ten")
    assert typed(page) == {
        **{n: v for n, v in before.items() if n != "probes-1"},
        "probes-0": "Who?",
        "minutes": "ten",
    }
    page = page.press("Remove this level , Senior").press("Add a point , Staff")
    assert page.all("#rubric h3") == ["Staff"]
    kept = typed(page)
    assert [kept[f"rubric-0-points-{n}-behaviours"] for n in range(5)] == [
        *(f"Seen {n} times" for n in range(1, 5)),
        "",
    ]
    assert (page.status, page.all(".error-summary")) == (200, [])


def test_rows_have_an_end(visit, ana, question):
    page = visit(ana).get(f"/banks/questions/{question.id}/versions/new")
    for _ in range(6):
        page = page.press("Add a probe").press("Add a point , Staff")
    names = typed(page)
    assert len([name for name in names if name.startswith("probes-")]) == 4
    assert len([name for name in names if name.startswith("rubric-1-points-") and name.endswith("name")]) == 7
    many = {f"rubric-1-points-{n}-name": "x" for n in range(10, 99)} | {"probes-²": "x", "probes-999": "x"}
    form = page.soup.select_one("main form")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")} | many
    answer = page.visitor.send(form["action"], "post", sent | {"rows": "remove probes 77"})
    assert (
        len([name for name in typed(answer) if name.startswith("rubric-1-points-") and name.endswith("name")])
        == 7
    )


def test_a_level_stands_once_and_no_level_is_left_to_add_at_the_end(visit, ana, question, ladder):
    page = visit(ana).get(f"/banks/questions/{question.id}/versions/new")
    assert page.soup.select("[name=new_level]") == []
    page = page.press("Remove this level , Staff")
    assert [o.get_text() for o in page.soup.select("[name=new_level] option")] == ["Choose a level", "Staff"]
    page = page.press("Add the level", new_level=ladder[0].key)
    assert page.all("#rubric h3") == ["Senior"]


def test_an_edit_becomes_the_next_version(visit, ana, question, again):
    page = visit(ana).get(f"/banks/questions/{question.id}").follow("Write version 2")
    page = page.press("Save version 2", title="How?", clarifications="It was May.\nIt rained.")
    assert (page.heading, page.follow("1 · Tue 17 Nov 2026").heading) == ("How?", "Why?")
    assert [(v.number, v.title, v.clarifications) for v in again(question).versions] == [
        (1, "Why?", ["It was May."]),
        (2, "How?", ["It was May.", "It rained."]),
    ]


def test_what_does_not_hold_up_is_said_in_sentences_and_kept(visit, ana, question, again):
    page = visit(ana).get(f"/banks/questions/{question.id}/versions/new")
    wrong = {"title": " ", "minutes": "ten", "rubric-1-points-3-behaviours": "Seen 1 times"}
    refused = page.press("Save version 2", **wrong)
    assert refused.status == 422
    assert [(a.get_text(), a["href"]) for a in refused.soup.select(".error-summary a")] == [
        ("Give the question a title.", "#title"),
        ("A question takes 1 to 240 minutes.", "#minutes"),
        ("Two points for Staff say the same: nobody could choose between them.", "#rubric-1"),
    ]
    assert refused.all(".field--refused .field__error") == [
        "Give the question a title.",
        "A question takes 1 to 240 minutes.",
    ]
    assert typed(refused) == typed(page) | wrong
    assert len(again(question).versions) == 1


def test_every_fault_links_to_a_place_on_the_page(visit, ana, question):
    page = visit(ana).get(f"/banks/questions/{question.id}/versions/new").press("Add a probe")
    refused = page.press(
        "Save version 2", prompt="", purpose="", **{"probes-0": "a", "probes-1": "b", "probes-2": "c"}
    )
    refused = refused.press("Add a probe").press("Save version 2", **{"probes-3": "d"})
    links = [a["href"] for a in refused.soup.select(".error-summary a")]
    assert links == ["#prompt", "#purpose", "#probes"]
    assert all(refused.soup.select(link) for link in links)


def test_what_the_page_would_not_send_is_refused(visit, ana, bank, question, again):
    page = visit(ana).get(f"/banks/questions/{question.id}/versions/new")
    for wrong, sentence in (
        ({"competency": "nobody's"}, "Choose what the question shows."),
        ({"rubric-0-level": "nobody's"}, "Add each level once, from the list."),
        (
            {"rubric-0-level": page.soup.select_one("[name=rubric-1-level]")["value"]},
            "Add each level once, from the list.",
        ),
    ):
        refused = page.press("Save version 2", **wrong)
        assert (refused.status, refused.all(".error-summary li")) == (422, [sentence])
    assert "a level that isn’t on the ladder" in page.press("Save version 2", **{"rubric-0-level": "x"}).main
    assert len(again(question).versions) == 1


def test_a_version_written_meanwhile_is_not_overwritten_unseen(visit, ana, ben, question, session, again):
    page = visit(ana).get(f"/banks/questions/{question.id}/versions/new")
    question.write(replace(question.latest.draft(), title="How?"), make.NOON, ben)
    session.commit()

    refused = page.press("Save version 2", title="Who?")

    sentence = "Ben wrote version 2 while you were writing. Compare the two; "
    sentence += "if yours should follow it, save again."
    assert (refused.status, refused.all(".error-summary li")) == (422, [sentence])
    assert typed(refused)["title"] == "Who?"
    assert refused.follow("Read version 2").heading == "How?"
    refused.press("Save version 3")
    assert [version.title for version in again(question).versions] == ["Why?", "How?", "Who?"]


def test_an_edit_that_says_the_same_is_refused(visit, ana, question, again):
    page = visit(ana).get(f"/banks/questions/{question.id}/versions/new")
    refused = page.press("Save version 2")
    assert refused.all(".error-summary li") == ["Nothing was changed, so there is no new version."]
    lost = page.press("Save version 2", title="How?", started_from="one")
    [sentence] = lost.all(".error-summary li")
    assert sentence.startswith("Ana wrote version 1 while you were writing.")
    assert len(again(question).versions) == 1


def test_more_versions_and_steps_need_no_more_queries(visit, ana, ben, question, session, engine):
    visitor = visit(ana)
    counts = {}
    urls = [f"/banks/questions/{question.id}{more}" for more in ("", "/versions/1", "/versions/new")]
    question.latest.propose(make.NOON, ana)
    session.commit()
    for url in urls:
        visitor.get(url)
        with queries(engine) as sent:
            visitor.get(url)
        counts[url] = len(sent)
    question.latest.approve(make.NOON, ben)
    for n in range(3):
        version = question.write(replace(question.latest.draft(), title=f"How {n}?"), make.NOON, ana)
        version.propose(make.NOON, ana)
        version.send_back("No.", make.NOON, ben)
    version.propose(make.NOON, ana)
    session.commit()
    for url in urls:
        with queries(engine) as sent:
            visitor.get(url)
        assert len(sent) == counts[url], url
