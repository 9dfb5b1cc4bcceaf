"""Who can read a scorecard now, in names or in the words of its rule."""

from interviews.domain.openings import Release
from interviews.domain.scorecards import Scorecard
from interviews.web.readers import NEVER, Readers, readers_of
from interviews.web.scorecards.words import rule_of

UNSEALED = "Its author alone. What isn’t sealed nobody else reads, administrators included."
ELSEWHERE = f"{NEVER}, nor who is still to judge this candidate in another loop."
BROKEN = "Before that an administrator only by breaking the seal, which this page would say."
SEALED = {
    Release.AT_DEBRIEF: "Its author. Once the debrief is open, the panel and those who coordinate or "
    f"administer. {ELSEWHERE} {BROKEN}",
    Release.AFTER_OWN: "Its author, and who of the panel has sealed all of their own. Once the debrief is "
    f"open, the whole panel and those who coordinate or administer. {ELSEWHERE} {BROKEN}",
}


def readers_of_card(card: Scorecard) -> Readers:
    """Each person who can read the card now, with why, as far as one may know; and what decides it.

    Who writes still judges the candidate, so the policy names nobody to them: it needn't be asked.
    """
    if card.is_open:
        return Readers([], UNSEALED)
    loop, author = card.panelist.interview.loop, card.panelist.person
    broke = {broken.asked_by_id: "broke its seal" for broken in loop.broken}
    rule = SEALED[rule_of(card)] if card.is_sealed else UNSEALED
    return readers_of(card, rule, broke | {author.id: "wrote it"})
