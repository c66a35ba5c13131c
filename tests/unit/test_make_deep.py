"""What CI takes a part of, `make deep` takes whole: each variable that a test asks for stands there with its file."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKED = re.compile(
    r'"(ZIELWACHT_[A-Z_]+)" in os\.environ|environ\.get\("(ZIELWACHT_[A-Z_]+)"|^[A-Z_]+ = "(ZIELWACHT_[A-Z_]+)"$', re.M
)
# Of whoever runs the tests: where their browser is, and that they want agreed texts written anew.
OF_WHOEVER_RUNS = {"ZIELWACHT_CHROMIUM", "ZIELWACHT_RENEW_GOLDEN"}


# Asked for in one place, and meant by each test that takes a part by it.
IN_FULL, ASKS = "ZIELWACHT_IN_FULL", re.compile(r"^from tests\.in_full import", re.M)


def asked() -> list[tuple[str, Path]]:
    """Each variable and the file that asks for it."""
    found = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        names = {"".join(names) for names in ASKED.findall(text)} - {IN_FULL}
        found += [(name, path.relative_to(ROOT)) for name in (*names, *([IN_FULL] if ASKS.search(text) else ()))]
    return [(name, path) for name, path in found if name not in OF_WHOEVER_RUNS]


def test_every_count_that_ci_takes_a_part_of_is_whole_in_make_deep() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    lines = makefile.partition("\ndeep:\n")[2].partition("\n\n")[0].splitlines()
    # What stands in conftest.py is for all files, of which the line names those that it is for.
    missing = [
        f"{name} for {path}"
        for name, path in asked()
        if not any(
            f"{name}=" in line and (path.name == "conftest.py" or {path, *path.parents} & set(map(Path, line.split())))
            for line in lines
        )
    ]
    assert missing == []


def test_what_they_ask_for_is_found() -> None:
    assert {
        "ZIELWACHT_EVERY_PAGE",
        "ZIELWACHT_IN_FULL",
        "ZIELWACHT_EVERY_COMMIT",
        "ZIELWACHT_EXAMPLES",
        "ZIELWACHT_TEN_MILLION",
    } <= {name for name, _ in asked()}


def test_what_is_marked_as_deep_is_run_there_and_nowhere_else() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "pytest -m deep" in makefile.partition("\ndeep:\n")[2]
    assert "and not deep" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
