"""“Notes ‘for the next interviewer’, mentions, comments: a channel before the seal: there is none.”"""

from urllib.parse import urlsplit

import pytest

from tests import make
from tests.doors.scene import OUTSIDE, send
from tests.web.company import Company
from tests.web.crawling import pages

OWN = {"scorecards.save"}
TO_COORDINATORS = {"candidates.own_conflict", "guides.ask", "interviews.conflict"}
ABOUT_ONESELF = {"people.account", "people.password", "people.sign_in"}
IN_THE_OPEN = {"scorecards.revise"}
TEXT = "textarea, input[type=text], input[type=password], input[type=email], input:not([type])"


def writing(app, page):
    """The endpoints to which a page sends words."""
    forms = [form for form in page.soup.select("main form[method=post]") if form.select(TEXT)]
    addresses = app.url_map.bind("localhost")
    paths = [urlsplit(str(form.get("action") or page.url)).path for form in forms]
    return {addresses.match(path, method="POST")[0] for path in paths}


def test_a_panelist_has_no_field_whose_words_another_panelist_reads_before_release(app, visit, session):
    """A new field is found here on the day it is born, and its readers are tested below."""
    company = Company(session)
    browsers = [visit(company[name]) for name in ("Ana", "Dan")]
    urls = [url for _, url in pages(app, company.fillings())]
    found = {to for browser in browsers for url in urls for to in writing(app, browser.get(url))}
    assert found == OWN | TO_COORDINATORS | ABOUT_ONESELF | IN_THE_OPEN


def writes(scene, author):
    """Ana writes in every field that she has."""
    page = author.get(f"/scorecards/{scene.card(scene.ana).id}/edit")
    assert page.press("Save", reasons="canary for the next interviewer").status == 200
    url = f"/interviews/{make.first(scene.loop).id}/conflict"
    assert send(author, url, data={"reason": "canary for the panel"}).status_code == 302


@pytest.mark.parametrize("name", ["ben", "sho", *OUTSIDE])
def test_what_a_panelist_writes_reaches_no_other(scene, visit, name):
    browser = visit(getattr(scene, name))
    before = scene.told(browser)
    writes(scene, visit(scene.ana))
    assert scene.told(browser) == before


def test_why_somebody_has_a_conflict_is_read_by_coordinators_who_do_not_judge(scene, visit):
    writes(scene, visit(scene.ana))
    names = ("cora", "adam", "judge")
    texts = {n: [text for _, _, text in scene.told(visit(getattr(scene, n))).values()] for n in names}
    assert {n for n in names if any("canary" in text for text in texts[n])} == {"cora"}
