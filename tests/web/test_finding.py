"""Names are found in every script, however they are written, among those that somebody may see."""

import unicodedata

import pytest

from interviews.domain.base import folded
from interviews.domain.people import Role
from tests import make
from tests.counting import queries

NAMES = {
    "José Álvarez": ["jose", "JOSÉ", "jose\u0301", "álva", "ALVAREZ", "  jose   alvarez "],
    "Zoë Łukasz-Ørsted": ["zoe lukasz", "ørsted", "ORSTED"],
    "Nguyễn Thị Hồng": ["nguyen thi hong", unicodedata.normalize("NFD", "Nguyễn")],
    "مُحَمَّد الأحمد": ["محمد", "مـحـمـد", "الاحمد", "مُحَمَّد"],
    "שָׂרָה לוי": ["שרה", "שָׂרָה", "לוי"],
    "प्रिया शर्मा": ["प्रिया", "शर्मा"],
    "王小明": ["王", "小明"],
    "김민준": ["민준", unicodedata.normalize("NFD", "김")],
    "Ｆｕｌｌ Ｗｉｄｔｈ": ["full width", "ｆｕｌｌ"],
    "Weiß": ["weiss", "WEISS", "weiß"],
    "O’Brien": ["o'brien", "O’BRIEN"],
    "Ana 👩\u200d🚀": ["👩", "👩\u200d🚀"],
    "Teller": ["ell"],
    "100% _A_": ["100%", "% _", "_a_"],
}
WORDS = [(word, name) for name, words in NAMES.items() for word in words]


@pytest.fixture
def cora(keep):
    return keep(make.coordinator("Cora"))


@pytest.fixture
def adam(keep):
    return keep(make.person("Adam", Role.ADMINISTRATOR))


@pytest.fixture
def loops(session):
    """A loop of each of these candidates, for one opening."""
    opening = make.opening()
    made = [make.loop(of=opening, who=make.candidate(name)) for name in NAMES]
    session.add_all(made)
    session.commit()
    return made


def found(page):
    """The names that the list shows, without what keeps their direction."""
    return [name.strip("\u2068\u2069") for name in page.all("tbody th[scope=row]")]


def test_a_candidate_is_found_by_any_part_of_the_name_however_it_is_written(visit, cora, loops):
    browser = visit(cora)
    told = {(word, tuple(found(browser.get("/loops/").press("Find", find=word)))) for word, _ in WORDS}
    assert told == {(word, (name,)) for word, name in WORDS}


def test_an_administrator_finds_somebody_among_the_people(visit, keep, adam):
    for name in NAMES:
        keep(make.person(name))
    browser = visit(adam)
    told = {(word, tuple(found(browser.get("/people").press("Find", find=word)))) for word, _ in WORDS}
    assert told == {(word, (name,)) for word, name in WORDS}
    assert len(found(browser.get("/people"))) == len(NAMES) + 1


@pytest.mark.parametrize("nobody", ["%", "_", "/", "\\", "x' OR '1'='1", "K-", "é" * 200_000])
def test_what_no_name_holds_finds_nobody(visit, keep, cora, nobody):
    keep(make.loop(who=make.candidate("Leila Haddad"), by=cora))
    page = visit(cora).client.get("/loops/", query_string={"find": nobody[:6000]}, follow_redirects=True)
    assert (page.status_code, "Leila" in page.text) == (200, False)


@pytest.mark.parametrize("nothing", ["", "  ", "\u200d", "\u0301", "\x00"])
def test_looking_for_nothing_shows_all(visit, keep, cora, nothing):
    keep(make.loop(who=make.candidate("Leila Haddad"), by=cora))
    assert found(visit(cora).get("/loops/").press("Find", find=nothing)) == ["Leila Haddad"]


def test_where_nobody_is_found_the_page_says_so_and_offers_all(visit, cora, adam, loops):
    opening = loops[0].opening_id
    page = visit(cora).get(f"/loops/?opening={opening}").press("Find", find="שלום")
    assert page.all("main .empty-state p") == ["No loop here is as you asked."]
    assert page.soup.find(id="find")["value"] == "שלום"
    everybody = page.follow("Show all")
    assert (everybody.url, len(found(everybody))) == ("/loops/", len(NAMES))
    nobody = visit(adam).get("/people").press("Find", find="nobody")
    assert nobody.all("main .empty-state p") == ["Nobody has “nobody” in their name."]
    assert found(nobody.follow("Show all")) == found(visit(adam).get("/people"))


def test_finding_goes_with_the_opening_and_the_parts_of_a_long_list(visit, session, cora):
    here, there = make.opening(), make.opening("Elsewhere")
    twins = [make.candidate(f"Inés {n:03}") for n in range(60)]
    session.add_all([make.loop(of=here, who=who) for who in twins])
    session.add_all([make.loop(of=here), make.loop(of=there, who=make.candidate("Inés elsewhere"))])
    session.commit()
    first = visit(cora).get(f"/loops/?opening={here.id}").press("Find", find="ines")
    assert (len(found(first)), first.all(".pagination__words")) == (50, ["1 to 50 of 60"])
    assert found(first.follow("Next page")) == [f"Inés {n:03}" for n in range(50, 60)]


def test_nobody_finds_whom_they_may_not_see(visit, keep, cora, loops):
    keep(make.loop(who=make.candidate("José Partial", referred_by=cora)))
    assert found(visit(cora).get("/loops/").press("Find", find="jose")) == ["José Álvarez"]


def test_a_renamed_person_is_found_by_the_new_name(visit, session, adam, cora):
    cora.rename("Çağla", make.NOON, cora)
    session.commit()
    browser = visit(adam)
    assert found(browser.get("/people?find=cagla")) == ["Çağla"]
    assert found(browser.get("/people?find=cora")) == []


def test_a_list_that_is_narrowed_takes_as_many_queries(visit, engine, cora, loops):
    browser, counts = visit(cora), set()
    browser.get("/loops/")
    for query in ("", "?find=a", "?find=jose"):
        with queries(engine) as seen:
            browser.get(f"/loops/{query}")
        counts.add(len(seen))
    assert len(counts) == 1


def test_vowels_that_stand_for_themselves_make_another_name():
    assert folded("कि") != folded("के")
    assert folded("") == folded("\u200b\u0301") == ""
