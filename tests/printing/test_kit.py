"""The kit of an interview: the order, what each question comes with, what isn't judged."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from interviews.domain.banks import BankDraft
from interviews.domain.loops import Part
from interviews.printing import press
from interviews.printing.kit import Question, kit_of
from tests import make
from tests.printing.papers import BARE_KIT, KIT


@pytest.fixture
def rung():
    return make.level("Senior engineer", 3)


def kit(plan, rung, **more):
    """The kit of the first interview of a loop with this plan."""
    loop = make.loop(of=make.opening(plan=[plan], at_level=rung), **more)
    for position, asked in enumerate(make.first(loop).kit):
        asked.position = position
    return kit_of(make.first(loop), "Tidemark", "Asia/Kathmandu")


def words(made) -> str:
    return " ".join(BeautifulSoup(press.kit_html(made), "html.parser").body.get_text(" ").split())


def turns(made):
    return [(turn.minutes, turn.title) for turn in made.turns]


def test_a_question_has_all_that_its_asker_may_say(rung):
    asked = make.question(
        "Orders",
        [rung],
        competency=make.competency("Depth"),
        materials="a\nb",
        probes=("Why?",),
        clarifications=("Any size.",),
        for_interviewers="It never books.",
        told_beforehand="You read.",
        not_scored="Speed.",
        alternatives="In writing.\n\n In parts. ",
    )
    [found] = kit([asked], rung).questions

    assert replace(found, scale=()) == Question(
        number=1,
        title="Orders",
        competency="Depth",
        minutes=10,
        prompt="Tell me about it.",
        materials="a\nb",
        probes=("Why?",),
        clarifications=("Any size.",),
        for_interviewers="It never books.",
        told_beforehand="You read.",
        not_scored="Speed.",
        alternatives=("In writing.", "In parts."),
        scale=(),
    )
    assert [(p.point, p.name, p.text) for p in found.scale] == [
        (n, f"Point {n}", f"Seen {n} times") for n in range(1, 5)
    ]


def test_the_order_goes_from_minute_to_minute(rung):
    questions = [make.question(title, [rung], minutes=20) for title in ("One", "שתיים")]
    assert turns(kit(questions, rung)) == [
        ("0 to 5", "Welcome"),
        ("5 to 25", "1. One"),
        ("25 to 45", "2. \u2068שתיים\u2069"),
        ("45 to 60", "The end"),
    ]


@pytest.mark.parametrize(
    ("minutes", "order"),
    [
        (57, [("0 to 3", "Welcome"), ("3 to 60", "1. One")]),
        (60, [("0 to 60", "1. One")]),
        (55, [("0 to 5", "Welcome"), ("5 to 60", "1. One")]),
    ],
)
def test_where_the_questions_leave_no_time_nothing_else_has_any(rung, minutes, order):
    assert turns(kit([make.question("One", [rung], minutes=minutes)], rung)) == order


def test_what_is_not_judged_is_said_once(rung):
    cora, banks = make.coordinator(), []
    for lines in (("School.", "Speed."), ("speed. ", "Accent.")):
        banks.append(make.bank(by=cora))
        banks[-1].describe(BankDraft("Ours", not_judged=lines), make.NOON, cora)
    plan = [
        make.question(None, [rung], bank, not_scored=text)
        for bank, text in zip(banks, ("School.", "Fluency."), strict=True)
    ]

    assert kit(plan, rung).not_judged == ("Speed.", "Accent.")


def test_who_asks_and_who_listens_are_told_apart_and_who_left_is_not_told(rung):
    ana, ben, sho = (make.person(name) for name in ("Ana", "Ben", "Sho"))
    loop = make.loop([ben, ana], [sho], of=make.opening(plan=[[make.question(levels=[rung])]], at_level=rung))
    make.card_of(ben, loop).panelist.remove("Ill.", make.NOON, loop.by)
    loop.adjust("Hard of hearing.", "Keep captions on.", make.NOON, loop.by)
    made = kit_of(make.first(loop), "Tidemark", "Asia/Kathmandu")

    assert (made.asking, made.shadows, made.adjustments) == (("Ana",), ("Sho",), ("Keep captions on.",))
    assert made.when == "Tue\u00a017\u00a0Nov 2026, 17:45–18:45 (Kathmandu, UTC+5:45)"
    assert Part.SHADOW in {place.part for place in make.places(loop)}
    assert "Hard of hearing" not in press.kit_html(made)


def test_the_paper_says_who_asks_what_when():
    assert words(KIT) == (
        "Debug a running system With Leila Haddad, for Senior engineer, Depots "
        "This interview Say LAY-la hah-DAHD Pronouns she/her "
        "When Tue 24 Nov 2026, 10:00–11:00 (Lisbon, UTC+0) Where Room 4 "
        "Asking Ana Moreno and Ben Okafor; listening: Sho Tanaka Focus Advisor and Debugs and learns "
        "Level Senior engineer Length 60 minutes "
        "For this candidate Keep captions on. Ten minutes more for each question. "
        "The order Ask what is written, in this order. Every candidate for this opening gets the same "
        "questions. Agree who asks what, and write it down here. Minutes What Who asks 0 to 5 Welcome "
        "Who you are. 5 to 25 1. Orders that arrive twice Debugs and learns 25 to 50 "
        "2. \u2068מי אומר לא?\u2069 Advisor 50 to 60 The end What the candidate wants to ask. "
        "1 Orders that arrive twice Debugs and learns, 20 minutes A depot ships some orders twice. Here is "
        "the program that books them. Tell me what you look at. What the candidate reads stands on a sheet "
        "of its own , page . Probes What would you look at first? What would prove you wrong? "
        "Who else has to know? If the candidate asks About 1 in 400 orders is affected. It began eleven days "
        "ago. For you, not to be told Line 2 forgets the weight. "
        + SCALE
        + " Not judged here Whether the fault is found within the time. "
        "Told beforehand You will read a short program. Nobody counts how fast. "
        "Other ways to ask it In writing: an hour before. In parts: one file after the other. "
        "2 \u2068מי אומר לא?\u2069 Advisor, 25 minutes ספרו על עצה שנתתם. "
        + SCALE
        + " What we don’t judge None of this counts, at any question. School, degree, grades. Accent, "
        "fluency, grammar, pace of speech, and pauses. To hand over: Orders that arrive twice "
        + " ".join(KIT.questions[0].materials.split())
    )


SCALE = "The scale, for Senior engineer " + " ".join(
    f"{n} {name}. Heard {n} times: names what was looked at, and what it ruled out."
    for n, name in enumerate(("Not shown", "In part", "Clearly shown", "Beyond Senior"), start=1)
)


def test_little_can_be_enough():
    assert words(BARE_KIT).startswith(
        "Interview 1 With K, for Writer This interview When No time yet Where No place yet Asking Nobody yet "
        "Focus Its questions Level Writer Length 25 minutes The order Ask what is written, in this order. "
        "Every candidate for this opening gets the same questions. Minutes What 0 to 25 1. Who? 1 "
    )


def test_the_metadata_name_nobody():
    head = BeautifulSoup(press.kit_html(KIT), "html.parser").head
    assert head.title.get_text() == "Kit: Debug a running system, for Senior engineer, Depots"
    assert [name for name in (KIT.candidate, *KIT.asking, *KIT.shadows) if name in str(head)] == []


def test_the_same_kit_gives_the_same_bytes():
    assert press.kit(BARE_KIT) == press.kit(BARE_KIT)
    assert press.kit(BARE_KIT) != press.kit(replace(BARE_KIT, place="Room 4"))
