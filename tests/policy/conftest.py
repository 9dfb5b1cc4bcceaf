"""What the tests of the policy share."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from interviews import policy
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard
from interviews.policy import Act


@pytest.fixture
def authors(session: Session) -> Callable[..., set[str]]:
    """Whose scorecards somebody may see, or track: asked as a list and one by one, which must agree."""

    def names(me: Person, act: Act = Act.SEE) -> set[str]:
        session.flush()
        everything = session.query(Scorecard).all()
        listed = set(session.scalars(policy.allowed(me, act, Scorecard)))
        assert listed == {card for card in everything if policy.may(session, me, act, card)}
        return {card.panelist.person.name for card in listed}

    return names
