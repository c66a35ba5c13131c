"""Which lines of a log a pack shows: none from which the hash of a withheld file could be tried out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from checker.store import journal
from checker.usecases.auditing.pack.log_excerpt import LogExcerpt, LogWanted, excerpt
from checker.usecases.auditing.pack.scope import PackAbout, PackScope
from tests.stored import new_store

KEY = "rule/house/2016"
SEALED, ABOUT_IT, OTHER = (
    ("store.sealed", {"rows": 1, "root": "00"}),
    ("finding.changed", {"obligation": KEY}),
    ("x", {}),
)
WITHHELD = ("records.imported", {"account": 7, "read": 1, "sha256": "ab"})
HANDED_ON = ("records.imported", {"account": 8, "read": 1, "sha256": "cd"})
IN_WORDS = ("act.recorded", {"obligation": KEY, "reason": "somebody is ill"})
Line = tuple[str, dict[str, Any]]


def shown(
    place: Path, lines: Sequence[Line], *, seals: Sequence[int] = (), heads: Sequence[int] = ()
) -> tuple[LogExcerpt, int]:
    """Numbers count from the first of `lines`; the second result is the number before it."""
    store = new_store(place / "store.sqlite3")
    with store.write_for("jobcenter") as tx:
        begun = journal.head(tx)
        before = begun.seq if begun else 0
        for kind, facts in lines:
            journal.append(tx, kind, facts, datetime(2016, 1, 4, tzinfo=UTC))
    with store.read() as tx:
        scope = PackScope(PackAbout.FINDING, KEY, (KEY,))
        wanted = LogWanted(
            scope,
            seals={before + number for number in seals},
            mails=(),
            imports=(8,),
            heads={before + number for number in heads},
        )
        found = excerpt(tx, wanted, before + len(lines))
    store.close()
    return found, before


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        pytest.param([SEALED, ABOUT_IT, OTHER], [1, 2], id="nothing is withheld"),
        pytest.param([SEALED, ABOUT_IT, WITHHELD], [], id="back to the last random bits nothing is shown"),
        pytest.param([SEALED, WITHHELD, ABOUT_IT], [3], id="behind it everything is: nobody knows what it names"),
        pytest.param([SEALED, ABOUT_IT, SEALED, WITHHELD], [1, 2], id="what lies further back is shown"),
        pytest.param([SEALED, WITHHELD, ABOUT_IT, WITHHELD], [], id="between two of them nothing is"),
        pytest.param([SEALED, ABOUT_IT, HANDED_ON], [1, 2, 3], id="a file that is handed on tells its hash"),
        pytest.param([SEALED, IN_WORDS, ABOUT_IT], [3], id="what somebody wrote is not shown"),
    ],
)
def test_which_lines_are_shown(tmp_path: Path, lines: Sequence[Line], numbers: list[int]) -> None:
    seals = [place for place, line in enumerate(lines, start=1) if line is SEALED]
    found, before = shown(tmp_path, lines, seals=seals)
    assert [number - before for number in found.numbers if number > before] == numbers


def test_a_mail_must_not_bear_the_hash_of_a_line_that_such_a_line_names(tmp_path: Path) -> None:
    found, before = shown(tmp_path, [SEALED, OTHER, WITHHELD, SEALED, OTHER], heads=[1, 2, 3, 4, 5])
    assert {number - before for number in found.untellable} == {1, 2}
