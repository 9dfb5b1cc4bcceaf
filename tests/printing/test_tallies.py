"""Ratings as sentences and as arithmetic."""

from dataclasses import replace

from interviews.printing import drawing, tallies
from interviews.printing.dossier import Rating
from interviews.printing.edition import Edition
from tests.printing.sample import DOSSIER

EDITION = Edition(DOSSIER)
SILENT = Edition(replace(DOSSIER, ratings=()))


def test_each_competency_says_whether_its_raters_agree():
    three_ratings, _, one_rating, *_, agreed = EDITION.chapters
    two = Edition(
        replace(DOSSIER, ratings=(Rating("A", "past-1", 1, "low"), Rating("E", "redesign-1", 2, "low")))
    )

    assert (
        tallies.agreement(three_ratings)
        == "The ratings differ by up to two points: B gave 2, A gave 3 and E gave 4. "
        "Revised after release: B from 2 to 3."
    )
    assert tallies.agreement(one_rating) == "One rating only: C gave 4."
    assert tallies.agreement(agreed) == "The ratings agree: A gave 3 and B gave 3."
    assert tallies.agreement(two.chapters[0]) == "The ratings differ by one point: A gave 1 and E gave 2."
    assert tallies.agreement(SILENT.chapters[0]) == "Nobody assessed it."


def test_distances_are_said_only_where_two_people_rated():
    assert [tallies.distance(chapter) for chapter in EDITION.chapters] == [
        "two points", "one rating", "one rating", "one rating", "one rating", "none",
    ]  # fmt: skip
    assert tallies.distance(SILENT.chapters[0]) == "not assessed"


def test_pairs_far_apart_are_named():
    two = Edition(replace(DOSSIER, ratings=(*DOSSIER.ratings, Rating("A", "advice-1", 1, "low"))))

    assert tallies.far_apart(EDITION) == (
        "One pair is more than a point apart, as sealed: Cross-system challenges (B and E)."
    )
    assert tallies.far_apart(two) == (
        "Two pairs are more than a point apart, as sealed: Cross-system challenges (B and E) and "
        "Advisor (A and C)."
    )
    assert tallies.far_apart(SILENT) == (
        "No two interviewers are more than a point apart on any competency, as sealed."
    )


def test_the_composite_is_computed_from_sealed_and_from_revised_values():
    found = tallies.results(EDITION)

    assert [(title, result.sentence) for title, result in found] == [
        (
            "From the sealed ratings",
            "Weighted result: 67.00 ÷ 22 = 3.05 on a scale to 4, over 100 % of the weight.",
        ),
        (
            "From the ratings as revised",
            "Weighted result: 68.67 ÷ 22 = 3.12 on a scale to 4, over 100 % of the weight.",
        ),
    ]
    first = [result.rows[0] for _, result in found]
    assert first == [
        tallies.Row("Cross-system challenges", "B 2 (now 3), A 3, E 4", "3.00", 5, "15.00"),
        tallies.Row("Cross-system challenges", "A 3, B 3 (sealed as 2), E 4", "3.33", 5, "16.67"),
    ]


def test_what_was_not_assessed_has_no_number():
    [(_, result)] = tallies.results(SILENT)

    assert result.rows[0] == tallies.Row("Cross-system challenges", "none", "none", 5, "none")
    assert (result.weight, result.sum) == (0, "none")
    assert result.sentence == "Nothing was assessed, so there is no weighted result."


def test_coverage_is_counted_in_competencies_and_in_weight():
    one = Edition(replace(DOSSIER, ratings=DOSSIER.ratings[:1]))

    assert tallies.coverage(EDITION) == "Six of six competencies were assessed, which is 100 % of the weight."
    assert tallies.coverage(one) == "One of six competencies was assessed, which is 22 % of the weight."
    assert tallies.assessed_in(EDITION.chapters[0]) == "Two interviews: Past work, Redesign across teams"
    assert tallies.assessed_in(SILENT.chapters[0]) == "No interview"


def test_the_drawing_says_what_it_shows():
    strip = drawing.strip(EDITION.chapters[0])

    assert strip is not None
    assert [(stop.value, stop.letters) for stop in strip.stops] == [(1, ""), (2, "B"), (3, "A"), (4, "E")]
    assert (strip.first, strip.last) == (strip.stops[1].x, strip.stops[3].x)
    assert strip.words == "Ratings on a scale from 1 to 4: B gave 2, A gave 3 and E gave 4."
    assert drawing.strip(SILENT.chapters[0]) is None
