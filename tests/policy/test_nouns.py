"""Who may do what with everything that isn't a scorecard."""

import pytest
from sqlalchemy.orm import Session

from interviews import policy
from interviews.domain.banks import Bank, Competency, Duty, Expectation, Level, Question, QuestionVersion
from interviews.domain.candidates import Candidate
from interviews.domain.committees import Committee, Docket
from interviews.domain.debriefs import Debrief
from interviews.domain.guides import Guide
from interviews.domain.loops import Adjustment, Interview, Loop, Panelist, Request
from interviews.domain.openings import Opening
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Person, Role, SignIn
from interviews.domain.plans import PlanTemplate
from interviews.policy import RULES, Act
from tests import make


@pytest.fixture
def those(session: Session):
    """The names of the people who may do this with that; asked as a list and one by one, which must agree."""

    def names(people, act, thing):
        session.flush()
        may = {me.name for me in people if policy.may(session, me, act, thing)}
        assert may == {
            me.name for me in people if thing in set(session.scalars(policy.allowed(me, act, type(thing))))
        }
        return may

    return names


@pytest.fixture
def company(session):
    """One of each: a panelist, a shadow, one who was removed, a stranger, staff, a committee."""
    people = {
        "Ana": make.person("Ana"),
        "Sho": make.person("Sho"),
        "Rem": make.person("Rem"),
        "Out": make.person("Out"),
        "Cora": make.person("Cora", Role.COORDINATOR),
        "Adam": make.person("Adam", Role.ADMINISTRATOR),
        "Mira": make.person("Mira", Role.COMMITTEE),
        "Noor": make.person("Noor", Role.COMMITTEE),
        "Judge": make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER),
        "Friend": make.person("Friend", *Role),
    }
    session.add_all(people.values())
    return people


@pytest.fixture
def loop(session, company):
    """A loop that Friend referred the candidate of; Ana and Judge judge."""
    made = make.loop(
        [company["Ana"], company["Judge"], company["Rem"]],
        shadows=[company["Sho"]],
        who=make.candidate("Leila", referred_by=company["Friend"]),
        by=company["Cora"],
    )
    make.card_of(company["Rem"], made).panelist.remove("Ill.", make.NOON, company["Cora"])
    made.adjust("Hard of hearing.", "Keep captions on.", make.NOON, company["Cora"])
    session.add(made)
    session.commit()
    return made


def release(session, company, loop):
    """Seal and open."""
    for name in ("Ana", "Judge"):
        make.seal(company[name], loop)
    debrief = make.debrief(loop)
    session.add(debrief)
    session.commit()
    return debrief


def issued(session, company, loop):
    """Close the debrief and issue a packet to Mira's docket."""
    debrief = release(session, company, loop)
    debrief.close(make.NOON, company["Cora"])
    docket = make.docket([company["Mira"]])
    papers = [Document.of(word, "text/plain") for word in (b"pdf", b"data", b"page")]
    packet = Packet.issue(loop, docket, "2026-0001", 1, Printed(*papers), make.NOON, company["Cora"])
    session.add(packet)
    session.commit()
    return packet


STAFF = {"Cora", "Adam", "Judge"}


def test_people_see_themselves_and_staff_sees_everybody(those, company, session):
    everybody = company.values()
    assert those(everybody, Act.SEE, company["Ana"]) == {"Ana", "Friend"} | STAFF
    assert those(everybody, Act.WRITE, company["Ana"]) == {"Adam", "Friend"}
    sign_in = SignIn.begin(company["Ana"], "token", "a browser", make.NOON)
    session.add(sign_in)
    assert those(everybody, Act.WRITE, sign_in) == {"Ana"}


def test_a_bank_is_read_by_who_asks_and_kept_by_its_keepers(those, company, session):
    everybody = company.values()
    question = make.question(in_bank=make.bank(by=company["Ana"]))
    question.bank.entrust(company["Out"], Duty.REVIEWER, make.NOON, company["Ana"])
    session.add(question)
    readers = {"Ana", "Sho", "Rem", "Out", "Friend"} | STAFF
    writers, reviewers = {"Ana", "Cora", "Judge", "Friend"}, {"Ana", "Out", "Cora", "Judge", "Friend"}
    for thing in (question.bank, question):
        assert those(everybody, Act.SEE, thing) == readers
        assert those(everybody, Act.WRITE, thing) == writers
        assert those(everybody, Act.REVIEW, thing) == reviewers
    assert those(everybody, Act.SEE, question.latest) == readers


def test_the_ladder_is_read_by_who_asks_and_written_by_coordinators(those, company, session):
    rung, advisor = make.level(), make.competency("Advisor")
    session.add_all([rung, advisor])
    for thing in (rung, advisor):
        assert those(company.values(), Act.SEE, thing) == {"Ana", "Sho", "Rem", "Out", "Friend"} | STAFF
        assert those(company.values(), Act.WRITE, thing) == {"Cora", "Judge", "Friend"}


def test_a_template_of_a_plan_is_seen_by_staff_and_kept_by_coordinators(those, company, session):
    template = PlanTemplate.keep(make.opening(), "Two days", make.NOON, company["Cora"])
    session.add(template)
    assert those(company.values(), Act.SEE, template) == {"Friend"} | STAFF
    assert those(company.values(), Act.WRITE, template) == {"Cora", "Judge", "Friend"}


def test_who_is_still_to_judge_does_not_learn_from_the_bar_that_somebody_sealed(
    those, company, session, loop
):
    assert those(company.values(), Act.SEE, loop.opening) == {"Friend"} | STAFF
    assert those(company.values(), Act.WRITE, loop.opening) == {"Cora"}
    release(session, company, loop)
    assert those(company.values(), Act.WRITE, loop.opening) == {"Cora", "Judge"}


def test_a_candidate_is_seen_by_staff_and_panel_and_never_by_who_is_partial(those, company, loop):
    assert those(company.values(), Act.SEE, loop.candidate) == {"Ana", "Sho"} | STAFF
    assert those(company.values(), Act.WRITE, loop.candidate) == {"Cora", "Judge"}


def test_a_loop_is_seen_by_staff_and_run_by_who_does_not_judge_it(those, company, session, loop):
    everybody = company.values()
    [adjustment] = loop.adjustments
    request = loop.ask("A break.", make.NOON)
    guide = Guide.send(loop, "token", 30, make.NOON, company["Cora"])
    ana = make.card_of(company["Ana"], loop).panelist
    runners = {"Cora"}
    for judged in (runners, runners | {"Judge"}):
        assert those(everybody, Act.SEE, loop) == STAFF
        for thing in (loop, adjustment, request, guide, make.first(loop), ana):
            assert those(everybody, Act.RUN, thing) == judged
        if not loop.debrief:
            release(session, company, loop)
            session.expire(loop, ["debrief"])


def test_what_is_done_for_a_candidate_is_read_by_the_panel_and_by_who_runs_the_loop(those, company, loop):
    [adjustment] = loop.adjustments
    assert those(company.values(), Act.SEE, adjustment) == {"Ana", "Sho", "Judge", "Cora"}


def test_an_interview_is_seen_by_its_panel_and_by_staff(those, company, loop):
    assert those(company.values(), Act.SEE, make.first(loop)) == {"Ana", "Sho"} | STAFF


def test_a_debrief_is_for_the_panel_and_staff(those, company, session, loop):
    debrief = release(session, company, loop)
    assert those(company.values(), Act.SEE, debrief) == {"Ana", "Sho"} | STAFF
    assert those(company.values(), Act.WRITE, debrief) == {"Ana", "Sho", "Cora", "Judge"}
    assert those(company.values(), Act.RUN, debrief) == {"Cora", "Judge"}


def test_a_rating_is_revised_by_its_author_alone(those, company, session, loop):
    release(session, company, loop)
    rating = make.card_of(company["Ana"], loop).seals[0].ratings[0]
    assert those(company.values(), Act.WRITE, rating) == {"Ana"}


def test_a_packet_is_for_the_members_of_its_docket_and_staff(those, company, session, loop):
    packet = issued(session, company, loop)
    assert those(company.values(), Act.SEE, packet) == {"Mira"} | STAFF
    assert those(company.values(), Act.SEE, packet.docket) == {"Mira", "Friend"} | STAFF
    assert those(company.values(), Act.WRITE, packet.docket) == {"Cora", "Judge", "Friend"}
    assert those(company.values(), Act.SEE, packet.docket.committee) == {"Friend"} | STAFF
    assert those(company.values(), Act.WRITE, packet.docket.committee) == {"Cora", "Judge", "Friend"}


def test_a_committee_member_reads_the_packet_and_nothing_else(company, session, loop):
    packet = issued(session, company, loop)
    seen = {
        (act, model): things
        for act, model in RULES
        if (things := set(session.scalars(policy.allowed(company["Mira"], act, model))))
    }
    assert seen == {
        (Act.SEE, Person): {company["Mira"]},
        (Act.SEE, Docket): {packet.docket},
        (Act.SEE, Packet): {packet},
    }


def test_a_member_who_judges_the_candidate_anew_does_not_read_the_old_packet(those, company, session, loop):
    packet = issued(session, company, loop)
    company["Mira"].grant(Role.INTERVIEWER, make.NOON, company["Adam"])
    later = make.loop([company["Mira"]], who=loop.candidate)
    session.add(later)
    assert those(company.values(), Act.SEE, packet) == STAFF


def test_who_left_may_do_nothing(company, session, loop):
    for person in company.values():
        person.left_at = make.NOON
    release(session, company, loop)
    seen = {
        (me.name, model)
        for me in company.values()
        for act, model in RULES
        if session.scalars(policy.allowed(me, act, model)).all()
    }
    assert seen == set()


CREATED = (Person, Bank, Level, Competency, Opening, Candidate, Loop, Committee, Docket)


def test_new_things_are_made_by_those_who_arrange(company):
    made = {name: {m.__name__ for m in CREATED if policy.may_create(me, m)} for name, me in company.items()}
    arranged = {"Bank", "Level", "Competency", "Opening", "Candidate", "Loop", "Committee", "Docket"}
    nothing = {name: set() for name in ("Ana", "Sho", "Rem", "Out", "Mira", "Noor")}
    assert made == nothing | {
        "Cora": arranged,
        "Judge": arranged,
        "Adam": {"Person"},
        "Friend": arranged | {"Person"},
    }


def test_the_table_names_every_noun_that_has_a_page():
    assert {model for _, model in RULES} >= {
        Adjustment,
        Bank,
        Candidate,
        Committee,
        Competency,
        Debrief,
        Docket,
        Interview,
        Level,
        Loop,
        Opening,
        Packet,
        Panelist,
        Person,
        Question,
        QuestionVersion,
        Request,
    }
    assert Expectation not in {model for _, model in RULES}
