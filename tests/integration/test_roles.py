"""`zielwacht roles`: what is kept of an absence, what is shown, what is refused; and the shipped house by date."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import zielwacht
from checker.domain.organisation import Organisation
from checker.rulebook.load import load, load_from_files
from checker.store import Store, absences, journal, recordings
from checker.usecases.acting.absences import ReaderReason, deputize, list_roles, remove
from checker.usecases.rules.activation import activate_folder, active
from checker.usecases.rules.staffed import staffed
from tests.refused import refused

RULES = Path(__file__).parents[2] / "rules"
NOON = datetime(2016, 5, 2, 10, tzinfo=UTC)
FIRST, LAST = date(2016, 5, 3), date(2016, 5, 20)
CATALOGUE = Path(__file__).parents[1] / "fixtures" / "catalogue.csv"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'zielwacht.sqlite3'}", create=True)
    activate_folder(opened, RULES, NOON - timedelta(days=30), "administration")
    yield opened
    opened.close()


def away(store: Store, post: str = "fachaufsicht", to: str | None = "controlling", **changes: date) -> int:
    days = {"since": FIRST, "until": LAST} | changes
    return deputize(store, post, days["since"], days["until"], to, "gf", NOON).absence.sequence


def test_the_journal_keeps_that_something_was_entered_and_nothing_of_it(store: Store) -> None:
    number = away(store)
    remove(store, number, "controlling", NOON + timedelta(hours=1))
    with store.read() as tx:
        entries = list(journal.entries(tx, kind="absence."))
        assert journal.verify(tx) is None
        assert absences.load(tx) == ()
    assert [(entry.kind, dict(entry.facts)) for entry in entries] == [
        ("absence.entered", {"absence": number, "by": "gf"}),
        ("absence.removed", {"absence": number, "by": "controlling"}),
    ]


def test_a_removed_absence_is_not_in_the_file_any_more(store: Store) -> None:
    number = away(store)
    folder = Path(store.place).parent
    with store.write() as tx:
        # Some builds of SQLite overwrite what is removed by themselves; this must not rest on that.
        tx.exec_driver_sql("PRAGMA secure_delete = OFF")
    assert any(b"2016-05-20" in path.read_bytes() for path in folder.iterdir())
    remove(store, number, "gf", NOON + timedelta(hours=1))
    assert not any(b"2016-05-20" in path.read_bytes() for path in folder.iterdir())


def test_a_number_never_comes_again(store: Store) -> None:
    first = away(store)
    remove(store, first, "gf", NOON + timedelta(hours=1))
    assert away(store) > first


def test_an_absence_counts_from_when_it_was_entered(store: Store) -> None:
    number = away(store)
    with store.read() as tx:
        book = active(tx)
        before = staffed(tx, book, 0)
        after = staffed(tx, book)
        assert staffed(tx, book, 1) is after
        last = recordings.last(tx)
    assert before is book
    assert last is not None
    assert last.sequence == number
    found = after.organisation.address("fachaufsicht", "jobcenter", FIRST)
    assert found is not None
    assert found.held_by == "controlling"


@pytest.mark.parametrize(
    ("post", "to", "changes", "told"),
    [
        pytest.param("fachaufsich", "gf", {}, "did you mean 'fachaufsicht'", id="no such role"),
        pytest.param("fachaufsicht", "gff", {}, "did you mean 'gf'", id="no such deputy"),
        pytest.param("fachaufsicht", "fachaufsicht", {}, "cannot stand in for itself", id="itself"),
        pytest.param("fachaufsicht", "traeger_kreis", {}, "outside the house", id="a body outside as deputy"),
        pytest.param("traeger_kreis", "gf", {}, "settles its deputies itself", id="a body outside"),
        pytest.param("personalrat", None, {}, "has no deputy", id="nobody named and no deputy"),
        pytest.param("geschaeftsstellenleitung", None, {}, "geschaeftsstellenleitung@hilden", id="which of seven"),
        pytest.param("geschaeftsstellenleitung@ratigen", None, {}, "did you mean 'ratingen'", id="no such office"),
        pytest.param("gf@hilden", None, {}, "exists once", id="a unit where there is none"),
        pytest.param("gf", "geschaeftsstellenleitung", {}, "several holders", id="which of seven stands in"),
        pytest.param("gf", None, {"until": date(2016, 5, 2), "since": FIRST}, "before it begins", id="ends too early"),
        pytest.param("gf", None, {"until": date(2016, 5, 1), "since": date(2016, 4, 1)}, "was over", id="over already"),
        pytest.param("gf", None, {"until": date(2099, 5, 9)}, "until 05.05.2019 at most", id="for ever"),
        pytest.param("gf", None, {"since": date.max, "until": date.max}, "at most", id="on the last day there is"),
        pytest.param("gf", None, {"since": date.min, "until": date.max}, "at most", id="all days there are"),
    ],
)
def test_what_makes_no_sense_is_refused(
    post: str, to: str | None, changes: dict[str, date], told: str, store: Store
) -> None:
    with refused(told):
        away(store, post, to, **changes)
    with store.read() as tx:
        assert absences.load(tx) == ()


def test_the_list_says_who_reads_and_why(store: Store) -> None:
    away(store, "geschaeftsstellenleitung@ratingen", "geschaeftsstellenleitung@hilden")
    posts, kept = list_roles(store, FIRST)
    by_key = {post.key: post for post in posts}
    head = by_key["geschaeftsstellenleitung@ratingen"]
    assert (head.reader, head.mailbox, head.why, head.since, head.until) == (
        "geschaeftsstellenleitung@hilden", "leitung.hilden@jobcenter.example", ReaderReason.AWAY, FIRST, LAST
    )  # fmt: skip
    vacant = by_key["bereichsleitung_leistung@jobcenter"]
    assert (vacant.reader, vacant.why, vacant.since) == ("gf", ReaderReason.VACANT, date(2016, 1, 1))
    assert by_key["teamleitung_but@jobcenter"].why is ReaderReason.NOT_YET
    assert [one.deputy for one in kept] == ["geschaeftsstellenleitung@hilden"]


def run(tmp_path: Path, *words: str) -> Result:
    config = tmp_path / "config.toml"
    config.write_text(f'[rules]\npath = "{RULES}"\n[store]\nurl = "sqlite:///zielwacht.sqlite3"\n', encoding="utf-8")
    return CliRunner().invoke(zielwacht, ["roles", *words, "--config", str(config)], standalone_mode=True)


def test_an_absence_is_entered_listed_and_removed_by_the_command(store: Store, tmp_path: Path) -> None:
    now = ("--now", "2016-05-02T12:00")
    entered = run(tmp_path, "deputize", "gf", "--from", "2016-05-03", "--until", "20.05.2016", "--json", *now)
    told = json.loads(entered.stdout)
    assert told["readers"] == [{"from": "2016-05-03", "until": "2016-05-20", "reader": "bereichsleitung_mi"}]
    listed = json.loads(run(tmp_path, "list", "--on", "2016-05-03", "--role", "gf", "--json").stdout)
    assert [(post["reader"], post["why"]) for post in listed["posts"]] == [("bereichsleitung_mi", "away")]
    assert [one["absence"] for one in listed["absences"]] == [told["absence"]]
    removed = run(tmp_path, "deputize", "--delete", str(told["absence"]), *now)
    assert (removed.exit_code, removed.stdout) == (0, f"absence {told['absence']} is removed\n")
    assert "absence" not in run(tmp_path, "list", "--on", "2016-05-03").stdout


@pytest.mark.parametrize(
    "words",
    [("gf", "--from", "2016-05-03"), (), ("gf", "--delete", "1"), ("--delete", "1", "--to", "gf")],
    ids=["no last day", "nothing", "whose and which", "which and who stands in"],
)
def test_an_absence_without_an_end_is_wrong_usage(words: tuple[str, ...], store: Store, tmp_path: Path) -> None:
    refused = run(tmp_path, "deputize", *words)
    assert (refused.exit_code, refused.stdout) == (2, "")


# --- The house as it is shipped, day by day ----------------------------------------------------------------


def shipped(last_day: str | None = None) -> Organisation:
    book = load(RULES)
    if last_day is None:
        return book.organisation
    text = book.files["organisation.yaml"].decode().replace("valid_to: null", f"valid_to: {last_day}")
    return load_from_files({**book.files, "organisation.yaml": text.encode()}).organisation


def test_the_units_of_every_day_with_a_merger_at_the_end_of_april() -> None:
    """Seven offices and 22 teams, then five and 18; from September one team more."""
    house = shipped("2016-04-30")
    for place in range(366):
        on = date(2016, 1, 1) + timedelta(days=place)
        before, later = on <= date(2016, 4, 30), on >= date(2016, 9, 1)
        counted = {level: len(house.scopes(level, on)) for level in ("office", "team", "town", "site")}
        assert counted == {
            "office": 7 if before else 5,
            "team": 22 if before else 18 + later,
            "town": 10,
            "site": 11,
        }, on
        groups = [unit.group for unit in (*house.units("team"), *house.units("site")) if unit.is_valid(on)]
        assert [groups.count(name) for name in ("mi", "leistung", "gags", "reha-sb")] == (
            [7, 7, 5, 5] if before else [5, 5, 5, 5]
        ), on


def test_after_the_merger_the_head_of_velbert_reads_for_the_offices_that_ceased() -> None:
    house = shipped("2016-04-30")
    for office in ("heiligenhaus", "wuelfrath"):
        found = house.address("geschaeftsstellenleitung", office, date(2016, 5, 1))
        assert found is not None
        assert (found.key, found.mailbox) == ("geschaeftsstellenleitung@velbert", "leitung.velbert@jobcenter.example")


def test_there_is_a_ladder_for_every_row_of_the_catalogue() -> None:
    steps = {policy.steps for policy in load(RULES).escalation.policies}
    with CATALOGUE.open(encoding="utf-8") as rows:
        wanted = {row["id"]: tuple(row["escalation"].split(" > ")) for row in csv.DictReader(rows)}
    assert wanted
    assert {rule: ladder for rule, ladder in wanted.items() if ladder not in steps} == {}
