"""The rules for the checks on questions: those that ship, a company's own, and what is wrong with a file."""

import json
from collections import Counter

import pytest

from interviews import create_app
from interviews.domain.banks import NO_RULES, OwnCheck, WordKind, WordRule, findings
from interviews.packs import PACKS
from interviews.packs.lines import NotImported
from interviews.packs.parcel import opened
from interviews.packs.reading import import_folder
from interviews.packs.rules import own_rules, shipped, with_own
from interviews.packs.schema import RULES_SCHEMA
from interviews.settings import BadSetting, Settings
from tests import make

OWN = """\
format: 1
hardest: 40
words:
  - kind: excludes
    words: [greenfield*]
    reason: Only we know what we mean by it.
    instead: Say what the work is.
without: [Guys, excellent]
checks:
  - name: our product
    sentence: It names no product of ours.
    fields: [prompt, rubric]
    needed: no
    words: [tidebook*]
    most_words: 300
    required: yes
  - name: where it is from
    sentence: It says who asks it.
    fields: [title]
    needed: yes
"""
GREENFIELD = WordRule(
    WordKind.EXCLUDES, ("greenfield*",), "Only we know what we mean by it.", "Say what the work is."
)


@pytest.fixture
def own(tmp_path):
    """Writes a company's own file."""

    def written(text=OWN):
        path = tmp_path / "ours.yaml"
        path.write_text(text)
        return path

    return written


def listed(rules) -> list[str]:
    """Every word of the rules."""
    return [word for rule in rules.words for word in rule.words]


def test_the_list_that_ships_is_long_enough_and_says_of_every_group_why_and_what_instead():
    counted = Counter()
    for rule in shipped().words:
        counted[rule.kind] += len(rule.words)
        assert [text[-1] for text in (rule.reason, rule.instead)] == [".", "."], rule
    assert counted[WordKind.EXCLUDES] >= 60
    assert counted[WordKind.FIT] >= 25
    assert counted[WordKind.TRAIT] >= 40
    assert (shipped().own, shipped().hardest) == ((), NO_RULES.hardest)


def test_no_word_of_the_list_stands_twice():
    assert [word for word, times in Counter(listed(shipped())).items() if times > 1] == []


def test_nothing_that_ships_needs_anybody(session, keep):
    report = import_folder(session, PACKS, make.NOON, keep(make.coordinator()))
    drafts = {question.key: question.latest.draft() for question in report.questions}
    failed = {
        key: [one.name for one in findings(draft, shipped()) if one.required and not one.passed]
        for key, draft in drafts.items()
    }
    assert {key: names for key, names in failed.items() if names} == {}


def test_a_companys_own_file_adds_words_and_checks_and_leaves_words_out(own):
    ours, rules = shipped(), with_own(own())
    assert listed(rules) == [word for word in listed(ours) if word not in {"guys", "excellent"}] + [
        "greenfield*"
    ]
    assert rules.words[-1] == GREENFIELD
    assert rules.hardest == 40
    assert rules.own == (
        OwnCheck(
            "our product",
            "It names no product of ours.",
            ("prompt", "rubric"),
            words=("tidebook*",),
            most_words=300,
            required=True,
        ),
        OwnCheck("where it is from", "It says who asks it.", ("title",), needed=True),
    )
    assert str(own_rules(own())) == "Words: 1 more, 2 left out. Checks of your own: 2."


def test_a_group_of_which_every_word_is_left_out_is_gone(own):
    group = shipped().words[0]
    rules = with_own(own(f"format: 1\nwithout: {json.dumps(group.words)}\n"))
    assert rules.words == shipped().words[1:]
    assert rules.hardest == 45


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hardest: 40\n", "line 1, format: This is missing."),
        ("format: 1\nhardest: 19\n", "line 2, hardest: This is less than 20."),
        ("format: 1\nwithout: [lovely]\n", "line 2, without[1]: “lovely” isn't on the list that ships."),
        (
            "format: 1\nwords:\n  - kind: rude\n    words: [x]\n    reason: R.\n",
            "line 3, words[1].kind: This should be one of excludes, fit, trait.",
        ),
        (
            'format: 1\nwords:\n  - kind: fit\n    words: ["*"]\n    reason: R.\n',
            "line 4, words[1].words[1]: Write a word or a phrase in one line; a * stands at its end alone.",
        ),
        (
            "format: 1\nchecks:\n  - name: n\n    sentence: S.\n    fields: [author]\n",
            "line 5, checks[1].fields[1]: This should be one of title, prompt, materials, purpose, "
            "for_interviewers, told_beforehand, not_scored, alternatives, probes, clarifications, rubric.",
        ),
        ("format: 1\nwords: [\n", "line 3: This isn't YAML: "),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line_and_field(own, text, problem):
    path = own(text)
    with pytest.raises(NotImported) as refused:
        own_rules(path)
    assert str(refused.value).startswith(f"{path}, {problem}")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NotImported) as refused:
        own_rules(tmp_path / "none.yaml")
    assert str(refused.value) == f"{tmp_path / 'none.yaml'}: This file can't be read."


def test_a_file_of_rules_may_stand_beside_the_banks_but_a_question_may_be_called_so_too():
    with pytest.raises(NotImported) as refused:
        opened({"rules.yaml": b"format: 2\nhardest: 40\n"})
    assert str(refused.value) == "rules.yaml, line 1, format: This should be 1."
    assert opened({"rules.yaml": b"format: 1\n"}).banks == []
    with pytest.raises(NotImported) as refused:
        opened({"rules.yaml": b"prompt: Why?\n"})
    assert "rules.yaml, line 1, rubric: This is missing." in str(refused.value)


def test_the_application_reads_the_rules_once_and_pages_find_them_there(own, tmp_path):
    plain = Settings(f"sqlite:///{tmp_path / 'empty.sqlite'}", "a secret for tests")
    assert create_app(plain).config["RULES"] == shipped()
    named = Settings(plain.database_url, plain.secret_key, rules=own())
    assert create_app(named).config["RULES"] == with_own(own())


def test_rules_that_cannot_be_used_stop_the_start(own, tmp_path):
    path = own("format: 1\nhardest: easy\n")
    broken = Settings(f"sqlite:///{tmp_path / 'empty.sqlite'}", "a secret for tests", rules=path)
    with pytest.raises(BadSetting) as refused:
        create_app(broken)
    assert str(refused.value) == (
        "INTERVIEWS_RULES names a file that can't be used.\n"
        f"{path}, line 2, hardest: This should be a whole number."
    )


@pytest.fixture
def run(app):
    """The command, as a shell would call it."""
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["bank", "rules", *(str(word) for word in words)])


def test_the_command_prints_the_schema_or_checks_a_file(run, own):
    schema = json.loads(run().output)
    assert schema == RULES_SCHEMA
    assert [name for name, field in schema["properties"].items() if not field.get("description")] == []
    assert run(own()).output == "Words: 1 more, 2 left out. Checks of your own: 2.\n"
    broken = own("format: 2\n")
    checked = run(broken)
    assert (checked.exit_code, checked.output) == (1, f"{broken}, line 1, format: This should be 1.\n")
