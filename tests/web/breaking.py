"""A loop whose seal somebody wants to break, for the tests that look at how that goes."""

from datetime import timedelta

from sqlalchemy.orm import Session

from interviews.domain.breaks import Break
from interviews.domain.people import Role
from tests import make

STAFF = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.INTERVIEWER)
ASKED = make.NOON + timedelta(hours=1)
BROKEN = make.NOON + timedelta(hours=2)
REASON = "A complaint of Leila Haddad about Ben."


class Scene:
    """Ana has sealed and Ben has a draft. Adam and Alma administer, Cora coordinates. Judge judges the
    candidate elsewhere, Con has a conflict of interest, Rem was taken off the panel.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.cora = make.coordinator("Cora")
        self.adam = make.person("Adam", Role.ADMINISTRATOR, Role.INTERVIEWER)
        self.alma = make.person("Alma", Role.ADMINISTRATOR)
        self.ana, self.ben, self.rem, self.out = map(make.person, ("Ana", "Ben", "Rem", "Out"))
        self.judge, self.con = make.person("Judge", *STAFF), make.person("Con", *STAFF)
        self.mira = make.person("Mira", Role.COMMITTEE)
        session.add_all([self.adam, self.alma, self.out, self.con, self.mira])
        leila = make.candidate("Leila Haddad")
        self.loop = make.loop([self.ana, self.ben, self.rem], who=leila, by=self.cora)
        self.elsewhere = make.loop([self.judge], of=make.opening("Writer"), who=leila, by=self.cora)
        session.add_all([self.loop, self.elsewhere])
        session.commit()
        make.card_of(self.rem, self.loop).panelist.remove("Ill.", make.NOON, self.cora)
        leila.declare_conflict(self.con, "We are friends.", make.NOON, self.con)
        make.seal(self.ana, self.loop, "canary-Ana")
        self.draft = make.card_of(self.ben, self.loop)
        self.draft.save(make.written(self.draft, "canary-Ben"), self.draft.version, make.NOON, self.ben)
        session.commit()
        self.url, self.asking = f"/loops/{self.loop.id}", f"/breaks/loops/{self.loop.id}"
        self.card = f"/scorecards/{make.card_of(self.ana, self.loop).id}"
        self.interview = f"/interviews/{make.first(self.loop).id}"

    def ask(self) -> Break:
        """Adam has asked."""
        asked = Break.ask(self.loop, REASON, ASKED, self.adam)
        self.session.commit()
        return asked

    def broken(self) -> Break:
        """Cora has confirmed it."""
        asked = self.ask()
        asked.confirm(BROKEN, self.cora)
        self.session.commit()
        return asked

    def release(self) -> str:
        """Ben seals too, and the debrief is opened; where it is."""
        make.seal(self.ben, self.loop, "canary-Ben")
        debrief = make.debrief(self.loop)
        self.session.add(debrief)
        self.session.commit()
        return f"/debriefs/{debrief.id}"
