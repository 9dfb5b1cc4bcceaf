"""What `interviews history verify` says, and what the tests look up to expect it."""

from sqlalchemy import select

from interviews.domain.history import Event
from interviews.domain.scorecards import Scorecard


def counted(seals=2, debriefs=1, revisions=1, breaks=1, links=1, packets=1):
    """What is said of what is good."""
    return [
        f"Sealed scorecards that are as they were sealed: {seals}.",
        f"Debriefs that are as they were held: {debriefs}.",
        f"Revisions that are as they were put down: {revisions}.",
        f"Requests to break a seal that are as they were made: {breaks}.",
        f"Requests for a link that are as they were made: {links}.",
        f"Packets that are as they were issued: {packets}.",
    ]


def line(session, verb, number=0):
    """The position of a line with this verb."""
    return session.scalars(select(Event.position).filter_by(verb=verb).order_by(Event.position)).all()[number]


def card_in(session):
    """The one scorecard."""
    return session.scalars(select(Scorecard)).one()


def unkept(position, verb, thing):
    """What is said of a line that nothing kept agrees with."""
    return f"Line {position} of the history tells “{verb}” of the {thing}; what is kept doesn't."


def otherwise(verb, thing):
    """What is said of something kept that no line agrees with."""
    return f"“{verb}” of the {thing} isn't kept as the history tells it, or the history doesn't tell of it."
