"""Which server takes our mails, as one address: `smtp://user:password@host:587?starttls=required`."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

HERE = {"localhost", "127.0.0.1", "::1"}


class Secrecy(Enum):
    """How the way to the server is kept from being read."""

    NOT = "never"
    STARTTLS = "required"
    TLS = "tls"


@dataclass(frozen=True)
class Server:
    """Where it is and how we are known to it."""

    host: str
    port: int
    secrecy: Secrecy
    user: str = ""
    password: str = field(default="", repr=False)
    authority: Path | None = None
    """A file with the certificate of who vouches for the server, beside those that the machine trusts."""

    @classmethod
    def of(cls, url: str) -> "Server":
        """The server at this address. Raises `ValueError` with a sentence."""
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ValueError("must begin with smtp:// or smtps://, and name a host.")
        asked = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        if strange := asked.keys() - {"starttls", "ca"}:
            raise ValueError(f"knows starttls and ca, and not {', '.join(sorted(strange))}.")
        secrecy = _secrecy(parts.scheme, parts.hostname, asked.get("starttls"))
        if parts.username and secrecy is Secrecy.NOT and parts.hostname not in HERE:
            raise ValueError("would send the password where it can be read: leave starttls=never out.")
        return cls(
            host=parts.hostname,
            port=parts.port or (465 if secrecy is Secrecy.TLS else 587 if parts.username else 25),
            secrecy=secrecy,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            authority=Path(asked["ca"]) if asked.get("ca") else None,
        )


def _secrecy(scheme: str, host: str, asked: str | None) -> Secrecy:
    if scheme == "smtps":
        return Secrecy.TLS
    usual = Secrecy.NOT if host in HERE else Secrecy.STARTTLS
    if asked not in {None, "required", "never"}:
        raise ValueError("has starttls=required or starttls=never.")
    return Secrecy(asked) if asked else usual
