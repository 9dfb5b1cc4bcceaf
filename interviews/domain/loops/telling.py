"""Words that tell why somebody needs something: an instruction for interviewers does without.

It is a hint and no more. A name is no diagnosis, and a word that isn't here may be one: whoever writes the
instruction reads it once more and decides. Looked for are the beginnings of words, whatever their case.
"""

import re

REASONS = (
    "adhd", "allerg", "anxi", "arthrit", "asperger", "asthma", "autis", "bipolar", "blind", "cancer",
    "chemotherap", "chronic", "crohn", "deaf", "depress", "diabet", "diagnos", "disab", "disorder",
    "dyscalculi", "dyslex", "dysprax", "epilep", "hard of hearing", "hearing aid", "hearing impair",
    "illness", "impairment", "insulin", "medical", "medication", "migraine", "multiple sclerosis",
    "neurodiver", "ocd", "paraly", "parkinson", "pregnan", "ptsd", "religio", "sickness", "stammer",
    "stutter", "surgery", "symptom", "syndrome", "therap", "tourette", "trauma", "wheelchair",
)  # fmt: skip

_FOUND = re.compile(rf"\b(?:{'|'.join(REASONS)})\w*", re.IGNORECASE)


def reasons_in(text: str) -> list[str]:
    """The words of a text that tell why, as they stand there, each once."""
    return list(dict.fromkeys(found.group() for found in _FOUND.finditer(text)))
