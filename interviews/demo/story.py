"""The whole story, in the order of time: what a history of it needs."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from interviews.demo.company import Company
from interviews.demo.loops import Candidacy
from interviews.demo.moments import Calendar, Told
from interviews.domain.people import Person

STORY = Path(__file__).parent
PASSWORD = "structured interviews are fairer"  # noqa: S105 - everybody may know it: nobody real is behind it


@dataclass(frozen=True)
class SignIn:
    """One of the accounts to look around with."""

    part: str
    name: str
    email: str


def load(session: Session, at: datetime, password_hash: str, story: Path = STORY) -> None:
    """Tell the whole story into `session`, as of `at`; everybody gets the same password. The caller commits.

    Raises `Refused` when a verb refuses; nothing is to be kept then.
    """
    told = _read("company", story)
    calendar = Calendar(at, ZoneInfo(told["company"]["time_zone"]))
    company = Company(session, told, calendar, password_hash)
    candidacies = [Candidacy(company, _read(f"loops/{stem}", story)) for stem in told["loops"]]
    steps = [*company.steps(), *(step for candidacy in candidacies for step in candidacy.steps())]
    for step in sorted(steps, key=lambda step: step.at):
        step.do(step.at)


def is_here(session: Session) -> bool:
    """Whether these people are the ones in the database."""
    emails = [person["email"] for person in _read("company")["people"]]
    here = session.scalar(select(func.count()).select_from(Person).where(Person.email.in_(emails)))
    return here == len(emails)


def name() -> str:
    """What the company is called."""
    return str(_read("company")["company"]["name"])


def sign_ins() -> list[SignIn]:
    """One account for each of the three kinds of people."""
    told = _read("company")
    people = {person["key"]: person for person in told["people"]}
    return [SignIn(part, people[key]["name"], people[key]["email"]) for part, key in told["sign_ins"].items()]


def _read(stem: str, story: Path = STORY) -> Told:
    told: Told = YAML(typ="safe", pure=True).load(story / f"{stem}.yaml")
    return told
