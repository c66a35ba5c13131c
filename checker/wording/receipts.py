"""A receipt: the result of importing a file, in German, for its sender. Pure. Never the value of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checker.domain.clock import local_time
from checker.domain.record_problem import RecordProblem
from checker.wording.record_problems import problem_text, reason_text

MOST_TOLD = 100


class Outcome(StrEnum):
    """The result of importing a file."""

    NOT_USED = "not_used"
    PARTLY_USED = "partly_used"
    KNOWN_ALREADY = "known_already"
    USED = "used"
    NOTHING_TO_REPORT = "nothing_to_report"


class Unopened(StrEnum):
    """Why something in the inbox is put aside without being opened."""

    LINK = "link"
    PIPE = "pipe"
    SOCKET = "socket"
    DEVICE = "device"
    NAME_TOO_LONG = "name_too_long"
    NAME_UNREADABLE = "name_unreadable"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class ReceiptHead:
    """`name` is what the file is called now; `sha256` (hex) is empty for what was never read."""

    name: str
    at: datetime
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class KeptOutRow:
    """A row as the account counts it, `column` from 1 (0: the whole row), and all that is wrong with it."""

    row: int
    column: int
    problems: tuple[RecordProblem, ...]


@dataclass(frozen=True, slots=True)
class ReceiptBody:
    """What a receipt says about a file that was read: read = accepted + duplicate + correction + kept out.

    For the rows `without_stand`, of those that can be used, the order of arrival decides.
    """

    outcome: Outcome
    read: int
    accepted: int
    duplicate: int
    correction: int
    kept_out: int
    problems: tuple[RecordProblem, ...] = ()
    rows: tuple[KeptOutRow, ...] = ()
    warnings: tuple[RecordProblem, ...] = ()
    without_stand: int = 0


OUTCOMES: Mapping[Outcome, str] = {
    Outcome.NOT_USED: "NICHT ÜBERNOMMEN: Nichts aus dieser Datei zählt.",
    Outcome.PARTLY_USED: "TEILWEISE ÜBERNOMMEN: Einige Zeilen sind zurückgehalten.",
    Outcome.KNOWN_ALREADY: "SCHON BEKANNT: Alles war bereits gemeldet; nichts zählt doppelt.",
    Outcome.USED: "ÜBERNOMMEN.",
    Outcome.NOTHING_TO_REPORT: "ÜBERNOMMEN: Fehlanzeige, es gab nichts zu melden.",
}
UNOPENED: Mapping[Unopened, str] = {
    Unopened.LINK: "eine Verknüpfung statt einer Datei",
    Unopened.PIPE: "eine Pipe statt einer Datei",
    Unopened.SOCKET: "ein Socket statt einer Datei",
    Unopened.DEVICE: "ein Gerät statt einer Datei",
    Unopened.NAME_TOO_LONG: "der Name ist zu lang",
    Unopened.NAME_UNREADABLE: "der Name enthält unlesbare Zeichen",
    Unopened.TOO_LARGE: "größer als {megabytes} MB",
}
SEND_AGAIN = "die genannten Zeilen berichtigen und die Datei noch einmal senden; Übernommenes zählt nicht doppelt."
MEND = "die Datei berichtigen und noch einmal in den Eingang legen. Das Original liegt hier unverändert."
LOOK = "die Hinweise ansehen und, wo nötig, berichtigt noch einmal senden."
NOTHING = "nichts."
REMOVE = "diese Angaben entfernen und nur zusammengefasste Zahlen senden. Gespeichert ist nur die Prüfsumme."
ORDINARY = "die Datei selbst unter einem gewöhnlichen Namen in den Eingang legen."
KEEP = "die Datei aufheben und der Administration Bescheid geben; sie liegt hier unverändert."
TELL = "die Datei aufheben und der Administration Bescheid geben; am Inhalt ist nichts auszusetzen."


def read_text(head: ReceiptHead, body: ReceiptBody) -> str:
    """Of a file that was read."""
    return _receipt(OUTCOMES[body.outcome], head, _account(body), _to_do(body))


def private_text(head: ReceiptHead, problems: tuple[RecordProblem, ...]) -> str:
    """Of a file that the privacy screen refused: nothing of it is kept."""
    lines = ["", *(f"- {problem_text(problem, 'de')}" for problem in problems)]
    return _receipt("GELÖSCHT: Die Datei enthält, was nach Sozialdaten aussieht.", head, lines, REMOVE)


def unopened_text(head: ReceiptHead, why: Unopened, megabytes: int) -> str:
    """Of something that is no file that could be read; `megabytes` is how large a file may be."""
    reason = UNOPENED[why].format(megabytes=megabytes)
    return _receipt("NICHT GEÖFFNET.", head, [f"Grund:             {reason}"], ORDINARY)


def failed_text(head: ReceiptHead, mistake: str) -> str:
    """Of a file over which our own program failed; `mistake` is the kind of failure."""
    return _receipt("NICHT VERARBEITET: Fehler im Programm.", head, [f"Fehlerart:         {mistake}"], TELL)


def ended_text(head: ReceiptHead) -> str:
    """Of a file over which one process after another has died; its bytes were not opened again."""
    reason = "beim Lesen dieser Datei ist das Programm zweimal hintereinander abgebrochen"
    return _receipt("NICHT VERARBEITET: zweimal abgebrochen.", head, [f"Grund:             {reason}"], KEEP)


def _receipt(verdict: str, head: ReceiptHead, lines: list[str], to_do: str) -> str:
    top = [verdict, "", f"Datei:             {head.name}", f"Eingegangen:       {local_time(head.at):%d.%m.%Y %H:%M}"]
    top += [f"SHA-256:           {head.sha256}"] if head.sha256 else []
    return "\n".join([*top, *lines, "", f"Was zu tun ist: {to_do}"]) + "\n"


def _account(body: ReceiptBody) -> list[str]:
    lines = [
        f"Zeilen gelesen:    {body.read}",
        f"  neu:             {body.accepted}",
        f"  schon bekannt:   {body.duplicate}",
        f"  berichtigt:      {body.correction}",
        f"  zurückgehalten:  {body.kept_out}",
    ]
    if body.without_stand:
        lines.append(f"Ohne Stand:        {body.without_stand}; hier gilt, was zuletzt eingeht")
    lines += _listed("Warum die Datei nicht verwendet werden konnte:", body.problems)
    lines += _rows(body.rows)
    return [*lines, *_listed("Bitte ansehen (übernommen wurde trotzdem):", body.warnings)]


def _listed(title: str, problems: tuple[RecordProblem, ...]) -> Iterator[str]:
    if problems:
        yield from ("", title)
        yield from (f"- {problem_text(problem, 'de')}" for problem in problems[:MOST_TOLD])
        yield from _more(len(problems))


def _rows(rows: tuple[KeptOutRow, ...]) -> Iterator[str]:
    if not rows:
        return
    yield from ("", "Zurückgehaltene Zeilen:")
    for row in rows[:MOST_TOLD]:
        column = f", Spalte {row.column}" if row.column else ""
        yield f"- Zeile {row.row}{column}: {'; '.join(reason_text(problem, 'de') for problem in row.problems)}"
    yield from _more(len(rows))


def _more(count: int) -> Iterator[str]:
    if count > MOST_TOLD:
        yield f"- und {count - MOST_TOLD} weitere"


def _to_do(body: ReceiptBody) -> str:
    if body.outcome is Outcome.NOT_USED:
        return MEND
    if body.kept_out:
        return SEND_AGAIN
    return LOOK if body.warnings else NOTHING
