"""Every page of the documents is found by its reader, and the reference leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from scipy.stats import beta

from checker.cli.commands import zielwacht
from checker.domain.health import HealthCode
from checker.domain.record_problem import ProblemCode
from checker.domain.refusal import RefusalCode
from checker.rulebook.schema import FILE_KINDS
from tools import reference_pages

DOCS = Path(__file__).parents[2] / "docs"
TOCTREE = re.compile(r"^```\{toctree\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _named_by(page: Path) -> set[Path]:
    """The pages that the tables of contents of a page name."""
    lines = [line for tree in TOCTREE.findall(page.read_text(encoding="utf-8")) for line in tree.splitlines()]
    named: set[Path] = set()
    for line in filter(None, lines):
        if not line.startswith(":"):
            folder = DOCS if line.startswith("/") else page.parent
            named |= set(folder.glob(f"{line.lstrip('/')}.md"))
    return named


def test_every_page_but_the_decisions_stands_in_a_table_of_contents() -> None:
    pages = {page for page in DOCS.rglob("*.md") if not re.match(r"\d", page.name)} - {DOCS / "index.md"}
    named = {named for page in DOCS.rglob("*.md") for named in _named_by(page)}
    forgotten = [str(page.relative_to(DOCS)) for page in sorted(pages - named)]
    assert forgotten == [], "name them in howto/index.md, reference/index.md or explanation/index.md"


def _commands(group: click.Group, above: str) -> list[tuple[str, click.Command]]:
    found = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        found.append((f"{above} {name}", command))
        if isinstance(command, click.Group):
            found += _commands(command, f"{above} {name}")
    return found


def test_the_reference_has_every_command_with_every_option() -> None:
    sections = re.split(r"^#+ (?=zielwacht)", reference_pages.commands(), flags=re.MULTILINE)
    text_of = {section.partition("\n")[0]: section for section in sections}
    everywhere = {parameter.name for parameter in zielwacht.params}
    missing = [
        f"{words} {parameter.opts[0]}"
        for words, command in _commands(zielwacht, "zielwacht")
        if not isinstance(command, click.Group)
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden and parameter.name not in everywhere
        if parameter.opts[0] not in text_of[words]
    ]
    assert missing == []


def test_the_reference_has_every_kind_of_file_and_every_code() -> None:
    files, codes = reference_pages.rule_files(), reference_pages.codes()
    assert [kind.files for kind in FILE_KINDS.values() if f"`rules/{kind.files}`" not in files] == []
    every = [*HealthCode, *ProblemCode, *(code for family in RefusalCode.__subclasses__() for code in family)]
    assert len(every) > 200
    assert [code.value for code in every if f"`{code.value}`" not in codes] == []


@pytest.mark.parametrize("written", reference_pages.PAGES.values(), ids=reference_pages.PAGES)
def test_a_table_of_the_reference_has_as_many_cells_in_each_line(written: object) -> None:
    assert callable(written)
    for table in re.findall(r"(?:^\|.*\n)+", written(), flags=re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(cells) == 1, table


def test_the_table_of_samples_is_that_of_clopper_and_pearson() -> None:
    page = (DOCS / "explanation" / "sampling.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| up to (\d+) \| (never|up to \d+) \| from (\d+) on \|$", page, re.MULTILINE)
    assert len(rows) == 6
    for reviewed, point, proven, missed in rows:
        whole = int(reviewed)
        below = [faulty for faulty in range(whole) if beta.ppf(0.95, faulty + 1, whole - faulty) < 0.1]
        above = [faulty for faulty in range(1, whole) if beta.ppf(0.05, faulty, whole - faulty + 1) >= 0.1]
        assert int(point) == max(faulty for faulty in range(whole) if faulty * 10 < whole)
        assert proven == (f"up to {below[-1]}" if below else "never")
        assert int(missed) == above[0]
