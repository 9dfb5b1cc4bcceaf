"""Two people in the same moment: each order ends well, and the second learns what the first did."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from interviews.domain.history import Event, first_break
from interviews.domain.people import Role
from tests import make
from tests.snapshot import rows
from tests.web import meeting as m
from tests.web.racing import after, at_once
from tests.web.roughly import Sender

ROUNDS = 2  # each order is forced in the first test; here they come as they come
NOT_THERE = "It doesn't exist, or it isn't yours to see."
AWAITED = "The debrief opens when every scorecard is sealed or excused. Still open: {} (Interview 1)."
READ_ONCE_MORE = "This scorecard was saved from another window since. Read it once more."
STANDS = "Others may have read it, so the seal stays."
ALREADY = "The debrief is open, so nothing is sealed any more."


@dataclass(frozen=True)
class End:
    """What the second is answered, and what happened in all."""

    status: int
    sentence: str
    history: tuple[str, ...]


def refused(status, sentence, *history):
    """The second was told why not."""
    return End(status, sentence, history)


def both(*history):
    """The second could be done after the first."""
    return End(302, "", history)


def cora(scene):
    return scene.cora


def cleo(scene):
    return scene.cleo


def ana(scene):
    return scene.ana


def adam(scene):
    return scene.adam


def abel(scene):
    return scene.abel


NO_INTERVIEWER = m.takes(Role.INTERVIEWER, ana, adam)
NO_COORDINATOR = m.takes(Role.COORDINATOR, cora, adam)
OPEN, ALSO_OPEN = m.opens(cora), m.opens(cleo)
CONFIRM, ALSO_CONFIRM = m.confirms(cora), m.confirms(cleo)
ASK, ALSO_ASK = m.asks(adam), m.asks(abel)

# What stands before, the two deeds, and how it ends if the one or the other is first.
PAIRS = {
    "a seal and a save": (
        "written",
        m.SEAL,
        m.SAVE,
        refused(422, "This scorecard is sealed.", "sealed"),
        refused(409, READ_ONCE_MORE),
    ),
    "a seal and an autosave": (
        "written",
        m.SEAL,
        m.AUTOSAVE,
        refused(422, "This scorecard is sealed.", "sealed"),
        refused(409, READ_ONCE_MORE),
    ),
    "a seal and an excuse": (
        "written",
        m.SEAL,
        m.EXCUSE,
        refused(422, "Ana has sealed: what was sealed counts.", "sealed"),
        refused(404, NOT_THERE, "excused"),
    ),
    "a seal and a removal": (
        "written",
        m.SEAL,
        m.REMOVE,
        refused(422, "Ana has sealed: what was sealed counts.", "sealed"),
        refused(404, NOT_THERE, "removed"),
    ),
    "a seal and the loss of the role": (
        "written",
        m.SEAL,
        NO_INTERVIEWER,
        both("sealed", "withdrew a role"),
        refused(404, NOT_THERE, "withdrew a role"),
    ),
    "a seal and a conflict of interest": (
        "written",
        m.SEAL,
        m.CONFLICT_OF_ANA,
        both("sealed", "declared a conflict"),
        refused(404, NOT_THERE, "declared a conflict"),
    ),
    "the debrief and a withdrawn seal": (
        "all_sealed",
        OPEN,
        m.WITHDRAW,
        refused(409, STANDS, "opened"),
        refused(409, AWAITED.format("Ana"), "withdrew the seal"),
    ),
    "the debrief, opened by two people": (
        "all_sealed",
        OPEN,
        ALSO_OPEN,
        refused(409, "The debrief is already open.", "opened"),
        refused(409, "The debrief is already open.", "opened"),
    ),
    "the debrief and the loss of the role": (
        "all_sealed",
        OPEN,
        NO_COORDINATOR,
        both("opened", "withdrew a role"),
        refused(404, NOT_THERE, "withdrew a role"),
    ),
    "the debrief and a conflict of interest": (
        "all_sealed",
        ALSO_OPEN,
        m.CONFLICT_OF_CLEO,
        both("opened", "declared a conflict"),
        refused(404, NOT_THERE, "declared a conflict"),
    ),
    "the debrief and one more on the panel": (
        "all_sealed",
        OPEN,
        m.ASSIGN,
        refused(422, "The debrief is open: the panel stands.", "opened"),
        refused(409, AWAITED.format("Eve"), "assigned"),
    ),
    "the end of the debrief and a revision": (
        "opened",
        m.CLOSE,
        m.REVISE,
        refused(422, "A rating is revised while the debrief is open.", "closed"),
        both("revised", "closed"),
    ),
    "the end of the debrief and a note": (
        "opened",
        m.CLOSE,
        m.NOTE,
        refused(422, "The debrief is closed.", "closed"),
        both("noted", "closed"),
    ),
    "the debrief and the second person to break the seal": (
        "asked",
        OPEN,
        ALSO_CONFIRM,
        refused(409, ALREADY, "opened"),
        both("broke the seal", "opened"),
    ),
    "two second persons": (
        "asked",
        CONFIRM,
        ALSO_CONFIRM,
        refused(409, "That is decided already.", "broke the seal"),
        refused(409, "That is decided already.", "broke the seal"),
    ),
    "a broken seal and a withdrawn one": (
        "asked",
        CONFIRM,
        m.WITHDRAW,
        refused(409, STANDS, "broke the seal"),
        both("withdrew the seal", "broke the seal"),
    ),
    "two who ask to break the seal": (
        "all_sealed",
        ASK,
        ALSO_ASK,
        refused(422, "Somebody has asked already.", "asked to break the seal"),
        refused(422, "Somebody has asked already.", "asked to break the seal"),
    ),
    "two administrators who take each other’s role": (
        "written",
        m.takes(Role.ADMINISTRATOR, abel, adam),
        m.takes(Role.ADMINISTRATOR, adam, abel),
        refused(404, NOT_THERE, "withdrew a role"),
        refused(404, NOT_THERE, "withdrew a role"),
    ),
}
PAIR = pytest.mark.parametrize(
    ("given", "one", "other", "if_one", "if_other"), list(PAIRS.values()), ids=list(PAIRS)
)


def begin(session, visit, given):
    """The scene as it stands before, and how long the history is."""
    scene = m.Scene(session, visit)
    getattr(scene, given)()
    return scene, len(scene.history())


def told(answer):
    """The sentence of a refusal, on the page or in JSON, with everything that was typed."""
    return answer.json["sentence"] if answer.is_json else answer.text.replace("&#39;", "'")


def ends_as(answer, scene, since, end):
    """Whether it ended so: the answer, what happened, and the chain of the history."""
    assert (answer.status_code, tuple(scene.history()[since:])) == (end.status, end.history)
    assert end.sentence in told(answer)
    assert first_break(scene.session.scalars(select(Event).order_by(Event.position))) is None


def never_lost(answer, deed, scene):
    """What was typed comes back on the page; the script keeps its own."""
    if m.TYPED in str(deed.sent(scene)) and not deed.json:
        assert m.TYPED in answer.text


def overtaken(session, scene, first, second):
    """What the second is answered, who began before the first had ended, and what both left."""
    left = {}

    def deed():
        first.verb(scene)
        session.flush()
        left.update(rows(session, without=("event",)))

    answer = after(session, first.rows(scene), deed, second.request(scene))
    session.rollback()
    session.expire_all()
    if answer.status_code >= 400:
        assert rows(session, without=("event",)) == left
        never_lost(answer, second, scene)
    return answer


@PAIR
@pytest.mark.parametrize("turned", [False, True], ids=["so", "or so"])
def test_who_waited_for_another_is_told_what_became_of_it(
    session, visit, given, one, other, if_one, if_other, turned
):
    scene, since = begin(session, visit, given)
    first, second, end = (other, one, if_other) if turned else (one, other, if_one)
    ends_as(overtaken(session, scene, first, second), scene, since, end)


@PAIR
def test_of_two_in_the_same_moment_one_is_first(session, visit, given, one, other, if_one, if_other):
    for _ in range(ROUNDS):
        scene, since = begin(session, visit, given)
        answers = at_once(one.request(scene), other.request(scene))
        ends = tuple(answer.status_code for answer in answers), tuple(scene.history()[since:])
        assert ends in {
            ((_done(one), if_one.status), if_one.history),
            ((if_other.status, _done(other)), if_other.history),
        }
        for answer, deed, end in zip(answers, (one, other), (if_other, if_one), strict=True):
            if answer.status_code >= 400:
                ends_as(answer, scene, since, end)
                never_lost(answer, deed, scene)


def test_of_two_first_seals_in_two_loops_one_locks_the_bar(session, visit, keep):
    opening, people = make.opening(), (make.person("Ana"), make.person("Ben"))
    loops = [keep(make.loop([person], of=opening)) for person in people]
    cards = [make.card_of(person, loop) for person, loop in zip(people, loops, strict=True)]
    for person, card in zip(people, cards, strict=True):
        card.save(make.written(card), card.version, make.NOON, person)
    session.commit()
    second, url = Sender(visit(people[1])), f"/scorecards/{cards[1].id}/seal"
    taken = [loops[0].candidate, opening, people[0]]
    version = {"version": cards[1].version}

    answer = after(
        session, taken, lambda: cards[0].seal(make.NOON, people[0]), lambda: second.post(url, version)
    )

    assert answer[0] == 302
    verbs = session.scalars(select(Event.verb).order_by(Event.position))
    assert [verb for verb in verbs if verb in {"sealed", "locked the bar"}] == [
        "sealed",
        "locked the bar",
        "sealed",
    ]


def _done(deed):
    return 200 if deed.json else 302
