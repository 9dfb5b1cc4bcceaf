# ruff: noqa: E501 (prose)
"""One loop as a packet shows it: six competencies, five interviews, six interviewers, several scripts."""

from datetime import UTC, date, datetime
from hashlib import sha256

from interviews.printing.dossier import (
    Anchor,
    Bar,
    Candidate,
    Criterion,
    Debrief,
    Dossier,
    Evidence,
    Excuse,
    Incident,
    Interview,
    Panelist,
    Plan,
    Point,
    Question,
    Rating,
    Revision,
    Rule,
    Sealed,
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


SCALE = (
    Point(1, "No evidence, or evidence against"),
    Point(2, "In part, with prompting"),
    Point(3, "Clearly shown at this level"),
    Point(4, "Clearly shown, with evidence from the next level"),
)

CRITERIA = (
    Criterion(
        "cross", "Cross-system challenges", 5, True, "Staff engineer",
        "Finds the shared cause behind faults that several teams own, and gets it removed.\n\n"
        "Can say what each team wanted, what was refused and who does the work now.",
    ),
    Criterion(
        "judges", "Judges under uncertainty", 5, True, "Staff engineer",
        "Chooses what to find out before deciding, says what would change their mind, and says no.",
    ),
    Criterion(
        "advisor", "Advisor", 3, False, "Staff engineer",
        "Asks the question that saves weeks and leaves the decision with its owner.",
    ),
    Criterion(
        "strategy", "Strategy proposals", 4, False, "Staff engineer",
        "Writes a strategy that others can refuse: problem, constraints, options, what is not done, how we will know.",
    ),
    Criterion(
        "audiences", "Many audiences", 2, False, "Staff engineer",
        "Retells one decision for engineers, product, finance and leaders, and listens back.",
    ),
    Criterion(
        "growing", "Growing others", 3, False, "Staff engineer",
        "Sponsors people, hands over visible work, and can name what they went on to do.",
    ),
)  # fmt: skip


def question(key: str, title: str, criterion: str, minutes: int, prompt: str, *anchors: str) -> Question:
    names = ("Not shown", "In part", "Shown", "Beyond")
    return Question(
        key, title, 2, criterion, prompt,
        ("What did you decide not to do?", "Who disagreed, and what became of their argument?", "How did you know that it had worked?"),
        minutes,
        tuple(Anchor(n, words, names[n - 1]) for n, words in enumerate(anchors, start=1)),
        purpose="Shows how the candidate works when nobody can order anybody.",
        told_beforehand="Bring one story that involved several teams.",
        not_scored="Fluency, accent and the fame of the company.",
    )  # fmt: skip


INTERVIEWS = (
    Interview("past", "Past work", date(2026, 11, 23), 60, (
        question(
            "past-1", "A fault that nobody owned", "cross", 25,
            "Tell me about a fault that kept coming back in more than one team’s systems. How did you find what the cases had in common, and what happened then?",
            "Fixed single cases; the shared cause stays unnamed.",
            "Names a shared cause when asked for it; somebody else arranged its removal.",
            "Found the shared cause, agreed with the teams on its removal, and followed it through.",
            "Removed the whole kind of fault and changed who owns what, so that it can’t return.",
        ),
        question(
            "past-2", "Work you handed on", "growing", 20,
            "Which piece of visible work did you give to somebody else, and what became of both?",
            "Kept all visible work, or handed on chores only.",
            "Handed work on when pressed; doesn’t know what came of it.",
            "Chose work that would show what the other can do, and stood behind them.",
            "Several people hold roles today that this opened to them.",
        ),
    )),
    Interview("advice", "Advice under doubt", date(2026, 11, 24), 45, (
        question(
            "advice-1", "Three people ask for advice", "advisor", 25,
            "Three colleagues ask you the same morning: one wants to rewrite, one wants to wait, one wants you to decide. What do you say to each?",
            "Decides for all three.",
            "Asks something, then decides for them.",
            "Asks what each of them knows, leaves the decision where it belongs, says no once.",
            "Also changes how such questions will reach people next time.",
        ),
        question(
            "advice-2", "A bet with stated odds", "judges", 15,
            "Which bet did you take with odds that you could state, and when would you have stopped?",
            "Names no odds and no end.",
            "Gives odds afterwards.",
            "States odds and the sign to stop before starting.",
            "Keeps several such bets and stops most of them.",
        ),
    )),
    Interview("strategy", "Strategy reading", date(2026, 11, 25), 60, (
        question(
            "strategy-1", "Two pages, and what they leave out", "strategy", 30,
            "You have read the proposal. What does it not say, and which part would you write again?",
            "Retells the proposal.",
            "Finds gaps; the rewritten part has no constraint in it.",
            "Names the constraint that decides, rewrites the part so that it can be refused.",
            "Joins it with what the other teams are planning.",
        ),
        question(
            "strategy-2", "The same for finance", "audiences", 15,
            "Now tell it to somebody from finance, in two minutes.",
            "Repeats the technical text.",
            "Leaves terms out and the matter with them.",
            "Says what it costs, what it saves, what could go wrong.",
            "Also asks what finance needs in order to say no.",
        ),
    )),
    Interview("redesign", "Redesign across teams", date(2026, 11, 26), 75, (
        question(
            "redesign-1", "Constraints that conflict", "cross", 40,
            "Here is a system that four teams share. Three constraints contradict each other. How would you proceed?",
            "Optimises one constraint and doesn’t see the others.",
            "Sees the contradiction when it is pointed out.",
            "Finds the contradiction, says whose constraint gives way and who has to agree.",
            "Proposes a change of ownership that dissolves it.",
        ),
        question(
            "redesign-2", "What would change your mind", "judges", 20,
            "What would you have to learn for your plan to be wrong?",
            "Nothing could.",
            "Names something that can’t be found out.",
            "Names a cheap test and what it would decide.",
            "Has put the test first in the plan.",
        ),
    )),
    Interview("together", "Working together", date(2026, 11, 27), 45, (
        question(
            "together-1", "A thing worth keeping", "advisor", 20,
            "What did you defend against change, and what did the defence cost others?",
            "Refused without counting the cost.",
            "Counts the cost when asked.",
            "Gave data, named the cost to others, set a date to look again.",
            "The line held after they left.",
        ),
    )),
)  # fmt: skip


def panelist(letter: str, interview: str, day: int, hour: int, **more: object) -> Panelist:
    proof = Sealed(at(day, hour, 4), digest(letter), digest(f"salt {letter}"), f'{{"ratings":"{letter}"}}')
    return Panelist(letter, interview, proof, **more)  # type: ignore[arg-type]


PANELISTS = (
    panelist("A", "past", 23, 16, notes="Asked for the diagram before the story, which helped.\n\nTwo minutes lost to a bad line; made up at the end."),
    panelist("B", "past", 23, 18),
    panelist("C", "advice", 24, 15),
    panelist("D", "strategy", 25, 17, notes="A passage of their text, as written:\n\n    def settle(batch):\n        return [post(each) for each in batch if each.is_due(on=today, in_zone=batch.zone) and not each.held_back]\n\nThe candidate read it aloud and found the fault at once."),
    panelist("E", "redesign", 26, 18),
    Panelist("F", "together", None, Excuse(at(27, 9), "Fell ill on the morning; the interview was held by nobody.")),
)  # fmt: skip


def said(text: str) -> Evidence:
    return Evidence("said", text)


def did(text: str) -> Evidence:
    return Evidence("did", text)


def wrote(text: str) -> Evidence:
    return Evidence("wrote", text)


def inferred(text: str) -> Evidence:
    return Evidence("inference", text)


RATINGS = (
    Rating("A", "past-1", 3, "high", evidence=(
        said("“Four teams had a retry of their own, and each was right alone. Together they were the outage.” Drew the four call paths from memory and marked where the same budget was spent three times."),
        did("Asked each team for its last three incidents before proposing anything, and found the same queue in nine of twelve."),
        inferred("Would have done it again without a mandate; the mandate came after the drawing."),
    )),
    Rating("A", "past-2", 3, "medium", evidence=(
        said("Gave the migration’s talk to Ngozi’s successor, who “had written two thirds of it anyway”."),
        said("The person leads the settlement group today; the candidate told this only when asked what came of it."),
    )),
    Rating("B", "past-1", 2, "medium", evidence=(
        said("“It took us a year to see it.” Could not say who removed the second retry."),
        did("Named the shared cause after the second probe."),
    ), revisions=(Revision(at(27, 15, 32), 3, "I had not heard who did the removal; A has it word for word, with the team’s name, and it answers my doubt."),)),
    Rating("B", "past-2", 3, "low", evidence=(said("Two names’ progress, told without claiming it."),)),
    Rating("C", "advice-1", 4, "high", evidence=(
        said("To the first: “What would you have to see to stop?” To the second: “What does waiting cost the others?” To the third: “I will not; but I will sit beside you while you do.”"),
        did("Wrote a half page on who should be asked next time, and read it out."),
        inferred("The no was friendly and final."),
    )),
    Rating("C", "advice-2", 3, "medium", evidence=(wrote("“7 in 10 that the cache pays for itself by March. If the hit rate is under 40 % on 1 February we take it out.”"),)),
    Rating("D", "strategy-1", 3, "high", evidence=(
        wrote("Struck the second goal and wrote beside it: “This is the first one, later.”"),
        said("The deciding constraint is the settlement window: “Everything else can be bought.”"),
    )),
    Rating("D", "strategy-2", 2, "low", evidence=(
        said("Left out the terms and, with them, the risk; came back to it on the probe."),
        said("On the reading group: “先把不知道的写下来，再决定要不要知道。”"),
        said("وقالت للفريق: «لا أحد يملك هذا النظام وحده، ولذلك نملكه جميعًا». ثم شرحت ما الذي يعنيه ذلك لكل فريق."),
        wrote("In the chat, for the whole group: “shipped 🎉👩🏽‍💻, and nobody was paged”"),
    )),
    Rating("E", "redesign-1", 4, "high", evidence=(
        did("Found the contradiction between the audit rule and the latency goal within four minutes and wrote it in the corner of the board, where it stayed."),
        said("“Ledger gives way, and here is what Ledger gets for it.” Proposed that the two queues have one owner."),
    )),
    Rating("E", "redesign-2", None, None, "Time ran out: the first question took 55 of the 60 minutes."),
)  # fmt: skip

INCIDENTS = (
    Incident(at(23, 20, 15), "withdrawn seal", "Interviewer B", "A sentence stood under the wrong question. Sealed again twenty minutes later; nobody had read it."),
    Incident(at(26, 14), "departure", "Redesign across teams", "The second question was not reached; the first one needed a longer reading time because the brief was sent late."),
)  # fmt: skip

PROOF = (
    "A digest is the SHA-256, in hexadecimal, of the salt, a new line and the content. The content names a second hash "
    "for what is kept for later, so that the proof covers it, too."
)

DOSSIER = Dossier(
    company="Tidemark",
    number="2026-0147",
    version=1,
    profile="anonymised",
    issued_at=at(30, 10, 20),
    issued_by="Marguerite Diallo",
    zone="Europe/Lisbon",
    docket_on=date(2026, 12, 3),
    opening="Staff engineer, Payments platform",
    level="Staff engineer",
    candidate=Candidate("K-58"),
    began_on=date(2026, 11, 23),
    ended_on=date(2026, 11, 27),
    scale=SCALE,
    bar=Bar(3, digest("bar"), at(23, 16, 4), Rule(3, 3, 2), CRITERIA),
    plan=Plan(2, digest("plan")),
    interviews=INTERVIEWS,
    panelists=PANELISTS,
    ratings=RATINGS,
    release="at debrief",
    debrief=Debrief(at(27, 15), at(27, 16, 10)),
    incidents=INCIDENTS,
    recipients=(
        "Oyelaran Adebayo (chair)",
        "Claire Fontaine",
        "Yusuf Demir",
        "Meera Krishnan",
        "Stig Halvorsen",
    ),
    left_out=("name", "pronouns", "schools and employers", "interviewers’ names and ranks", "adjustments"),
    kept_for_later=("interviewers’ recommendations", "the debrief’s notes"),
    proof=PROOF,
    closing_line=digest("history"),
)
