"""What a packet says first, and whether it is true."""

from dataclasses import replace

from interviews.printing import answers
from interviews.printing.dossier import Candidate, Incident, Rule
from interviews.printing.edition import Edition
from tests.printing.sample import CRITERIA, DOSSIER, PANELISTS, at


def edition(**changes: object) -> Edition:
    return Edition(replace(DOSSIER, **changes))


def with_rule(rule: Rule, criteria=CRITERIA) -> Edition:
    return edition(bar=replace(DOSSIER.bar, rule=rule, criteria=criteria))


def titles(of: Edition) -> list[str]:
    return [title for title, _ in answers.groups(of)]


def test_the_bar_is_said_in_words():
    assert answers.bar_in_words(edition()) == (
        "three or more on each must-have, in at least two interviews, and on three of the other four"
    )
    assert titles(edition()) == [
        "Must-haves: 3 or more, in two interviews",
        "The other four: 3 or more on three of them",
    ]


def test_a_bar_of_must_haves_alone_asks_nothing_of_the_others():
    rule = Rule(2, 0, 1)
    alone = tuple(each for each in CRITERIA if each.must_have)

    assert answers.bar_in_words(with_rule(rule)) == "two or more on each must-have, in at least one interview"
    assert titles(with_rule(rule)) == [
        "Must-haves: 2 or more, in one interview",
        "The other four: the rule asks nothing of them",
    ]
    assert [len(chapters) for _, chapters in answers.groups(with_rule(rule))] == [2, 4]
    assert [c.must_have for c in alone] == [True, True]


def test_a_bar_without_must_haves_speaks_of_all():
    loose = tuple(replace(each, must_have=False) for each in CRITERIA)

    assert answers.bar_in_words(with_rule(Rule(3, 6, 2), loose)) == "three or more on each of the six"
    assert titles(with_rule(Rule(3, 6, 2), loose)) == ["The six: 3 or more on each of them"]


def test_a_packet_without_gaps_is_complete():
    whole = edition(panelists=PANELISTS[:5])

    assert answers.is_complete(whole)
    assert answers.how_complete(whole) == (
        "Five of five scorecards sealed. Six of six competencies assessed; five in a single interview."
    )


def test_an_excuse_and_a_waived_check_are_gaps():
    waived = Incident(
        at(20, 9), "waived check", "The plan", "One competency is planned in one interview only."
    )
    gaps = edition(incidents=(waived, waived), ratings=DOSSIER.ratings[:2])

    assert not answers.is_complete(edition())
    assert not answers.is_complete(edition(panelists=PANELISTS[:5], incidents=(waived,)))
    assert answers.how_complete(gaps) == (
        "Five of six scorecards sealed; one interviewer was excused. Two of six competencies assessed; two "
        "in a single interview. Two checks were waived, for the reason in section 1."
    )


def test_nothing_in_a_single_interview_needs_no_remark():
    assert answers.how_complete(edition(panelists=PANELISTS[:5], ratings=())) == (
        "Five of five scorecards sealed. None of six competencies assessed."
    )


def test_the_seal_held_and_a_revision_is_owned_up_to():
    assert answers.held(edition())
    assert answers.how_it_held(edition()) == (
        "The last scorecard was sealed Thu\u00a026\u00a0Nov 2026, 18:04; the debrief opened "
        "Fri\u00a027\u00a0Nov 2026, 15:00. One rating was revised after; both values are shown."
    )


def test_a_broken_seal_is_said_first():
    broken = Incident(at(25, 9), "broken seal", "An administrator", "A legal request.")
    once = edition(incidents=(broken,), ratings=())
    twice = edition(incidents=(broken, broken), panelists=PANELISTS[5:], ratings=())

    assert not answers.held(once)
    assert answers.how_it_held(once).startswith("It was broken once; section 1 says why. The last")
    assert answers.how_it_held(twice) == (
        "It was broken two times; section 1 says why. The debrief opened Fri\u00a027\u00a0Nov 2026, 15:00. "
        "No rating was revised after."
    )


def test_who_was_in_the_room_is_said_where_it_was_put_down():
    there = ("Interviewer A", "Interviewer C", "a coordinator")
    assert answers.who_met(DOSSIER) == ""
    assert answers.who_met(replace(DOSSIER, debrief=replace(DOSSIER.debrief, present=there))) == (
        "Present: Interviewer A, Interviewer C and a coordinator. "
        "The scorecards of who was absent count as much."
    )


def test_the_release_rule_is_said_as_it_was():
    assert "nobody could read" in answers.release(DOSSIER)
    assert "only after sealing all of their own" in answers.release(replace(DOSSIER, release="after own"))


def test_the_release_rule_makes_room_for_who_broke_the_seal():
    broken = replace(DOSSIER, incidents=(Incident(at(25, 9), "broken seal", "An administrator", "So."),))

    assert answers.release(broken) == (
        "Until the debrief opened, nobody could read a scorecard but its author, except who broke the seal."
    )
    assert answers.release(replace(broken, release="after own")) == (
        "An interviewer could read other sealed scorecards only after sealing all of their own; who broke "
        "the seal read them without."
    )


def test_excuses_stand_among_what_did_not_go_by_the_plan():
    assert [(each.title, each.who) for each in answers.told(DOSSIER)] == [
        ("Seal withdrawn before release", "Interviewer B"),
        ("Departure from the plan", "Redesign across teams"),
        ("Excused", "Interviewer F"),
    ]


def test_every_scorecard_has_a_fate():
    missing = replace(PANELISTS[5], excused=None)

    assert [answers.scorecard(each, "Asia/Tokyo") for each in (PANELISTS[0], PANELISTS[5], missing)] == [
        "Sealed Tue\u00a024\u00a0Nov 2026, 01:04",
        "Excused: no scorecard",
        "No scorecard",
    ]


def test_a_named_packet_names_and_another_does_not():
    named = Candidate("K-58", "Noor Haddad")

    assert answers.candidate(DOSSIER) == "Candidate K-58"
    assert (
        answers.candidate(replace(DOSSIER, profile="named", candidate=named)) == "Candidate K-58, Noor Haddad"
    )
    assert replace(PANELISTS[0], name="Ana Ruiz").title == "Interviewer A (Ana Ruiz)"


def test_the_cover_says_for_whom_it_is():
    assert (
        answers.confidential(DOSSIER)
        == "Confidential: for the members of the docket of Thu\u00a03\u00a0Dec 2026"
    )
    assert (
        answers.confidential(replace(DOSSIER, docket_on=None))
        == "Confidential: for the members of the hiring committee"
    )


def test_a_hash_that_masking_made_useless_is_admitted():
    def masked(*letters: str):
        panel = (
            replace(p, sealed=replace(p.sealed, content="")) if p.sealed and p.letter in letters else p
            for p in PANELISTS
        )
        return replace(DOSSIER, panelists=tuple(panel))

    assert answers.unprovable(DOSSIER) == "Each of these hashes can be recomputed."
    assert answers.unprovable(masked("B")).startswith("The text of interviewer B is masked in places")
    assert answers.unprovable(masked("A", "B")).startswith(
        "The text of interviewers A and B is masked in places"
    )


def test_an_unlocked_bar_says_nothing_of_a_lock():
    assert answers.locked(DOSSIER) == ", locked by the first seal on Mon\u00a023\u00a0Nov 2026, 16:04"
    assert answers.locked(replace(DOSSIER, bar=replace(DOSSIER.bar, locked_at=None))) == ""
