"""What the company sets, read once from the environment and checked at the start."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interviews.notices.server import Server

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
KEY_BYTES = 32


class BadSetting(Exception):
    """A setting that the program can't start with; the message names it and says what would do."""


@dataclass(frozen=True)
class Settings:
    """Every setting there is; README.md has the same list."""

    database_url: str
    secret_key: str
    company: str = "Our company"
    trusted_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    https: bool = False
    gallery: bool = False
    address: str = "http://127.0.0.1:8000"
    rules: Path | None = None
    kept: str = ""
    need_keys: tuple[bytes, ...] = ()
    smtp: Server | None = None
    mail_from: str = ""

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this environment.

        Raises `BadSetting` with a sentence when one of them can't be used.
        """
        home = Path(environment.get("INTERVIEWS_HOME") or ROOT / "instance")
        https, hosts = (
            _switch("INTERVIEWS_HTTPS", environment),
            _hosts(environment.get("INTERVIEWS_TRUSTED_HOSTS")),
        )
        if https and not hosts:
            raise BadSetting("INTERVIEWS_TRUSTED_HOSTS must name our hosts, such as interviews.example.com.")
        return cls(
            database_url=_database(environment.get("INTERVIEWS_DATABASE_URL"), home),
            secret_key=_secret(environment.get("INTERVIEWS_SECRET_KEY"), home),
            company=environment.get("INTERVIEWS_COMPANY") or cls.company,
            trusted_hosts=hosts or cls.trusted_hosts,
            https=https,
            gallery=_switch("INTERVIEWS_GALLERY", environment),
            address=_address(environment),
            rules=Path(rules) if (rules := environment.get("INTERVIEWS_RULES")) else None,
            kept=(environment.get("INTERVIEWS_KEPT") or cls.kept).strip(),
            need_keys=_need_keys(environment.get("INTERVIEWS_NEED_KEYS"), home),
            **_mails(environment),
        )


def _database(url: str | None, home: Path) -> str:
    if not url:
        home.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{home / 'interviews.sqlite'}"
    if url.startswith("postgresql://"):
        return url.replace("postgresql://", "postgresql+psycopg://", 1)
    if url.startswith(("postgresql+psycopg://", "sqlite:///")):
        return url
    raise BadSetting("INTERVIEWS_DATABASE_URL must begin with postgresql:// or sqlite:///.")


def _secret(given: str | None, home: Path) -> str:
    """What signs the forms."""
    if not given:
        return _made_once(home, "secret-key")
    if len(given) < SHORTEST_SECRET:
        raise BadSetting(
            f"INTERVIEWS_SECRET_KEY must have {SHORTEST_SECRET} characters or more, chosen at random."
        )
    return given


def _need_keys(given: str | None, home: Path) -> tuple[bytes, ...]:
    """The keys with which candidates' needs are kept, newest first: one a line, or with commas between.

    Without any, one is made on the first start.
    """
    source = "INTERVIEWS_NEED_KEYS" if given else str(home / "need-key")
    written = (given or _made_once(home, "need-key")).replace(",", " ").split()
    try:
        keys = tuple(bytes.fromhex(key) for key in written)
    except ValueError:
        keys = ()
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise BadSetting(f"{source} must hold keys of {2 * KEY_BYTES} hexadecimal digits, the newest first.")
    return keys


def _made_once(home: Path, name: str) -> str:
    """A key that is made on the first start, readable by its owner alone.

    It appears whole or not at all, because several processes start at once.
    """
    path, draft = home / name, home / f"{name}.{secrets.token_hex(4)}"
    home.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with open(draft, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_hex(32))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def _address(environment: Mapping[str, str]) -> str:
    """Where browsers find us: the links that the command line prints begin so."""
    port = environment.get("INTERVIEWS_PORT") or "8000"
    address = environment.get("INTERVIEWS_ADDRESS") or f"http://127.0.0.1:{port}"
    if not address.startswith(("http://", "https://")):
        raise BadSetting("INTERVIEWS_ADDRESS must begin with http:// or https://.")
    return address.rstrip("/")


def _mails(environment: Mapping[str, str]) -> dict[str, Any]:
    """Which server takes our mails, and from which address they come. Without a server there are none."""
    url, sender = environment.get("INTERVIEWS_SMTP"), environment.get("INTERVIEWS_MAIL_FROM", "").strip()
    if not url:
        return {}
    if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", sender):
        raise BadSetting("INTERVIEWS_MAIL_FROM must be the address that our mails come from.")
    try:
        return {"smtp": Server.of(url), "mail_from": sender}
    except ValueError as error:
        raise BadSetting(f"INTERVIEWS_SMTP {error}") from error


def _hosts(text: str | None) -> tuple[str, ...]:
    return tuple(host.strip() for host in (text or "").split(",") if host.strip())


def _switch(name: str, environment: Mapping[str, str]) -> bool:
    value = environment.get(name, "off").lower()
    if value not in {"on", "off"}:
        raise BadSetting(f"{name} must be on or off.")
    return value == "on"
