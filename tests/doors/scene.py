"""One loop in the middle of things, and everything that a person is answered about it."""

import re

from interviews.domain.people import Role
from tests import make

STAFF = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.INTERVIEWER)
PANEL = ("ana", "judge", "sho")
OUTSIDE = ("rem", "con", "ref", "out", "mira")
NOBODY = "00000000-0000-4000-8000-000000000000"
TOKEN = re.compile(r"I[\w-]{30,}\.[\w-]+\.[\w-]+")


class Scene:
    """A loop on whose panel Ana, Ben, Cid and Judge sit, and Sho as a shadow.

    Rem was taken off it, Con has a conflict of interest, Ref referred the candidate; both hold every role.
    """

    def __init__(self, keep, session, **more):
        self.session = session
        self.cora = make.coordinator("Cora")
        self.adam = make.person("Adam", Role.ADMINISTRATOR)
        self.ana, self.ben, self.cid = map(make.person, ("Ana", "Ben", "Cid"))
        self.rem, self.sho, self.out = map(make.person, ("Rem", "Sho", "Out"))
        self.judge, self.mira = make.person("Judge", *STAFF), make.person("Mira", Role.COMMITTEE)
        self.con, self.ref = make.person("Con", *Role), make.person("Ref", *Role)
        panel = [self.ana, self.ben, self.cid, self.rem, self.judge]
        who = make.candidate("Leila Haddad", referred_by=self.ref)
        self.loop = make.loop(panel, [self.sho], of=make.opening(**more), who=who, by=self.cora)
        session.add_all([self.adam, self.con, self.out, self.mira])
        keep(self.loop)
        self.card(self.rem).panelist.remove("Ill.", make.NOON, self.cora)
        who.declare_conflict(self.con, "We are friends.", make.NOON, self.con)
        session.commit()

    def card(self, person):
        return make.card_of(person, self.loop)

    def seal(self, *people, **more):
        """Let them write and seal."""
        for person in people:
            make.seal(person, self.loop, **more)
        self.session.commit()

    def withdraw(self, person):
        self.card(person).withdraw_seal(make.NOON, person)
        self.session.commit()

    def release(self):
        """Let everybody seal who is waited for, each in words of their own, and open the debrief."""
        for place in self.loop.awaited:
            make.seal(place.person, self.loop, f"words-{place.person.name}")
        self.debrief = make.debrief(self.loop)
        self.session.add(self.debrief)
        self.session.commit()
        return self.debrief

    def addresses(self):
        """What tells something of the loop, its opening, its candidate or one of its scorecards."""
        loop, ben, ana = self.loop, self.card(self.ben), self.card(self.ana)
        return (
            "/",
            "/scorecards",
            "/loops/",
            f"/loops/?opening={loop.opening_id}",
            f"/loops/{loop.id}",
            "/openings/",
            f"/openings/{loop.opening_id}",
            f"/openings/{loop.opening_id}/bar",
            f"/openings/{loop.opening_id}/plan",
            f"/candidates/{loop.candidate_id}",
            f"/interviews/{make.first(loop).id}",
            f"/interviews/panelists/{ben.panelist_id}/excuse",
            f"/interviews/panelists/{ben.panelist_id}/removal",
            f"/scorecards/{ben.id}",
            f"/scorecards/{ben.id}/edit",
            f"/scorecards/{ben.id}/review",
            f"/scorecards/{ben.id}/withdrawal",
            f"/scorecards/{ben.id}/proof",
            f"/scorecards/{ana.id}",
            f"/scorecards/{ana.id}/edit",
            f"/scorecards/{ana.id}/review",
            f"/packets/loops/{loop.id}",
            "/dockets",
            "/banks/",
        )

    def told(self, browser):
        """All that a person is answered at these addresses, down to the headers; tokens aside."""
        return {url: said(browser.client.get(url)) for url in self.addresses()}


def said(answer):
    """Status, headers and words of an answer; tokens aside."""
    headers = sorted((name, value) for name, value in answer.headers if name != "Set-Cookie")
    return answer.status_code, headers, TOKEN.sub("token", answer.text)


def csrf(browser):
    """A token that is good for this browser."""
    return browser.get("/people/account").soup.find(attrs={"name": "csrf_token"})["value"]


def send(browser, url, method="POST", **sent):
    """What a form or a script is answered that sends a good token, wherever the address leads."""
    return browser.client.open(url, method=method, headers={"X-CSRFToken": csrf(browser)}, **sent)
