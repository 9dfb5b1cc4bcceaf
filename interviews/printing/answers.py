"""The sentences that answer what a committee asks first: what is the bar, is it complete, did the seal hold.

Not here: anything about how people rated (`tallies`).
"""

from dataclasses import dataclass
from datetime import datetime

from interviews.direction import isolated
from interviews.printing.dossier import Dossier, Evidence, Interview, Panelist, Rating, Revision
from interviews.printing.edition import Chapter, Edition
from interviews.printing.words import capital, counted, listed, moment, number, part, short_day

_KINDS = {
    "said": "Said", "did": "Did", "wrote": "Wrote", "inference": "Interviewer’s inference"
}  # fmt: skip
_INCIDENTS = {
    "removal": "Removed",
    "departure": "Departure from the plan",
    "withdrawn seal": "Seal withdrawn before release",
    "broken seal": "Seal broken",
    "waived check": "Check waived",
}


@dataclass(frozen=True)
class Told:
    """One thing that did not go by the plan."""

    at: datetime
    title: str
    who: str
    reason: str


def confidential(packet: Dossier) -> str:
    """For whom the packet is, as its first page says."""
    sitting = f"the docket of {short_day(packet.docket_on)}" if packet.docket_on else "the hiring committee"
    return f"Confidential: for the members of {sitting}"


def draft(packet: Dossier) -> str:
    """The mark that a preview carries in each running line; a packet has none."""
    return "Preview, not issued: " if packet.preview else ""


def candidate(packet: Dossier) -> str:
    """ "Candidate K-58", with the name where the profile gives one."""
    name = packet.candidate.name
    return f"Candidate {packet.candidate.label}" + (f", {isolated(name)}" if name else "")


def bar_in_words(edition: Edition) -> str:
    """ "three or more on each must-have, in at least two interviews, and on three of the other four"."""
    rule = edition.dossier.bar.rule
    parts = []
    if edition.must_haves:
        parts.append(f"on each must-have, in at least {counted(rule.interviews, 'interview')}")
    if rule.others:
        parts.append(f"on {_some(rule.others, len(edition.others))} of {_whom(edition)}")
    return f"{number(rule.rating)} or more {', and '.join(parts)}"


def groups(edition: Edition) -> list[tuple[str, tuple[Chapter, ...]]]:
    """The competencies as the rule groups them, each group under what the rule asks of it."""
    rule = edition.dossier.bar.rule
    must = f"Must-haves: {rule.rating} or more, in {counted(rule.interviews, 'interview')}"
    wanted = f"{rule.rating} or more on {_some(rule.others, len(edition.others))} of them"
    others = f"{capital(_whom(edition))}: {wanted if rule.others else 'the rule asks nothing of them'}"
    return [
        (title, chapters)
        for title, chapters in [(must, edition.must_haves), (others, edition.others)]
        if chapters
    ]


def _some(wanted: int, there_are: int) -> str:
    return number(wanted) if wanted < there_are else "each"


def _whom(edition: Edition) -> str:
    return f"the {'other ' if edition.must_haves else ''}{number(len(edition.others))}"


def locked(packet: Dossier) -> str:
    """When the first seal fixed the bar, as the end of a sentence."""
    at = packet.bar.locked_at
    return f", locked by the first seal on {moment(at, packet.zone)}" if at else ""


def is_complete(edition: Edition) -> bool:
    """Every scorecard sealed, every competency assessed, no check waived."""
    return (
        all(panelist.sealed for panelist in edition.dossier.panelists)
        and all(chapter.assessed for chapter in edition.chapters)
        and not _count(edition, "waived check")
    )


def how_complete(edition: Edition) -> str:
    """Scorecards, competencies, waived checks: what a reader can count on."""
    waived = _count(edition, "waived check")
    parts = [_scorecards(edition), _competencies(edition)]
    if waived:
        parts.append(
            f"{capital(counted(waived, 'check'))} {_was(waived)} waived, for the reason in section 1."
        )
    return " ".join(parts)


def _scorecards(edition: Edition) -> str:
    seats = edition.dossier.panelists
    sealed = sum(1 for panelist in seats if panelist.sealed)
    excused = sum(1 for panelist in seats if panelist.excused)
    said = f"{part(sealed, len(seats), 'scorecard')} sealed"
    return said + (f"; {counted(excused, 'interviewer')} {_was(excused)} excused." if excused else ".")


def _competencies(edition: Edition) -> str:
    assessed = sum(1 for chapter in edition.chapters if chapter.assessed)
    single = sum(1 for chapter in edition.chapters if len(chapter.interviews) == 1)
    said = f"{part(assessed, len(edition.chapters), 'competency', 'competencies')} assessed"
    return said + (f"; {number(single)} in a single interview." if single else ".")


def _count(edition: Edition, kind: str) -> int:
    return sum(1 for incident in edition.dossier.incidents if incident.kind == kind)


def held(edition: Edition) -> bool:
    """Whether nobody broke a seal."""
    return not _count(edition, "broken seal")


def how_it_held(edition: Edition) -> str:
    """What was broken, when the last seal was set and the debrief opened, what was changed afterwards."""
    packet, broken, revised = edition.dossier, _count(edition, "broken seal"), len(edition.revised)
    times = [panelist.sealed.at for panelist in packet.panelists if panelist.sealed]
    last = f"The last scorecard was sealed {moment(max(times), packet.zone)}; the" if times else "The"
    parts = [f"{last} debrief opened {moment(packet.debrief.opened_at, packet.zone)}."]
    if broken:
        parts.insert(
            0, f"It was broken {'once' if broken == 1 else number(broken) + ' times'}; section 1 says why."
        )
    if revised:
        parts.append(
            f"{capital(counted(revised, 'rating'))} {_was(revised)} revised after; both values are shown."
        )
    else:
        parts.append("No rating was revised after.")
    return " ".join(parts)


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def release(packet: Dossier) -> str:
    """Who could read what before the debrief, by the loop's rule."""
    broken = any(incident.kind == "broken seal" for incident in packet.incidents)
    if packet.release == "at debrief":
        but = ", except who broke the seal" if broken else ""
        return f"Until the debrief opened, nobody could read a scorecard but its author{but}."
    but = "; who broke the seal read them without" if broken else ""
    return f"An interviewer could read other sealed scorecards only after sealing all of their own{but}."


def who_met(packet: Dossier) -> str:
    """Who was in the room of the debrief, where that was put down; whoever was absent is heard as well."""
    there = packet.debrief.present
    if not there:
        return ""
    return f"Present: {listed(there)}. The scorecards of who was absent count as much."


def scorecard(panelist: Panelist, zone: str) -> str:
    """What became of one scorecard."""
    if panelist.sealed:
        return f"Sealed {moment(panelist.sealed.at, zone)}"
    return "Excused: no scorecard" if panelist.excused else "No scorecard"


def told(packet: Dossier) -> list[Told]:
    """What did not go by the plan, excuses among it, in the order of time."""
    excuses = [
        Told(panelist.excused.at, "Excused", panelist.title, panelist.excused.reason)
        for panelist in packet.panelists
        if panelist.excused
    ]
    incidents = [Told(each.at, _INCIDENTS[each.kind], each.who, each.reason) for each in packet.incidents]
    return sorted(excuses + incidents, key=lambda each: each.at)


def kind(evidence: Evidence) -> str:
    """What a piece of evidence is."""
    return _KINDS[evidence.kind]


def value(rating: int | None) -> str:
    """A rating inside a sentence."""
    return "not assessed" if rating is None else str(rating)


def revised(revision: Revision) -> str:
    """ "Now 3"."""
    return f"Now {value(revision.value)}"


def confidence(rating: Rating) -> str:
    """ ", confidence high", where something was assessed."""
    return f", confidence {rating.confidence}" if rating.confidence else ""


def panel(edition: Edition, interview: Interview) -> str:
    """Who sat in an interview."""
    return listed([panelist.title for panelist in edition.panel_of(interview)])


def unprovable(packet: Dossier) -> str:
    """Whose hash can't be recomputed, because masking changed the text."""
    masked = [p.letter for p in packet.panelists if p.sealed and not p.sealed.content]
    if not masked:
        return "Each of these hashes can be recomputed."
    one = "The text of interviewer {} is masked in places, so that hash has to be checked by a coordinator."
    many = "The text of interviewers {} is masked in places, so that hash has to be checked by a coordinator."
    return (one if len(masked) == 1 else many).format(listed(masked))
