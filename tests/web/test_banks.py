"""Banks in the browser: lists, keepers, files in and out."""

import io
import zipfile

import pytest
from sqlalchemy import select

from interviews.domain.banks import AnchorDraft, Bank, Duty, Question, Sample, State
from interviews.domain.people import Role
from interviews.packs import PACKS
from interviews.packs.folder import in_folder
from tests import make
from tests.counting import queries
from tests.packs.test_table import HEAD, WHY, book


@pytest.fixture
def ana(keep):
    """A coordinator."""
    return keep(make.coordinator("Ana"))


@pytest.fixture
def ben(keep):
    """An interviewer."""
    return keep(make.person("Ben"))


def shipped() -> io.BytesIO:
    """The banks that ship, with their ladder, as an archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in in_folder(PACKS).items():
            archive.writestr(name, content)
    made.seek(0)
    return made


def test_an_empty_list_says_what_comes_and_offers_the_next_step(visit, ana, ben):
    page = visit(ana).get("/banks/")
    assert page.all(".empty-state p") == [
        "Banks of questions appear here, each with its rubrics and the people who keep it."
    ]
    assert page.follow("Make the first bank").heading == "New bank"
    assert "Make the first bank" not in visit(ben).get("/banks/").main


def test_a_coordinator_makes_a_bank_and_describes_it(visit, ana, session):
    page = visit(ana).get("/banks/").follow("New bank")
    refused = page.press("Make the bank", name=" ", about="For us.")
    assert (refused.status, refused.all(".error-summary li")) == (422, ["Give the bank a name."])
    assert refused.soup.find("textarea", {"name": "about"}).get_text().strip() == "For us."

    made = refused.press("Make the bank", name="Ours", not_judged="Accent.\n\nAge.", licence="CC0")

    assert made.heading == "Ours"
    assert made.all(".section--side li")[-2:] == ["Accent.", "Age."]
    described = made.follow("Describe the bank").press("Save", about="For all.")
    assert described.all(".page-header__lead") == ["For all."]
    [bank] = session.scalars(select(Bank))
    assert (bank.key, bank.licence, bank.not_judged) == ("ours", "CC0", ["Accent.", "Age."])
    assert [keeper.person.name for keeper in bank.owners] == ["Ana"]


def test_the_form_of_a_bank_keeps_what_was_typed_when_it_is_refused(visit, ana, keep):
    bank = keep(make.bank("Ours", by=ana))
    page = visit(ana).get(f"/banks/{bank.id}/description").press("Save", name="", about="For all.")
    assert (page.status, page.heading) == (422, "Describe the bank")
    assert "For all." in page.main


def test_the_list_is_by_name_and_counts_questions_by_state(visit, ana, keep):
    second, first = make.bank("Second", by=ana), make.bank("First", by=ana)
    make.question(in_bank=first)
    make.question(in_bank=first).retire("Old.", make.NOON, ana)
    for bank in (second, first):
        keep(bank)
    page = visit(ana).get("/banks/")
    assert page.all("tbody tr") == ["First 0 0 1 1", "Second 0 0 0 0"]
    assert page.follow("First").heading == "First"


def test_a_bank_lists_its_questions_by_title_with_what_they_show(visit, ben, keep):
    bank = make.bank("Ours")
    senior, staff = make.level("Senior", 3), make.level("Staff", 4)
    advisor = make.competency("Advisor")
    make.question("Why?", [senior, staff], bank, competency=advisor)
    make.question("How?", [staff], bank, competency=advisor)
    keep(bank)
    page = visit(ben).get(f"/banks/{bank.id}")
    assert page.all("tbody tr") == [
        "How? version 1 Advisor Staff 10 approved",
        "Why? version 1 Advisor Senior to Staff 10 approved",
    ]
    assert page.soup.select("main form, main a.button") == []


def test_whoever_keeps_a_bank_proposes_all_its_drafts_and_somebody_else_goes_from_one_to_the_next(
    visit, ana, ben, keep
):
    bank = make.bank("Ours", by=ana)
    bank.entrust(ben, Duty.REVIEWER, make.NOON, ana)
    for key, title in (("how", "How?"), ("why", "Why?")):
        Question.begin(bank, key, make.draft(title), make.NOON, ana)
    keep(bank)
    page = visit(ana).get(f"/banks/{bank.id}").press("Propose all 2 drafts")
    assert [row.rsplit(" ", 2)[-2:] for row in page.all("tbody tr")] == [["in", "review"]] * 2
    assert page.all("main a.button, main button:not(.button--link)") == ["New question"]

    page = visit(ben).get(f"/banks/{bank.id}").follow("Review the next one , How?")
    page = page.press("Endorse version 1").follow("Review the next one , Why?")
    page = page.press("Endorse version 1")
    assert (page.heading, page.all("main a.button")) == ("Why?", [])

    page = visit(ana).get(f"/banks/{bank.id}").follow("Review the next one , How?")
    page = page.press("Approve version 1").follow("Review the next one , Why?")
    page = page.press("Approve version 1")
    assert (page.heading, page.all("main a.button")) == ("Why?", ["Write version 2"])


def test_one_draft_is_called_so_and_is_proposed_by_nobody_who_only_reviews(visit, ana, ben, keep):
    bank = make.bank("Ours", by=ana)
    bank.entrust(ben, Duty.REVIEWER, make.NOON, ana)
    Question.begin(bank, "why", make.draft("Why?"), make.NOON, ana)
    keep(bank)
    reviewer = visit(ben)
    assert reviewer.get(f"/banks/{bank.id}").soup.select("main form, main a.button") == []
    token = reviewer.get("/people/account").soup.select_one("[name=csrf_token]")["value"]
    sent = reviewer.send(f"/banks/{bank.id}/proposal", "post", {"csrf_token": token})
    assert sent.status == 404
    page = visit(ana).get(f"/banks/{bank.id}").press("Propose the draft")
    assert page.all("main button:not(.button--link)") == []


def test_an_empty_bank_offers_the_first_question(visit, ana, keep):
    bank = keep(make.bank("Ours", by=ana))
    assert visit(ana).get(f"/banks/{bank.id}").follow("Write the first question").heading == "New question"


def test_keepers_come_and_go_and_one_owner_stays(visit, ana, ben, keep, again):
    bank = keep(make.bank("Ours", by=ana))
    page = visit(ana).get(f"/banks/{bank.id}").follow("Add somebody")
    page = page.press("Add", person=str(ben.id), duty="reviewer")
    assert page.all(".rows__row") == ["Ana End , Ana as owner owner", "Ben End , Ben as reviewer reviewer"]
    assert {(k.person.name, k.duty) for k in again(bank).keepers} == {
        ("Ana", Duty.OWNER),
        ("Ben", Duty.REVIEWER),
    }

    twice = page.follow("Add somebody").press("Add", person=str(ben.id), duty="reviewer")
    assert (twice.status, twice.all(".error-summary li")) == (422, ["Ben is already reviewer of this bank."])
    nobody = page.follow("Add somebody").press("Add", person="x")
    assert nobody.status == 422

    page = visit(ana).get(f"/banks/{bank.id}").press("End , Ben as reviewer")
    assert [keeper.person.name for keeper in again(bank).keepers] == ["Ana"]
    last = page.press("End , Ana as owner")
    assert (last.status, "Make somebody else owner first" in last.main) == (409, True)


def test_the_duty_of_nobody_here_isnt_found(visit, ana, keep):
    bank, other = keep(make.bank("Ours", by=ana)), keep(make.bank("Theirs", by=ana))
    visitor = visit(ana)
    page = visitor.get(f"/banks/{bank.id}")
    form = page.soup.select_one("form[action*=keepers]")
    wrong = form["action"].replace(str(bank.id), str(other.id))
    answer = visitor.send(wrong, "post", {"csrf_token": form.select_one("[name=csrf_token]")["value"]})
    assert answer.status == 404


@pytest.mark.parametrize("page", ["description", "keepers", "import", "questions/new"])
def test_only_who_writes_a_bank_finds_its_forms(visit, ana, ben, keep, page):
    bank = keep(make.bank("Ours", by=ana))
    assert visit(ana).get(f"/banks/{bank.id}/{page}").status == 200
    assert visit(ben).get(f"/banks/{bank.id}/{page}").status == 404


def test_only_coordinators_make_and_import_banks(visit, ben):
    assert [visit(ben).get(url).status for url in ("/banks/new", "/banks/import")] == [404, 404]


def test_committee_members_find_no_bank(visit, keep, ana):
    bank, member = keep(make.bank("Ours", by=ana)), keep(make.person("Eve", Role.COMMITTEE))
    assert [visit(member).get(f"/banks/{bank.id}{more}").status for more in ("", "/export")] == [404, 404]
    assert "Ours" not in visit(member).get("/banks/").text


def test_an_owner_who_isnt_a_coordinator_writes(visit, ben, keep):
    bank = keep(make.bank("Ours", by=ben))
    assert visit(ben).get(f"/banks/{bank.id}").follow("New question").heading == "New question"


def test_the_banks_that_ship_come_in_by_an_upload_and_go_out_as_they_came(visit, ana, session):
    page = visit(ana).get("/banks/").follow("Import banks from files")
    page = page.press("Import", file=(shipped(), "packs.zip"))
    assert page.heading == "Banks"
    assert page.all(".flashes") == ["Questions: 70 new, 0 with a new version, 0 as they were."]
    drafts = [int(row.rsplit(" ", 4)[1]) for row in page.all("tbody tr")]
    assert (len(drafts), sum(drafts), min(drafts)) == (12, 70, 4)

    out = page.follow("Past work").follow("Download")
    assert out.response.headers["Content-Disposition"] == "attachment; filename=past-work.zip"
    again = visit(ana).get("/banks/import").press("Import", file=(io.BytesIO(out.response.data), "b.zip"))
    assert again.all(".flashes") == ["Questions: 0 new, 0 with a new version, 12 as they were."]
    questions = [question for bank in session.scalars(select(Bank)) for question in bank.questions]
    assert {question.state for question in questions} == {State.DRAFT}


def test_the_banks_that_ship_come_in_by_one_press_as_drafts_while_there_is_no_question(
    visit, ana, ben, session
):
    empty, late = visit(ana).get("/banks/"), visit(ana).get("/banks/")
    page = empty.press("Bring in the banks that ship")
    assert page.all(".notice") == ["Questions: 70 new, 0 with a new version, 0 as they were."]
    assert page.all("tbody th")[:2] == ["Advice under doubt", "Build a small feature"]
    states = {question.state for bank in session.scalars(select(Bank)) for question in bank.questions}
    assert states == {State.DRAFT}
    session.rollback()
    refused = late.press("Bring in the banks that ship")
    assert "There are questions here already. To bring in more, import files." in refused.main
    assert "Bring in the banks that ship" not in visit(ben).get("/banks/").main


def test_one_question_comes_into_its_bank(visit, ana, session):
    visit(ana).get("/banks/import").press("Import", file=(shipped(), "packs.zip"))
    bank = session.scalar(select(Bank).where(Bank.key == "past-work"))
    file = (PACKS / "advice-under-doubt" / "a-promise-by-friday.yaml").read_bytes()
    page = visit(ana).get(f"/banks/{bank.id}").follow("Import questions")
    page = page.press("Import", file=(io.BytesIO(file), "a-promise-by-friday.yaml"))
    assert (page.heading, page.all(".flashes")) == (
        "Past work",
        ["Questions: 1 new, 0 with a new version, 0 as they were."],
    )


def test_an_import_with_mistakes_names_them_all_and_changes_nothing(visit, ana, session):
    sent = (io.BytesIO(b"format: 2\nkey: why\n"), "why.yaml")
    page = visit(ana).get("/banks/import").press("Import", file=sent)
    assert page.status == 422
    assert page.all(".error-summary h2") == ["Nothing was imported"]
    assert page.all("tbody tr") == [
        "why.yaml 1 competency This is missing.",
        "why.yaml 1 format This should be 1.",
        "why.yaml 1 minutes This is missing.",
        "why.yaml 1 prompt This is missing.",
        "why.yaml 1 purpose This is missing.",
        "why.yaml 1 rubric This is missing.",
        "why.yaml 1 title This is missing.",
    ]
    assert session.scalars(select(Bank)).all() == []


def test_an_import_needs_a_file(visit, ana, keep):
    bank = keep(make.bank("Ours", by=ana))
    for url in ("/banks/import", f"/banks/{bank.id}/import"):
        page = visit(ana).get(url).press("Import")
        assert (page.status, page.all(".error-summary li")) == (422, ["Choose a file first."])


def test_three_questions_need_as_many_queries_as_one(visit, ana, keep, engine):
    visitor = visit(ana)
    few = make.bank("Few", by=ana)
    make.question(in_bank=few)
    keep(few)
    counts = {}
    for more in ("", few.id, f"{few.id}/export", f"{few.id}/reading"):
        url = f"/banks/{more}"
        visitor.get(url)
        with queries(engine) as sent:
            visitor.get(url)
        counts[url] = len(sent)
    for bank in (few, make.bank("More", by=ana)):
        for _ in range(3):
            make.question(in_bank=bank)
        bank.entrust(make.person(), Duty.REVIEWER, make.NOON, ana)
        keep(bank)
    for url, count in counts.items():
        with queries(engine) as sent:
            visitor.get(url)
        assert len(sent) == count, url


def test_a_table_comes_into_a_bank_and_names_the_rows_that_were_not_taken(visit, ana, keep, again):
    bank = keep(make.bank("Ours", by=ana))
    keep(make.competency("Advisor"))
    keep(make.level("Staff"))
    sent = book((*WHY, "x"), ("How?", "Advice", *WHY[2:]), head=(*HEAD, "Notes"))
    page = visit(ana).get(f"/banks/{bank.id}").follow("Import questions")
    page = page.press("Import", file=(io.BytesIO(sent), "q.xlsx"))
    assert (page.status, page.heading) == (200, "What became of the table")
    assert "Questions: 1 new, 0 with a new version, 0 as they were; 1 row was not taken." in page.main
    assert page.all("tbody tr") == ["3 How? There is no competency called “Advice”."]
    assert "Nobody knows what they mean: notes." in page.main
    assert [question.latest.title for question in again(bank).questions] == ["Why?"]

    same = page.follow("Import again").press("Import", file=(io.BytesIO(book(WHY)), "q.xlsx"))
    assert same.all("table, .notice") == []
    broken = same.follow("Import again").press("Import", file=(io.BytesIO(book(head=())), "q.xlsx"))
    assert (broken.status, broken.all(".error-summary h2")) == (422, ["Nothing was imported"])


def test_a_bank_is_downloaded_to_be_read(visit, ana, keep):
    bank = keep(make.bank("Ours", by=ana))
    out = visit(ana).get(f"/banks/{bank.id}").follow("Read as Markdown").response
    assert out.headers["Content-Disposition"] == f"attachment; filename={bank.key}.md"
    assert out.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert out.data.decode() == "# Ours\n"


def test_sample_answers_are_for_who_keeps_the_bank(visit, ana, ben, keep):
    bank, staff = make.bank("Ours", by=ana), make.level("Staff")
    scale = tuple(AnchorDraft(a.name, a.behaviours, (Sample("canary", "why"),)) for a in make.anchors())
    question = Question.begin(bank, "why", make.draft("Why?", [staff]), make.NOON, ana)
    question.write(make.draft("Why?", rubric={staff: scale}), make.NOON, ana)
    keep(bank)
    urls = (
        f"/banks/{bank.id}/reading",
        f"/banks/questions/{question.id}",
        f"/banks/questions/{question.id}/differences/1/2",
    )
    told = {who.name: [b"canary" in visit(who).get(url).response.data for url in urls] for who in (ana, ben)}
    assert told == {"Ana": [True] * 3, "Ben": [False] * 3}
    assert [visit(who).get(f"/banks/{bank.id}/export").status for who in (ana, ben)] == [200, 404]
    assert "Download" not in visit(ben).get(f"/banks/{bank.id}").main
