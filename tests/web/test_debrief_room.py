"""The debrief room: who is in it, who speaks, what is talked about, and what is said of each difference."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from interviews.clock import now
from interviews.domain.debriefs import Speaking
from interviews.domain.people import Role
from tests import make
from tests.counting import queries


@pytest.fixture
def room(keep):
    """Ana sealed 2, Ben 4 and the shadow Sho 1 on the must-have Advisor; on Growing others both sealed 3."""
    rung = make.level()
    asked = [
        make.question(f"{name}?", [rung], competency=make.competency(name))
        for name in ("Advisor", "Growing others")
    ]
    people = {name: make.person(name) for name in ("Ana", "Ben", "Sho")}
    cora = make.coordinator("Cora")
    loop = keep(
        make.loop(
            [people["Ana"], people["Ben"]],
            [people["Sho"]],
            of=make.opening(plan=[[asked[0]], [asked[1]]], at_level=rung),
            who=make.candidate("Leila Haddad"),
            by=cora,
        )
    )
    loop.opening.criteria[0].must_have = True
    for name in ("Ana", "Ben"):
        loop.interviews[1].assign(people[name], loop.panel[0].part, make.NOON, cora)
    keep(loop)
    for name, value in (("Ana", 2), ("Ben", 4), ("Sho", 1)):
        make.seal(people[name], loop, f"words of {name}", value=value)
    for place in loop.interviews[1].places:
        place.scorecard.save(make.written(place.scorecard), 1, make.NOON, place.person)
        place.scorecard.seal(make.NOON, place.person)
    debrief = keep(make.debrief(loop))
    url = f"/debriefs/{debrief.id}"
    advisor, growing = (f"{url}/competencies/{q.latest.competency_id}" for q in asked)
    return SimpleNamespace(
        loop=loop, debrief=debrief, cora=cora, url=url, advisor=advisor, growing=growing, **people
    )


def token(page):
    """The token that guards the forms of a page."""
    return page.soup.find("input", attrs={"name": "csrf_token"})["value"]


def sends(browser, url, **fields):
    """What a browser is answered that sends a form it was never shown."""
    return browser.send(url, "post", {"csrf_token": token(browser.get("/people/account")), **fields})


def test_a_point_shows_its_evidence_who_speaks_and_where_it_stands(room, visit):
    page = visit(room.Ana).get(room.url).follow("Talk about it : Advisor")
    assert page.heading == "Advisor"
    assert "A must-have: 2 apart, on both sides of the bar ." in page.main
    assert page.all(".map__question") == ["Advisor? , on Advisor"]
    assert page.all(".voice__line") == ["said words of Ana", "said words of Ben"]
    assert page.all(".stepper__state") == ["1, to be addressed", "2, agree on 3"]
    assert sorted(page.all("#speaking .rows__title")) == ["Ana", "Ben"]
    assert page.follow("Next: Growing others").heading == "Growing others"


def test_a_point_that_is_not_on_the_agenda_is_not_found(room, visit, keep):
    other = keep(make.competency())
    assert visit(room.Ana).get(f"{room.url}/competencies/{other.id}").status == 404


def test_a_point_that_nobody_was_to_ask_about_says_so(room, visit, session, keep):
    more = keep(make.competency("Many audiences"))
    room.loop.opening.criteria[1].competency = more
    session.commit()
    page = visit(room.Ana).get(f"{room.url}/competencies/{more.id}")
    assert "Not a must-have: not assessed by anyone." in page.main
    assert "Nobody was to ask about it." in page.main


def test_a_note_is_put_on_one_competency_and_read_with_it_everywhere(room, visit, again):
    page = visit(room.Ana).get(room.advisor).press("Put it on the record", text="Order, not substance.")
    assert page.all(".flashes") == ["The note is on the record."]
    assert page.all("#notes .record") == ["Order, not substance."]
    assert visit(room.Ben).get(room.growing).all("#notes .record") == []
    assert visit(room.Ben).get(room.url).all("#notes strong") == ["On Advisor"]
    refused = page.press("Put it on the record", text=" ")
    assert (refused.status, refused.all(".error-summary li")) == (422, ["The note is empty."])
    assert [note.competency.name for note in again(room.debrief).notes] == ["Advisor"]


def test_what_is_written_on_a_point_after_the_close_is_kept_on_the_page(room, visit, session):
    page = visit(room.Ana).get(room.advisor)
    make.settle(room.debrief)
    room.debrief.close(make.NOON, room.cora)
    session.commit()
    noted = page.press("Put it on the record", text="Too late.")
    said = page.press("Say that it was addressed", words="Too late as well.")
    for refused, words in ((noted, "Too late."), (said, "Too late as well.")):
        assert (refused.status, refused.all(".error-summary li")) == (422, ["The debrief is closed."])
        assert words in refused.text


def test_a_difference_is_addressed_in_a_sentence_and_then_it_can_be_closed(room, visit, again):
    browser = visit(room.cora)
    page = browser.get(room.url)
    assert "Close the debrief" not in page.all("a")
    page = page.follow("Address it : Advisor")
    for nothing in ("", " "):
        page = page.press("Say that it was addressed", words=nothing)
        assert (page.status, page.all(".error-summary li")) == (
            422,
            ["Say in a sentence what was said, and what follows from it."],
        )
    long = "long " * 1001
    refused = page.press("Say that it was addressed", words=long)
    assert refused.all(".error-summary a") == ["Keep it under 5,000 characters."]
    assert long in refused.soup.find("textarea", id="words").get_text()
    page = page.press("Say that it was addressed", words="Both saw it; the order differed.")
    assert page.all(".flashes") == ["That is on the record."]
    assert page.all("#resolved .record") == ["Both saw it; the order differed."]
    assert page.all(".stepper__state")[0] == "1, addressed"
    assert browser.get(room.url).follow("Close the debrief").heading == "Close the debrief?"
    [resolution] = again(room.debrief).resolutions
    assert (resolution.competency.name, resolution.by.name) == ("Advisor", "Cora")


def test_two_who_address_the_same_lose_nothing(room, visit):
    page = visit(room.Ana).get(room.advisor)
    visit(room.Ben).get(room.advisor).press("Say that it was addressed", words="Said by Ben.")
    page = page.press("Say that it was addressed", words="Said by Ana.")
    assert (page.status, page.all(".error-summary li")) == (
        422,
        ["Ben has addressed it already. Put more into a note."],
    )
    assert ("Said by Ana." in page.text, page.all("#resolved .record")) == (True, ["Said by Ben."])


def test_it_does_not_close_before_and_says_what_is_left_with_a_way_to_each(room, visit, again):
    browser = visit(room.cora)
    page = browser.get(f"{room.url}/closure")
    assert "Say first what was said of it and what follows, in a sentence each." in page.main
    assert page.follow("Advisor").heading == "Advisor"
    refused = sends(browser, f"{room.url}/closure")
    assert (refused.status, refused.all(".rows a")) == (422, ["Advisor"])
    assert again(room.debrief).closed_at is None


def test_what_you_agree_on_needs_no_words_and_offers_no_field_for_them(room, visit):
    assert "What was said, and what follows" not in visit(room.Ana).get(room.growing).all("h2")


def test_a_closed_debrief_is_read_and_nothing_is_written(room, visit, session):
    room.debrief.address(make.asked(room.loop), "We talked.", make.NOON, room.Ana)
    room.debrief.take_up(make.asked(room.loop), make.NOON, room.cora)
    room.debrief.close(make.NOON, room.cora)
    session.commit()
    for person in (room.Ana, room.cora):
        for url in (room.url, room.advisor, room.growing):
            page = visit(person).get(url)
            assert page.soup.select("main form") == []
            assert page.soup.select("[data-in-step]") == []
    page = visit(room.Ana).get(room.advisor)
    assert page.all("#resolved .record") == ["We talked."]
    assert "No notes were taken on it." in page.main
    assert "Nobody said that they were here." in visit(room.Ana).get(room.url).main


def test_a_difference_that_needed_no_words_says_so_once_closed(room, visit, session):
    room.loop.opening.criteria[0].must_have = False
    session.commit()
    page = visit(room.Ana).get(room.advisor)
    assert "It needn’t be addressed before the close." in page.main
    room.debrief.close(make.NOON, room.cora)
    session.commit()
    assert "It didn’t have to be addressed, and wasn’t." in visit(room.Ana).get(room.advisor).main


def test_i_revise_in_place_and_come_back_to_the_point_with_both_values(room, visit):
    page = visit(room.Ana).get(room.advisor)
    assert page.all("#own summary") == ["Revise your rating of Advisor?, in Interview 1: 2"]
    page = page.press("Revise my rating , Advisor?, in Interview 1", value="3", reason="Ben heard her ask.")
    assert (page.heading, page.all(".flashes")) == ("Advisor", ["Your rating is revised. Both values stay."])
    assert page.all(".voice .notice") == ["Was 2, now 3. Ben heard her ask. Ana. Both values stay."]
    assert "2 apart when sealed, on both sides of the bar , 1 apart now." in page.main
    refused = page.press("Revise my rating , Advisor?, in Interview 1", value="4", reason=" ")
    assert (refused.status, refused.heading) == (422, "Revise your rating")
    assert refused.follow("Advisor").heading == "Advisor"


def test_nobody_revises_for_another(room, visit):
    assert visit(room.cora).get(room.advisor).all("#own") == []


def test_who_is_here_says_so_and_takes_it_back(room, visit, again):
    browser = visit(room.Ana)
    page = browser.get(room.url)
    assert "Nobody has said yet that they are here." in page.main
    page = page.press("I’m here")
    assert page.all("#room .rows__title") == ["Ana"]
    assert [(one.person.name, one.by.name) for one in again(room.debrief).present] == [("Ana", "Ana")]
    page = page.press("Not here , Ana")
    assert (page.all("#room .rows__title"), again(room.debrief).present) == ([], [])


def test_who_runs_it_checks_off_the_panel_and_sees_who_is_late(room, visit, again):
    page = visit(room.cora).get(room.url)
    assert page.all("#room .rows__row") == [
        "Ana not here yet Is here , Ana",
        "Ben not here yet Is here , Ben",
        "Sho not here yet Is here , Sho",
    ]
    page = page.press("Is here , Ben").press("I’m here")
    assert page.all("#room .rows__title") == ["Ben", "Cora", "Ana", "Sho"]
    assert visit(room.Ana).get(room.url).all("#room .rows__title") == ["Ben", "Cora"]
    page.press("Not here , Ben")
    assert [one.person.name for one in again(room.debrief).present] == ["Cora"]


def test_nobody_else_is_said_to_be_there(room, visit, keep, session):
    """Neither who isn't on the panel, nor who has a conflict of interest, nor by a panelist."""
    out = keep(make.person("Out"))
    room.loop.candidate.declare_conflict(room.Ben, "Cousins.", make.NOON, room.cora)
    session.commit()
    cora, ana = visit(room.cora), visit(room.Ana)
    assert cora.get(room.url).all("#room .rows__title") == ["Ana", "Sho"]
    for person in (out, room.Ben):
        assert sends(cora, f"{room.url}/presence", person=str(person.id)).status == 404
    assert sends(ana, f"{room.url}/presence", person=str(room.Sho.id)).status == 404
    assert sends(visit(room.Ben), f"{room.url}/presence").status == 404
    assert sends(visit(out), f"{room.url}/presence/withdrawal").status == 404


def test_the_order_of_speaking_is_chosen_by_who_runs_it_until_something_is_addressed(room, visit, again):
    cora = visit(room.cora)
    page = cora.get(room.url).press("Speak in this order", speaking="most junior first")
    assert "The most junior first, the most senior last" in page.main
    assert again(room.debrief).speaking is Speaking.JUNIOR_FIRST
    assert "so that nobody has to contradict their senior" in cora.get(room.advisor).main
    assert sends(cora, f"{room.url}/speaking", speaking="the loudest").status == 422
    assert sends(visit(room.Ana), f"{room.url}/speaking", speaking="by lot").status == 404
    cora.get(room.advisor).press("Say that it was addressed", words="We talked.")
    assert "Choose another order" not in cora.get(room.url).main


def test_the_most_junior_is_listed_first_and_who_did_not_ask_speaks_last(room, visit, session, keep):
    second = room.loop.interviews[1]
    session.delete(next(place for place in second.places if place.person is room.Ben))
    room.Ana.stand_on(make.level("Principal", 5), make.NOON, room.cora)
    room.Ben.stand_on(make.level("Senior", 3), make.NOON, room.cora)
    room.debrief.let_speak(Speaking.JUNIOR_FIRST, make.NOON, room.cora)
    session.commit()
    browser = visit(room.Sho)
    assert browser.get(room.advisor).all("#speaking .rows__title") == ["Ben", "Ana"]
    assert browser.get(room.growing).all("#speaking .rows__row") == [
        "1 Ana",
        "2 Ben did not ask; speaks last",
    ]


def test_what_is_talked_about_is_the_same_in_every_window_with_a_clock(room, visit, session):
    page = visit(room.cora).get(room.advisor).press("Talk about this now")
    assert page.all("#now h2") == ["Now: Advisor"]
    room.debrief = session.merge(room.debrief)
    session.refresh(room.debrief)
    room.debrief.taken_up_at = now() - timedelta(minutes=3)
    session.commit()
    elsewhere = visit(room.Ana).get(room.url)
    assert elsewhere.follow("Go to what is talked about").heading == "Advisor"
    seconds = int(elsewhere.soup.select_one("[data-timer]")["data-seconds"])
    assert 180 <= seconds < 200
    assert "10 minutes since" in elsewhere.main
    assert "Talk about this now" not in visit(room.Ana).get(room.growing).main
    assert sends(visit(room.Ana), f"{room.growing}/now").status == 404


def state(browser, room):
    """What a window is told that asks how far it has come."""
    answer = browser.client.get(f"{room.url}/state")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    return answer.json


def test_a_window_is_told_what_has_happened_and_nothing_while_nothing_does(room, visit, session):
    browser = visit(room.Ana)
    before = state(browser, room)
    assert before == state(browser, room)
    assert (before["count"], before["told"]) == (0, [])
    frame = browser.get(room.url).soup.select_one("[data-in-step]")
    assert (frame["data-version"], frame["data-count"]) == (before["version"], "0")

    def at(minutes):
        return make.LATER + timedelta(minutes=minutes)

    debrief, about = room.debrief, make.asked(room.loop)
    [rating] = make.card_of(room.Ana, room.loop).seal_in_force.ratings
    debrief.attend(room.Ben, at(1), room.cora)
    debrief.take_up(about, at(2), room.cora)
    debrief.note("Order.", at(3), room.Ben, about)
    rating.revise(3, "Ben heard it.", at(4), room.Ana)
    debrief.address(about, "We talked.", at(5), room.Sho)
    debrief.close(at(6), room.cora)
    session.commit()
    after = state(browser, room)
    assert after["version"] != before["version"]
    assert (after["count"], after["told"]) == (
        6,
        [
            "Ben is in the room.",
            "The room talks about Advisor now.",
            "Ben put a note on the record.",
            "Ana revised a rating.",
            "Sho said what follows on Advisor.",
            "Cora closed the debrief.",
        ],
    )


def test_another_order_of_speaking_is_another_state(room, visit, session):
    browser = visit(room.Ana)
    before = state(browser, room)
    room.debrief.let_speak(Speaking.JUNIOR_FIRST, make.NOON, room.cora)
    session.commit()
    assert state(browser, room)["version"] != before["version"]


def test_who_may_not_know_of_the_debrief_is_told_nothing(room, visit, keep, session):
    outsider, mira = keep(make.person("Out")), keep(make.person("Mira", Role.COMMITTEE))
    for person in (outsider, mira):
        browser = visit(person)
        for url in (f"{room.url}/state", room.advisor):
            assert browser.get(url).status == 404
        for verb in ("now", "resolution"):
            assert sends(browser, f"{room.advisor}/{verb}", words="Said.").status == 404
    browser = visit(room.Ana)
    state(browser, room)
    room.loop.candidate.declare_conflict(room.Ana, "Cousins.", make.NOON, room.cora)
    session.commit()
    assert browser.get(f"{room.url}/state").status == 404


def test_that_a_window_asks_by_itself_keeps_nobody_signed_in(room, visit, again):
    browser = visit(room.Ana, at=now() - timedelta(minutes=90))
    before = again(room.Ana).sign_ins[0].seen_at
    state(browser, room)
    assert again(room.Ana).sign_ins[0].seen_at == before
    browser.get(room.url)
    assert again(room.Ana).sign_ins[0].seen_at > before


def test_how_far_it_has_come_takes_as_many_queries_however_much_has_happened(room, visit, session, engine):
    browser = visit(room.Ana)

    def counted():
        """How many statements the state takes, and a point."""
        with queries(engine) as asked:
            state(browser, room)
        with queries(engine) as shown:
            assert browser.get(room.advisor).status == 200
        return len(asked), len(shown)

    room.debrief.attend(room.Ana, make.NOON, room.cora)
    room.debrief.note("Noted.", make.NOON, room.Ana, make.asked(room.loop))
    room.debrief.take_up(make.asked(room.loop), make.NOON, room.cora)
    make.settle(room.debrief)
    session.commit()
    before = counted()
    for person in (room.Ben, room.Sho):
        room.debrief.attend(person, make.NOON, room.cora)
        room.debrief.note("Noted.", make.NOON, person, make.asked(room.loop))
    session.commit()
    assert counted() == before
