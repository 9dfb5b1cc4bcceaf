"""A scorecard as no page of ours would send it: refused with a sentence, and nothing is changed."""

import json

import pytest

from tests import make
from tests.web.meeting import Scene
from tests.web.roughly import ANYTHING, NOBODY, TOO_MUCH, TWICE, Sender

NO_CARD = (422, "What arrived isn't a scorecard, so nothing was changed.")
NOT_IN_THE_PLAN = (422, "One of these questions isn't in the plan of this interview.")
OVERTAKEN = (409, "This scorecard was saved from another window since. What you typed here is kept below.")
EVIDENCE = {"kind": "said", "text": "She asked."}
WRONG = [True, False, 1, 1.5, -1, "x", "1", [], {}, [1], {"a": 1}, None]


class Parts:
    """The parts of Ana's scorecard as the script sends them, and as the form does."""

    def __init__(self, scene):
        self.key, self.version = scene.card.kit[0].id.hex, scene.card.version
        self.title = scene.card.kit[0].version.title
        self.name = f"question-{self.key}"

    def whole(self, **more):
        """The scorecard, with other parts."""
        return {
            "version": self.version,
            "answers": {self.key: self.answer()},
            "recommendation": "yes",
            "confidence": "high",
            "reasons": "Clear.",
        } | more

    def answer(self, **more):
        """Its one answer, with other parts."""
        return {"value": 3, "confidence": "medium", "evidence": [EVIDENCE], "probes": []} | more

    def answering(self, **more):
        """The scorecard, with other parts of the answer."""
        return self.whole(answers={self.key: self.answer(**more)})

    def form(self, **more):
        """The scorecard as the form sends it; Q stands for the question."""
        whole = {
            "reasons": "Clear.",
            "version": str(self.version),
            "Q-rating": "3",
            "Q-confidence": "medium",
            "Q-evidence-0-kind": "said",
            "Q-evidence-0-text": "She asked.",
            "recommendation": "yes",
            "confidence": "high",
        } | more
        return {name.replace("Q", self.name): value for name, value in whole.items()}


@pytest.fixture
def scene(session, visit):
    """Ana has written."""
    return Scene(session, visit)


@pytest.fixture
def parts(scene):
    """What her scorecard is made of."""
    return Parts(scene)


@pytest.fixture
def put(scene, visit, unchanged):
    """Let Ana's script send something that changes nothing."""
    ana = Sender(visit(scene.ana))
    unchanged()

    def sends(sent, **more):
        body = sent if isinstance(sent, bytes | str) else json.dumps(sent)
        return ana.put(f"/scorecards/{scene.card.id}/draft", body, **more)

    return sends


@pytest.fixture
def post(scene, visit, unchanged):
    """Let Ana's form send something that changes nothing."""
    ana = Sender(visit(scene.ana))
    unchanged()
    return lambda sent: ana.post(f"/scorecards/{scene.card.id}/edit", sent)


def but(*fine):
    """Values of every type, save those that are fine."""
    return [value for value in WRONG if not any(type(value) is type(one) and value == one for one in fine)]


def test_values_of_the_wrong_type_at_every_place(put, parts):
    key = parts.key
    wrong = [
        *WRONG,
        *(parts.whole(version=value) for value in but(1, -1)),
        *(parts.whole(answers=value) for value in but({})),
        *(parts.whole(answers={key: value}) for value in but({})),
        *(parts.whole(recommendation=value) for value in but(None)),
        *(parts.whole(confidence=value) for value in but(None)),
        *(parts.whole(reasons=value) for value in but("x", "1")),
        *(parts.answering(value=value) for value in but(1, -1, None)),
        *(parts.answering(not_assessed=value) for value in but(None)),
        *(parts.answering(not_assessed_words=value) for value in but("x", "1")),
        *(parts.answering(confidence=value) for value in but(None)),
        *(parts.answering(evidence=value) for value in but([])),
        *(parts.answering(evidence=[value]) for value in WRONG),
        *(parts.answering(evidence=[EVIDENCE | {"kind": value}]) for value in [*WRONG, ""]),
        *(parts.answering(evidence=[EVIDENCE | {"text": value}]) for value in but("x", "1")),
        *(parts.answering(notes=value) for value in but("x", "1")),
        *(parts.answering(probes=value) for value in but([], [1])),
        *(parts.answering(probes=[value]) for value in but(1, -1)),
    ]
    assert [(sent, put(sent)) for sent in wrong] == [(sent, NO_CARD) for sent in wrong]


def test_keys_that_are_none_of_ours_or_come_twice(put, parts, scene):
    whole, answer = json.dumps(parts.whole()), json.dumps(parts.answer())
    dashed = str(scene.card.kit[0].id)
    wrong = [
        parts.whole(id=str(make.card_of(scene.ben, scene.loop).id)),
        parts.whole(reason="misspelt"),
        parts.answering(rating=3),
        parts.answering(evidence=[EVIDENCE | {"by": str(scene.ben.id)}]),
        whole[:-1] + f', "version": {parts.version}}}',
        whole[:-1] + ', "reasons": "others"}',
        whole.replace('"value": 3', '"value": 3, "value": 4'),
        whole.replace('"kind": "said"', '"kind": "said", "kind": "did"'),
        whole.replace(f'"{parts.key}"', f'"{parts.key}": {answer}, "{parts.key}"'),
        parts.whole(answers={parts.key: parts.answer(), dashed: parts.answer()}),
        parts.whole(answers={parts.key: parts.answer(), parts.key.upper(): {}}),
        parts.whole(answers={"": {}}),
        parts.whole(answers={"\ud800": {}}),
        parts.whole(answers={"nonsense": {}}),
    ]
    assert [(sent, put(sent)) for sent in wrong] == [(sent, NO_CARD) for sent in wrong]


def test_what_is_no_json(put, parts):
    whole = json.dumps(parts.whole())
    wrong = {
        "nothing": "",
        "half": whole[:-1],
        "more": whole + "{}",
        "a mark in front": b"\xef\xbb\xbf" + whole.encode(),
        "UTF-16": whole.encode("utf-16"),
        "Latin-1": whole.replace("Clear", "Klär").encode("latin-1"),
        "a surrogate as bytes": whole.replace("Clear", "\ud800").encode("utf-8", "surrogatepass"),
        "NaN": whole.replace(": 3", ": NaN"),
        "Infinity": whole.replace(": 3", ": Infinity"),
        "too large a number": whole.replace(": 3", ": 1e999"),
        "too long a number": whole.replace(": 3", ": " + "9" * 5_000),
        "brackets": "[" * 200_000,
        "brackets inside": whole.replace(": 3", ": " + "[" * 900 + "]" * 900),
        "a form": "version=1&reasons=x",
    }
    assert {name: put(body) for name, body in wrong.items()} == dict.fromkeys(wrong, NO_CARD)
    kinds = ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
    assert [put(whole, kind=kind) for kind in kinds] == [NO_CARD] * 4
    assert put("x" * 5_000_000) == TOO_MUCH
    assert put(whole.replace("Clear", "x" * 5_000_000)) == TOO_MUCH


def test_questions_of_others_and_numbers_off_the_scale(put, parts, scene):
    title, other = parts.title, scene.card.id.hex
    off = (422, f"{title}: the scale goes from 1 to 4.")
    sent = [
        (parts.whole(answers={NOBODY: {}}), NOT_IN_THE_PLAN),
        (parts.whole(answers={parts.key: parts.answer(), other: {}}), NOT_IN_THE_PLAN),
        (parts.answering(value=0), off),
        (parts.answering(value=-1), off),
        (parts.answering(value=5), off),
        (parts.answering(value=int("9" * 4_000)), off),
        (parts.answering(probes=[9]), (422, f"{title}: one of these probes isn't in the plan.")),
        (parts.answering(probes=[-1]), (422, f"{title}: one of these probes isn't in the plan.")),
        (parts.answering(evidence=[EVIDENCE] * 41), (422, f"{title}: 40 pieces of evidence are the most.")),
        (parts.whole(reasons="x" * 20_001), (422, "The reasons hold 20,000 characters at most.")),
        (parts.whole(version=0), OVERTAKEN),
        (parts.whole(version=-1), OVERTAKEN),
        (parts.whole(version=int("9" * 4_000)), OVERTAKEN),
        (parts.whole(page=NOBODY, number=0), NO_CARD),
        (parts.whole(page=NOBODY, number=2**31), NO_CARD),
        (parts.whole(page=NOBODY, number=True), NO_CARD),
        (parts.whole(page=NOBODY), NO_CARD),
        (parts.whole(page="mine", number=1), NO_CARD),
        (parts.whole(page=7, number=1), NO_CARD),
        (parts.whole(number=1), NO_CARD),
        (parts.whole(page=NOBODY, number=1, continues="mine"), NO_CARD),
        (parts.whole(page=NOBODY, number=1, continues=["mine"]), NO_CARD),
        (parts.whole(continues=NOBODY), NO_CARD),
        (parts.whole(page=NOBODY, number=1, continues=NOBODY, after="1"), NO_CARD),
    ]
    assert [put(body) for body, _ in sent] == [answer for _, answer in sent]


def test_a_form_that_no_page_of_ours_sends(post, parts, scene):
    title, plan = parts.title, scene.loop.opening.id.hex
    off = (422, f"{title}: the scale goes from 1 to 4.")
    sent = [
        (parts.form(version=""), OVERTAKEN),
        (parts.form(version="²"), OVERTAKEN),
        (parts.form(version="9" * 5_000), OVERTAKEN),
        (parts.form(instead="9" * 5_000), OVERTAKEN),
        ({}, OVERTAKEN),
        (parts.form(**{"Q-rating": "9"}), off),
        (parts.form(**{"Q-rating": "9" * 5_000}), NO_CARD),
        (parts.form(**{"Q-rating": "٤"}), NO_CARD),
        (parts.form(**{"Q-rating": "-1"}), NO_CARD),
        (parts.form(**{"Q-rating": "0", "Q-reason": "no idea"}), NO_CARD),
        (parts.form(**{"Q-confidence": "certain"}), NO_CARD),
        (parts.form(**{"Q-evidence-0-kind": "felt"}), NO_CARD),
        (parts.form(**{"Q-evidence-100-text": "lost?"}), NO_CARD),
        (parts.form(**{"Q-evidence-²-text": "lost?"}), NO_CARD),
        (parts.form(**{"Q-thoughts": "lost?"}), NO_CARD),
        (parts.form(**{"Q-probes": "9"}), (422, f"{title}: one of these probes isn't in the plan.")),
        (parts.form(recommendation="perhaps"), NO_CARD),
        (parts.form(confidence="certain"), NO_CARD),
        (parts.form(reasons="x" * 20_001), (422, "The reasons hold 20,000 characters at most.")),
        (parts.form(**{f"question-{plan}-rating": "3"}), NOT_IN_THE_PLAN),
        (parts.form(**{f"question-{parts.key.upper()}-rating": "3"}), NO_CARD),
        (parts.form(**{"Q-rating": ["3", "4"]}), TWICE),
        (parts.form(version=[str(parts.version), "1"]), TWICE),
    ]
    assert [post(form) for form, _ in sent] == [answer for _, answer in sent]


def test_a_form_with_files_json_or_megabytes(scene, visit, parts, unchanged):
    ana = Sender(visit(scene.ana))
    unchanged()
    assert ana.anything(f"/scorecards/{scene.card.id}/edit", parts.form()) == ANYTHING


def test_signs_that_nobody_types_are_left_out_and_the_rest_is_saved(scene, visit, parts, again):
    ana = Sender(visit(scene.ana))
    odd = parts.whole(reasons="Cl\ud800ea\u0000r\r\nand kind.") | {
        "answers": {parts.key: parts.answer(evidence=[EVIDENCE | {"text": "She \udfffasked\u0007."}])}
    }
    assert ana.put(f"/scorecards/{scene.card.id}/draft", json.dumps(odd))[0] == 200
    draft = again(scene.card).read_draft()
    assert draft.reasons == "Clear\nand kind."
    assert [piece.text for answer in draft.answers.values() for piece in answer.evidence] == ["She asked."]
    page = visit(scene.ana).get(f"/scorecards/{scene.card.id}/review")
    assert (page.status, "She asked." in page.main, "Clear and kind." in page.main) == (200, True, True)
