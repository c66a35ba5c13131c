"""A check that came later is for the folder: a store whose rules were activated before it opens and is judged.

The archived bytes are put in place as the earlier program left them; today's refuses the same folder.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checker.domain.clock import end_of_day
from checker.rulebook.files import fingerprint
from checker.rulebook.load import load
from checker.rulebook.problems import RulebookError
from checker.rulebook.warm import load_archived_warm, load_warm
from checker.store import Store, activations
from checker.usecases.judging.check import check_activated
from checker.usecases.rules.activation import activate_folder
from tests.unit.rulebook.a_rulebook import FILES, GOAL_NAME, with_change

IN_JANUARY = datetime(2016, 1, 4, 7, 0, tzinfo=UTC)
IN_MAY = date(2016, 5, 3)
WHOLE_YEAR = "    scope: {judge: office}\n    due: {nominal: 2016-12-31, policy: period_end_never_shifts}\n"
EACH_QUARTER = "    scope: {judge: office}\n    period: {kind: quarter}\n    due: {policy: period_end_never_shifts}\n"

CHECKED_SINCE = [
    pytest.param(
        with_change(GOAL_NAME, WHOLE_YEAR, EACH_QUARTER),
        "one of the whole year, not of each quarter",
        id="a path of the whole year, for each quarter",
    ),
    pytest.param(
        with_change("organisation.yaml", "name: Süd}", "name: Süd, aliases: [NORD]}"),
        "'NORD' is a name of 'nord' as well",
        id="two offices that are called the same",
    ),
    pytest.param(
        with_change("vocabulary.yaml", "  - {id: kdu, de: Unterkunft, en: housing}\n", ""),
        "kdu",
        id="a topic that no word is declared for",
    ),
]


@pytest.fixture
def folder(tmp_path: Path, texts: dict[str, str]) -> Path:
    return written(tmp_path / "rules", texts)


def written(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def activated_earlier(url: str, texts: dict[str, str]) -> Store:
    files = {name: text.encode() for name, text in texts.items()}
    store = Store.open(url, create=True)
    with store.write_for("jobcenter") as tx:
        assert activations.activate(tx, fingerprint(files), files, at=IN_JANUARY, by="administration")
    return store


@pytest.mark.parametrize(("texts", "refused"), CHECKED_SINCE)
def test_a_store_whose_rules_are_refused_today_is_judged_by_them(
    texts: dict[str, str], refused: str, folder: Path, tmp_path: Path
) -> None:
    store = activated_earlier(f"sqlite:///{tmp_path / 'store.sqlite3'}", texts)
    judged = check_activated(store, IN_MAY, end_of_day(IN_MAY))
    assert {each.state for each in judged.verdicts if each.obligation.startswith("papier/")} == {"breached"}
    with pytest.raises(RulebookError, match=refused):
        activate_folder(store, folder, IN_JANUARY.replace(day=5), "administration")
    store.close()


@pytest.mark.parametrize(("texts", "refused"), CHECKED_SINCE)
def test_no_mistake_of_a_folder_hides_behind_what_is_kept_of_its_archive(
    texts: dict[str, str], refused: str, folder: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    load_archived_warm({name: text.encode() for name, text in texts.items()}, cache)
    with pytest.raises(RulebookError, match=refused):
        load_warm(folder, cache)


def test_what_is_right_today_is_read_from_its_archive_as_from_its_folder(tmp_path: Path) -> None:
    book = load(written(tmp_path / "rules", FILES))
    assert load_archived_warm(book.files, None).plans == book.plans
