"""Mails reach a real server: once, whatever happens on the way."""

import smtplib
import ssl
import subprocess
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from sqlalchemy import select

from interviews.domain.loops import Part
from interviews.domain.notices import NOT_WRITTEN, WAITS, End, Notice
from interviews.notices import outbox, sending
from interviews.notices.post import Mail, Unreachable, message, send
from interviews.notices.server import Secrecy, Server
from tests import make
from tests.make import NOON
from tests.notices.conftest import BEFORE, DAY, HEAD, MINUTE, Box, free_port

AT = BEFORE + 2 * MINUTE


def arranged(keep, session, *people):
    """A loop on whose panel they were put, long before it is held."""
    loop = keep(make.loop())
    for person in people:
        make.first(loop).assign(person, Part.INTERVIEWER, BEFORE, loop.by)
    session.commit()
    return loop


@pytest.fixture
def ana(keep):
    return keep(make.person("Ana"))


@pytest.fixture
def ben(keep):
    return keep(make.person("Ben"))


@pytest.fixture
def notice(keep, session, ana):
    """One that waits for Ana."""
    arranged(keep, session, ana)
    return session.scalars(select(Notice)).one()


def test_who_is_put_on_a_panel_gets_one_mail(post, keep, session, ana, box):
    arranged(keep, session, ana)
    assert post(BEFORE) == "0 sent, 0 dropped, 0 failed."
    assert post(AT) == "1 sent, 0 dropped, 0 failed."
    assert post(AT + DAY) == "0 sent, 0 dropped, 0 failed."
    assert box.to(ana) == ["You interview on Tue 17 Nov 2026, 12:00"]


def test_what_was_rolled_back_is_told_to_nobody(keep, session, ana, waiting):
    loop = keep(make.loop())
    make.first(loop).assign(ana, Part.INTERVIEWER, BEFORE, loop.by)
    session.flush()
    session.rollback()
    assert waiting() == []


def test_a_mail_has_a_text_and_an_html_part_and_names_what_it_is(post, notice, ana, box):
    post(AT)
    [mail] = box.mails
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative", "text/plain", "text/html",
    ]  # fmt: skip
    names = ("From", "To", "Message-ID", "Auto-Submitted", "List-Unsubscribe", "Date")
    assert [mail[name] for name in names] == [
        "Tidemark <interviews@tidemark.example>",
        ana.email,
        f"<{notice.id}@tidemark.example>",
        "auto-generated",
        "<https://interviews.tidemark.example/people/account/mails>",
        "Sun, 08 Nov 2026 12:00:00 +0000",
    ]


def test_a_server_that_is_busy_is_asked_again_later_each_time(post, notice, ana, box, again):
    box.answers[ana.email] = "450 Try again"
    at, asked = AT, []
    for wait in WAITS:
        assert post(at) == "0 sent, 0 dropped, 1 failed. The mail server refused the address (450)."
        assert post(at + wait - timedelta(seconds=1)) == "0 sent, 0 dropped, 0 failed."
        at += wait
        asked.append(at)
    assert asked == sorted(asked)
    post(at)
    assert again(notice).end_as is End.GIVEN_UP
    assert notice.remark == "The mail server refused the address (450)."


def test_a_busy_server_gets_the_same_mail_later(post, notice, ana, box):
    box.answers["data"] = "451 Greylisted"
    assert post(AT) == "0 sent, 0 dropped, 1 failed. The mail server refused the mail (451)."
    box.answers.clear()
    assert post(AT + MINUTE) == "1 sent, 0 dropped, 0 failed."
    assert box.to(ana) == ["You interview on Tue 17 Nov 2026, 12:00"]


@pytest.mark.parametrize("what", ["address", "mail"])
def test_what_will_never_be_taken_is_given_up_and_others_still_go(
    post, keep, session, ana, ben, box, again, what
):
    arranged(keep, session, ana, ben)
    if what == "address":
        box.answers[ana.email] = "550 No such person"
        said = "1 sent, 0 dropped, 1 failed. The mail server refused the address (550)."
    else:
        box.answers["data"] = "554 No"
        said = "0 sent, 0 dropped, 2 failed. The mail server refused the mail (554)."
    assert post(AT) == said
    box.answers.clear()
    assert post(AT + DAY) == "0 sent, 0 dropped, 0 failed."
    assert (box.to(ana), len(box.mails)) == ([], 1 if what == "address" else 0)


def test_a_server_that_takes_nothing_from_us_stops_the_round(post, keep, session, ana, ben, box, waiting):
    arranged(keep, session, ana, ben)
    box.answers["sender"] = "553 Not you"
    assert post(AT) == "0 sent, 0 dropped, 1 failed. The mail server takes no mails from us (553)."
    box.answers.clear()
    assert post(AT + MINUTE) == "2 sent, 0 dropped, 0 failed."
    assert waiting() == []


def test_a_server_that_is_not_there_stops_the_round(keep, session, ana, ben, box, post):
    arranged(keep, session, ana, ben)
    nobody = Server("127.0.0.1", free_port(), Secrecy.NOT)
    said = sending.go_round(session, lambda: AT, HEAD, nobody)
    assert str(said) == "0 sent, 0 dropped, 1 failed. The mail server can't be reached."
    assert post(AT + MINUTE) == "2 sent, 0 dropped, 0 failed."


def test_a_crash_before_the_mark_sends_the_same_mail_once_more(session, notice, box, server, post, again):
    [claimed] = outbox.claim(session, AT)
    session.commit()
    mail, _ = sending._written(session, [claimed.id], AT, HEAD)
    session.commit()
    send(message(mail, HEAD), server)  # and here the power fails

    assert post(AT + MINUTE) == "0 sent, 0 dropped, 0 failed."
    assert post(AT + 11 * MINUTE) == "1 sent, 0 dropped, 0 failed."
    first, second = box.mails
    assert first.as_bytes() == second.as_bytes()


def test_a_notice_over_which_we_fall_again_and_again_is_given_up(session, notice, post, again):
    at = AT
    for _ in range(len(WAITS) + 1):
        assert outbox.claim(session, at) == [notice]
        session.commit()
        at += 11 * MINUTE
    assert post(at) == "0 sent, 0 dropped, 0 failed."
    again(notice)
    assert (notice.end_as, notice.remark) == (End.GIVEN_UP, NOT_WRITTEN)


def test_two_senders_never_take_the_same_notice(session, notice, engine):
    assert outbox.claim(session, AT) == [notice]
    session.commit()
    with type(session)(engine) as other:
        assert outbox.claim(other, AT) is None


# --- The way to the server -----------------------------------------------------------------------------

MAIL = Mail("key", "ana@example.com", NOON, "Subject", "Text\n", "<p>Text</p>\n")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for this machine, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem"), "-days", "2"]
    subprocess.run([*made, *names, *files], check=True, capture_output=True)
    return folder / "cert.pem", folder / "key.pem"


def knows(server, session, envelope, mechanism, data):
    """One name and one password are right."""
    return AuthResult(success=(data.login, data.password) == (b"us", b"pass word"), handled=False)


@pytest.fixture(scope="module", params=["starttls", "tls"])
def guarded(request, certificate):
    """A server that asks for a password, and lets nobody read it on the way."""
    trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trusted.load_cert_chain(*map(str, certificate))
    ways = {
        "starttls": {"tls_context": trusted, "auth_required": True},
        "tls": {"ssl_context": trusted, "auth_require_tls": False},
    }
    box, more = Box(), {"authenticator": knows}
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), **ways[request.param], **more)
    controller.start()
    scheme = {"starttls": "smtp", "tls": "smtps"}[request.param]
    yield box, f"{scheme}://{{who}}@127.0.0.1:{controller.port}?ca={{ca}}"
    controller.stop()


def reach(url, who, ca):
    """Send a mail to the server at this address."""
    asked = url.format(who=who, ca=ca)
    send(message(MAIL, HEAD), Server.of(asked + "&starttls=required" * asked.startswith("smtp:")))


def test_a_password_travels_where_nobody_reads_it(guarded, certificate):
    box, url = guarded
    box.mails.clear()
    reach(url, "us:pass%20word", certificate[0])
    assert [mail["Subject"] for mail in box.mails] == ["Subject"]


def test_a_wrong_password_is_said(guarded, certificate):
    with pytest.raises(Unreachable, match="refuses our name and password"):
        reach(guarded[1], "us:wrong", certificate[0])


def test_who_does_not_prove_who_they_are_gets_nothing(guarded):
    with pytest.raises(Unreachable, match=r"can't be reached|doesn't prove who it is"):
        reach(guarded[1], "us:pass%20word", "")


def test_without_the_secrecy_that_is_asked_for_no_mail_goes(server):
    with pytest.raises(Unreachable, match="offers no STARTTLS"):
        send(message(MAIL, HEAD), Server("127.0.0.1", server.port, Secrecy.STARTTLS))


def test_an_address_that_the_server_cannot_write_is_given_up():
    strange = Mail("key", "añá@example.com", NOON, "Subject", "Text\n", "<p>Text</p>\n")
    controller = Controller(Box(), hostname="127.0.0.1", port=free_port(), enable_SMTPUTF8=False)
    controller.start()
    try:
        with pytest.raises(Exception, match="can't write to such an address") as caught:
            send(message(strange, HEAD), Server("127.0.0.1", controller.port, Secrecy.NOT))
    finally:
        controller.stop()
    assert caught.value.for_good


def test_a_server_that_falls_silent_is_no_reason_to_give_up(server, monkeypatch):
    def silent(*_, **__):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr(smtplib.SMTP, "send_message", silent)
    with pytest.raises(Unreachable, match="went silent") as caught:
        send(message(MAIL, HEAD), server)
    assert not caught.value.for_good


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://localhost", Server("localhost", 25, Secrecy.NOT)),
        ("smtp://mail.example", Server("mail.example", 25, Secrecy.STARTTLS)),
        ("smtp://mail.example?starttls=never", Server("mail.example", 25, Secrecy.NOT)),
        ("smtp://u%40x:p%3Aw@mail.example", Server("mail.example", 587, Secrecy.STARTTLS, "u@x", "p:w")),
        ("smtps://u:p@mail.example", Server("mail.example", 465, Secrecy.TLS, "u", "p")),
        ("smtp://localhost:2525?starttls=required", Server("localhost", 2525, Secrecy.STARTTLS)),
    ],
)
def test_a_server_is_one_address(url, server):
    assert Server.of(url) == server


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://mail.example", "must begin with smtp:// or smtps://, and name a host."),
        ("smtp://", "must begin with smtp:// or smtps://, and name a host."),
        ("smtp://mail.example?tls=1", "knows starttls and ca, and not tls."),
        ("smtp://mail.example?starttls=maybe", "has starttls=required or starttls=never."),
        (
            "smtp://u:p@mail.example?starttls=never",
            "would send the password where it can be read: leave starttls=never out.",
        ),
    ],
)
def test_an_address_that_names_no_server_is_refused(url, sentence):
    with pytest.raises(ValueError, match=r"^(must|knows|has|would)") as refused:
        Server.of(url)
    assert str(refused.value) == sentence


def test_the_password_is_in_no_message_about_the_server():
    assert "secret" not in repr(Server.of("smtps://us:secret@mail.example"))
