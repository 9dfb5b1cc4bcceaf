"""One page, looked at in every way: light and dark, wide and narrow, larger, and by the keyboard."""

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

AUDIT, ORDER = ((Path(__file__).parent / name).read_text() for name in ("auditing.js", "ordering.js"))
WIDE, NARROW, ZOOMED = ({"width": w, "height": h} for w, h in ((1280, 900), (320, 900), (320, 256)))
STANDING = ["targets", "names", "motion", "width", "focus", "spacing"]


def faults(page: Page) -> set[str]:
    """What keeps people out of this page, which is loaded once. Nothing but colours differs between light and
    dark, and nothing but places between wide and narrow, so each is looked at once.
    """
    page.evaluate(AXE_SCRIPT)
    found = set(_as(page, WIDE, "light", [*STANDING, "larger"]))
    found |= set(_as(page, NARROW, "dark", STANDING))
    page.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
    found |= {f"at 400 %: {fault}" for fault in page.evaluate(AUDIT, ["width", "focus"])}
    page.emulate_media(reduced_motion="no-preference")
    found |= {f"with motion: {fault}" for fault in page.evaluate(AUDIT, ["motion"])}
    page.emulate_media(reduced_motion="reduce", color_scheme="light")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return found


def at_a_glance(page: Page) -> list[str]:
    """The same on a phone and in the light alone: for one of many pages that are made alike."""
    page.evaluate(AXE_SCRIPT)
    found = _as(page, NARROW, "light", STANDING)
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return found


def _as(page: Page, size: Any, scheme: Any, checks: list[str]) -> list[str]:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    violations = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    seen = [f"{v['id']}: {[node['html'][:120] for node in v['nodes']]}" for v in violations]
    seen += [*page.evaluate(AUDIT, checks), *page.evaluate(ORDER)]
    return [f"{size['width']}, {scheme}: {fault}" for fault in seen]
