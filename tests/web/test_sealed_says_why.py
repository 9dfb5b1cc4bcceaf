"""Whatever is sealed says why it is sealed, and what opens it."""

import pytest

from interviews.domain.loops import Part
from interviews.domain.openings import Release
from interviews.domain.people import Role
from tests import make


class Scene:
    """Ana has sealed and Ben has not; Judge coordinates, and is on the panel of a second loop."""

    def __init__(self, session, release=Release.AT_DEBRIEF):
        self.cora, self.ana, self.ben = make.coordinator("Cora"), make.person("Ana"), make.person("Ben")
        self.judge = make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER)
        who = make.candidate("Leila Haddad")
        self.loop = make.loop([self.ana, self.ben], of=make.opening(release=release), who=who, by=self.cora)
        self.later = make.loop([self.judge], who=who, by=self.cora)
        session.add_all([self.loop, self.later])
        session.commit()
        self.card = make.seal(self.ana, self.loop)
        [self.rating] = self.card.seal_in_force.ratings
        self.draft = make.card_of(self.ben, self.loop)
        session.commit()


AT_DEBRIEF, AFTER_OWN = Release.AT_DEBRIEF, Release.AFTER_OWN
PLACES = {
    "one's own sealed scorecard": (
        AT_DEBRIEF,
        "ana",
        "/scorecards/{card}",
        "Nobody has heard anyone yet, and so it stays until the debrief.",
        "It opens when every scorecard that is waited for is sealed or excused.",
    ),
    "the same, where panelists read after their own": (
        AFTER_OWN,
        "ana",
        "/scorecards/{card}",
        "Nobody reads another’s before having sealed all of their own.",
        "The debrief opens it for everyone on the panel.",
    ),
    "a scorecard in the writing": (
        AT_DEBRIEF,
        "ben",
        "/scorecards/{draft}/edit",
        "What isn’t sealed nobody else reads, administrators included.",
        "The debrief opens it for the panel when all have sealed.",
    ),
    "the first page": (
        AT_DEBRIEF,
        "ana",
        "/",
        "Only you can read it.",
        "It opens for the panel when the debrief does; no time is set.",
    ),
    "a loop, for who arranges it": (
        AT_DEBRIEF,
        "cora",
        "/loops/{loop}",
        "No one reads another’s scorecard before, administrators included.",
        "At the debrief, once every required scorecard is sealed or excused.",
    ),
    "a loop, for a coordinator who judges": (
        AT_DEBRIEF,
        "judge",
        "/loops/{later}",
        "You are still to judge this candidate. So you don’t see here where anybody’s scorecard stands.",
        "It opens once every loop in which you judge them has its debrief.",
    ),
    "an earlier loop of the same candidate": (
        AT_DEBRIEF,
        "judge",
        "/loops/{loop}",
        "You are still to judge this candidate. So you don’t see here where anybody’s scorecard stands.",
        "It opens once every loop in which you judge them has its debrief.",
    ),
    "a candidate with an earlier loop": (
        AT_DEBRIEF,
        "judge",
        "/candidates/{candidate}",
        "So you don’t see what others wrote of them, in this loop or an earlier one.",
        "It opens once every loop in which you judge them has its debrief.",
    ),
    "a packet that can't be issued yet": (
        AT_DEBRIEF,
        "cora",
        "/packets/loops/{loop}",
        "Until then ratings can still be revised.",
        "A packet is issued once the debrief is closed.",
    ),
    "a rating that can't be revised yet": (
        AFTER_OWN,
        "ana",
        "/scorecards/ratings/{rating}/revision",
        "This rating is sealed, so that nobody changes it unseen.",
        "It can be revised once the debrief is open.",
    ),
    "the rule of an opening": (
        AT_DEBRIEF,
        "cora",
        "/openings/{opening}/release",
        "A scorecard was sealed under this rule, by somebody who was told so.",
        "Only a new opening can have another.",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_it_says_why_and_what_opens_it(session, visit, place):
    release, who, address, why, opens = PLACES[place]
    scene = Scene(session, release)
    ids = {name: getattr(scene, name).id for name in ("card", "draft", "loop", "later", "rating")}
    ids |= {"candidate": scene.loop.candidate_id, "opening": scene.loop.opening_id}
    page = visit(getattr(scene, who)).get(address.format(**ids))
    assert [words for words in (why, opens) if words not in page.main] == []


def test_a_debrief_that_cannot_open_yet_says_why_and_what_is_missing(session, visit):
    scene = Scene(session)
    cora = visit(scene.cora)
    token = cora.get("/people/account").soup.find(attrs={"name": "csrf_token"})["value"]
    page = cora.send(f"/debriefs/loops/{scene.loop.id}", "post", {"csrf_token": token})
    assert (page.status, page.heading) == (409, "That isn't possible now")
    assert (
        "Each judges alone first. The debrief opens when every scorecard is sealed or excused. "
        "Still open: Ben (Interview 1)."
    ) in page.main


def test_a_shadow_is_told_that_the_debrief_opens_theirs(session, visit):
    scene, sho = Scene(session), make.person("Sho")
    make.first(scene.loop).assign(sho, Part.SHADOW, make.NOON, scene.cora)
    session.commit()
    page = visit(sho).get(f"/scorecards/{make.card_of(sho, scene.loop).id}")
    assert page.all(".notice--sealed")[0].startswith(
        "Only you can read this. You are learning here: your scorecard never counts. "
        "The debrief opens it for the panel."
    )
