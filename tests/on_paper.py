"""The words of a PDF, as a reader's copy and paste gets them: the files are compressed, and hold glyphs."""

import re
from io import BytesIO

import pikepdf

PAIR = re.compile(r"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>")


def words_of(file: bytes) -> str:
    """All text that is drawn, line by line."""
    with pikepdf.open(BytesIO(file)) as pdf:
        return "\n".join(line for page in pdf.pages for line in _lines(page))


def _lines(page: pikepdf.Page) -> list[str]:
    meanings = {str(name): _meaning(font) for name, font in page.resources.get("/Font", {}).items()}
    lines, meaning = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            meaning = meanings[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            drawn = operands[0] if str(operator) == "TJ" else [operands[0]]
            codes = b"".join(bytes(part) for part in drawn if isinstance(part, pikepdf.String)).hex()
            lines.append("".join(meaning.get(codes[n : n + 4], "") for n in range(0, len(codes), 4)))
    return lines


def _meaning(font: pikepdf.Object) -> dict[str, str]:
    """What each glyph of a font stands for."""
    table = font.ToUnicode.read_bytes().decode()
    pairs = (
        pair for block in table.split("beginbfchar")[1:] for pair in PAIR.findall(block.split("endbfchar")[0])
    )
    return {code.lower(): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
