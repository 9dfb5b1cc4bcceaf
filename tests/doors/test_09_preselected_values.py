"""“Preselected values: a default becomes a rating: there are none.”"""

import pytest

from tests import make

EDIT = "/scorecards/{}/edit"


def chosen(page):
    """What is chosen on a page before anybody chose."""
    marked = page.soup.select("input[checked], option[selected]")
    return [tag.get("value") or tag.get_text() for tag in marked]


def test_no_page_of_the_writing_has_a_rating_before_its_author_chooses_one(scene, visit):
    page = visit(scene.ana).get(EDIT.format(scene.card(scene.ana).id))
    radios = {tag["name"].split("-")[-1] for tag in page.soup.select("input[type=radio]")}
    assert radios == {"rating", "confidence", "recommendation"}
    assert chosen(page) == []


@pytest.mark.parametrize(
    "query", ["recommendation=yes", "confidence=high", "{}-rating=3", "{}-confidence=high"]
)
def test_an_address_chooses_nothing_either(scene, visit, query):
    card = scene.card(scene.ana)
    name = f"question-{card.kit[0].id.hex}"
    page = visit(scene.ana).get(f"{EDIT.format(card.id)}?{query.format(name)}")
    assert chosen(page) == []


def test_who_saves_without_choosing_has_chosen_nothing(scene, visit, again):
    card = scene.card(scene.ana)
    assert visit(scene.ana).get(EDIT.format(card.id)).press("Save").status == 200
    draft = again(card).read_draft()
    [answer] = draft.answers.values()
    assert (answer.value, answer.not_assessed, answer.confidence, answer.evidence) == (None, None, None, ())
    assert (draft.recommendation, draft.confidence, draft.reasons) == (None, None, "")


def test_the_sealed_value_is_not_chosen_where_it_is_revised(scene, visit):
    make.seal(scene.ana, scene.loop, value=4)
    scene.release()
    [rating] = scene.card(scene.ana).seal_in_force.ratings
    page = visit(scene.ana).get(f"/scorecards/ratings/{rating.id}/revision")
    assert " 4. " in page.all(".page-header__lead")[0]
    assert page.all("input[type=radio]") != []
    assert chosen(page) == []
