"""Debriefs in the browser: opened when all have sealed, evidence first, on the record, closed."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from interviews.domain.debriefs import Debrief
from interviews.domain.people import Role
from interviews.domain.scorecards import (
    AnswerDraft,
    CardDraft,
    Confidence,
    EvidenceDraft,
    EvidenceKind,
    NotAssessed,
    Recommendation,
)
from interviews.web.debriefs.comparison import letter
from tests import make
from tests.counting import queries


def token(page):
    """The token that guards the forms of a page."""
    return page.soup.find("input", attrs={"name": "csrf_token"})["value"]


def scene_of(keep, panel=("Ana", "Ben", "Dan"), shadows=("Sho",), count=1):
    """A loop with so many questions, each about a competency of its own, all on the first interview."""
    rung = make.level()
    questions = [
        make.question(f"Question {n}", [rung], competency=make.competency(f"Competency {n}"))
        for n in range(1, count + 1)
    ]
    cora = make.coordinator("Cora")
    people = {name: make.person(name) for name in (*panel, *shadows)}
    loop = make.loop(
        [people[name] for name in panel],
        [people[name] for name in shadows],
        of=make.opening(plan=[questions], at_level=rung),
        who=make.candidate("Leila Haddad"),
        by=cora,
    )
    loop.opening.criteria[0].must_have = True
    keep(loop)
    return SimpleNamespace(loop=loop, cora=cora, **people)


@pytest.fixture
def scene(keep):
    """Ana, Ben and Dan, and the shadow Sho, on one question."""
    return scene_of(keep)


@pytest.fixture
def opened(scene, session, keep):
    """All have sealed: 2, 4 and 3; the shadow 1."""
    for name, value in (("Ana", 2), ("Ben", 4), ("Dan", 3), ("Sho", 1)):
        make.seal(getattr(scene, name), scene.loop, f"words of {name}", value=value)
    scene.debrief = keep(make.debrief(scene.loop))
    scene.url = f"/debriefs/{scene.debrief.id}"

    def close():
        """Cora says what became of the difference, and closes."""
        scene.debrief.address(make.asked(scene.loop), "We talked.", make.NOON, scene.cora)
        scene.debrief.close(make.NOON, scene.cora)

    scene.close = close
    return scene


def answered(card, by, *values):
    """Seal a scorecard with a value a question; None is not assessed."""
    answers = {
        question.id: AnswerDraft(not_assessed=NotAssessed.TIME, not_assessed_words="Ran over.")
        if value is None
        else AnswerDraft(
            value=value,
            confidence=Confidence.LOW,
            evidence=(EvidenceDraft(EvidenceKind.DID, f"saw {value}"),),
        )
        for question, value in zip(card.kit, values, strict=True)
    }
    card.save(CardDraft(answers, Recommendation.NO, Confidence.LOW, "Thin."), card.version, make.NOON, by)
    card.seal(make.NOON, by)


def test_opening_names_who_is_waited_for_and_nothing_opens(scene, visit, session):
    make.seal(scene.Ana, scene.loop)
    session.commit()
    browser = visit(scene.cora)
    sent = {"csrf_token": token(browser.get("/"))}
    page = browser.send(f"/debriefs/loops/{scene.loop.id}", "post", sent)
    assert page.status == 409
    assert (
        "The debrief opens when every scorecard is sealed or excused. "
        "Still open: Ben (Interview 1), Dan (Interview 1)." in page.main
    )
    assert session.query(Debrief).all() == []


def test_a_coordinator_opens_it_and_it_is_open_for_good(scene, visit, session):
    for name in ("Ana", "Ben", "Dan"):
        make.seal(getattr(scene, name), scene.loop)
    session.commit()
    browser = visit(scene.cora)
    sent = {"csrf_token": token(browser.get("/"))}
    page = browser.send(f"/debriefs/loops/{scene.loop.id}", "post", sent)
    assert (page.status, page.heading) == (200, "Debrief")
    assert page.all(".flashes") == ["The debrief is open. The panel reads each other’s scorecards now."]
    again = browser.send(f"/debriefs/loops/{scene.loop.id}", "post", sent)
    assert (again.status, "The debrief is already open." in again.main) == (409, True)


@pytest.mark.parametrize("name", ["Ana", "Sho"])
def test_the_panel_does_not_open_it(scene, visit, name):
    browser = visit(getattr(scene, name))
    sent = {"csrf_token": token(browser.get("/scorecards"))}
    assert browser.send(f"/debriefs/loops/{scene.loop.id}", "post", sent).status == 404


def test_the_map_shows_marks_by_letter_with_the_evidence_side_by_side(opened, visit):
    page = visit(opened.Ana).get(opened.url)
    first, apart = page.soup.select(".map")
    words = " ".join(first.get_text(" ").split())
    assert page.all(".map thead th")[:4] == ["Competency", "A Ana", "B Ben", "C Dan"]
    assert "Competency 1 must-have · 2 apart, on both sides of the bar" in words
    assert "2 of 4 medium confidence" in words
    titles = [f"{letter}, in Interview 1 , on Competency 1" for letter in "ABC"]
    assert page.all(".voice__title")[:3] == titles
    assert page.all(".voice__point")[0] == "2 Point 2. Seen 2 times"
    assert page.all(".voice__line")[:3] == ["said words of Ana", "said words of Ben", "said words of Dan"]
    assert "words of Sho" not in words
    assert "words of Sho" in apart.get_text(" ")
    assert [title.get_text() for title in apart.select(".voice__title")] == [
        "Sho, in Interview 1, on Competency 1"
    ]
    assert "yes" not in words.lower()


def test_the_recommendations_come_after_the_evidence(opened, visit):
    page = visit(opened.Ana).get(opened.url)
    assert [h for h in page.all("h2") if h in {"Where you differ, first", "Recommendations"}] == [
        "Where you differ, first",
        "Recommendations",
    ]
    assert page.all(".columns__main details .table tbody td")[:2] == ["Yes , high confidence", "words of Ana"]
    assert page.soup.select_one(".columns__main .section__body > details").has_attr("open") is False


@pytest.fixture
def differing(keep):
    """Ana has both interviews, Ben the second; they differ on one competency of four, and Out fell ill."""
    rung = make.level()
    one, two, three, four = (
        make.question(name, [rung], competency=make.competency(name))
        for name in ("Agree", "Apart", "Alone", "Nobody")
    )
    opening = make.opening(plan=[[one, two, three, four], [one, two]], at_level=rung)
    ana, ben, out = make.person("Ana"), make.person("Ben"), make.person("Out")
    loop = make.loop([ana, out], of=opening, by=make.coordinator("Cora"))
    second, both = (
        loop.interviews[1].assign(who, loop.panel[0].part, make.NOON, loop.by) for who in (ben, ana)
    )
    keep(loop)
    make.card_of(out, loop).panelist.excuse_from_writing("Fell ill.", make.NOON, loop.by)
    answered(make.card_of(ana, loop), ana, 3, 2, 4, None)
    answered(both.scorecard, ana, 3, 3)
    answered(second.scorecard, ben, 3, 4)
    debrief = keep(make.debrief(loop))
    return SimpleNamespace(loop=loop, ana=ana, ben=ben, url=f"/debriefs/{debrief.id}")


def test_rows_stand_by_their_difference_and_say_what_was_not_asked(differing, visit):
    page = visit(differing.ana).get(differing.url)
    assert page.all(".map__name") == ["Apart", "Alone", "Nobody", "Agree"]
    assert page.all("th .map__note:not(p)") == [
        "2 apart, on both sides of the bar",
        "one person only",
        "not assessed by anyone",
        "must-have · agree on 3",
    ]
    assert page.all(".map__where") == ["Interview 1", "Interview 2"] * 2
    assert page.all(".voice--absent") == ["B , on Alone did not ask", "B , on Nobody did not ask"]
    assert "not assessed time ran out" in page.main
    assert "Not assessed: time ran out. Ran over." in page.main
    assert "Out, Interview 1 Fell ill. excused" in page.main


def test_what_you_agree_on_is_folded_at_the_end_and_says_on_what(differing, visit):
    page = visit(differing.ana).get(differing.url)
    [fold] = page.soup.select("#agreed .section__body > details")
    assert fold.has_attr("open") is False
    assert page.all("#agreed summary")[0] == "Show what you agree on: Agree (3)"
    assert page.all("#agreed .map__name") == ["Agree"]


def test_where_you_agree_on_everything_there_is_nothing_to_talk_about(keep, visit):
    scene = scene_of(keep, panel=("Ana", "Ben"), shadows=())
    for name in ("Ana", "Ben"):
        make.seal(getattr(scene, name), scene.loop)
    page = visit(scene.Ana).get(f"/debriefs/{keep(make.debrief(scene.loop)).id}")
    assert page.all("#differing p.quiet") == ["You agree on everything that two or more of you have rated."]


def test_the_evidence_stands_under_the_question_that_showed_it(differing, visit):
    page = visit(differing.ana).get(differing.url)
    assert page.all(".map__question") == [
        f"{name} , on {name}" for name in ("Apart", "Alone", "Nobody", "Agree")
    ]


def test_a_revision_shows_both_values_and_moves_no_row(differing, visit, session):
    loop, later = differing.loop, make.NOON + timedelta(hours=4)
    cards = [make.card_of(who, loop) for who in (differing.ben, differing.ana)]
    [four], [none] = (
        [r for r in card.seal_in_force.ratings if r.value == value]
        for card, value in zip(cards, (4, None), strict=True)
    )
    four.revise(3, "Ana is right.", later, differing.ben)
    none.revise(1, "Remembered it.", later, differing.ana)
    session.commit()
    page = visit(differing.ana).get(differing.url)
    assert page.all(".map__name") == ["Apart", "Alone", "Nobody", "Agree"]
    assert page.all(".map__note")[0] == "2 apart when sealed, on both sides of the bar , 1 apart now"
    assert "was 4, now 3" in page.main
    assert page.all(".voice .notice") == [
        "Was 4, now 3. Ana is right. Ben. Both values stay.",
        "Was not assessed, now 1. Remembered it. Ana. Both values stay.",
    ]


def test_a_competency_outside_the_bar_has_its_row_too(keep, visit, session):
    scene = scene_of(keep, panel=("Ana",), shadows=())
    make.seal(scene.Ana, scene.loop)
    scene.loop.opening.criteria.clear()
    debrief = keep(make.debrief(scene.loop))
    page = visit(scene.Ana).get(f"/debriefs/{debrief.id}")
    assert (page.all(".map__name"), page.all(".map__note")[0]) == (["Competency 1"], "one person only")


def test_your_own_card_offers_a_revision_while_it_is_open(opened, visit, session):
    page = visit(opened.Ana).get(opened.url)
    assert page.follow("Revise it : Question 1").heading == "Revise your rating"
    assert "Your own card" not in visit(opened.cora).get(opened.url).all("h2")
    opened.close()
    session.commit()
    assert "Your own card" not in visit(opened.Ana).get(opened.url).all("h2")


def test_notes_go_on_the_record(opened, visit, again):
    page = visit(opened.Ana).get(opened.url)
    assert "Nothing is noted yet." in page.main
    page = page.press("Put it on the record", text="Order, not substance.")
    assert page.all(".flashes") == ["The note is on the record."]
    assert page.all(".comment .record") == ["Order, not substance."]
    refused = page.press("Put it on the record", text=" ")
    assert (refused.status, refused.all(".error-summary li")) == (422, ["The note is empty."])
    assert [note.text for note in again(opened.debrief).notes] == ["Order, not substance."]


def test_a_note_that_arrives_after_the_close_is_kept_on_the_page(opened, visit, session):
    page = visit(opened.Ana).get(opened.url)
    opened.close()
    session.commit()
    page = page.press("Put it on the record", text="Too late.")
    assert (page.status, page.all(".error-summary li")) == (422, ["The debrief is closed."])
    assert "Too late." in page.text


def test_it_is_closed_after_a_second_look_and_stands(opened, visit, again):
    browser = visit(opened.cora)
    page = browser.get(opened.url).follow("Address it : Competency 1")
    page.press("Say that it was addressed", words="Both stay.")
    page = browser.get(opened.url).follow("Close the debrief")
    assert (page.heading, again(opened.debrief).closed_at) == ("Close the debrief?", None)
    page = page.press("Close the debrief")
    assert (page.heading, page.all(".flashes")) == ("Debrief", ["The debrief is closed."])
    assert "No notes were taken." in page.main
    assert "Issue the packet" in page.main
    page = browser.get(f"{opened.url}/closure").press("Close the debrief")
    assert (page.status, "The debrief is already closed." in page.main) == (409, True)


def test_who_may_not_know_finds_nothing(opened, visit, keep):
    outsider = keep(make.person("Else"))
    mira = keep(make.person("Mira", Role.COMMITTEE))
    for person in (outsider, mira):
        assert visit(person).get(opened.url).status == 404
    assert visit(opened.Ana).get(f"{opened.url}/closure").status == 404
    assert visit(opened.Sho).get(opened.url).status == 200


def test_a_larger_panel_needs_no_more_queries(keep, visit, engine):
    counts = {}
    for count, panel in ((1, ("Ana",)), (3, ("Ana", "Ben", "Dan"))):
        scene = scene_of(keep, panel=panel, count=count)
        for name in (*panel, "Sho"):
            make.seal(getattr(scene, name), scene.loop)
        debrief = keep(make.debrief(scene.loop))
        browser = visit(scene.Ana)
        with queries(engine) as seen:
            assert browser.get(f"/debriefs/{debrief.id}").status == 200
        counts[count] = len(seen)
    assert counts[1] == counts[3]


def test_after_z_letters_go_round():
    assert [letter(n) for n in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]
