"""Settings: read once, checked at the start."""

import stat
from threading import Thread

import pytest

from interviews.notices.server import Secrecy, Server
from interviews.settings import ROOT, BadSetting, Settings


def read(tmp_path, **environment: str) -> Settings:
    """The settings of this environment, with a home of its own."""
    return Settings.read({"INTERVIEWS_HOME": str(tmp_path / "home")} | environment)


def test_nothing_has_to_be_set(tmp_path):
    settings = read(tmp_path)
    key, needs = (tmp_path / "home" / name for name in ("secret-key", "need-key"))

    assert settings == Settings(
        database_url=f"sqlite:///{tmp_path / 'home' / 'interviews.sqlite'}",
        secret_key=key.read_text(),
        company="Our company",
        trusted_hosts=("127.0.0.1", "localhost"),
        https=False,
        gallery=False,
        address="http://127.0.0.1:8000",
        rules=None,
        kept="",
        need_keys=(bytes.fromhex(needs.read_text()),),
        smtp=None,
        mail_from="",
    )
    assert [stat.S_IMODE(file.stat().st_mode) for file in (key, needs)] == [0o600, 0o600]
    assert key.read_text() != needs.read_text()


def test_the_home_is_beside_the_program_unless_told_otherwise(monkeypatch, tmp_path):
    monkeypatch.setattr("interviews.settings.ROOT", tmp_path)
    assert Settings.read({}).database_url == f"sqlite:///{tmp_path / 'instance' / 'interviews.sqlite'}"
    assert (ROOT / "templates").is_dir()


def test_everything_can_be_set(tmp_path):
    settings = read(
        tmp_path,
        INTERVIEWS_DATABASE_URL="postgresql://db/interviews",
        INTERVIEWS_SECRET_KEY="s" * 32,
        INTERVIEWS_COMPANY="Tidemark",
        INTERVIEWS_TRUSTED_HOSTS="interviews.example.com, backup.example.com",
        INTERVIEWS_HTTPS="on",
        INTERVIEWS_GALLERY="ON",
        INTERVIEWS_ADDRESS="https://interviews.example.com/",
        INTERVIEWS_RULES=str(tmp_path / "rules.yaml"),
        INTERVIEWS_KEPT=" 12 months after the decision ",
        INTERVIEWS_NEED_KEYS=f"{'0a' * 32}, {'0B' * 32}",
        INTERVIEWS_SMTP="smtps://us:secret@mail.example.com",
        INTERVIEWS_MAIL_FROM="interviews@example.com",
    )
    assert settings == Settings(
        database_url="postgresql+psycopg://db/interviews",
        secret_key="s" * 32,
        company="Tidemark",
        trusted_hosts=("interviews.example.com", "backup.example.com"),
        https=True,
        gallery=True,
        address="https://interviews.example.com",
        rules=tmp_path / "rules.yaml",
        kept="12 months after the decision",
        need_keys=(b"\n" * 32, b"\x0b" * 32),
        smtp=Server("mail.example.com", 465, Secrecy.TLS, "us", "secret"),
        mail_from="interviews@example.com",
    )


def test_the_key_is_made_once_also_when_several_processes_start(tmp_path):
    keys, needs = set(), set()

    def start():
        settings = read(tmp_path)
        keys.add(settings.secret_key)
        needs.add(settings.need_keys)

    starting = [Thread(target=start) for _ in range(8)]
    for thread in starting:
        thread.start()
    for thread in starting:
        thread.join()

    assert [len(key) for key in keys] == [64]
    assert [len(key) for each in needs for key in each] == [32]
    assert sorted(file.name for file in (tmp_path / "home").iterdir()) == ["need-key", "secret-key"]


def test_a_process_that_comes_second_takes_the_key_of_the_first(tmp_path, monkeypatch):
    first = read(tmp_path).secret_key
    monkeypatch.setattr("pathlib.Path.exists", lambda _: False)
    assert read(tmp_path).secret_key == first


@pytest.mark.parametrize(
    ("url", "sender", "sentence"),
    [
        ("smtp://localhost", "", "INTERVIEWS_MAIL_FROM must be the address that our mails come from."),
        ("smtp://localhost", "us", "INTERVIEWS_MAIL_FROM must be the address that our mails come from."),
        ("mail", "us@here.example", "INTERVIEWS_SMTP must begin with smtp:// or smtps://, and name a host."),
    ],
)
def test_mails_need_a_server_and_an_address(tmp_path, url, sender, sentence):
    with pytest.raises(BadSetting) as refused:
        read(tmp_path, INTERVIEWS_SMTP=url, INTERVIEWS_MAIL_FROM=sender)
    assert str(refused.value) == sentence


def test_the_port_is_part_of_the_address(tmp_path):
    assert read(tmp_path, INTERVIEWS_PORT="8001").address == "http://127.0.0.1:8001"


def test_the_file_of_keys_may_hold_older_ones_too(tmp_path):
    read(tmp_path)
    (tmp_path / "home" / "need-key").write_text(f"{'aa' * 32}\n{'bb' * 32}\n")
    assert read(tmp_path).need_keys == (b"\xaa" * 32, b"\xbb" * 32)


@pytest.mark.parametrize("url", ["postgresql+psycopg://db/x", "sqlite:////tmp/x.sqlite"])
def test_an_address_of_a_database_that_is_complete_stays(tmp_path, url):
    assert read(tmp_path, INTERVIEWS_DATABASE_URL=url).database_url == url


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "DATABASE_URL",
            "mysql://db",
            "INTERVIEWS_DATABASE_URL must begin with postgresql:// or sqlite:///.",
        ),
        ("HTTPS", "yes", "INTERVIEWS_HTTPS must be on or off."),
        ("HTTPS", "on", "INTERVIEWS_TRUSTED_HOSTS must name our hosts, such as interviews.example.com."),
        ("ADDRESS", "interviews", "INTERVIEWS_ADDRESS must begin with http:// or https://."),
        (
            "NEED_KEYS",
            "0a0b",
            "INTERVIEWS_NEED_KEYS must hold keys of 64 hexadecimal digits, the newest first.",
        ),
        (
            "NEED_KEYS",
            "no digits",
            "INTERVIEWS_NEED_KEYS must hold keys of 64 hexadecimal digits, the newest first.",
        ),
        ("SECRET_KEY", "short", "INTERVIEWS_SECRET_KEY must have 32 characters or more, chosen at random."),
    ],
)
def test_what_cannot_be_used_is_named_in_a_sentence(tmp_path, name, value, sentence):
    with pytest.raises(BadSetting) as refused:
        read(tmp_path, **{f"INTERVIEWS_{name}": value})
    assert str(refused.value) == sentence
