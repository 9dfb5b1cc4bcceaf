"""A mail, and the way of it to the server. What goes wrong there is said in sentences that name nobody."""

import smtplib
import ssl
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from interviews.notices.server import Secrecy, Server

PATIENCE = 30
PLAIN = SMTP.clone(max_line_length=78)


class Unsent(Exception):
    """This mail didn't go; the message says why. `for_good` if it never will."""

    def __init__(self, sentence: str, for_good: bool = False) -> None:
        super().__init__(sentence)
        self.for_good = for_good


class Unreachable(Unsent):
    """No mail goes, whoever it is for."""


@dataclass(frozen=True)
class Mail:
    """What one person is told. `key` names it: the same mail again, after a crash, has the same one."""

    key: str
    to: str
    at: datetime
    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Letterhead:
    """Who writes: the company, its address for mails, and where the program is."""

    company: str
    sender: str
    address: str

    @property
    def domain(self) -> str:
        """Behind the @."""
        return self.sender.rpartition("@")[2]


def message(mail: Mail, head: Letterhead) -> EmailMessage:
    """The mail as it travels: the same bytes whenever it is made."""
    made = EmailMessage(PLAIN)
    made["From"] = _address(head.sender, one_line(head.company))
    made["To"] = _address(mail.to)
    made["Subject"] = one_line(mail.subject)
    made["Date"] = mail.at
    made["Message-ID"] = f"<{mail.key}@{head.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made["List-Unsubscribe"] = f"<{head.address}/people/account/mails>"
    made.set_content(mail.text, cte="quoted-printable")
    made.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    made.set_boundary(sha256(mail.key.encode()).hexdigest()[:32])
    return made


def one_line(words: str) -> str:
    """Words for a header: nothing in them begins another one."""
    return " ".join(words.split())


def _address(text: str, name: str = "") -> Address:
    """One address, whatever stands before its last @."""
    local, _, domain = text.rpartition("@")
    return Address(name, local, domain)


def send(message: EmailMessage, server: Server) -> None:
    """Hand it over. Raises `Unsent`, or `Unreachable` where no mail would go."""
    trusted = ssl.create_default_context()
    with closing(_reached(server, message["From"].addresses[0].domain, trusted)) as line:
        _introduce(line, server, trusted)
        _hand_over(line, message)
        with suppress(OSError):  # it has the mail, whatever it says to that
            line.quit()


def _reached(server: Server, name: str, trusted: ssl.SSLContext) -> smtplib.SMTP:
    try:
        if server.authority:
            trusted.load_verify_locations(server.authority)
        if server.secrecy is Secrecy.TLS:
            return smtplib.SMTP_SSL(server.host, server.port, name, timeout=PATIENCE, context=trusted)
        return smtplib.SMTP(server.host, server.port, name, timeout=PATIENCE)
    except OSError as error:
        raise Unreachable("The mail server can't be reached.") from error


def _introduce(line: smtplib.SMTP, server: Server, trusted: ssl.SSLContext) -> None:
    """Nobody else reads what follows, and the server knows us."""
    try:
        if server.secrecy is Secrecy.STARTTLS:
            line.starttls(context=trusted)
        if server.user:
            line.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as error:
        raise Unreachable("The mail server refuses our name and password.") from error
    except smtplib.SMTPNotSupportedError as error:
        raise Unreachable("The mail server offers no STARTTLS, or no sign-in.") from error
    except OSError as error:
        raise Unreachable("The mail server doesn't prove who it is, or went silent.") from error


def _hand_over(line: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        line.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        [(code, _)] = error.recipients.values()
        raise _refused("the address", code) from error
    except smtplib.SMTPDataError as error:
        raise _refused("the mail", error.smtp_code) from error
    except smtplib.SMTPSenderRefused as error:
        raise Unreachable(f"The mail server takes no mails from us ({error.smtp_code}).") from error
    except smtplib.SMTPNotSupportedError as error:
        raise Unsent("The mail server can't write to such an address.", for_good=True) from error
    except OSError as error:
        raise Unreachable("The mail server went silent.") from error


def _refused(what: str, code: int) -> Unsent:
    """Some refusals pass (4xx), others don't (5xx)."""
    return Unsent(f"The mail server refused {what} ({code}).", for_good=code >= 500)
