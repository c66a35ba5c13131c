"""What the tutorial and the how-tos show is what happens: typed block by block, from an empty folder on.

A block `console house` is a command and what it prints; with `exits N` it ends so, and what stderr says counts too;
with `serves` it goes on until it is ended. A block `diff FILE` is an edit, `csv FILE` and `yaml FILE` are new files.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.test_docs import as_pattern, shown
from tests.made_once import made_once
from tests.web.plain_browser import PlainBrowser
from tests.web.served_process import port_of
from tests.workspace import REPOSITORY, Workspace

DOCS = REPOSITORY / "docs"
TUTORIAL = DOCS / "tutorial" / "first-hour.md"
BLOCK = re.compile(r"^```(console house|diff|csv|yaml)(?: (\S[^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PREVIEW = re.compile(r"^(?:preview|Preview) ([0-9a-f]{12})", re.MULTILINE)
# What the how-tos begin with: the tutorial's house, until the finding is told.
TOLD = "tick --now 2026-11-30T07:00"


@dataclass(frozen=True, slots=True)
class Step:
    """One block: its sort, what stands behind that (a file, how it ends), and what is in it."""

    sort: str
    note: str
    text: str

    @property
    def command(self) -> str:
        return self.text.partition("\n")[0].removeprefix("$ zielwacht ")


def steps_of(page: Path) -> list[Step]:
    """In their order. A command may go on behind a backslash, as in a shell."""
    text = re.sub(r" \\\n *", " ", page.read_text(encoding="utf-8"))
    return [Step(*found) for found in BLOCK.findall(text)]


HOW_TOS = [
    page
    for page in sorted((DOCS / "howto").glob("*.md"))
    if any(step.sort == "console house" for step in steps_of(page))
]


@dataclass
class Reader:
    """Somebody who does what a page says, in a folder."""

    place: Workspace
    preview: str = ""

    def does(self, step: Step) -> None:
        match step.sort:
            case "diff":
                self._edits(self.place.folder / step.note, step.text)
            case "csv" | "yaml":
                if step.note:
                    self.place.write(step.note, step.text)
            case _ if step.note == "serves":
                self._looks_at_the_pages(step)
            case _:
                self._types(step)

    def _types(self, step: Step) -> None:
        words = shlex.split(step.command.replace("PREVIEW", self.preview))
        done = self.place.run(*words)
        code = int(step.note.removeprefix("exits ")) if step.note else 0
        assert done.code == code, f"{step.command}: {done.out}{done.err}"
        said = done.out + done.err if code else done.out
        expected = step.text.partition("\n")[2]
        assert re.fullmatch(as_pattern(expected), shown(said), re.DOTALL), f"{step.command}\n{said}"
        if found := PREVIEW.search(done.out + done.err):
            self.preview = found[1]
        if words[0] == "init":
            self.place = Workspace(self.place.folder / words[1])

    def _edits(self, file: Path, difference: str) -> None:
        """Each line that goes is there once; the lines below it come in its place."""
        text = file.read_text(encoding="utf-8")
        for gone, new in re.findall(r"^-(.*\n)((?:\+.*\n)+)", difference, re.MULTILINE):
            assert text.count(f"\n{gone}") == 1, f"{file.name} has no such line: {gone}"
            text = text.replace(gone, re.sub(r"^\+", "", new, flags=re.MULTILINE))
        file.write_text(text, encoding="utf-8")

    def _looks_at_the_pages(self, step: Step) -> None:
        command = [sys.executable, "-m", "checker", *shlex.split(step.command)]
        env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        with subprocess.Popen(
            command, cwd=self.place.folder, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            try:
                port, _ = port_of(process)
                assert process.stdout is not None
                link = process.stdout.readline()
                assert re.fullmatch(as_pattern(step.text.partition("\n")[2]), shown(link), re.DOTALL)
                browser = PlainBrowser("127.0.0.1", port)
                button = browser.get(link.strip().partition(str(port))[2])
                browser.landed(browser.submit(button.forms[0]))
                assert (
                    "error-rate" in browser.follow("/suche?q=error").text
                    or "Error rate" in browser.follow("/uebersicht").text
                )
            finally:
                process.terminate()
                process.communicate()


def reads(page: Path, place: Workspace, until: str | None = None) -> Reader:
    reader = Reader(place)
    for step in steps_of(page):
        reader.does(step)
        if step.command == until:
            break
    return reader


def test_the_first_hour_goes_as_the_tutorial_says(tmp_path: Path) -> None:
    reader = reads(TUTORIAL, Workspace(tmp_path))
    mails = [path.name for path in (reader.place.folder / "var" / "mails").glob("*.eml")]
    assert len(mails) == 6


def _house_of_the_hour(folder: Path) -> None:
    reads(TUTORIAL, Workspace(folder), until=TOLD)


@pytest.mark.parametrize("page", HOW_TOS, ids=lambda page: page.stem)
def test_a_how_to_goes_as_it_says_in_the_house_of_the_first_hour(page: Path, tmp_path: Path) -> None:
    made = made_once("house-of-the-first-hour", _house_of_the_hour) / "musteramt"
    reads(page, Workspace(Path(shutil.copytree(made, tmp_path / "musteramt"))))


def test_pages_are_found() -> None:
    assert len(HOW_TOS) >= 4
