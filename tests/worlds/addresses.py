"""Which things each route is asked for, by the names that `building.names` gives."""

LOOPS = ("A", "C", "H", "P", "X")
CARDS = (
    *("A me", "C me", "G me", "F me", "B me", "D me", "H me"),
    *("A ana", "A cid", "A eva", "A sia", "C ana", "C ben", "C cid", "C sue", "B ben", "H ana", "H ben"),
    *("P ana", "X ana"),
)
WRITTEN = ("A me", "C me", "G me", "A ana")


def ids(kind: str, *names: str, key: str = "id") -> list[dict[str, str]]:
    """One parameter, with each of these things."""
    return [{key: f"{kind} {name}"} for name in names]


QUESTION = [{"id": "question asked"}, {"id": "question drafted"}, {"id": "question proposed"}]
VERSION = [{**question, "number": "one"} for question in QUESTION]

ADDRESSES: dict[str, list[dict[str, str]]] = {
    "static": [{"filename": "stylesheet"}],
    "banks.approve": VERSION,
    "banks.bring_into": [{"id": "bank"}],
    "banks.cool": QUESTION[:1],
    "banks.cover": [{"id": "bank"}],
    "banks.describe": [{"id": "bank"}],
    "banks.export": [{"id": "bank"}],
    "banks.keepers": [{"id": "bank"}],
    "banks.new_question": [{"id": "bank"}],
    "banks.propose": VERSION,
    "banks.propose_all": [{"id": "bank"}],
    "banks.question": QUESTION[:2],
    "banks.read": [{"id": "bank"}],
    "banks.relieve": [{"id": "bank", "keeper": "keeper"}],
    "banks.retire": QUESTION[:1],
    "banks.send_back": VERSION,
    "banks.show": [{"id": "bank"}],
    "banks.version": VERSION,
    "banks.warm": QUESTION[:1],
    "banks.write": QUESTION[:1],
    "breaks.ask": ids("loop", "A", "P", "R", "X", key="loop_id"),
    "breaks.confirm": ids("break", "R 0", "H 0"),
    "breaks.decline": ids("break", "R 0", "H 0"),
    "breaks.show": ids("break", "R 0", "H 0"),
    "candidates.conflict": ids("candidate", "Leila", "Hana", "X"),
    "candidates.own_conflict": ids("candidate", "Leila", "Hana", "X"),
    "candidates.show": ids("candidate", "Leila", "Mo", "Piotr", "X"),
    "debriefs.close": ids("debrief", "G", "A", "P"),
    "debriefs.open": ids("loop", "R", "A", "P", "X", key="loop_id"),
    "debriefs.show": ids("debrief", "G", "F", "A", "P"),
    "dockets.show": ids("docket", "mine", "other"),
    "interviews.conflict": ids("interview", "A", "P", "X"),
    "interviews.excuse": ids("place", "A ana", "A eva", "B ben", "H ben", "X ana"),
    "interviews.panel": ids("interview", "A", "H", "P", "X"),
    "interviews.paper": ids("interview", "A", "X"),
    "interviews.removal": ids("place", "A ana", "A rolf", "B cid", "X ana"),
    "interviews.show": ids("interview", *LOOPS),
    "interviews.time": ids("interview", "A", "H", "P", "X"),
    "ladder.competency": [{"id": "competency"}],
    "ladder.describe": [{"id": "competency"}],
    "ladder.level": [{"id": "level"}],
    "ladder.place": [{"id": "level"}],
    "loops.adjustments": ids("loop", "A", "H", "X"),
    "loops.debrief_time": ids("loop", "A", "H", "P", "X"),
    "loops.show": ids("loop", *LOOPS),
    "openings.bar": ids("opening", "A", "B", "X", "vacant"),
    "openings.plan": ids("opening", "vacant", "A", "X"),
    "openings.release": ids("opening", "A", "B", "X", "vacant"),
    "openings.show": ids("opening", "A", "B", "X", "vacant"),
    "packets.conflict": ids("packet", "F", "P"),
    "packets.copy": ids("packet", "F", "P"),
    "packets.new": ids("loop", "F", "A", "P", "X", key="loop_id"),
    "packets.show": ids("packet", "F", "P"),
    "people.ask": ids("person", "ana", "mira"),
    "people.confirm": ids("renewal", "mira"),
    "people.decline": ids("renewal", "mira"),
    "people.departure": ids("person", "ana", "me"),
    "people.end_sign_in": ids("sign-in", "me", "ana"),
    "people.grant": ids("person", "ana", "me"),
    "people.invitation": [{"token": "token"}, {"token": "nothing"}],
    "people.link": ids("person", "ana", "gil"),
    "people.notice": ids("renewal", "ned"),
    "people.renewal": ids("renewal", "mira", "ned"),
    "people.show": ids("person", "ana", "me", "gil"),
    "people.withdraw": ids("person", "ana", "me"),
    "scorecards.draft": ids("card", *WRITTEN),
    "scorecards.edit": ids("card", *WRITTEN),
    "scorecards.proof": ids("card", "A me", "C me", "A cid", "C ben", "H ana", "P ana"),
    "scorecards.review": ids("card", *WRITTEN),
    "scorecards.revise": ids("rating", "G me", "A ana", "C ben", "G ned"),
    "scorecards.save": ids("card", *WRITTEN),
    "scorecards.seal": ids("card", *WRITTEN),
    "scorecards.show": ids("card", *CARDS),
    "scorecards.withdraw": ids("card", *WRITTEN),
}

# Where changing needs fewer things than looking.
CHANGES: dict[str, list[dict[str, str]]] = {
    "candidates.conflict": ids("candidate", "Leila", "Hana"),
    "debriefs.show": ids("debrief", "G", "A"),
    "interviews.excuse": ids("place", "A ana", "H ben"),
    "interviews.panel": ids("interview", "A", "H"),
    "interviews.removal": ids("place", "A ana", "B cid"),
    "interviews.time": ids("interview", "A", "H"),
    "loops.adjustments": ids("loop", "H", "A"),
    "loops.debrief_time": ids("loop", "H", "P"),
    "openings.bar": ids("opening", "vacant", "B"),
    "openings.plan": ids("opening", "vacant", "A"),
    "openings.release": ids("opening", "vacant", "B"),
    "packets.new": ids("loop", "F", "A", key="loop_id"),
}

QUERIES: dict[str, list[dict[str, str]]] = {
    "banks.cover": [{"track": "engineering"}],
    "banks.question": [{"level": "{rung}"}, {"level": "none"}],
    "banks.version": [{"level": "{rung}"}],
    "banks.find": [
        {"find": "tell me", "state": "approved", "use": "asked"},
        {"find": "nothing says this", "use": "unasked"},
        {"level": "{rung}", "use": "planned", "minutes": "15", "kind": "situation", "page": "2"},
        {"bank": "none", "competency": "none", "use": "unplanned"},
    ],
    "gallery.index": [{"only": "tag", "theme": "dark", "contrast": "more", "dir": "rtl"}],
    "ladder.competency": [{"page": "2"}],
    "ladder.cover": [{"track": "engineering"}, {"track": "none"}],
    "loops.index": [
        {"find": "a"},
        {"find": "nobody is called this"},
        {"opening": "{opening A}", "page": "1"},
        {"opening": "{opening X}", "page": "2"},
        {"opening": "none"},
    ],
    "loops.new": [{"opening": "{opening A}", "candidate": "{candidate Leila}"}, {"opening": "{opening X}"}],
    "people.index": [{"find": "a"}],
    "people.sign_in": [{"back": "{loop A}"}, {"back": "/loops/{loop A}"}, {"back": "//elsewhere"}],
}
