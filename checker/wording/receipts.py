"""A receipt: the result of importing a file, in the language of the house. Pure. Never the value of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checker.domain.clock import local_time
from checker.domain.record_problem import RecordProblem
from checker.wording.locales import Locale
from checker.wording.mail_texts import capitalised
from checker.wording.receipt_texts import RECEIPTS, RECEIVED_AT
from checker.wording.record_problems import problem_text, reason_text

MOST_TOLD = 100
# Where what a label is about begins.
WIDTH = 19


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


class AnswerFate(StrEnum):
    """What became of a file that is a mail."""

    WAITS = "answer_waits"
    UNCLEAR = "answer_unclear"
    DROPPED = "answer_dropped"
    CAME_BACK = "answer_came_back"
    UNREADABLE = "answer_unreadable"
    FAILED = "answer_failed"


@dataclass(frozen=True, slots=True)
class AnswerTaken:
    """`number` is the one under which an answer waits; None: nothing waits."""

    fate: AnswerFate
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ReceiptHead:
    """`name` is what the file is called now; `sha256` (hex) is empty for what was never read."""

    name: str
    at: datetime
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class KeptOutRow:
    """A row as the account counts it, `column` from 1 (0: the whole row), and all that is wrong with it.

    `number`: under which it is found; empty: under none.
    """

    row: int
    column: int
    problems: tuple[RecordProblem, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptBody:
    """What a receipt says about a file that was read: read = accepted + duplicate + correction + kept out.

    For the rows `without_stand`, of those that can be used, the order of arrival decides. `number`: under which the
    file is found if something of it is kept out; empty: under none. `profile`: by which of several profiles it is read.
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
    number: str = ""
    profile: str = ""


def read_text(head: ReceiptHead, body: ReceiptBody, locale: Locale) -> str:
    """Of a file that was read."""
    return _receipt(body.outcome, head, _account(body, locale), _to_do(body), locale)


def parts_text(head: ReceiptHead, outcome: Outcome, parts: Sequence[ReceiptBody], locale: Locale) -> str:
    """Of a file that feeds several profiles: what became of each part."""
    words = RECEIPTS[locale]
    lines: list[str] = []
    for part in parts:
        lines += ["", _labelled("profile", part.profile, locale), words[part.outcome], *_account(part, locale)]
    to_do = {_to_do(part) for part in parts}
    if outcome is not Outcome.NOT_USED and to_do & {*KEEPS_OUT}:
        return _receipt("parts_used", head, lines, "send_parts_again", locale)
    return _receipt(outcome, head, lines, next(one for one in ("mend", "look", "nothing") if one in to_do), locale)


def private_text(head: ReceiptHead, problems: tuple[RecordProblem, ...], locale: Locale) -> str:
    """Of a file that the privacy screen refused: nothing of it is kept."""
    lines = ["", *(f"- {problem_text(problem, locale)}" for problem in problems)]
    return _receipt("private", head, lines, "remove", locale)


def unopened_text(head: ReceiptHead, why: Unopened, megabytes: int, locale: Locale) -> str:
    """Of something that is no file that could be read."""
    reason = _why_unread(why, megabytes, locale)
    return _receipt("unopened", head, [_labelled("reason", reason, locale)], "ordinary", locale)


def unread_text(why: str, megabytes: int, locale: Locale) -> str:
    """Why something was put aside before it was read, by the code of what kept it from being opened."""
    return capitalised(_why_unread(why, megabytes, locale)) + "."


def _why_unread(why: str, megabytes: int, locale: Locale) -> str:
    return RECEIPTS[locale][why].format(megabytes=megabytes)


@dataclass(frozen=True, slots=True)
class RowsTold:
    """Lines about rows that are kept out, and how many rows more there are than they speak of."""

    lines: tuple[str, ...]
    more: int


def rows_told(rows: Sequence[KeptOutRow], held: int, most: int, locale: Locale) -> RowsTold:
    """What is wrong with each row, of at most so many; those kept out only with their file are counted in one line.

    There may be hundreds of those, and the row for which they are kept out is what must be mended. Of `held` rows
    that are kept out `rows` may be the first ones, those with a fault of their own before the others.
    """
    beside = next((row.problems[0] for row in rows if row.problems[0].is_of_its_file), None)
    own = [row for row in rows if not row.problems[0].is_of_its_file]
    lines = [kept_out_text(row, locale) for row in own[:most]]
    if beside is None:
        return RowsTold(tuple(lines), held - len(lines))
    lines.append(RECEIPTS[locale]["rows_beside"].format(count=held - len(own), why=reason_text(beside, locale)))
    return RowsTold(tuple(lines), len(own[most:]))


def numbered(text: str, number: str, locale: Locale) -> str:
    """What is kept out, with the number under which it is found; without, where it has none."""
    return RECEIPTS[locale]["numbered"].format(text=text, number=number) if number else text


def kept_out_text(kept_out: KeptOutRow, locale: Locale) -> str:
    """A row that is kept out and why."""
    row, column, problems = kept_out.row, kept_out.column, kept_out.problems
    where = numbered(
        RECEIPTS[locale]["cell" if column else "row"].format(row=row, column=column), kept_out.number, locale
    )
    return f"{where}: {'; '.join(reason_text(problem, locale) for problem in problems)}"


def answer_text(head: ReceiptHead, answer: AnswerTaken, locale: Locale) -> str:
    """Of a mail: what waits, and that nothing else of it is kept."""
    words = RECEIPTS[locale]
    lines = [_labelled("number", answer.number, locale)] if answer.number else []
    return _receipt(answer.fate, head, [*lines, "", words["nothing_of_it_kept"]], f"{answer.fate}_to_do", locale)


def failed_text(head: ReceiptHead, mistake: str, locale: Locale) -> str:
    """Of a file over which our own program failed; `mistake` is the kind of failure."""
    return _receipt("failed", head, [_labelled("mistake", mistake, locale)], "tell", locale)


def ended_text(head: ReceiptHead, locale: Locale) -> str:
    """Of a file over which one process after another has died; its bytes were not opened again."""
    reason = RECEIPTS[locale]["ended_the_program"]
    return _receipt("ended", head, [_labelled("reason", reason, locale)], "keep", locale)


def _receipt(verdict: str, head: ReceiptHead, lines: list[str], to_do: str, locale: Locale) -> str:
    words = RECEIPTS[locale]
    top = [
        words[verdict],
        "",
        _labelled("file", head.name, locale),
        _labelled("received", f"{local_time(head.at):{RECEIVED_AT[locale]}}", locale),
        *([f"{'SHA-256:':{WIDTH}}{head.sha256}"] if head.sha256 else []),
    ]
    return "\n".join([*top, *lines, "", words["to_do"].format(what=words[to_do])]) + "\n"


def _labelled(label: str, value: object, locale: Locale) -> str:
    return f"{RECEIPTS[locale][label]:{WIDTH}}{value}"


def _account(body: ReceiptBody, locale: Locale) -> list[str]:
    words = RECEIPTS[locale]
    counts = ("read", "accepted", "duplicate", "correction", "kept_out")
    told = words["please_name"].format(number=body.number)
    lines = [_labelled("number", told, locale)] if body.number and _to_do(body) in KEEPS_OUT else []
    lines += [_labelled(name, getattr(body, name), locale) for name in counts]
    if body.without_stand:
        said = words["order_of_arrival"].format(count=body.without_stand)
        lines.append(_labelled("without_stand", said, locale))
    lines += _listed(words["why_not_used"], body.problems, locale)
    lines += _rows(body.rows, locale)
    return [*lines, *_listed(words["please_look"], body.warnings, locale)]


def _listed(title: str, problems: tuple[RecordProblem, ...], locale: Locale) -> Iterator[str]:
    if problems:
        yield from ("", title)
        yield from (f"- {problem_text(problem, locale)}" for problem in problems[:MOST_TOLD])
        yield from _more(len(problems) - MOST_TOLD, locale)


def _rows(rows: tuple[KeptOutRow, ...], locale: Locale) -> Iterator[str]:
    if not rows:
        return
    yield from ("", RECEIPTS[locale]["rows_kept_out"])
    told = rows_told(rows, len(rows), MOST_TOLD, locale)
    yield from (f"- {line}" for line in told.lines)
    yield from _more(told.more, locale)


def _more(count: int, locale: Locale) -> Iterator[str]:
    if count > 0:
        yield f"- {RECEIPTS[locale]['more'].format(count=count)}"


# What asks the sender to mend something is kept out under a number.
KEEPS_OUT = ("mend", "send_again")


def _to_do(body: ReceiptBody) -> str:
    if body.outcome is Outcome.NOT_USED:
        return "mend"
    if body.kept_out:
        return "send_again"
    return "look" if body.warnings else "nothing"
