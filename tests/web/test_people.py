"""People, for those who invite them."""

import pytest

from interviews.domain.people import Role
from tests import make
from tests.counting import queries


@pytest.fixture
def boss(keep):
    """An administrator."""
    return keep(make.person("Boss", Role.ADMINISTRATOR))


@pytest.fixture
def ana(keep):
    """Somebody who interviews."""
    return keep(make.person("Ana"))


def test_the_list_is_by_name_and_says_who_does_what(visit, keep, boss, ana):
    ana.password_hash = "hash"
    keep(ana)
    gone = make.person("Gone", Role.COMMITTEE, Role.COORDINATOR)
    gone.left_at = make.NOON
    keep(gone)

    assert visit(boss).get("/people").all("tbody tr") == [
        f"Ana {ana.email} interviewer has a password Change , Ana",
        f"Boss {boss.email} administrator invited Change , Boss",
        f"Gone {gone.email} committee member, coordinator left Change , Gone",
    ]


@pytest.mark.parametrize("page", ["", "/new", "/{id}", "/{id}/departure"])
def test_nobody_but_administrators_finds_these_pages(visit, keep, ana, page):
    for person in (ana, keep(make.coordinator()), keep(make.person("Cora", Role.COMMITTEE))):
        assert visit(person).get(f"/people{page.format(id=ana.id)}").status == 404


def test_an_invitation_shows_its_link_once_and_the_link_opens_the_door(visit, boss):
    page = visit(boss).get("/people").follow("Invite somebody")
    shown = page.press(
        "Make the link", name="Tomás", email="Tomas@example.com", roles=["interviewer", "coordinator"]
    )

    assert shown.heading == "A link for Tomás"
    [link] = shown.all("code")
    assert link.startswith("http://localhost/people/invitation/")
    assert visit().get(link.removeprefix("http://localhost")).heading == "Welcome, Tomás"
    row = visit(boss).get("/people").all("tbody tr")[1]
    assert row == "Tomás tomas@example.com coordinator, interviewer invited Change , Tomás"


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        (
            {"email": "tomas@", "roles": ["interviewer"]},
            ["This isn't an e-mail address, such as ana@example.com."],
        ),
        ({"email": "tomas@example.com"}, ["Choose one or more."]),
        ({"name": "", "email": "", "roles": ["interviewer"]}, ["Write a name.", "Write an e-mail address."]),
    ],
)
def test_an_invitation_that_lacks_something_says_what(visit, boss, fields, sentences):
    page = visit(boss).get("/people/new").press("Make the link", **({"name": "Tomás"} | fields))
    assert (page.status, page.all(".error-summary li")) == (422, sentences)


def test_an_address_is_invited_once(visit, boss, ana):
    page = visit(boss).get("/people/new")
    again = page.press("Make the link", name="Ana", email=ana.email.upper(), roles=["interviewer"])
    assert (again.status, again.all(".error-summary li")) == (
        422,
        ["Somebody with this address was invited already. Send them a new link instead."],
    )


def test_a_new_link_takes_the_place_of_the_old_one(visit, boss, ana):
    page = visit(boss).get(f"/people/{ana.id}")
    first, second = (
        page.press("Make a new link").all("code")[0].removeprefix("http://localhost") for _ in "12"
    )
    assert (visit().get(first).status, visit().get(second).status) == (404, 200)


def test_roles_are_granted_and_withdrawn(visit, boss, ana, again):
    page = visit(boss).get(f"/people/{ana.id}")
    assert page.all(".rows__row") == [
        "Administrator not held Grant , administrator",
        "Coordinator not held Grant , coordinator",
        "Interviewer held Withdraw , interviewer",
        "Committee member not held Grant , committee member",
    ]
    page.press("Grant , coordinator").press("Withdraw , interviewer")
    assert again(ana).roles == {Role.COORDINATOR}


def test_an_administrator_says_on_which_rung_somebody_works_and_takes_it_back(visit, boss, ana, again, keep):
    rung = keep(make.level("Principal engineer", 5))
    browser = visit(boss)
    page = browser.get(f"/people/{ana.id}").press("Save the level", level=str(rung.id))
    assert (page.all("option[selected]"), again(ana).level.name) == (["Principal engineer"], rung.name)
    page = page.press("Save the level", level="")
    assert (page.all("option[selected]"), again(ana).level) == (["Not said"], None)
    assert page.press("Save the level", level=str(ana.id)).status == 404
    assert visit(ana).get(f"/people/{ana.id}").status == 404


def test_the_last_word_on_ones_own_role_has_another(visit, boss):
    page = visit(boss).get(f"/people/{boss.id}")
    assert "Left the company" not in page.main
    refused = page.press("Withdraw , administrator")
    assert (refused.status, refused.main) == (
        409,
        "That isn't possible now Another administrator has to take this role from you. Go to the start",
    )


def test_a_role_that_does_not_exist_is_not_found(visit, boss, ana):
    browser = visit(boss)
    token = browser.get(f"/people/{ana.id}").soup.select_one("[name=csrf_token]")["value"]
    page = browser.send(f"/people/{ana.id}/role", "post", {"csrf_token": token, "role": "emperor"})
    assert page.status == 404


def test_who_left_is_signed_out_and_their_page_says_so(visit, boss, ana):
    theirs = visit(ana)
    assert theirs.get("/people/account").status == 200
    page = visit(boss).get(f"/people/{ana.id}").follow("Left the company")
    assert page.heading == "Has Ana left the company?"

    left = page.press("Yes, they left")
    assert (left.heading, left.all(".flashes .notice")) == ("People", ["Ana can't sign in any more."])
    assert theirs.get("/people/account").heading == "Sign in"
    shown = visit(boss).get(f"/people/{ana.id}")
    assert "Left the company. Ana left on" in shown.main
    assert [b for b in shown.all("button") if b.startswith(("Grant", "Make"))] == []


def test_as_many_queries_for_three_people_as_for_one(visit, keep, boss, engine):
    browser = visit(boss)
    with queries(engine) as one:
        browser.get("/people")
    for name in ("Ana", "Ben", "Cora"):
        keep(make.person(name, Role.INTERVIEWER, Role.COMMITTEE))
    with queries(engine) as four:
        browser.get("/people")
    assert len(four) == len(one)
