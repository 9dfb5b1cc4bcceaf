"""Passwords: kept as argon2id, hard to guess."""

import pytest

from interviews.passwords import fits, hashed, weakness


def test_a_password_is_kept_as_argon2id_and_never_the_same_twice():
    one, other = hashed("lagoon marble trombone"), hashed("lagoon marble trombone")
    assert one.startswith("$argon2id$v=19$m=65536,")
    assert one != other
    assert (fits("lagoon marble trombone", one), fits("lagoon marble", one)) == (True, False)


def test_without_a_password_none_fits():
    assert (fits("nobody's password", None), fits("", None)) == (False, False)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("lagoon marb", "Use 12 characters or more. Three or four unrelated words work well."),
        ("a" * 201, "Use 200 characters at most."),
        ("password1234", "This password is easy to guess. Add a word or two that nobody would expect."),
        ("adaezeokafor", "This password is easy to guess. Add a word or two that nobody would expect."),
        ("lagoon marble trombone", ""),
        ("lagoon marble trombone " * 8, ""),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused_with_advice(password, sentence):
    assert weakness(password, ["Adaeze Okafor", "adaeze@example.com"]) == sentence
