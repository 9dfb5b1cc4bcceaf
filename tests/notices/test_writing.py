"""How a mail is written: one template a kind gives a text and an HTML part, whatever people are called."""

from email.policy import SMTP

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from interviews.domain.notices import Kind
from interviews.notices import writing
from interviews.notices.post import Letterhead, Mail, message
from interviews.notices.sections import Section
from tests.make import NOON
from tests.notices.conftest import HEAD

LINK = "/interviews/1"


def section(kind=Kind.INVITED, who="Leila Haddad", subject="You interview on Tue 24 Nov 2026, 10:00"):
    """What an invitation says."""
    return Section(kind, subject, (("Candidate", who),), LINK)


@pytest.mark.parametrize("kind", Kind)
def test_both_parts_say_the_same_and_lead_to_the_same_places(kind):
    page = BeautifulSoup(writing.html([section(kind)], HEAD), "html.parser")
    text = writing.text([section(kind)], HEAD)
    said = page.body.get_text(" ").split()
    written = [word for word in text.replace(":", "").split() if word != "--" and "//" not in word]
    assert [word.replace(":", "") for word in said] == written
    assert [a["href"] for a in page.find_all("a")] == [w for w in text.split() if w.startswith("https://")]


@pytest.mark.parametrize("count", [1, 3])
def test_a_mail_has_one_heading_a_language_and_nothing_that_is_fetched(count):
    page = BeautifulSoup(writing.html([section()] * count, HEAD), "html.parser")
    assert [page.html["lang"], page.html["dir"], len(page.find_all("h1"))] == ["en-GB", "ltr", 1]
    assert page.title.get_text() == page.h1.get_text()
    assert page.select("img, link, script, iframe, [src]") == []


def test_no_line_of_a_text_is_longer_than_72_signs_but_for_addresses():
    for kind in Kind:
        lines = writing.text([section(kind), section(kind)], HEAD).splitlines()
        assert [line for line in lines if len(line) > 72 and "//" not in line] == []


def test_a_name_is_a_name_whatever_stands_in_it():
    name = "<b>Leila</b>\n\nhttps://evil.example {{ 7 * 7 }} נועה"
    page, text = (form([section(who=name)], HEAD) for form in (writing.html, writing.text))
    assert "&lt;b&gt;Leila&lt;/b&gt;" in page
    assert "Candidate: \u2068<b>Leila</b> https://evil.example {{ 7 * 7 }} נועה\u2069\n" in text
    assert "evil.example" not in str(BeautifulSoup(page, "html.parser").find_all("a"))


def test_no_name_begins_a_header_of_its_own():
    head = Letterhead("Tide\r\nBcc: all@evil.example", "us@tidemark.example", "https://here.example")
    mail = Mail(
        "key", "ana@a.example, ben@b.example", NOON, "Hello\r\nBcc: x@evil.example", "Text\n", "<p></p>\n"
    )
    made = message(mail, head)
    assert made["Bcc"] is None
    assert made["Subject"] == "Hello Bcc: x@evil.example"
    assert made["From"].addresses[0].display_name == "Tide Bcc: all@evil.example"
    assert [address.domain for address in made["To"].addresses] == ["b.example"]


def test_the_same_mail_is_made_of_the_same_bytes():
    mail = Mail("key", "ana@example.com", NOON, "Grüße", "Text נועה\n", "<p>Text</p>\n")
    first, second = (message(mail, HEAD).as_bytes(policy=SMTP) for _ in range(2))
    assert first == second
    assert first.isascii()


def test_what_mails_are_made_of_has_the_same_names_in_both_forms():
    names = []
    for form in ("html", "text"):
        parts = Environment(loader=FileSystemLoader(writing.MAIL / form), autoescape=True)
        parts.filters |= {"wrapped": str, "apart": str}
        names.append({name for name in dir(parts.get_template("parts.jinja").module) if name[0] != "_"})
    assert names[0] == names[1] == {"heading", "section", "paragraph", "facts", "button", "link"}
