"""Bad input through the real command: one clear sentence with place and remedy, the right exit code, nothing lost.

Exit codes, highest first: 4 environment, 2 usage, rules or configuration, 3 quarantine, 1 findings, 0 all well.
"""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workspace import EXAMPLES, FACHAUFSICHT, Done, Workspace, make_workspace

ON = ("--on", "2016-07-04")
NOON = "2016-06-02T12:00"
STATES = ("breached", "at_risk", "not_evaluable", "awaiting_event", "pending", "met", "info")
TEXT = (EXAMPLES / FACHAUFSICHT).read_bytes().decode("cp1252")
THIRD = "2;Hilden;01/2016;KdU;Bestandsfälle;Zufall;12;1;8,3;04.02.2016;"  # stands in line 7
assert TEXT.count(THIRD) == 1


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only read from: files lie in folders of their own."""
    return make_workspace(tmp_path_factory.mktemp("house"))


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    """One goal with one dated item, due on 30.06.2016: a small house to break."""
    return make_workspace(tmp_path, goals=("statistik",))


def lines_of(done: Done) -> list[str]:
    assert "Traceback" not in done.err
    return done.err.splitlines()


def edited(line: str) -> str:
    return TEXT.replace(THIRD, line)


# --- Record files -----------------------------------------------------------------------------------------

ALLOWED_OFFICES = "(allowed: Hilden, Langenfeld, Mettmann, Ratingen, Velbert, Heiligenhaus, Wülfrath)"
BAD_FILES = {
    "empty": (b"", ": the file is empty"),
    "binary": (bytes(range(256)) * 8, ":1: a NUL byte: this is no text file (allowed: CSV in Windows-1252)"),
    "wrong encoding": (
        TEXT.encode(),
        ":5: the file is UTF-8, its profile says Windows-1252; save it as Windows-1252",
    ),
    "wrong encoding with a mark": (
        TEXT.encode("utf-8-sig"),
        ":1: the file is UTF-8, its profile says Windows-1252; save it as Windows-1252",
    ),
    "unknown column": (
        TEXT.replace(";fehlerhaft;", ";fehlerhft;").encode("cp1252"),
        ":5:8: unknown column 'fehlerhft' (allowed: Auswahl, Bemerkung, Erfasst am, Fallart, Fehlerquote in %, "
        "Geschäftsstelle, Lfd. Nr., Monat, Prüfthema, fehlerhaft, geprüft); did you mean 'fehlerhaft'?",
    ),
}
BAD_ROWS = {
    "a row with fewer cells": (
        "2;Hilden;01/2016;KdU;Bestandsfälle;Zufall;12",
        ":7:8: the row has 7 cells, the header 11",
    ),
    "a date that does not exist": (
        THIRD.replace("04.02.2016", "31.02.2016"),
        ":7:10: column 'Erfasst am': there is no day '31.02.2016'",
    ),
    "a month that does not exist": (
        THIRD.replace("01/2016", "13/2016"),
        ":7:3: column 'Monat': there is no month '13/2016' (allowed: 03/2016, Mrz 16)",
    ),
    "an unknown office": (
        THIRD.replace("Hilden", "Hildn"),
        f":7:2: column 'Geschäftsstelle': unknown office 'Hildn' {ALLOWED_OFFICES}; did you mean 'Hilden'?",
    ),
    "faulty > reviewed": (THIRD.replace(";12;1;", ";12;14;"), ":7:8: 'fehlerhaft' (14) exceeds 'geprüft' (12)"),
    "NaN": (
        THIRD.replace(";12;1;", ";12;NaN;"),
        ":7:8: column 'fehlerhaft': this text is no number (allowed: 1012, 1.012, 1 012, 1012,5)",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_used_is_refused_with_its_place_and_remedy(name: str, house: Workspace) -> None:
    content, sentence = BAD_FILES[name]
    file = house.write(f"{name}/{FACHAUFSICHT}", content)
    done = house.run("check", file, *ON)
    assert done.code == 3
    assert lines_of(done)[:2] == [FACHAUFSICHT + sentence, f"{FACHAUFSICHT}: refused, nothing of it was taken"]
    assert all(line.startswith(STATES) for line in done.out.splitlines())


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_row_that_makes_no_sense_keeps_its_file_out_and_is_told_alone(name: str, house: Workspace) -> None:
    row, sentence = BAD_ROWS[name]
    file = house.write(f"{name.replace('>', 'over')}/{FACHAUFSICHT}", edited(row).encode("cp1252"))
    done = house.run("check", file, *ON)
    assert done.code == 3
    told = lines_of(done)
    assert told[:2] == [
        FACHAUFSICHT + sentence,
        f"{FACHAUFSICHT}: 12 other rows are kept out with it; mend the file and send it again",
    ]
    assert f"{FACHAUFSICHT}: read 13 = 0 accepted + 0 duplicate + 0 correction + 13 quarantined" in told
    assert all(line.startswith(STATES) for line in done.out.splitlines())


def test_every_bad_row_of_a_file_is_told_not_only_the_first(house: Workspace) -> None:
    text = edited(THIRD.replace("Hilden", "Hildn").replace("04.02.2016", "30.02.2016")).replace(
        "4;Ratingen", "4;Ratigen"
    )
    file = house.write(f"several/{FACHAUFSICHT}", text.encode("cp1252"))
    told = "\n".join(lines_of(house.run("check", file, *ON)))
    for place in (":7:2: ", ":7:10: ", ":9:2: "):
        assert f"{FACHAUFSICHT}{place}" in told
    assert "11 other rows are kept out with them" in told


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'[{"schema": "status-record/1", "type": "measurement", "value": NaN}]', ": NaN is no number"),
        (b'[{"schema": ', ":1:13: this is no JSON"),
    ],
    ids=["NaN", "cut off"],
)
def test_json_that_is_none_is_refused(content: bytes, sentence: str, house: Workspace) -> None:
    file = house.write(f"json-{len(content)}/meldung.json", content)
    done = house.run("check", file, *ON)
    assert done.code == 3
    assert lines_of(done)[0].startswith(f"meldung.json{sentence}")


def test_a_file_without_a_profile_is_told_which_names_are_read(house: Workspace) -> None:
    done = house.run("check", house.write("name/bericht.csv", TEXT.encode("cp1252")), *ON)
    assert done.code == 3
    assert lines_of(done)[0].startswith("bericht.csv: no import profile is for a file of this name (allowed: ")
    assert "fachaufsicht_{year}-Q{quarter}*.csv" in lines_of(done)[0]


@pytest.mark.parametrize("command", ["check", "import"])
def test_a_file_that_is_not_there_is_wrong_usage_before_anything_is_read(command: str, own: Workspace) -> None:
    own.run("rules", "activate")
    words = ("check",) if command == "check" else ("records", "import")
    done = own.run(*words, own.example(), "fachaufsicht_2016-Q9.csv")
    assert (done.code, done.out) == (2, "")
    assert lines_of(done) == ["zielwacht: fachaufsicht_2016-Q9.csv: does not exist; check the name"]
    assert json.loads(own.run("records", "list", "--json").out) == []


def test_a_folder_is_no_record_file(house: Workspace) -> None:
    done = house.run("check", "rules", *ON)
    assert (done.code, done.out) == (2, "")
    assert lines_of(done) == ["zielwacht: rules: is a folder; name the files in it"]


def test_bad_files_leave_the_store_as_it_was_and_a_mended_one_is_taken_whole(own: Workspace) -> None:
    own.run("rules", "activate")
    bad = [own.write(f"{number}/{FACHAUFSICHT}", content) for number, (content, _) in enumerate(BAD_FILES.values())]
    bad += [
        own.write(f"row-{number}/{FACHAUFSICHT}", edited(row).encode("cp1252"))
        for number, (row, _) in enumerate(BAD_ROWS.values())
    ]
    done = own.run("records", "import", *bad, "--json")
    assert done.code == 3
    accounts = json.loads(done.out)
    assert [account["accepted"] for account in accounts] == [0] * len(bad)
    assert [account["read"] for account in accounts[-len(BAD_ROWS) :]] == [13] * len(BAD_ROWS)
    assert json.loads(own.run("records", "list", "--json").out) == []
    kept = {bytes(row[0]) for row in query(own.store, "SELECT content FROM archive WHERE kind = 'original'")}
    assert {edited(row).encode("cp1252") for row, _ in BAD_ROWS.values()} <= kept, "what a sender sent is kept"

    good = own.run("records", "import", own.example())
    assert good.code == 0
    assert f"{FACHAUFSICHT}: read 13 = 12 accepted + 0 duplicate + 1 correction + 0 quarantined" in lines_of(good)


def test_what_looks_like_data_of_persons_is_neither_kept_nor_repeated(own: Workspace) -> None:
    own.run("rules", "activate")
    secret = "123A456789"
    file = own.write(FACHAUFSICHT, TEXT.replace("Korrektur zu Nr. 3", secret).encode("cp1252"))
    done = own.run("records", "import", file)
    assert done.code == 3
    assert lines_of(done)[0] == (
        f"{FACHAUFSICHT}:14:11: the cell holds what looks like a customer number; the file is not kept; "
        "remove this and send aggregates only"
    )
    for place in (own.store, *own.folder.glob("zielwacht.sqlite3-*")):
        assert secret.encode() not in place.read_bytes()


def query(store: Path, statement: str) -> list[tuple[object, ...]]:
    """Straight from the file, with nothing of ours in between."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        return connection.execute(statement).fetchall()


# --- Rule files -------------------------------------------------------------------------------------------

GOAL = "statistik.yaml"
ROLES = "(allowed: bca, bereichsleitung_leistung, bereichsleitung_mi,"
BAD_RULES: dict[str, tuple[Callable[[str], str], str, str]] = {
    "a tab": (
        lambda text: text.replace("    title: Ausw", "\ttitle: Ausw"),
        "    title: Ausw",
        ":1: tab in the indentation: use spaces",
    ),
    "a duplicate key": (
        lambda text: text.replace("    owner: gf\n", "    owner: gf\n    owner: controlling\n"),
        "    owner: controlling",
        ":5: the key 'owner' stands here twice; it was first given in line ",
    ),
    "an unknown key": (
        lambda text: text.replace("    short_title:", "    shorttitle:"),
        "    shorttitle:",
        ":5: unknown key 'shorttitle' (allowed: ",
    ),
    "a missing role": (
        lambda text: text.replace("    owner: gf\n", "    owner: gff\n"),
        "    owner: gff",
        f":12: unknown role 'gff' {ROLES}",
    ),
}
NEAREST = {"an unknown key": "; did you mean 'short_title'?", "a missing role": "; did you mean 'gf'?"}


@pytest.mark.parametrize("name", BAD_RULES)
def test_a_mistake_in_a_rule_file_is_told_with_file_line_and_column(name: str, own: Workspace) -> None:
    edit, line, sentence = BAD_RULES[name]
    goal = own.goal("statistik")
    goal.write_text(edit(goal.read_text()))
    at = next(
        number for number, text in enumerate(goal.read_text().splitlines(), start=1) if text.startswith(edit(line))
    )
    for words in (("rules", "lint"), ("rules", "activate"), ("check", own.example(), *ON)):
        done = own.run(*words)
        assert (done.code, done.out) == (2, "")
        told = [text for text in lines_of(done) if f"/{GOAL}:{at}{sentence}" in text]
        assert len(told) == 1, done.err
        assert told[0].endswith(NEAREST.get(name, ""))
    assert query(own.store, "SELECT count(*) FROM activation") == [(0,)] if own.store.exists() else True


def test_a_wrong_operator_is_told_with_the_right_ones(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, goals=("kdu",))
    goal = house.goal("kdu")
    goal.write_text(goal.read_text().replace('operator: "<"', 'operator: "=<"', 1))
    at = next(number for number, text in enumerate(goal.read_text().splitlines(), start=1) if '"=<"' in text)
    done = house.run("rules", "lint")
    assert (done.code, done.out) == (2, "")
    assert lines_of(done) == [
        f"{goal}:{at}:24: unknown operator '=<' (allowed: <, <=, =, >=, >, report, ~); did you mean '<='?",
        "1 mistake; the rules in force stay as they are. Mend it and lint again.",
    ]


def test_mistakes_as_json_name_the_same_places(own: Workspace) -> None:
    goal = own.goal("statistik")
    goal.write_text(goal.read_text().replace("    owner: gf\n", "    owner: gff\n"))
    done = own.run("rules", "lint", "--json")
    assert done.code == 2
    problems = json.loads(done.out)["problems"]
    found = next(problem for problem in problems if problem["what"] == "unknown role 'gff'")
    assert (Path(found["file"]).name, found["column"], found["nearest"]) == (GOAL, 12, "gf")


def test_a_broken_edit_never_takes_effect(own: Workspace) -> None:
    own.run("rules", "activate")
    before = own.run("tick", "--now", NOON, "--json")
    goal = own.goal("statistik")
    goal.write_text(goal.read_text().replace("    owner: gf\n", ""))
    assert own.run("rules", "activate").code == 2
    assert own.run("check", *ON, "--fail-on", "never").code == 0, "the store is judged by what is in force"
    assert json.loads(before.out)["judged"] == 1
    assert query(own.store, "SELECT count(*) FROM activation") == [(1,)]


def test_a_rules_folder_that_is_not_there_is_named(own: Workspace) -> None:
    shutil.rmtree(own.rules)
    for words in (("rules", "lint"), ("rules", "list"), ("check", own.example(), *ON)):
        done = own.run(*words)
        assert (done.code, done.out) == (2, "")
        assert f"{own.rules}: there is no such folder of rules; name one with --rules" in lines_of(done)[0]


# --- Store ------------------------------------------------------------------------------------------------

NEEDS_A_STORE = (
    ("tick", "--now", NOON), ("status",), ("records", "list"), ("records", "import", FACHAUFSICHT), ("check", *ON),
)  # fmt: skip


@pytest.mark.parametrize("words", NEEDS_A_STORE, ids=lambda words: " ".join(words[:2]))
def test_without_a_store_it_says_how_to_make_one_and_makes_none(words: tuple[str, ...], own: Workspace) -> None:
    own.example()
    done = own.run(*words)
    assert (done.code, done.out) == (4, "")
    assert lines_of(done) == [
        f"zielwacht: there is no store at {own.store} yet: 'zielwacht rules activate' makes it, or change [store] url"
    ]
    assert not own.store.exists()


@pytest.mark.parametrize("words", [*NEEDS_A_STORE, ("rules", "activate")], ids=lambda words: " ".join(words[:2]))
def test_a_file_that_is_no_database_is_left_as_it_is(words: tuple[str, ...], own: Workspace) -> None:
    own.example()
    garbage = b"Protokoll vom 4. Juli. " * 400
    own.write(own.store.name, garbage)
    done = own.run(*words)
    assert (done.code, done.out) == (4, "")
    assert lines_of(done) == [
        f"zielwacht: {own.store} is no database: name the store's file in [store] url, or restore the last backup"
    ]
    assert own.store.read_bytes() == garbage


def test_the_database_of_another_program_is_left_alone(own: Workspace) -> None:
    with sqlite3.connect(own.store) as other:
        other.execute("CREATE TABLE addresses (name TEXT)")
    before = own.store.read_bytes()
    done = own.run("rules", "activate")
    assert (done.code, done.out) == (4, "")
    assert lines_of(done) == [
        f"zielwacht: {own.store} is the database of another program: name the store's own file in [store] url"
    ]
    assert own.store.read_bytes() == before


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("sqlite:///rules", "the store cannot be at {folder}/rules: that is a folder; name a file in [store] url"),
        (
            "sqlite:///config.toml/below.sqlite3",
            "the store cannot be at {folder}/config.toml/below.sqlite3: {folder}/config.toml is no folder; "
            "change [store] url",
        ),
        (
            "sqlite:////proc/below.sqlite3",
            "the store /proc/below.sqlite3 cannot be opened: give this user write access to the file and its folder",
        ),
    ],
    ids=["a folder", "below a file", "no rights"],
)
def test_a_store_that_cannot_be_there_is_told_with_the_remedy(url: str, sentence: str, own: Workspace) -> None:
    done = own.run("rules", "activate", env={"ZIELWACHT_STORE__URL": url})
    assert (done.code, done.out) == (4, "")
    assert lines_of(done) == [f"zielwacht: {sentence.format(folder=own.folder)}"]


def test_another_kind_of_database_is_wrong_configuration(own: Workspace) -> None:
    done = own.run("status", env={"ZIELWACHT_STORE__URL": "mysql://somewhere/x"})
    assert (done.code, done.out) == (2, "")
    assert lines_of(done)[0].startswith("zielwacht: [store] url must begin with sqlite:///")


# --- Mail -------------------------------------------------------------------------------------------------


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that nobody listens on, held so that nobody else gets it."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_a_mail_server_that_refuses_keeps_the_mails_for_a_later_tick(own: Workspace, closed_port: int) -> None:
    own.configure("smtp", closed_port)
    own.run("rules", "activate")
    refused = own.run("tick", "--now", "2016-06-02T07:00")
    assert refused.code == 4
    (told,) = lines_of(refused)
    assert told.startswith(f"127.0.0.1:{closed_port} did not take mails (")
    assert told.endswith("stay queued and go out with a later tick")
    assert refused.out.startswith("02.06.2016 07:00: 1 judged,")
    assert "1 mail planned, 0 sent" in refused.out

    own.configure("folder")
    later = own.run("tick", "--now", "2016-06-02T12:00")
    assert later.code == 0
    assert [path.name[:19] for path in (own.folder / "mails").glob("*.eml")] == ["2016-06-02-reminder"]


def test_a_password_file_that_is_missing_stops_before_anything_is_judged(own: Workspace, closed_port: int) -> None:
    own.configure("smtp", closed_port, 'username = "zielwacht"\npassword_file = "password.txt"\n')
    own.run("rules", "activate")
    done = own.run("tick", "--now", NOON)
    assert (done.code, done.out) == (2, "")
    assert lines_of(done) == [
        f"zielwacht: {own.folder}/password.txt: the SMTP password cannot be read: No such file or directory; "
        "name another password_file"
    ]
    assert query(own.store, "SELECT count(*) FROM message") == [(0,)]


def test_a_mail_folder_that_is_a_file_keeps_the_mails(own: Workspace) -> None:
    own.write("mails", "a file")
    own.run("rules", "activate")
    done = own.run("tick", "--now", NOON)
    assert done.code == 4
    assert lines_of(done)[0].startswith(f"{own.folder}/mails did not take mails (")
    assert query(own.store, "SELECT state FROM message") == [("pending",)]


# --- Words on the command line ----------------------------------------------------------------------------

WRONG_WORDS = {
    "no day": (
        ("check", "--on", "heute"),
        "Invalid value for '--on': 'heute' is no day; write 2016-07-04 or 04.07.2016",
    ),
    "no such day": (
        ("check", "--on", "2016-02-30"),
        "Invalid value for '--on': '2016-02-30' is no day; write 2016-07-04 or 04.07.2016",
    ),
    "no plausible year": (("check", "--on", "0001-01-01"), "Invalid value for '--on': the year 1 cannot be meant"),
    "no instant": (
        ("tick", "--now", "gestern"),
        "Invalid value for '--now': 'gestern' is no instant; write 2016-07-04T07:00 or 2016-07-04T07:00:00+02:00",
    ),
    "unknown command": (("chek",), "No such command 'chek'. Did you mean 'check'?"),
    "unknown command of a group": (("rules", "lnt"), "No such command 'lnt'. Did you mean 'lint'?"),
    "unknown option": (("status", "--quite"), "No such option '--quite'. Did you mean '--quiet'?"),
    "unknown format": (
        ("check", "--format", "jsn"),
        "Invalid value for '--format': 'jsn' is not one of 'table', 'json', 'csv', 'html', 'junit', 'xlsx'.",
    ),
    "unknown fail-on": (
        ("check", "--fail-on", "nevr"),
        "Invalid value for '--fail-on': 'nevr' is not one of 'breached', 'at_risk', 'not_evaluable', 'never'.",
    ),
    "unknown rule": (
        ("rules", "show", "kdu-eror-rate"),
        "there is no rule 'kdu-eror-rate'; did you mean 'kdu-error-rate'?",
    ),
    "unknown region": (
        ("calendar", "due", "2016-04-30", "--region", "NRW"),
        "Invalid value for '--region': there is no region 'NRW' (a German Land such as NW, an Austrian Land such as "
        "AT-9, a Swiss canton such as CH-ZH); did you mean 'NW'?",
    ),
    "no span": (
        ("calendar", "due", "2016-04-30", "--span", "6M"),
        "'6M' is no span (for example P1M, P6M, P2W, P10D, P1Y)",
    ),
    "a store option with files": (
        ("check", "a.csv", "--known-at", "2016-07-04T12:00"),
        "--known-at belongs to the store: files given here count as recorded at the end of --on",
    ),
    "no files": (("records", "import"), "Missing argument 'FILES...'."),
}


@pytest.mark.parametrize("name", WRONG_WORDS)
def test_wrong_usage_is_told_with_what_is_right(name: str, house: Workspace) -> None:
    words, sentence = WRONG_WORDS[name]
    done = house.run(*words)
    assert (done.code, done.out) == (2, "")
    assert lines_of(done)[0].startswith("Usage: zielwacht ")
    assert lines_of(done)[-1] == f"Error: {sentence}"


# --- Configuration ----------------------------------------------------------------------------------------

WRONG_CONFIG = {
    "an unknown key": (
        'usernam = "x"\n',
        ":1: unknown key 'usernam' (allowed: sender, host, port, security, username, password_file, timeout_seconds); "
        "did you mean 'username'?",
    ),
    "an unknown section": ("[inbx]\n", ":2: unknown section 'inbx' (allowed: "),
    "a secret": (
        'password = "x"\n',
        ":1: a password must not stand here: set ZIELWACHT_SMTP__PASSWORD, name a password_file "
        "or give the systemd credential smtp_password",
    ),
    "no TOML": ("x = \n", ":5: "),
}


@pytest.mark.parametrize("name", WRONG_CONFIG)
def test_a_mistake_in_the_configuration_is_told_with_line_and_column(name: str, own: Workspace) -> None:
    more, sentence = WRONG_CONFIG[name]
    own.configure(more=more)
    last = len((own.folder / "config.toml").read_text().splitlines())
    done = own.run("rules", "lint")
    assert (done.code, done.out) == (2, "")
    assert lines_of(done)[0].startswith(f"zielwacht: config.toml:{last}{sentence}")


def test_an_unknown_variable_of_ours_is_an_error(own: Workspace) -> None:
    done = own.run("rules", "lint", env={"ZIELWACHT_STOR__URL": "sqlite:///x"})
    assert (done.code, done.out) == (2, "")
    assert lines_of(done) == ["zielwacht: ZIELWACHT_STOR__URL: unknown variable; did you mean 'ZIELWACHT_STORE__URL'?"]


def test_a_configuration_that_is_named_must_be_there(own: Workspace) -> None:
    done = own.run("--config", "other.toml", "status")
    assert (done.code, done.out) == (2, "")
    assert lines_of(done) == ["zielwacht: other.toml: no such file; name one that exists or leave --config out"]
