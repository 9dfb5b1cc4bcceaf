"""What each changing route is sent: a body that holds up; an empty one and garbage come by themselves."""

from typing import Any

REASON = {"reason": "Something happened."}
PLAN = {"plan-0-title": "One", "plan-0-minutes": "60", "plan-0-questions-0": "{question asked}"}
ADJUSTMENT = {"need": "Tires.", "instruction": "A break.", "extra": "25", "pause": "10"}
ZIP = {"file": "{parcel}"}
NEW = "a lagoon under seven lamps"
BANK = {"name": "Another", "about": "Things.", "not_judged": "", "licence": ""}
LEVEL = {"name": "Architect", "track": "engineering", "rank": "5"}
COMPETENCY = {
    "name": "Another one",
    "track": "engineering",
    "about": "What it is.",
    "expected-{rung}": "Does it.",
}
QUESTION = {
    "title": "What next?",
    "competency": "{shown}",
    "minutes": "10",
    "prompt": "Tell me.",
    "purpose": "The job.",
    "started_from": "1",
    "rubric-0-level": "{rung}",
    **{f"rubric-0-points-{n}-name": f"Point {n}" for n in range(4)},
    **{f"rubric-0-points-{n}-behaviours": f"Seen {n} times" for n in range(4)},
}
CARD = {
    "version": "{version}",
    "question-{kit}-rating": "3",
    "question-{kit}-confidence": "medium",
    "question-{kit}-evidence-0-kind": "said",
    "question-{kit}-evidence-0-text": "They said so.",
    "question-{kit}-notes": "Jotted.\nTwice.",
    "question-{kit}-kind": "did",
    "recommendation": "yes",
    "confidence": "high",
    "reasons": "Because.",
}

BODIES: dict[str, dict[str, dict[str, Any]]] = {
    "adjustments.arrange": {"plain": ADJUSTMENT},
    "adjustments.change": {"plain": ADJUSTMENT | {"why": "More is needed."}},
    "adjustments.end": {"plain": {"why": "It is over."}},
    "adjustments.new": {"plain": ADJUSTMENT},
    "adjustments.refuse": {"plain": {"why": "There is one.", "talked": "Cora"}},
    "banks.approve": {"plain": {"because": "It stands."}},
    "banks.bring": {"plain": ZIP, "what ships": {"shipped": "1"}},
    "banks.bring_into": {"plain": ZIP},
    "banks.cool": {"plain": REASON | {"days": "90"}},
    "banks.describe": {"plain": BANK},
    "banks.endorse": {"plain": {}},
    "banks.keepers": {"plain": {"person": "{person adam}", "duty": "reviewer"}},
    "banks.new": {"plain": BANK},
    "banks.new_question": {
        "plain": QUESTION,
        "a row more": QUESTION | {"rows": "add probes"},
        "checked": QUESTION | {"check": "1"},
    },
    "banks.propose": {"plain": {}},
    "banks.propose_all": {"plain": {}},
    "banks.relieve": {"plain": {}},
    "banks.remark": {"plain": {"place": "prompt", "words": "Who?"}},
    "banks.retire": {"plain": REASON},
    "banks.send_back": {"plain": REASON},
    "banks.settle": {"plain": {}},
    "banks.warm": {"plain": {}},
    "banks.write": {"plain": QUESTION, "checked": QUESTION | {"check": "1"}},
    "breaks.ask": {"plain": REASON},
    "breaks.confirm": {"plain": {}},
    "breaks.decline": {"plain": {}},
    "candidates.about": {
        "plain": {"name": "Zoe", "said_as": "ZO-ee", "pronouns": "she", "email": "", "phone": "", "zone": ""}
    },
    "candidates.conflict": {
        "plain": REASON | {"person": "{person adam}"},
        "who judges": REASON | {"person": "{person ana}"},
    },
    "candidates.merging": {"plain": {"name": "Zoe"}},
    "candidates.new": {
        "plain": {"name": "Zoe", "label": "Z-99", "referred_by": ""},
        "referred": {"name": "Zoe", "label": "Z-99", "referred_by": "{person cora}"},
    },
    "candidates.own_conflict": {"plain": REASON},
    "debriefs.address": {"plain": {"words": "We talked."}},
    "debriefs.attend": {"plain": {}, "another": {"person": "{person ned}"}},
    "debriefs.close": {"plain": {}},
    "debriefs.miss": {"plain": {}, "another": {"person": "{person ned}"}},
    "debriefs.open": {"plain": {}},
    "debriefs.point": {"plain": {"text": "Noted."}},
    "debriefs.show": {"plain": {"text": "Noted."}},
    "debriefs.speak": {"plain": {"speaking": "most junior first"}},
    "debriefs.take_up": {"plain": {}},
    "dockets.new": {"plain": {"committee": "{committee mine}", "sits_at": "2027-01-10T10:00"}},
    "dockets.new_committee": {
        "plain": {"name": "Two", "chair": "{person mira}", "members": ["{person mira}"]}
    },
    "guides.ask": {"plain": {"ways": ["breaks"], "own": "Tea."}},
    "documents.add": {"plain": {"kind": "resume", "panel_of": ""}},
    "documents.remove": {"plain": REASON},
    "guides.end": {"plain": {}},
    "guides.send": {"plain": {"days": "14"}},
    "interviews.cancel": {"plain": REASON},
    "interviews.conflict": {"plain": REASON},
    "interviews.excuse": {"plain": REASON},
    "interviews.missed": {"plain": REASON | {"who": "candidate"}, "ana": REASON | {"who": "{person ana}"}},
    "interviews.panel": {
        "plain": {"person": "{person out}", "part": "interviewer"},
        "taken": {"person": "{person ana}", "part": "shadow"},
    },
    "interviews.removal": {"plain": REASON},
    "interviews.replacement": {"plain": REASON | {"person": "{person out}"}},
    "interviews.split": {
        "plain": REASON
        | {"title": "One", "minutes": "30", "second_title": "Two", "second_minutes": "30"}
        | {"questions": ["{kit}"]}
    },
    "interviews.time": {
        "plain": REASON | {"starts_at": "2026-11-30T10:00", "zone": "Europe/Lisbon", "place": "Room 1"},
        "looked at": {"starts_at": "2026-11-30T10:00", "zone": "UTC", "place": "", "look": "1"},
    },
    "ladder.describe": {"plain": COMPETENCY},
    "ladder.new_competency": {"plain": COMPETENCY},
    "ladder.new_level": {"plain": LEVEL},
    "ladder.place": {"plain": LEVEL},
    "loops.debrief_time": {"plain": {"debrief_at": "2026-11-30T10:00"}},
    "loops.end_waiver": {"plain": {}},
    "loops.waive": {"plain": REASON | {"found": "{digest}"}, "unread": REASON},
    "loops.new": {
        "plain": {"opening": "{opening A}", "candidate": "{candidate Nils}"},
        "twice": {"opening": "{opening A}", "candidate": "{candidate Leila}"},
    },
    "loops.return": {"plain": REASON},
    "loops.withdrawal": {"plain": {"words": "Another offer."}},
    "openings.bar": {
        "plain": {
            "criteria-0-competency": "{competency}",
            "criteria-0-weight": "5",
            "bar_rating": "3",
            "others_needed": "0",
        },
    },
    "openings.begin": {"plain": {"plan": "engineering-manager"}},
    "openings.keep": {"plain": {"name": "Two days"}},
    "openings.remove": {"plain": {}},
    "openings.new": {
        "plain": {"title": "New", "level": "{level}", "release": "at debrief", "profile": "named"}
    },
    "loops.take_plan": {"plain": {}},
    "openings.propose": {"plain": {"plan": "staff"}},
    "openings.release": {"plain": {"release": "after own"}},
    "openings.plan": {"plain": PLAN, "a row more": PLAN | {"plan-change": "add"}},
    "packets.conflict": {"plain": REASON},
    "packets.copy": {"plain": {}},
    "packets.new": {"plain": {"docket": "{docket mine}"}},
    "people.account": {"plain": {"name": "Somebody", "zone": "Europe/Lisbon", "locale": "de_DE"}},
    "people.appearance": {"plain": {"theme": "dark", "contrast": "more"}},
    "people.ask": {"plain": {}},
    "people.confirm": {"plain": {}},
    "people.decline": {"plain": {}},
    "people.departure": {"plain": {}},
    "people.end_calendar": {"plain": {}},
    "people.end_sign_in": {"plain": {}},
    "people.grant": {"plain": {"role": "committee member"}},
    "people.invitation": {"plain": {"password": NEW, "again": NEW}},
    "people.invite": {"plain": {"name": "Zed", "email": "zed@example.com", "roles": ["interviewer"]}},
    "people.link": {"plain": {}},
    "people.mails": {
        "plain": dict.fromkeys(("prepare", "due", "late", "awaited", "opened", "revised", "issued"), "digest")
        | {"hour": "7"}
    },
    "people.notice": {"plain": {}},
    "people.open_calendar": {"plain": {}},
    "people.password": {"plain": {"current": "the old lagoon", "password": NEW, "again": NEW}},
    "people.sign_in": {
        "plain": {"email": "{email mira}", "password": "the old lagoon"},
        "unknown": {"email": "zed@example.com", "password": "the old lagoon"},
    },
    "people.sign_out": {"plain": {}},
    "people.stand": {"plain": {"level": "{level}"}},
    "people.withdraw": {"plain": {"role": "interviewer"}},
    "scorecards.revise": {"plain": {"value": "1", "reason": "I was wrong."}},
    "scorecards.save": {
        "plain": CARD,
        "to read once more": CARD | {"review": "1"},
        "a row more": CARD | {"add": "question-{kit}"},
        "a note moved": CARD | {"move": "question-{kit}"},
        "overtaken": CARD | {"version": "999"},
    },
    "scorecards.seal": {"plain": {"version": "{version}"}},
    "scorecards.withdraw": {"plain": {}},
}

# What takes long, hashing or printing: for as few viewers as prove the point.
RARE: dict[tuple[str, str], set[str]] = {
    ("packets.new", "plain"): {"cora", "ned", "mira"},
    ("people.password", "plain"): {"ned"},
    ("people.invitation", "plain"): {"nobody"},
    ("people.sign_in", "plain"): {"nobody", "ned"},
    ("people.sign_in", "unknown"): {"nobody"},
    ("people.sign_in", "garbage"): {"nobody"},
}

JSON: dict[str, dict[str, dict[str, Any]]] = {
    "scorecards.draft": {
        "plain": {
            "version": "{version}",
            "answers": {},
            "recommendation": "yes",
            "confidence": None,
            "reasons": "Because.",
        },
        "overtaken": {"version": 999, "answers": {}, "reasons": "Later."},
        "foreign": {"version": "{version}", "answers": {"{nothing}": {"value": 1}}, "reasons": ""},
    },
}
