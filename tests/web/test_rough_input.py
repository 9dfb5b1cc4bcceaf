"""The ordinary holes of a web program: forged forms, odd rows, damaged archives, characters nobody types."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from interviews.clock import now
from tests import make
from tests.doors.scene import Scene, send


@pytest.fixture
def scene(keep, session):
    """Nobody has written anything yet."""
    return Scene(keep, session)


def test_without_its_token_nothing_is_saved_in_the_background(scene, visit, again):
    card = scene.card(scene.ana)
    sent = {"version": 1, "answers": {}, "reasons": "forged"}
    answer = visit(scene.ana).client.put(f"/scorecards/{card.id}/draft", json=sent)
    assert (answer.status_code, again(card).draft) == (400, {})


@pytest.mark.parametrize("row", ["²", "9" * 5000, "100", "-1"])
def test_rows_with_odd_numbers_are_no_rows(scene, visit, row):
    card = scene.card(scene.ana)
    sent = {"version": "1", f"question-{card.kit[0].id.hex}-evidence-{row}-text": "x"}
    answer = send(visit(scene.ana), f"/scorecards/{card.id}/edit", data=sent)
    assert answer.status_code in {302, 422}
    browser, sent = visit(scene.cora), {f"criteria-{row}-weight": "3", f"plan-{row}-title": "x"}
    for page in ("bar", "plan"):
        url = f"/openings/{scene.loop.opening_id}/{page}"
        assert send(browser, url, data=sent).status_code == 422


@pytest.mark.parametrize("spoil", [(b"key: x", b"\xff" * 6), ("ä.yaml".encode(), b"\xff\xfe.yaml")])
def test_a_damaged_archive_is_refused_with_a_sentence(scene, visit, spoil):
    archive = BytesIO()
    with ZipFile(archive, "w") as files:
        files.writestr("ä.yaml", "key: x\n")
    page = visit(scene.cora).get("/banks/import")
    damaged = BytesIO(archive.getvalue().replace(*spoil))
    assert "This archive can't be opened." in bring(page, damaged, "bank.zip").main


def test_an_archive_that_cannot_be_unpacked_is_refused_too(scene, visit):
    archive = BytesIO()
    with ZipFile(archive, "w", compression=8) as files:
        files.writestr("a.yaml", "key: x\n" * 200)
    content = archive.getvalue()
    start = content.index(b"a.yaml") + len(b"a.yaml")
    damaged = BytesIO(content[:start] + b"\xff" * 10 + content[start + 10 :])
    page = visit(scene.cora).get("/banks/import")
    assert "This archive can't be opened." in bring(page, damaged, "bank.zip").main


@pytest.mark.parametrize("text", [b"[", b"{a: ", b"- "])
def test_a_file_of_nothing_but_brackets_is_refused_at_once(scene, visit, text):
    page = visit(scene.cora).get("/banks/import")
    deep = BytesIO(text * (90_000 // len(text)))
    started = now()
    assert "nested too deeply" in bring(page, deep, "deep.yaml").main
    assert (now() - started).total_seconds() < 5


def bring(page, content, name):
    """Import a file."""
    return page.press("Import", file=(content, name))


def test_a_panel_a_bar_and_a_plan_are_changed_under_a_lock_that_every_database_has(scene, visit):
    browser = visit(scene.cora)
    interview, opening = make.first(scene.loop).id, scene.loop.opening_id
    page = browser.get(f"/interviews/{interview}/panel").press("Add to the panel", person=str(scene.out.id))
    assert "Out" in page.all("#panel th[scope=row]")
    assert browser.get(f"/openings/{opening}/bar").press("Set the bar").status == 200
    plan = browser.get(f"/openings/{opening}/plan").press("Set the plan", reason="Why not?")
    assert "That is the plan as it stands." in plan.main


def test_characters_that_a_database_refuses_are_only_a_wrong_address(visit):
    page = visit().get("/people/sign-in").press("Sign in", email="a\x00@example.com", password="lagoon")
    assert (page.status, "The address or the password isn't right." in page.main) == (422, True)
