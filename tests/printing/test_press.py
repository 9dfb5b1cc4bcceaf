"""Values in, bytes out: the same values, the same bytes."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from bs4 import BeautifulSoup

from interviews.printing import press
from interviews.printing.dossier import Candidate, Evidence, Excuse, Incident, Rule
from tests.printing.sample import CRITERIA, DOSSIER, PANELISTS, at

ELSEWHERE = (
    "from hashlib import sha256; from interviews.printing import press; "
    "from tests.printing.sample import DOSSIER; "
    "print(sha256(press.pdf(DOSSIER)).hexdigest())"
)


def page(dossier=DOSSIER) -> BeautifulSoup:
    return BeautifulSoup(press.sections(dossier), "html.parser")


def section(number: str, dossier=DOSSIER) -> str:
    """The words of one section."""
    heading = page(dossier).find(id=f"section-{number}")
    assert heading is not None
    return " ".join(heading.parent.get_text(" ").split())


def few_pages():
    """One interview of one interviewer: quickly printed."""
    return replace(
        DOSSIER, interviews=DOSSIER.interviews[:1], panelists=PANELISTS[:1], ratings=DOSSIER.ratings[:2]
    )


def with_text(text: str):
    """The sample, with this as the first piece of evidence."""
    rating = replace(DOSSIER.ratings[0], evidence=(Evidence("said", text),))
    return replace(DOSSIER, ratings=(rating, *DOSSIER.ratings[1:]))


def test_the_same_dossier_gives_the_same_bytes(printed):
    assert sha256(press.pdf(DOSSIER)).hexdigest() == sha256(printed).hexdigest()


def test_another_process_gives_the_same_bytes(printed):
    surroundings = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    told = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=press.ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == sha256(printed).hexdigest()


def test_another_dossier_gives_other_bytes(printed):
    changed = replace(DOSSIER, candidate=Candidate("K-59"))

    assert press.data(changed) != press.data(DOSSIER)
    assert press.pdf(few_pages()) != printed


def test_the_data_are_canonical_and_name_their_schema():
    content = json.loads(press.data(DOSSIER))

    assert content["schema"] == "interviews.packet/1"
    assert content["packet"]["issued_at"] == "2026-11-30T10:20:00+00:00"
    assert content["packet"]["docket_on"] == "2026-12-03"
    assert len(content["packet"]["ratings"]) == len(DOSSIER.ratings)
    assert (
        press.data(DOSSIER)
        == json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    )


def test_nothing_but_values_goes_into_the_data():
    with pytest.raises(TypeError, match="A dossier holds no object"):
        press.data(replace(DOSSIER, proof=object()))


def test_nothing_is_fetched_from_anywhere():
    for url in ("https://example.org/pixel.png", "file:///etc/hostname", "data:text/plain,x"):
        with pytest.raises(ValueError, match="Nothing is fetched"):
            press.NothingOutside().fetch(url)


def test_markup_that_somebody_typed_is_text():
    typed = '<img src="file:///etc/hostname"><script>alert(1)</script><a href="https://example.org">x</a>'
    found = page(with_text(typed))

    assert typed in found.get_text().replace("\u200b", "")
    assert found.find_all(["img", "script"]) == []
    assert [a["href"] for a in found.find_all("a") if not a["href"].startswith("#")] == []


WHATEVER = (
    "x" * 400,
    "ज़िम्मेदारी" * 40,
    "A note of many words, typed in a hurry. " * 500,
    "e" + "\u0301" * 20_000,
    "line\n" * 400,
    "    if x:\n\treturn " + "y" * 300,
    "👩🏽\u200d💻🎉" * 40,
    "שלום לכולם " * 40,
    "日本語の長い文章" * 60,
    '<img src="file:///etc/hostname">',
)


def test_whatever_people_type_prints():
    hard = replace(DOSSIER.ratings[0], evidence=tuple(Evidence("wrote", text) for text in WHATEVER))

    with pikepdf.open(BytesIO(press.pdf(replace(few_pages(), ratings=(hard,))))) as pdf:
        assert len(pdf.pages) > 40


def test_the_page_holds_the_sections_in_order_and_no_empty_ones():
    headings = [" ".join(h.get_text(" ").split()) for h in page().find_all("h2")]

    assert headings == [
        "What the committee must decide",
        "Contents",
        "1 How to read this",
        "2 The bar",
        "3 Evidence map",
        "4 Evidence by competency",
        "6 Scorecards as sealed",
        "7 Disagreements",
        "8 Composite and coverage",
        "A Appendix",
    ]


def test_the_page_can_stand_in_any_layout():
    found = page()
    ids = [each["id"] for each in found.find_all(id=True)]

    assert found.find_all(["h1", "html", "body", "style", "script"]) == []
    assert found.find_all(style=True) == []
    assert len(set(ids)) == len(ids)
    assert {a["href"][1:] for a in found.find_all("a")} <= set(ids)


def test_evidence_is_grouped_by_competency_and_not_by_interviewer():
    found = page().find(id="section-4").parent

    assert [h.get_text(" ") for h in found.find_all("h3")] == [
        "4.1  Cross-system challenges",
        "4.2  Judges under uncertainty",
        "4.3  Advisor",
        "4.4  Strategy proposals",
        "4.5  Many audiences",
        "4.6  Growing others",
    ]
    assert [p.strong.get_text() for p in found.section.select(".opinion__who")] == [
        "Interviewer A", "Interviewer B", "Interviewer E",
    ]  # fmt: skip


def test_a_revision_stands_beside_the_sealed_value():
    revised = page().select_one(".revision")

    assert revised is not None
    assert " ".join(revised.get_text(" ").split()) == (
        "Now 3 , revised after release, Fri 27 Nov 2026, 15:32. Sealed as 2. "
        "3 of 4 Shown. Found the shared cause, agreed with the teams on its removal, and followed it "
        "through. I had not heard who did the removal; A has it word for word, with the team’s name, and it "
        "answers my doubt."
    )


def test_a_rating_may_be_withdrawn_by_a_revision():
    rating = DOSSIER.ratings[2]
    withdrawn = replace(rating, revisions=(replace(rating.revisions[0], value=None),))
    changed = replace(DOSSIER, ratings=(*DOSSIER.ratings[:2], withdrawn, *DOSSIER.ratings[3:]))

    assert "2 of 4 now not assessed medium" in section("3", changed)
    assert "Now not assessed , revised after release" in section("6", changed)


def test_the_map_tells_not_asked_from_not_assessed_and_from_no_scorecard():
    cells = [
        " ".join(td.get_text(" ").split()) for td in page().select(".evidence-map tbody tr")[2].find_all("td")
    ]

    assert cells == ["–", "–", "3 of 4 medium", "–", "not assessed", "no scorecard"]


def test_up_to_four_interviewers_keep_the_page_upright_and_more_turn_it(packet):
    few = replace(DOSSIER, panelists=PANELISTS[:3], ratings=DOSSIER.ratings[:6])

    assert page().select(".chapter--sideways") != []
    assert page(few).select(".chapter--sideways") == []
    turned = [n for n, each in enumerate(packet.pages, start=1) if each.mediabox[2] > each.mediabox[3]]
    assert turned == [6]


def test_a_named_packet_names_and_an_anonymised_one_does_not():
    named = replace(
        DOSSIER,
        profile="named",
        candidate=Candidate("K-58", "Noor Haddad"),
        panelists=(replace(PANELISTS[0], name="Ana Ruiz"), *PANELISTS[1:]),
    )

    assert "Interviewer A (Ana Ruiz)" in section("6", named)
    assert b"Noor Haddad" in press.data(named)
    assert "Noor Haddad" in press.html(named)
    assert "Interviewer A:" in section("6")


def test_a_preview_says_so_and_asks_for_no_vote():
    preview = replace(DOSSIER, preview=True)

    assert "This is a preview, not a packet." in page(preview).select_one(".instruction").get_text()
    assert "Please read it alone and vote before you talk." in page().select_one(".instruction").get_text()
    body = BeautifulSoup(press.html(preview), "html.parser").body
    assert {body[line][:20] for line in ("data-running", "data-number", "data-cover")} == {
        "Preview, not issued:"
    }
    assert "Preview, not issued" not in press.html(DOSSIER)
    assert press.pdf(replace(few_pages(), preview=True)) != press.pdf(few_pages())


def test_a_loop_that_went_as_planned_says_so():
    smooth = replace(DOSSIER, panelists=PANELISTS[:5], incidents=())

    assert "Nothing: the loop went as planned." in section("1", smooth)
    assert "Nothing: the loop went as planned." not in section("1")


def test_a_broken_seal_is_on_the_first_page():
    broken = Incident(at(26, 9), "broken seal", "An administrator", "A court asked for the text.")
    found = page(replace(DOSSIER, incidents=(broken,)))

    assert "Did the seal hold? No. It was broken once" in " ".join(
        found.select_one(".facts").get_text(" ").split()
    )


def test_little_can_be_enough():
    """No ratings, no incidents, nothing beside the questions: still a packet."""
    bare = tuple(
        replace(
            each,
            questions=tuple(
                replace(q, probes=(), purpose="", told_beforehand="", not_scored="") for q in each.questions
            ),
        )
        for each in DOSSIER.interviews[:1]
    )
    excused = replace(PANELISTS[0], sealed=None, excused=Excuse(at(23, 9), "Left the company."), notes="")
    little = replace(
        DOSSIER,
        interviews=bare,
        panelists=(excused,),
        ratings=(),
        incidents=(),
        left_out=(),
        closing_line="",
        docket_on=None,
        bar=replace(DOSSIER.bar, criteria=CRITERIA, rule=Rule(3, 0, 2)),
    )

    assert "The plan has no question for it." in section("4", little)
    assert "No scorecard rates it." in section("4", little)
    assert "The history" not in section("a", little)
    with pikepdf.open(BytesIO(press.pdf(little))) as pdf:
        assert len(pdf.pages) > 5
