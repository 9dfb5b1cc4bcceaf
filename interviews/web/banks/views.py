"""Banks: what they hold, who keeps them, and the way in and out as files."""

import io
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy import select

from interviews.clock import now
from interviews.db import db
from interviews.domain.banks import Bank, Duty, Question, State, key_from, next_review
from interviews.domain.base import Refused
from interviews.domain.people import Person
from interviews.packs import table
from interviews.packs.folder import Files, in_upload
from interviews.packs.lines import NotImported
from interviews.packs.markdown import markdown_of
from interviews.packs.reading import Report, import_files, import_into, import_shipped
from interviews.packs.rows import Taken, import_table
from interviews.packs.writing import archive_of
from interviews.policy import Act
from interviews.web.banks import queries
from interviews.web.banks.forms import BankForm, FilesForm, KeeperForm, of_bank
from interviews.web.banks.sought import in_bank, standings, unproposed, waiting_in
from interviews.web.paging import sheet_of
from interviews.web.policing import create_or_404, everything, find_or_404, may
from interviews.web.signing_in import me

bp = Blueprint("banks", __name__, url_prefix="/banks")


@bp.get("/")
def index() -> ResponseReturnValue:
    """Every bank, by name, with how many questions stand where."""
    banks = db.session.scalars(everything(Act.SEE, Bank).order_by(Bank.name, Bank.id)).all()
    counts: dict[Any, Counter[str]] = {bank.id: Counter() for bank in banks}
    for bank_id, state, number in db.session.execute(standings(everything(Act.SEE, Question))):
        counts[bank_id][state] = number
    counted = [(bank, counts[bank.id]) for bank in banks]
    return render_template("banks/index.html", banks=counted, Bank=Bank, State=State)


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Found a bank; who makes it owns it."""
    create_or_404(Bank)
    form = BankForm()
    if not form.validate_on_submit():
        return _shown("banks/describe.html", form)
    taken = set(db.session.scalars(select(Bank.key)))
    draft = form.draft()
    bank = Bank.found(key_from(draft.name, taken, "bank"), draft, now(), me())
    db.session.add(bank)
    db.session.commit()
    return redirect(url_for(".show", id=bank.id))


@bp.get("/<uuid:id>")
def show(id: UUID) -> ResponseReturnValue:
    """A bank: its questions, by title, and its keepers."""
    bank = db.session.scalar(queries.with_keepers(everything(Act.SEE, Bank), id)) or abort(404)
    questions = everything(Act.SEE, Question)
    keepers = sorted(bank.keepers, key=lambda keeper: (keeper.person.name.casefold(), keeper.duty))
    waiting = db.session.scalars(waiting_in(everything(Act.REVIEW, Question), bank))
    review = next_review(waiting, me(), decides=may("write", bank))
    return render_template(
        "banks/show.html",
        bank=bank,
        sheet=sheet_of(in_bank(questions, bank)),
        unproposed=db.session.scalar(unproposed(questions, bank)),
        keepers=keepers,
        next_review=review,
    )


@bp.post("/<uuid:id>/proposal")
def propose_all(id: UUID) -> ResponseReturnValue:
    """Ask for a review of every question that nobody has proposed yet."""
    bank = db.session.scalar(queries.whole_bank(everything(Act.WRITE, Bank), id)) or abort(404)
    bank.propose(now(), me())
    db.session.commit()
    flash("They are in review. Somebody else than who wrote them or brought them in reviews each.")
    return redirect(url_for(".show", id=id))


@bp.route("/<uuid:id>/description", methods=["GET", "POST"])
def describe(id: UUID) -> ResponseReturnValue:
    """Change what a bank says of itself."""
    bank = find_or_404(Act.WRITE, Bank, id)
    form = BankForm(data=of_bank(bank))
    if not form.validate_on_submit():
        return _shown("banks/describe.html", form, bank=bank)
    bank.describe(form.draft(), now(), me())
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.route("/<uuid:id>/keepers", methods=["GET", "POST"])
def keepers(id: UUID) -> ResponseReturnValue:
    """Make somebody owner or reviewer."""
    bank = find_or_404(Act.WRITE, Bank, id)
    people = everything(Act.SEE, Person).where(Person.left_at.is_(None)).order_by(Person.name)
    form = KeeperForm()
    form.offer(db.session.scalars(people))
    if not form.validate_on_submit():
        return _shown("banks/keepers.html", form, bank=bank)
    try:
        bank.entrust(find_or_404(Act.SEE, Person, UUID(form.person.data)), Duty(form.duty.data), now(), me())
    except Refused as error:
        form.form_errors.append(str(error))
        return _shown("banks/keepers.html", form, bank=bank)
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.post("/<uuid:id>/keepers/<uuid:keeper>/end")
def relieve(id: UUID, keeper: UUID) -> ResponseReturnValue:
    """End somebody's duty."""
    bank = find_or_404(Act.WRITE, Bank, id)
    found = next((one for one in bank.keepers if one.id == keeper), None) or abort(404)
    bank.relieve(found, now(), me())
    db.session.commit()
    return redirect(url_for(".show", id=id))


@bp.get("/<uuid:id>/export")
def export(id: UUID) -> ResponseReturnValue:
    """The bank as an archive of files that an import reads back, sample answers and all."""
    bank = db.session.scalar(queries.for_files(everything(Act.REVIEW, Bank), id)) or abort(404)
    archive = io.BytesIO(archive_of(bank))
    return send_file(archive, "application/zip", as_attachment=True, download_name=f"{bank.key}.zip")


@bp.get("/<uuid:id>/reading")
def read(id: UUID) -> ResponseReturnValue:
    """The bank as Markdown, to be read."""
    bank = db.session.scalar(queries.for_files(everything(Act.SEE, Bank), id)) or abort(404)
    text = io.BytesIO(markdown_of(bank, samples=may("review", bank)).encode())
    return send_file(text, "text/markdown", as_attachment=True, download_name=f"{bank.key}.md")


@bp.route("/import", methods=["GET", "POST"])
def bring() -> ResponseReturnValue:
    """Import whole banks, and a ladder if there is one among the files: those that are sent, or that ship."""
    create_or_404(Bank)
    if "shipped" in request.form:
        return _done(import_shipped(db.session(), now(), me()), None)
    form = FilesForm()
    if not form.validate_on_submit():
        return _shown("banks/import.html", form)
    return _imported(form, None, lambda files: import_files(db.session(), files, now(), me()))


@bp.route("/<uuid:id>/import", methods=["GET", "POST"])
def bring_into(id: UUID) -> ResponseReturnValue:
    """Import questions into this bank."""
    bank = find_or_404(Act.WRITE, Bank, id)
    form = FilesForm()
    if not form.validate_on_submit():
        return _shown("banks/import.html", form, bank=bank)
    return _imported(form, bank, lambda files: import_into(db.session(), bank, files, now(), me()))


def _imported(form: FilesForm, bank: Bank | None, bring: Callable[[Files], Report]) -> ResponseReturnValue:
    name, content = form.file.data.filename, form.file.data.read()
    try:
        if bank and table.is_table(content):
            return _taken(bank, import_table(db.session(), bank, table.opened(name, content), now(), me()))
        report = bring(in_upload(name, content))
    except NotImported as error:
        db.session.rollback()
        return _shown("banks/import.html", form, bank=bank, problems=error.problems)
    return _done(report, bank)


def _taken(bank: Bank, taken: Taken) -> ResponseReturnValue:
    """What became of each row: nothing remembers which were not taken, so it is no page to return to."""
    db.session.commit()
    return render_template("banks/taken.html", bank=bank, taken=taken)


def _done(report: Report, bank: Bank | None) -> ResponseReturnValue:
    db.session.commit()
    flash(str(report))
    return redirect(url_for(".show", id=bank.id) if bank else url_for(".index"))


def _shown(template: str, form: FlaskForm, **more: Any) -> ResponseReturnValue:
    """A form to fill in, or one that was refused: what was typed is kept."""
    return render_template(template, form=form, **more), 422 if form.is_submitted() else 200
