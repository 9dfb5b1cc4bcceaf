"""Words out: a mail with a text and an HTML part, both from the same templates, made from sections.

Each kind of notice is one template. What it is put together from exists twice, under the same names: in
`templates/mail/text` and in `templates/mail/html`.
"""

import re
import textwrap
from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from interviews.direction import isolated
from interviews.notices.post import Letterhead, one_line
from interviews.notices.sections import Section
from interviews.settings import ROOT

MAIL = ROOT / "templates" / "mail"
WIDTH = 72


def subject(sections: Sequence[Section]) -> str:
    """What the mail is called."""
    return sections[0].subject if len(sections) == 1 else f"Your digest: {len(sections)} notices"


def text(sections: Sequence[Section], head: Letterhead) -> str:
    """The part that everybody can read."""
    lines = _rendered("text", sections, head).strip() + "\n"
    return re.sub(r"\n{3,}", "\n\n", lines)


def html(sections: Sequence[Section], head: Letterhead) -> str:
    """The part that most will read."""
    return re.sub(r"\n{2,}", "\n", _rendered("html", sections, head).strip()) + "\n"


def _rendered(form: str, sections: Sequence[Section], head: Letterhead) -> str:
    templates = _templates(form)
    parts: Any = templates.get_template("parts.jinja").module
    return templates.get_template("layout.jinja").render(
        subject=subject(sections),
        sections=sections,
        titled={False: parts.heading, True: parts.section},
        company=head.company,
        address=head.address,
    )


@cache
def _templates(form: str) -> Environment:
    """What people typed is set apart, and escaped where that is HTML."""
    made = Environment(
        loader=FileSystemLoader([MAIL / form, MAIL]),
        autoescape=form == "html",  # noqa: S701 - a text is no page
        undefined=StrictUndefined,
        finalize=_apart if form == "html" else None,  # a text sets apart what it is filled with
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["filled"], made.filters["wrapped"], made.filters["apart"] = _filled, _wrapped, _apart
    return made


def _apart(value: object) -> object:
    return isolated(one_line(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _filled(sentence: str, **gaps: str) -> str:
    return sentence.format(**{name: isolated(words) for name, words in gaps.items()})


def _wrapped(words: str, indent: str = "") -> str:
    """Lines that fit any window. What somebody typed begins no line of its own."""
    return textwrap.fill(
        one_line(words), WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
