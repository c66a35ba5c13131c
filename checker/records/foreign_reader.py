"""Has workbooks, JSON and Outlook's mails read by a child process (`foreign.py`), kept for the next file. Shell.

The child's death is no death of ours: its file is refused at once, and the next one gets a new child.
"""

from __future__ import annotations

import atexit
import json
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from threading import Lock, Timer
from typing import Any, Literal, NoReturn

from checker.domain.errors import ZielwachtError
from checker.domain.problem import Location
from checker.domain.record_problem import ProblemCode
from checker.records.grid import Damaged
from checker.records.reading import MOST_LINES, MOST_ROWS, refuse

PROGRAM = Path(__file__).with_name("foreign.py")
# As a module, so that its bytecode is kept; behind all that Python has itself, whose names win.
START = (
    f"import sys; sys.path.append({str(PROGRAM.parent)!r}); "
    f"from {PROGRAM.stem} import main; main(int(sys.argv[1]), int(sys.argv[2]))"
)
# A busy machine gives a process a part of each second only.
WALL_SECONDS_A_SECOND = 4
LONGEST_ANSWER = 1 << 30


@dataclass(frozen=True, slots=True)
class ForeignLimits:
    """What one file may cost. `seconds` are of the processor, `megabytes` all the memory of the child, `unpacked` the
    bytes of a workbook's parts; a sheet has at most so many rows, columns, and cells up to its last ones. `data_rows`
    are those that hold anything, or the entries of a list.
    """

    seconds: int = 60
    megabytes: int = 3072
    unpacked: int = 256 * 1024 * 1024
    rows: int = MOST_LINES
    data_rows: int = MOST_ROWS
    columns: int = 2_000
    cells: int = 6_000_000


LIMITS = ForeignLimits()


class ReaderNotStarted(ZielwachtError):
    """The machine gives us no child process: no fault of the file. `detail` is what the system says."""

    def __init__(self, detail: str) -> None:
        self.detail = detail
        super().__init__(f"the process that reads workbooks and JSON does not start: {detail}")


class _Ended(Exception):
    """The child ended before it answered. `is_slow`: it was ended, for it took too long."""

    def __init__(self, *, is_slow: bool) -> None:
        self.is_slow = is_slow


class _Child:
    """One process; it answers one file after the other."""

    def __init__(self, limits: ForeignLimits) -> None:
        self.limits = limits
        command = [sys.executable, "-I", "-c", START, str(limits.seconds), str(limits.megabytes)]
        try:
            # Nothing of ours goes along: no environment, no folder, no open file.
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={}
            )
        except OSError as refused:
            raise ReaderNotStarted(str(refused.strerror)) from refused
        try:
            is_ready = self._receive() == b"ready"
        except _Ended:
            is_ready = False
        if not is_ready:
            self.end()
            raise ReaderNotStarted("it ends before it has begun")

    def ask(self, kind: str, data: bytes) -> bytes:
        """The answer to one file. Raises _Ended."""
        was_slow: list[bool] = []

        def stop() -> None:
            was_slow.append(True)
            self._process.kill()

        timer = Timer(self.limits.seconds * WALL_SECONDS_A_SECOND, stop)
        timer.start()
        try:
            self._send(json.dumps({"kind": kind, **asdict(self.limits)}).encode())
            self._send(data)
            return self._receive()
        except (_Ended, BrokenPipeError):
            timer.cancel()
            self.end()
            raise _Ended(is_slow=bool(was_slow) or self._process.returncode == -signal.SIGXCPU) from None
        finally:
            timer.cancel()

    def end(self) -> None:
        """Ended for good; waits for it, so that nothing of it is left."""
        assert self._process.stdin is not None, "it was asked for"
        assert self._process.stdout is not None, "it was asked for"
        self._process.stdout.close()
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _send(self, piece: bytes) -> None:
        assert self._process.stdin is not None, "it was asked for"
        self._process.stdin.write(len(piece).to_bytes(8, "big"))
        self._process.stdin.write(piece)
        self._process.stdin.flush()

    def _receive(self) -> bytes:
        assert self._process.stdout is not None, "it was asked for"
        length = int.from_bytes(self._process.stdout.read(8), "big")
        answer = self._process.stdout.read(length) if 0 < length <= LONGEST_ANSWER else b""
        if not answer or len(answer) != length:
            raise _Ended(is_slow=False)
        return answer


_lock = Lock()
_kept: list[_Child] = []


@atexit.register
def end_child() -> None:
    """End the child that is kept; the next file gets a new one."""
    while _kept:
        _kept.pop().end()


def read_foreign(
    kind: Literal["xlsx", "ods", "xls", "json", "ndjson", "msg"],
    name: str,
    data: bytes,
    limits: ForeignLimits | None = None,
) -> Any:
    """What the child makes of the bytes. Raises FileRefused, and ReaderNotStarted where there can be no child.

    For a workbook: its sheets (title and rows of cells) and its comments. For JSON: the value. For a mail that Outlook
    has stored (`msg`): the mail as text, as mails travel; None where it cannot be read.
    """
    limits = limits or LIMITS
    with _lock:
        if _kept and _kept[0].limits != limits:
            end_child()
        if not _kept:
            _kept.append(_Child(limits))
        try:
            answer = _kept[0].ask(kind, data)
        except _Ended as ended:
            _kept.clear()
            _refuse_ended(name, ended, limits)
        try:
            return _understood(kind, name, answer)
        except (ValueError, TypeError, KeyError, AssertionError, RecursionError):
            # No answer that our program gives: whatever it has become, it is not asked again.
            end_child()
            _refuse_ended(name, _Ended(is_slow=False), limits)


def _refuse_ended(name: str, ended: _Ended, limits: ForeignLimits) -> NoReturn:
    if ended.is_slow:
        raise refuse(Location(name), ProblemCode.READER_TOO_SLOW, {"seconds": limits.seconds}) from None
    raise refuse(Location(name), ProblemCode.READER_ENDED) from None


def _understood(kind: str, name: str, answer: bytes) -> Any:
    whole = int if kind in ("json", "ndjson", "msg") else Decimal
    outcome, *said = json.loads(answer, parse_float=Decimal, parse_int=whole, object_hook=_tagged)
    if outcome == "read":
        (value,) = said
        return value
    code, given, line, column, sheet = said
    facts = {key: int(value) if isinstance(value, int | Decimal) else str(value) for key, value in given.items()}
    raise refuse(Location(name, int(line), int(column), sheet), ProblemCode(code), facts)


def _tagged(given: dict[str, Any]) -> Any:
    match given:
        case {"d": day}:
            return date.fromisoformat(day)
        case {"e": error}:
            return Damaged(error)
        case {"n": number}:
            return _number(number)
        case {"o": pairs}:
            return dict(pairs)
        case _:
            return given


def _number(text: str) -> Decimal:
    """What is too large even for a decimal is infinite, and refused with the record that holds it."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")
