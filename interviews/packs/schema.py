"""What the files of a bank hold, as a JSON Schema that people and editors can read."""

from typing import Any

from interviews.domain.banks import (
    CHECKED,
    FEWEST_POINTS,
    HIGHEST,
    KEY,
    LONGEST_KEY,
    LONGEST_MATERIALS,
    LONGEST_MINUTES,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_LINES,
    MOST_POINTS,
    MOST_PROBES,
    MOST_SAMPLES,
    Kind,
    WordKind,
)

Schema = dict[str, Any]
ONE_LINE = r"^[^\n]*$"
WORD = r"^\s*[^\s*\n][^*\n]*\*?$"
FORMAT: Schema = {"const": 1, "description": "The version of this format. Always 1."}


def text(description: str, most: int = LONGEST_TEXT, least: int = 1) -> Schema:
    """Text of one field; without a length, of a whole paragraph."""
    return {"type": "string", "minLength": least, "maxLength": most, "description": description}


def key(description: str) -> Schema:
    """What names a thing for ever."""
    return {
        "type": "string",
        "pattern": f"^{KEY}$",
        "maxLength": LONGEST_KEY,
        "description": f"{description} Small letters, digits and hyphens.",
    }


def lines(description: str, most: int = MOST_LINES) -> Schema:
    item = text("One of them, in one line.") | {"pattern": ONE_LINE}
    return {"type": "array", "maxItems": most, "items": item, "description": description}


def record(title: str, description: str, needed: Schema, more: Schema) -> Schema:
    """Fields that have to be there, fields that may be, and no others."""
    return {
        "title": title,
        "description": description,
        "type": "object",
        "properties": needed | more,
        "required": list(needed),
        "additionalProperties": False,
    }


SAMPLE = record(
    "Sample answer",
    "Somebody's answer at this point: raters learn from it.",
    {
        "answer": text("The answer, as it was said or written."),
        "why": text("Why it is at this point, in the words of the anchor."),
    },
    {},
)

POINT = record(
    "Point",
    "One point of the scale at one level.",
    {
        "point": {
            "type": "integer",
            "minimum": 1,
            "maximum": MOST_POINTS,
            "description": "Which point of the scale: 1, 2, 3 … in this order.",
        },
        "name": text("The point in a few words, such as Clearly shown.", LONGEST_NAME),
        "anchor": text("What is seen or heard at this point, never a trait; each point says another thing."),
    },
    {
        "samples": {
            "type": "array",
            "maxItems": MOST_SAMPLES,
            "items": SAMPLE,
            "description": "Answers that show this point.",
        }
    },
)

QUESTION = record(
    "Question",
    "One question with its rubric: a file named <key>.yaml in the folder of its bank.",
    {
        "format": FORMAT,
        "key": key("Names the question in its bank for ever: the same key means a new version of it."),
        "title": text("What people call it.", LONGEST_NAME),
        "competency": key("The key of the competency that it shows, as on the ladder."),
        "minutes": {
            "type": "integer",
            "minimum": 1,
            "maximum": LONGEST_MINUTES,
            "description": "How long asking and answering take.",
        },
        "prompt": text("What is read out to the candidate, word for word."),
        "purpose": text("Why it is asked: what in the job needs it."),
        "rubric": {
            "type": "object",
            "description": f"For each level, by its key: {FEWEST_POINTS} to {MOST_POINTS} points.",
            "minProperties": 1,
            "additionalProperties": {
                "type": "array",
                "minItems": FEWEST_POINTS,
                "maxItems": MOST_POINTS,
                "items": POINT,
            },
        },
    },
    {
        "kind": {
            "enum": [kind.value for kind in Kind],
            "description": "A story of past work, a view on a case (if nothing is said), or a work sample.",
        },
        "materials": text(
            "What the candidate is given to read, line by line: a program, a brief, a timeline.",
            LONGEST_MATERIALS,
            least=0,
        ),
        "probes": lines("What the interviewer may ask next, the same for everyone.", MOST_PROBES),
        "clarifications": lines("What the interviewer may tell when asked."),
        "for_interviewers": text("What candidates must not be told, such as what was put in.", least=0),
        "told_beforehand": text("What candidates are told before the interview.", least=0),
        "not_scored": text("What must not count.", least=0),
        "alternatives": text("Other ways to ask it, one a line.", least=0),
        "author": text("Who wrote it.", LONGEST_NAME, least=0),
        "licence": text("On what terms it may be used.", LONGEST_NAME, least=0),
    },
)

BANK = record(
    "Bank",
    "The bank itself: bank.yaml in its folder.",
    {
        "format": FORMAT,
        "key": key("Names the bank for ever."),
        "name": text("What people call it.", LONGEST_NAME),
    },
    {
        "about": text("What it is for.", least=0),
        "licence": text("On what terms it may be used.", LONGEST_NAME, least=0),
        "what_happens": text("For candidates: what such an interview is like.", least=0),
        "tools": text("For candidates: what it takes, and what we bring.", least=0),
        "example": text("For candidates: a question of the kind. It is published, so never asked.", least=0),
        "what_we_do_not_judge": lines("What never counts, whatever the question."),
    },
)

LEVEL = record(
    "Level",
    "A rung of the ladder.",
    {
        "key": key("Names the level in rubrics and expectations."),
        "name": text("What people call it, such as Staff engineer.", LONGEST_NAME),
        "position": {
            "type": "integer",
            "minimum": 1,
            "maximum": HIGHEST,
            "description": "Its rank, from the lowest; levels of several tracks can share one.",
        },
    },
    {"track": text("The way up that it belongs to, such as management.", LONGEST_NAME, least=0)},
)

COMPETENCY = record(
    "Competency",
    "One thing that a job needs and that an interview can show.",
    {
        "key": key("Names the competency in questions."),
        "name": text("What people call it.", LONGEST_NAME),
        "track": text("Where it belongs, such as engineering.", LONGEST_NAME),
    },
    {
        "what": text("What it is.", least=0),
        "expected": {
            "type": "object",
            "description": "For each level, by its key: what is expected there. What is left out stays.",
            "additionalProperties": text("What is expected at this level."),
        },
    },
)

LADDER = record(
    "Ladder",
    "Levels and competencies: ladder.yaml beside the banks' folders.",
    {
        "format": FORMAT,
        "key": key("Names the ladder."),
        "name": text("What people call it.", LONGEST_NAME),
        "levels": {"type": "array", "maxItems": 50, "items": LEVEL, "description": "From the lowest."},
        "competencies": {
            "type": "array",
            "maxItems": 200,
            "items": COMPETENCY,
            "description": "In any order.",
        },
    },
    {
        "about": text("What it is for.", least=0),
        "licence": text("On what terms it may be used.", LONGEST_NAME, least=0),
    },
)

WORDS: Schema = {
    "type": "array",
    "minItems": 1,
    "maxItems": 300,
    "items": text("A word or a phrase; one that ends in * stands for any ending.", LONGEST_NAME)
    | {"pattern": WORD},
    "description": "What is looked for: whole words, whatever their case.",
}

WORD_RULE = record(
    "Words",
    "A group of words to look at twice.",
    {
        "kind": {
            "enum": [kind.value for kind in WordKind],
            "description": "excludes: looked for everywhere. fit: everywhere but in what isn't judged. "
            "trait: in the points of the scale.",
        },
        "words": WORDS,
        "reason": text("Why they are listed, in a sentence."),
    },
    {"instead": text("What to write instead, in a sentence.", least=0)},
)

YES_OR_NO = ["yes", "no"]

OWN_CHECK = record(
    "Check",
    "A check of your own on some fields of every question.",
    {
        "name": text("What people call it.", LONGEST_NAME),
        "sentence": text("What it looks for, in a sentence.", LONGEST_NAME),
        "fields": {
            "type": "array",
            "minItems": 1,
            "maxItems": len(CHECKED),
            "items": {"enum": list(CHECKED), "description": "A field of a question; rubric is every point."},
            "description": "Where it looks.",
        },
    },
    {
        "needed": {"enum": YES_OR_NO, "description": "yes: something has to stand there."},
        "words": WORDS | {"description": "What must not stand there."},
        "most_words": {
            "type": "integer",
            "minimum": 1,
            "maximum": LONGEST_MATERIALS,
            "description": "The most words that a field may have.",
        },
        "required": {"enum": YES_OR_NO, "description": "yes: nothing is approved that doesn't pass it."},
    },
)

RULES = record(
    "Rules",
    "What the checks on questions know: rules.yaml as it ships, or a company's own file beside it.",
    {"format": FORMAT},
    {
        "about": text("What it is for.", least=0),
        "hardest": {
            "type": "integer",
            "minimum": 20,
            "maximum": 100,
            "description": "The highest reading level (LIX) of what a candidate hears; 45 as it ships.",
        },
        "words": {"type": "array", "maxItems": 100, "items": WORD_RULE, "description": "Words to add."},
        "without": WORDS | {"description": "Words of the list that ships which are none of yours."},
        "checks": {"type": "array", "maxItems": 50, "items": OWN_CHECK, "description": "Your own checks."},
    },
)

RULES_SCHEMA: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | RULES

SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Files of a bank",
    "description": (
        "A folder a bank: bank.yaml, and a file for each question. Banks' folders can stand together in one "
        "folder, with ladder.yaml beside them. YAML in UTF-8, one document a file, without anchors and tags; "
        "only whole numbers and text are read, so yes, 1.5 and dates are text."
    ),
    "$defs": {"bank": BANK, "question": QUESTION, "ladder": LADDER},
    "oneOf": [{"$ref": "#/$defs/bank"}, {"$ref": "#/$defs/question"}, {"$ref": "#/$defs/ladder"}],
}
