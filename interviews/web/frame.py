"""What is around every page: who is signed in, where they can go, how times are said to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask, current_app, request, url_for
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from interviews import clock
from interviews.direction import isolated
from interviews.domain.people import Role
from interviews.web.fields import options_of
from interviews.web.signing_in import is_signed_in, me

STAFF = {Role.COORDINATOR, Role.ADMINISTRATOR}


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation."""

    text: str
    url: str
    current: bool


ENTRIES = (
    ("Today", "today.show", set(Role)),
    ("Scorecards", "scorecards.index", {Role.INTERVIEWER}),
    ("Openings", "openings.index", STAFF),
    ("Candidates", "candidates.index", STAFF),
    ("Loops", "loops.index", STAFF),
    ("Banks", "banks.index", STAFF | {Role.INTERVIEWER}),
    ("Dockets", "dockets.index", STAFF | {Role.COMMITTEE}),
    ("People", "people.index", {Role.ADMINISTRATOR}),
)

PART_OF = {"ladder": "banks"}  # reached from there, so that is where one is


def install(app: Flask) -> None:
    """Give every template its frame."""
    app.context_processor(_frame)
    app.add_template_filter(_said, "said")
    app.add_template_filter(_day, "day")
    app.add_template_filter(_hour, "hour")
    app.add_template_filter(_span, "span")
    app.add_template_filter(_filled, "filled")
    app.add_template_filter(isolated)
    app.add_template_filter(options_of, "options")
    app.jinja_env.finalize = _apart


def _frame() -> dict[str, Any]:
    always = {"csrf_token": generate_csrf, "company": current_app.config["COMPANY"]}
    if not is_signed_in():
        return {"me": None, "nav": []} | always
    here = PART_OF.get(request.blueprint or "", request.blueprint)
    nav = [
        Entry(text, url_for(endpoint), here == endpoint.split(".")[0])
        for text, endpoint, roles in ENTRIES
        if not roles.isdisjoint(me().roles)
    ]
    urls = {"account_url": url_for("people.account"), "sign_out_url": url_for("people.sign_out")}
    return {"me": me(), "nav": nav} | urls | always


def _apart(value: Any) -> Any:
    """Whatever a template prints turns nothing around it; what is markup already was looked after before.

    What has to come back as it was typed, such as the words in a textarea, is printed with `|e`.
    """
    turns = type(value) is str and not value.isascii()  # asked of a thousand words a page
    return isolated(value) if turns else value


def _filled(sentence: str, **gaps: Any) -> str:
    """A whole sentence with its named gaps filled in, each by words that turn nothing around them."""
    said = {name: _apart(words) for name, words in gaps.items()}
    if any(isinstance(words, Markup) for words in said.values()):
        return escape(sentence).format(**said)
    return sentence.format(**said)  # it is escaped where it is printed, which is quicker than doing it here


def _said(moment: datetime) -> str:
    """A moment in the reader's own zone."""
    return _in_its_language(clock.said(moment, me().manner))


def _day(moment: datetime) -> str:
    """A day in the reader's own zone."""
    return _in_its_language(clock.day(moment, me().manner))


def _hour(moment: datetime) -> str:
    """An hour of the day in the reader's own zone, where the day is said nearby."""
    return _in_its_language(clock.time(moment, me().manner))


def _span(start: datetime, minutes: int) -> str:
    """A meeting in the reader's own zone."""
    return _in_its_language(clock.span(start, minutes, me().manner))


def _in_its_language(words: str) -> str:
    """The page is in English: a date in another language says which, so that it is read out rightly."""
    manner = me().manner
    if manner.language == "en":
        return words
    return Markup('<span lang="{}" dir="{}">{}</span>').format(manner.tag, manner.direction, words)
