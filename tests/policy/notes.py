"""What an onlooker would write down of a few loops, in sets of names, and what was promised then.

It reads no table and no policy. Two loops are of one candidate, the third is of another.
"""

from interviews.domain.loops import Part
from interviews.domain.openings import Release
from interviews.domain.people import Role
from tests.policy import promise
from tests.policy.promise import Case, Place

Seat = tuple[str, str]  # a meeting, such as A2 of loop A, and a name
CANDIDATES = {"A": "Leila", "B": "Leila", "C": "Omar"}
MEETINGS = {"A": ["A1", "A2"], "B": ["B1"], "C": ["C1"]}
REFERRED = {("Omar", "Cid")}
BOSS = "Dot"  # who does what somebody has to do


class Notes:
    """The story so far."""

    def __init__(self, rules: dict[str, Release], roles: dict[str, set[Role]]) -> None:
        self.rules, self.roles = rules, roles
        self.parts: dict[Seat, Part] = {}
        self.begun: set[Seat] = set()
        self.sealed: set[Seat] = set()
        self.excused: set[Seat] = set()
        self.removed: set[Seat] = set()
        self.ratings: dict[Seat, int] = {}
        self.conflicts: set[tuple[str, str]] = set()
        self.left: set[str] = set()
        self.opened: set[str] = set()
        self.closed: set[str] = set()
        self.asked: list[tuple[str, str]] = []  # a loop, and who asked to break its seal
        self.decided: set[int] = set()
        self.broke: set[tuple[str, str]] = set()

    # --- what was promised ---

    def case(self, name: str, loop: str) -> Case:
        """Somebody before a loop."""
        candidate = CANDIDATES[loop]
        sitting = {m[0] for m, who in self.parts if who == name}
        others = {o for o in sitting - {loop} if CANDIDATES[o] == candidate}
        mine = [seat for seat in self.parts if seat[0][0] == loop and seat[1] == name]
        return Case(
            roles=set() if name in self.left else self.roles[name],
            places=tuple(self.place(seat) for seat in mine),
            elsewhere=bool(others),
            waiting=bool(others - self.opened),
            partial=(candidate, name) in self.conflicts | REFERRED,
            after_own=self.rules[loop] is Release.AFTER_OWN,
            broke=(loop, name) in self.broke,
            released=loop in self.opened,
        )

    def place(self, seat: Seat) -> Place:
        """What became of a place."""
        return Place(self.parts[seat], seat in self.sealed, seat in self.excused, seat in self.removed)

    def reads(self, name: str, seat: Seat) -> bool:
        case = self.case(name, seat[0][0])
        return (name == seat[1] and promise.reads_own(case)) or (
            seat in self.sealed and promise.reads_sealed(case)
        )

    def writes(self, name: str, seat: Seat) -> bool:
        return name == seat[1] and promise.writes_own(self.case(name, seat[0][0]), self.place(seat))

    def withdraws(self, name: str, seat: Seat) -> bool:
        return name == seat[1] and promise.withdraws_own(self.case(name, seat[0][0]), self.place(seat))

    def tracks(self, name: str, seat: Seat) -> bool:
        return promise.tracks(self.case(name, seat[0][0]))

    def knows_of_asking(self, name: str, n: int) -> bool:
        return promise.tracks(self.case(name, self.asked[n][0]))

    def confirms(self, name: str, n: int) -> bool:
        return promise.confirms(self.case(name, self.asked[n][0]), asked=self.asked[n][1] == name)

    # --- what must be refused ---

    def is_shut(self, seat: Seat) -> bool:
        """Nobody writes on this scorecard any more."""
        return seat in self.sealed | self.excused | self.removed or seat[0][0] in self.opened

    def seal_stays(self, seat: Seat) -> bool:
        """There is no seal to withdraw, or others may have read it."""
        loop = seat[0][0]
        read = loop in self.opened or loop in {broken for broken, _ in self.broke}
        return seat not in self.sealed or read or self.rules[loop] is Release.AFTER_OWN

    def cannot_join(self, seat: Seat) -> bool:
        """The panel stands, or this person doesn't belong on it."""
        loop, name = seat[0][0], seat[1]
        sealed_here = any(meeting[0] == loop and who == name for meeting, who in self.sealed)
        read = (loop, name) in self.broke or (sealed_here and self.rules[loop] is Release.AFTER_OWN)
        partial = (CANDIDATES[loop], name) in self.conflicts | REFERRED
        asks = Role.INTERVIEWER in self.roles[name] and name not in self.left
        return loop in self.opened or seat in self.parts or read or partial or not asks

    def cannot_open(self, loop: str) -> bool:
        """Somebody is awaited, a meeting had nobody, nothing is sealed, or it is open."""
        here = {seat for seat in self.parts.keys() - self.removed if seat[0][0] == loop}
        required = {s for s in here - self.excused if self.parts[s] is Part.INTERVIEWER}
        empty = set(MEETINGS[loop]) - {meeting for meeting, _ in here}
        return loop in self.opened or bool(empty) or not required or not required <= self.sealed

    def cannot_ask(self, loop: str, name: str) -> bool:
        """Nothing is sealed any more, a request waits, or they broke it before."""
        waits = any(asked == loop and n not in self.decided for n, (asked, _) in enumerate(self.asked))
        return loop in self.opened or waits or (loop, name) in self.broke

    def cannot_decide(self, n: int, name: str) -> bool:
        """It is decided, it was they who asked, or nothing is sealed any more."""
        loop, asker = self.asked[n]
        return n in self.decided or name == asker or loop in self.opened
