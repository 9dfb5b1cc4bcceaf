"""A place to jot: saved with the rest, moved into evidence, read by nobody else, before the seal or after."""

import json

import pytest

from tests.web.meeting import Scene

LEFT = (
    "2 lines of your notes aren’t in evidence. "
    "They stay readable to you alone and are no part of what is sealed."
)


@pytest.fixture
def scene(session, visit):
    """Ana has written, Ben has sealed: each jotted something."""
    return Scene(session, visit)


def writing(scene, who=None):
    """The page of writing."""
    return scene.visit(who or scene.ana).get(f"/scorecards/{scene.card.id}/edit")


def fields(scene, **parts):
    """Fields of the only question, by their last names."""
    name = f"question-{scene.card.kit[0].id.hex}"
    return {f"{name}-{part.replace('_', '-')}": value for part, value in parts.items()}


def value(page, end):
    """What stands in the text areas whose names end so."""
    return [part.get_text().lstrip("\r\n") for part in page.soup.select(f"textarea[name$={end}]")]


def kinds(page):
    """How the author knows each line of evidence."""
    chosen = page.soup.select("[data-evidence-row] option[selected]")
    return [option.get_text() for option in chosen]


def test_notes_are_saved_with_the_rest_and_come_back(scene):
    page = writing(scene).press("Save", **fields(scene, notes="Paused.\nNamed the owner."))
    assert "Saved." in page.all(".flashes")[0]
    assert value(writing(scene), "notes") == ["Paused.\nNamed the owner."]


def test_without_a_script_the_first_line_moves_and_nothing_is_lost(scene, again):
    before = scene.card.version
    typed = fields(scene, notes="\n  Drew three queues. \nNamed the owner.", kind="did")
    page = writing(scene).press("Move into evidence", **typed)
    assert page.status == 200
    assert value(page, "text") == ["what Ana wrote first", "Drew three queues."]
    assert (kinds(page), value(page, "notes")) == (["said", "did"], ["Named the owner."])
    assert page.soup.select_one("textarea[autofocus]").get_text().strip() == "Drew three queues."
    assert again(scene.card).version == before

    page = page.press("Move into evidence", **fields(scene, kind="wrote"))
    page = page.press("Save")
    assert value(page, "text") == ["what Ana wrote first", "Drew three queues.", "Named the owner."]
    assert (kinds(page), value(page, "notes")) == (["said", "did", "wrote"], [""])


def test_a_line_moves_into_the_empty_line_of_evidence_that_waits_for_it(scene):
    typed = fields(scene, notes="Named the owner.", evidence_0_text=" ")
    page = writing(scene).press("Move into evidence", **typed)
    assert value(page, "text") == ["Named the owner."]


def test_without_notes_there_is_nothing_to_move(scene):
    page = writing(scene).press("Move into evidence", **fields(scene, notes=" \n"))
    assert (page.status, value(page, "text")) == (200, ["what Ana wrote first"])


def test_the_review_says_how_many_lines_were_not_moved_and_what_becomes_of_them(scene):
    writing(scene).press("Save", **fields(scene, notes="Paused.\n\nNamed the owner."))
    review = f"/scorecards/{scene.card.id}/review"
    page = scene.visit(scene.ana).get(review)
    assert (LEFT in page.main, "Named the owner." in page.main) == (True, False)
    writing(scene).press("Save", **fields(scene, notes="Paused."))
    assert "One line of your notes isn’t in evidence. It stays" in scene.visit(scene.ana).get(review).main
    writing(scene).press("Save", **fields(scene, notes=""))
    assert "your notes" not in scene.visit(scene.ana).get(review).main


def test_who_compares_two_windows_compares_the_notes_too(scene):
    mine = writing(scene)
    writing(scene).press("Save", **fields(scene, notes="jotted elsewhere"))
    page = mine.press("Save", **fields(scene, notes="jotted here"))
    assert page.status == 409
    assert "jotted elsewhere" in page.main
    assert value(page, "notes") == ["jotted here"]


def test_sealed_the_author_alone_still_reads_them(scene):
    scene.opened()
    url = f"/scorecards/{scene.card.id}"
    mine = scene.visit(scene.ana).get(url)
    assert ("Your notes" in mine.all("h2"), "jotted what Ana wrote first" in mine.main) == (True, True)
    others = [scene.visit(person).get(url) for person in (scene.ben, scene.cora, scene.adam)]
    assert [page.status for page in others] == [200, 200, 200]
    assert [("jotted" in page.text, "Your notes" in page.text) for page in others] == [(False, False)] * 3


def test_the_script_saves_them_and_is_told_nothing_of_them(scene):
    browser = scene.visit(scene.ana)
    page = browser.get(f"/scorecards/{scene.card.id}/edit")
    guard = {"X-CSRFToken": page.soup.find("input", attrs={"name": "csrf_token"})["value"]}
    key = scene.card.kit[0].id.hex
    sent = {"version": scene.card.version, "answers": {key: {"notes": "by the script"}}, "reasons": ""}
    answer = browser.client.put(f"/scorecards/{scene.card.id}/draft", json=sent, headers=guard)
    assert (answer.status_code, "by the script" in json.dumps(answer.json)) == (200, False)
    assert value(writing(scene), "notes") == ["by the script"]
