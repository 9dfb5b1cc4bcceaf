"""Links and passwords in the same moment: no order leaves a way in that one person made alone."""

import pytest

from interviews.clock import now
from interviews.domain.people import Person, Renewal, Role
from interviews.passwords import hashed
from tests import make
from tests.web.racing import after, at_once

PASSWORD, ANOTHER = "seven quiet ladders", "lagoon marble trombone"
HASH = hashed(PASSWORD)


@pytest.fixture
def boss(keep):
    return keep(make.person("Boss", Role.ADMINISTRATOR))


@pytest.fixture
def new(keep):
    """Invited, with a link whose secret is `first`."""
    return keep(Person.invite("New", "new@example.com", [Role.INTERVIEWER], "first", now(), None))


def open_links(person):
    return [link for link in person.invitations if link.is_open(now())]


def test_who_chooses_a_password_with_a_link_that_was_just_replaced_is_refused(
    visit, session, boss, new, again
):
    page = visit().get("/people/invitation/first")
    answer = after(
        session,
        [new],
        lambda: new.send_link("second", now(), boss),
        lambda: page.press("Keep this password and sign in", password=PASSWORD, again=PASSWORD),
    )
    assert answer.status in {404, 409}
    assert (again(new).password_hash, len(open_links(new))) == (None, 1)


def test_a_link_for_who_has_just_chosen_a_password_is_refused(visit, session, boss, new, again):
    page = visit(boss).get(f"/people/{new.id}")
    answer = after(
        session,
        [new],
        lambda: new.invitations[0].accept(HASH, now()),
        lambda: page.press("Make a new link"),
    )
    assert "New has a password, so a second person has to confirm a new link." in answer.main
    assert open_links(again(new)) == []


def test_a_link_that_was_just_confirmed_is_ended_by_the_password_that_its_owner_chooses(
    visit, session, keep, boss, new, again
):
    new.password_hash = HASH
    keep(new)
    asked, cora = keep(Renewal.ask(new, now(), boss)), keep(make.coordinator("Cora"))
    page = visit(new).get("/people/account/password")
    answer = after(
        session,
        [new],
        lambda: asked.confirm("token", now(), cora),
        lambda: page.press(
            "Change the password",
            current=PASSWORD,
            password="lagoon marble trombone",
            again="lagoon marble trombone",
        ),
    )
    assert answer.status == 200
    assert open_links(again(new)) == []


def test_of_two_who_confirm_at_once_one_is_shown_the_link(visit, session, keep, boss, new, again):
    new.password_hash = HASH
    keep(new)
    asked = keep(Renewal.ask(new, now(), boss))
    pages = [
        visit(keep(make.coordinator(name))).get(f"/people/renewals/{asked.id}") for name in ("Cora", "Cleo")
    ]
    answers = at_once(*(lambda page=page: page.press("Yes, make the link") for page in pages))
    assert sorted(answer.status for answer in answers) == [200, 409]
    assert len(open_links(again(new))) == 1
