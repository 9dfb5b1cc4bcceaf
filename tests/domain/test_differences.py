"""What changed between two versions of a question."""

from dataclasses import replace
from time import process_time

import pytest

from interviews.domain.banks import AnchorDraft, Kind, Piece, Sample, at_place, difference
from interviews.domain.banks.difference import by_lines, by_words
from tests import make

KEPT, REMOVED, ADDED = Piece.KEPT, Piece.REMOVED, Piece.ADDED
STAFF, SENIOR = make.level("Staff", 4), make.level("Senior", 3)
STAFF.key, SENIOR.key = "staff", "senior"


def changes(old, new) -> list[tuple[str, str, tuple]]:
    """What changed, where, in which part."""
    return [(change.place, change.part, change.rows) for change in difference(old, new).changes]


def question(**more):
    """A question for Staff and Senior."""
    return make.draft("Why?", [STAFF, SENIOR], **more)


def test_two_that_say_the_same_differ_in_nothing_and_what_is_empty_is_not_named():
    draft = question()
    found = difference(draft, draft)
    assert found.changes == ()
    assert found.unchanged == (
        *("competency", "kind", "minutes", "title", "prompt", "purpose", "not_scored", "alternatives"),
        *("rubric.senior", "rubric.staff"),
    )


def test_a_text_changes_word_by_word():
    old, new = question(), question(prompt="Tell me all about it, please.")
    new = replace(new, competency=old.competency)
    row = ((KEPT, "Tell me "), (ADDED, "all "), (KEPT, "about "), (REMOVED, "it."), (ADDED, "it, please."))
    assert changes(old, new) == [("prompt", "", (row,))]
    assert "prompt" not in difference(old, new).unchanged


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("", "New.", (((ADDED, "New."),),)),
        ("Old.", "", (((REMOVED, "Old."),),)),
        (
            "One thing altogether.",
            "Quite another.",
            (((REMOVED, "One thing altogether."),), ((ADDED, "Quite another."),)),
        ),
        ("这个问题", "这些问题", (((KEPT, "这"), (REMOVED, "个"), (ADDED, "些"), (KEPT, "问题")),)),
        ("นี่คน", "นี่คุณ", (((KEPT, "นี่"), (REMOVED, "คน"), (ADDED, "คุณ")),)),
        ("हिन्दी है", "हिन्दी थी", (((KEPT, "हिन्दी "), (REMOVED, "है"), (ADDED, "थी")),)),
        ("a\n\nb c", "a\n\nb d", (((KEPT, "a\n\nb "), (REMOVED, "c"), (ADDED, "d")),)),
    ],
)
def test_words_are_those_of_any_script_and_another_text_stands_after_the_old_one(old, new, rows):
    assert by_words(old, new) == rows


def test_lines_are_kept_removed_added_or_have_other_words():
    assert by_lines(["a", "b one two", "c"], ["a", "b one three", "c", "d"]) == (
        ((KEPT, "a"),),
        ((KEPT, "b one "), (REMOVED, "two"), (ADDED, "three")),
        ((KEPT, "c"),),
        ((ADDED, "d"),),
    )
    assert by_lines(["a", "b"], ["b"]) == (((REMOVED, "a"),), ((KEPT, "b"),))
    assert by_lines(["a", "b"], ["c"]) == (((REMOVED, "a"),), ((REMOVED, "b"),), ((ADDED, "c"),))


def test_materials_change_line_by_line_and_lists_item_by_item():
    old = question(materials="def f():\n    return 1", probes=("How?",), alternatives="In writing.")
    new = replace(old, materials="def f():\n    return 2", probes=("How?", "Who?"), alternatives="")
    assert changes(old, new) == [
        ("materials", "", (((KEPT, "def f():"),), ((KEPT, "    return "), (REMOVED, "1"), (ADDED, "2")))),
        ("alternatives", "", (((REMOVED, "In writing."),),)),
        ("probes", "", (((KEPT, "How?"),), ((ADDED, "Who?"),))),
    ]
    assert changes(new, replace(new, materials="")) == [
        ("materials", "", (((REMOVED, "def f():"),), ((REMOVED, "    return 2"),)))
    ]


def test_competency_kind_and_minutes_change_whole():
    old = question(competency=make.competency("Advisor"))
    new = replace(old, competency=make.competency("Judge"), kind=Kind.PAST, minutes=12)
    assert changes(old, new) == [
        ("competency", "", (((REMOVED, "Advisor"),), ((ADDED, "Judge"),))),
        ("kind", "", (((REMOVED, "situation"),), ((ADDED, "past work"),))),
        ("minutes", "", (((REMOVED, "10"),), ((ADDED, "12"),))),
    ]


def test_a_scale_changes_point_by_point_in_its_parts():
    first, *rest = make.anchors(3)
    sample = Sample("I would ask.", "It asks.")
    old = question(rubric={STAFF: (first, *rest)})
    new = replace(
        old, rubric={STAFF: (AnchorDraft("Point 1", "Seen one times", (sample,)), *rest), SENIOR: ()}
    )
    assert changes(old, new) == [
        (
            "rubric.staff.1",
            "behaviours",
            (((KEPT, "Seen "), (REMOVED, "1 "), (ADDED, "one "), (KEPT, "times")),),
        ),
        ("rubric.staff.1", "answer 1", (((ADDED, "I would ask."),),)),
        ("rubric.staff.1", "why 1", (((ADDED, "It asks."),),)),
    ]
    assert difference(old, new).unchanged[-2:] == ("rubric.staff.2", "rubric.staff.3")
    longer = Sample("I would ask.", "It asks twice.")
    reworded = replace(new, rubric={STAFF: (AnchorDraft("Point 1", "Seen one times", (longer,)), *rest)})
    assert changes(new, replace(reworded, competency=new.competency)) == [
        ("rubric.staff.1", "why 1", (((KEPT, "It "), (REMOVED, "asks."), (ADDED, "asks twice.")),))
    ]


def test_a_level_and_a_point_are_added_or_removed_in_all_their_parts():
    old = question(rubric={STAFF: make.anchors(3)})
    new = replace(old, rubric={SENIOR: make.anchors(1, "Heard"), STAFF: make.anchors(2)})
    assert changes(old, new) == [
        ("rubric.senior.1", "name", (((ADDED, "Point 1"),),)),
        ("rubric.senior.1", "behaviours", (((ADDED, "Heard 1 times"),),)),
        ("rubric.staff.3", "name", (((REMOVED, "Point 3"),),)),
        ("rubric.staff.3", "behaviours", (((REMOVED, "Seen 3 times"),),)),
    ]
    assert difference(old, new).unchanged[-1] == "rubric.staff"


def test_what_stands_at_a_place_can_be_compared():
    draft = question()
    assert at_place(draft, "prompt") == "Tell me about it."
    assert at_place(draft, "rubric.staff.2") == (draft.rubric[STAFF][1],)
    assert at_place(draft, "rubric.staff.9") == ()
    assert at_place(draft, "rubric.junior.1") == ()
    assert at_place(draft, "rubric") == {"senior": draft.rubric[SENIOR], "staff": draft.rubric[STAFF]}


def test_what_repeats_itself_without_end_is_shown_one_after_the_other():
    old, new = "a " * 1_200 + "b " * 1_200, "a b " * 1_200
    begun = process_time()
    assert by_words(old, new) == (((REMOVED, old),), ((ADDED, new),))
    old, new = ["a"] * 1_200 + ["b"] * 1_200, ["a", "b"] * 1_200
    rows = by_lines(old, new)
    assert rows == (*(((REMOVED, line),) for line in old), *(((ADDED, line),) for line in new))
    assert process_time() - begun < 5  # either was minutes, for whoever opened the page


def test_lines_that_only_lay_out_a_long_text_are_no_hindrance():
    old = [line for n in range(60) for line in (f"Line {n}", "")]
    new = [*old[:-2], "Another line", ""]
    changed = [row for row in by_lines(old, new) if row[0][0] is not KEPT]
    assert changed == [((REMOVED, "Line 59"),), ((ADDED, "Another line"),)]
