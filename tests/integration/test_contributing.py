"""CONTRIBUTING.md names files, targets and commands that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
QUOTED = [text for text in re.findall(r"`([^`\n]+)`", TEXT) if not text.startswith("make ")]
FILES = sorted(
    set(re.findall(r"\b(?:checker|tests|tools|features|rules|docs|notifications)/[\w./-]*\w", " ".join(QUOTED)))
)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_named_is_there(name: str) -> None:
    assert (ROOT / name).exists()


def test_each_target_that_is_named_is_one_of_the_makefile() -> None:
    named = {word for line in re.findall(r"(?:^|`)make ([a-z ]+)", TEXT, re.M) for word in line.split()}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert {"demo", "test", "check", "deep", "bundle"} <= named
    assert named <= targets


@pytest.mark.parametrize("place", ["checker/domain/kinds", "checker/evaluation/kinds", "checker/starter/kinds"])
def test_a_kind_of_rule_has_its_files_where_it_is_said(place: str) -> None:
    """One kind stands for all: they are held together elsewhere."""
    assert place in TEXT
    assert [path.name.partition(".")[0] for path in (ROOT / place).glob("budget_cap.*")] == ["budget_cap"]
