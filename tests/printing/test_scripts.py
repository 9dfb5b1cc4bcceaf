"""Whatever people type prints: in its own script, in its own direction, and every sign of it."""

import logging
import subprocess
import unicodedata
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from interviews.printing import press, words
from interviews.printing.dossier import Candidate, Evidence
from tests.printing.sample import DOSSIER, PANELISTS
from tests.turning import turning

TEXTS = {
    "Arabic": "سألها أحمد: «ما الذي ينكسر أولًا؟» نَصٌّ (Backup 2.0)، ١٢:٣٠!",
    "Hebrew": "היא אמרה: ”קודם כול בודקים“ – בְּרֵאשִׁית 3 פעמים (v1.2).",
    "Persian": "می‌خواهم گچ پژ",
    "Chinese": "她说：“先测量，再决定。”（第3次）",
    "Japanese": "「まず測る」と言った。カタカナ",
    "Korean": "먼저 측정하자",
    "Hindi": "उसने कहा: पहले मापो क्ष्ठ्र",
    "Bengali": "আগে মাপো",
    "Tamil": "முதலில் அளவிடு",
    "Thai": "เธอพูดว่า ที่ปู่ กู้",
    "Vietnamese": "Nguyễn Thị Hồng Ệ Ẫ ỹ ị",
    "Greek and Cyrillic": "Πρώτα μέτρα — сначала измерь ёй",
    "marks": "e̞ ơ̞ n̈ ẹ̀",
    "Ethiopic, Georgian, Armenian": "ታዲያ ჰელო Հայ",
    "emoji": "👩‍🚀 👍🏽 ❤️ ✅",
}


def with_texts(**more):
    """One interviewer, and a piece of evidence in each script."""
    rating = replace(DOSSIER.ratings[0], evidence=tuple(Evidence("said", text) for text in TEXTS.values()))
    few = {"interviews": DOSSIER.interviews[:1], "panelists": PANELISTS[:1], "ratings": (rating,)}
    return replace(DOSSIER, **(few | more))


@pytest.fixture(scope="module")
def paper():
    """The packet, what a reader can take out of it, and what the printer said on the way."""
    told: list[str] = []
    listening = logging.Handler()
    listening.emit = lambda record: told.append(record.getMessage())
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listening)
    printed = press.pdf(with_texts())
    logger.removeHandler(listening)
    text = subprocess.run(["pdftotext", "-", "-"], input=printed, capture_output=True, check=True).stdout
    return unicodedata.normalize("NFKD", text.decode()), told


@pytest.mark.parametrize("script", TEXTS)
def test_every_sign_that_was_typed_can_be_taken_out_of_the_file(paper, script):
    typed = unicodedata.normalize("NFKD", TEXTS[script])
    unseen = {c for c in typed if unicodedata.category(c) == "Cf" or c in " \ufe0f"}
    assert {f"{c} {ord(c):04X}" for c in set(typed) - unseen - set(paper[0])} == set()


def test_there_is_a_glyph_for_each(paper):
    assert paper[1] == []


def test_names_and_titles_stand_apart_in_every_sentence():
    asked = tuple(replace(q, title="שאלה", prompt="שלום 12!") for q in DOSSIER.interviews[0].questions)
    named_so = tuple(replace(c, name=f"כישור {n}") for n, c in enumerate(DOSSIER.bar.criteria))
    said = replace(DOSSIER.ratings[0], evidence=(Evidence("said", "שלום 12!"),))
    named = with_texts(
        ratings=(said,),
        profile="named",
        candidate=Candidate("K-58", "דוד"),
        panelists=(replace(PANELISTS[0], name="שרה"),),
        interviews=(replace(DOSSIER.interviews[0], title="ראיון", questions=asked),),
        bar=replace(DOSSIER.bar, criteria=named_so),
    )
    assert turning(BeautifulSoup(press.html(named), "html.parser")) == set()
    assert "Asked in \u2068ראיון\u2069, 23 November 2026" in press.html(named)


def test_a_line_that_runs_the_other_way_is_a_paragraph_of_its_own():
    assert words.prose("שלום\nThen in English.\nAnd more.") == (
        '<p dir="rtl">שלום</p><p>Then in English.</p><p>And more.</p>'
    )
    assert words.prose("One\ntwo") == "<p>One\ntwo</p>"


def test_signs_that_turn_a_line_end_with_the_name():
    name = "x\u2069\u202eevil"
    told = press.html(with_texts(profile="named", candidate=Candidate("K-58", name)))
    assert "Candidate K-58, \u2068x\u202eevil\u2069," in told
