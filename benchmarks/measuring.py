"""What is measured: pages and saves of ours and of the floor, in turns, in one run."""

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.company import AUTHORS, Company, Seat
from benchmarks.load import Browser, at_once, p95, timed
from benchmarks.serving import Server, database_cpu
from interviews.domain.openings import Release

THREADS, ROUNDS = 8, 5
SAVING_FOR, EVERY = 24, 2  # seconds

VERSION = re.compile(r'name="version"[^>]*value="(\d+)"')
Ask = Callable[[], object]


@dataclass
class Figures:
    """One thing measured: a value a round."""

    per_second: list[float] = field(default_factory=list)
    p95_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    database_cpu_ms: list[float] = field(default_factory=list)

    def take(self, server: Server, asks: list[list[Ask]]) -> None:
        """One round: each list of requests by somebody of their own, all at once."""
        count = sum(map(len, asks))
        ours, theirs, begun = server.cpu(), database_cpu(), time.perf_counter()
        waits = at_once([lambda one=one: [timed(ask) for ask in one] for one in asks])
        self.per_second.append(count / (time.perf_counter() - begun))
        self.p95_ms.append(p95(waits))
        self.cpu_ms.append((server.cpu() - ours) * 1000 / count)
        self.database_cpu_ms.append((database_cpu() - theirs) * 1000 / count)

    def told(self) -> dict[str, float]:
        """The median round."""
        return {name: round(median(values), 2) for name, values in vars(self).items()}


class Author:
    """Somebody with their scorecard open."""

    def __init__(self, port: int, seat: Seat) -> None:
        self.browser, self.seat = Browser(port, seat.cookie), seat
        self.url, self.page, self.sent = f"/scorecards/{seat.card}", uuid4().hex, 0
        self.version = int(VERSION.findall(self.reads().decode())[0])

    def reads(self) -> bytes:
        """The page of writing."""
        return self.browser.open(f"{self.url}/edit")

    def saves(self) -> None:
        """What the script sends while they type."""
        self.sent += 1
        about = {"version": self.version, "page": self.page, "number": self.sent}
        body = json.dumps(about | self.words()).encode()
        status, _ = self.browser.ask("PUT", f"{self.url}/draft", body, "application/json")
        assert status == 200, status

    def seals(self) -> None:
        """The button under what they have read once more."""
        read = urlencode({"version": self.version, "release": Release.AT_DEBRIEF.value}).encode()
        status, _ = self.browser.ask("POST", f"{self.url}/seal", read, "application/x-www-form-urlencoded")
        assert status == 302, status

    def words(self) -> dict[str, Any]:
        """Some two thousand characters over five questions."""
        line = f"Asked who carries the risk, and named the owner. Sending {self.sent}. " * 6
        answer = {"value": 3, "confidence": "medium", "evidence": [{"kind": "said", "text": line}]}
        answers = dict.fromkeys(self.seat.questions, answer)
        return {"answers": answers, "reasons": f"Sending {self.sent}"}


def saving(port: int, company: Company) -> dict[str, float]:
    """Fifty people who save every two seconds: how long they wait, and whether all is there afterwards."""
    authors = [Author(port, company.seat(n)) for n in range(AUTHORS)]
    for author in authors:
        author.browser.connection.close()
    ready = threading.Barrier(AUTHORS)

    def types(number: int) -> list[float]:
        ready.wait()
        time.sleep(EVERY * number / AUTHORS)
        waits = []
        for _ in range(SAVING_FOR // EVERY):
            waits.append(timed(authors[number].saves))
            time.sleep(EVERY - waits[-1] / 1000)
        return waits

    waits = at_once([lambda n=n: types(n) for n in range(AUTHORS)])
    lost = [a for a in authors if company.reasons(a.seat.card) != f"Sending {a.sent}"]
    return {"people": AUTHORS, "saves": len(waits), "p95_ms": round(p95(waits), 1), "lost": len(lost)}
