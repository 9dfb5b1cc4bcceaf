"""“Mails (recipients, subject, body, preview) and calendar files: name who has sealed, or what.”

The program sends nobody anything yet. When it does, a test of what they say takes the place of this one.
"""

import ast

import pytest

from interviews.settings import ROOT

POST = {"smtplib", "email", "imaplib", "mailbox", "flask_mail", "icalendar", "ics", "requests", "httpx"}


def modules():
    """Every module of the program."""
    return sorted((ROOT / "interviews").rglob("*.py"))


def imported(tree):
    """The first names of all that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_no_module_can_send_a_mail_or_make_a_calendar_file():
    used = {path.name: POST & set(imported(ast.parse(path.read_text()))) for path in modules()}
    assert {name for name, senders in used.items() if senders} == set()
    assert [path.name for path in modules() if "text/calendar" in path.read_text()] == []


@pytest.mark.parametrize("suffix", ["*.ics", "*.eml", "*.txt", "mail", "notices"])
def test_there_is_no_template_for_one(suffix):
    assert list((ROOT / "templates").rglob(suffix)) == []
