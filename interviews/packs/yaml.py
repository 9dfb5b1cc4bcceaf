"""Text as YAML that people like to read: plain where that is safe, folded if long, quoted if it must be."""

import re
import textwrap

WIDTH = 108
# What every reader of YAML takes as text: it begins with a letter, and nothing in it is a sign of YAML.
PLAIN = re.compile(r"[^\W\d_]([\w .,;()/’–-]*[\w.)])?")
WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
# What can't stand in a file as it is: no character of YAML, or a break that some take for a new line.
ODD = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def inline(text: str) -> str:
    """In one line, after the name of a field."""
    return text if PLAIN.fullmatch(text) and text.lower() not in WORDS else _quoted(text)


def block(name: str, text: str, indent: int = 0) -> str:
    """A field with a long text."""
    return _paragraph(f"{' ' * indent}{name}:", text, indent)


def short(name: str, text: str, indent: int = 0) -> str:
    """A field in one line; nothing without a text."""
    return f"{' ' * indent}{name}: {inline(text)}\n" if text else ""


def long(name: str, text: str) -> str:
    """A field with a long text, after an empty line; nothing without a text."""
    return gap(block(name, text)) if text else ""


def gap(text: str) -> str:
    """An empty line before what stands together, if there is anything."""
    return "\n" + text if text else ""


def item(text: str) -> str:
    """One text of a list."""
    return _paragraph("  -", text, 2)


def _paragraph(opening: str, text: str, indent: int) -> str:
    margin = " " * (indent + 2)
    if ODD.search(text) or "\t" in text or text != text.strip():
        return f"{opening} {_quoted(text)}\n"
    if "\n" in text:
        lines = (f"{margin}{line}" if line else "" for line in text.split("\n"))
        return f"{opening} |-\n" + "".join(f"{line}\n" for line in lines)
    if "  " in text:
        return f"{opening} {_quoted(text)}\n"
    wrapped = textwrap.wrap(text, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
    return f"{opening} >-\n" + "".join(f"{margin}{line}\n" for line in wrapped)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{ODD.sub(_code, escaped)}"'


def _code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
