"""Faults in what is answered: numbers, order, words, headers, and a page that goes round the policy.

A mail or a calendar file that names who has sealed isn't among them: the program sends none. It joins with
the first that is sent.
"""

from tests.faults.fault import Fault

DOORS = "tests/doors/test_"
EVERY_PAGE = "tests/web/test_every_page.py"
SEALED_VALUES = "[r.value or 0 for p in {}.panel for s in p.scorecard.seals for r in s.ratings]"
LIST = "sheet = sheet_of(queries.on_the_board(of_form(found, tracked, form, stage, at), stage))"
LEAD = "{% block lead %}With {{ meets.candidate.name }}, for {{ meets.opening.title }}."
IN = '{{ interview.panel|selectattr("scorecard.is_sealed")|list|length }} of {{ interview.panel|length }} in.'

FAULTS = (
    Fault(
        "a page shows the average of all scorecards",
        "interviews/web/loops/views.py",
        'interviews=counted(len(loop.interviews), "interview"),',
        'interviews=counted(len(loop.interviews), "interview")\n'
        f"        + str(sum({SEALED_VALUES.format('loop')}) / len(loop.panel or [0])),",
        f"{DOORS}01_averages_and_counts.py",
    ),
    Fault(
        "a page counts the seals: 2 of 4 in",
        "templates/interviews/show.html",
        LEAD,
        f"{LEAD} {IN}",
        f"{DOORS}01_averages_and_counts.py",
    ),
    Fault(
        "the words after one's own seal count the others'",
        "interviews/web/scorecards/views.py",
        'flash("Your scorecard is sealed.")',
        'flash(f"Your scorecard is sealed. {len(card.panelist.interview.loop.awaited)} to come.")',
        f"{DOORS}01_averages_and_counts.py",
    ),
    Fault(
        "whoever reads a scorecard reads its author's notes",
        "interviews/web/scorecards/views.py",
        "notes=noted(card) if card.panelist.person is me() else [],",
        "notes=noted(card),",
        "tests/web/test_notes.py",
    ),
    Fault(
        "who can read this now is told by name to who must not know who has sealed",
        "interviews/web/readers.py",
        'named = _named(thing, why or {}) if may("track", thing) else []',
        "named = _named(thing, why or {})",
        f"{DOORS}01_averages_and_counts.py",
    ),
    Fault(
        "a list stands in the order of a hidden rating",
        "interviews/web/loops/board.py",
        LIST,
        f"{LIST}\n    vars(sheet)['things'] = sorted(sheet.things, "
        f"key=lambda loop: -max({SEALED_VALUES.format('loop')}, default=0))",
        f"{DOORS}02_order_filter_and_search.py",
    ),
    Fault(
        "who looks for a name finds it in what is arranged for somebody",
        "interviews/web/loops/board.py",
        LIST,
        "kind = Loop.adjustments.property.mapper.class_\n"
        "    hidden = Loop.adjustments.any(kind.instruction.contains(form.find.data or ''))\n"
        "    either = of_form(found, tracked, form, stage, at).where(db.true()).union(found.where(hidden))\n"
        "    found = found.where(Loop.id.in_(db.select(either.subquery().c.id)))\n"
        "    sheet = sheet_of(queries.on_the_board(found.join(Loop.candidate), stage))",
        f"{DOORS}02_order_filter_and_search.py",
    ),
    Fault(
        "a panel stands in the order of sealing",
        "interviews/domain/loops/loop.py",
        "return sorted(everyone, key=lambda p: (p.person.name, p.interview.position))",
        "return sorted(everyone, key=lambda p: [str(s.at) for s in p.scorecard.seals] or [p.person.name])",
        f"{DOORS}08_identifiers_order_and_times.py",
    ),
    Fault(
        "a search finds hidden words",
        "interviews/web/loops/board.py",
        LIST,
        f'{LIST}\n    if word := request.args.get("q"):\n'
        "        vars(sheet)['things'] = [loop for loop in sheet.things if any("
        "word in s.reasons for p in loop.panel for s in p.scorecard.seals)]",
        f"{DOORS}02_order_filter_and_search.py",
    ),
    Fault(
        "the board says where a loop is to who is still to judge in it",
        "interviews/web/loops/board.py",
        "tracked = now(), everything(Act.SEE, Loop), everything(Act.TRACK, Loop)",
        "tracked = now(), everything(Act.SEE, Loop), everything(Act.SEE, Loop)",
        "tests/web/test_board.py",
    ),
    Fault(
        "the first page awaits scorecards in front of who judges",
        "interviews/web/today/views.py",
        "everything(Act.TRACK, Scorecard)",
        "db.select(Scorecard)",
        f"{DOORS}03_dashboards_feeds_and_logs.py",
    ),
    Fault(
        "the log says who sealed",
        "interviews/web/scorecards/views.py",
        'flash("Your scorecard is sealed.")',
        '__import__("logging").getLogger(__name__).warning("%s sealed", me().name)\n'
        '    flash("Your scorecard is sealed.")',
        f"{DOORS}03_dashboards_feeds_and_logs.py",
    ),
    Fault(
        "the history keeps the recommendation",
        "interviews/domain/scorecards/card.py",
        'self.record("sealed", at, by, commitment=seal.digest',
        'self.record("sealed", at, by, commitment=seal.digest, value=str(seal.recommendation)',
        f"{DOORS}03_dashboards_feeds_and_logs.py",
    ),
    Fault(
        "what is hidden is forbidden, not unknown",
        "interviews/web/policing.py",
        "return thing or abort(404)",
        "return thing or abort(403 if db.session.get(model, id) else 404)",
        f"{DOORS}05_what_an_answer_gives_away.py",
    ),
    Fault(
        "a page finds with session.get, round the policy",
        "interviews/web/policing.py",
        "thing = policy.find(db.session(), me(), act, model, id, options)",
        "thing = db.session.get(model, id) or policy.find(db.session(), me(), act, model, id, options)",
        f"{DOORS}05_what_an_answer_gives_away.py",
    ),
    Fault(
        "an ETag is made of when scorecards were saved",
        "interviews/web/headers.py",
        "    response.headers.update(ALWAYS)\n",
        "    response.headers.update(ALWAYS)\n"
        '    if request.endpoint == "loops.show":\n'
        "        from interviews.db import db\n"
        "        from interviews.domain.scorecards import Scorecard\n"
        "        response.set_etag(str([str(card.saved_at) for card in db.session.query(Scorecard)]))\n",
        f"{DOORS}05_what_an_answer_gives_away.py",
    ),
    Fault(
        "guarded pages may be kept by the browser",
        "interviews/web/headers.py",
        'response.headers["Cache-Control"] = "no-store"',
        'response.headers["Cache-Control"] = "private, max-age=600"',
        f"{DOORS}14_cached_pages.py",
    ),
    Fault(
        "an error tells a panelist who is awaited",
        "interviews/web/debriefs/views.py",
        "    loop = find_or_404(Act.RUN, Loop, loop_id)\n    hold(Act.RUN, ",
        "    loop = find_or_404(Act.SEE, Loop, loop_id)\n    hold(Act.SEE, ",
        f"{DOORS}05_what_an_answer_gives_away.py",
    ),
    Fault(
        "what the script is answered counts the others' seals",
        "interviews/web/scorecards/views.py",
        '"rated": progress(draft, titles),\n        "states": {',
        '"rated": f"{progress(draft, titles)}, {len(card.panelist.interview.loop.awaited)} to come",\n'
        '        "states": {',
        f"{DOORS}06_other_forms_of_the_same.py",
    ),
    Fault(
        "identifiers are made from the clock",
        "interviews/domain/base.py",
        "default=uuid4)]",
        'default=__import__("uuid").uuid1)]',
        f"{DOORS}08_identifiers_order_and_times.py",
    ),
    Fault(
        "a rating is preselected",
        "interviews/web/scorecards/forms.py",
        '"rating": NOT_ASSESSED if unrated else answer.value and str(answer.value),',
        '"rating": NOT_ASSESSED if unrated else str(answer.value or 3),',
        f"{DOORS}09_preselected_values.py",
    ),
    Fault(
        "the debrief opens while one is awaited",
        "interviews/domain/debriefs.py",
        "if awaited := loop.awaited:",
        "if len(awaited := loop.awaited) > 1:",
        f"{DOORS}11_release_by_removal.py",
    ),
    Fault(
        "somebody is removed without a reason",
        "interviews/domain/loops/panel.py",
        'if not reason.strip():\n            raise Refused("Say why: the packet gives the reason.")',
        "pass",
        f"{DOORS}11_release_by_removal.py",
    ),
    Fault(
        "why somebody has a conflict is read by who judges",
        "templates/candidates/show.html",
        "conflict.reason if tracks else",
        "conflict.reason if may_write else",
        f"{DOORS}12_notes_mentions_and_comments.py",
    ),
    Fault(
        "a packet is handed out without asking the policy again",
        "interviews/web/packets/views.py",
        "    packet = find_or_404(Act.SEE, Packet, id)\n    document =",
        "    everything(Act.SEE, Packet)\n    packet = db.session.get_one(Packet, id)\n    document =",
        f"{DOORS}15_fetched_by_another_or_later.py",
    ),
    Fault(
        "the name of the file names the candidate",
        "interviews/web/packets/views.py",
        'f"packet-{packet.number}-v{packet.version}.pdf"',
        'f"packet-{packet.number}-v{packet.version}-{packet.loop.candidate.name}.pdf"',
        f"{DOORS}06_other_forms_of_the_same.py",
    ),
    Fault(
        "a packet that names nobody masks nothing",
        "interviews/printing/compiling.py",
        "if _hides_names(loop) else ())",
        "if not _hides_names(loop) else ())",
        f"{DOORS}06_other_forms_of_the_same.py",
    ),
)
