"""What was promised, in the dumbest words: who may do what before one loop. It reads no table and no policy.

Written from the manual's table of who may see what, to hold the policy against it.
"""

from collections.abc import Set
from dataclasses import dataclass

from interviews.domain.loops import Part
from interviews.domain.people import Role


@dataclass(frozen=True)
class Place:
    """What became of one place that somebody got on a panel."""

    part: Part = Part.INTERVIEWER
    sealed: bool = False
    excused: bool = False
    removed: bool = False


@dataclass(frozen=True)
class Case:
    """One person before one loop. Who left the company holds no role any more."""

    roles: Set[Role]
    places: tuple[Place, ...] = ()  # theirs in this loop, also those that were taken away
    elsewhere: bool = False  # a place in another loop of the candidate, also one that was taken away
    waiting: bool = False  # such a place in a loop that isn't released
    partial: bool = False  # referred the candidate, or a conflict of interest is declared
    after_own: bool = False  # the rule of the opening
    broke: bool = False  # asked to break this loop's seal, and a second person confirmed it
    released: bool = False  # the debrief was opened


def interviews(case: Case) -> bool:
    return Role.INTERVIEWER in case.roles


def coordinates(case: Case) -> bool:
    return Role.COORDINATOR in case.roles


def administers(case: Case) -> bool:
    return Role.ADMINISTRATOR in case.roles


def is_staff(case: Case) -> bool:
    return coordinates(case) or administers(case)


def is_seated(case: Case) -> bool:
    """On the panel of this loop now, whatever their part."""
    return interviews(case) and any(not place.removed for place in case.places)


def still_to_judge(case: Case) -> bool:
    """Without a look at the role: who lost it may get it back."""
    return (bool(case.places) and not case.released) or case.waiting


def reads_own(case: Case) -> bool:
    """What one wrote oneself, at any time."""
    return interviews(case) and not case.partial


def writes_own(case: Case, place: Place) -> bool:
    return reads_own(case) and not place.excused and not place.removed


def withdraws_own(case: Case, place: Place) -> bool:
    """That a seal can't be withdrawn any more tells of a debrief, so who sits elsewhere too can't ask."""
    return writes_own(case, place) and not case.elsewhere


def reads_sealed(case: Case) -> bool:
    """What another sealed. A draft of another is nobody's, ever."""
    if case.partial or case.waiting:
        return False
    if case.released:
        return is_staff(case) or is_seated(case)
    if case.broke and administers(case) and not case.places:
        return True
    wrote_all = all(place.part is Part.INTERVIEWER and place.sealed for place in case.places)
    return case.after_own and is_seated(case) and wrote_all and not case.elsewhere


def sees(case: Case) -> bool:
    """The loop's own page."""
    return is_staff(case) and not case.partial


def tracks(case: Case) -> bool:
    """Where every scorecard stands; also that somebody asked to break the seal."""
    return sees(case) and not still_to_judge(case)


def runs(case: Case) -> bool:
    """Panels, times, excuses, the debrief, the packet."""
    return tracks(case) and coordinates(case)


def may_break(case: Case) -> bool:
    """Ask to read what is sealed: never who had a place here."""
    return tracks(case) and administers(case) and not case.places


def confirms(case: Case, asked: bool) -> bool:
    """Be the second person: never who asked."""
    return tracks(case) and not asked


def speaks(case: Case) -> bool:
    """Write a note in the open debrief."""
    return case.released and reads_sealed(case) and (is_seated(case) or coordinates(case))
