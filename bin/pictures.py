"""What `bin/screenshots` does once the demonstration company is served."""

import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from interviews.demo import PASSWORD, sign_ins

Theme = Literal["light", "dark"]
DOCS = Path("docs")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+")
EACH = 3  # pages of one kind: three loops, and not three hundred
FILES = re.compile(r"(/(export|proof|pdf|data)|\.pdf)$")
WRITING = re.compile(r"^(/scorecards/.+)/edit$")
AT_THE_DOOR = ("/people/sign-in", "/people/invitation/none")
APPEARANCES: dict[str, tuple[int, Theme]] = {
    "desk-light": (1280, "light"),
    "desk-dark": (1280, "dark"),
    "phone-light": (390, "light"),
    "phone-dark": (390, "dark"),
}


def main(address: str, folder: str | None = None) -> None:
    """The README's pictures; and every page into `folder`, if there is one."""
    await_answer(address)
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for_the_readme(browser, address)
        if folder:
            everything(browser, address, Path(folder))
        browser.close()


def await_answer(address: str) -> None:
    """Come back once it is served."""
    for _ in range(600):
        try:
            urlopen(f"{address}/people/sign-in").close()
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("The server didn't begin.")


def for_the_readme(browser: Browser, address: str) -> None:
    """A scorecard in the writing, and the debrief in which two differ."""
    with window(browser, address, "aoife@example.com") as page:
        page.set_viewport_size({"width": 1280, "height": 1440})
        page.get_by_role("link", name="Continue").first.click()
        page.locator("form.scripted").wait_for()
        page.screenshot(path=DOCS / "scorecard.png")
    with window(browser, address, "ama@example.com") as page:
        page.get_by_role("link", name="Loops", exact=True).click()
        page.get_by_role("link", name="Ifeanyi Okonkwo").click()
        page.get_by_role("link", name="Go to the debrief").click()
        page.screenshot(path=DOCS / "debrief.png")


def everything(browser: Browser, address: str, folder: Path) -> None:
    """Each page that each role comes to by links, in every appearance, whole; and those before a sign-in."""
    for who in sign_ins():
        with window(browser, address, who.email) as page:
            urls = list(reached(page))
        for name, appearance in APPEARANCES.items():
            with window(browser, address, who.email, *appearance) as page:
                take(page, urls, folder / name / who.part.replace(" ", "-"))
        print(f"{who.part}: {len(urls)} pages")
    for name, appearance in APPEARANCES.items():
        with window(browser, address, None, *appearance) as page:
            take(page, AT_THE_DOOR, folder / name / "nobody")


def take(page: Page, urls: Iterable[str], folder: Path) -> None:
    """A picture of each, as long as it is: a line that sticks to the window's edge is then at its end."""
    folder.mkdir(parents=True, exist_ok=True)
    width = page.viewport_size["width"] if page.viewport_size else 1280
    for url in urls:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(url)
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": max(900, height)})
        page.screenshot(path=folder / f"{named(url)}.png")


def reached(page: Page) -> Iterator[str]:
    """Addresses of ours that links lead to from the first page on, a few of each kind; and of each scorecard
    in the writing the page on which it is read once more.
    """
    waiting, known, taken = ["/"], {"/"}, Counter[str]()
    while waiting:
        url = waiting.pop(0)
        if taken[ID.sub("-", url)] == EACH or FILES.search(url):
            continue
        taken[ID.sub("-", url)] += 1
        yield url
        page.goto(url)
        found = [WRITING.sub(r"\1/review", url), *links(page)]
        waiting += [link for link in dict.fromkeys(found) if link not in known]
        known.update(found)


def links(page: Page) -> list[str]:
    """Where this page leads to, as paths of ours."""
    found = map(urlsplit, page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)"))
    ours = [link for link in found if link.netloc == urlsplit(page.url).netloc]
    return [f"{link.path}?{link.query}" if link.query else link.path for link in ours]


def named(url: str) -> str:
    """A file's name for an address."""
    return re.sub(r"[^a-z0-9]+", "-", url.strip("/").lower()) or "today"


@contextmanager
def window(
    browser: Browser, address: str, email: str | None, width: int = 1280, theme: Theme = "light"
) -> Iterator[Page]:
    """A window of somebody who has signed in; without `email`, of somebody who hasn't."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    if email:
        page.goto("/people/sign-in")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{address}/")
    yield page
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
