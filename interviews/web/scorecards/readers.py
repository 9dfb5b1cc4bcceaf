"""Who can read a scorecard now: the policy that guards it is asked about each person who might."""

from interviews.db import db
from interviews.domain.openings import Release
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act
from interviews.web.policing import everything, readers
from interviews.web.scorecards.queries import authors, concerned
from interviews.web.scorecards.words import rule_of
from interviews.web.signing_in import me

OTHERS = ("Panelists who have sealed all of their own", "they are not named before the debrief")


def readers_of(card: Scorecard) -> list[tuple[str, str]]:
    """Each person who can read the card now, with why.

    That somebody can read it may tell that they have sealed. So before the debrief a panelist is named only
    to those who can read that panelist's scorecard; the others are told the rule.
    """
    loop = card.panelist.interview.loop
    people = db.session.scalars(concerned(loop)).all()
    reading = readers(card, people)
    told = _why(card, reading)
    if loop.debrief or not card.is_sealed or rule_of(card) is Release.AT_DEBRIEF:
        return told
    known = {*db.session.scalars(authors(everything(Act.SEE, Scorecard), loop)), me().id}
    return [*(line for line, person in zip(told, reading, strict=True) if person.id in known), OTHERS]


def _why(card: Scorecard, reading: list[Person]) -> list[tuple[str, str]]:
    author, panel = card.panelist.person, {place.person_id for place in card.panelist.interview.loop.panel}
    on_panel = {True: "panel", False: "arranges the loop"}
    return [
        (person.name, "wrote it" if person is author else on_panel[person.id in panel]) for person in reading
    ]
