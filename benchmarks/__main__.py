"""`make bench`: measures on SQLite and on PostgreSQL, and writes results.json and RESULTS.md beside this."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from sqlalchemy.orm import Session

from benchmarks import importing
from benchmarks.company import Company
from benchmarks.load import Browser
from benchmarks.measuring import ROUNDS, THREADS, Author, Figures, saving
from benchmarks.report import written
from benchmarks.serving import Server
from interviews import create_app
from interviews.db import bring_to_head, db, only_reading
from interviews.domain.history import keep_history
from interviews.settings import ROOT, Settings

HERE = Path(__file__).parent
SECRET = "a secret that is long enough for a benchmark"
SEALS = 20  # a round
FIRST_TO_SEAL = 100


def main() -> None:
    """Both engines; the second in a process of its own, beside a PostgreSQL of its own."""
    if "INTERVIEWS_TEST_DATABASE_URL" in os.environ:
        url = os.environ["INTERVIEWS_TEST_DATABASE_URL"]
        json.dump(measured(url), sys.stdout)
        return
    with tempfile.TemporaryDirectory() as home:
        sqlite = measured(f"sqlite:///{home}/interviews.sqlite")
    command = ["bin/with-postgres", sys.executable, "-m", "benchmarks"]
    environment = os.environ | {"DURABLE": "yes"}
    other = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    written(HERE, {"sqlite": sqlite, "postgresql": json.loads(other.stdout)})


def measured(url: str) -> dict[str, dict[str, float]]:
    """Every figure on one engine."""
    app = create_app(Settings(url, SECRET))
    with app.app_context(), tempfile.TemporaryDirectory() as home:
        bring_to_head()
        with only_reading(), Session(db.engine, expire_on_commit=False) as session:
            keep_history(session)
            return _all(Company(session), url, Path(home))


def _all(company: Company, url: str, home: Path) -> dict[str, dict[str, float]]:
    company.grow(50)
    settings = {"INTERVIEWS_HOME": str(home), "INTERVIEWS_DATABASE_URL": url, "INTERVIEWS_SECRET_KEY": SECRET}
    server = Server("interviews:create_app()", settings)
    page = home / "page"
    page.write_bytes(
        Author(server.port, company.seat(0)).browser.open(f"/scorecards/{company.seat(0).card}/edit")
    )
    floor = Server("benchmarks.floor:app", {"FLOOR_PAGE": str(page), "FLOOR_DATABASE": url})
    try:
        found = _scorecards(company, server, floor)
        found["list_50"] = _list(company, server)
        company.grow(500)
        found["list_500"] = _list(company, server)
        found["list_floor"] = _pages(floor)
        found["seal"] = _seals(company, server)
        fifty = saving(server.port, company)
        large = importing.imported(company.session, company, home)
        found |= importing.pages(company, server)
        told = {name: figures.told() for name, figures in found.items()}
        return told | {"fifty_people": fifty, "import": large}
    finally:
        server.stop()
        floor.stop()


def _scorecards(company: Company, server: Server, floor: Server) -> dict[str, Figures]:
    authors = [Author(server.port, company.seat(n)) for n in range(THREADS)]
    below = [Browser(floor.port) for _ in authors]
    names = ("scorecard_get", "scorecard_get_floor", "autosave", "autosave_floor")
    found = {name: Figures() for name in names}
    for _ in range(ROUNDS):
        found["scorecard_get"].take(server, [[a.reads] * 25 for a in authors])
        found["scorecard_get_floor"].take(floor, [[lambda b=b: b.open("/")] * 100 for b in below])
        found["autosave"].take(server, [[a.saves] * 25 for a in authors])
        found["autosave_floor"].take(floor, [[_save(b, a)] * 50 for b, a in zip(below, authors, strict=True)])
    return found


def _save(browser: Browser, author: Author) -> object:
    return lambda: browser.ask("PUT", "/", f"{author.seat.card} {json.dumps(author.words())}".encode())


def _list(company: Company, server: Server) -> Figures:
    browsers = [Browser(server.port, company.cookie(company.coordinator)) for _ in range(THREADS)]
    found = Figures()
    for _ in range(ROUNDS):
        found.take(server, [[lambda b=b: b.open("/loops/")] * 15 for b in browsers])
    return found


def _pages(floor: Server) -> Figures:
    browsers = [Browser(floor.port) for _ in range(THREADS)]
    found = Figures()
    for _ in range(ROUNDS):
        found.take(floor, [[lambda b=b: b.open("/")] * 100 for b in browsers])
    return found


def _seals(company: Company, server: Server) -> Figures:
    numbers = range(FIRST_TO_SEAL, FIRST_TO_SEAL + SEALS * ROUNDS)
    company.written(numbers)
    authors = [Author(server.port, company.seat(n)) for n in numbers]
    found = Figures()
    for turn in range(ROUNDS):
        of_turn = authors[turn * SEALS : (turn + 1) * SEALS]
        found.take(server, [[a.seals for a in of_turn[n::THREADS]] for n in range(THREADS)])
    return found


if __name__ == "__main__":
    main()
