"""What the file of a plan holds, as a JSON Schema that people and editors can read."""

from interviews.domain.banks import LONGEST_NAME, MOST_POINTS
from interviews.packs.schema import FORMAT, Schema, _key, _record, _text

YES_OR_NO = ["yes", "no"]
LONGEST_INTERVIEW = 480


def _number(description: str, least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most, "description": description}


def _several(description: str, most: int, item: Schema) -> Schema:
    return {"type": "array", "minItems": 1, "maxItems": most, "items": item, "description": description}


BAR = _record(
    "Bar",
    "The rule: this rating on every must-have, seen in two interviews, and on some of the others.",
    {
        "rating": _number("A point of the scale, such as 3.", 1, MOST_POINTS),
        "others_needed": _number("On how many of those that are no must-haves.", 0, 20),
    },
    {},
)

WEIGHED = _record(
    "Competency of the bar",
    "One thing that is rated, and how much it weighs.",
    {
        "competency": _key("The key of the competency, as on the ladder."),
        "weight": _number("How much it weighs, from 1 to 10.", 1, 10),
    },
    {"must_have": {"enum": YES_OR_NO, "description": "yes: nobody is hired without it."}},
)

ASKED = _record(
    "Question of an interview",
    "A question by its bank and its key.",
    {
        "bank": _key("The key of the bank."),
        "question": _key("The key of the question in its bank."),
    },
    {},
)

INTERVIEW = _record(
    "Interview",
    "One meeting: what it looks at, and what is asked, in this order.",
    {
        "title": _text("What people call it.", LONGEST_NAME),
        "minutes": _number("How long it takes, with welcome and close.", 5, LONGEST_INTERVIEW),
        "focus": _several("The competencies that it looks at.", 20, _key("A competency of the bar.")),
        "questions": _several("What is asked, in this order.", 12, ASKED),
    },
    {},
)

PLAN = _record(
    "Plan",
    "A plan to start from: a file named <key>.yaml, with the bar and the interviews of one level.",
    {
        "format": FORMAT,
        "key": _key("Names the plan."),
        "name": _text("What people call it.", LONGEST_NAME),
        "level": _key("The key of the level that it is for, as on the ladder."),
        "about": _text("For whom it is, and what it looks at."),
        "bar": BAR,
        "competencies": _several("What the bar names.", 20, WEIGHED),
        "interviews": _several("The interviews, in their order.", 12, INTERVIEW),
    },
    {"licence": _text("On what terms it may be used.", LONGEST_NAME, least=0)},
)

PLAN_SCHEMA: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | PLAN
