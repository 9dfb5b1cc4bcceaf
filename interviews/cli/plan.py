"""`interviews plan`: plans to start from, as files."""

import json
import sys
from pathlib import Path

import click

from interviews.packs import plan_checking
from interviews.packs.lines import NotImported
from interviews.packs.plan_schema import PLAN_SCHEMA

FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group("plan")
def plan() -> None:
    """Plans to start from, as files: check, schema."""


@plan.command("check")
@click.argument("file", type=FILE)
@click.option("--banks", "folders", type=FOLDER, multiple=True, help="A folder of banks, beside what ships.")
def check(file: Path, folders: tuple[Path, ...]) -> None:
    """Say everything that keeps FILE from being used; exit code 1 if there is anything.

    It asks no database, and takes the banks and the ladder that ship, with those of --banks beside them.
    """
    try:
        plan_checking.check(file, plan_checking.shelf(*folders))
    except NotImported as error:
        for problem in error.problems:
            click.echo(problem)
        sys.exit(1)
    click.echo("This plan can be used.")


@plan.command("schema")
def schema() -> None:
    """Print the JSON Schema of a plan's file."""
    click.echo(json.dumps(PLAN_SCHEMA, indent=2, ensure_ascii=False))
