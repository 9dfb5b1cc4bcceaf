"""Kits and guides are built for PDF/UA-1 as packets are: what a machine can check, in the file itself."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from bs4 import BeautifulSoup

from interviews.printing import press
from tests.printing.papers import BARE_KIT, GUIDE, KIT
from tests.printing.test_finishing import elements, marked, outline

PAPERS = {
    "kit": (press.kit, press.kit_html, KIT, "Kit: Debug a running system, for Senior engineer, Depots"),
    "bare kit": (press.kit, press.kit_html, BARE_KIT, "Kit: Interview 1, for Writer"),
    "guide": (press.guide, press.guide_html, GUIDE, "What to expect: Senior engineer, Depots"),
}


@pytest.fixture(scope="module", params=PAPERS)
def paper(request):
    """The file, its headings by rank and words, its title."""
    bytes_of, html_of, values, title = PAPERS[request.param]
    found = BeautifulSoup(html_of(values), "html.parser").find_all(["h1", "h2", "h3", "h4"])
    headings = [(int(h.name[1]), " ".join(h.get_text(" ").split())) for h in found]
    return pikepdf.open(BytesIO(bytes_of(values))), headings, title


def test_the_file_says_what_it_is(paper):
    pdf, _, title = paper
    metadata = pdf.open_metadata()
    assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["dc:title"]) == ("1", "3", title)
    assert (str(pdf.docinfo.Title), str(pdf.Root.Lang)) == (title, "en-GB")
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
    assert "/CreationDate" not in pdf.docinfo  # it would differ from print to print


def test_tags_and_bookmarks_follow_the_headings(paper):
    pdf, headings, _ = paper
    with pdf.open_outline() as bookmarks:
        listed = list(outline(bookmarks.root))

    ranks = [rank for rank, _ in headings]
    assert [int(str(node.S)[2:]) for node in elements(pdf, "/H1", "/H2", "/H3", "/H4")] == ranks
    assert listed == [(max(1, rank - 1), words) for rank, words in headings]
    assert [(a, b) for a, b in pairwise(ranks) if b > a + 1] == []


def test_every_header_cell_says_what_it_heads(paper):
    pdf, _, _ = paper
    scopes = {(str(node.P.P.S), str(node.A.Scope)) for node in elements(pdf, "/TH")}
    assert scopes <= {("/THead", "/Column"), ("/TBody", "/Row")}
    assert ("/TBody", "/Row") in scopes


def test_running_lines_are_artifacts_and_everything_else_is_in_the_tree(paper):
    pdf, _, _ = paper
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums
    tree = {node.objgen for node in elements(pdf)}
    for number, page in enumerate(pdf.pages):
        pieces = list(marked(pdf, page))
        running = [p for tag, p, text in pieces if text and tag == "/Artifact" and p is not None]
        claimed = [int(p.MCID) for _, p, _ in pieces if p is not None and "/MCID" in p]
        assert {str(p.Type) for p in running} == {"/Pagination"}
        assert [owners[2 * number + 1][mcid].objgen in tree for mcid in claimed] == [True] * len(claimed)
    assert {str(node.S) for node in elements(pdf) if not len(node.K)} <= {"/TD"}


def test_all_fonts_are_embedded_and_can_be_read_back(paper):
    pdf, _, _ = paper
    fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
    composite = [font for font in fonts if str(font.Subtype) == "/Type0"]
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in composite]
    assert [("/FontFile2" in each) or ("/FontFile3" in each) for each in descriptors] == [True] * len(
        composite
    )
    assert ["/ToUnicode" in font for font in composite] == [True] * len(composite)


def test_what_is_handed_to_the_candidate_stands_on_sheets_of_its_own():
    with pikepdf.open(BytesIO(press.kit(KIT))) as pdf:
        lying = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
        links = {str(note.Contents) for page in pdf.pages for note in page.obj.get("/Annots", [])}
    assert lying == [*[False] * (len(lying) - 1), True]
    assert links == {"To hand over: Orders that arrive twice"}
