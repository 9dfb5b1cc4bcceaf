"""A conflict of interest hides everything of the candidate, whatever else somebody is."""

import pytest

from interviews import policy
from interviews.domain.banks import Bank, Competency, Level, Question, QuestionVersion
from interviews.domain.breaks import Break
from interviews.domain.candidates import Blob, Candidate, CandidateDocument, DocumentKind, enclose
from interviews.domain.committees import Committee, Docket
from interviews.domain.debriefs import Debrief
from interviews.domain.guides import Guide
from interviews.domain.loops import Adjustment, Interview, Loop, Panelist, Request
from interviews.domain.openings import Opening
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Person, Renewal, Role, SignIn
from interviews.domain.plans import PlanTemplate
from interviews.domain.scorecards import Rating, Scorecard
from interviews.domain.waivers import Waiver
from interviews.policy import RULES, Act
from tests import make

# An opening is of no candidate, but that its bar is locked tells of a scorecard.
NOUNS = {
    *(Candidate, Loop, Adjustment, Guide, Waiver, Interview, Panelist),
    *(Scorecard, Rating, Break, Debrief, Packet),
    Candidate,
    Loop,
    Adjustment,
    Request,
    Candidate,
    CandidateDocument,
    Loop,
    Adjustment,
    Guide,
    Interview,
    Panelist,
    Scorecard,
    Rating,
    Break,
    Debrief,
    Packet,
}
OTHERS = {
    Person,
    SignIn,
    Renewal,
    Bank,
    Level,
    Competency,
    Question,
    QuestionVersion,
    Opening,
    PlanTemplate,
    Committee,
    Docket,
}
OF_A_CANDIDATE = {(act, kind) for act, kind in RULES if kind in NOUNS} | {(Act.WRITE, Opening)}


@pytest.fixture
def friend(keep):
    """Somebody with every role."""
    return keep(make.person("Friend", *Role))


@pytest.fixture
def told(session, keep, friend):
    """A loop to its end: broken into by Friend, judged by Ana, released, its packet on Friend's docket."""
    ana = make.person("Ana")
    loop = keep(make.loop([ana]))
    loop.adjust("Hard of hearing.", "Keep captions on.", make.NOON, loop.by)
    loop.ask("A break.", make.NOON)
    keep(Guide.send(loop, "token", 30, make.NOON, loop.by))
    keep(Waiver.give(loop, "must-haves", ["Depth is asked in 1."], "Nobody is free.", make.NOON, loop.by))
    given = CandidateDocument(kind=DocumentKind.OTHER, name="a.txt", media_type="text/plain", size=1)
    given.blob, given.panel_of = Blob.of(b"a"), loop
    enclose(given, loop.candidate, make.NOON, loop.by)
    make.seal(ana, loop)
    keep(Break.ask(loop, "A complaint was made.", make.NOON, ana)).confirm(make.NOON, friend)
    debrief = keep(make.debrief(loop))
    debrief.close(make.NOON, loop.by)
    papers = [Document.of(word, "text/plain") for word in (b"pdf", b"data", b"page")]
    keep(Packet.issue(loop, make.docket([friend]), "2026-0001", 1, Printed(*papers), make.NOON, loop.by))
    return loop


@pytest.fixture
def given(session):
    """What somebody may do with anything of a candidate."""

    def acts(me):
        session.flush()
        return {rule for rule in OF_A_CANDIDATE if session.scalars(policy.allowed(me, *rule)).all()}

    return acts


def test_of_every_noun_it_is_known_whether_it_is_of_a_candidate():
    assert {kind for _, kind in RULES} == NOUNS | OTHERS


def test_who_has_every_role_and_no_conflict_may_do_nearly_everything(told, friend, given):
    written = {(Act.WRITE, Scorecard), (Act.WITHDRAW, Scorecard), (Act.WRITE, Rating)}
    assert given(friend) == OF_A_CANDIDATE - written


def test_a_declared_conflict_hides_every_noun(told, friend, given):
    told.candidate.declare_conflict(friend, "We shared a flat.", make.NOON, told.by)
    assert given(friend) == set()


def test_who_referred_the_candidate_finds_no_noun(told, friend, given):
    told.candidate.referred_by = friend
    assert given(friend) == set()


def test_a_conflict_hides_every_noun_also_from_the_author(session, told, given):
    ana = make.places(told)[0].person
    for role in Role:
        if role not in ana.roles:
            ana.grant(role, make.NOON, told.by)
    assert {(Act.SEE, Scorecard), (Act.WRITE, Scorecard), (Act.WRITE, Rating)} <= given(ana)
    told.candidate.declare_conflict(ana, "We shared a flat.", make.NOON, ana)
    assert given(ana) == set()


def test_a_conflict_with_one_candidate_hides_nothing_of_another(session, keep, told, friend):
    other = keep(make.loop([make.person("Ben")]))
    told.candidate.declare_conflict(friend, "We shared a flat.", make.NOON, friend)
    session.flush()
    assert session.scalars(policy.allowed(friend, Act.SEE, Candidate)).all() == [other.candidate]
    assert session.scalars(policy.allowed(friend, Act.RUN, Loop)).all() == [other]
    assert session.scalars(policy.allowed(friend, Act.SEE, Docket)).all() != []
