"""Who and what is measured: a company in a database of its own."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from interviews.clock import now
from interviews.domain.loops import Loop
from interviews.domain.people import Person, Role, SignIn, secret
from interviews.domain.scorecards import Scorecard
from tests import make

QUESTIONS = 5
AUTHORS = 50


@dataclass(frozen=True)
class Seat:
    """Somebody signed in, and the scorecard that they write."""

    cookie: str
    card: str
    questions: tuple[str, ...]


class Company:
    """One opening with five questions; every loop has an author, and one coordinator sees them all."""

    def __init__(self, session: Session) -> None:
        self.session = session
        rung = make.level()
        plan = [make.question(f"Question {n}", [rung], probes=("And then?",)) for n in range(QUESTIONS)]
        self.opening = make.opening(plan=[plan], at_level=rung)
        self.authors = [make.person(f"Author {n}") for n in range(AUTHORS)]
        self.coordinator, self.arranger = (make.person(who, Role.COORDINATOR) for who in ("Cora", "Dina"))
        session.add_all([self.opening, self.coordinator, self.arranger, *self.authors])
        session.commit()
        self.loops: list[Loop] = []

    def grow(self, loops: int) -> None:
        """Let there be so many loops."""
        made = [
            make.loop([self.authors[n % AUTHORS]], of=self.opening, by=self.arranger)
            for n in range(len(self.loops), loops)
        ]
        for loop in made:
            loop.interviews[0].starts_at = now() - timedelta(hours=1)
        self.session.add_all(made)
        self.session.commit()
        self.loops += made

    def seat(self, number: int) -> Seat:
        """The author of a loop, at their scorecard."""
        loop = self.loops[number]
        author = self.authors[number % AUTHORS]
        card = make.card_of(author, loop)
        return Seat(self.cookie(author), str(card.id), tuple(q.id.hex for q in card.kit))

    def written(self, numbers: range) -> None:
        """Let these scorecards be complete, so that they can be sealed."""
        for number in numbers:
            card = make.card_of(self.authors[number % AUTHORS], self.loops[number])
            card.save(make.written(card), card.version, now(), card.panelist.person)
        self.session.commit()

    def cookie(self, person: Person) -> str:
        """What a browser of theirs carries."""
        token = secret()
        self.session.add(SignIn.begin(person, token, "a benchmark", now()))
        self.session.commit()
        return token

    def reasons(self, card: str) -> str:
        """What the database has."""
        self.session.rollback()
        self.session.expire_all()
        found = next(c for c in self.session.query(Scorecard) if str(c.id) == card)
        return found.read_draft().reasons
