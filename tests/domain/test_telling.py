"""Instructions say what to do: words that tell why are pointed out, and ready sentences have none."""

import pytest

from interviews.domain.loops import Effect
from interviews.domain.loops.helping import WAYS, asked_for, chosen_in, together
from interviews.domain.loops.telling import reasons_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She has ADHD and dyslexia; because of the ADHD give time.", ["ADHD", "dyslexia"]),
        ("He is Hard of hearing.", ["Hard of hearing"]),
        ("Needs insulin; is pregnant", ["insulin", "pregnant"]),
        ("Turn captions on. Add ten minutes in October.", []),
    ],
)
def test_words_that_tell_why_are_found_as_they_stand(text, found):
    assert reasons_in(text) == found


def test_no_ready_sentence_tells_why():
    assert [way.key for way in WAYS if reasons_in(way.done) or reasons_in(way.asked)] == []


def test_what_was_chosen_is_found_again_in_what_was_asked_for():
    need = asked_for(["breaks", "time", "nothing such"], "Tea.\nCaptions, perhaps.")
    assert need.splitlines() == [
        "More time for each task",
        "Breaks between interviews",
        "Tea.",
        "Captions, perhaps.",
    ]
    instruction, effect = together(chosen_in(need))
    assert [line[:16] for line in instruction.splitlines()] == ["Give more time f", "End on time, so "]
    assert effect == Effect(50, 15)
    assert together(chosen_in("Tea.")) == ("", Effect(0, 0))
