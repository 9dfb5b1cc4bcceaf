"""The lines: whether each is what was written, and what each says in words."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from interviews.domain.history import Event, first_break
from interviews.domain.people import Person

AT_A_TIME = 500
NOBODY = "nobody"  # from the command line, or by the program itself


def fault_of_chain(session: Session) -> str:
    """Where the chain breaks, as a sentence; empty if it is whole from its beginning to its end."""
    lines = select(Event).order_by(Event.position).execution_options(yield_per=AT_A_TIME)
    with session.scalars(lines) as found:  # a break ends the reading early, and the cursor with it
        position = first_break(found)
    if not position:
        return ""
    return f"The history is broken at line {position}: it isn't what was written, or a line is missing."


def length(session: Session) -> int:
    """How many lines there are."""
    return session.scalar(select(func.count()).select_from(Event)) or 0


def names(session: Session) -> Mapping[UUID, str]:
    """What everybody is called now."""
    return {person.id: person.name for person in session.execute(select(Person.id, Person.name))}


def name_in(known: Mapping[UUID, str], id: UUID | None) -> str:
    """Who that is; `nobody` for the command line and for the program itself."""
    return known.get(id, str(id)) if id else NOBODY


def ids_in(line: Event) -> set[str]:
    """Everything that a line names: what it is about, who did it, and what the facts say."""
    by = {str(line.by_id)} if line.by_id else set()
    return {line.noun_id, *by, *map(str, line.facts.values())}


def thing_of(line: Event) -> str:
    """What a line is about, such as `the scorecard 0b3c…`."""
    return f"the {line.noun.replace('_', ' ')} {line.noun_id}"


def unclaimed(line: Event) -> str:
    """What is said of a line that nothing kept agrees with."""
    told = f"Line {line.position} of the history tells “{line.verb}” of {thing_of(line)}"
    return f"{told}; what is kept doesn't."


def words_of(line: Event, known: Mapping[UUID, str]) -> str:
    """A line in words: position, time, who, what they did to what, and the facts."""
    facts = "".join(f", {name}: {value}" for name, value in sorted(line.facts.items()))
    done = f"{name_in(known, line.by_id)} {line.verb}, {thing_of(line)}{facts}"
    return f"{line.position}: {line.at:%Y-%m-%d %H:%M:%S} UTC, {done}"
