"""What two people can do in the same moment of one loop: as a browser sends it, and as a verb."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from interviews.domain.base import Base
from interviews.domain.breaks import Break
from interviews.domain.debriefs import Debrief
from interviews.domain.history import Event
from interviews.domain.loops import Part
from interviews.domain.people import Person, Role
from tests import make
from tests.visiting import Visitor

WROTE, TYPED = "what Ana wrote first", "what the loser typed"


class Scene:
    """Ana has written and not sealed; Ben has sealed. Cora and Cleo coordinate, Adam and Abel administer."""

    def __init__(self, session: Session, visit: Callable[[Person], Visitor]) -> None:
        self.session, self.visit = session, visit
        self.ana, self.ben, self.eve = (make.person(name) for name in ("Ana", "Ben", "Eve"))
        self.cora, self.cleo = make.coordinator("Cora"), make.coordinator("Cleo")
        self.adam, self.abel = (make.person(name, Role.ADMINISTRATOR) for name in ("Adam", "Abel"))
        self.loop = make.loop([self.ana, self.ben], by=self.cora)
        session.add_all([self.loop, self.eve, self.cleo, self.adam, self.abel])
        session.commit()
        self.card = make.card_of(self.ana, self.loop)
        self.card.save(make.written(self.card, WROTE), self.card.version, make.NOON, self.ana)
        make.seal(self.ben, self.loop)
        session.commit()

    def written(self) -> None:
        """Ana has written, and only has to seal."""

    def all_sealed(self) -> None:
        """Nothing keeps the debrief from being opened."""
        self.card.seal(make.NOON, self.ana)
        self.session.commit()

    def opened(self) -> None:
        """The debrief is open."""
        self.all_sealed()
        self.session.add(make.debrief(self.loop))
        self.session.commit()

    def asked(self) -> None:
        """Adam wants to read what is sealed."""
        self.all_sealed()
        Break.ask(self.loop, "A complaint was made.", make.NOON, self.adam)
        self.session.commit()

    def history(self) -> list[str]:
        """What happened, by verb, save that people signed in."""
        self.session.rollback()
        verbs = self.session.scalars(select(Event.verb).order_by(Event.position))
        return [verb for verb in verbs if verb != "signed in"]


@dataclass(frozen=True)
class Deed:
    """One thing that somebody does: what is sent, the verb, and the rows that its page takes."""

    who: Callable[[Scene], Person]
    url: Callable[[Scene], str]
    sent: Callable[[Scene], dict[str, Any]]
    verb: Callable[[Scene], object]
    takes: Callable[[Scene], list[Base]] = lambda scene: [scene.loop.candidate]
    json: bool = False

    def request(self, scene: Scene) -> Callable[[], TestResponse]:
        """A browser that is about to send it, with the page open that has the form."""
        browser = scene.visit(self.who(scene))
        token = browser.get("/people/account").soup.select_one("[name=csrf_token]")
        assert token is not None
        guard, url, sent = {"X-CSRFToken": str(token["value"])}, self.url(scene), self.sent(scene)
        if self.json:
            return lambda: browser.client.put(url, json=sent, headers=guard)
        return lambda: browser.client.post(url, data=sent, headers=guard)

    def rows(self, scene: Scene) -> list[Base]:
        """The rows to take before the verb."""
        return [*self.takes(scene), self.who(scene)]


def _in_json(scene: Scene) -> dict[str, Any]:
    return make.written(scene.card, TYPED).as_json() | {"version": scene.card.version}


def _in_the_form(scene: Scene) -> dict[str, Any]:
    evidence = f"question-{scene.card.kit[0].id.hex}-evidence-0"
    return {"version": scene.card.version, f"{evidence}-text": TYPED, f"{evidence}-kind": "said"}


def _save_of(scene: Scene) -> object:
    return scene.card.save(make.written(scene.card, TYPED), scene.card.version, make.NOON, scene.ana)


def _why(_scene: Scene) -> dict[str, Any]:
    return {"reason": TYPED}


def _nothing(_scene: Scene) -> dict[str, Any]:
    return {}


def _place(scene: Scene) -> UUID:
    return scene.card.panelist.id


SEAL = Deed(
    lambda scene: scene.ana,
    lambda scene: f"/scorecards/{scene.card.id}/seal",
    lambda scene: {"version": scene.card.version},
    lambda scene: scene.card.seal(make.NOON, scene.ana),
    lambda scene: [scene.loop.candidate, scene.loop.opening],
)
SAVE = Deed(
    lambda scene: scene.ana,
    lambda scene: f"/scorecards/{scene.card.id}/edit",
    _in_the_form,
    _save_of,
)
AUTOSAVE = Deed(
    lambda scene: scene.ana,
    lambda scene: f"/scorecards/{scene.card.id}/draft",
    _in_json,
    _save_of,
    json=True,
)
WITHDRAW = Deed(
    lambda scene: scene.ana,
    lambda scene: f"/scorecards/{scene.card.id}/withdrawal",
    _nothing,
    lambda scene: scene.card.withdraw_seal(make.NOON, scene.ana),
)
EXCUSE = Deed(
    lambda scene: scene.cora,
    lambda scene: f"/interviews/panelists/{_place(scene)}/excuse",
    _why,
    lambda scene: scene.card.panelist.excuse_from_writing("Ill.", make.NOON, scene.cora),
)
REMOVE = Deed(
    lambda scene: scene.cora,
    lambda scene: f"/interviews/panelists/{_place(scene)}/removal",
    _why,
    lambda scene: scene.card.panelist.remove("Ill.", make.NOON, scene.cora),
)
CONFLICT_OF_ANA = Deed(
    lambda scene: scene.cleo,
    lambda scene: f"/candidates/{scene.loop.candidate.id}/conflict",
    lambda scene: {"person": str(scene.ana.id), "reason": TYPED},
    lambda scene: scene.loop.candidate.declare_conflict(scene.ana, "Cousins.", make.NOON, scene.cleo),
)
CONFLICT_OF_CLEO = Deed(
    lambda scene: scene.cora,
    lambda scene: f"/candidates/{scene.loop.candidate.id}/conflict",
    lambda scene: {"person": str(scene.cleo.id), "reason": TYPED},
    lambda scene: scene.loop.candidate.declare_conflict(scene.cleo, "Cousins.", make.NOON, scene.cora),
)
ASSIGN = Deed(
    lambda scene: scene.cleo,
    lambda scene: f"/interviews/{make.first(scene.loop).id}/panel",
    lambda scene: {"person": str(scene.eve.id), "part": "interviewer"},
    lambda scene: make.first(scene.loop).assign(scene.eve, Part.INTERVIEWER, make.NOON, scene.cleo),
)
CLOSE = Deed(
    lambda scene: scene.cora,
    lambda scene: f"/debriefs/{_debrief(scene).id}/closure",
    _nothing,
    lambda scene: _debrief(scene).close(make.NOON, scene.cora),
)
REVISE = Deed(
    lambda scene: scene.ana,
    lambda scene: f"/scorecards/ratings/{scene.card.seals[0].ratings[0].id}/revision",
    lambda scene: {"value": "4", "reason": TYPED},
    lambda scene: scene.card.seals[0].ratings[0].revise(4, "Ben heard it.", make.NOON, scene.ana),
)
NOTE = Deed(
    lambda scene: scene.ben,
    lambda scene: f"/debriefs/{_debrief(scene).id}",
    lambda scene: {"text": TYPED},
    lambda scene: _debrief(scene).note("Noted.", make.NOON, scene.ben),
)


def _debrief(scene: Scene) -> Debrief:
    debrief = scene.loop.debrief
    assert debrief is not None
    return debrief


def opens(who: Callable[[Scene], Person]) -> Deed:
    """Somebody opens the debrief."""
    return Deed(
        who,
        lambda scene: f"/debriefs/loops/{scene.loop.id}",
        _nothing,
        lambda scene: scene.session.add(Debrief.open(scene.loop, "lot", make.NOON, who(scene))),
    )


def confirms(who: Callable[[Scene], Person]) -> Deed:
    """Somebody is the second person to break the seal."""
    return Deed(
        who,
        lambda scene: f"/breaks/{scene.loop.breaks[0].id}/confirmation",
        _nothing,
        lambda scene: scene.loop.breaks[0].confirm(make.NOON, who(scene)),
    )


def asks(who: Callable[[Scene], Person]) -> Deed:
    """Somebody asks to break the seal."""
    return Deed(
        who,
        lambda scene: f"/breaks/loops/{scene.loop.id}",
        _why,
        lambda scene: Break.ask(scene.loop, "Somebody complained.", make.NOON, who(scene)),
    )


def takes(role: Role, of: Callable[[Scene], Person], by: Callable[[Scene], Person]) -> Deed:
    """Somebody takes a role from somebody else."""
    return Deed(
        by,
        lambda scene: f"/people/{of(scene).id}/role/withdrawal",
        lambda scene: {"role": role.value},
        lambda scene: of(scene).withdraw(role, make.NOON, by(scene)),
        lambda scene: [of(scene)],
    )
