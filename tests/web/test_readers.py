"""Who can read this now: the list on a page is everybody whose own browser opens the record."""

import re

import pytest

from interviews.domain.loops import Part
from interviews.domain.openings import Release
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Role
from tests import make
from tests.counting import queries

STAFF = (Role.COORDINATOR, Role.ADMINISTRATOR)
TITLES = re.compile("Who can read this (page )?now")


class Scene:
    """Ana and Ben judge Leila; everybody else has a reason to read of her, or not to."""

    def __init__(self, session, release=Release.AT_DEBRIEF, more=0):
        self.session = session
        kinds = {"Cora": STAFF[:1], "Adam": STAFF[1:], "Con": Role, "Ref": Role, "Gone": STAFF}
        kinds |= {"Judge": (*STAFF, Role.INTERVIEWER), "Mira": (Role.COMMITTEE,)}
        kinds |= {"Noor": (Role.COMMITTEE, Role.INTERVIEWER)}
        kinds |= {f"More {n}": (*STAFF, Role.COMMITTEE) for n in range(more)}
        plain = ("Ana", "Ben", "Rem", "Lost", "Out")
        self.people = {n: make.person(n, *roles) for n, roles in kinds.items()} | {
            n: make.person(n) for n in plain
        }
        session.add_all(self.people.values())
        self.loop, self.elsewhere = self._loops(release)
        self.docket = make.docket([self.people[name] for name in ("Mira", "Noor", "Con")])
        session.add(self.docket)
        session.commit()

    def _loops(self, release):
        cora, who = self["Cora"], make.candidate("Leila Haddad", referred_by=self["Ref"])
        panel = [self[name] for name in ("Ana", "Ben", "Rem", "Lost")]
        loop = make.loop(panel, of=make.opening(release=release), who=who, by=cora)
        elsewhere = make.loop([self["Judge"], self["Noor"]], who=who, by=cora)
        self.session.add_all([loop, elsewhere])
        make.card_of(self["Rem"], loop).panelist.remove("Ill.", make.NOON, cora)
        make.card_of(self["Lost"], loop).panelist.excuse_from_writing("Ill.", make.NOON, cora)
        self["Lost"].withdraw(Role.INTERVIEWER, make.NOON, self["Adam"])
        who.declare_conflict(self["Con"], "Cousins.", make.NOON, cora)
        self["Gone"].left_at = make.NOON
        self.session.commit()
        return loop, elsewhere

    def __getitem__(self, name):
        return self.people[name]

    def seal(self, *names):
        for name in names:
            make.seal(self[name], self.loop)
        self.session.commit()

    def release(self):
        """The debrief is opened and closed, the packet issued."""
        debrief = make.debrief(self.loop)
        self.session.add(debrief)
        debrief.close(make.NOON, self["Cora"])
        papers = Printed(
            *(Document.of(b, "text/html") for b in (b"pdf", b"data", self.loop.id.bytes.hex().encode()))
        )
        packet = Packet.issue(self.loop, self.docket, "2026-0001", 1, papers, make.NOON, self["Cora"])
        self.session.add_all([debrief, packet])
        self.session.commit()
        return debrief, packet

    def card(self, name):
        return make.card_of(self[name], self.loop)

    def records(self):
        """Where what is guarded can be read."""
        loop = self.loop
        return {
            "opening": f"/openings/{loop.opening_id}",
            "candidate": f"/candidates/{loop.candidate_id}",
            "loop": f"/loops/{loop.id}",
            "interview": f"/interviews/{make.first(loop).id}",
            "docket": f"/dockets/{self.docket.id}",
        }


@pytest.fixture
def scene(session):
    """Nobody has written anything yet."""
    return Scene(session)


def told(page):
    """The names that a page gives, and the words of its rule."""
    [box] = [d for d in page.soup.select("details.who-can-read") if TITLES.fullmatch(d.summary.get_text())]
    return {strong.get_text() for strong in box.select("li strong")}, box.p.get_text()


def readers(scene, visit, url):
    """Those for whom the address opens; who left has no browser here."""
    here = {name: person for name, person in scene.people.items() if not person.left_at}
    return {name for name, person in here.items() if visit(person).get(url).status == 200}


def everybody_of(names):
    """The names without the builders' own coordinators."""
    return {name for name in names if name != "Coordinator"}


@pytest.mark.parametrize("record", ["opening", "candidate", "loop", "interview", "docket"])
def test_the_names_are_those_for_whom_the_record_opens(scene, visit, record):
    url = scene.records()[record]
    for step in (lambda: None, lambda: scene.seal("Ana", "Ben"), scene.release):
        step()
        names, _ = told(visit(scene["Cora"]).get(url))
        assert everybody_of(names) == readers(scene, visit, url)


def test_after_the_release_the_names_are_right_on_scorecard_debrief_and_packet_too(scene, visit):
    scene.seal("Ana", "Ben")
    debrief, packet = scene.release()
    found = {}
    for url in (f"/scorecards/{scene.card('Ana').id}", f"/debriefs/{debrief.id}", f"/packets/{packet.id}"):
        names, _ = told(visit(scene["Cora"]).get(url))
        found[url.split("/")[1]] = everybody_of(names)
        assert everybody_of(names) == readers(scene, visit, url)
    assert found == {
        "scorecards": {"Ana", "Ben", "Cora", "Adam"},
        "debriefs": {"Ana", "Ben", "Cora", "Adam"},
        "packets": {"Mira", "Cora", "Adam"},
    }


def test_who_broke_the_seal_is_on_the_list_and_nobody_else_of_those_who_arrange(scene, session, visit):
    scene.seal("Ana")
    session.add(make.broken(scene.loop, scene["Adam"], scene["Cora"]))
    session.commit()
    url = f"/scorecards/{scene.card('Ana').id}"
    page = visit(scene["Adam"]).get(url)
    assert (told(page)[0], readers(scene, visit, url)) == ({"Adam", "Ana"}, {"Adam", "Ana"})
    assert page.all(".who-can-read li") == ["Adam broke its seal", "Ana wrote it"]


@pytest.mark.parametrize("release", Release)
def test_a_loop_says_who_reads_which_scorecard_at_every_moment(session, visit, release):
    scene = Scene(session, release)
    steps = (lambda: None, lambda: scene.seal("Ana"), lambda: scene.seal("Ben"), scene.release)
    for step in steps:
        step()
        found = visit(scene["Cora"]).get(f"/loops/{scene.loop.id}").soup.select(".notice .who-can-read li")
        lines = {
            li.strong.get_text(): li.span.get_text() for li in found if li.strong.get_text() != "Coordinator"
        }
        for author in ("Ana", "Ben", "Rem", "Lost"):
            told_of = {
                n for n, what in lines.items() if f"{author}’s" in what or (n == author and "own" in what)
            }
            assert told_of == readers(scene, visit, f"/scorecards/{scene.card(author).id}")


def test_who_does_not_arrange_or_still_judges_is_told_the_rule_and_no_name(scene, session, visit):
    scene.seal("Ana", "Ben")
    debrief, packet = scene.release()
    seen = {
        "Ana": ["candidate", "interview"],
        "Judge": ["candidate", "loop", "interview"],
        "Mira": ["docket"],
    }
    for name, records in seen.items():
        for record in records:
            names, rule = told(visit(scene[name]).get(scene.records()[record]))
            assert (names, rule.endswith(".")) == (set(), True)
    for name, url in (
        ("Ana", f"/debriefs/{debrief.id}"),
        ("Ana", f"/scorecards/{scene.card('Ben').id}"),
        ("Mira", f"/packets/{packet.id}"),
    ):
        names, rule = told(visit(scene[name]).get(url))
        assert (names, rule.endswith(".")) == (set(), True)
    assert told(visit(scene["Mira"]).get(f"/packets/{packet.id}"))[1] == (
        "The members of its docket’s committee, and those who coordinate or administer. Never who referred "
        "the candidate or has a conflict of interest, nor who is still to judge this candidate."
    )


def test_what_an_author_is_told_of_the_readers_does_not_tell_that_another_has_sealed(session, visit):
    scene = Scene(session, Release.AFTER_OWN)
    scene.seal("Ana")
    url = f"/scorecards/{scene.card('Ana').id}"
    before = visit(scene["Ana"]).get(url).main
    scene.seal("Ben")
    assert visit(scene["Ben"]).get(url).status == 200
    assert visit(scene["Ana"]).get(url).main == before


def test_the_page_of_a_revision_says_who_reads_the_rating(scene, session, visit):
    make.first(scene.loop).assign(scene["Judge"], Part.INTERVIEWER, make.NOON, scene["Cora"])
    session.commit()
    scene.seal("Ana", "Ben", "Judge")
    session.add(make.debrief(scene.loop))
    make.seal(scene["Judge"], scene.elsewhere)
    make.seal(scene["Noor"], scene.elsewhere)
    session.add(make.debrief(scene.elsewhere))
    session.commit()
    pages = {}
    for name in ("Ana", "Judge"):
        [rating] = scene.card(name).seal_in_force.ratings
        pages[name] = told(visit(scene[name]).get(f"/scorecards/ratings/{rating.id}/revision"))
    url = f"/scorecards/{scene.card('Judge').id}"
    assert pages["Ana"][0] == set()
    assert everybody_of(pages["Judge"][0]) == readers(scene, visit, url)
    assert pages["Ana"][1] == pages["Judge"][1]


def test_more_people_need_no_more_queries(session, visit, engine):
    counts = []
    for more in (0, 5):
        scene = Scene(session, more=more)
        scene.seal("Ana", "Ben")
        session.add(make.debrief(scene.loop))
        session.commit()
        browser, found = visit(scene["Cora"]), []
        pages = (f"/debriefs/{scene.loop.debrief.id}", f"/scorecards/{scene.card('Ana').id}")
        for url in (*scene.records().values(), *pages):
            with queries(engine) as seen:
                assert browser.get(url).status == 200
            found.append(len(seen))
        counts.append(found)
    assert counts[0] == counts[1]
