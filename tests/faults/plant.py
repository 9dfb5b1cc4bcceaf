"""Plant the known faults one at a time, each in a copy of the tree, and see the tests catch it.

`make check-faults` runs it; it takes minutes, on SQLite alone. Each fault meets the tests that ought to see
it, and what they let through meets all tests of independence; the copy as it is has to pass both. A fault is
caught when a test finds something untrue; one that merely breaks the program, or that can't be planted any
more because the text has changed, is a mistake in the list, and is told as one.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.fault import Fault
from tests.faults.known import KNOWN

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "instance", "docs", "*.egg-info")
PAGES = ("tests/web/test_every_page.py", "tests/web/test_breaks.py", "tests/web/test_breaks_no_short_cut.py")
ALL = ("tests/doors", "tests/policy", *PAGES, "tests/worlds")
AT_A_TIME = 2
WIDTH = max(len(fault.name) for fault in KNOWN)
FAILED = re.compile(r"^FAILED (.+?) - (.*)$", re.MULTILINE)
UNTRUE = ("assert", "AssertionError", "Failed: DID NOT RAISE")


def main(words: Sequence[str]) -> int:
    """Plant them all, or those in whose names one of these words is; 1 if any isn't caught."""
    if lost := [fault for fault in KNOWN if not fault.fits(ROOT)]:
        print(*(f"CAN'T BE PLANTED  {fault.name}: see {fault.file}" for fault in lost), sep="\n")
        return 1
    chosen = [fault for fault in KNOWN if not words or any(word in fault.name for word in words)]
    with TemporaryDirectory(prefix="faults-") as folder:
        tree = Path(folder) / "as-it-is"
        shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
        unnoticed = let_through(chosen, lambda fault: fault.likely.split(), tree)
        left = let_through(unnoticed, lambda _: ALL, tree)
    print(*(f"NOT CAUGHT  {fault.name}\n" for fault in left), sep="", end="")
    print(f"{len(chosen) - len(left)} of {len(chosen)} known faults were caught.")
    return 1 if left else 0


def let_through(faults: list[Fault], tests: Callable[[Fault], Iterable[str]], tree: Path) -> list[Fault]:
    """Those of these faults that their tests don't catch. Without a fault all of the tests must pass."""
    if not faults:
        return []
    selection = sorted({path for fault in faults for path in tests(fault)})
    sound = run(tree, selection, f"--numprocesses={AT_A_TIME}")
    if sound.returncode:
        sys.exit(f"The tree as it is fails.\n{sound.stdout}{sound.stderr}")
    print(f"The tree as it is passes {', '.join(selection)}.", flush=True)
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        caught = list(pool.map(lambda fault: catches(tests(fault), fault, tree), faults))
    return [fault for fault, found in zip(faults, caught, strict=True) if not found]


def catches(tests: Iterable[str], fault: Fault, tree: Path) -> bool:
    """Plant one fault in a copy of its own, run these tests there, and say which one noticed it."""
    with TemporaryDirectory(prefix="fault-") as folder:
        planted = Path(folder) / "tree"
        shutil.copytree(tree, planted)
        fault.plant(planted)
        done = run(planted, tests, "--numprocesses=0", "--exitfirst")
    failed = FAILED.search(done.stdout)
    untrue = done.returncode == 1 and failed and failed[2].startswith(UNTRUE)
    if untrue:
        print(f"caught      {fault.name:<{WIDTH}}  {failed[1]}", flush=True)
    elif done.returncode:
        print(f"BROKEN      {fault.name:<{WIDTH}}  {failed[0] if failed else done.stdout}", flush=True)
    return bool(untrue)


def run(tree: Path, tests: Iterable[str], *more: str) -> subprocess.CompletedProcess[str]:
    """Run these tests in a copy, on its own program and on SQLite."""
    there = [path for path in tests if (tree / path).exists()]
    options = ["--quiet", "--tb=no", "-rf", "-p", "tests.faults.ours", "-p", "no:cacheprovider"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INTERVIEWS_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, f"--basetemp={tree}.tmp", *more, *there],
        cwd=tree,
        env=kept | {"COLUMNS": "1000", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
