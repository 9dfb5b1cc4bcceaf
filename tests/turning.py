"""Typed words that could turn what stands around them, found in a page or in the document of a packet."""

import re

from bs4 import BeautifulSoup, Comment, Tag

HEBREW = re.compile("[\u0590-\u05ff]")
APART = re.compile("\u2068[^\u2068\u2069]*\u2069")


def turning(soup: BeautifulSoup) -> set[str]:
    """Typed words that can turn what stands around them, or are mixed with ours; fields that turn nothing."""
    texts = {
        f"text: {' '.join(text.split())}"
        for text in soup.find_all(string=HEBREW)
        if not isinstance(text, Comment) and not stands_apart(text.parent, text)
    }
    given = {
        f"{element.name}[{name}]: {value}"
        for element in soup.find_all(True)
        for name, value in element.attrs.items()
        if isinstance(value, str) and HEBREW.search(value) and not is_apart(element, name, value)
    }
    fields = soup.select("textarea:not([dir=auto]), input[type=text]:not([dir=auto])")
    return texts | given | {f"no direction: {field.get('name')}" for field in fields}


def stands_apart(inside: Tag | None, text: str) -> bool:
    """Between two isolates alone, or in an element that takes its direction from nothing else."""
    around = [inside, *inside.parents] if inside else []
    own = next((element for element in around if element.get("dir") in {"auto", "rtl"}), None)
    words = own.get_text() if own else text
    alone = not re.search("[A-Za-z]", words) if own else not HEBREW.search(APART.sub("", words))
    return alone and not any(re.search("[A-Za-z]", part) for part in APART.findall(words))


def is_apart(element: Tag, name: str, value: str) -> bool:
    if element.name == "input" and name == "value":
        return element.get("type") == "hidden" or element.get("dir") == "auto"
    return not HEBREW.search(APART.sub("", value))
