"""Who judges a candidate in two loops doesn't learn from their own card in one that its debrief opened."""

import re

import pytest

from interviews.domain.openings import Release
from interviews.domain.people import Role
from tests import make
from tests.web.crawling import pages

TOKEN = re.compile(r"I[\w-]{30,}\.[\w-]+\.[\w-]+")
DIFFERENT_EACH_TIME = {"banks.export", "candidates.new"}  # a time of making; a label drawn by lot
ALL = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.INTERVIEWER, Role.COMMITTEE)


class Scene:
    """Els and Ana judge Leila in one loop, Els and Bo in another; the first is sealed."""

    def __init__(self, session, *roles, release=Release.AT_DEBRIEF):
        self.session = session
        self.cora, self.els = make.coordinator("Cora"), make.person("Els", *roles)
        self.ana, bo = make.person("Ana"), make.person("Bo")
        who = make.candidate("Leila Haddad")
        self.one = make.loop([self.els, self.ana], of=make.opening(release=release), who=who, by=self.cora)
        self.other = make.loop([self.els, bo], of=make.opening("Writer"), who=who, by=self.cora)
        self.docket = make.docket([make.person("Mira", Role.COMMITTEE)])
        for loop in (self.one, self.other):
            loop.adjust("Hard of hearing.", "Keep captions on.", make.NOON, self.cora)
            loop.ask("A break.", make.NOON)
        session.add_all([self.one, self.other, self.docket])
        session.commit()
        for person in (self.els, self.ana):
            make.seal(person, self.one)
        self.one.plan_debrief(make.NOON, make.NOON, self.cora)
        session.commit()
        self.card = make.card_of(self.els, self.one)

    def open(self, loop):
        debrief = make.debrief(loop)
        self.session.add(debrief)
        self.session.commit()
        return debrief

    def fillings(self):
        """What every parameter of every page can be."""
        loops = (self.one, self.other)
        places = [place for loop in loops for place in make.places(loop)]
        ratings = [r for place in places for seal in place.scorecard.seals for r in seal.ratings]
        kits = [kit.version.question for loop in loops for kit in make.first(loop).kit]
        cards = [place.scorecard for place in places]

        def ids(*things, name="id"):
            return [{name: thing.id} for thing in things]

        of_loops = ids(*loops, name="loop_id")
        return {
            "people": [*ids(self.els, self.ana), {"token": "none"}],
            "calendar": [{"token": "none"}],
            "guides": [*ids(*(loop.opening for loop in loops)), *of_loops, {"token": "none"}],
            "ladder.level": ids(*(loop.opening.level for loop in loops)),
            "ladder.place": ids(*(loop.opening.level for loop in loops)),
            "ladder": ids(*(question.latest.competency for question in kits)),
            "banks": [
                *ids(*kits),
                *({"id": question.id, "number": 1} for question in kits),
                *({"id": question.id, "before": 1, "after": 1} for question in kits),
            ],
            "openings": ids(*(loop.opening for loop in loops)),
            "candidates": [
                *ids(self.one.candidate),
                {"id": self.one.candidate_id, "other_id": self.docket.id},
            ],
            "documents": [*ids(self.docket), *ids(self.one.candidate, name="candidate_id")],
            "loops": ids(*loops),
            "loops.waive": [{"id": loop.id, "name": "must-haves"} for loop in (self.one, self.other)],
            "adjustments": [
                *ids(*(t for loop in loops for t in (*loop.adjustments, *loop.requests))),
                *of_loops,
            ],
            "interviews": ids(*(make.first(loop) for loop in loops), *places),
            "scorecards": ids(*cards, *ratings),
            "debriefs": [
                *ids(self.docket),
                *of_loops,
                {"id": self.docket.id, "competency_id": self.docket.id},
            ],
            "packets": [*ids(self.docket), *of_loops],
            "breaks": [*ids(self.docket), *of_loops],
            "dockets": ids(self.docket),
        }


def told(app, browser, fillings):
    """All that somebody is answered on every page there is; tokens aside."""
    answers = {}
    for _, url in (page for page in pages(app, fillings) if page[0] not in DIFFERENT_EACH_TIME):
        answer = browser.client.get(url)
        headers = [(k, v) for k, v in answer.headers if k not in {"Set-Cookie", "Content-Length"}]
        answers[url] = answer.status_code, headers, TOKEN.sub("token", answer.data.decode("latin-1"))
    return answers


@pytest.mark.parametrize("roles", [(Role.INTERVIEWER,), ALL])
def test_every_page_is_the_same_before_and_after_the_debrief_of_the_one_opens(app, session, visit, roles):
    scene = Scene(session, *roles)
    browser, fillings = visit(scene.els), scene.fillings()
    before = told(app, browser, fillings)
    debrief = scene.open(scene.one)

    assert told(app, browser, fillings) == before
    assert before[f"/scorecards/{scene.card.id}"][0] == 200
    urls = (f"/debriefs/{debrief.id}", f"/scorecards/{make.card_of(scene.ana, scene.one).id}")
    assert [browser.get(url).status for url in urls] == [404, 404]


def test_whatever_they_send_is_answered_the_same_too(session, visit):
    scene = Scene(session)
    browser, card = visit(scene.els), scene.card
    [rating] = card.seal_in_force.ratings
    token = browser.get("/people/account").soup.find(attrs={"name": "csrf_token"})["value"]

    def sent():
        answers = []
        for url, data in (
            (f"/scorecards/{card.id}/withdrawal", {}),
            (f"/scorecards/{card.id}/seal", {"version": card.version}),
            (f"/scorecards/{card.id}/edit", {"version": card.version}),
            (f"/scorecards/ratings/{rating.id}/revision", {"value": "4", "reason": "Heard more."}),
        ):
            answer = browser.client.post(url, data=data, headers={"X-CSRFToken": token})
            answers.append((answer.status_code, TOKEN.sub("token", answer.text)))
        answer = browser.client.put(
            f"/scorecards/{card.id}/draft",
            json={"version": card.version, "answers": {}},
            headers={"X-CSRFToken": token},
        )
        return [*answers, (answer.status_code, answer.text)]

    before = sent()
    scene.open(scene.one)
    assert sent() == before
    assert [status for status, _ in before] == [404, 409, 422, 404, 422]


def test_the_card_says_why_it_tells_nothing_and_what_opens_it(session, visit):
    scene = Scene(session)
    url = f"/scorecards/{scene.card.id}"
    why = (
        "Why it is sealed. You judge this candidate in another loop too. So that you judge alone there, this "
        "page doesn’t tell whether the debrief is open here. It opens for you once every loop in which you "
        "judge this candidate has its debrief."
    )
    page = visit(scene.els).get(url)
    assert (why in page.main, "Withdraw the seal" in page.main) == (True, False)
    today = visit(scene.els).get("/")
    assert "It opens for you once every loop in which you judge them has its debrief." in today.main
    assert "withdraw the seal" not in today.main

    scene.open(scene.one)
    for place in scene.other.panel:
        make.seal(place.person, scene.other)
    session.commit()
    scene.open(scene.other)
    assert visit(scene.els).get(url).follow("Go to the debrief").heading == "Debrief"


def test_the_review_tells_beforehand_that_this_seal_is_not_withdrawn(session, visit):
    scene = Scene(session)
    card = make.card_of(scene.els, scene.other)
    card.save(make.written(card), card.version, make.NOON, scene.els)
    session.commit()
    assert visit(scene.els).get(f"/scorecards/{card.id}/review").all(".confirm__note") == [
        "This seal can’t be withdrawn: you judge this candidate in another loop too."
    ]


def test_who_is_taken_off_the_other_loop_is_told_no_more_than_before(session, visit, again):
    scene = Scene(session)
    make.card_of(scene.els, scene.other).panelist.remove("Ill.", make.NOON, scene.cora)
    session.commit()
    browser, url = visit(scene.els), f"/scorecards/{scene.card.id}"
    assert "Withdraw the seal" not in browser.get(url).main
    assert browser.get(f"{url}/withdrawal").status == 404
    assert again(scene.card).is_sealed is True
