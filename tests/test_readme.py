"""Every command of README.md is run, in its order, in a copy of the tree: links to all but what it writes to.

`make run` serves there until its sign-in page answers. What it and `make test` install first isn't installed
again (whoever runs this has it), and `make test`, which is what runs this, is asked what it would do. The
lines about PostgreSQL go to the engine under test.
"""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest
from sqlalchemy import make_url

from interviews.settings import ROOT

README = (ROOT / "README.md").read_text()
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)
COMMANDS = [text for language, text in FENCED if language == "sh"]
SERVER = os.environ.get("INTERVIEWS_TEST_DATABASE_URL")
HERE_ALREADY = "make --old-file=.venv/ready-to-run --old-file=.venv/ready-to-test"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder in which the tree seems to stand."""
    tree = tmp_path / "tree"
    tree.mkdir()
    for part in ROOT.iterdir():
        if part.name not in {"docs", "instance"}:
            (tree / part.name).symlink_to(part)
    return tree


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """As a stranger has it: nothing set but where our data and our port are."""
    with socket.socket() as ours:
        ours.bind(("127.0.0.1", 0))
        port = str(ours.getsockname()[1])
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("INTERVIEWS_", "MAKE", "MFLAGS"))}
    home = {"INTERVIEWS_HOME": str(tmp_path / "home")}
    return kept | home | {"INTERVIEWS_PORT": port, "INTERVIEWS_WORKERS": "1"}


@pytest.fixture
def another_database(tmp_path: Path, worker_id: str) -> Iterator[str]:
    """An empty database of the engine under test, by its URL."""
    if not SERVER:
        yield f"sqlite:///{tmp_path / 'another.sqlite'}"
        return
    name = f"readme_{worker_id}"
    plain = make_url(SERVER).set(drivername="postgresql")
    with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        yield plain.set(database=name).render_as_string(hide_password=False)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


def run(command: str, tree: Path, environment: dict[str, str]) -> str:
    """What a command prints; it must end well."""
    done = subprocess.run(
        ["bash", "-ec", command], cwd=tree, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def serve(command: str, tree: Path, environment: dict[str, str]) -> str:
    """Start what serves, wait for its sign-in page, stop it; the words of that page."""
    with subprocess.Popen(
        ["bash", "-ec", command], cwd=tree, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    ) as server:
        try:
            return _sign_in_page(environment["INTERVIEWS_PORT"], server)
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def _sign_in_page(port: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(600):
        assert server.poll() is None, "it ended before it served"
        try:
            with urlopen(f"http://127.0.0.1:{port}/people/sign-in") as page:
                return page.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nothing answered within a minute")


def test_the_commands_are_the_ones_that_are_run_here() -> None:
    assert [block.split("\n")[0] for block in COMMANDS] == [
        "make run",
        "make test",
        "make help",
        ".venv/bin/interviews db upgrade",
        ".venv/bin/interviews bank import interviews/packs --by ana@example.com",
        ".venv/bin/interviews bank export past-work banks/past-work",
        ".venv/bin/interviews plan check interviews/packs/plans/staff.yaml",
        ".venv/bin/interviews history verify",
        "export INTERVIEWS_DATABASE_URL=postgresql://interviews@localhost/interviews",
        "bin/screenshots",
    ]


@pytest.mark.once
def test_the_program_starts_with_one_command_and_its_company_grows_by_the_others(
    copy: Path, environment: dict[str, str]
) -> None:
    started, _, _, accounts, packs, own_bank, plans, verify, _, _ = COMMANDS

    assert "Ostrel" in serve(started.replace("make", HERE_ALREADY), copy, environment)
    assert f"127.0.0.1:{environment['INTERVIEWS_PORT']}" in run(accounts, copy, environment)
    assert run(packs, copy, environment) == "Questions: 0 new, 0 with a new version, 70 as they were.\n"
    assert "These files can be imported.\n" in run(own_bank, copy, environment)
    assert (copy / "banks" / "past-work" / "bank.yaml").exists()
    assert run(plans, copy, environment).startswith("This plan can be used.\n" * 2)
    assert run(verify, copy, environment).startswith("The history holds: ")


def test_a_company_of_one_s_own_starts_on_another_database(
    copy: Path, environment: dict[str, str], another_database: str
) -> None:
    named = "postgresql://interviews@localhost/interviews"
    command = COMMANDS[8].replace(f"={named}", f"='{another_database}'")

    assert "Our company" in serve(command, copy, environment)


def test_the_makefile_has_what_the_readme_names(copy: Path, environment: dict[str, str]) -> None:
    _, tested, helped, *_ = COMMANDS

    assert ".venv/bin/pytest" in run(tested.replace("make", f"{HERE_ALREADY} --dry-run"), copy, environment)
    listed = run(helped, copy, environment)
    assert {name for name in re.findall(r"`make ([\w-]+)`", README) if f"make {name} " not in listed} == set()


@pytest.mark.browser
def test_the_picture_is_taken_from_the_demonstration_company(copy: Path, environment: dict[str, str]) -> None:
    run(COMMANDS[9], copy, environment)

    assert (copy / "docs" / "debrief.png").read_bytes().startswith(b"\x89PNG")


def test_every_setting_is_in_the_table() -> None:
    read = (ROOT / "interviews" / "settings.py").read_text() + (ROOT / "gunicorn.conf.py").read_text()

    assert set(re.findall(r"^\| `(INTERVIEWS_\w+)`", README, flags=re.MULTILINE)) == set(
        re.findall(r"INTERVIEWS_[A-Z_]+", read)
    )


def test_every_file_that_is_linked_is_there() -> None:
    linked = re.findall(r"\]\((?!http)([^)]+)\)", README)

    pictures, files = linked[:2], linked[2:]
    assert pictures == ["docs/scorecard.png", "docs/debrief.png"]
    assert files == ["interviews/policy.py", "interviews/packs/rules.yaml", "docs/proof.md"]
    assert [path for path in linked if not (ROOT / path).exists()] == []


def test_the_map_is_of_this_tree() -> None:
    [drawn] = [text for language, text in FENCED if not language]
    folder, missing = Path(), []
    for line in drawn.splitlines():
        name = line.split()[0]
        folder = folder if line.startswith(" ") else Path(name)
        path = folder / name if line.startswith(" ") else folder
        missing += [] if (ROOT / path).exists() else [str(path)]

    assert missing == []
