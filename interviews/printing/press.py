"""Bytes out: the PDF, its data, the same sections for a page. WeasyPrint is named here and nowhere else.

The same dossier gives the same bytes, in any process, so that a packet's SHA-256 means something.
"""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from interviews.direction import isolated
from interviews.printing import answers, drawing, tallies, words
from interviews.printing.dossier import SCHEMA, Dossier
from interviews.printing.edition import Edition
from interviews.printing.finishing import finish

ROOT = Path(__file__).parents[2]


class NothingOutside(URLFetcher):  # type: ignore[misc]
    """A packet is made from its dossier alone: nothing is ever fetched, whatever somebody typed."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        raise ValueError("Nothing is fetched while a packet is printed.")


def pdf(dossier: Dossier) -> bytes:
    """The packet: tagged PDF with its data attached. About a tenth of a second a page."""
    style, fonts = _style()
    page = HTML(string=html(dossier), url_fetcher=NothingOutside())
    attached = Attachment(
        string=data(dossier).decode(),
        name=f"packet-{dossier.number}-v{dossier.version}.json",
        description="The data of this packet",
        created=dossier.issued_at.astimezone(UTC),
        modified=dossier.issued_at.astimezone(UTC),
        relationship="Data",
    )
    printed: bytes = page.write_pdf(
        stylesheets=[style],
        font_config=fonts,
        attachments=[attached],
        pdf_variant="pdf/a-3a",
        finisher=finish,
    )
    return printed


def data(dossier: Dossier) -> bytes:
    """The same values as canonical JSON: keys sorted, no spaces, UTF-8, times in UTC."""
    content = {"schema": SCHEMA, "packet": asdict(dossier)}
    return json.dumps(
        content, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def sections(dossier: Dossier) -> Markup:
    """The same content for a page of the program: headings from h2 on, to stand inside a layout."""
    return Markup(_render("print/sections.html", dossier, paper=False))  # noqa: S704 (escaped by the template)


def html(dossier: Dossier) -> str:
    """The document that the PDF is made from, cover and all."""
    return _render("print/packet.html", dossier, paper=True)


def _render(template: str, dossier: Dossier, paper: bool) -> str:
    return _templates().get_template(template).render(packet=dossier, edition=Edition(dossier), paper=paper)


@cache
def _templates() -> Environment:
    """What people typed is escaped, made breakable and set apart, on its way into any template."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"answers": answers, "drawing": drawing, "tallies": tallies, "words": words}
    return made


def _printable(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return isolated(words.breakable(value))
    return value


@cache
def _style() -> tuple[CSS, FontConfiguration]:
    """Read once in the life of a process: a new font configuration for each packet would leak."""
    fonts = FontConfiguration()
    return CSS(filename=ROOT / "static/print/packet.css", font_config=fonts), fonts


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A dossier holds no {type(value).__name__}.")
