"""What candidates need is kept ciphered: who has the database alone reads none of it."""

import pytest

from interviews.ciphers import Cipher, Unreadable

ONE, TWO = b"1" * 32, b"2" * 32
HERE = "adjustment|1|need"


def test_what_is_put_away_is_taken_out_again_and_looks_different_each_time():
    cipher = Cipher([ONE])
    kept = {cipher.close("Hard of hearing · صمم", HERE) for _ in range(3)}

    assert len(kept) == 3
    assert {cipher.open(each, HERE) for each in kept} == {"Hard of hearing · صمم"}
    assert [each for each in kept if "Hard" in each or not each.startswith("aes-256-gcm:")] == []


def test_a_text_in_another_place_is_unreadable():
    cipher = Cipher([ONE])
    with pytest.raises(Unreadable):
        cipher.open(cipher.close("Tires", HERE), "adjustment|2|need")


def test_a_key_that_is_gone_and_what_was_tampered_with_are_unreadable():
    kept = Cipher([ONE]).close("Tires", HERE)
    with pytest.raises(Unreadable):
        Cipher([TWO]).open(kept, HERE)
    flipped = kept[:-6] + ("A" if kept[-6] != "A" else "B") + kept[-5:]
    for broken in (flipped, kept[:30], kept + "%", kept.rpartition(":")[0]):
        with pytest.raises(Unreadable):
            Cipher([ONE]).open(broken, HERE)


def test_the_newest_key_ciphers_and_the_older_ones_still_read():
    old = Cipher([ONE]).close("Tires", HERE)
    both = Cipher([TWO, ONE])
    new = both.close("Tires", HERE)

    assert [both.open(each, HERE) for each in (old, new)] == ["Tires", "Tires"]
    assert [both.is_newest(each) for each in (old, new, "Tires")] == [False, True, False]
    assert Cipher([TWO]).open(new, HERE) == "Tires"


def test_what_was_never_ciphered_is_itself():
    assert Cipher([ONE]).open("Hearing: left ear", HERE) == "Hearing: left ear"


def test_without_a_key_nothing_is_put_away():
    with pytest.raises(RuntimeError, match="No key"):
        Cipher([]).close("Tires", HERE)
