"""How passwords are kept: argon2id, a few at a time, and none that is easy to guess.

Hash and compare outside a transaction: it takes a tenth of a second, and others wait for the lock.
"""

from collections.abc import Iterable
from threading import BoundedSemaphore

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from zxcvbn import zxcvbn

SHORTEST, LONGEST = 12, 200
GUESSABLE = 3  # of zxcvbn's 0 to 4
_AS_FAR_AS_IT_LOOKS = 72

_hasher = PasswordHash((Argon2Hasher(),))
_few_at_once = BoundedSemaphore(2)  # each takes 64 MiB
_NOBODYS = _hasher.hash("nobody's password")


def hashed(password: str) -> str:
    """A password as it is stored."""
    with _few_at_once:
        return _hasher.hash(password)


def fits(password: str, password_hash: str | None) -> bool:
    """Whether it is the right one. Without a hash the answer is no, and takes as long."""
    with _few_at_once:
        return _hasher.verify(password, password_hash or _NOBODYS) and password_hash is not None


def weakness(password: str, about: Iterable[str] = ()) -> str:
    """What is wrong with a new password, as a sentence; empty if it holds up.

    `about` are words that others would try first: the person's name, their address.
    """
    if len(password) < SHORTEST:
        return f"Use {SHORTEST} characters or more. Three or four unrelated words work well."
    if len(password) > LONGEST:
        return f"Use {LONGEST} characters at most."
    words = [word for text in about for word in (text, *text.replace("@", " ").split())]
    if zxcvbn(password[:_AS_FAR_AS_IT_LOOKS], user_inputs=words)["score"] < GUESSABLE:
        return "This password is easy to guess. Add a word or two that nobody would expect."
    return ""
