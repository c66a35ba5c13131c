"""Receipts: what became of a file, in German, for whoever laid it into the inbox. Pure. Never a value of a cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checker.domain.clock import local_time
from checker.usecases.importing.read_files import ReadFile
from checker.wording.intake import reason_de

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Receipt:
    """`name` is the file's name in done or rejected; `sha256` (hex) is empty for what was never opened."""

    name: str
    text: str
    sha256: str = ""


def imported(read: ReadFile, name: str, at: datetime) -> Receipt:
    """Of a file that was read. `name` is withheld where it is itself what must not be kept."""
    account = read.account
    if read.private:
        return _private(read, name, at)
    lines = [_verdict(read), "", *_head(name, at, read.sha256)]
    lines += [
        f"Zeilen gelesen:    {account.read}",
        f"  neu:             {account.accepted}",
        f"  schon bekannt:   {account.duplicate}",
        f"  berichtigt:      {account.correction}",
        f"  zurückgehalten:  {account.quarantined}",
    ]
    if read.problems:
        lines += ["", "Warum die Datei nicht verwendet werden konnte:"]
        lines += [f"- {reason_de(problem)}" for problem in read.problems[:MOST_ROWS]]
    lines += _rows(read)
    if read.warnings:
        lines += ["", "Bitte ansehen (übernommen wurde trotzdem):"]
        lines += [f"- {reason_de(problem)}" for problem in read.warnings[:MOST_ROWS]]
    return Receipt(name, _text([*lines, "", f"Was zu tun ist: {_to_do(read)}"]), read.sha256)


def not_opened(name: str, why: str, at: datetime) -> Receipt:
    """Of something that is no file that could be read."""
    lines = ["NICHT GEÖFFNET.", "", *_head(name, at), f"Grund:             {why}", ""]
    to_do = "die Datei selbst unter einem gewöhnlichen Namen in den Eingang legen."
    return Receipt(name, _text([*lines, f"Was zu tun ist: {to_do}"]))


def program_failed(name: str, mistake: str, at: datetime) -> Receipt:
    """Of a file over which our own program failed."""
    lines = ["NICHT VERARBEITET: Fehler im Programm.", "", *_head(name, at), f"Fehlerart:         {mistake}", ""]
    to_do = "die Datei aufheben und der Administration Bescheid geben; am Inhalt ist nichts auszusetzen."
    return Receipt(name, _text([*lines, f"Was zu tun ist: {to_do}"]))


def _private(read: ReadFile, name: str, at: datetime) -> Receipt:
    """Nothing of the file is kept; where its name is the trouble, not even that."""
    if read.account.file != name:
        name = f"name-zurueckgehalten-{read.sha256[:12]}"
    lines = ["GELÖSCHT: Die Datei enthält, was nach Sozialdaten aussieht.", "", *_head(name, at, read.sha256), ""]
    lines += [f"- {reason_de(problem)}" for problem in read.problems]
    to_do = "diese Angaben entfernen und nur zusammengefasste Zahlen senden. Gespeichert ist nur die Prüfsumme."
    return Receipt(name, _text([*lines, "", f"Was zu tun ist: {to_do}"]), read.sha256)


def _head(name: str, at: datetime, sha256: str = "") -> list[str]:
    lines = [f"Datei:             {name}", f"Eingegangen:       {local_time(at):%d.%m.%Y %H:%M}"]
    return [*lines, f"SHA-256:           {sha256}"] if sha256 else lines


def _verdict(read: ReadFile) -> str:
    account = read.account
    if not read.is_used:
        return "NICHT ÜBERNOMMEN: Nichts aus dieser Datei zählt."
    if account.quarantined:
        return "TEILWEISE ÜBERNOMMEN: Einige Zeilen sind zurückgehalten."
    if account.read and account.duplicate == account.read:
        return "SCHON BEKANNT: Alles war bereits gemeldet; nichts zählt doppelt."
    return "ÜBERNOMMEN." if account.read else "ÜBERNOMMEN: Fehlanzeige, es gab nichts zu melden."


def _rows(read: ReadFile) -> list[str]:
    rows = read.account.rows
    if not rows:
        return []
    lines = ["", "Zurückgehaltene Zeilen:"]
    for row in rows[:MOST_ROWS]:
        reasons = "; ".join(reason_de(problem, with_place=False) for problem in (row.reason, *row.also))
        column = f", Spalte {row.column}" if row.column else ""
        lines.append(f"- Zeile {row.row}{column}: {reasons}")
    if len(rows) > MOST_ROWS:
        lines.append(f"- und {len(rows) - MOST_ROWS} weitere")
    return lines


def _to_do(read: ReadFile) -> str:
    if read.is_clean:
        return "die Hinweise ansehen und, wo nötig, berichtigt noch einmal senden." if read.warnings else "nichts."
    if read.is_used:
        return "die genannten Zeilen berichtigen und die Datei noch einmal senden; Übernommenes zählt nicht doppelt."
    return "die Datei berichtigen und noch einmal in den Eingang legen. Das Original liegt hier unverändert."


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
