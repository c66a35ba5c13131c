"""`zielwacht rules explain` as its users see it: by files, by the store as known then, and when asked wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workspace import EXAMPLES, FACHAUFSICHT, Done, Workspace, make_workspace

FILES = tuple(sorted(EXAMPLES.iterdir()))
ON = ("--on", "2016-07-04")
RATE = "kdu-error-rate"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_workspace(tmp_path_factory.mktemp("house"), goals=("kdu", "schnittstellen", "personal"))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_rate_is_explained_by_files(house: Workspace) -> None:
    done = house.run("rules", "explain", RATE, *FILES, *ON)
    assert done.code == 0, done.err
    told = plain(done.out)
    for sentence in (
        "Urteil zum 04.07.2016, nach dem Kenntnisstand vom 04.07.2016, 23:59 Uhr: erreicht (vorläufig).",
        "Plan 2016 (Entwurf), Zeile T06, im Text Zeile 489.",
        "Ohne Rundung verglichen: 5 × 100 = 500; 10 × 59 = 590. Verlangt ist 500 < 590: ja.",
        "Ab 6 (fehlerhaft) von 59 – 10,2 % – wäre das Urteil „gefährdet“.",
        "Geschuldet von Fachaufsicht („Auswertung der fachaufsichtlichen Prüfungen (Quartal)“); ",
        "eingegangen: 1 von 4 Berichten.",
        f"ersetzt durch neuere Fassung ({FACHAUFSICHT}, Zeile 9)",
        "Regel der Maschine: kdu-error-rate#holds_so_far.",
    ):
        assert sentence in told
    assert "read 13 = 12 accepted" in done.err, "what became of the file is told beside it"


def test_english_is_told_from_the_same_codes(house: Workspace) -> None:
    done = house.run("rules", "explain", RATE, *FILES, *ON, "--locale", "en")
    assert "Asked for is 500 < 590: yes." in plain(done.out)
    assert "Urteil" not in done.out


def test_the_columns_of_a_table_stand_below_each_other(house: Workspace) -> None:
    lines = plain(house.run("rules", "explain", RATE, *FILES, *ON).out).splitlines()
    start = lines.index("Meldungen, die gezählt haben") + 2
    place = lines[start].index("Angaben")
    assert all(line[place:].startswith("geprüft") for line in lines[start + 1 : start + 7])


def test_the_json_has_the_structure_and_the_sentences(house: Workspace) -> None:
    done = house.run("rules", "explain", "investigation-criteria-agreed", *FILES, *ON, "--json")
    told = json.loads(done.out)
    assert told["schema"] == "zielwacht/explain/1"
    assert (told["verdict"]["state"], told["fired"]["name"]) == ("met", "investigation-criteria-agreed#done_in_time")
    assert [(one["day"], one["why"]) for one in told["due"]["moved_over"]] == [
        ("2016-04-30", "weekend"),
        ("2016-05-01", "holiday"),
    ]
    (record,) = told["records"]
    assert (record["counts"], record["why"], record["file"]) == (True, "counted", "deliverable.json")
    assert [(one["id"], one["records"][0]) for one in told["decisions"]] == [
        ("D5", "0001"),
        ("D12", "0001"),
        ("D16", "0001"),
        ("D22", "0001"),
    ]
    assert told["arithmetic"][0]["facts"] == {"submitted": "2016-05-02", "effective": "2016-05-02", "holds": 1}


def test_a_unit_is_named_where_several_are_judged(house: Workspace) -> None:
    done = house.run("rules", "explain", "interface-dialogues-held", *FILES, *ON, "--scope", "velbert")
    assert (done.code, "(Velbert, 2016)" in done.out) == (0, True)
    assert "Nicht aufgeführt sind Meldungen anderer Einheiten: " in done.out


def test_of_several_periods_the_last_one_begun_is_explained_unless_one_is_named(house: Workspace) -> None:
    by_itself = house.run("rules", "explain", "turnover-monitoring", *FILES, *ON)
    named = house.run("rules", "explain", "turnover-monitoring", *FILES, *ON, "--period", "2016-Q1")
    titles = [done.out.splitlines()[0] for done in (by_itself, named)]
    assert titles == [f"Fluktuation je Quartal, {number}. Quartal 2016 (Jobcenter ME-aktiv)" for number in (3, 1)]


def test_a_file_with_bad_rows_explains_what_is_left_and_exits_with_3(house: Workspace) -> None:
    file = house.write("bad/fachaufsicht_2016-Q1.csv", (EXAMPLES / FACHAUFSICHT).read_bytes()[:700])
    done = house.run("rules", "explain", RATE, file, *ON)
    assert done.code == 3
    assert "Urteil zum 04.07.2016" in done.out


# --- by the store -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def in_force(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The quarter's report is imported, and later a correction of it."""
    made = make_workspace(tmp_path_factory.mktemp("in-force"), goals=("kdu",))
    assert made.run("rules", "activate").code == 0
    first = made.example(FACHAUFSICHT)
    assert made.run("records", "import", first).code == 0
    return made


def test_the_store_is_asked_where_no_file_is_named(in_force: Workspace) -> None:
    done = in_force.run("rules", "explain", RATE, "--on", "2016-07-04")
    assert done.code == 0, done.err
    assert "5 × 100 = 500; 10 × 59 = 590" in plain(done.out)


def test_what_was_imported_later_is_told_as_not_known_then(in_force: Workspace) -> None:
    done = in_force.run("rules", "explain", RATE, "--on", "2016-07-04", "--known-at", "2016-07-04T12:00", "--json")
    told = json.loads(done.out)
    # All that was ever imported came after July 2016.
    assert {record["why"] for record in told["records"]} == {"not_known_yet"}
    assert told["verdict"]["state"] == "not_evaluable"
    text = in_force.run("rules", "explain", RATE, "--on", "2016-07-04", "--known-at", "2016-07-04T12:00").out
    assert "am Stichtag noch nicht bekannt" in text
    assert "Kenntnisstand vom 04.07.2016, 12:00 Uhr" in text


# --- asked wrongly ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("kdu-eror-rate",), "there is no rule 'kdu-eror-rate'; did you mean 'kdu-error-rate'?"),
        (("xyz",), "there is no rule 'xyz'; 'zielwacht rules list' shows all"),
        ((RATE, "--scope", "hilden"), "'hilden' does not owe 'kdu-error-rate' on 04.07.2016 (allowed: jobcenter)"),
        (("interface-dialogues-held", "--scope", "velbrt"), "did you mean 'velbert'?"),
        (("interface-dialogues-held",), "is judged unit by unit: name one with --scope (allowed: hilden, "),
        ((RATE, "--period", "2016-Q1"), "owes nothing for the period 2016-Q1 (allowed: 2016)"),
        ((RATE, "--period", "2031"), "owes nothing for the period 2031 (allowed: 2016)"),
        ((RATE, "--period", "heuer"), "'heuer' is no period"),
        ((RATE, "--on", "2015-12-31"), "the plan 2016 begins on 01.01.2016: nothing of it is judged on 31.12.2015"),
        ((RATE, "--known-at", "2016-07-04T07:00"), "--known-at belongs to the store"),
        ((RATE, "--locale", "fr"), "--locale"),
    ],
)
def test_a_wrong_question_is_one_sentence_and_exit_2(house: Workspace, arguments: tuple[str, ...], said: str) -> None:
    on = () if "--on" in arguments else ON
    done = house.run("rules", "explain", arguments[0], EXAMPLES / FACHAUFSICHT, *arguments[1:], *on)
    _assert_refused(done, said)


def test_a_merged_unit_no_longer_owes(tmp_path: Path) -> None:
    made = make_workspace(tmp_path, goals=("schnittstellen",))
    file = made.rules / "organisation.yaml"
    text = file.read_text(encoding="utf-8")
    before = "towns: [stadt-wuelfrath], valid_to: null"
    assert text.count(before) == 1
    file.write_text(text.replace(before, "towns: [stadt-wuelfrath], valid_to: 2016-05-31"), encoding="utf-8")
    nothing = made.write(
        "leer/schnittstellendialoge_2016.xlsx", (EXAMPLES / "schnittstellendialoge_2016.xlsx").read_bytes()
    )
    done = made.run("rules", "explain", "interface-dialogues-held", nothing, "--scope", "wuelfrath", *ON)
    _assert_refused(done, "'wuelfrath' does not owe 'interface-dialogues-held' on 04.07.2016")


def test_without_a_store_and_without_files_it_says_what_to_do(tmp_path: Path) -> None:
    made = make_workspace(tmp_path, goals=("kdu",))
    done = made.run("rules", "explain", RATE, *ON)
    _assert_refused(done, "or name the files to explain by")


def test_a_file_that_is_not_there_is_named(house: Workspace) -> None:
    _assert_refused(house.run("rules", "explain", RATE, "gibt-es-nicht.csv", *ON), "gibt-es-nicht.csv")


def _assert_refused(done: Done, said: str) -> None:
    assert (done.code, done.out) == (2, ""), done
    assert said in " ".join(done.err.split())
    assert "Traceback" not in done.err
