"""Makes the pictures of the documents from the demo's year: a mail, and the page of the year.

    python tools/pictures.py            walk through the demo, then take them
    python tools/pictures.py FOLDER     take them from a workspace that `zielwacht demo --folder FOLDER` has made

Needs the extra `test` and a Chromium (/usr/bin/chromium, or the one that ZIELWACHT_CHROMIUM names). The pictures are
committed: look at them after a change of mails or of the demo's page.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = os.environ.get("ZIELWACHT_CHROMIUM", "/usr/bin/chromium")
MOST_BYTES = 150_000
# Which file of the workspace, and how much of it is seen: width and height in pixels.
SHOWN: Mapping[str, tuple[str, int, int]] = {
    "mail.png": ("mails/2017-01-12-alert-*.html", 720, 900),
    "demo-page.png": ("index.html", 1000, 760),
}


def take(workspace: Path, browser: Any) -> None:
    """Writes each picture; raises AssertionError where one is larger than a repository should keep."""
    PICTURES.mkdir(exist_ok=True)
    for name, (pattern, width, height) in SHOWN.items():
        (page,) = workspace.glob(pattern)
        shown = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light", locale="de-DE")
        shown.goto(page.resolve().as_uri())
        shown.screenshot(path=PICTURES / name)
        size = (PICTURES / name).stat().st_size
        assert size <= MOST_BYTES, f"{name} has {size} bytes, more than {MOST_BYTES}: show less of it"


def demo(folder: Path) -> None:
    """The demo's year, in that folder."""
    subprocess.run([sys.executable, "-m", "checker", "--quiet", "demo", "--folder", folder], check=True, cwd=ROOT)


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        workspace = Path(arguments[0] if arguments else made) / ("" if arguments else "demo")
        if not arguments:
            demo(workspace)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        take(workspace, browser)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
