"""“Numbers in URLs, order of arrival, time stamps tell who came first: identifiers are random, lists are
ordered by name.”
"""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from interviews.domain.base import Base
from tests import make
from tests.doors.scene import OUTSIDE, PANEL

AT_14_37 = make.NOON + timedelta(hours=2, minutes=37)
AT_14_53 = make.NOON + timedelta(hours=2, minutes=53)


def test_every_identifier_is_random(scene, session):
    scene.seal(scene.ana, scene.ben)
    scene.release()
    kinds = [mapper.class_ for mapper in Base.registry.mappers if "id" in mapper.columns]
    found = {id for kind in kinds for id in session.scalars(select(kind.id))}
    assert len(found) > 50
    assert {(type(id), id.version) for id in found} == {(UUID, 4)}


def test_an_address_names_nothing_by_a_number_but_the_version_of_a_question(app):
    named = {
        (type(kind).__name__, name)
        for rule in app.url_map.iter_rules()
        for name, kind in rule._converters.items()
    }
    random = {entry for entry in named if entry[0] == "UUIDConverter"}
    versions = {("IntegerConverter", name) for name in ("number", "before", "after")}
    assert named - random == versions | {
        ("UnicodeConverter", "token"),
        ("UnicodeConverter", "name"),  # of a check
        ("PathConverter", "filename"),
    }


@pytest.mark.parametrize("order", [("judge", "cid", "ana"), ("ana", "judge", "cid")])
def test_a_list_is_in_order_of_names_whoever_sealed_first(scene, visit, order):
    scene.seal(scene.sho)
    for hours, name in enumerate(order):
        scene.seal(getattr(scene, name), at=make.NOON + timedelta(hours=hours))
    for name in ("cora", "adam"):
        page = visit(getattr(scene, name)).get(f"/loops/{scene.loop.id}")
        panel = [who.split()[0] for who in page.all("#panel th[scope=row]")]
        assert panel == ["Ana", "Ben", "Cid", "Judge", "Sho"]


@pytest.mark.parametrize("name", ["cora", "adam", *PANEL, *OUTSIDE])
def test_when_somebody_wrote_or_sealed_is_on_no_page_before_release(scene, visit, name):
    card = scene.card(scene.ben)
    card.save(make.written(card), card.version, AT_14_37, scene.ben)
    card.seal(AT_14_53, scene.ben)
    scene.session.commit()
    assert "14:53" in visit(scene.ben).get(f"/scorecards/{card.id}").main
    texts = "\n".join(text for _, _, text in scene.told(visit(getattr(scene, name))).values())
    assert [time for time in ("14:37", "14:53") if time in texts] == []
