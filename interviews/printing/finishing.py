"""What the PDF library leaves undone for PDF/UA-1 and PDF/A-3, mended before the file is written.

It works on the library's own objects: dictionaries that hold names and references as text ("/TH", "12 0 R").
Not here: what a packet looks like or says.
"""

import struct
from collections.abc import Iterator
from typing import Any

from pydyf import Array, Dictionary, String  # type: ignore[import-untyped]

Element = Any
"""A node of the structure tree, a dictionary of the PDF library."""

_SILENT = ("/Span", "/NonStruct", "/Div")

_UA = """<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def finish(document: Any, pdf: Any) -> None:
    """Mend the file in place. Has the signature of the library's hook, which runs just before writing."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    _prune(pdf, root)
    tree = list(_elements(pdf, root))
    _scope_headers(pdf, tree)
    _index_headers(root, tree)
    _tag_contents(pdf, tree)
    _make_artifacts(pdf, root, tree)
    _describe_links(document, pdf)
    _declare(pdf)
    _stop_clocks(pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def _object(pdf: Any, reference: Any) -> Any:
    """What "12 0 R" refers to."""
    return pdf.objects[int(reference.split()[0])]


def _kids(pdf: Any, element: Element) -> Iterator[Element]:
    """The elements right under this one; marked content and links to annotations are none."""
    for kid in element["K"]:
        if not isinstance(kid, int) and (found := _object(pdf, kid)).get("Type") == "/StructElem":
            yield found


def _elements(pdf: Any, element: Element) -> Iterator[Element]:
    """All elements below, in the order of reading."""
    for kid in _kids(pdf, element):
        yield kid
        yield from _elements(pdf, kid)


def _prune(pdf: Any, element: Element) -> None:
    """Boxes without content, such as the steps of a mark, are drawn but have nothing to say."""
    for kid in list(_kids(pdf, element)):
        _prune(pdf, kid)
        if not kid["K"] and kid["S"] in _SILENT:
            element["K"].remove(kid.reference)


def _scope_headers(pdf: Any, tree: list[Element]) -> None:
    """A header cell says whether it heads its column or its row."""
    for element in tree:
        if element["S"] == "/TH":
            row = _object(pdf, element["P"])
            heads_column = _object(pdf, row["P"])["S"] == "/THead"
            element["A"]["Scope"] = "/Column" if heads_column else "/Row"


def _index_headers(root: Element, tree: list[Element]) -> None:
    """Cells name their headers by identifier, so the tree needs an index of those."""
    index = sorted((element["ID"].data, element.reference) for element in tree if "ID" in element)
    root["IDTree"] = Dictionary({"Names": Array(part for entry in index for part in entry)})


def _tag_contents(pdf: Any, tree: list[Element]) -> None:
    """A list in which each item is one link is the table of contents, and says so."""
    for element in tree:
        items = list(_kids(pdf, element)) if element["S"] == "/L" else []
        if items and all(_is_link(pdf, item) for item in items):
            element["S"] = "/TOC"
            for item in items:
                item["S"] = "/TOCI"
                for body in _kids(pdf, item):
                    body["S"] = "/Reference"


def _is_link(pdf: Any, item: Element) -> bool:
    return any(below["S"] == "/Link" for below in _elements(pdf, item))


def _make_artifacts(pdf: Any, root: Element, tree: list[Element]) -> None:
    """Running lines stand outside the tree: their content is no part of what is read aloud."""
    known = {element.reference for element in tree}
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    for page, reference in enumerate(pdf.page_references):
        owners = numbers[2 * page + 1]
        loose = {mcid for mcid, owner in enumerate(owners) if owner not in known}
        _relabel(_object(pdf, _object(pdf, reference)["Contents"]).stream, loose)
        owners[:] = ["null" if mcid in loose else owner for mcid, owner in enumerate(owners)]


def _relabel(stream: list[Any], loose: set[int]) -> None:
    """Marked content opens with three parts: its tag, its properties, and the operator BDC."""
    for place, operator in enumerate(stream):
        if operator == b"BDC" and stream[place - 1].get("MCID") in loose:
            stream[place - 2 : place] = ["/Artifact", Dictionary({"Type": "/Pagination"})]


def _describe_links(document: Any, pdf: Any) -> None:
    """A link is described by the heading it leads to, not by the name of a place in the file."""
    titles = {
        name: label
        for page in document.pages
        for _, label, point, _ in page.bookmarks
        for name, place in page.anchors.items()
        if place[:2] == point
    }
    for annotation in pdf.objects:
        if isinstance(annotation, Dictionary) and annotation.get("Subtype") == "/Link":
            target = annotation["Dest"].string
            annotation["Contents"] = String(titles[target])


def _declare(pdf: Any) -> None:
    """The metadata name PDF/UA-1 beside PDF/A-3, with the description that PDF/A wants of a foreign name."""
    metadata = _object(pdf, pdf.catalog["Metadata"])
    [written] = metadata.stream
    metadata.stream = [written.replace(b"</rdf:RDF>", _UA.encode())]


def _stop_clocks(pdf: Any) -> None:
    """Emoji fonts are written with the time of printing in them; the time of their making goes there."""
    for descriptor in pdf.objects:
        if isinstance(descriptor, Dictionary) and "FontFile2" in descriptor:
            file = _object(pdf, descriptor["FontFile2"])
            file.stream = [_without_clock(b"".join(file.stream))]


def _without_clock(font: bytes) -> bytes:
    """The head of a TrueType font: its checksum at 8, made at 20, modified at 28; both checksums follow."""
    still = bytearray(font)
    [tables] = struct.unpack_from(">H", still, 4)
    entry = next(at for at in range(12, 12 + 16 * tables, 16) if still[at : at + 4] == b"head")
    [start, length] = struct.unpack_from(">II", still, entry + 8)
    still[start + 8 : start + 12] = bytes(4)
    still[start + 28 : start + 36] = still[start + 20 : start + 28]
    struct.pack_into(">I", still, entry + 4, _checksum(still[start : start + length]))
    struct.pack_into(">I", still, start + 8, (0xB1B0AFBA - _checksum(still)) % 2**32)
    return bytes(still)


def _checksum(part: bytearray) -> int:
    padded = part + bytes(-len(part) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total % 2**32
