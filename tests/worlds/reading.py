"""What a viewer is answered, call by call, and where two transcripts part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from zipfile import ZipFile, is_zipfile

import pikepdf
from werkzeug.test import TestResponse

from tests.worlds.calling import Call

TOKEN = re.compile(r"I[\w-]{30,}\.[\w-]+\.[\w-]+")


@dataclass(frozen=True)
class Answer:
    """Everything of an answer that can be seen, and how many statements it took."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    kind: str
    statements: int

    @classmethod
    def of(cls, response: TestResponse, statements: int) -> "Answer":
        """An answer, its tokens masked and nothing else."""
        body = response.data
        if response.mimetype == "text/html":
            body = TOKEN.sub("token", body.decode()).encode()
        return cls(response.status_code, tuple(response.headers), body, response.mimetype, statements)

    def lines(self) -> Iterator[str]:
        """The answer, line by line, for who looks for the difference."""
        yield f"status: {self.status}"
        yield from (f"{name}: {value}" for name, value in self.headers)
        yield from self._opened()
        yield f"statements: {self.statements}"

    def _opened(self) -> Iterator[str]:
        """What is inside: the files of an archive, what a PDF says of itself, or the text."""
        if self.kind == "application/zip" and is_zipfile(BytesIO(self.body)):
            with ZipFile(BytesIO(self.body)) as archive:
                for name in archive.namelist():
                    yield from (f"{name}: {line}" for line in archive.read(name).decode().splitlines())
        if self.body.startswith(b"%PDF-"):
            with pikepdf.open(BytesIO(self.body)) as document:
                yield from (f"{name}: {value}" for name, value in document.docinfo.items())
        yield from self.body.decode(errors="backslashreplace").splitlines()


@dataclass(frozen=True)
class Exchange:
    """A call, its answer, and the page that followed if it led on."""

    call: Call
    answers: tuple[Answer, ...]

    @property
    def status(self) -> int:
        """What the call itself was answered."""
        return self.answers[0].status

    @property
    def is_turned_away(self) -> bool:
        """Whether nothing of what was sent was read: there is no such thing, or nobody is signed in."""
        place = dict(self.answers[0].headers).get("Location", "")
        asked = place.startswith("/people/sign-in") and self.call.endpoint != "people.sign_out"
        return self.status == 404 or asked

    def lines(self) -> Iterator[str]:
        """Both answers, line by line."""
        for answer in self.answers:
            yield from answer.lines()


def differences(one: list[Exchange], other: list[Exchange]) -> list[str]:
    """Where two transcripts part: the call, and the first line that differs in either world."""
    assert [exchange.call for exchange in one] == [exchange.call for exchange in other]
    parted = [(a, b) for a, b in zip(one, other, strict=True) if a.answers != b.answers]
    return [f"{a.call}\n    {_parting(a, b)}" for a, b in parted]


def _parting(one: Exchange, other: Exchange) -> str:
    lines = zip_longest(one.lines(), other.lines(), fillvalue="(nothing)")
    return next((f"{a!r}\n    {b!r}" for a, b in lines if a != b), "(the same lines, other bytes)")
