"""Prints which of sixty mistakes the features notice, as a table: `python -m tests.mutants [FILE ...]`.

With names, or parts of names, only the mistakes in these files. Two run at once. Exit code 0: the features notice all
but those that are explained, and none of these.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from tests.mutants.catalogue import MUTANTS, Mutant
from tests.mutants.killing import Copy, Fate, Outcome, places

AT_ONCE = 2


def main(named: list[str]) -> int:
    chosen = [mutant for mutant in MUTANTS if not named or any(name in mutant.file for name in named)]
    moved = [f"{one.file}: stands there {places(one)} times, not once: {one.old}" for one in chosen if places(one) != 1]
    if moved or not chosen:
        print("\n".join(moved) or "no mutant is about that", file=sys.stderr)
        return 2
    surprises = killed = 0
    with _copies() as copies, ThreadPoolExecutor(AT_ONCE) as pool:
        for mutant, outcome in zip(chosen, pool.map(lambda one: _outcome(one, copies), chosen), strict=True):
            print(_line(mutant, outcome), flush=True)
            killed += outcome.fate is Fate.KILLED
            surprises += (outcome.fate is Fate.KILLED) == bool(mutant.survives)
    print(f"\n{killed} of {len(chosen)} killed")
    return 1 if surprises else 0


@contextmanager
def _copies() -> Iterator[SimpleQueue[Copy]]:
    with TemporaryDirectory(prefix="zielwacht-mutants-") as folder:
        free: SimpleQueue[Copy] = SimpleQueue()
        for number in range(AT_ONCE):
            place = Path(folder) / str(number)
            place.mkdir()
            free.put(Copy(place))
        yield free


def _outcome(mutant: Mutant, copies: SimpleQueue[Copy]) -> Outcome:
    copy = copies.get()
    try:
        return copy.outcome(mutant)
    finally:
        copies.put(copy)


def _line(mutant: Mutant, outcome: Outcome) -> str:
    why = outcome.by or mutant.survives
    return f"{outcome.fate.value:<9} {mutant.file.rpartition('/')[2]:<20} {mutant.breaks:<68} {why}".rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
