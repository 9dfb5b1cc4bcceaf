"""Texts that are kept ciphered are read like any other."""

from tests import make


def test_a_text_is_cleaned_as_it_is_put_away():
    loop = make.loop()
    asked = loop.ask("Cafe\u0301,\r\nno\x00 steps\ud800", make.NOON)
    assert asked.need == "Café,\nno steps"
    assert "Café" not in asked.need_kept
