"""Two versions side by side in the browser."""

from dataclasses import replace

import pytest

from interviews.domain.banks import AnchorDraft, Question, Sample
from tests import make
from tests.counting import queries


@pytest.fixture
def ana(keep):
    """A coordinator, who writes."""
    return keep(make.coordinator("Ana"))


@pytest.fixture
def question(keep, ana):
    """Three versions of a question."""
    staff = make.level("Staff")
    staff.key = "staff"
    draft = make.draft("Why?", [staff], materials="a\nb", probes=("How?",), author="Ana")
    made = Question.begin(make.bank("Ours", by=ana), "why", draft, make.NOON, ana)
    _, *rest = draft.rubric[staff]
    sampled = AnchorDraft("Little", "Seen 1 times", (Sample("I would ask.", "It asks."),))
    second = replace(
        draft,
        prompt="Tell me all about it.",
        minutes=12,
        materials="a\nc d",
        probes=("How?", "Who?"),
        rubric={staff: (sampled, *rest)},
    )
    made.write(second, make.NOON, ana)
    made.write(replace(second, title="How?"), make.NOON, ana)
    return keep(made)


def test_what_changed_is_told_in_words_and_what_did_not_in_one_line(visit, ana, question):
    page = visit(ana).get(f"/banks/questions/{question.id}/differences/1/2")
    assert page.heading == "What changed from version 1 to 2"
    added, removed = "added: {} end of added", "removed: {} end of removed"
    assert page.all(".change") == [
        f"Minutes {removed.format(10)} {added.format(12)}",
        f"What you read out Tell me {added.format('all')} about it.",
        f"What the candidate is given to read a {removed.format('b')} {added.format('c d')}",
        f"Probes How? {added.format('Who?')}",
        f"Point 1 for Staff in a few words {removed.format('Point 1')} {added.format('Little')} "
        f"sample answer 1 {added.format('I would ask.')} "
        f"why sample answer 1 is here {added.format('It asks.')}",
    ]
    assert [tag.name for tag in page.soup.select(".change del, .change ins")].count("del") == 3
    assert page.all("main > .page > .columns p.quiet")[-1] == (
        "As it was: What it shows; Kind; Title; Why we ask; What we don’t judge; Other ways to ask it; "
        "Author; Point 2 for Staff; Point 3 for Staff; Point 4 for Staff."
    )


def test_any_two_versions_can_be_chosen(visit, ana, question):
    page = visit(ana).get(f"/banks/questions/{question.id}").follow("What changed in version 3")
    assert page.url == f"/banks/questions/{question.id}/differences/2/3"
    page = page.press("Compare", **{"from": "1", "to": "3"})
    assert page.heading == "What changed from version 1 to 3"
    assert page.press("Compare", **{"from": "3", "to": "3"}).all(".empty-state") == ["The two say the same."]
    for odd in ("from=0&to=9", "from=x", ""):
        page = visit(ana).get(f"/banks/questions/{question.id}/differences?{odd}")
        assert page.heading == "What changed from version 3 to 3"


def test_who_was_overtaken_in_writing_is_led_to_what_the_other_changed(visit, ana, question, session):
    page = visit(ana).get(f"/banks/questions/{question.id}/versions/new")
    question.write(replace(question.latest.draft(), minutes=15), make.NOON, ana)
    session.commit()
    refused = page.press("Save version 4", title="Who?")
    [sentence] = refused.all(".error-summary li")
    theirs = refused.follow(sentence)
    assert (theirs.heading, len(theirs.soup.select(".change"))) == ("What changed from version 3 to 4", 1)
    assert refused.press("Save version 5").heading == "Who?"


def test_one_version_alone_is_compared_with_nothing(visit, ana, keep):
    alone = keep(make.question("Why?"))
    page = visit(ana).get(f"/banks/questions/{alone.id}/differences")
    assert (page.heading, page.soup.select("main form")) == ("What changed from version 1 to 1", [])
    assert page.visitor.get(f"/banks/questions/{alone.id}/differences/1/2").status == 404


def test_a_review_compares_with_the_last_version_that_was_approved(visit, ana, keep, question, session):
    first = question.versions[0]
    first.propose(make.NOON, ana)
    first.approve(make.NOON, keep(make.person("Ben")))
    question.latest.propose(make.NOON, ana)
    session.commit()
    page = visit(ana).get(f"/banks/questions/{question.id}")
    assert page.follow("What changed since version 1").heading == "What changed from version 1 to 3"


def test_a_comparison_takes_the_same_queries_for_any_versions(visit, ana, question, session, engine):
    visitor, counts = visit(ana), set()
    for n in range(4, 7):
        question.write(replace(question.latest.draft(), title=f"Who {n}?"), make.NOON, ana)
        session.commit()
        url = f"/banks/questions/{question.id}/differences/1/{n}"
        visitor.get(url)
        with queries(engine) as sent:
            visitor.get(url)
        counts.add(len(sent))
    assert len(counts) == 1
