"""A kit and a guide as they are printed, with all that they can hold."""

from dataclasses import replace
from datetime import UTC, datetime

from interviews.printing import guide, kit

MATERIALS = """def book(room, day):
    for taken in bookings:
        if taken.room == room and taken.day == day:
            return None

    return Booking(room, day, made_by=current_person, at=clock.now(), note="")"""

PARCELS = kit.Question(
    number=1,
    title="Orders that arrive twice",
    competency="Debugs and learns",
    minutes=20,
    prompt="A depot ships some orders twice. Here is the program that books them. Tell me what you look at.",
    materials=MATERIALS,
    probes=("What would you look at first?", "What would prove you wrong?", "Who else has to know?"),
    clarifications=("About 1 in 400 orders is affected.", "It began eleven days ago."),
    for_interviewers="Line 2 forgets the weight.",
    told_beforehand="You will read a short program. Nobody counts how fast.",
    not_scored="Whether the fault is found within the time.",
    alternatives=("In writing: an hour before.", "In parts: one file after the other."),
    scale=tuple(
        kit.Point(n, name, f"Heard {n} times: names what was looked at, and what it ruled out.")
        for n, name in enumerate(("Not shown", "In part", "Clearly shown", "Beyond Senior"), start=1)
    ),
)
ADVICE = kit.Question(
    number=2,
    title="מי אומר לא?",
    competency="Advisor",
    minutes=25,
    prompt="ספרו על עצה שנתתם.",
    materials="",
    probes=(),
    clarifications=(),
    for_interviewers="",
    told_beforehand="",
    not_scored="",
    alternatives=(),
    scale=PARCELS.scale,
)
KIT = kit.Kit(
    company="Tidemark",
    title="Debug a running system",
    opening="Senior engineer, Depots",
    level="Senior engineer",
    candidate="Leila Haddad",
    said_as="LAY-la hah-DAHD",
    pronouns="she/her",
    minutes=60,
    starts_at=datetime(2026, 11, 24, 10, tzinfo=UTC),
    zone="Europe/Lisbon",
    place="Room 4",
    asking=("Ana Moreno", "Ben Okafor"),
    shadows=("Sho Tanaka",),
    focus=("Advisor", "Debugs and learns"),
    adjustments=("Keep captions on. Ten minutes more for each question.",),
    turns=(
        kit.Turn(0, 5, "Welcome", "Who you are."),
        kit.Turn(5, 25, "1. Orders that arrive twice", "Debugs and learns"),
        kit.Turn(25, 50, "2. \u2068מי אומר לא?\u2069", "Advisor"),
        kit.Turn(50, 60, "The end", "What the candidate wants to ask."),
    ),
    questions=(PARCELS, ADVICE),
    not_judged=("School, degree, grades.", "Accent, fluency, grammar, pace of speech, and pauses."),
)
BARE_KIT = kit.Kit(
    company="Tidemark",
    title="Interview 1",
    opening="Writer",
    level="Writer",
    candidate="K",
    said_as="",
    pronouns="",
    minutes=25,
    starts_at=None,
    zone="UTC",
    place="",
    asking=(),
    shadows=(),
    focus=(),
    adjustments=(),
    turns=(kit.Turn(0, 25, "1. Who?", ""),),
    questions=(replace(ADVICE, number=1),),
    not_judged=(),
)

GUIDE = guide.Guide(
    company="Tidemark",
    opening="Senior engineer, Depots",
    level="Senior engineer",
    competencies=(
        guide.Competency(
            "Debugs and learns", "Finds out why.", "Crosses module borders, writes it down.", True
        ),
        guide.Competency("Advisor", "Asks the question that saves weeks.", "Answers when asked.", False),
        guide.Competency("Delivers", "Brings work to its end.", "", False),
    ),
    meetings=(
        guide.Meeting(
            "Debug a running system",
            60,
            ("Advisor", "Debugs and learns"),
            ("You look for a fault together with an interviewer.",),
            (),
            ("You will read a short program.",),
        ),
        guide.Meeting("Advice", 45, ("Advisor",), (), ("Debug a running system",), ()),
    ),
    tools=("Bring nothing. We have paper and a screen.",),
    examples=(
        "A kettle trips the fuse. How do you find out why? A good answer says what it would rule out.",
    ),
    scale=tuple(
        guide.Point(n, name) for n, name in enumerate(("Not shown", "In part", "Clearly shown", ""), start=1)
    ),
    rating=3,
    others=1,
    not_judged=("School, degree, grades.", "Accent, fluency, grammar, pace of speech, and pauses."),
    anonymous=True,
    contact="Cora Lindqvist",
    email="cora@example.com",
    kept="12 months after the decision",
)
