"""docs/proof.md: its commands are run as they stand there, with the ids and hashes of a test."""

import re
import shlex
import subprocess

import pytest
from sqlalchemy import select

from interviews.domain.history import Event
from interviews.domain.scorecards import Seal
from interviews.settings import ROOT

PAGE = (ROOT / "docs" / "proof.md").read_text()
COMMANDS = re.findall(r"^```sh\n(.*?)\n```$", PAGE, flags=re.DOTALL | re.MULTILINE)
ID, HASH = "5f0c6f9e-0b7e-4d0e-9d55-3a1f6f0a2c11", "0123456789abcdef" * 4


@pytest.fixture
def seal(session, packet):
    """The seal in force of a loop that was released."""
    return session.scalars(select(Seal).where(Seal.withdrawn_at.is_(None))).one()


def bash(command, folder):
    """What the shell prints; it must end well."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-ec", command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def ours(command):
    """The words of one of our own commands, without where its output goes."""
    program, *words = shlex.split(command.split(" > ")[0])
    assert program == ".venv/bin/interviews"
    return words


def test_the_commands_are_the_ones_that_are_run_here():
    assert [command.split("-c '")[0] for command in COMMANDS] == [
        "python3 ",
        "python3 ",
        f".venv/bin/interviews scorecard prove {ID}",
        f".venv/bin/interviews scorecard prove {ID} --for ana@example.com > proof.txt",
        "{ sed -n 's/^salt: //p' proof.txt; sed -n 's/^content: //p' proof.txt | tr -d '\\n'; } | sha256sum",
        ".venv/bin/interviews history verify",
        f".venv/bin/interviews history verify --printed {HASH}",
        f".venv/bin/interviews history show\n.venv/bin/interviews history show --about {ID}",
    ]


def test_the_file_from_the_page_gives_both_hashes(tmp_path, visit, seal, ana):
    answer = visit(ana).client.get(f"/scorecards/{seal.scorecard_id}/proof")
    (tmp_path / "proof.json").write_bytes(answer.data)
    assert bash(COMMANDS[0], tmp_path) == f"{seal.digest}  -\n"
    assert bash(COMMANDS[1], tmp_path) == f"{seal.withheld()}  -\n"


def test_what_the_command_prints_gives_the_same_hash(tmp_path, run, seal, ana):
    checked, given = (ours(command.replace(ID, str(seal.scorecard_id))) for command in COMMANDS[2:4])
    assert run(*checked)[0] == 0
    code, lines = run(*(word.replace("ana@example.com", ana.email) for word in given))
    (tmp_path / "proof.txt").write_text("".join(f"{line}\n" for line in lines))
    assert (code, bash(COMMANDS[4], tmp_path)) == (0, f"{seal.digest}  -\n")


def test_the_history_is_verified_and_shown(run, session, seal):
    closed = session.scalars(select(Event).filter_by(verb="closed")).one()
    verify, printed, both = COMMANDS[5:]
    assert run(*ours(verify))[0] == 0
    assert run(*ours(printed.replace(HASH, closed.digest)))[0] == 0
    everything, about = (run(*ours(c.replace(ID, str(seal.scorecard_id)))) for c in both.split("\n"))
    assert (everything[0], about[0], len(everything[1]) > len(about[1])) == (0, 0, True)
