"""What candidates are told: made from the plan, the same for everybody, and never a question of theirs."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from bs4 import BeautifulSoup

from interviews.domain.banks import BankDraft
from interviews.domain.base import Refused
from interviews.domain.openings import CriterionDraft, Opening, PlannedDraft, Profile, Release
from interviews.printing import press
from interviews.printing.guide import Competency, Meeting, Point, guide_of, length
from tests import make
from tests.printing.papers import GUIDE

SECTIONS = [
    "In short",
    "The interviews",
    "Breaks",
    "What you need",
    "If you need something to be different",
    "What the job needs",
    "An example",
    "How you are rated",
    "What we do not judge",
    "Who sees what",
    "What happens afterwards",
    "How long we keep what we know of you",
]


@pytest.fixture
def cora():
    return make.coordinator("Cora")


@pytest.fixture
def rung():
    return make.level("Senior engineer", 3)


def told(opening, by, kept=""):
    return guide_of(opening, by, "Tidemark", kept)


def page(guide=GUIDE) -> BeautifulSoup:
    return BeautifulSoup(press.guidance(guide), "html.parser")


def section(id, guide=GUIDE):
    """The words of one section, without its heading; None if there is none."""
    heading = page(guide).find(id=id)
    if not heading:
        return None
    part = heading.parent
    heading.extract()
    return " ".join(part.get_text(" ").split())


def bank(by, **said):
    made = make.bank(by=by)
    made.describe(BankDraft("Ours", **said), make.NOON, by)
    return made


# --- What it is made from


def test_it_tells_the_competencies_and_what_is_expected_of_them(cora, rung):
    depth, breadth = make.competency("Depth"), make.competency("Breadth")
    depth.about = "Goes to the bottom."
    depth.expect(rung, "Finds the cause.")
    plan = [[make.question(levels=[rung], competency=one)] for one in (depth, breadth)]
    opening = make.opening(plan=plan, at_level=rung)
    opening.criteria[0].must_have = True

    assert told(opening, cora).competencies == (
        Competency("Depth", "Goes to the bottom.", "Finds the cause.", True),
        Competency("Breadth", "", "", False),
    )


def test_what_is_told_of_an_interview_is_told_once(cora, rung):
    talk, talk_too = (bank(cora, what_happens="We talk.") for _ in range(2))
    draw, silent = bank(cora, what_happens="You draw."), bank(cora)
    depth = make.competency("Depth")
    about = {"competency": depth, "told_beforehand": "A story."}
    plan = [
        [make.question(None, [rung], talk, **about), make.question(None, [rung], silent, competency=depth)],
        [make.question(None, [rung], talk_too, **about), make.question(None, [rung], draw, competency=depth)],
        [make.question(None, [rung], draw, competency=depth, told_beforehand="A drawing.")],
    ]

    assert told(make.opening(plan=plan, at_level=rung), cora).meetings == (
        Meeting("Interview 1", 60, ("Depth",), ("We talk.",), (), ("A story.",)),
        Meeting("Interview 2", 60, ("Depth",), ("You draw.",), ("Interview 1",), ()),
        Meeting("Interview 3", 60, ("Depth",), (), ("Interview 2",), ("A drawing.",)),
    )


def test_an_interview_without_a_focus_is_about_what_its_questions_show(cora, rung):
    opening = make.opening(
        plan=[[make.question(levels=[rung], competency=make.competency("Depth"))]], at_level=rung
    )
    asked = tuple(planned.question for planned in opening.plan[0].asked)
    opening.set_plan([PlannedDraft("Talk", 45, (), asked)], make.NOON, cora)

    assert told(opening, cora).meetings == (Meeting("Talk", 45, ("Depth",), (), (), ()),)


def test_tools_examples_and_what_is_not_judged_come_from_the_banks_each_line_once(cora, rung):
    said = {"tools": "Nothing.", "example": "A kettle trips the fuse."}
    banks = [
        bank(cora, not_judged=("School.", "Accent."), **said),
        bank(cora, not_judged=("accent.", "Pace."), **said),
    ]
    questions = [make.question(None, [rung], one, not_scored="Whether the cache is found.") for one in banks]
    found = told(make.opening(plan=[questions], at_level=rung), cora)

    assert (found.tools, found.examples) == (("Nothing.",), ("A kettle trips the fuse.",))
    assert found.not_judged == ("School.", "Accent.", "Pace.")


def test_the_scale_is_told_where_all_questions_call_its_points_the_same(cora, rung):
    other = {rung: make.renamed(make.anchors(), 4, "Finds the cache")}
    questions = [make.question(levels=[rung]), make.question(levels=[rung], rubric=other)]
    found = told(make.opening(plan=[questions], at_level=rung), cora)

    assert found.scale == (Point(1, "Point 1"), Point(2, "Point 2"), Point(3, "Point 3"), Point(4, ""))


def test_a_draft_that_nobody_approved_is_told_to_nobody(cora, rung):
    question = make.question("Asked", [rung], told_beforehand="A story.")
    opening = make.opening(plan=[[question]], at_level=rung)
    before = told(opening, cora)
    depth = question.latest.competency
    question.write(make.draft("Asked", [rung], competency=depth, told_beforehand="A draft."), make.NOON, cora)
    question.retire("Known.", make.NOON, cora)

    assert told(opening, cora) == before
    assert before.meetings[0].told == ("A story.",)


def test_there_is_none_before_there_are_a_bar_and_a_plan(cora, rung):
    opening = Opening.announce("Writer", rung, Release.AT_DEBRIEF, Profile.NAMED, make.NOON, cora)
    sentence = "The guide is made from the bar and the plan. Set both of them first."
    with pytest.raises(Refused, match=sentence):
        told(opening, cora)
    opening.set_bar([CriterionDraft(make.competency(), 1, True)], 3, 0, make.NOON, cora)
    with pytest.raises(Refused, match=sentence):
        told(opening, cora)


def test_no_word_of_a_question_that_will_be_asked_is_told(cora, rung):
    texts = ("title", "prompt", "purpose", "materials", "for_interviewers", "not_scored", "alternatives")
    lists = {name: (f"canary {name}",) for name in ("probes", "clarifications")}
    given = (
        {name: f"canary {name}" for name in texts}
        | lists
        | {"rubric": {rung: make.anchors(word="canary seen")}}
    )
    question = make.question(given.pop("title"), [rung], **given)

    assert "canary" not in press.guide_html(told(make.opening(plan=[[question]], at_level=rung), cora))


# --- What it says


def test_its_sections_come_in_the_order_in_which_one_wants_to_know():
    assert [h.get_text() for h in page().find_all("h2")] == SECTIONS


def test_the_rule_is_said_in_words():
    one, two = GUIDE.competencies[:2]
    rules = [
        replace(GUIDE, competencies=found, others=others).rule
        for found, others in (
            ((one, two, two), 1),
            ((one, two, two), 2),
            ((one,), 0),
            ((two, two), 1),
            ((two,), 0),
        )
    ]
    needed = "3 or more on everything marked as needed, in at least two interviews"
    assert rules == [
        f"{needed}, and on one of the other two",
        f"{needed}, and on each of the other two",
        needed,
        "3 or more on one of the two",
        "",
    ]
    assert section("rating").count("it is the same for everybody: 3 or more on everything") == 1
    assert "a rule brings" not in section("rating", replace(GUIDE, competencies=(two,), others=0))


def test_what_nothing_is_known_of_isnt_told():
    bare = replace(
        GUIDE,
        competencies=(Competency("Depth", "", "", False),),
        meetings=GUIDE.meetings[1:],
        tools=(),
        examples=(),
        not_judged=(),
        anonymous=False,
        kept="",
    )

    assert [section(id, bare) for id in ("examples", "not-judged")] == [None, None]
    assert section("tools", bare) == (
        "These interviews name no tool that you need. If you aren’t sure, ask Cora Lindqvist."
    )
    assert section("kept", bare) == (
        "Ask Cora Lindqvist how long we keep what you told us, and what was written about you."
    )
    assert section("competencies", bare).endswith("the level Senior engineer asks for. Depth")
    assert section("interviews", bare).endswith(
        "1. Advice 45 minutes, about: Advisor It goes like “Debug a running system”."
    )
    assert "with your name and the names of your interviewers" in section("who-sees", bare)
    assert "without your name and without the names of your interviewers" in section("who-sees")
    assert section("kept") == (
        "We keep what you told us, and what was written about you, for this time: 12 months after the "
        "decision. Ask Cora Lindqvist if you want to know more."
    )


def test_several_examples_are_several():
    assert [h.get_text() for h in page(replace(GUIDE, examples=("One.", "Two."))).find_all("h2")][
        6
    ] == "Examples"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(45, "45 minutes"), (60, "1 hour"), (61, "1 hour 1 minute"), (225, "3 hours 45 minutes")],
)
def test_a_length_is_said_in_hours_and_minutes(minutes, words):
    assert length(minutes) == words


def lix(text: str) -> float:
    """How hard a text is to read: words a sentence, and how many of a hundred are longer than six letters."""
    words = re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)
    sentences = re.findall(r"[.!?:](?:\s|$)", text)
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_our_own_sentences_are_easy_to_read():
    """By paragraph: the whole may be easy, and a part of it no help to who reads in a third language."""
    ours = replace(
        GUIDE, contact="Cora", email="x", not_judged=(), examples=(), tools=(), meetings=(), kept="a year"
    )
    parts = [part.get_text() for part in page(ours).select("p:not(.quiet), section li")]
    sentences = [part for part in parts if re.search(r"[.!?]$", part.strip())]

    assert len(sentences) > 15
    assert lix(" ".join(sentences)) < 35
    assert [(round(lix(part)), part) for part in sentences if lix(part) >= 45] == []


def test_the_page_can_stand_in_any_layout():
    found = page()
    assert found.find_all(["h1", "html", "body", "style", "script"]) == []
    assert found.find_all(style=True) == []


def test_paper_and_page_say_the_same():
    on_paper = BeautifulSoup(press.guide_html(GUIDE), "html.parser").select_one(".guidance")
    on_page = page()
    contents = [(a["href"][1:], a.get_text()) for a in on_page.nav.extract().find_all("a")]

    assert contents == [(h["id"], h.get_text()) for h in on_page.find_all("h2")][1:]
    assert on_paper.get_text(" ").split() == on_page.get_text(" ").split()


def test_the_same_guide_gives_the_same_bytes():
    printed = press.guide(GUIDE)
    press.guide.cache_clear()
    assert press.guide(GUIDE) == printed
    with pikepdf.open(BytesIO(printed)) as pdf:
        assert str(pdf.docinfo.Title) == "What to expect: Senior engineer, Depots"
        assert [name for name in (GUIDE.contact, GUIDE.email) if name in str(pdf.docinfo)] == []
