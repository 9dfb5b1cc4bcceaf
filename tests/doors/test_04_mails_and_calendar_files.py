"""“Mails (recipients, subject, body, preview) and calendar files: name who has sealed, or what.”

Two worlds differ in what others wrote and sealed, and in what the candidate needs. The mails of who may not
know it are the same in both, to the byte and at the same times; and no word of it is in any mail at all.
"""

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from interviews.db import only_reading
from interviews.domain.history import keep_history
from interviews.domain.notices import Kind, MailChoices, Notice, Way
from interviews.domain.packets import Document, Packet, Printed
from interviews.domain.people import Role
from interviews.notices.causes import keep_notices
from tests import make
from tests.make import NOON
from tests.notices.conftest import HOUR

ROUNDS = (-20, -19, 1, 1.5, 25.5, 26, 40)
CANARY = "canary"


@pytest.fixture
def session(app, engine):
    """A session in which who is concerned is told, as in the application's own where a server is named."""
    with only_reading(), Session(engine, expire_on_commit=False) as made:
        keep_notices(made, lambda: True)
        keep_history(made)
        yield made


class World:
    """A loop on whose panel Ana, Ben, and Judge, who coordinates too, sit, and Sho as a shadow."""

    def __init__(self, keep, session):
        self.session = session
        self.cora = make.coordinator("Cora")
        self.ana, self.ben, self.sho = map(make.person, ("Ana", "Ben", "Sho"))
        self.judge, self.mira = make.person("Judge", *Role), make.person("Mira", Role.COMMITTEE)
        session.add_all([self.cora, self.ana, self.ben, self.sho, self.judge, self.mira])
        session.commit()
        self.loop = keep(make.loop([self.ana, self.ben, self.judge], [self.sho], by=self.cora))
        self.loop.adjust(f"{CANARY} migraine", f"{CANARY} breaks", NOON, self.cora)
        for person in (self.ana, self.ben, self.judge, self.sho, self.mira):
            choices = MailChoices.usual(person)
            choices.choose({Kind.REVISED: Way.AT_ONCE}, 8, NOON, person)
            session.add(choices)
        session.commit()

    def seal(self, *people):
        """Let them seal as soon as the interview is over."""
        for person in people:
            make.seal(person, self.loop, CANARY, at=NOON + HOUR)

    def excuse(self, person):
        make.card_of(person, self.loop).panelist.excuse_from_writing(CANARY, NOON, self.cora)


@pytest.fixture
def world(keep, session):
    return World(keep, session)


DIFFERENT = {
    "somebody else has sealed": lambda world: world.seal(world.ben),
    "all others have sealed": lambda world: world.seal(world.ben, world.judge, world.sho),
    "somebody else was excused": lambda world: world.excuse(world.ben),
    "all others were excused or have sealed": lambda world: (
        world.excuse(world.ben),
        world.seal(world.judge),
    ),
    "more is needed": lambda world: world.loop.adjust(CANARY, CANARY, NOON, world.cora),
}


def forget(session):
    """Keep what was done, and let nobody have been told of it."""
    session.commit()
    session.execute(delete(Notice))
    session.commit()


def received(box, person):
    """What came to somebody: every byte but those by which each mail is known."""
    mails = [mail for mail in box.mails if mail["To"] == person.email]
    for mail in mails:
        del mail["Message-ID"]
        mail.set_boundary("boundary")
    return [mail.as_bytes() for mail in mails]


def day_by_day(world, post, box, person):
    """What somebody received, by the time at which it was sent."""
    told = {}
    for hours in ROUNDS:
        box.mails.clear()
        post(NOON + hours * HOUR)
        told[hours] = received(box, person)
    return told


@pytest.mark.parametrize(
    ("who", "what"),
    [("ana", what) for what in DIFFERENT]
    + [
        ("judge", what)
        for what in ("somebody else has sealed", "somebody else was excused", "more is needed")
    ],
)
def test_what_others_did_is_in_no_mail_and_moves_none(world, post, box, session, who, what):
    person = getattr(world, who)
    forget(session)
    plain = day_by_day(world, post, box, person)
    DIFFERENT[what](world)
    forget(session)
    assert day_by_day(world, post, box, person) == plain
    assert sum(map(len, plain.values())) == 3  # prepare, due, late


def test_who_chases_is_told_and_who_still_judges_is_not(world, post, box):
    world.seal(world.ben)
    forget(world.session)
    post(NOON + 26 * HOUR)
    post(NOON + 27 * HOUR)
    assert box.to(world.cora) == ["A scorecard is late"] * 2
    assert box.to(world.judge) == ["Your scorecard is late"]


def test_no_mail_of_a_whole_loop_holds_what_anybody_wrote_or_needs(world, post, box, keep, session):
    cora, loop = world.cora, world.loop
    for hours in ROUNDS:
        post(NOON + hours * HOUR)
    world.seal(world.ana, world.ben, world.judge)
    session.commit()
    debrief = keep(make.debrief(loop, NOON + 61 * HOUR))
    rating = make.card_of(world.ana, loop).seal_in_force.ratings[0]
    rating.revise(4, CANARY, NOON + 61 * HOUR, world.ana)
    debrief.note(CANARY, NOON + 61 * HOUR, cora)
    session.commit()
    post(NOON + 62 * HOUR)
    debrief.close(NOON + 63 * HOUR, cora)
    docket = keep(make.docket([world.mira]))
    documents = (Document.of(kind.encode(), "text/plain") for kind in ("pdf", "data", "page"))
    keep(Packet.issue(loop, docket, "P-7", 1, Printed(*documents), NOON + 63 * HOUR, cora))
    post(NOON + 64 * HOUR)

    subjects = {mail["Subject"] for mail in box.mails}
    assert {"A debrief is open", "A rating was revised", "Packet P-7 is issued"} < subjects
    words = [part.get_content() for mail in box.mails for part in mail.walk() if not part.is_multipart()]
    assert [text for text in words if CANARY in text or "Point " in text] == []
    assert [mail for mail in box.mails if "P-7" in mail["Subject"] and mail["To"] != world.mira.email] == []


def test_a_subject_names_nobody(world, post, box):
    for hours in ROUNDS:
        post(NOON + hours * HOUR)
    names = [world.loop.candidate.name, *(p.person.name for p in world.loop.panel), world.cora.name]
    assert [m["Subject"] for m in box.mails if any(name in m["Subject"] for name in names)] == []
