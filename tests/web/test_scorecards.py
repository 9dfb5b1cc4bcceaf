"""Scorecards in the browser: written, autosaved, reviewed, sealed, reread."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy.orm.exc import StaleDataError

from interviews.clock import now
from interviews.domain.openings import Release
from interviews.domain.people import Role
from tests import make
from tests.counting import queries

UNSEALED = "Its author alone. What isn’t sealed nobody else reads, administrators included."
OVERTAKEN = "This scorecard was saved from another window since. What you typed here is kept below."


def scene_of(keep, release=Release.AT_DEBRIEF, count=1, panel=("Ana", "Ben")):
    """A loop with so many questions and people, and the coordinator Cora."""
    rung = make.level()
    titles = [f"Question {n}" for n in range(1, count + 1)]
    questions = [
        make.question(t, [rung], probes=("And then?",), told_beforehand="Bring one.") for t in titles
    ]
    opening = make.opening(plan=[questions], at_level=rung, release=release)
    people = {name: make.person(name, zone="Europe/Lisbon") for name in panel}
    cora = make.coordinator("Cora")
    loop = make.loop(people.values(), of=opening, who=make.candidate("Leila Haddad"), by=cora)
    loop.adjust("secret need", "Keep captions on.", make.NOON, cora)
    keep(loop)
    cards = {name: make.card_of(person, loop) for name, person in people.items()}
    return SimpleNamespace(loop=loop, cora=cora, cards=cards, **people)


@pytest.fixture
def scene(keep):
    """Ana and Ben, one question."""
    return scene_of(keep)


def name_of(card, number=0):
    """What the fields of a question are called."""
    return f"question-{card.kit[number].id.hex}"


def address(card, view=""):
    """Where a page of a scorecard is."""
    return f"/scorecards/{card.id}/{view}".rstrip("/")


def filled(card, **more):
    """A complete scorecard as the form sends it."""
    name = name_of(card)
    whole = {
        f"{name}-rating": "3",
        f"{name}-confidence": "medium",
        f"{name}-evidence-0-kind": "said",
        f"{name}-evidence-0-text": "Asked who pays.",
        "recommendation": "yes",
        "confidence": "high",
        "reasons": "Clear and kind.",
    }
    return whole | {key.replace("Q", name): value for key, value in more.items()}


def draft_of(card, **more):
    """A complete scorecard as the script sends it."""
    answer = {
        "value": 3,
        "confidence": "medium",
        "evidence": [{"kind": "said", "text": "Asked who pays."}],
        "probes": [0],
    }
    sent = {"version": card.version, "answers": {card.kit[0].id.hex: answer}, "reasons": "Clear."}
    return sent | more


def token(page):
    """The token that guards the forms of a page."""
    return page.soup.find("input", attrs={"name": "csrf_token"})["value"]


def put(browser, card, sent=None, **more):
    """Let the script save."""
    guard = {"X-CSRFToken": token(browser.get("/scorecards"))}
    given = more if sent is None else {"json": sent}
    return browser.client.put(address(card, "draft"), headers=guard, **given)


def shown(page, suffix):
    """The values of every field that ends so."""
    return [part.get_text().lstrip("\r\n") for part in page.soup.select(f"textarea[name$={suffix}]")]


# --- The list ----------------------------------------------------------------------------------------


def test_the_list_has_mine_to_finish_and_sealed_by_the_candidates_name(keep, visit, session):
    ana = keep(make.person("Ana"))
    loops = [
        keep(make.loop([ana, make.person("Ben")], who=make.candidate(name)))
        for name in ("Zoe", "Amal", "Mei", "Ida")
    ]
    make.seal(ana, loops[1])
    make.card_of(ana, loops[2]).panelist.remove("Ill.", make.NOON, loops[2].by)
    make.card_of(ana, loops[3]).panelist.excuse_from_writing("Ill.", make.NOON, loops[3].by)
    session.commit()
    page = visit(ana).get("/scorecards")
    assert page.heading == "Scorecards"
    assert page.all(".rows__title") == [
        "Zoe: Interview 1",
        "Amal: Interview 1",
        "Ida: Interview 1",
        "Mei: Interview 1",
    ]
    standing = page.all(".tag")
    assert (standing[1:], page.all("h2")) == (
        ["sealed", "excused", "off the panel"],
        ["To finish", "Sealed", "Not waited for any more"],
    )


def test_an_empty_list_says_what_will_appear(keep, visit):
    page = visit(keep(make.person())).get("/scorecards")
    assert page.all(".empty-state") == [
        "Nothing to write now. A scorecard appears here as soon as you are on the panel of an interview.",
        "Your sealed scorecards appear here.",
    ]


def test_a_shadow_whose_debrief_has_opened_finds_the_card_never_sealed(keep, visit, session):
    ana, sho = make.person("Ana"), make.person("Sho")
    loop = keep(make.loop([ana], [sho]))
    sho_card = make.card_of(sho, loop)
    browser = visit(sho)
    page = browser.get(address(sho_card, "edit"))
    assert "You are learning here: your scorecard never counts." in page.text
    make.seal(ana, loop)
    keep(make.debrief(loop))
    assert browser.get("/scorecards").all(".tag") == ["never sealed"]
    page = browser.get(address(sho_card, "edit"))
    assert "The debrief opened before this was sealed." in page.main
    assert browser.get(address(sho_card, "review")).url == address(sho_card)


# --- Writing -----------------------------------------------------------------------------------------


def test_what_is_read_out_is_quoted_once(keep, visit):
    rung, ana = make.level(), keep(make.person("Ana"))
    quoting = make.question("A slogan", [rung], prompt="Many like it: “We go on.” Do you?")
    loop = keep(make.loop([ana], of=make.opening(plan=[[quoting]], at_level=rung)))
    page = visit(ana).get(address(make.card_of(ana, loop), "edit"))
    assert page.all(".prompt")[0] == "Many like it: “We go on.” Do you?"


def test_the_kit_stands_beside_the_writing(scene, visit):
    page = visit(scene.Ana).get(address(scene.cards["Ana"], "edit"))
    assert (page.status, page.heading) == (200, "Interview 1")
    assert page.all("h2")[0].startswith("Question 1 of 1 · Competency")
    assert page.all(".prompt")[0] == "“Tell me about it.”"
    assert page.all(".note h3")[:3] == [
        "Probes, if it has not come up",
        "What to do for this candidate",
        "What the candidate knows",
    ]
    assert "Keep captions on." in page.main
    assert "secret need" not in page.text
    assert page.all(".stepper__step") == [
        "1, not rated yet Question 1",
        "Last, not written yet Your recommendation",
    ]
    assert page.all(".bar__status") == ["Nothing saved yet · 0 of 1 rated"]
    assert page.soup.select("input[type=radio][checked]") == []
    assert page.all(".who-can-read p") == [UNSEALED]


def test_what_was_saved_is_there_after_a_reload(scene, visit, again):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    page = browser.get(address(card, "edit")).press("Save", **filled(card, **{"Q-probes": "0"}))
    assert (page.status, page.url) == (200, address(card, "edit"))
    assert "Saved." in page.all(".flashes")[0]
    page = browser.get(address(card, "edit"))
    assert (shown(page, "text"), shown(page, "reasons")) == (["Asked who pays."], ["Clear and kind."])
    assert [i["value"] for i in page.soup.select("input[checked]")] == ["0", "3", "medium", "yes", "high"]
    assert page.all(".stepper__state") == ["1, rated 3", "Last, yes"]
    assert re.fullmatch(r"Saved at \d\d:\d\d · 1 of 1 rated", page.all(".bar__status")[0])
    assert again(card).read_draft().answers[card.kit[0].id].probes == (0,)


def test_an_interview_without_a_time_says_none(scene, visit, session):
    scene.loop.interviews[0].starts_at = None
    session.commit()
    page = visit(scene.Ana).get(address(scene.cards["Ana"], "edit"))
    assert (page.all(".timer"), page.all("main time")) == (["10 minutes"], [])


def test_one_more_line_of_evidence_keeps_everything_and_saves_nothing(scene, visit, again):
    card = scene.cards["Ana"]
    page = visit(scene.Ana).get(address(card, "edit")).press("Add evidence", **filled(card))
    assert (page.status, shown(page, "text"), shown(page, "reasons")) == (
        200,
        ["Asked who pays.", ""],
        ["Clear and kind."],
    )
    assert page.soup.select_one("[autofocus]")["name"] == f"{name_of(card)}-evidence-1-text"
    assert again(card).draft == {}
    page = page.press("Save", **{f"{name_of(card)}-evidence-1-text": "Drew it."})
    assert [p.text for p in again(card).read_draft().answers[card.kit[0].id].evidence] == [
        "Asked who pays.",
        "Drew it.",
    ]


def test_a_question_not_assessed_keeps_its_reason(scene, visit, again):
    card = scene.cards["Ana"]
    browser, name = visit(scene.Ana), name_of(card)
    page = browser.get(address(card, "edit"))
    page = page.press("Save", **{f"{name}-rating": "0", f"{name}-words": "Fire alarm."})
    assert [i["value"] for i in page.soup.select(f"input[name={name}-rating][checked]")] == ["0"]
    page = page.press("Save", **{f"{name}-reason": "something went wrong"})
    assert page.all(".stepper__state")[0] == "1, not assessed"
    answer = again(card).read_draft().answers[card.kit[0].id]
    assert (answer.value, answer.not_assessed, answer.not_assessed_words) == (
        None,
        "something went wrong",
        "Fire alarm.",
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Q-rating": "5"}, "Question 1: the scale goes from 1 to 4."),
        ({"Q-rating": "three"}, "What arrived isn't a scorecard, so nothing was changed."),
        ({"Q-evidence-0-kind": "felt"}, "What arrived isn't a scorecard, so nothing was changed."),
        ({"Q-probes": "4"}, "Question 1: one of these probes isn't in the plan."),
        ({"recommendation": "perhaps"}, "What arrived isn't a scorecard, so nothing was changed."),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence_and_kept(scene, visit, again, changed, sentence):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    sent = filled(card, **changed) | {"csrf_token": token(browser.get(address(card, "edit"))), "version": "1"}
    page = browser.send(address(card, "edit"), "post", sent)
    assert (page.status, page.all(".error-summary li")) == (422, [sentence])
    assert (shown(page, "text"), shown(page, "reasons")) == (["Asked who pays."], ["Clear and kind."])
    assert again(card).draft == {}


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (f"question-{'0' * 31}1-rating", "One of these questions isn't in the plan of this interview."),
        ("question-nonsense-rating", "What arrived isn't a scorecard, so nothing was changed."),
        ("question-", "What arrived isn't a scorecard, so nothing was changed."),
    ],
)
def test_a_question_that_is_not_in_the_plan_is_refused_and_not_ignored(scene, visit, again, field, sentence):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    sent = filled(card) | {field: "3", "version": "1"}
    page = browser.send(
        address(card, "edit"), "post", sent | {"csrf_token": token(browser.get(address(card, "edit")))}
    )
    assert (page.status, page.all(".error-summary li")) == (422, [sentence])
    assert (shown(page, "text"), again(card).draft) == (["Asked who pays."], {})


def test_the_older_of_two_windows_is_told_sees_both_and_chooses(scene, visit, again):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    older, newer = browser.get(address(card, "edit")), browser.get(address(card, "edit"))
    newer.press("Save", **filled(card, reasons="from the newer"))
    page = older.press("Save", **filled(card, reasons="from the older"))
    assert (page.status, page.all(".error-summary li")) == (409, [OVERTAKEN])
    assert shown(page, "reasons") == ["from the older"]
    assert "from the newer" in page.all(".notice--weighty details")[0]
    assert again(card).read_draft().reasons == "from the newer"

    assert page.press("Save").status == 409
    page = page.press("Save what is here instead")
    assert (page.status, again(card).read_draft().reasons) == (200, "from the older")


def test_a_save_that_comes_between_reading_and_writing_is_told_too(scene, visit, app, monkeypatch):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    page = browser.get(address(card, "edit"))
    sent = draft_of(card)

    def overtaken(*_, **__):
        raise StaleDataError

    monkeypatch.setattr(type(card), "save", overtaken)
    assert page.press("Save").status == 409
    answer = put(browser, card, sent)
    assert (answer.status_code, answer.json) == (409, {"sentence": OVERTAKEN})


def test_what_was_saved_on_another_day_says_which(scene, session, visit):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    put(browser, card, draft_of(card))
    session.refresh(card)
    card.saved_at -= timedelta(days=1)
    session.commit()
    said = browser.get(f"/scorecards/{card.id}/edit").all(".bar__status")[0]
    assert re.fullmatch(r"Saved yesterday, \d\d:\d\d · 1 of 1 rated", said)


# --- Autosave ----------------------------------------------------------------------------------------


def test_the_script_saves_and_is_told_in_words(scene, visit, again):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    answer = put(browser, card, draft_of(card))
    assert (answer.status_code, answer.json["rated"], answer.json["version"]) == (200, "1 of 1 rated", 2)
    assert re.fullmatch(r"Saved at \d\d:\d\d", answer.json["saved_at"])
    assert answer.json["states"] == {
        f"#{name_of(card)}": {"text": "1, rated 3", "done": True},
        "#recommendation-step": {"text": "Last, not written yet", "done": False},
    }
    assert shown(browser.get(address(card, "edit")), "text") == ["Asked who pays."]
    stale = put(browser, card, draft_of(card, version=1))
    assert (stale.status_code, stale.json) == (409, {"sentence": OVERTAKEN})
    assert again(card).version == 2


@pytest.mark.parametrize(
    "sent",
    [
        [],
        "text",
        {},
        {"version": "1"},
        {"version": True},
        {"version": 1, "answers": "none"},
        {"version": 1, "reasons": {"a": 1}},
    ],
)
def test_garbage_is_refused_with_a_sentence(scene, visit, again, sent):
    card = scene.cards["Ana"]
    answer = put(visit(scene.Ana), card, sent)
    assert (answer.status_code, answer.json) == (
        422,
        {"sentence": "What arrived isn't a scorecard, so nothing was changed."},
    )
    assert again(card).draft == {}


@pytest.mark.parametrize("body", ["{", "", "[" * 200_000, '{"version": ' + "9" * 5000 + "}"])
def test_what_is_no_json_is_refused_with_the_same_sentence(scene, visit, body):
    answer = put(visit(scene.Ana), scene.cards["Ana"], data=body, content_type="application/json")
    assert (answer.status_code, answer.json) == (
        422,
        {"sentence": "What arrived isn't a scorecard, so nothing was changed."},
    )


def test_too_much_at_once_is_refused_with_a_sentence(scene, visit):
    body = '{"version": 1, "reasons": "' + "x" * 4_100_000 + '"}'
    answer = put(visit(scene.Ana), scene.cards["Ana"], data=body, content_type="application/json")
    assert (answer.status_code, "Nothing was changed. Send less, in several steps." in answer.text) == (
        413,
        True,
    )


def test_a_text_that_is_too_long_is_refused_by_name(scene, visit):
    card = scene.cards["Ana"]
    answer = put(visit(scene.Ana), card, draft_of(card, reasons="x" * 20_001))
    assert (answer.status_code, answer.json) == (
        422,
        {"sentence": "The reasons hold 20,000 characters at most."},
    )


def test_control_characters_and_lone_surrogates_are_cleaned(scene, visit, again):
    card = scene.cards["Ana"]
    answer = put(visit(scene.Ana), card, draft_of(card, reasons="a\u0000b\ud800c\u0008\n\td"))
    assert (answer.status_code, again(card).read_draft().reasons) == (200, "abc\n\td")


def test_who_is_signed_out_is_told_in_words_and_nothing_is_saved(scene, visit, again):
    card = scene.cards["Ana"]
    answer = put(visit(), card, draft_of(card))
    assert (answer.status_code, answer.json) == (
        401,
        {
            "sentence": "You are signed out. What you typed is still here, and is saved as soon as you sign "
            "in again."
        },
    )
    assert again(card).draft == {}


def test_what_is_sealed_is_not_saved_over(scene, visit, session):
    card = make.seal(scene.Ana, scene.loop)
    session.commit()
    answer = put(visit(scene.Ana), card, draft_of(card))
    assert (answer.status_code, answer.json) == (422, {"sentence": "This scorecard is sealed."})


# --- Review and seal ---------------------------------------------------------------------------------


def test_the_review_names_what_is_missing_and_links_to_it(scene, visit):
    card = scene.cards["Ana"]
    page = (
        visit(scene.Ana)
        .get(address(card, "edit"))
        .press("Read it once more Review", **{f"{name_of(card)}-rating": "3"})
    )
    assert (page.status, page.heading) == (200, "Read it once more, then seal")
    edit = address(card, "edit")
    assert [(a.get_text(), a["href"]) for a in page.soup.select(".missing a")] == [
        (
            "Question 1: write what was said, done or written: evidence comes before the number.",
            f"{edit}#{name_of(card)}-evidence",
        ),
        ("Write your recommendation.", f"{edit}#recommendation"),
        ("Say how sure you are of your recommendation.", f"{edit}#confidence"),
        ("Give the reasons for your recommendation.", f"{edit}#reasons"),
    ]
    writing = visit(scene.Ana).get(edit).soup
    assert all(
        writing.find(id=a["href"].split("#")[1]) for a in page.soup.select(".missing a, .review__change")
    )
    assert page.soup.select(".confirm") == []


def test_a_seal_before_everything_is_there_is_refused_with_every_sentence(scene, visit, again):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    page = browser.get(address(card, "edit"))
    sent = {"csrf_token": token(page), "version": "1"}
    page = browser.send(address(card, "seal"), "post", sent)
    assert (page.status, page.heading) == (422, "Read it once more, then seal")
    assert page.all(".error-summary li") == [
        "Question 1: rate it, or say why it was not assessed. Nothing is rated, so there is nothing to seal. "
        "Ask a coordinator to excuse you instead. Write your recommendation. Say how sure you are of your "
        "recommendation. Give the reasons for your recommendation."
    ]
    assert again(card).is_sealed is False


def test_before_the_interview_has_begun_the_seal_waits(scene, visit, session, again):
    make.first(scene.loop).starts_at = now() + timedelta(hours=1)
    session.commit()
    card, browser = scene.cards["Ana"], visit(scene.Ana)
    page = browser.get(address(card, "edit")).press("Read it once more Review", **filled(card))
    sentence = "This interview hasn't begun. Its scorecard is sealed after it."
    assert page.main.endswith(f"One rests on a single quote: Question 1 . {sentence}")
    assert page.soup.select(".confirm") == []
    sent = {"csrf_token": token(page), "version": "2"}
    page = browser.send(address(card, "seal"), "post", sent)
    assert (page.status, page.all(".error-summary li")) == (422, [sentence])
    assert again(card).is_sealed is False


def test_sealing_is_a_moment(scene, visit, again):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    page = browser.get(address(card, "edit")).press("Read it once more Review", **filled(card))
    assert "Nothing is missing" in page.all("h2")
    assert "One rests on a single quote: Question 1 . You may seal all the same." in page.main
    assert page.all(".confirm__sentence") == [
        "Once sealed, nobody else can read it until the debrief opens, and nobody can change it unseen, you "
        "included."
    ]
    page = page.press("Seal scorecard")
    assert (page.url, page.all(".flashes")) == (address(card), ["Your scorecard is sealed."])
    assert "Why it is sealed. Nobody has heard anyone yet, and so it stays until the debrief." in page.main
    assert page.all(".who-can-read p")[0].startswith("Its author. Once the debrief is open, the panel")
    assert again(card).is_sealed is True
    assert browser.get(address(card, "edit")).url == address(card)
    assert browser.get(address(card, "review")).url == address(card)


def test_what_was_saved_since_the_review_is_not_sealed_unread(scene, visit, again):
    card = scene.cards["Ana"]
    browser = visit(scene.Ana)
    review = browser.get(address(card, "edit")).press("Read it once more Review", **filled(card))
    browser.get(address(card, "edit")).press("Save", reasons="changed meanwhile")
    page = review.press("Seal scorecard")
    assert (page.status, page.all(".error-summary li")) == (
        409,
        ["This scorecard was saved from another window since. Read it once more."],
    )
    assert "changed meanwhile" in page.main
    assert page.press("Seal scorecard").status == 200
    page = review.press("Seal scorecard")
    assert (page.status, page.main.startswith("That isn't possible now This scorecard is sealed.")) == (
        409,
        True,
    )


def test_a_seal_is_withdrawn_after_a_second_look(scene, visit, session, again):
    card = make.seal(scene.Ana, scene.loop)
    session.commit()
    page = visit(scene.Ana).get(address(card)).follow("Withdraw the seal")
    assert page.heading == "Withdraw the seal?"
    assert again(card).is_sealed is True
    page = page.press("Withdraw the seal")
    assert (page.url, page.all(".flashes")) == (
        address(card, "edit"),
        ["The seal is withdrawn. Write on, and seal it again."],
    )
    assert shown(page, "reasons") == ["said so"]
    assert again(card).is_sealed is False


# --- Reading -----------------------------------------------------------------------------------------


def test_nothing_of_anothers_card_is_on_any_page_before_the_debrief(scene, visit, session):
    secret = make.seal(scene.Ben, scene.loop, "canary-Ben")
    make.seal(scene.Ana, scene.loop, "own-Ana")
    session.commit()
    browser, mine = visit(scene.Ana), scene.cards["Ana"]
    pages = [browser.get(url) for url in ("/scorecards", address(mine), "/")]
    assert ["canary-Ben" in page.text for page in pages] == [False, False, False]
    assert "own-Ana" in pages[1].text
    assert "Ben" not in pages[1].text
    for view in ("", "edit", "review", "withdrawal"):
        assert browser.get(address(secret, view)).status == 404
    assert put(browser, secret, draft_of(secret)).status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR, Role.COMMITTEE, Role.INTERVIEWER])
def test_nobody_else_finds_a_scorecard_before_its_release(scene, visit, keep, session, role):
    card = make.seal(scene.Ana, scene.loop)
    session.commit()
    browser = visit(keep(make.person("Else", role)))
    assert [browser.get(address(card, view)).status for view in ("", "edit", "review")] == [404, 404, 404]


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [
        ("excuse_from_writing", "You were excused from writing this scorecard."),
        ("remove", "You were taken off this panel."),
    ],
)
def test_who_is_excused_or_removed_rereads_their_own_and_writes_no_more(
    scene, visit, session, verb, sentence
):
    card = scene.cards["Ana"]
    card.save(make.written(card, "half a thought"), card.version, make.NOON, scene.Ana)
    getattr(card.panelist, verb)("Ill.", make.NOON, scene.cora)
    session.commit()
    browser = visit(scene.Ana)
    page = browser.get(address(card))
    assert (page.status, sentence in page.main, "half a thought" in page.main) == (200, True, True)
    assert [browser.get(address(card, view)).status for view in ("edit", "review")] == [404, 404]


def test_a_draft_is_reread_with_the_way_back_to_writing(scene, visit):
    page = visit(scene.Ana).get(address(scene.cards["Ana"]))
    assert page.all("h2")[0] == "As written so far"
    assert page.follow("Go on writing").heading == "Interview 1"


def test_after_the_debrief_the_panel_and_staff_read_it_with_what_was_revised(scene, visit, keep, session):
    card = make.seal(scene.Ana, scene.loop, "Asked who pays", value=2)
    make.seal(scene.Ben, scene.loop)
    keep(make.debrief(scene.loop))
    card.seal_in_force.ratings[0].revise(3, "Ben heard her ask.", make.NOON, scene.Ana)
    session.commit()
    page = visit(scene.Ben).get(address(card))
    assert page.all(".page-header__lead")[0].startswith("The scorecard of Ana on Leila Haddad")
    assert "was 2, now 3" in page.main
    assert "Revised to 3. Ben heard her ask." in page.main
    assert page.follow("Go to the debrief").heading == "Debrief"
    assert visit(scene.cora).get(address(card)).status == 200


def test_after_own_a_panelist_who_has_not_judged_learns_nobodys_name(keep, visit, session):
    rung = make.level()
    plan = [[make.question(levels=[rung])], [make.question(levels=[rung])]]
    opening = make.opening(plan=plan, at_level=rung, release=Release.AFTER_OWN)
    ana, ben = make.person("Ana"), make.person("Ben")
    loop = make.loop([ana, ben], of=opening)
    second = loop.interviews[1].assign(ana, loop.panel[0].part, make.NOON, loop.by)
    keep(loop)
    mine = make.seal(ana, loop)
    make.seal(ben, loop, "canary-Ben")
    session.commit()
    before = visit(ana).get(address(mine))
    assert before.all(".who-can-read li") == []
    assert before.all(".who-can-read p")[0].startswith("Its author, and who of the panel has sealed all of ")
    assert visit(ben).get(address(mine)).status == 200

    second.scorecard.save(make.written(second.scorecard), 1, make.NOON, ana)
    second.scorecard.seal(make.NOON, ana)
    session.commit()
    assert visit(ana).get(address(mine)).main == before.main


def test_a_question_not_assessed_is_told_in_words_on_every_page(keep, visit, session):
    scene = scene_of(keep, count=2)
    card = scene.cards["Ana"]
    name = name_of(card, 1)
    page = visit(scene.Ana).get(address(card, "edit"))
    fields = filled(card) | {
        f"{name}-rating": "0",
        f"{name}-reason": "time ran out",
        f"{name}-words": "Ran over.",
    }
    page = page.press("Read it once more Review", **fields)
    assert "not assessed time ran out Ran over." in page.main
    page = page.press("Seal scorecard")
    assert "not assessed time ran out Ran over." in page.main


def test_a_longer_kit_and_a_larger_panel_need_no_more_queries(keep, visit, engine, session):
    counts = {}
    for count, panel in ((1, ("Ana", "Ben")), (3, ("Ana", "Ben", "Dan", "Eve"))):
        scene = scene_of(keep, count=count, panel=panel)
        card = scene.cards["Ana"]
        card.save(make.written(card), card.version, make.NOON, scene.Ana)
        session.commit()
        browser = visit(scene.Ana)
        found = []
        for view in ("edit", "review", ""):
            with queries(engine) as seen:
                assert browser.get(address(card, view)).status == 200
            found.append(len(seen))
        make.seal(scene.Ana, scene.loop)
        session.commit()
        with queries(engine) as seen:
            browser.get(address(card))
        counts[count] = [*found, len(seen)]
    assert counts[1] == counts[3]


# --- Revising ----------------------------------------------------------------------------------------


@pytest.fixture
def opened(scene, keep):
    """The debrief is open; Ana rated 2."""
    make.seal(scene.Ana, scene.loop, "Asked who pays", value=2)
    make.seal(scene.Ben, scene.loop, value=4)
    scene.debrief = keep(make.debrief(scene.loop))
    scene.rating = scene.cards["Ana"].seal_in_force.ratings[0]
    scene.url = f"/scorecards/ratings/{scene.rating.id}/revision"
    return scene


def test_a_rating_is_revised_in_the_open(opened, visit, again):
    page = visit(opened.Ana).get(opened.url)
    assert (page.heading, page.soup.select("[checked]")) == ("Revise your rating", [])
    assert "You sealed it as 2." in page.main
    assert "Asked who pays" in page.main
    asked = opened.rating.question.version.competency.name
    page = page.press("Revise my rating", value="3", reason="Ben heard her ask.")
    assert (page.heading, page.all(".flashes")) == (asked, ["Your rating is revised. Both values stay."])
    assert "Was 2, now 3. Ben heard her ask." in page.main
    assert again(opened.rating).now == 3


@pytest.mark.parametrize(
    ("value", "reason", "sentence"),
    [
        (None, "Heard more.", "Choose a point of the scale."),
        ("3", "", "Say what changed your mind: the packet shows it beside both values."),
        ("2", "Heard more.", "That is the rating as it stands."),
        ("9", "Heard more.", "Choose a point of the scale."),
        ("x", "Heard more.", "Choose a point of the scale."),
    ],
)
def test_a_revision_that_does_not_hold_up_is_refused_and_kept(opened, visit, again, value, reason, sentence):
    page = visit(opened.Ana).get(opened.url).press("Revise my rating", value=value, reason=reason)
    assert (page.status, page.all(".error-summary li")) == (422, [sentence])
    assert shown(page, "reason") == [reason]
    assert again(opened.rating).now == 2


def test_nobody_revises_anothers_rating_or_before_the_debrief(opened, visit, keep, session):
    for other in (opened.Ben, opened.cora):
        assert visit(other).get(opened.url).status == 404
    early = scene_of(keep)
    rating = make.seal(early.Ana, early.loop).seal_in_force.ratings[0]
    session.commit()
    assert visit(early.Ana).get(f"/scorecards/ratings/{rating.id}/revision").status == 404


def test_a_second_revision_says_what_was_sealed_and_what_stands(opened, visit):
    page = visit(opened.Ana).get(opened.url)
    page.press("Revise my rating", value="3", reason="Ben heard her ask.")
    assert "You sealed it as 2. You revised it to 3." in visit(opened.Ana).get(opened.url).main
