"""What every answer tells the browser."""

import pytest

from interviews import create_app
from interviews.clock import now
from interviews.domain.people import Person
from interviews.settings import Settings
from tests import make

EVERYWHERE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def kept(response, names):
    """Those headers of an answer, None for one that isn't there."""
    return {name: response.headers.get(name) for name in names}


@pytest.mark.parametrize(
    "url", ["/", "/people/account", "/people/sign-in", "/no/such/page", "/static/no/such.css"]
)
def test_every_answer_has_the_headers(visit, keep, url):
    browser = visit(keep(make.person()))
    response = browser.client.get(url)
    assert kept(response, EVERYWHERE) == EVERYWHERE
    assert response.headers.get("Strict-Transport-Security") is None
    response.close()


@pytest.mark.parametrize("url", ["/", "/people/account", "/people/sign-in", "/no/such/page"])
def test_no_page_is_kept_by_the_browser(visit, keep, url):
    headers = visit(keep(make.person())).client.get(url).headers
    names = ("Cache-Control", "ETag", "Last-Modified")
    assert [headers.get(name) for name in names] == ["no-store", None, None]


@pytest.fixture
def secure(engine):
    """The same database behind https."""
    url = engine.url.render_as_string(hide_password=False)
    settings = Settings(url, "a secret for tests", trusted_hosts=("interviews.example.com",), https=True)
    made = create_app(settings)
    made.testing = True
    yield made.test_client()
    with made.app_context():
        made.extensions["sqlalchemy"].engine.dispose()


def test_over_https_cookies_are_bound_to_the_host_and_browsers_come_back_over_https(secure, keep, app):
    keep(Person.invite("Ana", "ana@example.com", [], "token", now(), None))
    base = "https://interviews.example.com"
    door = secure.get("/people/invitation/token", base_url=base)
    assert door.headers["Strict-Transport-Security"] == "max-age=31536000"
    form = door.headers["Set-Cookie"].split("; ")
    assert (form[0].split("=")[0], sorted(form[1:])) == (
        "__Host-form",
        ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"],
    )

    token = door.text.split('name="csrf_token" type="hidden" value="')[1].split('"')[0]
    password = "lagoon marble trombone"
    data = {"csrf_token": token, "password": password, "again": password}
    signed_in = secure.post(
        "/people/invitation/token", base_url=base, data=data, headers={"Referer": f"{base}/"}
    )
    [visit] = [line for line in signed_in.headers.getlist("Set-Cookie") if line.startswith("__Host-visit=")]
    assert sorted(part for part in visit.split("; ")[1:] if not part.startswith("Expires")) == [
        "HttpOnly",
        "Max-Age=43200",
        "Path=/",
        "SameSite=Lax",
        "Secure",
    ]
