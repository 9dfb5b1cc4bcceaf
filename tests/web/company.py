"""A small company in the middle of things, for tests that look at every page at once."""

from typing import Any

from sqlalchemy.orm import Session

from interviews.clock import now
from interviews.domain import checks
from interviews.domain.breaks import Break
from interviews.domain.candidates import Blob, CandidateDocument, DocumentKind, enclose
from interviews.domain.guides import Guide
from interviews.domain.loops import Loop
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Person, Role
from interviews.domain.plans import PlanTemplate
from interviews.domain.waivers import Waiver
from tests import make
from tests.web.crawling import Fillings


class Company:
    """Two loops: in one Ana and Ben have sealed, Sho shadows, Dan has written half; one is long done."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.people = {
            "Ana": make.person("Ana"),
            "Ben": make.person("Ben"),
            "Dan": make.person("Dan"),
            "Sho": make.person("Sho"),
            "Out": make.person("Out"),
            "Cora": make.person("Cora", Role.COORDINATOR),
            "Adam": make.person("Adam", Role.ADMINISTRATOR),
            "Judge": make.person("Judge", Role.COORDINATOR, Role.ADMINISTRATOR, Role.INTERVIEWER),
            "Mira": make.person("Mira", Role.COMMITTEE),
        }
        session.add_all(self.people.values())
        self.bank = make.bank("Ours", by=self.people["Cora"])
        self.running = self._running()
        self.done, self.packet = self._done()
        self.people["Ana"].open_calendar("calendar-Ana", make.NOON)
        session.commit()

    def _begin(self, panel: list[str], shadows: list[str], candidate: str, team: str) -> Loop:
        rung = make.level(f"Staff engineer in {team}")
        question = make.question(f"What breaks first in {team}?", [rung], self.bank)
        question.latest.competency.expect(rung, f"Finds what breaks in {team}.")
        loop = make.loop(
            [self.people[name] for name in panel],
            [self.people[name] for name in shadows],
            of=make.opening(f"Staff engineer, {team}", plan=[[question]], at_level=rung),
            who=make.candidate(candidate),
            by=self.people["Cora"],
        )
        loop.opening.criteria[0].must_have = True
        loop.adjust("secret-need", "Keep captions on.", make.NOON, self.people["Cora"])
        loop.ask("secret-need", make.NOON)
        Guide.send(loop, f"guide-{team}", 90, now(), self.people["Cora"])
        self.session.add(loop)
        self.session.commit()
        return loop

    def _running(self) -> Loop:
        loop = self._begin(["Ana", "Ben", "Dan", "Judge"], ["Sho"], "Leila Haddad", "Platform")
        for name in ("Ana", "Ben", "Sho"):
            make.seal(self.people[name], loop, f"canary-{name}")
        half = make.card_of(self.people["Dan"], loop)
        half.save(make.written(half, "canary-Dan"), half.version, make.NOON, self.people["Dan"])
        Break.ask(loop, "why-asked", make.NOON, self.people["Adam"])
        return loop

    def _done(self) -> tuple[Loop, Packet]:
        loop = self._begin(["Ana", "Ben"], [], "Piotr Wiśniewski", "Search")
        for name in ("Ana", "Ben"):
            make.seal(self.people[name], loop, f"open-{name}")
        loop.requests[0].refuse("why-not", "Cora", make.NOON, self.people["Cora"])
        Break.ask(loop, "why-broken", make.NOON, self.people["Adam"]).confirm(make.NOON, self.people["Cora"])
        debrief = make.debrief(loop)
        self.session.add(debrief)
        debrief.note("noted", make.NOON, self.people["Ana"])
        debrief.note("noted on it", make.NOON, self.people["Ana"], make.asked(loop))
        debrief.attend(self.people["Ana"], make.NOON, self.people["Cora"])
        debrief.address(make.asked(loop), "addressed", make.NOON, self.people["Ben"])
        debrief.close(make.NOON, self.people["Cora"])
        found = checks.named("must-haves")
        assert found is not None
        said = found(loop, make.NOON).found
        self.session.add(Waiver.give(loop, found.name, said, "why-waived", make.NOON, self.people["Cora"]))
        docket = make.docket([self.people["Mira"]], sits_at=make.NOON.replace(year=2099))
        papers = [
            Document.of(word.encode(), "text/html") for word in ("the pdf", "the data", "<h2>The page</h2>")
        ]
        packet = Packet.issue(loop, docket, "2026-0001", 1, Printed(*papers), make.NOON, self.people["Cora"])
        self.template = PlanTemplate.keep(loop.opening, "Two days", make.NOON, self.people["Cora"])
        self.session.add_all([packet, self.template])
        document = CandidateDocument(
            kind=DocumentKind.SAMPLE, name="sample.txt", media_type="text/plain", size=6, panel_of=loop
        )
        document.blob = Blob.of(b"sample")
        enclose(document, loop.candidate, make.NOON, self.people["Cora"])
        return loop, packet

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def fillings(self) -> Fillings:
        """What every parameter of every page can be."""
        loops = (self.running, self.done)
        cards = [place.scorecard for loop in loops for place in make.places(loop)]
        ratings = [rating for card in cards for seal in card.seals for rating in seal.ratings]
        questions = [kit.version.question for loop in loops for kit in make.first(loop).kit]
        rungs = [loop.opening.level for loop in loops]
        competencies = [question.latest.competency for question in questions]
        debrief = self.done.debrief
        assert debrief is not None

        def ids(*things: Any, name: str = "id") -> list[dict[str, Any]]:
            return [{name: thing.id} for thing in things]

        of_loops = ids(*loops, name="loop_id")
        of_candidates = ids(*(loop.candidate for loop in loops), name="candidate_id")
        return {
            "people": [*ids(*self.people.values()), {"token": "no-such-token"}],
            "banks": [
                *ids(self.bank, *questions),
                *({"id": q.id, "number": 1} for q in questions),
                *({"id": q.id, "before": 1, "after": 1} for q in questions),
            ],
            "ladder.level": ids(*rungs),
            "ladder.place": ids(*rungs),
            "ladder": ids(*competencies),
            "openings.remove": ids(self.template),
            "openings": ids(*(loop.opening for loop in loops)),
            "candidates": [
                *ids(*(loop.candidate for loop in loops)),
                {"id": self.running.candidate_id, "other_id": self.done.candidate_id},
            ],
            "documents": [*of_candidates, *ids(*(d for loop in loops for d in loop.candidate.documents))],
            "loops": ids(*loops),
            "loops.waive": [{"id": self.running.id, "name": "must-haves"}],
            "adjustments": [
                *ids(*(thing for loop in loops for thing in (*loop.adjustments, *loop.requests))),
                *of_loops,
            ],
            "breaks": [*ids(*(asked for loop in loops for asked in loop.breaks)), *of_loops],
            "calendar": [{"token": "calendar-Ana"}, {"token": "no-such-token"}],
            "guides": [
                *ids(*(loop.opening for loop in loops)),
                *of_loops,
                {"token": "guide-Platform"},
                {"token": "no-such-token"},
            ],
            "interviews.meeting": ids(make.first(self.running)),
            "interviews.paper": ids(make.first(self.running)),
            "interviews": ids(
                *(make.first(loop) for loop in loops), *(p for loop in loops for p in make.places(loop))
            ),
            "scorecards": ids(*cards, *ratings),
            "debriefs": [
                *ids(debrief),
                *of_loops,
                {"id": debrief.id, "competency_id": make.asked(self.done).id},
            ],
            "packets": [*ids(self.packet), *of_loops],
            "dockets": ids(self.packet.docket),
        }
