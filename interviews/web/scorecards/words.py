"""What is said of a scorecard: who can read it, what opens it, what sealing means."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from interviews.clock import near
from interviews.domain.loops import Part
from interviews.domain.openings import Release
from interviews.domain.people import Manner, Person
from interviews.domain.scorecards import CardDraft, Scorecard, Standing

WHEN_IT_OPENS = {
    Release.AT_DEBRIEF: "The debrief opens it for the panel when all have sealed.",
    Release.AFTER_OWN: "Once it is sealed, panelists who have sealed all of their own can read it.",
}
WHAT_SEALING_MEANS = {
    Release.AT_DEBRIEF: "Once sealed, nobody else can read it until the debrief opens, and nobody can "
    "change it unseen, you included.",
    Release.AFTER_OWN: "Once sealed, panelists who have sealed all of their own can read it, and nobody can "
    "change it unseen, you included.",
}
AFTERWARDS = {
    Release.AT_DEBRIEF: "You can withdraw the seal until the debrief opens. The record keeps that you did.",
    Release.AFTER_OWN: "This seal can’t be withdrawn: others may read it at once.",
}
MEANS_BROKEN = (
    "Once sealed, who broke the seal of this loop can read it at once, and nobody can change it unseen, you "
    "included. To the panel it opens as in any other loop."
)
AFTERWARDS_ELSEWHERE = "This seal can’t be withdrawn: you judge this candidate in another loop too."
AFTERWARDS_BROKEN = "This seal can’t be withdrawn: who broke the seal of this loop may read it at once."
WHY_SEALED = {
    Release.AT_DEBRIEF: "Nobody has heard anyone yet, and so it stays until the debrief. It opens when every "
    "scorecard that is waited for is sealed or excused.",
    Release.AFTER_OWN: "Nobody reads another’s before having sealed all of their own. The debrief opens it "
    "for everyone on the panel.",
}
WHY_SEALED_BROKEN = (
    "The seal of this loop was broken, so who broke it can read this, and its author can’t withdraw the seal "
    "any more. To the panel it opens as in any other loop."
)
WHY_SEALED_WITHDRAWN = "The candidate withdrew, so no debrief opens it: what is sealed stays sealed."
WHY_SEALED_ELSEWHERE = (
    "You judge this candidate in another loop too. So that you judge alone there, this page doesn’t tell "
    "whether the debrief is open here. It opens for you once every loop in which you judge this candidate "
    "has its debrief."
)
SHADOW = "You are learning here: your scorecard never counts. The debrief opens it for the panel."


def rule_of(card: Scorecard) -> Release:
    """The release rule under which this scorecard is written."""
    return card.panelist.interview.loop.opening.release


def opens(card: Scorecard) -> str:
    """What will open a scorecard in the writing."""
    return SHADOW if card.panelist.part is Part.SHADOW else WHEN_IT_OPENS[rule_of(card)]


def why_sealed(card: Scorecard, reader: Person, may_withdraw: bool) -> str:
    """Why a sealed scorecard is closed to the others, and what opens it, as far as `reader` may know.

    An author who may never withdraw the seal judges the candidate elsewhere too, and is told the same
    whatever has become of this loop.
    """
    if card.panelist.person is reader and not may_withdraw:
        return WHY_SEALED_ELSEWHERE
    if card.panelist.interview.loop.broken:
        return WHY_SEALED_BROKEN
    return WHY_SEALED_WITHDRAWN if card.panelist.interview.loop.is_withdrawn else WHY_SEALED[rule_of(card)]


def what_sealing_means(card: Scorecard) -> str:
    """What follows from a seal, before it is set."""
    return MEANS_BROKEN if card.panelist.interview.loop.broken else WHAT_SEALING_MEANS[rule_of(card)]


def afterwards(card: Scorecard, may_withdraw: bool) -> str:
    """What its author can still do about a seal."""
    if card.panelist.interview.loop.broken:
        return AFTERWARDS_BROKEN
    return AFTERWARDS[rule_of(card)] if may_withdraw else AFTERWARDS_ELSEWHERE


def why_closed(card: Scorecard) -> str:
    """Why a scorecard that its author can't write any more, and that isn't sealed, stands as it does."""
    if card.panelist.removal:
        return "You were taken off this panel. What you wrote stays readable to you alone."
    if card.panelist.excuse:
        return "You were excused from writing this scorecard. What you wrote stays readable to you alone."
    return "The debrief opened before this was sealed. What you wrote stays readable to you alone."


def is_awaited(card: Scorecard) -> bool:
    """Whether it is still to be sealed: the candidate goes on, and its author can write it."""
    return card.is_open and not card.panelist.interview.loop.is_withdrawn


def standing_in_words(card: Scorecard, at: datetime) -> str:
    """Where one's own scorecard stands, in the words of a tag."""
    if card.panelist.removal:
        return "off the panel"
    standing = card.standing(at)
    if standing is not Standing.SEALED and card.panelist.interview.loop.is_withdrawn:
        return "candidate withdrew"
    if standing is not Standing.SEALED and not card.is_open and not card.panelist.excuse:
        return "never sealed"
    return standing.value


def saved_at(card: Scorecard, at: datetime, manner: Manner) -> str:
    """Such as `Saved at 14:32` or `Saved yesterday, 14:32`; empty while nothing was saved."""
    if not card.saved_at:
        return ""
    said = near(card.saved_at, at, manner)
    return f"Saved {said}".replace("Saved today, ", "Saved at ")


def notes_left(card: Scorecard) -> str:
    """What becomes of the notes that weren't moved into evidence; empty if none are left."""
    lines = card.read_draft().lines_noted()
    if lines == 1:
        return (
            "One line of your notes isn’t in evidence. "
            "It stays readable to you alone and is no part of what is sealed."
        )
    if lines:
        return (
            f"{lines} lines of your notes aren’t in evidence. "
            "They stay readable to you alone and are no part of what is sealed."
        )
    return ""


def progress(draft: CardDraft, questions: Collection[UUID]) -> str:
    """Such as `3 of 5 rated`."""
    return f"{draft.settled(questions)} of {len(questions)} rated"
