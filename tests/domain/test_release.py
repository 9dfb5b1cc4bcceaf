"""When panelists read each other: one rule for an opening, chosen before anybody has sealed."""

import pytest

from interviews.domain.base import Refused
from interviews.domain.history import Event
from interviews.domain.openings import Release
from interviews.domain.scorecards import Overtaken
from tests import make


@pytest.fixture
def loop(keep):
    """Ana judges, under the rule at debrief."""
    return keep(make.loop([make.person("Ana")]))


def test_the_rule_is_chosen_anew_until_somebody_seals_and_the_history_says_so(loop, session):
    opening, cora = loop.opening, loop.by
    opening.choose_release(Release.AFTER_OWN, make.NOON, cora)
    session.commit()
    line = session.query(Event).filter(Event.verb == "chose the release").one()
    assert (opening.release, line.facts, line.by_id) == (
        Release.AFTER_OWN,
        {"release": "after own"},
        cora.id,
    )

    make.seal(loop.panel[0].person, loop)
    with pytest.raises(Refused) as why:
        opening.choose_release(Release.AT_DEBRIEF, make.NOON, cora)
    assert (str(why.value), opening.release) == (
        "A scorecard was sealed under this rule, so it stands. Only a new opening has another.",
        Release.AFTER_OWN,
    )


def test_a_seal_that_is_withdrawn_does_not_unlock_the_rule(loop):
    card = make.seal(loop.panel[0].person, loop)
    card.withdraw_seal(make.NOON, loop.panel[0].person)
    with pytest.raises(Refused, match="A scorecard was sealed under this rule"):
        loop.opening.choose_release(Release.AFTER_OWN, make.NOON, loop.by)


def test_the_rule_as_it_stands_is_no_choice(loop):
    with pytest.raises(Refused, match="That is the rule as it stands"):
        loop.opening.choose_release(Release.AT_DEBRIEF, make.NOON, loop.by)


def test_nobody_seals_under_another_rule_than_the_one_that_they_read(loop):
    ana = loop.panel[0].person
    card = make.card_of(ana, loop)
    card.save(make.written(card), card.version, make.NOON, ana)
    loop.opening.choose_release(Release.AFTER_OWN, make.NOON, loop.by)
    with pytest.raises(Overtaken, match="When others may read it was changed since"):
        card.seal(make.NOON, ana, card.version, Release.AT_DEBRIEF)
    assert (card.is_sealed, loop.opening.locked_at) == (False, None)
    card.seal(make.NOON, ana, card.version, Release.AFTER_OWN)
    assert (card.is_sealed, loop.opening.locked_at) == (True, make.NOON)
