"""The least that a server can do: the same page as a string, the same save as one raw statement."""

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import psycopg
import pysqlite3

from interviews.db import PRAGMAS

PAGE = Path(os.environ.get("FLOOR_PAGE", os.devnull)).read_bytes()
URL = os.environ.get("FLOOR_DATABASE", "")
SAVE = "UPDATE scorecard SET draft = {0}, version = version + 1 WHERE id = {0} AND version > 0"
own = threading.local()


def app(environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
    """A page for who asks, a save for who sends."""
    if environ["REQUEST_METHOD"] == "GET":
        body = PAGE
    else:
        sent = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
        card, draft = sent.split(" ", 1)
        _save(card, draft)
        body = b"{}"
    start("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]


def _save(card: str, draft: str) -> None:
    if URL.startswith("sqlite"):
        _sqlite().execute(SAVE.format("?"), (draft, card.replace("-", "")))
    else:
        _postgresql().execute(SAVE.format("%s"), (draft, card))


def _sqlite() -> Any:
    if not hasattr(own, "connection"):
        own.connection = pysqlite3.connect(URL.removeprefix("sqlite:///"), isolation_level=None)
        for pragma in PRAGMAS:
            own.connection.execute(f"PRAGMA {pragma}")
    return own.connection


def _postgresql() -> Any:
    if not hasattr(own, "connection"):
        plain = URL.replace("postgresql+psycopg://", "postgresql://")
        own.connection = psycopg.connect(plain, autocommit=True)
    return own.connection
