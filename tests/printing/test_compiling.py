"""From the rows of a loop to the values of its dossier."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest

from interviews.domain.breaks import Break
from interviews.domain.candidates import About, merge
from interviews.domain.loops import SplitDraft
from interviews.domain.openings import Profile
from interviews.domain.people import Role
from interviews.domain.scorecards import AnswerDraft, CardDraft, NotAssessed
from interviews.printing.compiling import HIDDEN, HIDDEN_WHEN_NAMED, Issue, compile
from interviews.printing.issuing import next_number
from tests import make

LATER = make.NOON + timedelta(days=2)


@pytest.fixture
def by(keep):
    """The issuer."""
    return keep(make.person("Cora", Role.COORDINATOR, zone="Asia/Kathmandu"))


def closed(session, loop, *, by):
    """Open and close the debrief."""
    debrief = make.debrief(loop)
    session.add(debrief)
    debrief.close(make.NOON + timedelta(hours=4), by)
    session.commit()


def dossier(loop, by, docket=None):
    """The dossier with all sealed scorecards."""
    issue = Issue(
        "Ostrel", "2026-0001", 1, LATER, by, docket or make.docket([make.person("Mira", Role.COMMITTEE)]), "h"
    )
    cards = [p.scorecard for p in make.places(loop) if p.scorecard.is_sealed]
    return compile(loop, cards, issue)


def test_letters_go_to_who_counts_in_the_order_of_the_interviews(session, keep, by):
    ana, ben, rem, sho = (make.person(name) for name in ("Ana", "Ben", "Rem", "Sho"))
    loop = keep(make.loop([ben, ana, rem], shadows=[sho], by=by))
    make.seal(ana, loop)
    make.seal(sho, loop)
    make.card_of(ben, loop).panelist.excuse_from_writing("Ana was told: Ben is ill.", make.NOON, by)
    make.card_of(rem, loop).panelist.remove("Rem moved.", make.NOON, by)
    closed(session, loop, by=by)

    made = dossier(loop, by)
    assert [(p.letter, p.name, bool(p.sealed), p.excused and p.excused.reason) for p in made.panelists] == [
        ("A", None, True, None),
        ("B", None, False, "[name] was told: [name] is ill."),
    ]
    assert {rating.panelist for rating in made.ratings} == {"A"}
    assert [(i.kind, i.who, i.reason) for i in made.incidents] == [
        ("removal", "An interviewer", "[name] moved.")
    ]


@pytest.mark.parametrize(
    ("profile", "present"),
    [
        (Profile.ANONYMISED, ("Interviewer A", "a coordinator")),
        (Profile.NAMED, ("Interviewer A (Ana)", "a coordinator")),
    ],
)
def test_who_was_in_the_room_is_told_as_the_profile_names_them_and_shadows_are_not(
    session, keep, by, profile, present
):
    ana, ben, sho = (make.person(name) for name in ("Ana", "Ben", "Sho"))
    loop = keep(make.loop([ana, ben], shadows=[sho], by=by))
    loop.opening.profile = profile
    for person in (ana, ben):
        make.seal(person, loop)
    debrief = make.debrief(loop)
    session.add(debrief)
    for person in (ana, by, sho):
        debrief.attend(person, make.NOON, by)
    debrief.close(make.NOON + timedelta(hours=4), by)
    session.commit()
    assert dossier(loop, by).debrief.present == present


def test_another_entry_of_the_candidate_is_masked_too(session, keep, by):
    ana, ref = make.person("Ana"), keep(make.person("Rolf Ekman"))
    loop = keep(make.loop([ana], who=make.candidate("Katherine Osei"), by=by))
    other = keep(make.candidate("Kate Smith", ref))
    merge(loop.candidate, other, About("Katherine Osei"), make.NOON, by)
    make.seal(ana, loop, "Kate Smith, whom Rolf Ekman sent, asked why.")
    closed(session, loop, by=by)

    [rating] = dossier(loop, by).ratings
    assert rating.evidence[0].text == "[name], whom [name] sent, asked why."


def test_a_split_interview_is_told_with_its_reason(session, keep, by):
    rung, ana = make.level(), make.person("Ana")
    plan = [[make.question("One", [rung]), make.question("Two", [rung])]]
    loop = keep(make.loop([ana], of=make.opening(plan=plan, at_level=rung), by=by))
    halves = SplitDraft("First half", 30, "Second half", 30, frozenset({make.first(loop).kit[1].id}))
    second = make.first(loop).split(halves, "Ana was ill.", make.NOON, by)
    second.starts_at = make.NOON
    keep(loop)
    for place in make.places(loop):
        place.scorecard.save(make.written(place.scorecard), 1, make.NOON, ana)
        place.scorecard.seal(make.NOON, ana)
    closed(session, loop, by=by)

    made = dossier(loop, by)
    assert [(i.kind, i.who, i.reason) for i in made.incidents] == [
        ("departure", "First half", "It was held in two meetings.\n\nThe reason: [name] was ill.")
    ]
    assert [(i.title, i.minutes) for i in made.interviews] == [("First half", 30), ("Second half", 30)]


def test_a_withdrawn_seal_is_told_and_only_the_one_in_force_counts(session, keep, by):
    ana = make.person("Ana")
    loop = keep(make.loop([ana], by=by))
    make.seal(ana, loop, value=1).withdraw_seal(make.NOON + timedelta(hours=1), ana)
    session.commit()
    make.seal(ana, loop, value=4, at=make.NOON + timedelta(hours=2))
    closed(session, loop, by=by)

    made = dossier(loop, by)
    assert [(rating.value, rating.now) for rating in made.ratings] == [(4, 4)]
    assert [(i.kind, i.who) for i in made.incidents] == [("withdrawn seal", "Interviewer A")]


@pytest.mark.parametrize(
    ("profile", "who", "said"),
    [
        (
            Profile.ANONYMISED,
            "An administrator",
            "An administrator asked to read the sealed scorecards before the debrief, and a coordinator or "
            "another administrator confirmed it. It let who asked read them, and nobody else.\n\n"
            "The reason: [name] and [name] were seen to talk.",
        ),
        (
            Profile.NAMED,
            "Adam",
            "Adam asked to read the sealed scorecards before the debrief, and Alma confirmed it. "
            "It let who asked read them, and nobody else.\n\nThe reason: Ana and Adam were seen to talk.",
        ),
    ],
)
def test_a_broken_seal_is_told_and_a_request_that_was_declined_is_not(session, keep, by, profile, who, said):
    ana, adam, alma = (make.person("Ana"), *(make.person(n, Role.ADMINISTRATOR) for n in ("Adam", "Alma")))
    loop = keep(make.loop([ana], of=make.opening(profile=profile), by=by))
    make.seal(ana, loop, "Adam was in the room")
    Break.ask(loop, "No.", make.NOON, alma).decline(make.NOON, by)
    Break.ask(loop, "Ana and Adam were seen to talk.", make.NOON, adam).confirm(LATER, alma)
    closed(session, loop, by=by)

    made = dossier(loop, by)
    assert [(i.at, i.kind, i.who, i.reason) for i in made.incidents] == [(LATER, "broken seal", who, said)]
    hides = profile is Profile.ANONYMISED
    assert made.ratings[0].evidence[0].text == f"{'[name]' if hides else 'Adam'} was in the room"


def test_what_a_shadow_withdrew_is_nobodys_business(session, keep, by):
    ana, sho = make.person("Ana"), make.person("Sho")
    loop = keep(make.loop([ana], shadows=[sho], by=by))
    make.seal(ana, loop)
    make.seal(sho, loop).withdraw_seal(make.NOON, sho)
    session.commit()
    make.seal(sho, loop)
    closed(session, loop, by=by)
    assert dossier(loop, by).incidents == ()


def test_anyone_can_recompute_a_proof_from_the_data(session, keep, by):
    ana = make.person("Ana")
    loop = keep(make.loop([ana], by=by))
    make.seal(ana, loop, "Asked what breaks first")
    closed(session, loop, by=by)

    [panelist] = dossier(loop, by).panelists
    sealed = panelist.sealed
    assert sealed is not None
    assert sha256(f"{sealed.salt}\n{sealed.content}".encode()).hexdigest() == sealed.digest
    assert json.loads(sealed.content)["ratings"][0]["evidence"] == [["said", "Asked what breaks first"]]


def test_where_a_name_was_taken_out_the_content_stays_away(session, keep, by):
    ana = make.person("Ana")
    loop = keep(make.loop([ana], who=make.candidate("Leila Haddad"), by=by))
    make.seal(ana, loop, "Leila asked")
    closed(session, loop, by=by)
    [panelist] = dossier(loop, by).panelists
    assert panelist.sealed
    assert panelist.sealed.content == ""


def test_not_assessed_says_why_and_has_no_confidence(session, keep, by):
    ana = make.person("Ana")
    rung = make.level()
    plan = [[make.question(levels=[rung]), make.question(levels=[rung])]]
    loop = keep(make.loop([ana], of=make.opening(plan=plan, at_level=rung), by=by))
    card = make.card_of(ana, loop)
    full = make.written(card)
    skipped = AnswerDraft(not_assessed=NotAssessed.TROUBLE, not_assessed_words="the line dropped")
    answers = dict(full.answers) | {card.kit[1].id: skipped}
    card.save(CardDraft(answers, full.recommendation, full.confidence, "so"), card.version, make.NOON, ana)
    card.seal(make.NOON, ana)
    closed(session, loop, by=by)

    assert [(r.value, r.confidence, r.not_assessed) for r in dossier(loop, by).ratings] == [
        (3, "medium", ""),
        (None, None, "something went wrong, the line dropped"),
    ]


def test_the_named_profile_names_people_and_leaves_out_less(session, keep, by):
    ana = make.person("Ana")
    opening = make.opening(profile=Profile.NAMED)
    loop = keep(make.loop([ana], of=opening, who=make.candidate("Leila Haddad"), by=by))
    make.seal(ana, loop, "Leila asked")
    closed(session, loop, by=by)

    made = dossier(loop, by)
    assert (made.candidate.name, made.panelists[0].name, made.left_out) == (
        "Leila Haddad",
        "Ana",
        HIDDEN_WHEN_NAMED,
    )
    assert made.ratings[0].evidence[0].text == "Leila asked"


@pytest.fixture
def judged(session, keep, by):
    """A loop whose debrief is closed."""
    ana = make.person("Ana")
    loop = keep(make.loop([ana], by=by))
    make.seal(ana, loop)
    closed(session, loop, by=by)
    return loop


@pytest.fixture
def docket():
    """A sitting of Zoe, who has the chair, and Abe."""
    return make.docket([make.person("Zoe", Role.COMMITTEE), make.person("Abe", Role.COMMITTEE)])


def test_an_anonymised_dossier_says_what_it_leaves_out_in_the_issuers_zone(judged, docket, by):
    made = dossier(judged, by, docket)
    assert (made.left_out, made.zone, made.recipients) == (HIDDEN, "Asia/Kathmandu", ("Zoe (chair)", "Abe"))


def test_a_member_who_is_partial_is_no_recipient(judged, docket, by):
    abe = docket.committee.members[1]
    judged.candidate.declare_conflict(abe, "A cousin.", make.NOON, by)
    assert dossier(judged, by, docket).recipients == ("Zoe (chair)",)


def test_points_that_questions_name_differently_are_not_named_in_general(session, keep, by):
    ana, rung = make.person("Ana"), make.level()
    other = make.question(levels=[rung])
    odd = make.question("Odd", levels=[rung], rubric={rung: make.renamed(make.anchors(4), 4, "Beyond")})
    loop = keep(make.loop([ana], of=make.opening(plan=[[other, odd]], at_level=rung), by=by))
    make.seal(ana, loop)
    closed(session, loop, by=by)
    assert [point.words for point in dossier(loop, by).scale] == [
        "Point 1",
        "Point 2",
        "Point 3",
        "As each question’s rubric says",
    ]


def test_a_loop_that_is_not_through_has_no_dossier(keep, by):
    loop = keep(make.loop([make.person("Ana")], by=by))
    with pytest.raises(ValueError, match="once the debrief is closed"):
        dossier(loop, by)


def test_numbers_count_on_within_a_year():
    assert next_number([], 2026) == "2026-0001"
    assert next_number(["2026-0009", "2025-0100", "2026-0010"], 2026) == "2026-0011"
