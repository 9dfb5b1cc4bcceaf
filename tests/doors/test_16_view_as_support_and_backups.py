"""“‘View as’, support access, backups: logged, bannered; a backup's reader is outside the policy and the
manual says so.”

There is no “view as”: nobody becomes somebody else. Who has to look into a loop breaks its seal, in their own
name, in two steps, and everybody is told.
"""

import pytest
from sqlalchemy import select

from interviews.domain.breaks import Break
from interviews.domain.history import Event
from interviews.domain.people import Role, SignIn, at_rest
from interviews.settings import ROOT
from tests import make
from tests.doors.scene import csrf

WORDS = {"as", "view_as", "impersonate", "become", "switch", "masquerade", "support", "sudo", "assume"}
KEYS = ("_user_id", "user_id", "_id", "person", "person_id", "as", "view_as", "acting_as", "sign_in")


def who(browser):
    """Whose account a browser shows; nobody's without a sign-in."""
    page = browser.get("/people/account")
    return page.all(".page-header__lead")[0] if page.heading == "Your account" else None


def test_no_address_is_for_being_somebody_else(app):
    named = {
        word for rule in app.url_map.iter_rules() for word in [*rule.endpoint.split("."), *rule.arguments]
    }
    assert named & WORDS == set()


@pytest.mark.parametrize("name", ["adam", "ana"])
def test_nothing_that_a_browser_can_add_makes_it_anothers(scene, visit, name):
    browser, ben = visit(getattr(scene, name)), scene.ben
    own = who(browser)
    for said in (str(ben.id), ben.email):
        claims = dict.fromkeys(KEYS, said)
        headers = {
            "X-Forwarded-User": said,
            "Remote-User": said,
            "X-Remote-User": said,
            "Authorization": said,
        }
        browser.client.get("/", query_string=claims, headers=headers, environ_overrides={"REMOTE_USER": said})
        for key in KEYS:
            browser.client.set_cookie(key, said, domain="localhost")
        assert who(browser) == own
    assert own == getattr(scene, name).email


@pytest.mark.parametrize("name", ["adam", None])
def test_not_even_who_signs_the_session_names_a_person_in_it(scene, visit, name):
    browser = visit(getattr(scene, name) if name else None)
    own = who(browser)
    with browser.client.session_transaction() as session:
        assert set(session) <= {"csrf_token"}
        session |= {key: str(scene.ben.id) for key in KEYS}
    assert who(browser) == own


def test_an_administrator_who_presses_everything_about_somebody_stays_who_they_are(scene, visit):
    browser, url = visit(scene.adam), f"/people/{scene.ana.id}"
    forms = {form["action"] for form in browser.get(url).soup.select(f"main form[action^='{url}']")}
    assert forms != set()
    for action in sorted(forms):
        answer = browser.client.post(action, data={"csrf_token": csrf(browser)})
        assert [c for c in answer.headers.getlist("Set-Cookie") if c.startswith("visit=")] == []
        assert who(browser) == scene.adam.email


def test_who_looks_into_a_loop_does_it_in_their_own_name_by_two_and_not_unseen(scene, visit, keep, session):
    alma = keep(make.person("Alma", Role.ADMINISTRATOR))
    scene.seal(scene.ben)
    card, loop = f"/scorecards/{scene.card(scene.ben).id}", f"/loops/{scene.loop.id}"
    browsers = {person.name: visit(person) for person in (scene.adam, alma, scene.cora, scene.ana)}

    def reading():
        return {name for name, browser in browsers.items() if browser.get(card).status == 200}

    asked = Break.ask(scene.loop, "A complaint.", make.NOON, scene.adam)
    session.commit()
    assert reading() == set()
    asked.confirm(make.NOON, scene.cora)
    session.commit()
    assert reading() == {"Adam"}
    banners = {name: browsers[name].get(loop).all(".broken-seal") for name in ("Adam", "Alma", "Cora")}
    assert {name for name, banner in banners.items() if any("Adam" in words for words in banner)} == set(
        banners
    )
    verbs = session.scalars(select(Event.verb).where(Event.noun_id == str(asked.id)).order_by(Event.position))
    assert verbs.all() == ["asked to break the seal", "broke the seal"]


def test_a_copy_of_the_database_signs_nobody_in(scene, visit, session):
    browser = visit(scene.ana)
    stored = session.query(SignIn).filter_by(person_id=scene.ana.id).one().token_hash
    thief = visit()
    thief.client.set_cookie("visit", stored, domain="localhost")
    assert (who(browser), who(thief)) == (scene.ana.email, None)
    assert at_rest(browser.client.get_cookie("visit").value) == stored


def test_the_manual_says_that_a_backup_is_outside_the_policy():
    manual = " ".join((ROOT / "README.md").read_text().split())
    assert "Outside its reach is whoever reads the database itself: an operator, or a backup." in manual
    assert "Whoever reads a backup reads every scorecard in it, sealed or not" in manual
