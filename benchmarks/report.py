"""The figures as a file for programs and as a page for people."""

import json
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
import pysqlite3

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
ROWS = {
    "scorecard_get": "The page of writing, five questions",
    "scorecard_get_floor": "… as a static string",
    "autosave": "A save while typing",
    "autosave_floor": "… as one raw statement",
    "seal": "A seal",
    "list_50": "The list of loops, of 50",
    "list_500": "The list of loops, of 500",
    "list_floor": "… a page as a static string",
    "bank_10000": "A bank of 10,000 questions",
    "find_10000": "A search among them",
}
FLOORS = {"scorecard_get": "scorecard_get_floor", "autosave": "autosave_floor", "list_500": "list_floor"}

Found = dict[str, dict[str, dict[str, float]]]


def written(folder: Path, found: Found) -> None:
    """Write both; the named keys are SQLite's, and each engine has its own below."""
    told: dict[str, Any] = {
        **named(found["sqlite"]),
        **{engine: {**named(of), **of} for engine, of in found.items()},
    }
    (folder / "results.json").write_text(json.dumps(told, indent=2) + "\n")
    (folder / "RESULTS.md").write_text(page(found))


def named(of: dict[str, dict[str, float]]) -> dict[str, float]:
    """CPU of the server a request, the same over the floor's in the same run, and how the long list grows."""
    cpu = {f"{name}_cpu_ms": of[name]["cpu_ms"] for name in FLOORS}
    over = {
        f"{name}_cpu_ms_over_floor": round(of[name]["cpu_ms"] / max(of[floor]["cpu_ms"], 0.01), 1)
        for name, floor in FLOORS.items()
    }
    return (
        cpu
        | over
        | of["import"]
        | {"list_500_over_50": round(of["list_500"]["cpu_ms"] / of["list_50"]["cpu_ms"], 2)}
    )


def page(found: Found) -> str:
    """What a person reads."""
    parts = [ABOUT.format(cores=os.cpu_count(), python=platform.python_version(), libraries=_libraries())]
    for engine, title in ENGINES.items():
        parts += [f"## {title}\n", _table(found[engine]), _fifty(found[engine]["fifty_people"])]
        parts.append(_import(found[engine]["import"]))
    return "\n".join(parts)


ABOUT = """# How fast it is

`make bench` measures this anew. Each figure is the median of five rounds; eight people ask at once; the
server is the one of production (two processes of eight threads), and the floor a bare application under the
same server, measured in turns with ours. CPU is what the server's processes used, by the kernel's count;
PostgreSQL's own processes stand beside it. The list of loops comes in parts of fifty, so its length costs a
count.

{cores} cores, Python {python}, {libraries}. The one who asks runs on the same cores, so requests a second and
waiting times are those of a machine that does both.
"""


def _libraries() -> str:
    names = ("flask", "sqlalchemy", "gunicorn", "psycopg")
    told = [f"{name} {version(name)}" for name in names]
    return ", ".join([*told, f"SQLite {pysqlite3.sqlite_version}", f"libpq {psycopg.pq.version()}"])


def _table(of: dict[str, dict[str, float]]) -> str:
    head = "| | requests a second | p95, ms | server CPU, ms | database CPU, ms |\n"
    head += "| --- | --: | --: | --: | --: |\n"
    lines = [
        f"| {text} | {of[name]['per_second']:.0f} | {of[name]['p95_ms']:.1f} | {of[name]['cpu_ms']:.2f} "
        f"| {of[name]['database_cpu_ms']:.2f} |\n"
        for name, text in ROWS.items()
    ]
    return head + "".join(lines)


def _import(of: dict[str, float]) -> str:
    return (
        f"Questions from files into a bank: 1,000 in {of['import_1000_s']} s, 10,000 in "
        f"{of['import_10000_s']} s, {of['import_10000_over_1000']} times as long.\n"
    )


def _fifty(of: dict[str, float]) -> str:
    return (
        f"{of['people']:.0f} people saving every 2 s, {of['saves']:.0f} saves: p95 {of['p95_ms']} ms, "
        f"{of['lost']:.0f} lost.\n"
    )
