"""Who works at the demonstration company, what it asks, the job that it fills, and who decides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from interviews.demo.moments import Calendar, Told
from interviews.domain.banks import Competency, Duty, Level, Question
from interviews.domain.committees import Committee, Docket
from interviews.domain.openings import CriterionDraft, Opening, PlannedDraft, Profile, Release
from interviews.domain.people import Person, Role, secret
from interviews.packs import PACKS
from interviews.packs.reading import import_folder


@dataclass(frozen=True)
class Step:
    """One thing that somebody does, at its moment."""

    at: datetime
    do: Callable[[datetime], object]


class Company:
    """The company, as far as its story has been told. Each step adds to it."""

    opening: Opening
    docket: Docket

    def __init__(self, session: Session, told: Told, calendar: Calendar, password_hash: str) -> None:
        self.session = session
        self.told = told
        self.calendar = calendar
        self.password_hash = password_hash
        self.people: dict[str, Person] = {}
        self.levels: dict[str, Level] = {}
        self.competencies: dict[str, Competency] = {}
        self.questions: dict[tuple[str, str], Question] = {}

    @property
    def name(self) -> str:
        """What the company is called."""
        return str(self.told["company"]["name"])

    def step(self, told: Told, do: Callable[[datetime, Person], object]) -> Step:
        """What `told` says somebody did (`by`) and when."""
        return Step(self.calendar.moment(told["when"]), lambda at: do(at, self.people[told["by"]]))

    def steps(self) -> Iterator[Step]:
        """Everything that happens before the first candidate, and the sitting."""
        banks = self.told["banks"]
        yield Step(self.calendar.moment(self.told["arrived"]), self.arrive)
        yield self.step(banks["imported"], self.import_banks)
        yield self.step(banks["proposed"], self.propose)
        yield self.step(banks["endorsed"], self.endorse)
        yield self.step(banks["approved"], self.approve)
        yield self.step(self.told["opening"]["opened"], self.announce)
        yield self.step(self.told["plan"]["made"], self.plan)
        yield self.step(self.told["docket"]["made"], self.call)

    def arrive(self, at: datetime) -> None:
        """The first is invited by nobody, as from the command line; that one invites the others."""
        first: Person | None = None
        for told in self.told["people"]:
            roles = [Role(role) for role in told["roles"]]
            person = Person.invite(told["name"], told["email"], roles, secret(), at, first)
            self.session.add(person)
            person.invitations[-1].accept(self.password_hash, at)
            person.move_to(told["time_zone"], at, person)
            self.people[told["key"]] = person
            first = first or person
        self.session.flush()

    def import_banks(self, at: datetime, by: Person) -> None:
        """The packs that ship, with those who look after them."""
        report = import_folder(self.session, PACKS, at, by)
        self.levels, self.competencies = dict(report.levels), dict(report.competencies)
        self._say_who_stands_where(at, by)
        self.questions = {(q.bank.key, q.key): q for q in report.questions}
        for bank in report.banks:
            for reviewer in self.told["banks"]["reviewers"]:
                bank.entrust(self.people[reviewer], Duty.REVIEWER, at, by)

    def _say_who_stands_where(self, at: datetime, by: Person) -> None:
        """Who is most junior speaks first in a debrief, where that is chosen."""
        for told in self.told["people"]:
            if "level" in told:
                self.people[told["key"]].stand_on(self.levels[told["level"]], at, by)

    def propose(self, at: datetime, by: Person) -> None:
        """The importer asks for a review of every question."""
        for question in self.questions.values():
            question.latest.propose(at, by)

    def endorse(self, at: datetime, by: Person) -> None:
        """A reviewer says of every question that it can be asked."""
        for question in self.questions.values():
            question.latest.endorse(at, by)

    def approve(self, at: datetime, by: Person) -> None:
        """Who owns the banks decides that every question is asked."""
        for question in self.questions.values():
            question.latest.approve(at, by)

    def announce(self, at: datetime, by: Person) -> None:
        """The opening and its bar."""
        told = self.told["opening"]
        level, release = self.levels[told["level"]], Release(told["release"])
        self.opening = Opening.announce(told["title"], level, release, Profile(told["packet"]), at, by)
        criteria = [
            CriterionDraft(self.competencies[c["key"]], c["weight"], c["must_have"])
            for c in told["competencies"]
        ]
        self.opening.set_bar(criteria, told["bar"]["rating"], told["bar"]["others_needed"], at, by)
        self.session.add(self.opening)

    def plan(self, at: datetime, by: Person) -> None:
        """The interviews that every candidate gets."""
        self.opening.set_plan([self._planned(told) for told in self.told["plan"]["interviews"]], at, by)

    def _planned(self, told: Told) -> PlannedDraft:
        return PlannedDraft(
            title=told["title"],
            minutes=told["minutes"],
            focus=tuple(self.competencies[key] for key in told["focus"]),
            questions=tuple(self.questions[q["bank"], q["question"]] for q in told["questions"]),
        )

    def call(self, at: datetime, by: Person) -> None:
        """The committee, and its next sitting."""
        told = self.told["committee"]
        members = [self.people[key] for key in told["members"]]
        committee = Committee.form(told["name"], self.people[told["chair"]], members, at, by)
        self.docket = Docket.call(committee, self.calendar.moment(self.told["docket"]["sits"]), at, by)
        self.session.add(self.docket)
