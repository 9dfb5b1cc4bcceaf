"""Browsers that ask, and how long they wait."""

import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import quantiles

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
COOKIE = re.compile(r"form=([^;]+)")


class Browser:
    """One connection that stays open, and its cookies."""

    def __init__(self, port: int, visit: str = "") -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = {"visit": visit} if visit else {}
        self.token = ""

    def ask(self, method: str, url: str, body: bytes = b"", kind: str = "") -> tuple[int, bytes]:
        """The status and the body of the answer."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Content-Type": kind} if kind else {}
        headers |= {"X-CSRFToken": self.token} if self.token else {}
        try:
            self.connection.request(method, url, body or None, headers)
            answer = self.connection.getresponse()
        except (ConnectionError, TimeoutError):  # a connection that rested too long was closed
            self.connection.close()
            self.connection.request(method, url, body or None, headers)
            answer = self.connection.getresponse()
        if found := COOKIE.search(answer.headers.get("Set-Cookie") or ""):
            self.cookies["form"] = found[1]
        return answer.status, answer.read()

    def open(self, url: str) -> bytes:
        """A page; its token goes with what is sent from now on."""
        status, page = self.ask("GET", url)
        assert status == 200, (status, url)
        self.token = next(iter(TOKEN.findall(page.decode())), self.token)
        return page


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that it takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def at_once(acts: Sequence[Callable[[], list[float]]]) -> list[float]:
    """Everybody's waiting times, asking side by side."""
    with ThreadPoolExecutor(len(acts)) as pool:
        return [wait for waits in pool.map(lambda act: act(), acts) for wait in waits]


def p95(waits: Sequence[float]) -> float:
    """Nineteen of twenty waited no longer."""
    return quantiles(waits, n=20)[-1]
