"""loops: all of them by stage, what waits for whom, and what is late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, Select, func

from interviews.clock import now
from interviews.db import db
from interviews.domain.checks import meeting
from interviews.domain.loops import Loop
from interviews.domain.openings import Opening
from interviews.domain.packets import Packet
from interviews.domain.people import Person
from interviews.domain.scorecards import Scorecard, Standing
from interviews.policy import Act
from interviews.web.loops import queries
from interviews.web.loops.sought import BoardForm, of_form
from interviews.web.loops.stages import Stage, stage_of
from interviews.web.loops.views import bp
from interviews.web.paging import sheet_of
from interviews.web.policing import everything


@dataclass(frozen=True)
class Waiting:
    """For whom, or for what, a loop waits."""

    words: str
    note: str = ""
    late: bool = False


@dataclass(frozen=True)
class Row:
    """One loop on the board."""

    loop: Loop
    stage: Stage
    waits: tuple[Waiting, ...]
    next: datetime | None
    """Its next meeting."""


@dataclass(frozen=True)
class Count:
    """How many loops are at a stage, and the address that shows them."""

    stage: Stage
    loops: int
    url: str
    chosen: bool


@bp.get("/")
def index() -> ResponseReturnValue:
    at, found, tracked = now(), everything(Act.SEE, Loop), everything(Act.TRACK, Loop)
    openings = db.session.scalars(queries.by_title(everything(Act.SEE, Opening))).all()
    people = db.session.scalars(queries.interviewers(everything(Act.SEE, Person))).all()
    form, stage = BoardForm.of(request.args, openings, people), stage_of(tracked, at)
    sheet = sheet_of(queries.on_the_board(of_form(found, tracked, form, stage, at), stage))
    chosen = next((o for o in openings if str(o.id) == form.chosen("opening")), None)
    return render_template(
        "loops/index.html",
        sheet=sheet,
        rows=_rows(sheet.things, stage, at),
        counts=_counts(of_form(found, tracked, form, stage, at, by_stage=False), stage, form),
        form=form,
        opening=chosen,
        kind=Loop,
    )


def _counts(found: Select[Any], stage: ColumnElement[str], form: BoardForm) -> list[Count]:
    """The stages at which there is a loop; each leads to its own, and the chosen one back to all."""
    several = found.with_only_columns(stage, func.count()).group_by(stage).order_by(None)
    counts: dict[str, int] = {each: loops for each, loops in db.session.execute(several)}  # noqa: C416 - typed so
    said = {field.name: field.data for field in form if field.data and field.name != "stage"}
    return [
        Count(each, counts[each], _address(said, each, form), form.chosen("stage") == each)
        for each in Stage
        if each in counts
    ]


def _address(said: dict[str, str], stage: Stage, form: BoardForm) -> str:
    narrowed: dict[str, Any] = said if form.chosen("stage") == stage else {**said, "stage": stage.value}
    return url_for(".index", **narrowed)


def _rows(loops: Sequence[Loop], stage: ColumnElement[str], at: datetime) -> list[Row]:
    ids = [loop.id for loop in loops]
    stages = {id: Stage(name) for id, name in db.session.execute(queries.stages(ids, stage))}
    cards = db.session.scalars(queries.cards_in(ids, everything(Act.TRACK, Scorecard))).all()
    db.session.scalars(queries.with_scorecards(cards)).all()
    packets = {
        p.loop_id: p for p in db.session.scalars(queries.packets_in(ids, everything(Act.TRACK, Packet)))
    }
    return [
        Row(
            loop,
            stages[loop.id],
            tuple(_waits(loop, stages[loop.id], packets.get(loop.id), at)),
            _next(loop, at),
        )
        for loop in loops
    ]


def _waits(loop: Loop, stage: Stage, packet: Packet | None, at: datetime) -> Iterator[Waiting]:
    if stage is Stage.TO_ARRANGE:
        lacks = (*meeting.times_and_places(loop, at).found, *meeting.panels(loop, at).found)
        yield Waiting(loop.by.name, " ".join(lacks))
    elif stage is Stage.WAITING:
        for place in loop.awaited:
            late = place.scorecard.standing(at) is Standing.LATE
            yield Waiting(place.person.name, place.interview.title, late)
    elif stage is Stage.TO_DEBRIEF:
        yield Waiting(loop.by.name, "The debrief can be opened.")
    elif stage is Stage.DEBRIEF:
        yield Waiting(loop.by.name, "The debrief is open.")
    elif stage is Stage.TO_ISSUE:
        yield Waiting(loop.by.name, "The packet can be issued.")
    elif stage is Stage.ISSUED and packet:
        yield Waiting(packet.docket.committee.name)


def _next(loop: Loop, at: datetime) -> datetime | None:
    return min((i.starts_at for i in loop.interviews if i.starts_at and i.starts_at > at), default=None)
