"""Faults in who may: a rule that is left out, or reaches too far."""

from tests.faults.fault import Fault

POLICY = "interviews/policy.py"
TABLE = "tests/policy/test_scorecards.py"
NOUNS = "tests/policy/test_nouns.py"
DOORS = "tests/doors/test_"

FAULTS = (
    Fault(
        "a coordinator reads what is sealed before its release",
        POLICY,
        "or_(before, after, broke_the_seal(me)))",
        "or_(before, after, broke_the_seal(me), holds(me, Role.COORDINATOR)))",
        TABLE,
    ),
    Fault(
        "staff reads drafts",
        POLICY,
        "return or_(own_card(me), and_(Scorecard.is_sealed, card_in(read_others(me))))",
        "return or_(own_card(me), card_in(track_loop(me)))",
        TABLE,
    ),
    Fault(
        "the debrief shows what was never sealed",
        POLICY,
        "and_(Scorecard.is_sealed, card_in(read_others(me)))",
        "card_in(read_others(me))",
        f"{DOORS}17_the_opposite_fault.py {TABLE}",
    ),
    Fault(
        "who is still to judge the candidate elsewhere reads an earlier loop",
        POLICY,
        "or_(is_on_panel(me), is_staff(me)), ~must_not_know(me))",
        "or_(is_on_panel(me), is_staff(me)))",
        f"{DOORS}13_another_loop_of_the_candidate.py",
    ),
    Fault(
        "a coordinator who judges knows where the others stand",
        POLICY,
        "return and_(impartial_in(me), is_staff(me), ~must_not_know(me))",
        "return and_(impartial_in(me), is_staff(me))",
        f"{DOORS}10_a_role_gained_by_another_right.py",
    ),
    Fault(
        "a coordinator who judges arranges the loop",
        POLICY,
        "return and_(impartial_in(me), holds(me, Role.COORDINATOR), ~must_not_know(me))",
        "return and_(impartial_in(me), holds(me, Role.COORDINATOR))",
        f"{DOORS}10_a_role_gained_by_another_right.py",
    ),
    Fault(
        "the bar's lock is told to who must not know that somebody sealed",
        POLICY,
        "exists().where(Loop.opening_id == Opening.id, stays_out(me))",
        "exists().where(Loop.opening_id == Opening.id, ~impartial_in(me))",
        f"{DOORS}13_another_loop_of_the_candidate.py",
    ),
    Fault(
        "a declared conflict of interest hides nothing",
        POLICY,
        "return and_(Candidate.referred_by_id.is_distinct_from(me.id), ~conflict)",
        "return Candidate.referred_by_id.is_distinct_from(me.id)",
        TABLE,
    ),
    Fault(
        "who referred the candidate reads on",
        POLICY,
        "return and_(Candidate.referred_by_id.is_distinct_from(me.id), ~conflict)",
        "return ~conflict",
        TABLE,
    ),
    Fault(
        "who was removed keeps the panel's sight",
        POLICY,
        "return had_place(me, ~exists().where(Removal.panelist_id == Panelist.id), *more, loop=loop)",
        "return had_place(me, *more, loop=loop)",
        TABLE,
    ),
    Fault(
        "an excuse counts as having judged",
        POLICY,
        "judged = and_(Panelist.part == Part.INTERVIEWER, sealed, ~excused)",
        "judged = and_(Panelist.part == Part.INTERVIEWER, or_(sealed, excused))",
        TABLE,
    ),
    Fault(
        "a shadow who sealed counts as having judged",
        POLICY,
        "judged = and_(Panelist.part == Part.INTERVIEWER, sealed, ~excused)",
        "judged = and_(sealed, ~excused)",
        TABLE,
    ),
    Fault(
        "after own waits for one of one's own, not for all",
        POLICY,
        "return and_(has_place(me, judged), ~had_place(me, ~judged))",
        "return has_place(me, judged)",
        f"{DOORS}01_averages_and_counts.py",
    ),
    Fault(
        "to be taken off one of two interviews opens what the others sealed",
        POLICY,
        "return and_(has_place(me, judged), ~had_place(me, ~judged))",
        "return and_(has_place(me, judged), ~has_place(me, ~judged))",
        f"{DOORS}11_release_by_removal.py",
    ),
    Fault(
        "a withdrawn seal is still a seal",
        "interviews/domain/scorecards/card.py",
        "return cls.seals.any(Seal.withdrawn_at.is_(None))",
        "return cls.seals.any()",
        f"{DOORS}11_release_by_removal.py",
    ),
    Fault(
        "who left the company keeps every right",
        POLICY,
        "return frozenset() if person.left_at else person.roles",
        "return person.roles",
        NOUNS,
    ),
    Fault(
        "every committee member reads every packet",
        POLICY,
        "return and_(holds(me, Role.COMMITTEE), seat)",
        "return holds(me, Role.COMMITTEE)",
        NOUNS,
    ),
    Fault(
        "a broken seal is open to every administrator",
        POLICY,
        "mine = (Break.loop_id == Loop.id, Break.asked_by_id == me.id, Break.confirmed.is_(True))",
        "mine = (Break.loop_id == Loop.id, Break.confirmed.is_(True))",
        f"{DOORS}16_view_as_support_and_backups.py",
    ),
    Fault(
        "a seal is broken by who asks, without a second person",
        POLICY,
        "Break.asked_by_id == me.id, Break.confirmed.is_(True))",
        "Break.asked_by_id == me.id)",
        f"{DOORS}16_view_as_support_and_backups.py",
    ),
    Fault(
        "who was removed still sees the interview",
        POLICY,
        "Panelist.person_id == me.id, ~removed)",
        "Panelist.person_id == me.id)",
        NOUNS,
    ),
    Fault(
        "that a rating can be revised tells of a debrief that one must not know of",
        POLICY,
        "return holding.where(write_scorecard(me), card_in(read_others(me))).correlate(Rating).exists()",
        "return holding.where(write_scorecard(me)).correlate(Rating).exists()",
        f"{DOORS}13_another_loop_of_the_candidate.py",
    ),
    Fault(
        "that a seal can't be withdrawn tells of a debrief that one must not know of",
        POLICY,
        "return and_(write_scorecard(me), card_in(~sits_elsewhere(me)))",
        "return write_scorecard(me)",
        f"{DOORS}13_another_loop_of_the_candidate.py",
    ),
    Fault(
        "a scorecard is sealed before its interview begins",
        "interviews/domain/loops/interview.py",
        '"" if self.starts_at <= at else',
        '"" if self.starts_at else',
        "tests/domain/test_scorecards.py",
    ),
    Fault(
        "who broke a seal judges the candidate in another loop",
        "interviews/domain/loops/interview.py",
        "for loop in self.loop.candidate.loops if not loop.debrief",
        "for loop in (self.loop,)",
        "tests/domain/test_breaks.py",
    ),
)
