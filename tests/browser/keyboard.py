"""Somebody who has a keyboard and nothing else: what they want is reached with Tab, by its spoken name."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

WHERE = (Path(__file__).parent / "at_the_keys.js").read_text()
FARTHEST = 120  # stops: whoever needs more doesn't get there
PASSWORD = "evidence before the number"

Words = str | re.Pattern[str]


class Keyboard:
    """One person at one window: `page.keyboard` does it all, nothing clicks, fills in or opens an address."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, *keys: str) -> None:
        """One key after the other."""
        for key in keys:
            if key == "Enter":
                self.page.evaluate("document.documentElement.dataset.left = ''")  # until another page is here
            self.page.keyboard.press(key)
            self.presses += 1

    def types(self, text: str) -> None:
        """Words, over whatever stood in the field."""
        self.press("Control+a")
        self.page.keyboard.type(text)

    def here(self) -> dict[str, Any]:
        """What has the focus; whoever looks can see it."""
        found: dict[str, Any] = self.page.evaluate(WHERE)
        assert found["faults"] == [], f"{found['role']} “{found['name']}”: {found['faults']}"
        return found

    def reaches(self, name: Words, role: str = "", back: bool = False) -> dict[str, Any]:
        """Go on with Tab, or back, until the control of this name has the focus."""
        met = []
        for _ in range(FARTHEST):
            found = self.here()
            if _fits(name, found["name"]) and role in ("", found["role"]):
                return found
            met.append(f"{found['role']} {found['name']}")
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(
            f"Nobody gets to {role} {name!r} on {self.page.url}; on the way: {list(dict.fromkeys(met))}"
        )

    def follows(self, name: Words) -> None:
        """A link."""
        self.reaches(name, "link")
        self.press("Enter")

    def presses_button(self, name: Words) -> None:
        """A button."""
        self.reaches(name, "button")
        self.press("Enter")

    def writes(self, name: Words, text: str) -> None:
        """Into a field."""
        self.reaches(name)
        self.types(text)

    def chooses(self, name: Words, option: str) -> None:
        """One of a list, by the first letters of its name."""
        self.reaches(name)
        self.page.keyboard.type(option)
        chosen = self.here()["value"]
        assert chosen.startswith(option), f"{chosen} was chosen, not {option}"

    def ticks(self, name: Words) -> None:
        """A box."""
        self.reaches(name, "checkbox")
        self.press("Space")

    def sets_time(self, name: Words, day: str, time: str) -> None:
        """A day such as 11202026 and a time such as 1000AM, part by part, as Chromium asks in English."""
        self.reaches(name)
        self.page.keyboard.type(day)
        self.press("Tab")
        self.page.keyboard.type(time)

    def comes_to(self, heading: Words) -> None:
        """Another page than the one that was left, of this heading."""
        expect(self.page.locator("html:not([data-left])")).to_be_attached()
        expect(self.page.locator("h1")).to_have_text(heading)
        self.page.wait_for_load_state("load")

    def signs_in(self, email: str, password: str = PASSWORD) -> None:
        """From the front door; the last address that is opened by hand."""
        self.page.goto("/")
        self.comes_to("Sign in")
        self.writes("E-mail address", email)
        self.writes("Password", password)
        self.press("Enter")
        self.comes_to("Today")


def _fits(wanted: Words, name: str) -> bool:
    return name == wanted if isinstance(wanted, str) else bool(wanted.search(name))
