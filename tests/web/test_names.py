"""A name is one free field, in every script, and what people type comes back as they typed it."""

import re
import unicodedata

import pytest

from interviews.domain.candidates import Candidate
from interviews.domain.people import Role
from tests import make
from tests.web.company import Company
from tests.web.crawling import pages
from tests.web.test_scorecards import address, draft_of, filled, name_of, put, scene_of

TEXTS = {
    "one name": "Suharto",
    "two letters": "李娜",
    "Arabic with vowel signs": "مُحَمَّد بن عبد الرحمٰن",
    "Hebrew with points": "שָׂרָה בַּת־שֶׁבַע",
    "Devanagari": "प्रिया क्षीरसागर",
    "Persian with a joiner’s opposite": "علی\u200cرضا",
    "Sinhala with a joiner": "ක්\u200dරිෂ්ණා",
    "Vietnamese, taken apart": unicodedata.normalize("NFD", "Nguyễn Thị Ngọc Hân"),
    "marks over marks": "Z\u0351\u036b\u0343o\u0323\u0302e",
    "emoji of several signs": "Ana 👩‍🚀 👩🏽‍❤️‍👨🏻 🇵🇹 ❤️",
    "two hundred signs": "Aleksandra" * 20,
    "quotation marks": "Renée “Zoë” O’Neill-d'Arc & <Søn>",
    "signs that turn a line": "x\u202eevil\u202c\u2069\u2067",
}
SPLIT = re.compile(r"(first|last|given|family|middle)[ _-]?name|surname|forename", re.I)


@pytest.fixture(params=TEXTS)
def text(request):
    """What is typed, as it is kept: composed, otherwise to the sign."""
    typed = TEXTS[request.param]
    return typed, unicodedata.normalize("NFC", typed)


def test_no_form_asks_for_a_part_of_a_name(app, visit, session):
    company, asked = Company(session), set()
    for name in ("Judge", "Ana", "Mira"):
        browser = visit(company[name])
        for _, url in pages(app, company.fillings()):
            soup = browser.get(url).soup
            fields = soup.select("input, textarea, select")
            asked |= {str(field.get(key)) for field in fields for key in ("name", "autocomplete")}
            asked |= {label.get_text() for label in soup.find_all("label")}
    assert {"name", "Name"} <= asked
    assert {words for words in asked if SPLIT.search(words)} == set()


def test_a_person_is_called_what_they_typed(visit, keep, again, text):
    typed, kept = text
    ana = keep(make.person("Ana"))
    saved = visit(ana).get("/people/account").press("Save", name=typed)
    assert again(ana).name == kept
    assert saved.soup.find(id="name")["value"] == kept
    assert seen(saved.soup.select_one(".masthead__person a")) == balanced(kept)


def test_a_candidate_is_called_what_was_typed_and_found_by_it(visit, keep, session, text):
    typed, kept = text
    cora = keep(make.coordinator("Cora"))
    made = visit(cora).get("/candidates/new").press("Add the candidate", name=typed, label="K-11")
    candidate = session.query(Candidate).one()
    assert (made.status, candidate.name) == (200, kept)
    assert seen(made.soup.h1) == balanced(kept)
    keep(make.loop(who=candidate, by=cora))
    found = visit(cora).get("/loops/").press("Find", find=typed)
    assert [seen(cell) for cell in found.soup.select("tbody th a")] == [balanced(kept)]
    assert found.soup.find(id="find")["value"] == kept


def test_somebody_is_invited_by_any_name(visit, keep, text):
    typed, kept = text
    adam = keep(make.person("Adam", Role.ADMINISTRATOR))
    fields = {"name": typed, "email": "new@example.com", "roles": ["interviewer"]}
    assert visit(adam).get("/people/new").press("Make the link", **fields).status == 200
    found = [seen(cell) for cell in visit(adam).get("/people").soup.select("tbody th")]
    assert balanced(kept) in found


def test_evidence_comes_back_as_it_was_typed_from_the_form_and_from_the_script(visit, keep, again, text):
    typed, kept = text
    scene = scene_of(keep)
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    written = f"{name_of(card)}-evidence-0-text"
    page = browser.get(address(card, "edit"))
    page.press("Save", **filled(card) | {written: typed, "reasons": typed})
    shown = browser.get(address(card, "edit"))
    assert (again(card).read_draft().reasons, field(shown, "reasons"), field(shown, written)) == (kept,) * 3
    assert put(browser, card, draft_of(again(card), reasons=f"{typed}!")).status_code == 200
    assert (again(card).draft["reasons"], field(browser.get(address(card, "edit")), "reasons")) == (
        f"{kept}!",
    ) * 2


def field(page, name):
    """What stands in a field to be written on."""
    return page.soup.find(attrs={"name": name}).get_text().lstrip("\r\n")


def seen(element):
    """What an element says, without the two signs that keep its direction."""
    words = " ".join(element.get_text().split())
    return words[1:-1] if words.startswith("\u2068") else words


def balanced(name):
    """The name as a page prints it: what it opened is closed, and what it didn't open stays so."""
    return name.replace("\u2069", "") + "\u2069" if "\u2067" in name else name
