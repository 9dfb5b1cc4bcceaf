"""What tests of mails share: a mail server that is one, and rounds of the post that go to it."""

import email
import socket
from datetime import timedelta
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select
from sqlalchemy.orm import Session

from interviews.db import only_reading
from interviews.domain.history import keep_history
from interviews.domain.notices import Notice
from interviews.notices.causes import keep_notices
from interviews.notices.post import Letterhead
from interviews.notices.sending import go_round
from interviews.notices.server import Secrecy, Server
from tests.make import NOON

HEAD = Letterhead("Tidemark", "interviews@tidemark.example", "https://interviews.tidemark.example")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BEFORE = NOON - 9 * DAY  # when everything was arranged


class Box:
    """Takes every mail, unless it was told what to answer instead."""

    def __init__(self):
        self.mails, self.answers = [], {}

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return self.answers.get("sender", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.answers.get(address, "250 OK")

    async def handle_DATA(self, server, session, envelope):
        if "data" not in self.answers:
            self.mails.append(email.message_from_bytes(envelope.original_content, policy=default))
        return self.answers.get("data", "250 OK")

    def to(self, person):
        """What was sent to somebody: the subjects, in order."""
        return [mail["Subject"] for mail in self.mails if mail["To"] == person.email]


def free_port():
    """One on which nobody listens."""
    with socket.socket() as ours:
        ours.bind(("127.0.0.1", 0))
        return ours.getsockname()[1]


@pytest.fixture(scope="module")
def running():
    """A mail server, for all tests of a file."""
    box = Box()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield box, Server("127.0.0.1", controller.port, Secrecy.NOT)
    controller.stop()


@pytest.fixture
def box(running):
    """What it was sent, nothing so far."""
    running[0].mails.clear()
    running[0].answers.clear()
    return running[0]


@pytest.fixture
def server(running, box):
    """Where it is."""
    return running[1]


@pytest.fixture
def session(app, engine):
    """A session in which who is concerned is told, as in the application's own where a server is named."""
    with only_reading(), Session(engine, expire_on_commit=False) as made:
        keep_notices(made, lambda: True)
        keep_history(made)
        yield made


@pytest.fixture
def post(session, server):
    """Let the post go round at a time; what came of it, in words."""

    def go(at):
        session.rollback()
        session.expire_all()
        return str(go_round(session, lambda: at, HEAD, server))

    return go


@pytest.fixture
def waiting(session):
    """The kinds of what waits for somebody, or for everybody."""

    def kinds(person=None):
        found = select(Notice).where(Notice.ended_at.is_(None)).order_by(Notice.kind)
        return [n.kind.value for n in session.scalars(found) if person in (None, n.person)]

    return kinds
