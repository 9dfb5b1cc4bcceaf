"""Light or dark, weak or strong: chosen in this browser, remembered by it, and painted at once."""

import pytest

from tests import make


def drawn(page):
    """What the first tag of the page asks of the stylesheet."""
    html = page.soup.html
    return html.get("data-theme"), html.get("data-contrast")


def choose(browser, theme="", contrast=""):
    """Through the link at the foot of the page."""
    page = browser.get("/people/sign-in").follow("Appearance")
    return page.press("Save", theme=theme, contrast=contrast)


def test_before_anybody_chooses_the_device_decides(visit):
    page = visit().get("/people/sign-in")
    assert drawn(page) == (None, None)
    assert page.soup.select_one("meta[name=color-scheme]")["content"] == "light dark"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_who_is_signed_out_chooses_too_and_every_later_page_is_painted_so(visit, theme):
    browser = visit()
    choose(browser, theme)
    page = browser.get("/people/sign-in")
    assert drawn(page) == (theme, None)
    assert page.soup.select_one("meta[name=color-scheme]")["content"] == theme


def test_strong_contrast_is_chosen_apart(visit):
    browser = visit()
    choose(browser, contrast="more")
    assert drawn(browser.get("/people/sign-in")) == (None, "more")
    choose(browser, "dark", "more")
    assert drawn(browser.get("/people/sign-in")) == ("dark", "more")


def test_the_page_says_what_is_chosen_now(visit):
    browser = visit()
    choose(browser, "dark", "more")
    page = browser.get("/people/appearance")
    assert [dot["value"] for dot in page.soup.select("[checked]")] == ["dark", "more"]


def test_the_device_decides_again_when_it_is_told_to(visit):
    browser = visit()
    choose(browser, "dark", "more")
    choose(browser)
    assert drawn(browser.get("/people/sign-in")) == (None, None)
    assert browser.client.get_cookie("appearance") is None


def test_one_comes_back_to_the_page_that_one_left(keep, visit):
    browser = visit(keep(make.person("Ana")))
    left = {"Referer": "http://localhost/people/account/password"}
    token = browser.client.get("/people/appearance", headers=left)
    assert 'value="/people/account/password"' in token.text
    page = browser.get("/people/appearance").press("Save", theme="dark", back="/people/account/password")
    assert (page.heading, drawn(page)) == ("Change your password", ("dark", None))
    assert "The pages look as you chose, in this browser." in page.text


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/nowhere", ""])
def test_one_is_never_sent_elsewhere(keep, visit, elsewhere):
    browser = visit(keep(make.person("Ana")))
    assert browser.get("/people/appearance").press("Save", back=elsewhere).heading == "Today"


def test_what_was_chosen_outlives_the_sign_out(keep, visit):
    browser = visit(keep(make.person("Ana")))
    choose(browser, "dark")
    page = browser.get("/people/account").press("Sign out")
    assert (page.heading, drawn(page)) == ("Sign in", ("dark", None))


def test_a_choice_that_does_not_exist_is_refused_and_nothing_is_remembered(visit):
    browser = visit()
    page = choose(browser, "sepia")
    assert (page.status, page.heading) == (422, "Appearance")
    assert browser.client.get_cookie("appearance") is None


def test_a_cookie_that_somebody_wrote_by_hand_says_nothing(visit):
    browser = visit()
    browser.client.set_cookie("appearance", '"><script>.sepia')
    assert drawn(browser.get("/people/sign-in")) == (None, None)


@pytest.mark.parametrize(("https", "name"), [(False, "appearance"), (True, "__Host-appearance")])
def test_the_cookie_is_for_this_host_alone_and_no_script_reads_it(app, visit, monkeypatch, https, name):
    browser = visit()
    page = browser.get("/people/appearance")
    monkeypatch.setitem(app.config, "HTTPS", https)
    page.press("Save", theme="dark")
    cookie = browser.client.get_cookie(name)
    assert (cookie.value, cookie.path, cookie.domain) == ("dark", "/", "localhost")
    assert (cookie.http_only, cookie.secure, cookie.same_site) == (True, https, "Lax")
    assert cookie.max_age == 365 * 24 * 60 * 60
