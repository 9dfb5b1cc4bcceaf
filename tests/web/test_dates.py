"""Dates are written as each person is used to, and say which language they are in."""

import re

import pytest

from interviews.domain.people import LOCALES, Role
from tests import make
from tests.counting import queries
from tests.web.company import Company
from tests.web.crawling import pages

EVERYBODY_ELSES = "Tue 17 Nov 2026, 12:00–13:00 (UTC+0)"


@pytest.fixture
def meeting(keep):
    """An interview at noon, and a coordinator who looks at it."""
    made = make.loop([make.person("Ana")], by=make.coordinator("Cora"))
    return make.first(keep(made))


def when(page):
    """The day and the time of an interview as its page tells them."""
    return page.soup.find("dt", string="When").find_next("dd")


def test_a_person_chooses_how_dates_are_written(visit, session, again, meeting):
    cora = meeting.loop.by
    browser = visit(cora)
    assert when(browser.get(f"/interviews/{meeting.id}")).get_text() == EVERYBODY_ELSES
    account = browser.get("/people/account")
    offered = account.soup.find(id="locale").find_all("option")
    assert [o["value"] for o in offered] == list(LOCALES)
    assert [o["value"] for o in offered if o.has_attr("selected")] == ["en_GB"]
    saved = account.press("Save", locale="de_DE")
    assert saved.all(".flashes .notice") == ["Your account is saved."]
    assert again(cora).locale == "de_DE"
    told = when(browser.get(f"/interviews/{meeting.id}"))
    assert told.get_text() == "Di., 17. Nov. 2026, 12:00–13:00 Uhr (UTC+0)"
    assert (told.span["lang"], told.span["dir"]) == ("de-DE", "ltr")
    ana = visit(meeting.panel[0].person)
    assert when(ana.get(f"/interviews/{meeting.id}")).get_text() == EVERYBODY_ELSES


def test_another_english_is_the_language_of_the_page(visit, keep, meeting):
    adam = keep(make.person("Adam", Role.ADMINISTRATOR, locale="en_US"))
    told = when(visit(adam).get(f"/interviews/{meeting.id}"))
    words = re.sub(r"[\u2009\u202f]", " ", told.decode_contents())
    assert words == "Tue, Nov 17, 2026, 12:00 – 1:00 PM (UTC+0)"


@pytest.mark.parametrize("wrong", ["", "tlh", "en", "../de_DE"])
def test_only_what_is_offered_is_taken(visit, keep, again, wrong):
    ana = keep(make.person("Ana"))
    page = visit(ana).get("/people/account").press("Save", locale=wrong)
    assert (page.status, again(ana).locale) == (422, "en_GB")


OURS_ALWAYS = {"gallery.index", "guides.asked"}  # nobody knows how who has a guide writes dates


@pytest.mark.parametrize("name", ["Ana", "Judge", "Mira"])
@pytest.mark.parametrize("locale", ["ar_EG", "ja_JP"])
def test_a_date_in_another_language_says_so_on_every_page_and_stays_words_in_attributes(
    app, visit, session, name, locale
):
    company = Company(session)
    company[name].locale = locale
    session.commit()
    browser, seen = visit(company[name]), 0
    for endpoint, url in pages(app, company.fillings()):
        page = browser.get(url)
        if page.response.mimetype != "text/html" or endpoint in OURS_ALWAYS:
            continue
        seen += len(page.soup.select(f"span[lang={locale.replace('_', '-')}]"))
        mistaken = [v for e in page.soup.find_all(True) for v in e.attrs.values() if "<span" in str(v)]
        assert (mistaken, "<span" in page.soup.get_text()) == ([], False), url
        assert "17 Nov 2026" not in page.main, url
    assert seen > 0


def test_dates_take_no_query_of_their_own(visit, keep, session, engine, meeting):
    browser, counts = visit(meeting.loop.by), set()
    browser.get(f"/interviews/{meeting.id}")
    for locale in ("en_GB", "ar_EG"):
        meeting.loop.by.locale = locale
        session.commit()
        with queries(engine) as seen:
            browser.get(f"/interviews/{meeting.id}")
        counts.add(len(seen))
    assert len(counts) == 1
