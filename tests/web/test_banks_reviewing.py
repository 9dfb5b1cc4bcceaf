"""The review in the browser: remarks on fields, endorsements, decisions, and what the checks say."""

from dataclasses import replace

import pytest

from interviews.domain.banks import AnchorDraft, Duty, Question, Sample, State
from tests import make
from tests.counting import queries
from tests.web.racing import after

REQUIRED = "There is no other way to ask it."
GUYS = "“guys”: It pictures the one it speaks of as a man. Name the work or the group, such as “everybody”, "
GUYS += "“the team”, “the chair”, “staffed by three”."


@pytest.fixture
def ana(keep):
    """A coordinator, who writes."""
    return keep(make.coordinator("Ana"))


@pytest.fixture
def ben(keep):
    """An interviewer, who reviews."""
    return keep(make.person("Ben"))


@pytest.fixture
def carl(keep):
    """An interviewer, who asks."""
    return keep(make.person("Carl"))


@pytest.fixture
def bank(keep, ana, ben):
    """A bank that Ana owns and Ben reviews."""
    made = make.bank("Ours", by=ana)
    made.entrust(ben, Duty.REVIEWER, make.NOON, ana)
    return keep(made)


@pytest.fixture
def proposed(keep, bank, ana):
    """A question by Ana in review."""

    def begun(**more):
        levels = [make.level("Senior", 3), make.level("Staff", 4)]
        levels[0].key, levels[1].key = "senior", "staff"
        draft = make.draft("Why?", levels, **more)
        question = Question.begin(bank, "why", draft, make.NOON, ana)
        question.latest.propose(make.NOON, ana)
        return keep(question)

    return begun


def page_of(question, more=""):
    """Its address."""
    return f"/banks/questions/{question.id}{more}"


def test_a_reviewer_endorses_and_then_an_owner_decides(visit, ana, ben, proposed, again):
    question = proposed()
    page = visit(ben).get(page_of(question))
    assert page.all("#deciding p") == ["Version 1 waits for your review."]
    assert page.all("#deciding button, #deciding a") == ["Endorse version 1", "Send it back"]
    assert page.all("#review a") == ["Remark on any part of it", "Go to the decision"]
    page = page.press("Endorse version 1")
    assert page.all("#deciding p") == ["An owner of the bank decides on version 1 now."]
    assert again(question).state is State.IN_REVIEW

    page = visit(ana).get(page_of(question)).press("Approve version 1")
    assert page.all(".page-header__lead .tag") == ["approved"]
    assert [words.rsplit(",", 1)[0] for words in page.all(".comment p:first-child")] == [
        "Ana proposed version 1",
        "Ben endorsed version 1",
        "Ana approved version 1",
    ]


def test_who_wrote_it_reads_that_somebody_else_reviews_it_and_sees_it_sent_back(
    visit, ana, ben, proposed, again
):
    question = proposed()
    page = visit(ana).get(page_of(question))
    assert page.all("#deciding p") == ["You wrote some of what is in review; somebody else has to review it."]
    form = visit(ben).get(page_of(question)).follow("Send it back")
    refused = form.press("Send it back", reason=" ")
    assert (refused.status, refused.all(".error-summary li")) == (422, ["Say what should change."])
    page = refused.press("Send it back", reason="“Good” can’t be heard.")
    assert again(question).state is State.DRAFT
    assert page.all(".comment .record") == ["“Good” can’t be heard."]

    visit(ana).get(page_of(question)).press("Propose version 1")
    assert again(question).state is State.IN_REVIEW


def test_an_owner_who_wrote_nothing_decides_at_once(visit, keep, proposed, again):
    question = proposed()
    page = visit(keep(make.coordinator("Cora"))).get(page_of(question))
    assert page.all("#deciding p") == ["Version 1 waits for your decision."]
    page = page.press("Approve version 1")
    assert (page.status, again(question).state) == (200, State.APPROVED)


def test_nobody_approves_their_own_and_nobody_without_the_duty_reviews(visit, ana, ben, carl, proposed):
    question = proposed()
    url = page_of(question, "/versions/1")
    own = visit(ana).get(f"{url}/approval").press("Approve version 1")
    sentence = "You wrote some of what is in review; somebody else has to review it."
    assert (own.status, own.all(".error-summary li")) == (422, [sentence])

    reviewer = visit(ben)
    token = reviewer.get("/people/account").soup.select_one("[name=csrf_token]")["value"]
    assert reviewer.send(f"{url}/approval", "post", {"csrf_token": token}).status == 404
    assert [reviewer.get(page_of(question, more)).status for more in ("/versions/new", "/retirement")] == [
        404,
        404,
    ]

    asks = visit(carl)
    token = asks.get("/people/account").soup.select_one("[name=csrf_token]")["value"]
    assert [asks.get(f"{url}/{more}").status for more in ("return", "approval", "remarks/new")] == [404] * 3
    for verb in ("proposal", "endorsement", "approval", "remarks/new"):
        assert asks.send(f"{url}/{verb}", "post", {"csrf_token": token}).status == 404
    assert asks.get(page_of(question)).status == 200


def test_a_second_yes_of_the_same_reviewer_is_refused(visit, ben, proposed, session):
    question = proposed()
    page = visit(ben).get(page_of(question))
    page.press("Endorse version 1")
    again = page.press("Endorse version 1")
    assert (again.status, "You have endorsed this version already." in again.main) == (409, True)


def test_a_remark_stands_beside_what_it_is_about_until_it_is_settled(visit, ana, ben, proposed, again):
    question = proposed()
    form = visit(ben).get(page_of(question, "?level=staff")).follow("Remark : Point 3 for Staff")
    assert form.heading == "Remark on version 1"
    assert form.soup.select_one("[name=place] option[selected]").get_text() == "Point 3 for Staff"
    page = form.press("Remark", words="What would I quote?")
    assert page.url == page_of(question, "?level=staff")
    day = page.all(".remark .quiet")[0].removeprefix("on version 1, ")
    assert page.all("#rubric-staff-3 .remark") == [
        f"Ben on version 1, {day} What would I quote? Settle , Ben, Point 3 for Staff: What would I quote?"
    ]
    assert "One remark is still open." in page.main

    writer = visit(ana).get(page_of(question, "?level=staff"))
    assert writer.all("#rubric-staff-3 .remark") == [f"Ben on version 1, {day} What would I quote?"]

    page = page.press("Settle , Ben, Point 3 for Staff: What would I quote?")
    assert page.url == page_of(question, "?level=staff")
    assert page.all("#rubric-staff-3 summary") == ["One settled remark"]
    assert page.all("#rubric-staff-3 .remark") == [
        f"Ben on version 1, {day} What would I quote? Settled by Ben, {day}."
    ]
    assert again(question).latest.open_remarks == []


def test_a_remark_needs_its_words_and_a_place_that_is_there(visit, ben, proposed, again):
    question = proposed()
    form = visit(ben).get(page_of(question, "/versions/1/remarks/new?place=nowhere"))
    assert form.soup.select("[name=place] option[selected]") == []
    refused = form.press("Remark", words=" ")
    assert (refused.status, [a["href"] for a in refused.soup.select(".error-summary a")]) == (
        422,
        ["#place", "#words"],
    )
    refused = refused.press("Remark", place="nowhere", words="Hm.")
    assert (refused.status, refused.all(".error-summary li")) == (422, ["Choose what the remark is about."])
    assert refused.press("Remark", place="prompt", words="Hm.").url == page_of(question)
    assert [remark.place for remark in again(question).latest.remarks] == ["prompt"]


def test_who_remarks_reads_what_stands_there(visit, ben, proposed):
    question = proposed(probes=("How?", "Who?"))
    quoted = {
        place: visit(ben).get(page_of(question, f"/versions/1/remarks/new?place={place}")).all("blockquote p")
        for place in ("prompt", "probes", "rubric.staff.2", "minutes", "materials", "rubric", "nowhere", "")
    }
    assert quoted == {
        "prompt": ["Tell me about it."],
        "probes": ["How?", "Who?"],
        "rubric.staff.2": ["Heard 2 times"],
    } | {place: [] for place in ("minutes", "materials", "rubric", "nowhere", "")}


def test_only_those_who_keep_the_bank_settle_and_only_what_is_there(visit, ana, ben, carl, proposed, session):
    question = proposed()
    remark = question.latest.remark("prompt", "Who?", make.NOON, ben)
    session.commit()
    url = page_of(question, f"/remarks/{remark.id}/settlement")
    for person, status in ((carl, 404), (ana, 409)):
        visitor = visit(person)
        token = visitor.get("/people/account").soup.select_one("[name=csrf_token]")["value"]
        assert visitor.send(url, "post", {"csrf_token": token}).status == status
        nothing = page_of(question, f"/remarks/{question.id}/settlement")
        assert visitor.send(nothing, "post", {"csrf_token": token}).status == 404
    assert remark.is_open


def test_the_next_version_shows_what_was_said_of_the_last_and_whether_it_has_changed(
    visit, ana, ben, proposed, session
):
    question = proposed(probes=("How?",))
    for place, words in (
        ("prompt", "Who?"),
        ("purpose", "Which job?"),
        ("rubric.staff.4", "Hm."),
        ("title", "T."),
    ):
        question.latest.remark(place, words, make.NOON, ben)
    draft = question.latest.draft()
    staff = next(level for level in draft.rubric if level.key == "staff")
    question.write(
        replace(draft, prompt="Tell me who.", rubric=draft.rubric | {staff: draft.rubric[staff][:3]}),
        make.NOON,
        ana,
    )
    session.commit()
    page = visit(ana).get(page_of(question))
    day = "Tue 17 Nov 2026"
    assert page.all("#prompt > .beside .remark") == [f"Ben on version 1, {day} Who? It has changed since."]
    assert page.all("#purpose .remark") == [f"Ben on version 1, {day} Which job?"]
    assert page.all("#title") == [f"Title Ben on version 1, {day} T."]
    assert page.all("#rubric > .section__body > .beside .remark") == [
        f"Ben on Point 4 for Staff, which is gone; version 1, {day} Hm. It has changed since."
    ]
    assert page.all("#review a") == ["Remark on any part of it"]


def test_settled_remarks_are_folded_and_counted(visit, ben, proposed, session):
    question = proposed()
    for words in ("Who?", "Where?"):
        question.latest.remark("prompt", words, make.NOON, ben).settle(make.NOON, ben)
    session.commit()
    assert visit(ben).get(page_of(question)).all("#prompt summary") == ["2 settled remarks"]


def test_notes_stand_at_their_places_and_in_one_list_that_leads_to_them(visit, ben, proposed):
    question = proposed(prompt="Tell the guys.", alternatives="", minutes=2)
    page = visit(ben).get(page_of(question))
    assert page.all("#prompt > .beside .beside__note") == [f"look again {GUYS}"]
    told = "Reading it out, the materials, 0 probes and a short answer take 4 minutes; 2 are given."
    assert page.all("#minutes .beside__note") == [f"look again {told}"]
    ways = "Say how else it can be asked: in writing, in parts, with time to prepare …"
    assert page.all("#alternatives .beside__note") == [f"needs you {ways}"]
    assert page.all("#checks .checks--ruled > li") == [
        f"needs you {REQUIRED} Other ways to ask it : {ways}",
        f"look again There are too few minutes for it. Minutes : {told}",
        f"look again A word may exclude somebody. What you read out : {GUYS}",
    ]
    links = [a["href"].split("/banks")[-1] for a in page.soup.select("#checks .checks__notes a")]
    one = f"/questions/{question.id}/versions/1"
    assert links == [f"{one}#alternatives", f"{one}#minutes", f"{one}#prompt"]
    assert page.all("#checks summary") == ["10 checks passed"]


@pytest.mark.parametrize(("trait", "count"), [("smart", "one thing"), ("smart, and strong", "2 things")])
def test_a_note_on_another_level_is_one_link_away_and_counted_at_it(
    visit, ben, bank, keep, ana, trait, count
):
    senior, staff = make.level("Senior", 3), make.level("Staff", 4)
    staff.key = "staff"
    weak = (AnchorDraft("A", f"Is {trait}."), AnchorDraft("B", "Asks why."), AnchorDraft("C", "Names one."))
    draft = make.draft("Why?", rubric={senior: make.anchors(3), staff: weak})
    question = keep(Question.begin(bank, "why", draft, make.NOON, ana))
    page = visit(ben).get(page_of(question))
    assert page.all("#rubric .cluster") == [f"Anchors for Staff {count} to look at"]
    there = page.follow("Point 1 for Staff")
    assert there.url == page_of(question, "/versions/1?level=staff")
    assert there.all("#rubric .cluster") == ["Anchors for Senior"]
    assert len(there.soup.select("#rubric-staff-1 .beside__note")) == count.count("2") + 1


def test_an_interviewer_reads_the_question_without_notes_remarks_and_samples(
    visit, ana, ben, carl, proposed, session
):
    question = proposed(prompt="Tell the guys.", alternatives="")
    question.latest.remark("prompt", "canary", make.NOON, ben)
    draft = question.latest.draft()
    staff = next(iter(draft.rubric))
    first, *rest = draft.rubric[staff]
    sampled = replace(first, samples=(Sample("I would ask.", "It asks."), Sample("No.", "It refuses.")))
    question.write(replace(draft, rubric=draft.rubric | {staff: (sampled, *rest)}), make.NOON, ana)
    session.commit()
    keeper, asker = (visit(person).get(page_of(question)) for person in (ben, carl))
    assert ["canary" in page.main for page in (keeper, asker)] == [True, False]
    assert [page.all(".anchors summary") for page in (keeper, asker)] == [["2 sample answers"], []]
    assert keeper.all(".anchors .sample") == ["I would ask.", "No."]
    assert asker.all(".beside, #checks, #review a, .remark") == []


def test_a_single_sample_answer_is_called_so(visit, ben, proposed, session, ana):
    question = proposed()
    draft = question.latest.draft()
    at = next(iter(draft.rubric))
    first, *rest = draft.rubric[at]
    sampled = replace(first, samples=(Sample("I would ask.", "It asks."),))
    question.write(replace(draft, rubric=draft.rubric | {at: (sampled, *rest)}), make.NOON, ana)
    session.commit()
    assert visit(ben).get(page_of(question)).all(".anchors summary") == ["One sample answer"]


def test_an_approval_with_hints_says_why_they_stand(visit, keep, ana, ben, proposed, again):
    question = proposed(prompt="Tell the guys.")
    visit(ben).get(page_of(question)).press("Endorse version 1")
    page = visit(ana).get(page_of(question)).follow("Decide on version 1")
    assert page.heading == "Decide on version 1"
    assert page.all("#checks li li") == [f"What you read out : {GUYS}"]
    refused = page.press("Approve version 1")
    sentence = "A word may exclude somebody. Mend it, or say why it stands."
    assert (refused.status, refused.all(".error-summary li")) == (422, [sentence])
    assert [a["href"] for a in refused.soup.select(".error-summary a")] == ["#because"]
    page = refused.press("Approve version 1", because="It is a quotation.")
    assert page.all(".comment .record") == ["It is a quotation."]
    assert page.all(".beside__note") == []
    assert again(question).state is State.APPROVED


def test_what_has_to_pass_and_what_is_open_leave_nothing_to_decide(visit, keep, ana, ben, proposed, session):
    question = proposed(alternatives="")
    question.latest.remark("prompt", "Who?", make.NOON, ben)
    question.latest.remark("prompt", "Where?", make.NOON, ben)
    question.latest.endorse(make.NOON, ben)
    session.commit()
    page = visit(ana).get(page_of(question))
    assert "2 remarks are still open." in page.main
    page = page.follow("Decide on version 1")
    assert page.all(".notice") == [
        "It can’t be approved yet. 2 remarks are still open. "
        "A check that every question has to pass doesn’t pass. Back to the question"
    ]
    assert page.soup.select("main form") == []
    token = page.visitor.get("/people/account").soup.select_one("[name=csrf_token]")["value"]
    forced = page.visitor.send(page.url, "post", {"csrf_token": token, "because": "Because."})
    assert (forced.status, forced.all(".error-summary li")) == (
        422,
        ["2 remarks are still open: settle what was said first."],
    )


def test_an_approval_without_anything_to_look_at_says_so(visit, ana, ben, proposed, session):
    question = proposed()
    question.latest.endorse(make.NOON, ben)
    session.commit()
    page = visit(ana).get(page_of(question, "/versions/1/approval"))
    assert "Every check passes, and no remark is open." in page.main
    assert page.press("Approve version 1").all(".page-header__lead .tag") == ["approved"]


def test_one_open_remark_holds_back_the_decision(visit, ana, ben, proposed, session):
    question = proposed()
    question.latest.remark("prompt", "Who?", make.NOON, ben)
    question.latest.endorse(make.NOON, ben)
    session.commit()
    page = visit(ana).get(page_of(question, "/versions/1/approval"))
    assert page.all(".notice") == ["It can’t be approved yet. One remark is still open. Back to the question"]


def test_what_is_typed_is_checked_on_request_and_nothing_is_kept(visit, ana, proposed, again):
    question = proposed()
    page = visit(ana).get(page_of(question, "/versions/new"))
    checked = page.press(
        "Check what is written",
        title="Who?",
        prompt="Tell the guys.",
        alternatives="",
        competency="",
        **{"rubric-1-points-2-behaviours": "Seems smart."},
    )
    assert checked.status == 200
    assert [words.split(" ", 2)[:2] for words in checked.all("#checks .checks--ruled > li")] == [
        ["needs", "you"],
        ["look", "again"],
        ["look", "again"],
    ]
    links = {a.get_text(): a["href"] for a in checked.soup.select("#checks .checks__notes a")}
    assert links == {
        "Other ways to ask it": "#alternatives",
        "What you read out": "#prompt",
        "Point 3 for Staff": "#rubric-1-points-2-behaviours",
    }
    assert all(checked.soup.select(link) for link in links.values())
    assert checked.all("#prompt-notes li") == [GUYS]
    assert checked.soup.select_one("#prompt")["aria-describedby"] == "prompt-hint prompt-notes"
    assert len(checked.all("#rubric-1-points-2-behaviours-notes li")) == 2
    assert checked.all(".error-summary li") == ["Choose what the question shows."]
    assert checked.soup.select_one("[name=title]")["value"] == "Who?"
    assert len(again(question).versions) == 1

    page = checked.press("Save version 2", competency=question.latest.competency.key)
    assert (page.heading, page.all("#prompt > .beside .beside__note")) == ("Who?", [f"look again {GUYS}"])


def test_what_needs_no_other_look_is_said_too(visit, ana, proposed):
    page = visit(ana).get(page_of(proposed(), "/versions/new")).press("Check what is written")
    assert "Nothing needs another look." in page.main
    assert page.all("#checks summary") == ["13 checks passed"]
    assert page.soup.select(".checked[autofocus]")


def test_a_new_question_is_checked_as_far_as_it_is_written(visit, ana, bank):
    page = (
        visit(ana)
        .get(f"/banks/{bank.id}/questions/new")
        .press("Check what is written", **{"probes-0": "One?"})
    )
    assert page.status == 200
    assert page.all("#rubric .noted li") == ["Write the scale for one level at least: no anchors, no rating."]
    page = page.press("Add a probe").press("Add a probe").press("Add a probe")
    page = page.press("Check what is written", **{f"probes-{n}": f"{n}?" for n in range(4)})
    assert page.all("#probes .noted li") == ["There are 4: leave 3, so that everybody can be asked the same."]


def test_a_scale_for_no_level_of_the_ladder_is_left_out_of_the_checks(visit, ana, proposed):
    page = visit(ana).get(page_of(proposed(), "/versions/new"))
    odd = page.press("Check what is written", **{"rubric-0-level": "nobody's"})
    assert (odd.status, odd.all(".error-summary li")) == (200, ["Add each level once, from the list."])


def test_notes_and_remarks_need_no_more_queries(visit, ana, ben, proposed, session, engine):
    question, visitor = proposed(), visit(ana)
    urls = [page_of(question), page_of(question, "/versions/1/approval")]

    def counted():
        session.commit()
        numbers = []
        for url in urls:
            visitor.get(url)
            with queries(engine) as sent:
                visitor.get(url)
            numbers.append(len(sent))
        return numbers

    question.latest.remark("prompt", "Who?", make.NOON, ben).settle(make.NOON, ben)
    before = counted()
    for place in ("prompt", "purpose", "rubric.staff.1", "rubric.senior.2"):
        question.latest.remark(place, "Hm.", make.NOON, ana)
        question.latest.remark(place, "Hm.", make.NOON, ben).settle(make.NOON, ben)
    assert counted() == before


def test_who_remarks_while_somebody_decides_is_heard_first(session, visit, ana, ben, proposed):
    question = proposed()
    question.latest.endorse(make.NOON, ben)
    session.commit()
    page = visit(ana).get(page_of(question))
    answer = after(
        session,
        [question],
        first=lambda: question.latest.remark("prompt", "Which one?", make.NOON, ben),
        second=lambda: page.press("Approve version 1"),
    )
    assert answer.status == 422
    session.expire_all()
    assert question.state is State.IN_REVIEW
