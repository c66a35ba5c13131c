"""The browser that mails and pages are looked at in: Debian's chromium, or the one a variable names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHROMIUM = Path(os.environ.get("ZIELWACHT_CHROMIUM", "/usr/bin/chromium"))
NO_BROWSER = f"no browser: there is no {CHROMIUM}"
REMEDY = "apt-get install chromium, or name one in ZIELWACHT_CHROMIUM"

needs_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason=NO_BROWSER)


def objections(page: str, folder: Path) -> list[str]:
    """What axe has to say against a page, in light and in dark."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright belongs to the extra [test]")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="it belongs to the extra [test]").Axe()
    place = folder / "page.html"
    place.write_text(page, encoding="utf-8")
    found: list[str] = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page()
        shown.goto(place.as_uri())
        for scheme in ("light", "dark"):
            shown.emulate_media(color_scheme=scheme)
            told = axe.run(shown).response["violations"]
            found += [f"{scheme}, {one['id']}: {one['nodes'][0]['html'][:120]}" for one in told]
        browser.close()
    return found


def skipped_line(count: int) -> str:
    """What a run says when it looked at nothing in a browser."""
    return f"{count} browser tests were skipped, there is no {CHROMIUM}: {REMEDY}"
