"""Scorecards: evidence before the number, sealed before anyone talks, never edited after."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from interviews.domain.base import Refused
from interviews.domain.openings import Release
from interviews.domain.scorecards import (
    AnswerDraft,
    CardDraft,
    Confidence,
    EvidenceDraft,
    EvidenceKind,
    Gap,
    NotAssessed,
    Overtaken,
    Part,
    Recommendation,
    Sending,
    Standing,
)
from tests import make

NOT_OURS = "What arrived isn't a scorecard, so nothing was changed."


@pytest.fixture
def ana():
    """An interviewer."""
    return make.person("Ana")


@pytest.fixture
def loop(ana, keep):
    """Ana's and Ben's loop, with one question."""
    rung = make.level()
    question = make.question("What breaks first?", [rung], probes=("And then?", "Who says?"))
    return keep(make.loop([ana, make.person("Ben")], of=make.opening(plan=[[question]], at_level=rung)))


@pytest.fixture
def card(ana, loop):
    """Ana's scorecard."""
    return make.card_of(ana, loop)


def said(why):
    """What a person reads who is refused."""
    return str(why.value)


def write(card, by, **answer):
    """Save one answer to the only question."""
    card.save(CardDraft(answers={card.kit[0].id: AnswerDraft(**answer)}), card.version, make.NOON, by)


def test_a_draft_comes_back_as_it_was_written(card, ana, session, again):
    written = make.written(card, "Asked “who pays?” 🙂")
    card.save(written, card.version, make.NOON, ana)
    session.commit()
    assert again(card).read_draft() == written
    assert (card.started_at, card.saved_at, card.version) == (make.NOON, make.NOON, 2)

    card.save(written, card.version, make.NOON + timedelta(minutes=5), ana)
    session.commit()
    assert (card.started_at, card.saved_at) == (make.NOON, make.NOON + timedelta(minutes=5))


def test_control_characters_and_lone_surrogates_never_reach_the_record(card, ana, loop, session):
    card.save(make.written(card, "a\x00b\ud800c\r\nd"), card.version, make.NOON, ana)
    session.commit()
    card.seal(make.NOON, ana)
    session.commit()
    seal = card.seal_in_force
    assert (seal.reasons, seal.ratings[0].evidence[0].text) == ("abc\nd", "abc\nd")


def test_who_looked_at_an_older_version_is_told_and_nothing_is_overwritten(card, ana, session, again):
    card.save(make.written(card, "first"), 1, make.NOON, ana)
    session.commit()
    with pytest.raises(Overtaken) as why:
        card.save(make.written(card, "second"), 1, make.NOON, ana)
    assert said(why) == (
        "This scorecard was saved from another window since. What you typed here is kept below."
    )
    assert again(card).read_draft().reasons == "first"


FIRST, SECOND = Sending(uuid4(), 1), Sending(uuid4(), 1)


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        (replace(FIRST, number=2), True),
        (Sending(uuid4(), 1, continues=FIRST.page, after=1), True),
        (Sending(uuid4(), 1, continues=FIRST.page), False),
        (FIRST, False),
        (SECOND, False),
        (replace(SECOND, continues=uuid4()), False),
        (None, False),
    ],
    ids=[
        "next",
        "continued",
        "continued too early",
        "late",
        "another window",
        "continues nothing",
        "by the button",
    ],
)
def test_a_page_whose_answer_was_lost_is_no_other_window(card, ana, session, later, kept):
    card.save(make.written(card, "first"), 1, make.NOON, ana, FIRST)
    session.commit()
    if kept:
        card.save(make.written(card, "more"), 1, make.NOON, ana, later)
    else:
        with pytest.raises(Overtaken):
            card.save(make.written(card, "more"), 1, make.NOON, ana, later)
    assert card.read_draft().reasons == ("more" if kept else "first")


def test_after_the_button_no_page_is_the_one_that_saved_last(card, ana, session):
    card.save(make.written(card, "first"), 1, make.NOON, ana, FIRST)
    session.commit()
    card.save(make.written(card, "pressed"), card.version, make.NOON, ana)
    with pytest.raises(Overtaken):
        card.save(make.written(card, "typed"), 1, make.NOON, ana, replace(FIRST, number=2))


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"value": 0}, "What breaks first?: the scale goes from 1 to 4."),
        ({"value": 5}, "What breaks first?: the scale goes from 1 to 4."),
        (
            {"evidence": (EvidenceDraft(EvidenceKind.SAID, "x"),) * 41},
            "What breaks first?: 40 pieces of evidence are the most.",
        ),
        ({"probes": (2,)}, "What breaks first?: one of these probes isn't in the plan."),
        (
            {"not_assessed_words": "x" * 20_001},
            "What breaks first?: a text holds 20,000 characters at most.",
        ),
        ({"notes": "x" * 20_001}, "What breaks first?: a text holds 20,000 characters at most."),
        (
            {"evidence": (EvidenceDraft(EvidenceKind.SAID, "x" * 20_001),)},
            "What breaks first?: a text holds 20,000 characters at most.",
        ),
    ],
)
def test_what_does_not_fit_the_kit_is_refused(card, ana, answer, sentence):
    with pytest.raises(Refused) as why:
        write(card, ana, **answer)
    assert (said(why), card.draft, card.saved_at) == (sentence, {}, None)


def test_a_question_that_is_not_in_the_plan_is_refused(card, ana):
    with pytest.raises(Refused) as why:
        card.save(CardDraft(answers={uuid4(): AnswerDraft(value=3)}), card.version, make.NOON, ana)
    assert said(why) == "One of these questions isn't in the plan of this interview."


def test_reasons_without_end_are_refused(card, ana):
    with pytest.raises(Refused) as why:
        card.save(CardDraft(reasons="x" * 20_001), card.version, make.NOON, ana)
    assert said(why) == "The reasons hold 20,000 characters at most."


@pytest.mark.parametrize(
    "sent",
    [
        {"answers": []},
        {"answers": {"not an id": {}}},
        {"answers": {str(UUID(int=1)): {"value": "3"}}},
        {"answers": {str(UUID(int=1)): {"value": True}}},
        {"answers": {str(UUID(int=1)): {"value": 2.5}}},
        {"answers": {str(UUID(int=1)): {"not_assessed": "tired"}}},
        {"answers": {str(UUID(int=1)): {"evidence": [{"kind": "said"}]}}},
        {"answers": {str(UUID(int=1)): {"evidence": [{"kind": "said", "text": None}]}}},
        {"answers": {str(UUID(int=1)): {"evidence": None}}},
        {"answers": {str(UUID(int=1)): {"probes": ["0"]}}},
        {"recommendation": "maybe"},
        {"confidence": 3},
        {"reasons": 7},
    ],
)
def test_what_is_no_draft_is_refused_with_one_sentence(sent):
    with pytest.raises(Refused) as why:
        CardDraft.from_json(sent)
    assert said(why) == NOT_OURS


def test_only_the_author_writes_seals_withdraws_and_revises(card, loop, ana, keep):
    ben = loop.panel[1].person
    for act, sentence in (
        (lambda: write(card, ben, value=3), "Only its author writes a scorecard."),
        (lambda: card.seal(make.NOON, ben), "Only its author writes a scorecard."),
        (lambda: card.withdraw_seal(make.NOON, ben), "Only its author withdraws a seal."),
    ):
        with pytest.raises(Refused) as why:
            act()
        assert said(why) == sentence
    make.seal(ana, loop)
    make.seal(ben, loop)
    keep(make.debrief(loop))
    with pytest.raises(Refused) as why:
        card.seal_in_force.ratings[0].revise(2, "No.", make.NOON, ben)
    assert said(why) == "Only its author revises a rating."


def test_what_is_missing_is_named_with_its_place(card):
    [question] = card.kit
    assert card.missing() == [
        Gap("What breaks first?: rate it, or say why it was not assessed.", Part.RATING, question),
        Gap(
            "Nothing is rated, so there is nothing to seal. Ask a coordinator to excuse you instead.",
            Part.RATING,
            question,
        ),
        Gap("Write your recommendation.", Part.RECOMMENDATION),
        Gap("Say how sure you are of your recommendation.", Part.CONFIDENCE),
        Gap("Give the reasons for your recommendation.", Part.REASONS),
    ]


EVIDENCE = (EvidenceDraft(EvidenceKind.SAID, "Asked who pays."),)
INFERENCE = (EvidenceDraft(EvidenceKind.INFERENCE, "Knows the field."),)


@pytest.mark.parametrize(
    ("answer", "sentence", "part"),
    [
        (
            AnswerDraft(value=3, confidence=Confidence.LOW),
            "write what was said, done or written: evidence comes before the number.",
            Part.EVIDENCE,
        ),
        (
            AnswerDraft(value=3, confidence=Confidence.LOW, evidence=INFERENCE),
            "your inference needs something said, done or written beside it.",
            Part.EVIDENCE,
        ),
        (AnswerDraft(value=3, evidence=EVIDENCE), "say how sure you are of the rating.", Part.CONFIDENCE),
        (
            AnswerDraft(value=3, not_assessed=NotAssessed.TIME, evidence=EVIDENCE),
            "choose either a rating or “not assessed”.",
            Part.RATING,
        ),
        (AnswerDraft(not_assessed=NotAssessed.TROUBLE), "say what went wrong.", Part.WORDS),
        (
            AnswerDraft(not_assessed_words="Fire alarm."),
            "rate it, or say why it was not assessed.",
            Part.RATING,
        ),
    ],
)
def test_an_answer_that_does_not_hold_up_keeps_the_seal_away(card, ana, answer, sentence, part):
    draft = replace(make.written(card), answers={card.kit[0].id: answer})
    card.save(draft, card.version, make.NOON, ana)
    gap = card.missing()[0]
    assert (gap.sentence, gap.part, gap.question) == (
        f"What breaks first?: {sentence}",
        part,
        card.kit[0],
    )
    with pytest.raises(Refused, match="What breaks first"):
        card.seal(make.NOON, ana)
    assert card.is_sealed is False


def test_a_card_that_assesses_nothing_cannot_be_sealed(card, ana):
    nothing = AnswerDraft(not_assessed=NotAssessed.TIME)
    card.save(replace(make.written(card), answers={card.kit[0].id: nothing}), card.version, make.NOON, ana)
    with pytest.raises(Refused) as why:
        card.seal(make.NOON, ana)
    assert said(why) == (
        "Nothing is rated, so there is nothing to seal. Ask a coordinator to excuse you instead."
    )


def test_a_rating_that_rests_on_one_quote_is_pointed_out_and_may_be_sealed(card, ana):
    card.save(make.written(card), card.version, make.NOON, ana)
    assert (card.thin(), card.missing()) == ([card.kit[0]], [])
    two = AnswerDraft(value=3, confidence=Confidence.LOW, evidence=EVIDENCE * 2)
    card.save(replace(make.written(card), answers={card.kit[0].id: two}), card.version, make.NOON, ana)
    assert card.thin() == []


def test_the_seal_writes_out_what_was_drafted_and_fixes_the_bar(card, ana, loop, session, again):
    full = AnswerDraft(
        value=2, not_assessed_words="left over", confidence=Confidence.HIGH, evidence=(*INFERENCE, *EVIDENCE)
    )
    card.save(replace(make.written(card), answers={card.kit[0].id: full}), card.version, make.NOON, ana)
    card.seal(make.NOON, ana)
    session.commit()
    seal = again(card).seal_in_force
    [rating] = seal.ratings
    assert (seal.recommendation, seal.confidence, seal.reasons) == (
        Recommendation.YES,
        Confidence.HIGH,
        "said so",
    )
    assert (rating.value, rating.not_assessed_words, rating.confidence) == (2, "", Confidence.HIGH)
    assert [(piece.kind.value, piece.text) for piece in rating.evidence] == [
        ("my inference", "Knows the field."),
        ("said", "Asked who pays."),
    ]
    assert seal.digest == seal.commitment()
    assert loop.opening.locked_at == make.NOON


def test_what_was_saved_since_it_was_read_is_not_sealed(card, ana, session):
    card.save(make.written(card), card.version, make.NOON, ana)
    session.commit()
    with pytest.raises(Overtaken) as why:
        card.seal(make.NOON, ana, version=1)
    assert said(why) == "This scorecard was saved from another window since. Read it once more."
    card.seal(make.NOON, ana, version=2)
    assert card.is_sealed is True


@pytest.mark.parametrize(
    ("starts_at", "sentence"),
    [
        (
            make.NOON + timedelta(seconds=1),
            "This interview hasn't begun. Its scorecard is sealed after it.",
        ),
        (
            None,
            "This interview has no time yet. Once a coordinator has set it, seal after the interview.",
        ),
    ],
)
def test_a_card_is_not_sealed_before_its_interview_has_begun(card, ana, loop, starts_at, sentence):
    card.save(make.written(card), card.version, make.NOON, ana)
    make.first(loop).starts_at = starts_at
    with pytest.raises(Refused) as why:
        card.seal(make.NOON, ana)
    assert (said(why), card.is_sealed) == (sentence, False)
    make.first(loop).starts_at = make.NOON
    card.seal(make.NOON, ana)
    assert card.is_sealed


def test_a_sealed_card_is_not_written_and_not_sealed_again(card, loop, ana):
    make.seal(ana, loop)
    for act in (lambda: write(card, ana, value=1), lambda: card.seal(make.NOON, ana)):
        with pytest.raises(Refused) as why:
            act()
        assert said(why) == "This scorecard is sealed."


@pytest.mark.parametrize("verb", ["excuse_from_writing", "remove"])
def test_who_is_excused_or_removed_writes_no_more(card, loop, ana, verb):
    getattr(card.panelist, verb)("Ill.", make.NOON, loop.by)
    with pytest.raises(Refused) as why:
        write(card, ana, value=3)
    assert said(why) == (
        "You don't have to write this scorecard any more; what you wrote stays readable to you."
    )
    assert card.is_open is False


def test_a_shadow_who_has_not_sealed_is_too_late_once_the_debrief_is_open(keep):
    ana, sho = make.person("Ana"), make.person("Sho")
    loop = keep(make.loop([ana], [sho]))
    make.seal(ana, loop)
    keep(make.debrief(loop))
    card = make.card_of(sho, loop)
    with pytest.raises(Refused) as why:
        write(card, sho, value=3)
    assert said(why) == "The debrief is open; this scorecard can't be written any more."
    assert card.is_open is False


def test_a_seal_is_withdrawn_and_made_again_and_both_stay(card, loop, ana, session, again):
    make.seal(ana, loop)
    session.commit()
    assert card.may_be_unsealed is True
    card.withdraw_seal(make.NOON + timedelta(hours=1), ana)
    session.commit()
    assert (again(card).is_sealed, card.is_open) == (False, True)
    with pytest.raises(Refused) as why:
        card.withdraw_seal(make.NOON, ana)
    assert said(why) == "This scorecard isn't sealed."
    card.seal(make.NOON + timedelta(hours=2), ana)
    session.commit()
    assert [seal.withdrawn_at for seal in again(card).seals] == [make.NOON + timedelta(hours=1), None]


def test_a_seal_stays_once_others_may_have_read_it(keep):
    ana, ben = make.person("Ana"), make.person("Ben")
    sentence = "Others may have read it, so the seal stays. You can revise a rating in the debrief."
    early = keep(make.loop([ana, ben], of=make.opening(release=Release.AFTER_OWN)))
    late = keep(make.loop([ana]))
    make.seal(ana, late)
    keep(make.debrief(late))
    for card in (make.seal(ana, early), make.card_of(ana, late)):
        with pytest.raises(Refused) as why:
            card.withdraw_seal(make.NOON, ana)
        assert said(why) == sentence


def test_where_a_card_stands_in_five_words(card, loop, ana):
    late = make.NOON + timedelta(days=2)
    assert (card.standing(make.NOON), card.standing(late)) == (Standing.NOT_STARTED, Standing.LATE)
    write(card, ana, value=3)
    assert card.standing(make.NOON) == Standing.STARTED
    make.seal(ana, loop)
    assert card.standing(late) == Standing.SEALED
    other = loop.panel[1]
    other.excuse_from_writing("Ill.", make.NOON, loop.by)
    assert other.scorecard.standing(late) == Standing.EXCUSED


def test_a_rating_is_revised_in_the_open_with_a_reason(card, loop, ana, keep, session, again):
    make.seal(ana, loop, value=2)
    make.seal(loop.panel[1].person, loop)
    [rating] = card.seal_in_force.ratings
    for before in (True, False):
        if not before:
            keep(make.debrief(loop)).close(make.NOON, loop.by)
        with pytest.raises(Refused) as why:
            rating.revise(3, "Heard more.", make.NOON, ana)
        assert said(why) == "A rating is revised while the debrief is open."
    loop.debrief.closed_at = None
    for value, reason, sentence in (
        (5, "Heard more.", "Choose a point of the scale."),
        (2, "Heard more.", "That is the rating as it stands."),
        (3, " ", "Say what changed your mind: the packet shows it beside both values."),
    ):
        with pytest.raises(Refused) as why:
            rating.revise(value, reason, make.NOON, ana)
        assert said(why) == sentence
    rating.revise(3, "Heard more.", make.NOON, ana)
    session.commit()
    assert (again(rating).value, rating.now) == (2, 3)
    assert rating.anchor(rating.now).name == "Point 3"
    assert (rating.revisions[0].by, rating.revisions[0].reason) == (ana, "Heard more.")


def test_the_proof_covers_every_word_and_gives_the_recommendation_away_to_nobody(card, loop, ana):
    seal = make.seal(ana, loop).seal_in_force
    content = seal.content()
    assert content["ratings"] == [
        {
            "question": str(card.kit[0].id),
            "value": 3,
            "not_assessed": None,
            "not_assessed_words": "",
            "confidence": "medium",
            "evidence": [["said", "said so"]],
        }
    ]
    assert (content["sealed_at"], content["withheld"]) == (
        "2026-11-17T12:00:00.000000+00:00",
        seal.withheld(),
    )
    before = seal.digest
    seal.reasons = "changed"
    assert seal.commitment() != before
