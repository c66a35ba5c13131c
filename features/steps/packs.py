"""An auditor takes evidence home: what is in it, what is not, and whether it holds without us."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path

from pytest_bdd import then

from checker.domain.obligation_key import rule_of
from checker.store import cursor, findings
from checker.usecases.auditing.pack.make import make_pack
from checker.usecases.auditing.pack.scope import PackAbout

from .house import House
from .words import rows, sentence


@then(sentence("enthält der Nachweis zum Befund zu {row:Zeile} die Regel, {files:Zahl} Datei und {mails:Zahl} Mails"))
@then(sentence("enthält der Nachweis zum Befund zu {row:Zeile} die Regel, {files:Zahl} Dateien und {mails:Zahl} Mails"))
def holds(house: House, row: str, files: int, mails: int) -> None:
    (planned,) = [each for each in house.book.rules() if each.rule.source.row == row]
    with house.store.read() as tx:
        (about,) = {one.obligation for one in findings.every_episode(tx) if rule_of(one.obligation) == planned.rule.id}
    packed = _unpacked(house, about, "nachweis")
    rules = [path for path in packed if "/regelwerk/" in path and f"id: {planned.rule.id}".encode() in packed[path]]
    assert rules, "die Regel fehlt"
    found = [sum(f"/{folder}/" in path for path in packed) for folder in ("dateien", "mails")]
    assert found == [files, mails]


@then("hält der Nachweis einer Prüfung ohne die Zielwacht stand")
def holds_without_us(house: House) -> None:
    (bag,) = (house.folder / "nachweis").iterdir()
    for program in (
        ["sha256sum", "--quiet", "-c", "manifest-sha256.txt"],
        [sys.executable, "-I", "-S", "data/pruefen/verify.py", "--pack", "."],
    ):
        done = subprocess.run(program, cwd=bag, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{program[0]} sagt: {done.stdout}{done.stderr}"


@then("ist der Nachweis beim zweiten Mal Byte für Byte derselbe")
def same_again(house: House) -> None:
    (bag,) = (house.folder / "nachweis").iterdir()
    about = (bag / "bag-info.txt").read_text(encoding="utf-8").split("External-Identifier: finding ")[1].splitlines()[0]
    _unpacked(house, about, "noch-einmal")
    first, second = (house.folder / f"{name}.zip" for name in ("nachweis", "noch-einmal"))
    assert first.read_bytes() == second.read_bytes()


@then(sentence('nennt nichts im Nachweis "{secret:Text}"'))
def tells_not(house: House, secret: str) -> None:
    for path in (house.folder / "nachweis").rglob("*"):
        if path.is_file():
            assert secret not in _readable(path), f"„{secret}“ steht in {path.name}"


@then("ist unter anderem als ausgelassen genannt:")
def left_out(house: House, datatable: Sequence[Sequence[str]]) -> None:
    (listed,) = (house.folder / "nachweis").rglob("ausgelassen.csv")
    table = list(csv.DictReader(io.StringIO(listed.read_text(encoding="utf-8-sig")), delimiter=";"))
    found = {(line["was"], line["warum"]) for line in table}
    assert found >= {(line["was"], line["warum"]) for line in rows(datatable)}


def _unpacked(house: House, about: str, name: str) -> dict[str, bytes]:
    made = make_pack(house.store, PackAbout.FINDING, about, _now(house), target=house.folder / f"{name}.zip")
    with zipfile.ZipFile(made.file) as archive:
        archive.extractall(house.folder / name)
        return {each: archive.read(each) for each in archive.namelist()}


def _now(house: House) -> datetime:
    with house.store.read() as tx:
        at = cursor.read(tx)
    assert at is not None, "es lief noch nichts"
    return at.instant


def _readable(path: Path) -> str:
    """As a reader sees it: a mail with its parts decoded."""
    content = path.read_bytes()
    text = content.decode("utf-8", "replace")
    if path.suffix == ".eml":
        mail = message_from_bytes(content, policy=policy.default)
        text += " ".join(str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text")
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
