"""`rules lint` says of a profile what a file would find out too late, with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workspace import Workspace, make_workspace

AT = "2016-01-04T08:00"


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, goals=["kdu"])


def linted(house: Workspace) -> list[tuple[str, int, str]]:
    done = house.run("rules", "lint", "--json")
    return [(Path(one["file"]).name, one["line"], one["what"]) for one in json.loads(done.out)["problems"]]


def edit(house: Workspace, old: str, new: str, name: str = "fachaufsicht.yaml") -> int:
    """The line of the edit."""
    path = house.rules / "senders" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_changed_profile_needs_the_next_version(house: Workspace) -> None:
    assert house.run("rules", "activate", "--by", "gf", "--now", AT).code == 0
    assert linted(house) == []
    version = edit(house, "version: 1", "version: 1   # nur ein Kommentar")
    assert linted(house) == []
    edit(house, "Beschwerde: complaint", "Beschwerde: complaint, Eingabe: complaint")
    [(file, line, what)] = linted(house)
    assert (file, line) == ("fachaufsicht.yaml", version)
    assert "write version: 2, so that files are read anew by it" in what
    edit(house, "version: 1 ", "version: 2 ")
    assert linted(house) == []


def test_without_rules_in_force_no_version_is_asked_for(house: Workspace) -> None:
    edit(house, "Beschwerde: complaint", "Eingabe: complaint")
    assert linted(house) == []


def test_a_store_that_cannot_be_used_hides_no_mistake_of_the_rules(house: Workspace) -> None:
    house.store.write_bytes(b"no database" * 100)
    edit(house, "field: reviewed", "field: reviewd")
    assert [line for _, line, _ in linted(house)]


def test_two_profiles_that_no_file_can_tell_apart_are_a_mistake(house: Workspace) -> None:
    text = (house.rules / "senders" / "fachaufsicht.yaml").read_text(encoding="utf-8")
    twin = text.replace("id: fachaufsicht,", "id: zweite,").replace("id: reviews", "id: again")
    house.write("rules/senders/zweite.yaml", twin)
    told = [what for file, _, what in linted(house) if file == "zweite.yaml"]
    assert any("are also for the profile 'reviews' of 'fachaufsicht'" in what for what in told)
    house.write("rules/senders/zweite.yaml", twin.replace("geprüft:", "gesehen:").replace("{geprüft", "{gesehen"))
    assert not [what for file, _, what in linted(house) if "also for the profile" in what]


SHARED = """sender: {id: amt, title: Amt, role: controlling}
profiles:
  - id: erste
    version: 1
    title: Kosten
    file: {name: ["haus_{year}-{month}*.csv"], format: csv, encoding: utf-8, delimiter: ";", shared: true}
    columns: {Art: {}, Kosten: {field: value}, Stelle: {field: scope, units: office}}
    records: {type: measurement, period: {kind: ytd}, set: {metric: kdu-cost, aggregation: ytd, unit: euro}}
    rows: {only: {column: Art, words: [Kosten]}}
  - id: zweite
    version: 1
    title: Buchungen
    file: {name: ["haus_{year}-{month}*.csv"], format: csv, encoding: utf-8, delimiter: ";", shared: true}
    columns: {Art: {}, Kosten: {field: value}, Stelle: {field: scope, units: office}}
    records: {type: measurement, period: {kind: ytd}, set: {metric: kdu-cost, aggregation: ytd, unit: euro}}
    rows: {only: {column: Art, words: [Buchung*]}}
"""


ONLY_COSTS = "    rows: {only: {column: Art, words: [Kosten]}}\n"


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        pytest.param((), None, id="rows apart"),
        pytest.param((("[Buchung*]", "[Buchung*, kosten]"),), "read the same rows of a file", id="a word in both"),
        pytest.param(
            ((ONLY_COSTS, ""), ("Art: {}", "Art: {ignore: egal}")), "read the same rows of a file", id="all rows in one"
        ),
        pytest.param(
            ((ONLY_COSTS, ""), ("Art: {}", "Art: {ignore: egal}"), (", shared: true", "")),
            "which does not share them; write 'shared: true' in both",
            id="one does not share",
        ),
        pytest.param((("haus_", "anders_"),), "no other profile of this sender is for files of this name", id="alone"),
        pytest.param((("utf-8", "cp1252"),), "reads the same files in another format, encoding", id="two encodings"),
    ],
)
def test_profiles_that_share_a_file_have_rows_of_their_own(
    house: Workspace, edits: tuple[tuple[str, str], ...], said: str | None
) -> None:
    text = SHARED
    for old, new in edits:
        text = text.replace(old, new, 1)
    house.write("rules/senders/amt.yaml", text)
    told = [what for file, _, what in linted(house) if file == "amt.yaml"]
    assert (told == []) if said is None else any(said in what for what in told), told


def test_a_shared_file_has_one_sender(house: Workspace) -> None:
    head, first, second = SHARED.partition("  - id: zweite")
    house.write("rules/senders/amt.yaml", head)
    other = "sender: {id: haus, title: Haus, role: controlling}\nprofiles:\n"
    house.write("rules/senders/haus.yaml", other + first + second)
    assert [what for _, _, what in linted(house) if "has one sender, who hears of all of it" in what]


def test_a_title_that_no_header_can_say_is_a_mistake(house: Workspace) -> None:
    edit(house, 'delimiter: ";"', 'delimiter: ";"\n      quote: none')
    line = edit(house, "Fehlerquote in %:", '"Fehler; in %":')
    [(_, place, what)] = linted(house)
    assert place == line
    assert "no header can say that" in what


def test_a_reason_of_two_letters_is_not_called_empty(house: Workspace) -> None:
    line = edit(house, "ignore: wird aus geprüft und fehlerhaft genau berechnet", "ignore: ja")
    assert linted(house) == [("fachaufsicht.yaml", line, "'ignore' is too short: 'ja' (at least 3 characters)")]


@pytest.mark.parametrize(
    "said",
    [
        "records: {type: measurement, period: {kind: year},"
        " set: {metric: kdu-cost, scope: jobcenter, aggregation: point}}",
        "records: {type: measurement, period: {kind: year}}\n"
        "    set: {metric: kdu-cost, scope: jobcenter, aggregation: point}",
    ],
    ids=["by its kind of row", "by the profile as a whole"],
)
def test_a_figure_that_is_reported_in_vain_is_named(house: Workspace, said: str) -> None:
    house.write(
        "rules/senders/neu.yaml",
        "sender: {id: neu, title: Neu, role: controlling}\n"
        "profiles:\n"
        "  - id: kosten\n    version: 1\n    title: Kosten\n"
        '    file: {name: ["kosten_{year}*.csv"], format: csv, encoding: utf-8, delimiter: ";"}\n'
        "    columns: {Kosten: {field: value}}\n"
        f"    {said}\n",
    )
    done = house.run("rules", "lint")
    assert done.code == 0, done.err
    assert "neu/kosten: 'kdu-cost' as point, counted as ytd" in done.err


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("Monat: {field: period}", "Monat: {feld: period}"), ("      checks: {geprüft", "      chekcs: {geprüft")],
    ids=["of a column, which stands under a title", "of a group by itself"],
)
def test_a_misspelt_key_is_told_with_what_may_stand_there(house: Workspace, right: str, wrong: str) -> None:
    line = edit(house, right, wrong)
    key = right.partition("{")[2].partition(":")[0] if "Monat" in right else "checks"
    told = house.run("rules", "lint").err
    assert f"fachaufsicht.yaml:{line}:" in told
    assert f"did you mean '{key}'?" in told
    assert "(allowed: " in told
