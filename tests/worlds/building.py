"""What both worlds have in common: everything that some viewer may know of, made once and then copied."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy.orm import Session

from interviews.domain.banks import Bank, Competency, Duty, Level, Question
from interviews.domain.breaks import Break
from interviews.domain.candidates import Blob, Candidate, CandidateDocument, DocumentKind, enclose
from interviews.domain.checks.listed import must_haves
from interviews.domain.committees import Docket
from interviews.domain.guides import Guide
from interviews.domain.loops import Loop
from interviews.domain.openings import Opening, PlannedDraft, Profile, Release
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Person, Renewal, Role, SignIn
from interviews.domain.plans import PlanTemplate
from interviews.domain.waivers import Waiver
from interviews.packs.plan import Reference, shipped
from interviews.packs.writing import archive_of
from interviews.passwords import hashed
from tests import make

BEGAN = make.NOON - timedelta(days=40)
STAFF = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.INTERVIEWER)
CAST: dict[str, tuple[Role, ...]] = {
    **dict.fromkeys(("ana", "ben", "cid", "sue", "eva", "rolf"), (Role.INTERVIEWER,)),  # they differ
    **dict.fromkeys(("ned", "dov", "sia", "sho", "exa", "rem", "ula", "gil", "out"), (Role.INTERVIEWER,)),
    "lea": (Role.INTERVIEWER, Role.COMMITTEE),
    "jud": STAFF,
    "els": (Role.COORDINATOR, Role.INTERVIEWER),
    "cora": (Role.COORDINATOR,),
    "adam": (Role.ADMINISTRATOR,),
    "bro": (Role.ADMINISTRATOR,),
    "con": tuple(Role),
    "ref": tuple(Role),
    "mira": (Role.COMMITTEE,),
}


@dataclass(frozen=True)
class Scene:
    """One loop: whom it judges, who does, when they met, and by which rule they read each other."""

    candidate: str
    panel: str
    shadows: str = ""
    release: Release = Release.AT_DEBRIEF
    before: timedelta = timedelta()


SCENES = {
    "A": Scene("Leila", "ana ben cid dov eva exa gil jud lea ned rem rolf sia", "sho sue"),
    "B": Scene("Leila", "ana ben cid els", before=timedelta(days=2)),
    "C": Scene("Mo", "ana ben cid dov eva exa jud lea ned rem rolf sia ula", "sho sue", Release.AFTER_OWN),
    "D": Scene("Mo", "ana ben cid ula"),
    "F": Scene("Piotr", "jud ned out", "sho", before=timedelta(days=9)),
    "G": Scene("Gwen", "jud ned sia", before=timedelta(days=8)),
    "H": Scene("Hana", "ana ben dov"),
    "P": Scene("Leila", "ana ben", before=timedelta(days=30)),
    "R": Scene("Rosa", "ana ben", before=timedelta(days=7)),
}
DRAFTED = "dov A, dov C, exa A, exa C, rem A, rem C, sho A"
SEALED = "sia A, lea A, gil A, sia C, lea C, ula C, sho C, jud F, ned F, out F, sho F"
SEALED_TOO = "jud G, ned G, sia G, ana P, ben P, ana R, ben R"


def fixed(name: str) -> UUID:
    """The identifier of something that may exist in one world only: it is asked for in both."""
    return uuid5(NAMESPACE_URL, name)


class Company:
    """Everybody, every loop, and where each viewer's own scorecards stand."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.people = {name: make.person(name.capitalize(), *roles) for name, roles in CAST.items()}
        self.ivy = Person.invite("Ivy", "ivy@example.com", [Role.INTERVIEWER], "ivys-token", make.NOON, None)
        session.add_all([*self.people.values(), self.ivy])
        self.bank, self.rung = make.bank("Ours", by=self.people["cora"]), make.level()
        self.questions = self._questions()
        self.candidates: dict[str, Candidate] = {}
        self.loops = {name: self._begin(scene) for name, scene in SCENES.items()}
        self.vacant, self.nils = self._opening(Release.AT_DEBRIEF, "Vacant"), make.candidate("Nils")
        self.later = self._later()
        self.template = PlanTemplate.keep(self.vacant, "Two days", make.NOON, self.people["cora"])
        self.shelves: dict[str, Bank] = {}
        self.fresh, self.early = self._unplanned("engineering-manager"), self._unplanned("staff")
        session.add_all(
            [
                self.vacant,
                self.nils,
                self.fresh,
                self.early,
                *self._stock(self.fresh, self.early),
            ]
        )
        session.add_all([self.later, self.template])
        session.commit()
        self._write()
        self._leave()
        self.dockets = self._sit()
        self.packet = self._finish()
        self._sign_in()
        self.people["dov"].open_calendar("calendar-dov", BEGAN)
        session.commit()

    def _questions(self) -> dict[str, Question]:
        asked = make.question("What breaks first?", [self.rung], self.bank)
        author, begun = self.people["jud"], {}
        for name in ("drafted", "proposed"):
            draft = make.draft(name, [self.rung])
            begun[name] = Question.begin(self.bank, f"q-{name}", draft, BEGAN, author)
        begun["proposed"].latest.propose(BEGAN, author)
        begun["drafted"].cool(BEGAN + timedelta(days=3650), "Known.", BEGAN, self.people["cora"])
        begun["drafted"].latest.remark("prompt", "Who hears it?", BEGAN, self.people["cora"])
        self.bank.entrust(self.people["ben"], Duty.REVIEWER, BEGAN, self.people["cora"])
        return {"asked": asked} | begun

    def _opening(self, release: Release, title: str) -> Opening:
        return make.opening(title, [[self.questions["asked"]]], release, at_level=self.rung)

    def _unplanned(self, key: str) -> Opening:
        """Without a bar and a plan, at a level that a plan ships for."""
        rung, by = make.level(key.capitalize()), self.people["cora"]
        rung.key = key
        return Opening.announce(f"A {key}", rung, Release.AT_DEBRIEF, Profile.NAMED, make.NOON, by)

    def _stock(self, fresh: Opening, early: Opening) -> list[Question]:
        """For `fresh` all that its plan asks, approved; for `early` a draft."""
        plans = {plan.level: plan for plan in shipped()}
        ready, begun = plans[fresh.level.key], plans[early.level.key]
        shown = {each.competency: make.competency(each.competency) for each in ready.competencies}
        for key, competency in shown.items():
            competency.key = key
        made = [
            self._in_a_bank_of(asked, fresh.level, shown[key])
            for meeting in ready.interviews
            for asked, key in zip(meeting.questions, meeting.focus, strict=True)
        ]
        for question in made:
            question.latest.propose(BEGAN, self.people["cora"])
            question.latest.approve(BEGAN, self.people["jud"])
        return [*made, self._in_a_bank_of(begun.questions[-1], early.level, make.competency())]

    def _in_a_bank_of(self, asked: Reference, rung: Level, shown: Competency) -> Question:
        """A draft where a plan looks for it."""
        cora = self.people["cora"]
        bank = self.shelves.setdefault(asked.bank, make.bank(asked.bank, cora))
        bank.key = asked.bank
        words = make.draft(asked.question, [rung], competency=shown)
        return Question.begin(bank, asked.question, words, BEGAN, cora)

    def _begin(self, scene: Scene) -> Loop:
        loop = make.loop(
            [self.people[name] for name in scene.panel.split()],
            [self.people[name] for name in scene.shadows.split()],
            of=self._opening(scene.release, f"For {scene.candidate}"),
            who=self._candidate(scene.candidate),
            by=self.people["cora"],
        )
        make.first(loop).starts_at = make.NOON - scene.before
        loop.adjust("Hard of hearing.", "Keep captions on.", make.NOON - scene.before, self.people["cora"])
        loop.ask("A break, please.", make.NOON - scene.before)
        self.session.add(loop)
        return loop

    def _later(self) -> Loop:
        """A loop that hasn't begun, of an opening whose plan has changed since it was made."""
        cora, opening = self.people["cora"], self._opening(Release.AT_DEBRIEF, "Later")
        loop = make.loop(of=opening, who=make.candidate("Tove"), by=cora)
        make.first(loop).starts_at = make.NOON + timedelta(days=3650)
        draft = PlannedDraft("Interview 1", 45, (), (self.questions["asked"],))
        opening.set_plan([draft], make.NOON, cora, "An hour was long.")
        return loop

    def _candidate(self, name: str) -> Candidate:
        if name not in self.candidates:
            referred_by = self.people["ref"] if name in {"Leila", "Mo"} else None
            self.candidates[name] = make.candidate(name, referred_by)
        return self.candidates[name]

    def _write(self) -> None:
        """Where the viewers' own scorecards stand."""
        for name, loop in _pairs(DRAFTED):
            card = make.card_of(self.people[name], self.loops[loop])
            card.save(make.written(card, f"By {name}."), card.version, self._after(loop), self.people[name])
        for name, loop in _pairs(f"{SEALED}, {SEALED_TOO}"):
            make.seal(self.people[name], self.loops[loop], f"By {name}.", at=self._after(loop))

    def _after(self, loop: str) -> datetime:
        return make.NOON - SCENES[loop].before + timedelta(minutes=65)

    def _leave(self) -> None:
        """Excuses, removals, conflicts, a role that is gone, and the seal of one loop that was broken."""
        cora, at = self.people["cora"], make.NOON + timedelta(minutes=66)
        for loop in (self.loops["A"], self.loops["C"]):
            make.card_of(self.people["exa"], loop).panelist.excuse_from_writing("Ill.", at, cora)
            make.card_of(self.people["rem"], loop).panelist.remove("Moved away.", at, cora)
        for name in ("Leila", "Mo"):
            self.candidates[name].declare_conflict(self.people["con"], "We are friends.", at, cora)
        self.people["lea"].withdraw(Role.INTERVIEWER, at, self.people["adam"])
        make.broken(self.loops["H"], self.people["bro"], cora, at)
        for loop in "AGH":
            Guide.send(self.loops[loop], f"guide-{loop}", 90, at, cora)
            self.loops[loop].opening.criteria[0].must_have = True
        for loop in "AH":
            self._enclose(self.loops[loop], at)
        for loop in "GH":
            waiver = Waiver.give(self.loops[loop], "must-haves", ["Asked in 1."], "Nobody is free.", at, cora)
            self.session.add(waiver)
        Break.ask(self.loops["R"], "A complaint was made.", at, self.people["bro"])

    def _enclose(self, loop: Loop, at: datetime) -> None:
        """A work sample for the panel of a loop."""
        sample = CandidateDocument(
            kind=DocumentKind.SAMPLE, name="sample.txt", media_type="text/plain", size=6, panel_of=loop
        )
        sample.blob = Blob.of(f"sample of {loop.id}".encode())
        enclose(sample, loop.candidate, at, self.people["cora"])

    def _sit(self) -> dict[str, Docket]:
        people = self.people
        members = {"mine": [people["mira"], people["ref"]], "other": [people["con"], people["ref"]]}
        made = {name: make.docket(who) for name, who in members.items()}
        self.session.add_all(made.values())
        return made

    def _finish(self) -> Packet:
        """A done loop with its packet, and one whose debrief is open."""
        self.session.commit()
        self.loops["F"].requests[0].refuse("It came too late.", "Cora", clock(), self.people["cora"])
        done = make.debrief(self.loops["F"], make.NOON - timedelta(days=8))
        done.note("We agreed.", done.opened_at, self.people["ned"])
        done.close(done.opened_at + timedelta(hours=1), self.people["cora"])
        held = make.debrief(self.loops["G"], make.NOON - timedelta(days=7))
        held.attend(self.people["ned"], held.opened_at, self.people["cora"])
        self.session.add_all([done, held])
        return issued(self.session, self.loops["F"], self.dockets["mine"], "2026-0001", self.people["cora"])

    def _sign_in(self) -> None:
        """Everybody in two browsers; one of them leaves afterwards."""
        for name, person in self.people.items():
            for number in (1, 2):
                begun = SignIn.begin(person, token_of(name, number), "a test", clock())
                begun.id = fixed(f"sign-in {name} {number}")
                self.session.add(begun)
        for name in ("ned", "mira"):
            self.people[name].password_hash = hashed("the old lagoon")
        self.session.commit()
        self.renewals = {name: self._renew(name) for name in ("ned", "mira")}
        self.renewals["ned"].confirm("neds-token", clock(), self.people["adam"])
        self.people["gil"].leave(clock(), self.people["adam"])

    def _renew(self, name: str) -> Renewal:
        return Renewal.ask(self.people[name], clock(), self.people["bro"])


def clock() -> datetime:
    """The moment at which every world stands still: some hours after the interviews of the day."""
    return make.NOON + timedelta(hours=4)


def token_of(name: str, number: int = 1) -> str:
    """The secret of one of somebody's browsers."""
    return f"the-token-of-{name}-{number}"


def issued(session: Session, loop: Loop, docket: Docket, number: str, by: Person) -> Packet:
    """A packet that looks printed: of these three, only the bytes matter here."""
    papers = [
        (f"%PDF of {number}", "application/pdf"),
        ("{}", "application/json"),
        ("<h2>Page</h2>", "text/html"),
    ]
    printed = Printed(*(Document.of(f"{text} {number}".encode(), kind) for text, kind in papers))
    packet = Packet.issue(loop, docket, number, 1, printed, clock() - timedelta(hours=1), by)
    session.add(packet)
    return packet


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in text.split(", "):
        name, loop = pair.split()
        yield name, loop


def names(company: Company) -> dict[str, Any]:
    """Every identifier by a name such as `loop A` or `card A ned`: what addresses and bodies are made of."""
    found: dict[str, Any] = {
        "nothing": fixed("nothing"),
        "token": "ivys-token",
        "guide secret": "guide-A",
        "calendar secret": "calendar-dov",
        "level": company.rung.id,
    }
    found |= {f"person {name}": person.id for name, person in company.people.items()}
    found |= {f"email {name}": person.email for name, person in company.people.items()}
    found |= {f"sign-in {name}": fixed(f"sign-in {name} 2") for name in company.people}
    found |= {f"docket {name}": docket.id for name, docket in company.dockets.items()}
    found |= {f"committee {name}": docket.committee_id for name, docket in company.dockets.items()}
    found |= {f"question {name}": question.id for name, question in company.questions.items()}
    found |= {f"candidate {name}": candidate.id for name, candidate in company.candidates.items()}
    found |= {f"renewal {name}": asked.id for name, asked in company.renewals.items()}
    found["remark"] = company.questions["drafted"].latest.remarks[0].id
    found |= {"bank": company.bank.id, "keeper": company.bank.keepers[-1].id, "packet F": company.packet.id}
    found |= {
        "opening fresh": company.fresh.id,
        "opening early": company.early.id,
        "opening vacant": company.vacant.id,
        "template ours": company.template.id,
        "loop later": company.later.id,
        "opening later": company.later.opening_id,
    }
    found |= {"candidate Nils": company.nils.id}
    found |= {"stylesheet": "style.css", "one": 1, "check": "must-haves", "parcel": archive_of(company.bank)}
    found |= {"competency": company.questions["asked"].latest.competency.id, "rung": company.rung.key}
    found |= {"shown": company.questions["asked"].latest.competency.key}
    unmet = must_haves(company.loops["A"], clock()).found
    found["digest"] = sha256("\n".join(unmet).encode()).hexdigest()
    for name in ("debrief A", "debrief P", "packet P", *UNKNOWN):
        found[name] = fixed(name)
    for letter, loop in company.loops.items():
        found |= _names_of(letter, loop)
    return found


UNKNOWN = (
    "template X",
    "loop X",
    "interview X",
    "opening X",
    "candidate X",
    "card X ana",
    "place X ana",
    "adjustment X",
    "request X",
)


def _names_of(letter: str, loop: Loop) -> dict[str, Any]:
    meeting = make.first(loop)
    found: dict[str, Any] = {f"loop {letter}": loop.id, f"opening {letter}": loop.opening_id}
    found |= {f"interview {letter}": meeting.id, f"kit {letter}": meeting.kit[0].id.hex}
    found |= {f"kit id {letter}": meeting.kit[0].id}
    found |= {f"guide {letter}": guide.id for guide in loop.guides}
    found |= {f"document {letter}": sent.id for sent in loop.candidate.documents if sent.panel_of is loop}
    found |= {f"waiver {letter}": waiver.id for waiver in loop.waivers}
    found |= {f"adjustment {letter}": loop.adjustments[0].id, f"request {letter}": loop.requests[0].id}
    if loop.debrief:
        found[f"debrief {letter}"] = loop.debrief.id
    for n, asked in enumerate(loop.breaks):
        found[f"break {letter} {n}"] = asked.id
    for place in make.places(loop):
        name, card = place.person.name.lower(), place.scorecard
        seal = card.seal_in_force
        found |= {f"place {letter} {name}": place.id, f"card {letter} {name}": card.id}
        found |= {f"version {letter} {name}": card.version}
        found[f"rating {letter} {name}"] = seal.ratings[0].id if seal else fixed(f"rating {letter} {name}")
    return found
