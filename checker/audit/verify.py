"""Verify a log of Zielwacht without Zielwacht: one file, Python's standard library only.

    python verify.py LOG [--head NUMBER:HASH]...

LOG has one entry a line, as `zielwacht audit log --format lines` writes it: [number, microseconds since 1970, kind,
facts, "hash of the line before"]. A line's hash is the SHA-256 (hex) of its bytes without the line feed; the first
names 64 zeros. A head (number and hash of a line) that was noted outside, as `zielwacht audit log` prints it, proves
that nothing up to it was changed since. The root is that of the Merkle tree over the lines (RFC 6962, section 2.1).

Exit code: 0 all holds, 1 something does not, 2 the command or the file cannot be read.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

START = b"0" * 64
LEAF, NODE = b"\x00", b"\x01"
HEAD = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})")


@dataclass(frozen=True)
class Verified:
    """What a log is: how many lines hold, the last one's hash and the tree's root, and the first fault (None: none).

    `proved`: the highest number that a head from outside proves, 0 where none was given or one did not agree.
    """

    lines: int
    head: str
    root: str
    fault: str | None
    proved: int


def verify(lines: Iterable[bytes], heads: Mapping[int, str]) -> Verified:
    """Check each line (without its line feed) against the one before, and against `heads`: hash (hex) by number."""
    number, before, proved = 0, START, 0
    tree: list[bytes] = []
    fault: str | None = None
    for line in lines:
        fault = _fault_of(line, number + 1, before)
        if fault is not None:
            break
        number, before = number + 1, hashlib.sha256(line).hexdigest().encode()
        _add(tree, number - 1, line)
        expected = heads.get(number)
        if expected is not None and expected != before.decode():
            fault = f"line {number}: the head noted outside is {expected}, here the line's hash is {before.decode()}"
            break
        proved = number if expected is not None else proved
    beyond = [head for head in heads if head > number]
    if fault is None and beyond:
        fault = (
            f"the log ends with line {number}, but a head noted outside names line {max(beyond)}: the end was cut off"
        )
    return Verified(number, before.decode(), _root(tree), fault, 0 if fault else proved)


def _fault_of(line: bytes, number: int, before: bytes) -> str | None:
    if not line.startswith(b"[%d," % number):
        return f"line {number}: it does not begin with its number; a line was removed, added or moved"
    if not line.endswith(b',"' + before + b'"]'):
        return f"line {number}: it does not name the hash of line {number - 1}; that line or this one was changed"
    return None


def _add(tree: list[bytes], before: int, line: bytes) -> None:
    # The hashes of complete trees from left to right; as many become one as the number before has ones at its end.
    node = hashlib.sha256(LEAF + line).digest()
    while before & 1:
        node = hashlib.sha256(NODE + tree.pop() + node).digest()
        before >>= 1
    tree.append(node)


def _root(tree: Sequence[bytes]) -> str:
    if not tree:
        return hashlib.sha256(b"").hexdigest()
    root = tree[-1]
    for node in reversed(tree[:-1]):
        root = hashlib.sha256(NODE + node + root).digest()
    return root.hex()


def heads_of(texts: Iterable[str]) -> dict[int, str]:
    """Heads by number. ValueError: a text is not NUMBER:HASH, or two say different things of one line."""
    heads: dict[int, str] = {}
    for text in texts:
        matched = HEAD.fullmatch(text.strip())
        if matched is None:
            raise ValueError(f"'{text}' is no head: write NUMBER:HASH, the hash with 64 characters 0-9a-f")
        number, value = int(matched[1]), matched[2]
        if heads.setdefault(number, value) != value:
            raise ValueError(f"two heads name line {number} with different hashes: one of them is of another log")
    return heads


def report(result: Verified) -> list[str]:
    """What was checked, in sentences."""
    said = [f"checked: {result.lines} lines, each names the hash of the one before"] if not result.fault else []
    said += [f"head {result.lines}:{result.head}", f"root {result.root}"]
    if result.fault:
        return [f"NOT SOUND: {result.fault}", f"the {result.lines} lines before hold" if result.lines else "", *said]
    if result.proved:
        said.append(f"proved by a head from outside: lines 1 to {result.proved}")
    if result.proved < result.lines:
        said.append(
            f"not proved by anything outside: lines {result.proved + 1} to {result.lines}; "
            "whoever keeps the log could have written these anew"
        )
    return said


def main(arguments: Sequence[str]) -> int:
    """`arguments` as on the command line, without the program's name."""
    files, texts = [], []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--head":
            texts.append(next(rest, ""))
        else:
            files.append(argument)
    try:
        heads = heads_of(texts)
        if len(files) != 1:
            raise ValueError("name one file: python verify.py LOG [--head NUMBER:HASH]...")
        with Path(files[0]).open("rb") as log:
            result = verify((line.removesuffix(b"\n") for line in log), heads)
    except (OSError, ValueError) as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    for line in filter(None, report(result)):
        sys.stdout.write(f"{line}\n")
    return 1 if result.fault else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
