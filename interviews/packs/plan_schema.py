"""What the file of a plan holds, as a JSON Schema that people and editors can read."""

from interviews.domain.banks import LONGEST_NAME, MOST_POINTS
from interviews.domain.openings import LONGEST_BREAK
from interviews.packs.schema import FORMAT, Schema, key, record, text

YES_OR_NO = ["yes", "no"]
LONGEST_INTERVIEW = 480


def _number(description: str, least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most, "description": description}


def _several(description: str, most: int, item: Schema) -> Schema:
    return {"type": "array", "minItems": 1, "maxItems": most, "items": item, "description": description}


BAR = record(
    "Bar",
    "The rule: this rating on every must-have, seen in two interviews, and on some of the others.",
    {
        "rating": _number("A point of the scale, such as 3.", 1, MOST_POINTS),
        "others_needed": _number("On how many of those that are no must-haves.", 0, 20),
    },
    {},
)

WEIGHED = record(
    "Competency of the bar",
    "One thing that is rated, and how much it weighs.",
    {
        "competency": key("The key of the competency, as on the ladder."),
        "weight": _number("How much it weighs, from 1 to 10.", 1, 10),
    },
    {"must_have": {"enum": YES_OR_NO, "description": "yes: nobody is hired without it."}},
)

ASKED = record(
    "Question of an interview",
    "A question by its bank and its key.",
    {
        "bank": key("The key of the bank."),
        "question": key("The key of the question in its bank."),
    },
    {},
)

INTERVIEW = record(
    "Interview",
    "One meeting: what it looks at, and what is asked, in this order.",
    {
        "title": text("What people call it.", LONGEST_NAME),
        "minutes": _number("How long it takes, with welcome and close.", 5, LONGEST_INTERVIEW),
        "focus": _several("The competencies that it looks at.", 20, key("A competency of the bar.")),
        "questions": _several("What is asked, in this order.", 12, ASKED),
    },
    {"break_after": _number("The break after it, in minutes.", 0, LONGEST_BREAK)},
)

PLAN = record(
    "Plan",
    "A plan to start from: a file named <key>.yaml, with the bar and the interviews of one level.",
    {
        "format": FORMAT,
        "key": key("Names the plan."),
        "name": text("What people call it.", LONGEST_NAME),
        "level": key("The key of the level that it is for, as on the ladder."),
        "about": text("For whom it is, and what it looks at."),
        "bar": BAR,
        "competencies": _several("What the bar names.", 20, WEIGHED),
        "interviews": _several("The interviews, in their order.", 12, INTERVIEW),
    },
    {"licence": text("On what terms it may be used.", LONGEST_NAME, least=0)},
)

PLAN_SCHEMA: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | PLAN
