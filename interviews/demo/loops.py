"""One candidate's loop at the demonstration company, from the welcome to the packet."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from sqlalchemy import select

from interviews.demo.company import Company, Step
from interviews.demo.moments import Told
from interviews.demo.writing import draft
from interviews.domain.candidates import Candidate
from interviews.domain.debriefs import Debrief
from interviews.domain.guides import MOST_DAYS, Guide
from interviews.domain.history import digest_of_line
from interviews.domain.loops import Effect, Interview, Loop, Panelist, Part
from interviews.domain.packets import Packet
from interviews.domain.people import Person, secret
from interviews.domain.scorecards import Rating, Scorecard
from interviews.policy import Act, allowed
from interviews.printing.compiling import Issue, compile
from interviews.printing.dossier import Dossier
from interviews.printing.issuing import next_number, printed


class Candidacy:
    """One candidate's loop, as far as its story has been told. Each step adds to it."""

    loop: Loop
    debrief: Debrief

    def __init__(self, company: Company, told: Told) -> None:
        self.company = company
        self.told = told
        self.interviews: dict[str, Interview] = {}

    def steps(self) -> Iterator[Step]:
        """Everything that happens, each thing with its moment."""
        step = self.company.step
        yield step(self.told["started"], self.begin)
        for adjustment in self.told["adjustments"]:
            yield step(adjustment, partial(self.adjust, adjustment))
        for asked in self.told.get("requests", []):
            yield Step(self.company.calendar.moment(asked["when"]), partial(self.ask, asked))
        for interview in self.told["interviews"]:
            for place in interview["panel"]:
                yield from self._of_a_place(interview["interview"], place)
        if "debrief_planned" in self.told:
            yield step(self.told["debrief_planned"], self.plan_debrief)
        if "debrief" in self.told:
            yield from self._of_the_debrief(self.told["debrief"])
        if "packet" in self.told:
            yield step(self.told["packet"]["issued"], self.issue)

    def _of_a_place(self, interview: str, told: Told) -> Iterator[Step]:
        """What one panelist does after one interview."""
        if "excused" in told:
            yield self.company.step(told["excused"], partial(self.excuse, interview, told))
        if "scorecard" not in told:
            return
        card = told["scorecard"]
        author = {"by": told["person"]}
        yield self.company.step({"when": card["started"]} | author, partial(self.write, interview, card))
        if "sealed" in card:
            yield self.company.step({"when": card["sealed"]} | author, partial(self.seal, interview))

    def _of_the_debrief(self, told: Told) -> Iterator[Step]:
        step = self.company.step
        yield step(told["opened"], self.open_debrief)
        for presence in told["present"]:
            yield step(presence, self.attend)
        for note in told["notes"]:
            yield step(note, partial(self.note, note))
        for revision in told["revisions"]:
            yield step(revision | {"by": revision["person"]}, partial(self.revise, revision))
        for resolution in told["resolutions"]:
            yield step(resolution, partial(self.address, resolution))
        yield step(told["closed"], self.close_debrief)

    def begin(self, at: datetime, by: Person) -> None:
        """Welcome the candidate, begin the loop with times and panels, and send the guide."""
        who = self.told["candidate"]
        candidate = Candidate.welcome(who["name"], who["label"], None, at, by)
        self.loop = Loop.begin(self.company.opening, candidate, at, by)
        self.company.session.add(self.loop)
        for told, interview in zip(self.told["interviews"], self.loop.interviews, strict=True):
            self.interviews[told["interview"]] = interview
            interview.schedule(self.company.calendar.moment(told["when"]), told["place"], at, by)
            for place in told["panel"]:
                interview.assign(self.company.people[place["person"]], Part(place["part"]), at, by)
        Guide.send(self.loop, secret(), MOST_DAYS, at, by)
        self.company.session.flush()  # a draft answers questions by their ids

    def adjust(self, told: Told, at: datetime, by: Person) -> None:
        """Arrange what the candidate needs."""
        self.loop.adjust(told["need"], told["instruction"], at, by, Effect(told.get("extra", 0)))

    def ask(self, told: Told, at: datetime) -> None:
        """The candidate asks for something on their guide."""
        self.loop.ask(told["need"], at)

    def write(self, interview: str, told: Told, at: datetime, by: Person) -> None:
        """`by` writes their scorecard, as far as they come."""
        card = self._place(interview, by).scorecard
        card.save(draft(told, card.kit), card.version, at, by)

    def seal(self, interview: str, at: datetime, by: Person) -> None:
        """`by` seals what they wrote."""
        self._place(interview, by).scorecard.seal(at, by)

    def excuse(self, interview: str, told: Told, at: datetime, by: Person) -> None:
        """`by` excuses the panelist from writing."""
        person = self.company.people[told["person"]]
        self._place(interview, person).excuse_from_writing(told["excused"]["reason"], at, by)

    def plan_debrief(self, at: datetime, by: Person) -> None:
        """Say when the debrief meets."""
        self.loop.plan_debrief(self.company.calendar.moment(self.told["debrief_planned"]["meets"]), at, by)

    def open_debrief(self, at: datetime, by: Person) -> None:
        """Open every scorecard to the panel."""
        self.debrief = Debrief.open(self.loop, secret(), at, by)
        self.company.session.add(self.debrief)

    def attend(self, at: datetime, by: Person) -> None:
        """`by` comes into the room."""
        self.debrief.attend(by, at, by)

    def note(self, told: Told, at: datetime, by: Person) -> None:
        """Put something on the record of the debrief, on one competency or on the whole."""
        about = self.company.competencies[told["about"]] if "about" in told else None
        self.debrief.note(told["text"], at, by, about)

    def address(self, told: Told, at: datetime, by: Person) -> None:
        """Say what became of a difference."""
        self.debrief.address(self.company.competencies[told["about"]], told["words"], at, by)

    def revise(self, told: Told, at: datetime, by: Person) -> None:
        """`by` rates one question anew, in the open."""
        self._rating(told, by).revise(told["to"], told["reason"], at, by)

    def close_debrief(self, at: datetime, by: Person) -> None:
        """End the debrief."""
        self.debrief.close(at, by)

    def issue(self, at: datetime, by: Person) -> None:
        """Print the packet from what `by` may see, and put it on the docket."""
        self.company.session.begin_nested().commit()  # the packet names the line that closed the debrief
        self.company.session.expire_all()
        dossier = self._dossier(at, by)
        packet = Packet.issue(
            self.loop, self.company.docket, dossier.number, dossier.version, printed(dossier), at, by
        )
        self.company.session.add(packet)

    def _dossier(self, at: datetime, by: Person) -> Dossier:
        session, docket = self.company.session, self.company.docket
        closing = session.scalars(digest_of_line(self.debrief, "closed")).one()
        taken = session.scalars(select(Packet.number))
        number = next_number(taken, at.astimezone(by.time_zone).year)
        mine = allowed(by, Act.SEE, Scorecard).join(Scorecard.panelist).join(Panelist.interview)
        cards = session.scalars(mine.where(Interview.loop_id == self.loop.id))
        return compile(self.loop, cards, Issue(self.company.name, number, 1, at, by, docket, closing))

    def _place(self, interview: str, person: Person) -> Panelist:
        return next(place for place in self.interviews[interview].places if place.person is person)

    def _rating(self, told: Told, author: Person) -> Rating:
        seal = self._place(told["interview"], author).scorecard.seal_in_force
        ratings = seal.ratings if seal else []
        return next(r for r in ratings if r.question.version.question.key == told["question"])
