"""Two candidates are one person: all that is theirs moves, and nobody comes to see more."""

import pytest

from interviews import policy
from interviews.domain.base import Refused
from interviews.domain.candidates import (
    About,
    Blob,
    Candidate,
    CandidateDocument,
    DocumentKind,
    enclose,
    merge,
)
from interviews.domain.openings import Release
from interviews.domain.people import Role
from interviews.policy import RULES, Act
from tests import make


class Scene:
    """Leila twice: in one loop, long released, Ana and Both judged her; Ben and Both judge her in another."""

    def __init__(self, session):
        self.cora, self.adam = make.coordinator("Cora"), make.person("Adam", *Role)
        self.ana, self.ben, self.both = make.person("Ana"), make.person("Ben"), make.person("Both", *Role)
        self.friend, self.referrer = make.person("Friend", *Role), make.person("Referrer", *Role)
        self.kept, self.other = make.candidate("Leila Haddad"), make.candidate("Leyla H.", self.referrer)
        after_own = make.opening("Writer", release=Release.AFTER_OWN)
        self.past = make.loop([self.ana, self.both], of=after_own, who=self.other, by=self.cora)
        self.now = make.loop([self.ben, self.both], who=self.kept, by=self.cora)
        for candidate in (self.other, self.kept):
            candidate.declare_conflict(self.friend, "Cousins", make.NOON, self.cora)
            session.add(candidate)
        self.other.declare_conflict(self.adam, "Neighbours", make.NOON, self.cora)
        self.sample = CandidateDocument(
            kind=DocumentKind.SAMPLE, name="sample.txt", media_type="text/plain", size=6
        )
        self.sample.blob = Blob.of(b"sample")
        enclose(self.sample, self.other, make.NOON, self.cora)
        session.add_all([self.past, self.now])
        session.commit()
        for person in (self.ana, self.both):
            make.seal(person, self.past)
        session.add(make.debrief(self.past))
        session.commit()

    def everybody(self):
        return (self.cora, self.adam, self.ana, self.ben, self.both, self.friend, self.referrer)


@pytest.fixture
def scene(session):
    """Two entries of one person."""
    return Scene(session)


def seen(session, scene):
    """Everything that anybody may do with anything that is there."""
    session.expire_all()
    return {
        (me.name, act, kind, thing.id)
        for me in scene.everybody()
        for act, kind in RULES
        for thing in session.scalars(policy.allowed(me, act, kind))
    }


def test_a_merge_opens_nothing_to_anybody_and_closes_what_must_be_closed(scene, session):
    before = seen(session, scene)
    merge(scene.kept, scene.other, About("Leila Haddad"), make.NOON, scene.cora)
    session.commit()
    after = seen(session, scene)

    # The one thing that is new: the panel of either entry meets one person, by the name of the entry kept.
    assert after - before == {("Ana", Act.SEE, Candidate, scene.kept.id)}
    card = make.card_of(scene.ana, scene.past)
    assert ("Both", Act.SEE, type(card), card.id) in before - after
    assert {name for name, *_ in after if name in {"Friend", "Referrer", "Adam"}} == {
        "Friend",
        "Referrer",
        "Adam",
    }
    assert not {
        thing for name, *thing in after if name in {"Friend", "Referrer", "Adam"} and thing[1] is Candidate
    }
    assert [loop.candidate for loop in (scene.past, scene.now)] == [scene.kept] * 2
    assert {conflict.person.name for conflict in scene.kept.conflicts} == {"Adam", "Friend", "Referrer"}


def test_two_loops_for_one_opening_stay_two_entries(scene, session):
    twice = make.loop(of=scene.now.opening, who=scene.other, by=scene.cora)
    session.add(twice)
    session.commit()
    sentence = r"^Both have a loop for Staff engineer, Platform, and one person goes through a plan once\.$"
    with pytest.raises(Refused, match=sentence):
        merge(scene.kept, scene.other, About("Leila"), make.NOON, scene.cora)


def test_an_entry_is_merged_once_and_never_with_itself(scene, session):
    with pytest.raises(Refused, match="the same entry already"):
        merge(scene.kept, scene.kept, About("Leila"), make.NOON, scene.cora)
    merge(scene.kept, scene.other, About("Leila"), make.NOON, scene.cora)
    third = make.candidate("L. Haddad")
    session.add(third)
    with pytest.raises(Refused, match="part of another candidate already"):
        merge(third, scene.other, About("Leila"), make.NOON, scene.cora)
    merge(third, scene.kept, About("Leila"), make.NOON, scene.cora)
    assert {alias.name for alias in third.aliases} == {"Leila", "Leyla H."}


def test_a_coordinator_sees_what_moves_and_the_old_address_leads_on(scene, session, visit):
    browser = visit(scene.cora)
    page = browser.get(f"/candidates/{scene.kept.id}").follow("This is the same person as another candidate")
    page = page.follow(f"Leyla H., {scene.other.label}")
    assert (page.heading, "You can’t take it back." in page.main) == ("Make two entries one", True)
    assert "Loops that move Writer" in " ".join(page.all(".summary-list__row"))
    assert page.press("Make them one", name="").all(".error-summary li") == ["Give the candidate's name."]
    page.press("Make them one", name="Leyla Haddad")

    kept = browser.get(f"/candidates/{scene.other.id}")
    assert (kept.heading, "sample.txt" in kept.main) == ("Leyla Haddad", True)
    assert [visit(me).get(f"/candidates/{scene.other.id}").status for me in (scene.friend, scene.adam)] == [
        404,
        404,
    ]
    assert page.press("Make them one").status == 404


def test_a_merge_that_is_refused_says_why(scene, session, visit):
    session.add(make.loop(of=scene.now.opening, who=scene.other, by=scene.cora))
    session.commit()
    page = visit(scene.cora).get(f"/candidates/{scene.kept.id}/same/{scene.other.id}").press("Make them one")
    assert (page.status, page.heading) == (422, "Make two entries one")
    assert "Both have a loop for" in page.main
    empty = visit(scene.cora).get(f"/candidates/{scene.kept.id}/same?find=zzz")
    assert "No other candidate here has these words in their name." in empty.main
    assert visit(scene.ben).get(f"/candidates/{scene.kept.id}/same").status == 404
