"""Built for PDF/UA-1 and PDF/A-3: what a machine can check, checked in the file itself."""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from bs4 import BeautifulSoup

from interviews.printing import press
from interviews.printing.edition import Edition
from tests.printing.sample import DOSSIER

Node = Any


def below(node: Node) -> Iterator[Node]:
    """The elements under a node of the structure tree, in the order of reading."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from below(kid)


def elements(pdf: pikepdf.Pdf, *kinds: str) -> list[Node]:
    tree = below(pdf.Root.StructTreeRoot)
    return [node for node in tree if str(node.S) in kinds or not kinds]


def outline(items: list[pikepdf.OutlineItem], depth: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title
        yield from outline(item.children, depth + 1)


def headings() -> list[tuple[int, str]]:
    """Rank and words of every heading, from the HTML."""
    found = BeautifulSoup(press.html(DOSSIER), "html.parser")
    return [
        (int(h.name[1]), " ".join(h.get_text(" ").split())) for h in found.find_all(["h1", "h2", "h3", "h4"])
    ]


def marked(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Iterator[tuple[str, Any, bool]]:
    """Each piece of marked content: its tag, its properties, whether text is drawn in it."""
    opened: list[list[Any]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BMC", "BDC"}:
            opened.append([str(operands[0]), operands[1] if name == "BDC" else None, False])
        elif name == "EMC":
            tag, properties, text = opened.pop()
            yield tag, properties, text
        elif name in {"Tj", "TJ"}:
            assert opened, "text outside of any marked content"
            opened[-1][2] = True


def test_the_file_says_what_it_is(packet):
    title = "Packet 2026-0147, version 1: Staff engineer, Payments platform, K-58"
    metadata = packet.open_metadata()
    assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == (
        "1",
        "3",
        "A",
    )
    assert metadata["dc:title"] == title
    assert metadata["xmp:CreateDate"] == "2026-11-30T10:20:00Z"
    assert str(packet.docinfo.Title) == title
    assert str(packet.docinfo.CreationDate) == "D:20261130102000Z"
    assert str(packet.Root.Lang) == "en-GB"
    assert bool(packet.Root.MarkInfo.Marked)
    assert bool(packet.Root.ViewerPreferences.DisplayDocTitle)
    assert {str(page.obj.Tabs) for page in packet.pages} == {"/S"}


def test_tags_and_bookmarks_follow_the_headings(packet):
    with packet.open_outline() as bookmarks:
        listed = list(outline(bookmarks.root))

    ranks = [int(str(node.S)[2:]) for node in elements(packet, "/H1", "/H2", "/H3", "/H4")]
    assert ranks == [rank for rank, _ in headings()]
    assert [words for _, words in listed] == [words for _, words in headings()]
    assert [depth for depth, _ in listed] == [max(1, rank - 1) for rank, _ in headings()]


def test_no_heading_skips_a_rank():
    ranks = [rank for rank, _ in headings()]

    assert ranks[0] == 1
    assert [(a, b) for a, b in pairwise(ranks) if b > a + 1] == []


def test_every_header_cell_says_what_it_heads(packet):
    scopes = {(str(node.P.P.S), str(node.A.Scope)) for node in elements(packet, "/TH")}

    assert scopes == {("/THead", "/Column"), ("/TBody", "/Row"), ("/TFoot", "/Row")}


def test_cells_name_headers_that_the_index_knows(packet):
    names = packet.Root.StructTreeRoot.IDTree.Names
    index = {bytes(names[n]): names[n + 1] for n in range(0, len(names), 2)}
    named = [bytes(each) for cell in elements(packet, "/TD") for each in cell.A.get("/Headers", [])]

    assert list(index) == sorted(index)
    assert named
    assert {str(index[name].S) for name in named} == {"/TH"}


def test_figures_have_words_for_those_who_do_not_see_them(packet):
    assert [str(node.Alt) for node in elements(packet, "/Figure")] == [
        "Ratings on a scale from 1 to 4: B gave 2, A gave 3 and E gave 4.",
        "Ratings on a scale from 1 to 4: C gave 3.",
        "Ratings on a scale from 1 to 4: C gave 4.",
        "Ratings on a scale from 1 to 4: D gave 3.",
        "Ratings on a scale from 1 to 4: D gave 2.",
        "Ratings on a scale from 1 to 4: A gave 3 and B gave 3.",
    ]


def test_the_contents_are_tagged_as_such_and_lists_stay_lists(packet):
    [contents] = elements(packet, "/TOC")
    items = list(contents.K)

    assert {str(item.S) for item in items} == {"/TOCI"}
    assert len(items) == len(Edition(DOSSIER).contents)
    assert elements(packet, "/L") != []
    assert {str(kid.S) for each in elements(packet, "/L") for kid in each.K} == {"/LI"}


def test_links_are_described_by_where_they_lead(packet):
    described = [str(note.Contents) for page in packet.pages for note in page.obj.get("/Annots", [])]

    assert described[:3] == ["1 How to read this", "2 The bar", "3 Evidence map"]
    assert "4.3 Advisor" in described


def test_running_lines_are_artifacts_and_everything_else_is_in_the_tree(packet):
    owners = packet.Root.StructTreeRoot.ParentTree.Nums
    tree = {node.objgen for node in elements(packet)}
    for number, page in enumerate(packet.pages):
        pieces = list(marked(packet, page))
        running = [p for tag, p, text in pieces if text and tag == "/Artifact" and p is not None]
        claimed = [int(p.MCID) for _, p, _ in pieces if p is not None and "/MCID" in p]
        assert len(running) in {3, 4}, f"page {number + 1}"
        assert {str(p.Type) for p in running} == {"/Pagination"}
        assert [owners[2 * number + 1][mcid].objgen in tree for mcid in claimed] == [True] * len(claimed)


def test_nothing_in_the_tree_is_empty_but_cells(packet):
    assert {str(node.S) for node in elements(packet) if not len(node.K)} <= {"/TD"}


def test_all_fonts_are_embedded_and_can_be_read_back(packet):
    fonts = [
        each
        for each in packet.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
    ]
    composite = [font for font in fonts if str(font.Subtype) == "/Type0"]
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in composite]

    assert {str(font.get("/Subtype")) for font in fonts} <= {
        "/Type0",
        "/CIDFontType2",
        "/CIDFontType0",
        "/Type3",
    }
    assert [("/FontFile2" in each) or ("/FontFile3" in each) for each in descriptors] == [True] * len(
        composite
    )
    assert ["/ToUnicode" in font for font in composite] == [True] * len(composite)
    names = {str(each.FontName).split("+")[1] for each in descriptors}
    assert {"Charis-SIL", "Noto-Sans", "Noto-Sans-Bold"} <= names


def test_the_data_travel_with_the_file_and_are_listed_once(packet):
    [file] = packet.Root.AF
    attached = packet.attachments["packet-2026-0147-v1.json"]

    assert str(file.AFRelationship) == "/Data"
    assert attached.get_file().read_bytes() == press.data(DOSSIER)
    assert attached.get_file().mime_type == "application/json"
    assert attached.get_file().creation_date == DOSSIER.issued_at
    assert json.loads(press.data(DOSSIER))["packet"]["number"] == "2026-0147"


def test_no_text_is_smaller_than_eleven_points_but_running_lines(packet):
    smallest: set[float] = set()
    for page in packet.pages:
        scale, tag = 1.0, []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BMC" | "BDC":
                    tag.append(str(operands[0]))
                case "EMC":
                    tag.pop()
                case "Tm":
                    scale = abs(float(operands[3]))
                case "Tf" if tag and tag[-1] != "/Artifact":
                    smallest.add(round(float(operands[1]) * scale, 1))

    assert min(smallest) * 0.75 >= 11 or min(smallest) >= 11
