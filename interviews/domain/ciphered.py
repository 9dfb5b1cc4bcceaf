"""Texts that are kept ciphered: whoever reads the database alone reads none of them.

Not here: the keys and how they cipher (`interviews.ciphers`), who may read a text (the policy).
"""

from typing import Any, overload
from uuid import uuid4

from interviews.ciphers import Unreadable, cipher
from interviews.domain.base import Base, clean

UNREADABLE = (
    "This can’t be read: the key that it was kept with isn’t here. Ask who runs this program to bring it "
    "back; until then ask the candidate."
)


class Ciphered:
    """A text of a noun, kept in the column of the same name with `_kept` after it, bound to its row.

    What no key deciphers is a sentence that says so: the page around it stays of use.
    """

    def __set_name__(self, owner: type[Base], name: str) -> None:
        self.name, self.column = name, f"{name}_kept"

    @overload
    def __get__(self, thing: None, owner: type[Base]) -> "Ciphered": ...
    @overload
    def __get__(self, thing: Base, owner: type[Base]) -> str: ...
    def __get__(self, thing: Base | None, owner: type[Base]) -> "Ciphered | str":
        if thing is None:
            return self
        try:
            return cipher().open(getattr(thing, self.column), self._place(thing))
        except Unreadable:
            return UNREADABLE

    def __set__(self, thing: Base, text: str) -> None:
        setattr(thing, self.column, cipher().close(clean(text), self._place(thing)))

    def renew(self, thing: Base) -> bool | None:
        """Cipher it with the newest key, also if it never was. Whether it was; None if no key reads it."""
        kept, place = getattr(thing, self.column), self._place(thing)
        if cipher().is_newest(kept):
            return False
        try:
            setattr(thing, self.column, cipher().close(cipher().open(kept, place), place))
        except Unreadable:
            return None
        return True

    def _place(self, thing: Any) -> str:
        """Which row and column it stands in; a row that isn't kept yet gets its name here."""
        thing.id = thing.id or uuid4()
        return f"{thing.__tablename__}|{thing.id}|{self.name}"


def ciphered_of(model: type[Base]) -> list[Ciphered]:
    """The ciphered texts of a noun."""
    return [value for value in vars(model).values() if isinstance(value, Ciphered)]
