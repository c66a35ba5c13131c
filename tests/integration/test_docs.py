"""What the documents show is true: every command is run, every YAML block is read."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("*.md"))
# The folder in which each wants its commands to be run.
DOCUMENTS = {
    **dict.fromkeys([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))], ROOT),
    **{document: document.parent for document in EXAMPLES},
}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[object]:
    """Each block, and the folder in which its document wants it to be run."""
    return [
        pytest.param(
            text, document.parent if document in EXAMPLES else ROOT, id=f"{document.relative_to(ROOT)}-{number}"
        )
        for document in DOCUMENTS
        for number, (found, text) in enumerate(BLOCK.findall(document.read_text(encoding="utf-8")), start=1)
        if found == language
    ]


def shown(output: str) -> str:
    """Trailing blanks and the kind of blank do not show."""
    return "\n".join(line.replace("\N{NO-BREAK SPACE}", " ").rstrip() for line in output.strip().splitlines())


def as_pattern(expected: str) -> str:
    """`…` stands for any text, over lines too."""
    return ".*".join(re.escape(part) for part in shown(expected).split("…"))


def as_a_shell_would(word: str, folder: Path) -> list[str]:
    """The files that a pattern stands for; a word that fits none stays as it is."""
    return sorted(f"{path.relative_to(folder)}" for path in folder.glob(word)) if "/*" in word else [word]


@pytest.mark.parametrize(("block", "folder"), blocks("console"))
def test_a_command_shown_in_a_document_prints_what_is_shown(block: str, folder: Path) -> None:
    command, _, expected = block.partition("\n")
    assert command.startswith("$ zielwacht "), "a console block begins with the command"
    words = shlex.split(command.removeprefix("$ zielwacht "))
    arguments = [found for word in words for found in as_a_shell_would(word, folder)]
    run = subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert re.fullmatch(as_pattern(expected), shown(run.stdout), re.DOTALL), run.stdout + run.stderr


@pytest.mark.parametrize(("block", "folder"), blocks("yaml"))
def test_a_yaml_block_shown_in_a_document_is_yaml(block: str, folder: Path) -> None:
    assert yaml.safe_load(block) is not None


def test_every_link_between_documents_leads_somewhere() -> None:
    links = [
        (document.relative_to(ROOT), target)
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]
    assert links == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in sorted(folder.glob("0*.md")) if path.name not in listed] == []


def _anchor(heading: str) -> str:
    """The name under which a heading can be linked to, as repositories' web pages make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _headings(document: Path, marks: str = "#{1,6}") -> list[str]:
    text = re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.findall(rf"^{marks} (.+)$", text, flags=re.MULTILINE)


def test_the_contents_of_the_rules_page_list_each_of_its_sections_in_order() -> None:
    page = ROOT / "docs" / "rules.md"
    contents = page.read_text(encoding="utf-8").partition("**Contents**")[2].partition("\n## ")[0]
    assert re.findall(r"^- \[(.+?)\]", contents, re.MULTILINE) == _headings(page, "##")


def test_every_link_to_a_section_leads_to_one() -> None:
    links = [
        (str(document.relative_to(ROOT)), f"{target}#{section}")
        for document in DOCUMENTS
        for target, section in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", document.read_text(encoding="utf-8"))
        if section not in map(_anchor, _headings(document.parent / target if target else document))
    ]
    assert links == []
