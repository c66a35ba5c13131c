"""From an empty folder to the first mail: what `init` writes checks, tests, activates and judges at once."""

from __future__ import annotations

import errno
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from checker.domain.house_ids import LONGEST_ID, id_of
from checker.domain.regions import REGIONS
from checker.rulebook.load import lint
from checker.usecases.rules import new_house
from tests.workspace import REPOSITORY, Done, Workspace

HEAD = "Leitung <leitung@amt.example>"
CONTROLLING = "Controlling <controlling@amt.example>"
TEAM = "Teamleitung <team.{scope}@amt.example>"
NOON = "2026-11-27T12:00"
WITHOUT_UNITS = ("--name", "Amt für Prüfung", "--land", "NW", "--year", "2026", "--management", HEAD,
                 "--administration", CONTROLLING, "--on", "2026-11-27")  # fmt: skip
WITH_UNITS = (*WITHOUT_UNITS, "--unit", 'Nord; "links"', "--unit", "West", "--role", TEAM)
GERMAN = re.compile(r"[äöüßÄÖÜ]|\b(und|der|die|das|nicht|wird|Zeile|Frist|Prüfung)\b")


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def made(place: Workspace, *words: str, folder: str = "haus") -> Workspace:
    done = place.run("init", folder, *words)
    assert (done.code, done.err) == (0, "")
    return Workspace(place.folder / folder)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def mails_in(house: Workspace) -> Iterator[str]:
    for path in (house.folder / "var" / "mails").glob("*.eml"):
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        text = message.get_body(("plain",))
        assert text is not None
        yield f"{message['To']}\n{message['Subject']}\n{text.get_content()}"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("words", [WITHOUT_UNITS, WITH_UNITS], ids=["one house", "two units"])
def test_a_new_house_goes_its_whole_way(place: Workspace, words: tuple[str, ...], language: str) -> None:
    house = made(place, *words, "--language", language)
    assert house.run("rules", "lint").code == 0
    assert ", 0 failed" in house.run("rules", "test", "--require-coverage").out
    assert house.run("rules", "activate").code == 0
    samples = sorted((house.folder / ("samples" if language == "en" else "muster")).iterdir())
    assert len(samples) == 3, "each quarter that has been counted"
    assert house.run("records", "import", *samples).code == 0
    assert house.run("tick", "--now", NOON).code == 0
    (mail,) = mails_in(house)
    assert mail.startswith("controlling@amt.example")
    findings = house.run("findings", "list").out
    assert findings.startswith("breached")
    assert ("teamleitung@nord-links" in findings) is ("--unit" in words)
    if language == "en":
        assert not GERMAN.search(mail.replace("Amt für Prüfung", "the house"))


def test_an_english_house_has_no_german_text_but_the_words_it_is_asked_for(place: Workspace) -> None:
    english = ("--name", "Office", "--land", "BE", "--year", "2027", "--management", "Head <head@house.example>",
               "--administration", "Controlling <c@house.example>", "--unit", "North", "--language", "en")  # fmt: skip
    house = made(place, *english)
    for name, content in files_in(house.folder).items():
        if name != "rules/vocabulary.yaml":
            assert not GERMAN.search(content.decode()), name


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_land_has_its_house(place: Workspace, language: str) -> None:
    for region in REGIONS:
        words = [*WITH_UNITS, "--language", language]
        words[words.index("--land") + 1] = region
        house = made(place, *words, folder=region)
        assert lint(house.rules).problems == (), region
        assert f"region: {region}\n" in (house.rules / "calendar.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("year", [1992, 2026, 2027, 2098])
def test_every_year_with_a_calendar_can_be_planned(place: Workspace, year: int) -> None:
    words = [*WITH_UNITS]
    words[words.index("--year") + 1] = str(year)
    house = made(place, *words)
    tested = house.run("rules", "test")
    assert tested.code == 0, tested.out + tested.err


@pytest.mark.parametrize("language", ["de", "en"])
def test_that_nobody_may_see_yet_who_did_what_is_said_with_how_to_give_it(place: Workspace, language: str) -> None:
    house = made(place, *WITH_UNITS, "--language", language)
    assert house.run("rules", "activate").code == 0
    for role in ("leitung", "controlling", "teamleitung@west"):
        refused = house.run("audit", "access", "--reason", "audit", "--by", role)
        assert "has not the right read_audit" in refused.err
    readme = (house.folder / ("README.md" if language == "en" else "LIESMICH.md")).read_text(encoding="utf-8")
    assert "`zielwacht audit access`" in readme
    assert "`rights: [read_audit]`" in readme


ODD = {
    "a year": "2026", "a day": "2026-11-27", "nothing": "null", "a truth": "true", "a small number": "1e3",
    "markup of YAML": "A: #b {x} *y*", "markup of Jinja": "{{ 7 * 7 }} {% raw %}", "quotes": "O'Neil \\ \"q\"",
    "a page's": "&amp; & co", "a formula": "@sum(1)",
}  # fmt: skip


@pytest.mark.parametrize("name", ODD.values(), ids=ODD)
def test_whatever_a_house_and_its_units_are_called(place: Workspace, name: str) -> None:
    words = [*WITH_UNITS, "--unit", f"{name}", "--role", f"x={name} <x@amt.example>", "--id", "amt"]
    house = made(place, *words)
    assert lint(house.rules).problems == ()
    assert house.run("rules", "new", "--kind", "rate_upper", "--id", id_of(name)).code == 0
    assert house.run("rules", "test").code == 0
    assert house.run("rules", "activate").code == 0
    assert house.run("records", "import", *sorted((house.folder / "muster").iterdir())).code == 0


def test_a_land_is_known_by_its_name_too(place: Workspace) -> None:
    words = [*WITHOUT_UNITS]
    words[words.index("--land") + 1] = "nordrhein-westfalen"
    assert "region: NW" in (made(place, *words).rules / "calendar.yaml").read_text(encoding="utf-8")


BAD = {
    "no such Land": (("--land", "Bayren"), "there is no Land 'Bayren'", "did you mean 'Bayern'?"),
    "a year without holidays": (("--year", "3000"), "plan year 3000", "1992 to 2098"),
    "no mailbox": (("--role", "Teamleitung"), "the role 'Teamleitung' has no mailbox", "Name <mailbox@house.example>"),
    "a mailbox that is none": (("--role", "T <t@t>"), "'t@t' (role 'T') is no mail address", ""),
    "an id of 200 letters": (("--id", "a" * 200), "has 200 characters", "at most 40"),
    "an id with umlauts": (("--unit", "süd=Süd"), "'süd' is no id (for 'Süd')", "did you mean 'sued'?"),
    "one id on two levels": (("--id", "west"), "'Amt für Prüfung' and 'West' would both have the id 'west'", "id=Name"),
    "a name of nothing": (("--unit", "§§"), "'§§' is no name", ""),
    "a role for a unit": (("--unit", "Team <t.{scope}@amt.example>"), "has a mailbox: units and", "the name alone"),
    "a name that rings": (("--unit", "Nord\x07"), "is no name", "in one line"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "what", "instead"), BAD.values(), ids=BAD)
def test_what_cannot_be_used_is_said_and_nothing_written(
    place: Workspace, words: tuple[str, ...], what: str, instead: str
) -> None:
    refused = place.run("init", "haus", *WITH_UNITS, *words)
    assert (refused.code, refused.out) == (2, "")
    assert what in refused.err
    assert instead in refused.err
    assert list(place.folder.iterdir()) == []


def test_all_of_it_is_said_at_once(place: Workspace) -> None:
    refused = place.run("init", "haus", *WITHOUT_UNITS, "--year", "3000", "--land", "XX", "--role", "A", "--role", TEAM)
    assert len(refused.err.splitlines()) == 4


def test_a_folder_with_anything_in_it_stays_as_it_is(place: Workspace) -> None:
    place.write("haus/notizen.txt", "wichtig")
    place.write("haus/.git/HEAD", "ref")
    before = files_in(place.folder)
    refused = place.run("init", "haus", *WITH_UNITS)
    assert refused.code == 2
    assert "(.git and notizen.txt)" in refused.err
    assert files_in(place.folder) == before


def test_a_file_is_no_folder(place: Workspace) -> None:
    place.write("haus", "eine Datei")
    assert "haus is no folder" in place.run("init", "haus", *WITH_UNITS).err


def test_an_empty_folder_in_which_somebody_stands_is_filled(place: Workspace) -> None:
    assert place.run("init", ".", *WITH_UNITS).code == 0
    assert place.run("rules", "lint").code == 0


@pytest.mark.parametrize("folder", ["neu/haus", "."])
def test_a_disk_that_is_full_leaves_nothing_behind(
    place: Workspace, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, whole = [], Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if len(written) == 7:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(path)
        return whole(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    refused = place.run("init", folder, *WITH_UNITS)
    assert refused.code == 2
    assert "No space left on device; nothing has come of it" in refused.err
    assert list(place.folder.iterdir()) == []


@pytest.mark.parametrize(("folder", "wins"), [("haus", "the faster"), (".", "the first")], ids=["new", "empty"])
def test_of_two_at_once_one_writes_its_house_whole(
    place: Workspace, folder: str, wins: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[Done] = []
    laid_out = new_house._lay_out

    def another_meanwhile(files: Mapping[str, bytes], root: Path) -> None:
        laid_out(files, root)
        if not others:
            others.append(Done(0, "", ""))
            others[0] = place.run("init", folder, *WITHOUT_UNITS, "--name", "Das andere")

    monkeypatch.setattr(new_house, "_lay_out", another_meanwhile)
    first = place.run("init", folder, *WITHOUT_UNITS, "--name", "Das eine")
    faster = others[0]
    winner, loser = (faster, first) if wins == "the faster" else (first, faster)
    assert (winner.code, loser.code) == (0, 2), (first.err, faster.err)
    assert "is not empty" in loser.err or "another init is at work in" in loser.err
    house = Workspace(place.folder / folder)
    named = "Das andere" if wins == "the faster" else "Das eine"
    assert named in (house.rules / "organisation.yaml").read_text(encoding="utf-8")
    assert house.run("rules", "lint").code == 0
    assert [path.name for path in place.folder.iterdir() if path.name.startswith(".")] == []


def test_one_that_was_broken_off_is_told_with_what_it_left(place: Workspace) -> None:
    place.write(".zielwacht-init-abc/config.toml", "")
    place.write("LIESMICH.md", "")
    refused = place.run("init", ".", *WITH_UNITS)
    assert refused.code == 2
    assert "broken off there: wait, or remove what is of it (.zielwacht-init-abc and LIESMICH.md)" in refused.err


def test_a_place_that_cannot_be_written_to_is_told(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("datei", "eine Datei")
    assert "datei is no folder" in place.run("init", "datei/haus", *WITH_UNITS).err

    def refuse(**_: object) -> str:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (place.folder / "datei").unlink()
    monkeypatch.setattr(new_house, "mkdtemp", refuse)
    for folder in ("haus", "."):
        refused = place.run("init", folder, *WITH_UNITS)
        assert (refused.code, "Permission denied; nothing has come of it" in refused.err) == (2, True), refused.err


def test_where_nobody_can_be_asked_the_missing_options_are_named(place: Workspace) -> None:
    refused = place.run("init", "haus", "--name", "Amt")
    assert refused.code == 2
    assert "--land, --year, --management, --administration" in refused.err


def test_on_a_terminal_what_is_missing_is_asked_and_asked_again(place: Workspace) -> None:
    answers = ["Amt", "Hesen", "Hessen", "", "Leitung", HEAD, CONTROLLING, "Nord", "", TEAM, ""]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "checker", "init", "haus", "--on", "2026-11-27"],
        cwd=place.folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as asked:
        os.close(theirs)
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        _, questions = asked.communicate(timeout=60)
        os.close(ours)
    assert asked.returncode == 0, questions
    assert "Ein Land „Hesen“ gibt es nicht" in questions
    assert "Die Rolle „Leitung“ hat kein Postfach" in questions
    house = Workspace(place.folder / "haus")
    assert lint(house.rules).problems == ()
    assert "team.{scope}@amt.example" in (house.rules / "organisation.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "between", "expected"),
    [
        pytest.param("Straße Süd", "-", "strasse-sued", id="umlauts are written out"),
        pytest.param("Leitung (Nord)", "_", "leitung_nord", id="a role joins by underscores"),
        pytest.param("École №5", "-", "ecole-no5", id="accents go"),
        pytest.param("日本", "-", "", id="no letter that an id may have"),
        pytest.param("u\u0308ber", "-", "ueber", id="umlauts of a Mac"),
    ],
)
def test_the_id_of_a_name(name: str, between: str, expected: str) -> None:
    assert id_of(name, between) == expected


def test_a_long_name_has_an_id_of_whole_words() -> None:
    found = id_of("Bundesamt " * 20)
    assert found == "bundesamt-bundesamt-bundesamt-bundesamt"
    assert len(found) <= LONGEST_ID
