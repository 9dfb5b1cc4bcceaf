"""A real server and a real Chromium."""

import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

CHROMIUM = ("chromium", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-blink-features=ComputedAccessibilityInfo",
)


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the application answers, on the database under test."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = False  # closing waits for answers that are still on their way
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, or the one that Playwright brought where the system has none."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """A window of its own: other cookies than every other one."""
    opened: list[BrowserContext] = []

    def open_window(
        javascript: bool = True, width: int = 1280, dark: bool = False, base_url: str = address
    ) -> Page:
        context = chromium.new_context(
            base_url=base_url,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        return context.new_page()

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fail if axe-core finds anything on the page as it stands."""
    axe = Axe()

    def look(page: Page) -> None:
        found = axe.run(page).response["violations"]
        told = [(v["id"], v["help"], [node["html"] for node in v["nodes"]]) for v in found]
        assert told == [], page.url

    return look
