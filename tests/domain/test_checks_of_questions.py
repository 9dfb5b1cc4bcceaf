"""Checks on questions: what each points at, where, and what it lets pass."""

from dataclasses import replace
from time import process_time

import pytest

from interviews.domain.banks import (
    NO_RULES,
    AnchorDraft,
    Conclusion,
    Note,
    OwnCheck,
    Rules,
    Sample,
    WordKind,
    WordRule,
    findings,
)
from interviews.domain.banks.checks.asking import minutes_needed
from interviews.domain.banks.checks.texts import found, lix, sentences, words
from tests import make

STAFF, SENIOR = make.level("Staff", 4), make.level("Senior", 3)
STAFF.key, SENIOR.key = "staff", "senior"


def scale(*behaviours: str) -> tuple[AnchorDraft, ...]:
    """A scale of these."""
    return tuple(AnchorDraft(f"Point {n}", text) for n, text in enumerate(behaviours, start=1))


def at_staff(*behaviours: str, **more):
    """A question with this scale for Staff."""
    return make.draft(rubric={STAFF: scale(*behaviours)}, **more)


def notes(name: str, draft, rules: Rules = NO_RULES) -> list[tuple[str, str]]:
    """What the check of this name says, and where."""
    [finding] = [one for one in findings(draft, rules) if one.name == name]
    return [(note.place, note.sentence) for note in finding.notes]


def places(name: str, draft, rules: Rules = NO_RULES) -> list[str]:
    """The places to which the check of this name points."""
    return [place for place, _ in notes(name, draft, rules)]


def test_a_question_that_holds_up_passes_every_check():
    two = make.draft(levels=[SENIOR, STAFF])
    for draft in (make.draft(), two):
        assert [one.conclusion for one in findings(draft, NO_RULES)] == [Conclusion.PASSED] * 13


def test_what_structure_asks_for_is_required_and_what_words_ask_for_is_not():
    required = {one.name: one.required for one in findings(make.draft(), NO_RULES)}
    assert required == dict.fromkeys(
        (
            "anchors",
            "distinct points",
            "words of its own",
            "levels",
            "related to the job",
            "probes",
            "other ways",
            "not judged",
        ),
        True,
    ) | dict.fromkeys(("minutes", "easy to follow", "words that exclude", "personality", "traits"), False)


def test_a_finding_says_what_it_comes_to():
    empty = make.draft(alternatives=" ", minutes=1)
    conclusions = {one.name: (one.conclusion, one.sentence) for one in findings(empty, NO_RULES)}
    assert conclusions["other ways"] == (Conclusion.NEEDS_YOU, "There is no other way to ask it.")
    assert conclusions["minutes"] == (Conclusion.LOOK_AGAIN, "There are too few minutes for it.")
    assert conclusions["probes"] == (Conclusion.PASSED, "There are three probes at most.")


def test_every_level_has_its_points_and_every_point_its_words():
    assert notes("anchors", make.draft(rubric={})) == [
        ("rubric", "Write the scale for one level at least: no anchors, no rating.")
    ]
    gaps = make.draft(rubric={STAFF: (AnchorDraft("", "Asks."), AnchorDraft("Shown", " "))})
    assert notes("anchors", gaps) == [
        ("rubric", "The scale for Staff needs 3 to 6 points."),
        ("rubric.staff.1", "Give this point a name, and say what is seen or heard."),
        ("rubric.staff.2", "Give this point a name, and say what is seen or heard."),
    ]


def test_two_points_that_share_nearly_all_their_words_cannot_be_told_apart():
    twins = at_staff(
        "Gives a solution.",
        "Names two options with their costs and leaves the choice.",
        "Names two options, with their costs, and leaves the choice open.",
    )
    sentence = "This says nearly what point 2 says: two raters couldn't tell them apart."
    assert notes("distinct points", twins) == [("rubric.staff.3", sentence)]


def test_a_point_may_begin_as_the_one_below_and_then_say_more():
    more = at_staff(
        "Gives a solution.",
        "Asks about goals.",
        "Names the fact that is missing.",
        "As at 3; also names who is affected and absent.",
    )
    assert places("distinct points", more) == []
    assert places("words of its own", more) == []
    again = at_staff(
        "Gives one.", "Asks why.", "Names the missing fact.", "As at 2, also names the missing fact."
    )
    assert places("distinct points", again) == ["rubric.staff.4"]


@pytest.mark.parametrize(
    "behaviours",
    [
        "More than at 2.",
        "Better than at point 2, and clearly so.",
        "Answers less clearly than at 3.",
        "Same as at 2.",
        "As at 2, but better.",
        "Like 2, with more.",
    ],
)
def test_a_point_that_only_compares_itself_says_nothing(behaviours):
    assert places("words of its own", at_staff(behaviours, "Asks about goals.", "Names a cost.")) == [
        "rubric.staff.1"
    ]


@pytest.mark.parametrize(
    "behaviours",
    [
        "Asks more than 2 people what they need.",
        "As at 3; also names an end date.",
        "Says no more than the prompt says.",
    ],
)
def test_a_point_that_says_something_besides_is_left_alone(behaviours):
    assert places("words of its own", at_staff(behaviours, "Asks about goals.", "Names a cost.")) == []


def test_the_scale_for_one_level_does_not_repeat_anothers():
    same = scale("Gives a solution.", "Asks about goals.", "Names the costs.")
    sentence = "The scale for Staff repeats the one for Senior: ask another thing of the same answer."
    assert notes("levels", make.draft(rubric={SENIOR: same, STAFF: same})) == [("rubric", sentence)]
    apart = scale("Gives a solution.", "Asks about goals.", "Names who isn't in the room.")
    assert notes("levels", make.draft(rubric={SENIOR: same, STAFF: apart})) == []
    assert notes("levels", make.draft(rubric={SENIOR: (), STAFF: ()})) == []


@pytest.mark.parametrize(
    ("purpose", "sentence"),
    [
        ("", "Say which work of the job needs what this question shows."),
        (
            "It is related to the job.",
            "This could stand under any question: say which work of the job needs it.",
        ),
        ("Tell me about it", "This repeats the question: say which work of the job needs the answer."),
    ],
)
def test_the_purpose_answers_why_it_is_related_to_the_job(purpose, sentence):
    assert notes("related to the job", make.draft(purpose=purpose)) == [("purpose", sentence)]


def test_there_are_three_probes_at_most_another_way_to_ask_and_what_is_not_judged():
    draft = make.draft(probes=("a", "b", "c", "d"), alternatives="", not_scored="\n")
    assert notes("probes", draft) == [
        ("probes", "There are 4: leave 3, so that everybody can be asked the same.")
    ]
    assert places("other ways", draft) == ["alternatives"]
    assert places("not judged", draft) == ["not_scored"]


def test_the_minutes_hold_the_reading_the_probes_and_an_answer():
    draft = make.draft(prompt="word " * 130, materials="word\n" * 400, probes=("a", "b"), minutes=9)
    assert minutes_needed(draft) == 1 + 2 + 4 + 3
    told = "Reading it out, the materials, 2 probes and a short answer take 10 minutes; 9 are given."
    assert notes("minutes", draft) == [("minutes", told)]
    assert notes("minutes", replace(draft, minutes=10)) == []


def test_what_the_candidate_hears_is_measured_once_it_is_long_enough():
    hard = "Considerable organisational responsibilities " * 10
    draft = make.draft(prompt=hard, told_beforehand="Organisational responsibilities. " * 14, materials=hard)
    assert notes("easy to follow", draft) == [
        (
            "prompt",
            "Its reading level (LIX) is 130, and 45 is the highest here: shorter sentences, shorter words. "
            "The longest sentence has 30 words.",
        )
    ]
    assert places("easy to follow", replace(draft, told_beforehand=hard)) == ["prompt", "told_beforehand"]
    assert places("easy to follow", draft, Rules(hardest=130)) == []


def test_the_measure_of_reading_counts_words_in_a_sentence_and_long_words():
    assert lix("One two three. Four sentences here!") == 3 + round(100 / 6)
    assert sentences("Costs 3.5 a day.\nTwo: then three") == [
        ("costs", "3", "5", "a", "day"),
        ("two",),
        ("then", "three"),
    ]
    assert lix("我们 讨论 这个 问题。") == 8


def test_words_are_whole_folded_and_of_any_script():
    assert list(words("“Don’t”, he/she SAID: co-operate—now.")) == [
        "don't",
        "he",
        "she",
        "said",
        "co",
        "operate",
        "now",
    ]
    assert list(words("हिन्दी में")) == ["हिन्दी", "में"]
    assert list(words("می‌خواهم")) == ["میخواهم"]
    assert list(words("Straße")) == ["strasse"]
    assert list(words("審査 ok")) == ["審", "査", "ok"]


@pytest.mark.parametrize(
    ("listed", "text", "there"),
    [
        ("guys", "Tell the guys, please.", ["guys"]),
        ("guys", "GUYS!", ["guys"]),
        ("guys", "disguys guyson", []),
        (
            "native speaker*",
            "For native-speakers and a Native Speaker.",
            ["native speakers", "native speaker"],
        ),
        ("he/she", "what he/she did", ["he she"]),
        ("école", "L’ÉCOLE, une e\u0301cole", ["école"]),
        ("गुरु", "वह गुरु है, गुरुकुल नहीं", ["गुरु"]),
        ("審査", "一次審査です", ["審 査"]),
        ("c++", "c++ and c", ["c"]),
        ("++", "c++ and ++", []),
    ],
)
def test_a_listed_word_is_found_whole(listed, text, there):
    assert found((listed,), text) == there
    assert found((), text) == []


GUYS = WordRule(WordKind.EXCLUDES, ("guys", "lads"), "It pictures men.", "Say “everybody”.")
FIT = WordRule(WordKind.FIT, ("culture fit",), "It asks who is like us.")
SMART = WordRule(WordKind.TRAIT, ("smart*",), "Two raters hear it in two people.")
LISTED = Rules(words=(GUYS, FIT, SMART))


def worded(words: str):
    """A question in which these words stand everywhere."""
    texts = ("title", "prompt", "materials", "purpose", "told_beforehand", "not_scored", "alternatives")
    point = AnchorDraft("Shown", f"Asks {words}.", (Sample(f"They say {words}", f"Because {words}"),))
    return make.draft(
        **dict.fromkeys(texts, f"Told {words}."),
        probes=("How?", words),
        clarifications=(words,),
        author=words,
        licence=words,
        rubric={STAFF: (point, AnchorDraft(words, "Names a cost."), AnchorDraft("C", "Leaves it."))},
    )


EVERYWHERE = ["title", "prompt", "materials", "purpose", "told_beforehand", "not_scored", "alternatives"]
EVERYWHERE += ["probes", "clarifications", "rubric.staff.1", "rubric.staff.2"]


def test_a_word_that_excludes_is_pointed_at_wherever_anybody_reads_it_but_not_in_an_answer():
    assert places("words that exclude", worded("the guys"), LISTED) == EVERYWHERE
    only_in_the_answer = at_staff("Asks.", "Names a cost.", "Leaves it.")
    said = AnchorDraft("A", "Asks.", (Sample("The guys did it.", "They asked."),))
    only_in_the_answer = replace(
        only_in_the_answer, rubric={STAFF: (said, *only_in_the_answer.rubric[STAFF][1:])}
    )
    assert places("words that exclude", only_in_the_answer, LISTED) == []


def test_a_note_says_the_word_why_and_what_to_write_instead():
    draft = make.draft(prompt="Guys, guys: tell me, you smart lads.")
    assert notes("words that exclude", draft, LISTED) == [
        ("prompt", "“guys”, “lads”: It pictures men. Say “everybody”.")
    ]


def test_fit_may_stand_where_it_says_what_is_not_judged():
    where = [place for place in EVERYWHERE if place != "not_scored"]
    assert places("personality", worded("culture fit"), LISTED) == where
    assert notes("personality", make.draft(prompt="A culture fit?"), LISTED) == [
        ("prompt", "“culture fit”: It asks who is like us.")
    ]


def test_a_trait_is_pointed_at_in_the_scale_alone():
    assert places("traits", worded("smartly"), LISTED) == ["rubric.staff.1", "rubric.staff.2"]


def test_a_companys_own_check_asks_for_words_avoids_some_and_counts_them():
    own = OwnCheck(
        "our product",
        "It names no product of ours, briefly.",
        ("prompt", "clarifications", "rubric"),
        needed=True,
        words=("tidebook*", "ostrel"),
        most_words=13,
        required=True,
    )
    draft = make.draft(
        prompt="Tidebooks by Ostrel.",
        rubric={STAFF: scale("Asks.", "Opens the tidebook first.", "Names a cost.")},
    )
    [finding] = [one for one in findings(draft, Rules(own=(own,))) if one.name == "our product"]
    assert (finding.sentence, finding.required) == ("It names no product of ours, briefly.", True)
    assert finding.notes == (
        Note("prompt", "“tidebooks” stands here."),
        Note("prompt", "“ostrel” stands here."),
        Note("clarifications", "Nothing is written here."),
        Note("rubric.staff.2", "“tidebook” stands here."),
        Note("rubric", "These are 14 words; 13 is the most."),
    )
    unbound = OwnCheck("short", "It is short.", ("title", "materials"))
    assert [one.passed for one in findings(draft, Rules(own=(unbound,)))][-1]


def test_a_point_of_nothing_but_words_that_compare_is_read_at_once():
    draft = at_staff("as " * 100_000, "Asks once.", "Asks twice.")
    begun = process_time()
    assert places("words of its own", draft) == []
    assert process_time() - begun < 5  # it was hours, under the lock of who writes
