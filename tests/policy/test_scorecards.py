"""The table of who may do what with a scorecard, cell by cell."""

from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from interviews import policy
from interviews.domain.loops import Loop
from interviews.domain.openings import Release
from interviews.domain.people import Person, Role
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from tests import make

# One row a kind of person, one column a state of Ben's scorecard, and in the cell what they may do with it.
# draft: not sealed, though everything else could open it (rule after own, all others sealed, seal broken).
# at-debrief: sealed, under that rule. own-open, own-sealed: sealed under the rule after own, by whether who
# asks has sealed theirs. broken: an administrator broke the seal. released: the debrief was opened.
TABLE = """
                          draft        at-debrief   own-open     own-sealed   broken       released
author                  : reads+writes reads+writes reads+writes reads+writes reads+writes reads+writes
panelist                : -            -            -            reads        -            reads
shadow                  : -            -            -            -            -            reads
panelist, excused       : -            -            -            -            -            reads
panelist, removed       : -            -            -            -            -            -
panelist, left          : -            -            -            -            -            -
panelist, lost the role : -            -            -            -            -            -
panelist, got it back   : -            -            -            reads        -            reads
coordinator             : status       status       status       status       status       reads+status
coordinator, panelist   : -            -            -            reads        -            reads+status
coordinator, shadow     : -            -            -            -            -            reads+status
coordinator, excused    : -            -            -            -            -            reads+status
coordinator, removed    : -            -            -            -            -            reads+status
administrator           : status       status       status       status       status       reads+status
administrator, broke it : status       status       status       status       reads+status reads+status
administrator, confirmed: status       status       status       status       status       reads+status
committee member        : -            -            -            -            -            -
committee, panelist     : -            -            -            reads        -            reads
all roles, conflict     : -            -            -            -            -            -
all roles, referred     : -            -            -            -            -            -
all roles, left         : -            -            -            -            -            -
no role                 : -            -            -            -            -            -
anyone else             : -            -            -            -            -            -
"""
ACTS = {"reads": Act.SEE, "writes": Act.WRITE, "status": Act.TRACK}


@dataclass(frozen=True)
class State:
    """What happened in a column."""

    rule: Release = Release.AFTER_OWN
    ben_sealed: bool = True
    others_sealed: bool = True
    broken: bool = False
    released: bool = False


COLUMNS = {
    "draft": State(ben_sealed=False, broken=True),
    "at-debrief": State(Release.AT_DEBRIEF),
    "own-open": State(others_sealed=False),
    "own-sealed": State(),
    "broken": State(Release.AT_DEBRIEF, broken=True),
    "released": State(Release.AT_DEBRIEF, released=True),
}
ASKS, ARRANGES, ADMINISTERS, DECIDES = Role.INTERVIEWER, Role.COORDINATOR, Role.ADMINISTRATOR, Role.COMMITTEE
ROLES = {  # whoever isn't named is an interviewer
    "coordinator": {ARRANGES},
    "coordinator, panelist": {ARRANGES, ASKS},
    "coordinator, shadow": {ARRANGES, ASKS},
    "coordinator, excused": {ARRANGES, ASKS},
    "coordinator, removed": {ARRANGES, ASKS},
    "administrator": {ADMINISTERS},
    "administrator, broke it": {ADMINISTERS},
    "administrator, confirmed": {ADMINISTERS},
    "committee member": {DECIDES},
    "committee, panelist": {DECIDES, ASKS},
    "all roles, conflict": {*Role},
    "all roles, referred": {*Role},
    "all roles, left": {*Role},
}
SHADOWS = ["shadow", "coordinator, shadow"]
NOT_WRITING = ["panelist, excused", "panelist, removed", "coordinator, excused", "coordinator, removed"]
SEALING = [
    "panelist",
    "panelist, left",
    "panelist, lost the role",
    "panelist, got it back",
    "coordinator, panelist",
    "committee, panelist",
    "all roles, conflict",
    "all roles, left",
]


def rows() -> dict[str, list[str]]:
    """The table: for each kind of person, their cells."""
    lines = [line.split(":") for line in TABLE.strip().splitlines()[1:]]
    return {kind.strip(): cells.split() for kind, cells in lines}


def seat(people: dict[str, Person], rule: Release) -> Loop:
    """A loop with everybody on its panel who is or was there; nobody has written."""
    referrer = people["all roles, referred"]
    return make.loop(
        [people[kind] for kind in ["author", *SEALING, *NOT_WRITING]],
        shadows=[people[kind] for kind in SHADOWS],
        of=make.opening(release=rule),
        who=make.candidate(referred_by=referrer),
    )


def write(people: dict[str, Person], loop: Loop, state: State) -> Scorecard:
    """The author writes, and everybody who isn't excused or removed; the author's scorecard."""
    for kind in NOT_WRITING:
        place = make.card_of(people[kind], loop).panelist
        let_go = place.remove if "removed" in kind else place.excuse_from_writing
        let_go("Ill.", make.NOON, loop.by)
    for kind in [*SEALING, *SHADOWS] if state.others_sealed else []:
        make.seal(people[kind], loop)
    if state.ben_sealed:
        return make.seal(people["author"], loop)
    card = make.card_of(people["author"], loop)
    card.save(make.written(card), card.version, make.NOON, people["author"])
    return card


def part(session: Session, people: dict[str, Person], loop: Loop) -> None:
    """Some leave, lose their role, or declare a conflict of interest."""
    boss = people["administrator"]
    for kind in ("panelist, left", "all roles, left"):
        people[kind].leave(make.NOON, boss)
    for kind in ("panelist, lost the role", "panelist, got it back"):
        people[kind].withdraw(ASKS, make.NOON, boss)
    session.flush()
    people["panelist, got it back"].grant(ASKS, make.NOON, boss)
    loop.candidate.declare_conflict(people["all roles, conflict"], "My cousin.", make.NOON, boss)


def cell(session: Session, me: Person, card: Scorecard) -> str:
    """What I may do with a scorecard: asked as a list and about this one, which must agree."""
    words = []
    for word, act in ACTS.items():
        listed = card in session.scalars(policy.allowed(me, act, Scorecard)).all()
        assert listed is policy.may(session, me, act, card)
        words += [word] if listed else []
    return "+".join(words) or "-"


@pytest.mark.parametrize("column", COLUMNS)
def test_everybody_may_do_what_the_table_says(session, column):
    state, table = COLUMNS[column], rows()
    people = {kind: make.person(kind, *ROLES.get(kind, [ASKS])) for kind in table}
    people["no role"].grants.clear()
    loop = seat(people, state.rule)
    session.add_all([*people.values(), loop])
    session.flush()
    card = write(people, loop, state)
    part(session, people, loop)
    if state.broken:
        breaker, second = people["administrator, broke it"], people["administrator, confirmed"]
        session.add(make.broken(loop, breaker, second))
    if state.released:
        session.add(make.debrief(loop))
    session.flush()
    number = list(COLUMNS).index(column)
    assert {kind: cell(session, me, card) for kind, me in people.items()} == {
        kind: cells[number] for kind, cells in table.items()
    }


def test_the_columns_of_the_table_are_in_this_order():
    assert TABLE.split(maxsplit=6)[:6] == list(COLUMNS)
