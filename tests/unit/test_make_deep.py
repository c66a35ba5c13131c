"""What CI takes a part of, `make deep` takes whole: each file that asks `tests.in_full` is run there, in full."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKS = re.compile(r"^from tests\.in_full import", re.M)
VARIABLES = re.compile(
    r'"((?:ZIELWACHT|TESTS)_[A-Z_]+)" in os\.environ|environ\.get\("((?:ZIELWACHT|TESTS)_[A-Z_]+)"'
    r'|^[A-Z_]+ = "((?:ZIELWACHT|TESTS)_[A-Z_]+)"$',
    re.M,
)
IN_FULL = "TESTS_IN_FULL"
# Of whoever runs the tests: where their browser is, and that they want agreed texts written anew.
OF_WHOEVER_RUNS = {"ZIELWACHT_CHROMIUM", "ZIELWACHT_RENEW_GOLDEN"}
# How many examples each property asks for.
FOR_ALL = Path("tests/conftest.py")


def sources() -> dict[Path, str]:
    paths = sorted((ROOT / "tests").rglob("*.py"))
    return {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in paths}


def run_in_full() -> list[list[str]]:
    """What each run of `make deep` in full is given, as its shell hands it on."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    target = makefile.partition("\ndeep:\n")[2].partition("\n\n")[0].replace("$$", "$")
    told = re.findall(rf"^\t@{IN_FULL}=1 \$\(BIN\)/pytest (.*)$", target, re.M)
    return [_words(each) for each in told]


def _words(of_shell: str) -> list[str]:
    done = subprocess.run(["sh", "-c", f"echo {of_shell}"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_whatever_takes_a_part_is_run_in_full() -> None:
    named = {Path(word) for words in run_in_full() for word in words}
    asking = {path for path, text in sources().items() if ASKS.search(text)} - {FOR_ALL}
    assert len(asking) > 20
    assert [path for path in asking if not {path, *path.parents} & named] == []


def test_nothing_is_run_there_twice() -> None:
    words = [word for words in run_in_full() for word in words if word.startswith("tests/")]
    assert len(words) == len(set(words))
    assert [word for word in words if {str(parent) for parent in Path(word).parents} & set(words)] == []


def test_nothing_takes_a_part_by_a_variable_of_its_own() -> None:
    found = {"".join(names) for text in sources().values() for names in VARIABLES.findall(text)}
    assert found - OF_WHOEVER_RUNS - {IN_FULL} == set()
    assert IN_FULL in found


def test_the_product_does_not_take_the_variable_for_a_setting() -> None:
    """It refuses what begins as its settings do and is none: then every command that a test runs would fail."""
    assert not IN_FULL.startswith("ZIELWACHT_")


def test_what_is_marked_as_deep_is_run_there_and_nowhere_else() -> None:
    assert ["-m", "deep"] in run_in_full()
    assert "and not deep" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
