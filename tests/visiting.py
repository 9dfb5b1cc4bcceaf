"""A person at a browser without JavaScript: opens pages, fills in forms, presses buttons."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


@dataclass
class Page:
    """What came back, and where it is."""

    visitor: "Visitor"
    url: str
    response: TestResponse

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page, read once, when somebody looks into it."""
        return BeautifulSoup(
            self.response.text if self.response.mimetype == "text/html" else "", "html.parser"
        )

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def text(self) -> str:
        """All words of the page, single spaced."""
        return " ".join(self.soup.get_text(" ").split())

    @property
    def main(self) -> str:
        """The words of the main part, single spaced."""
        part = self.soup.find("main")
        return " ".join(part.get_text(" ").split()) if part else ""

    @property
    def heading(self) -> str:
        """The words of the first heading."""
        return " ".join(self.soup.h1.get_text(" ").split()) if self.soup.h1 else ""

    def all(self, css: str) -> list[str]:
        """The words of every element that fits."""
        return [" ".join(found.get_text(" ").split()) for found in self.soup.select(css)]

    def follow(self, text: str) -> "Page":
        """Follow the link that says `text`."""
        [link, *_] = [a for a in self.soup.find_all("a") if " ".join(a.get_text(" ").split()) == text]
        return self.visitor.get(str(link["href"]))

    def press(self, button: str, **fields: Any) -> "Page":
        """Fill in the form that has this button, and press it. A field set to None is left out.

        Names with characters that Python has no words for go in as `**{"criteria-0-weight": 3}`.
        """
        pressed = self._button(button)
        form = (
            self.soup.find("form", id=pressed["form"]) if pressed.get("form") else pressed.find_parent("form")
        )
        assert isinstance(form, Tag), f"{button} is in no form"
        values = _filled_in(form)
        for name, value in fields.items():
            assert name in values or form.find(attrs={"name": name}), f"there is no field {name}"
            values[name] = value
        if pressed.get("name"):
            values[str(pressed["name"])] = str(pressed.get("value", ""))
        data = {name: value for name, value in values.items() if value is not None}
        url = str(pressed.get("formaction") or form.get("action") or self.url)
        return self.visitor.send(url, str(form.get("method", "get")), data)

    def _button(self, text: str) -> Tag:
        buttons = self.soup.find_all("button")
        found = [b for b in buttons if " ".join(b.get_text(" ").split()) == text]
        assert found, f"no button says {text!r}; there are {[b.get_text(' ').strip() for b in buttons]}"
        return found[0]


class Visitor:
    """One browser."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, url: str) -> Page:
        """Open a page, following redirects."""
        return self._page(self.client.get(url, follow_redirects=True))

    def send(self, url: str, method: str, data: dict[str, Any]) -> Page:
        """Send a form, following redirects."""
        if method.lower() == "get":
            path = url.partition("?")[0]  # what the form says takes the place of what the address said
            return self._page(self.client.get(path, query_string=data, follow_redirects=True))
        return self._page(
            self.client.post(url, data=data, content_type="multipart/form-data", follow_redirects=True)
        )

    def _page(self, response: TestResponse) -> Page:
        return Page(self, response.request.full_path.rstrip("?"), response)


def _filled_in(form: Tag) -> dict[str, Any]:
    """What the browser would send of a form as it stands."""
    values: dict[str, Any] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(control["name"]), str(control.get("type", ""))
        if kind in {"checkbox", "radio"} and not control.has_attr("checked"):
            continue
        if kind in {"submit", "button", "file"} or control.has_attr("disabled"):
            continue
        if control.name == "select":
            chosen = control.select("option[selected]") or control.select("option")[:1]
            picked = [str(option.get("value", option.get_text())) for option in chosen]
            values[name] = picked if control.has_attr("multiple") else next(iter(picked), "")
        elif control.name == "textarea":
            values[name] = control.get_text().removeprefix("\r").removeprefix("\n")
        elif kind == "checkbox" and name in values:
            values[name] = [
                *([values[name]] if isinstance(values[name], str) else values[name]),
                str(control["value"]),
            ]
        else:
            values[name] = str(control.get("value", "on" if kind == "checkbox" else ""))
    return values
