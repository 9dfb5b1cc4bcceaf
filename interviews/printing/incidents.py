"""What did not go by the plan, as a packet tells it: removals, seals that were opened, waivers, splits."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from interviews.domain.breaks import Break
from interviews.domain.loops import Change, Kind, Loop, changes_of
from interviews.domain.scorecards import Scorecard
from interviews.domain.waivers import Waiver
from interviews.printing import dossier as values
from interviews.printing.masking import Masking


def incidents_of(
    loop: Loop, letters: Mapping[UUID, str], cards: Iterable[Scorecard], masking: Masking, hides_names: bool
) -> list[values.Incident]:
    """What did not go by the plan, in the order of time."""
    removed = [
        values.Incident(place.removal.at, "removal", "An interviewer", masking.hide(place.removal.reason))
        for interview in loop.interviews
        for place in interview.places
        if place.removal
    ]
    withdrawn = [
        values.Incident(
            seal.withdrawn_at,
            "withdrawn seal",
            f"Interviewer {letters[card.panelist_id]}",
            "The author opened the scorecard again before anyone could have read it, and sealed it anew.",
        )
        for card in cards
        if card.panelist_id in letters
        for seal in card.seals
        if seal.withdrawn_at
    ]
    broken = [_broken(one, hides_names, masking) for one in loop.broken]
    waived = [_waived(one, hides_names, masking) for one in loop.waivers if not one.ended_at]
    split = [_split(change, masking) for change in changes_of(loop) if change.kind is Kind.SPLIT]
    return sorted([*removed, *withdrawn, *broken, *waived, *split], key=lambda incident: incident.at)


def _broken(one: Break, hides_names: bool, masking: Masking) -> values.Incident:
    """Who asked and who confirmed: by name, or by what they must have been to do so."""
    asked_by, confirmed_by = "An administrator", "a coordinator or another administrator"
    if one.decided_by and not hides_names:
        asked_by, confirmed_by = one.asked_by.name, one.decided_by.name
    said = (
        f"{asked_by} asked to read the sealed scorecards before the debrief, and {confirmed_by} confirmed "
        f"it. It let who asked read them, and nobody else.\n\nThe reason: {masking.hide(one.reason)}"
    )
    return values.Incident(one.decided_at or one.asked_at, "broken seal", asked_by, said)


def _split(change: Change, masking: Masking) -> values.Incident:
    """An interview that became two, and why."""
    said = f"It was held in two meetings.\n\nThe reason: {masking.hide(change.reason)}"
    return values.Incident(change.at, "departure", change.interview.title, said)


def _waived(one: Waiver, hides_names: bool, masking: Masking) -> values.Incident:
    """What was let be, by whom, and why."""
    by = "A coordinator" if hides_names else one.by.name
    found = masking.hide(" ".join(one.found))
    said = f"A check found: {found} It was waived.\n\nThe reason: {masking.hide(one.reason)}"
    return values.Incident(one.at, "waived check", by, said)
