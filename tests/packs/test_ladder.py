"""The ladder as a file: the same ladder, the same file, and nothing changes when it is read again."""

import pytest
from sqlalchemy import func, select

from interviews.domain.banks import Competency, Level
from interviews.domain.base import Refused
from interviews.domain.history import Event
from interviews.packs import PACKS, lines
from interviews.packs.ladder import import_file
from interviews.packs.ladder_writing import file_of, write_file
from interviews.packs.lines import NotImported
from tests import make

OURS = """\
format: 1
key: ladder
name: Ladder

levels:
  - key: senior
    name: Senior engineer
    position: 3
  - key: staff
    name: Staff engineer
    track: engineering
    position: 4
  - key: lead
    name: "Lead: a team"
    track: management
    position: 4

competencies:
  - key: bare
    name: Bare
    track: engineering
  - key: advisor
    name: Advisor
    track: technical leadership
    what: >-
      Helps the owner of a decision to decide.
    expected:
      senior: >-
        Asks for the goal before advising.
      lead: |-
        Asks first.
        Waits then.
"""
OLD = """\
# The ladder of Tidemark.
format: 1
key: tidemark
name: Our way up
about: For everybody.
licence: CC0

levels:
  - key: staff # since 2024
    name: Staff engineer
    track: engineering
    position: 4

competencies: []
"""


@pytest.fixture
def ana(keep):
    return keep(make.coordinator("Ana"))


@pytest.fixture
def bring(session, ana):
    """Import a file, commit, and tell what it did."""

    def brought(text):
        changes = import_file(session, text.encode(), make.NOON, ana)
        session.commit()
        return str(changes)

    return brought


def things(session):
    """Everything on the ladder, in any order."""
    return session.scalars(select(Level)).all()[::-1], session.scalars(select(Competency)).all()[::-1]


def events(session):
    return session.scalar(select(func.count()).select_from(Event))


def test_a_ladder_is_written_in_one_order_and_read_back_without_a_difference(session, bring):
    assert bring(OURS) == (
        "Levels: 3 new, 0 changed, 0 as they were. Competencies: 2 new, 0 changed, 0 as they were."
    )
    assert file_of(*things(session)) == OURS
    before = events(session)
    assert bring(file_of(*things(session))) == (
        "Levels: 0 new, 0 changed, 3 as they were. Competencies: 0 new, 0 changed, 2 as they were."
    )
    assert events(session) == before


def test_the_ladder_that_ships_says_the_same_after_a_round_trip(session, bring, tmp_path):
    shipped = (PACKS / "ladder.yaml").read_text()
    bring(shipped)
    before = events(session)
    path = write_file(*things(session), tmp_path / "new" / "folder")
    assert (path.name, path.read_text()) == ("ladder.yaml", file_of(*things(session)))
    assert " 0 new, 0 changed, " in bring(path.read_text())
    assert events(session) == before

    path.write_text(shipped)
    write_file(*things(session), path.parent)
    assert path.read_text() == shipped


def test_an_empty_ladder_is_a_file_too(session, bring):
    assert file_of([], []) == "format: 1\nkey: ladder\nname: Ladder\n\nlevels: []\n\ncompetencies: []\n"
    assert bring(file_of([], [])) == (
        "Levels: 0 new, 0 changed, 0 as they were. Competencies: 0 new, 0 changed, 0 as they were."
    )


def test_a_file_that_is_kept_by_hand_keeps_its_name_its_comments_and_its_order(session, bring, tmp_path):
    bring(OURS)
    (tmp_path / "ladder.yaml").write_text(OLD)
    written = write_file(*things(session), tmp_path).read_text()
    head, _, rest = written.partition("levels:\n")
    assert head == OLD.partition("levels:\n")[0]
    assert rest.startswith("  - key: staff # since 2024\n    name: Staff engineer\n")
    assert bring(written).startswith("Levels: 0 new, 0 changed, 3 as they were.")


@pytest.mark.parametrize("old", ["- [", "just words\n", "format: 1\nkey: ours\n"])
def test_a_file_that_is_no_ladder_becomes_one(session, bring, tmp_path, old):
    bring(OURS)
    (tmp_path / "ladder.yaml").write_text(old)
    written = write_file(*things(session), tmp_path).read_text()
    assert lines.read("ladder.yaml", written.encode()).value == lines.read("ours", OURS.encode()).value


def test_what_a_file_leaves_out_stays_and_what_it_says_otherwise_changes(session, bring):
    bring(OURS)
    text = OURS.replace("Helps the owner", "Lets the owner").replace("position: 3", "position: 2")
    left_out = text.replace("      lead: |-\n        Asks first.\n        Waits then.\n", "")
    assert bring(left_out) == (
        "Levels: 0 new, 1 changed, 2 as they were. Competencies: 0 new, 1 changed, 1 as they were."
    )
    assert file_of(*things(session)) == text


def test_a_file_with_mistakes_changes_nothing(session, bring):
    for text, sentence in (
        (OURS.replace("key: lead", "key: staff"), "“staff” stands twice."),
        (OURS.replace("      lead: |-", "      boss: |-"), "There is no such level."),
        ("format: 1\n", "This is missing."),
    ):
        with pytest.raises(NotImported) as refused:
            bring(text)
        assert sentence in {problem.sentence for problem in refused.value.problems}
    assert things(session) == ([], [])


@pytest.fixture
def run(app):
    """The command, as a shell would call it."""
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["ladder", *(str(word) for word in words)])


def test_the_command_takes_a_file_and_gives_it_back(run, ana, tmp_path):
    file = tmp_path / "ours.yaml"
    file.write_text(OURS)
    assert run("import", file, "--by", ana.email).output == (
        "Levels: 3 new, 0 changed, 0 as they were. Competencies: 2 new, 0 changed, 0 as they were.\n"
        "What the file leaves out stays: levels, competencies, and what is expected of one at a level.\n"
    )
    path = tmp_path / "out" / "ladder.yaml"
    assert run("export", path.parent).output == f"{path}\n"
    assert path.read_text() == OURS
    assert "What the file leaves out stays" in " ".join(run("import", "--help").output.split())


def test_the_command_takes_nothing_from_nobody(run, session, tmp_path):
    (tmp_path / "ladder.yaml").write_text(OURS)
    result = run("import", tmp_path / "ladder.yaml", "--by", "nobody@example.com")
    assert isinstance(result.exception, Refused)
    assert str(result.exception) == "Nobody here has the e-mail address nobody@example.com."
    assert things(session) == ([], [])
