"""How a need is kept: ciphered, so that a copy of the database alone tells nobody of it.

The keys are installed as the program starts, newest first: the first one ciphers, every one deciphers. What
is kept is bound to its place, so that a text that was moved to another row can't be read there.
"""

import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MARK = "aes-256-gcm"
_NONCE_BYTES = 12


class Unreadable(Exception):
    """None of our keys deciphers this, or it isn't what was put there."""


class Cipher:
    """Puts texts away under the newest key, and takes them out under whichever key that was."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = {_name(key): AESGCM(key) for key in keys}
        self._newest = next(iter(self._keys), "")

    def close(self, text: str, place: str) -> str:
        """The text as it is kept in this place: mark, name of the key, nonce and ciphertext."""
        if not self._keys:
            raise RuntimeError("No key is installed to cipher with.")
        nonce = secrets.token_bytes(_NONCE_BYTES)
        kept = nonce + self._keys[self._newest].encrypt(nonce, text.encode(), place.encode())
        return f"{_MARK}:{self._newest}:{b64encode(kept).decode()}"

    def open(self, kept: str, place: str) -> str:
        """The text that was put away in this place; what was never ciphered is the text itself.

        Raises `Unreadable`.
        """
        mark, _, rest = kept.partition(":")
        if mark != _MARK:
            return kept
        name, _, body = rest.partition(":")
        try:
            whole = b64decode(body, validate=True)
            return (
                self._keys[name].decrypt(whole[:_NONCE_BYTES], whole[_NONCE_BYTES:], place.encode()).decode()
            )
        except (InvalidTag, KeyError, ValueError) as error:
            raise Unreadable from error

    def is_newest(self, kept: str) -> bool:
        """Whether it is ciphered, with the key that ciphers now."""
        return kept.startswith(f"{_MARK}:{self._newest}:")


def _name(key: bytes) -> str:
    """What a key is called beside what it ciphered: it tells which one, and nothing of it."""
    return sha256(b"name of a key:" + key).hexdigest()[:8]


_installed = Cipher(())


def install(keys: Sequence[bytes]) -> None:
    """Let these be the program's keys, newest first. Without any the ones from before stay."""
    global _installed  # noqa: PLW0603 - one program has one set of keys, as it has one clock
    if keys:
        _installed = Cipher(keys)


def cipher() -> Cipher:
    """The program's cipher."""
    return _installed
