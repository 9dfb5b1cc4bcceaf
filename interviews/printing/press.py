"""Bytes out: packets, kits and guides as PDF, a packet's data, sections for a page.

WeasyPrint is named here and nowhere else. The same values give the same bytes, in any process, so that a
packet's SHA-256 means something.
"""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from interviews.direction import isolated
from interviews.printing import answers, drawing, tallies, words
from interviews.printing import guide as guides
from interviews.printing.dossier import SCHEMA, Dossier
from interviews.printing.edition import Edition
from interviews.printing.finishing import finish
from interviews.printing.guide import Guide
from interviews.printing.kit import Kit

ROOT = Path(__file__).parents[2]


class NothingOutside(URLFetcher):  # type: ignore[misc]
    """A packet is made from its dossier alone: nothing is ever fetched, whatever somebody typed."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        raise ValueError("Nothing is fetched while a packet is printed.")


def pdf(dossier: Dossier) -> bytes:
    """The packet: tagged PDF with its data attached. About a tenth of a second a page."""
    attached = Attachment(
        string=data(dossier).decode(),
        name=f"packet-{dossier.number}-v{dossier.version}.json",
        description="The data of this packet",
        created=dossier.issued_at.astimezone(UTC),
        modified=dossier.issued_at.astimezone(UTC),
        relationship="Data",
    )
    return _printed(html(dossier), attached)


def kit(kit: Kit) -> bytes:
    """The kit of an interview on paper. What is handed to the candidate stands on pages of its own."""
    return _printed(kit_html(kit))


@lru_cache(maxsize=50)
def guide(guide: Guide) -> bytes:
    """The guide on paper: printed once for all its readers, since it takes a second and nobody signs in."""
    return _printed(guide_html(guide))


def guidance(guide: Guide) -> Markup:
    """The guide for a page: headings from h2 on, to stand inside a layout."""
    return Markup(_render("print/guidance.html", guide=guide, paper=False))  # noqa: S704 (as for a packet)


def _printed(page: str, *attached: Attachment) -> bytes:
    style, fonts = _style()
    printed: bytes = HTML(string=page, url_fetcher=NothingOutside()).write_pdf(
        stylesheets=style,
        font_config=fonts,
        attachments=list(attached),
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
    page = _render("print/sections.html", packet=dossier, edition=Edition(dossier), paper=False)
    return Markup(page)  # noqa: S704 (escaped by the template)


def html(dossier: Dossier) -> str:
    """The document that the PDF of a packet is made from, cover and all."""
    return _render("print/packet.html", packet=dossier, edition=Edition(dossier), paper=True)


def kit_html(kit: Kit) -> str:
    """The document that the PDF of a kit is made from."""
    return _render("print/kit.html", kit=kit)


def guide_html(guide: Guide) -> str:
    """The document that the PDF of a guide is made from."""
    return _render("print/guide.html", guide=guide, paper=True)


def _render(template: str, **values: Any) -> str:
    return _templates().get_template(template).render(**values)


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
    made.globals |= {"guides": guides}
    return made


def _printable(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return isolated(words.breakable(value))
    return value


@cache
def _style() -> tuple[list[CSS], FontConfiguration]:
    """Read once in the life of a process: a new font configuration for each paper would leak."""
    fonts = FontConfiguration()
    files = [ROOT / "static/print" / name for name in ("packet.css", "sheets.css")]
    return [CSS(filename=file, font_config=fonts) for file in files], fonts


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A dossier holds no {type(value).__name__}.")
