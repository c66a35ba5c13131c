"""Verify a log of Zielwacht without Zielwacht: one file, Python's standard library only.

    python verify.py LOG [--head NUMBER:HASH]... [--checkpoint FILE]... [--origin NAME] [--root]
    python verify.py --proof FILE... [--checkpoint FILE]...
    python verify.py --pack FOLDER [--head NUMBER:HASH]... [--checkpoint FILE]...

LOG has one entry a line, as `zielwacht audit log --format lines` writes it: [number, microseconds since 1970, kind,
facts, "hash of the line before"]. A line's hash is the SHA-256 (hex) of its bytes without the line feed; the first
names 64 zeros. A head (number and hash of a line) that was noted outside, as `zielwacht audit log` prints it and every
mail bears it (X-Zielwacht-Log), proves that nothing up to it was changed since. So does a checkpoint: size and root of
the Merkle tree over the lines (RFC 6962, section 2.1; the form of c2sp.org/tlog-checkpoint), in a file of its own, as
one line among others, or in a mail as a mailbox saves it (.eml). Its signature is for openssl: the command is printed.

A proof shows without the log that one line is in the tree of a checkpoint (c2sp.org/tlog-proof), or that the tree of a
later checkpoint goes on from that of an earlier one.

An evidence pack (unpacked) shows lines of the log with their paths to the root, seals of rows with what they are made
of and their paths to such a line, and the files that those rows hold.

Exit code: 0 all holds, 1 something does not, 2 the command or a file cannot be read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shlex
import sys
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

START = "0" * 64
LEAF, NODE = b"\x00", b"\x01"
HEAD = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})")
HASH = r"[A-Za-z0-9+/]{43}="
# Three fields, then the signatures; a line feed or a blank lies between what belongs together.
SIGNATURE = re.compile(r"\u2014 ([^\s+]+) ([A-Za-z0-9+/]{90,}={0,2})")
CHECKPOINT = re.compile(rf"([^\s+]+)[\n ](0|[1-9][0-9]{{0,17}})[\n ]({HASH})(?:\n\n|\n?$|(?= \u2014 ))(.*)", re.DOTALL)
INCLUSION, CONSISTENCY = "c2sp.org/tlog-proof@v1", "zielwacht/consistency@v1"
ID_BYTES = 4
# Lines that are looked at together. A power of two, so that the tree over them is complete.
BATCH = 1024


@dataclass(frozen=True)
class Verified:
    """What a log is: how many lines hold, the last one's hash and the tree's root, and the first fault (None: none).

    `root` is empty where nobody asked for the tree, which costs more than all the rest. `proved`: the highest number
    that something from outside proves, 0 where nothing was given or it did not agree.
    """

    lines: int
    head: str
    root: str
    fault: str | None
    proved: int


@dataclass(frozen=True)
class Signature:
    """Who signed: a name, the key's id (hex) and the signature."""

    name: str
    key_id: str
    value: bytes


@dataclass(frozen=True)
class Checkpoint:
    """Size and root (hex) of the log called `origin`, and who signed that."""

    origin: str
    size: int
    root: str
    signatures: tuple[Signature, ...]

    @property
    def text(self) -> bytes:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(bytes.fromhex(self.root)).decode()}\n".encode()


# --- The log -----------------------------------------------------------------------------------------------------


def verify(
    lines: Iterable[bytes],
    heads: Mapping[int, str],
    checkpoints: Collection[Checkpoint] = (),
    origins: Collection[str] = (),
    *,
    with_root: bool = False,
) -> Verified:
    """Check each line (without its line feed) against the one before, against `heads`: hash (hex) by number, and
    against `checkpoints`, which are of a log with one of these names; no names: any.
    """
    number, before, proved = 0, START, 0
    has_tree = with_root or bool(checkpoints)
    tree: list[bytes] = []
    fault = _of_another_log(checkpoints, origins)
    for batch in _batches(lines, {each.size for each in checkpoints}) if fault is None else ():
        fault, hashes = _chained(batch, number, before)
        if has_tree:
            _grow(tree, number, batch[: len(hashes)])
        known = {at: heads[at] for at in heads if number < at <= number + len(hashes)}
        for at, expected in sorted(known.items()):
            if hashes[at - number - 1] != expected:
                found = hashes[at - number - 1]
                fault = f"line {at}: the head noted outside is {expected}, here the line's hash is {found}"
                hashes = hashes[: at - number]
                break
            proved = at
        number, before = number + len(hashes), hashes[-1] if hashes else before
        if fault is None:
            fault = _of_roots(checkpoints, number, tree, proved)
        if fault is not None:
            break
        proved = number if any(each.size == number for each in checkpoints) else proved
    beyond = max((*heads, *(each.size for each in checkpoints)), default=0)
    if fault is None and beyond > number:
        fault = f"the log ends with line {number}, but what was noted outside names line {beyond}: the end was cut off"
    return Verified(number, before, _root(tree) if has_tree else "", fault, 0 if fault else proved)


def _of_another_log(checkpoints: Iterable[Checkpoint], origins: Collection[str]) -> str | None:
    for each in checkpoints:
        if origins and each.origin not in origins:
            return f"the checkpoint over {each.size} lines is of another log: '{each.origin}', not '{min(origins)}'"
    return None


def _of_roots(checkpoints: Iterable[Checkpoint], size: int, tree: Sequence[bytes], proved: int) -> str | None:
    wrong = [each for each in checkpoints if each.size == size and each.root != _root(tree)]
    if not wrong:
        return None
    span = f"lines {proved + 1} to {size}"
    return f"{span}: the checkpoint over {size} lines has the root {wrong[0].root}, here it is {_root(tree)}"


def _batches(lines: Iterable[bytes], stops: Iterable[int]) -> Iterator[list[bytes]]:
    """Some lines at a time, so that the tree can be looked at behind each number in `stops`."""
    source, at = iter(lines), 0
    for stop in (*sorted(stops), None):
        while stop is None or at < stop:
            size = BATCH - at % BATCH
            batch = list(islice(source, size if stop is None else min(size, stop - at)))
            if not batch:
                return
            at += len(batch)
            yield batch


def _chained(batch: Sequence[bytes], number: int, before: str) -> tuple[str | None, list[str]]:
    """The first fault among lines behind `number`, and the hashes of those that hold. Once for all, then one by one."""
    hashes = [hashlib.sha256(line).hexdigest() for line in batch]
    ends = ',"' + '"],"'.join([before, *hashes[:-1]]) + '"]'
    starts = [b"[%d," % each for each in range(number + 1, number + len(batch) + 1)]
    if all(map(bytes.startswith, batch, starts)) and b"".join([line[-68:] for line in batch]) == ends.encode():
        return None, hashes
    for place, line in enumerate(batch):
        fault = _fault_of(line, number + place + 1, hashes[place - 1] if place else before)
        if fault is not None:
            return fault, hashes[:place]
    return None, hashes


def _fault_of(line: bytes, number: int, before: str) -> str | None:
    if not line.startswith(b"[%d," % number):
        return f"line {number}: it does not begin with its number; a line was removed, added or moved"
    if not line.endswith(f',"{before}"]'.encode()):
        return f"line {number}: it does not name the hash of line {number - 1}; that line or this one was changed"
    return None


# --- The tree ----------------------------------------------------------------------------------------------------


def _grow(tree: list[bytes], before: int, lines: Sequence[bytes]) -> None:
    """Add lines to a tree of `before` lines, kept by the hashes of its complete parts from left to right."""
    level = [hashlib.sha256(LEAF + line).digest() for line in lines]
    if len(level) == BATCH and before % BATCH == 0:
        while len(level) > 1:
            pairs = iter(level)
            level = [hashlib.sha256(NODE + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
        before //= BATCH
    for node in level:
        # As many parts become one as the number before has ones at its end.
        ones = before
        while ones & 1:
            node = _node(tree.pop(), node)
            ones >>= 1
        tree.append(node)
        before += 1


def _root(tree: Sequence[bytes]) -> str:
    if not tree:
        return hashlib.sha256(b"").hexdigest()
    root = tree[-1]
    for node in reversed(tree[:-1]):
        root = _node(node, root)
    return root.hex()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()


def root_by_path(line: bytes, index: int, size: int, path: Sequence[bytes]) -> str | None:
    """The root (hex) to which a path leads from a line (its place from 0). None: no path has this length.

    Source: RFC 9162, section 2.1.3.2.
    """
    node, last = hashlib.sha256(LEAF + line).digest(), size - 1
    for each in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            node = _node(each, node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = _node(node, each)
        index, last = index >> 1, last >> 1
    return node.hex() if last == 0 else None


def roots_by_path(old: int, new: int, old_root: bytes, path: Sequence[bytes]) -> tuple[str, str] | None:
    """The roots (hex) of the first `old` and the first `new` lines to which a path leads. None: no path is so long.

    Source: RFC 9162, section 2.1.4.2.
    """
    if old == new:
        return None if path else (old_root.hex(), old_root.hex())
    # The root of a complete tree is not in the path: who asks has it.
    rest = iter([old_root, *path] if old & (old - 1) == 0 else path)
    index, last = old - 1, new - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    first = next(rest, None)
    if first is None:
        return None
    earlier = later = first
    for each in rest:
        if last == 0:
            return None
        if index & 1 or index == last:
            earlier, later = _node(each, earlier), _node(each, later)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            later = _node(later, each)
        index, last = index >> 1, last >> 1
    return (earlier.hex(), later.hex()) if last == 0 else None


# --- What comes from outside -------------------------------------------------------------------------------------


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


def checkpoints_kept(content: bytes, where: str) -> list[Checkpoint]:
    """Those in a file that was kept: in its text, or in that of a mail (.eml). ValueError: there is none, or torn."""
    mail = message_from_bytes(content, policy=policy.default)
    if mail["Message-ID"] is None and mail["MIME-Version"] is None:
        return checkpoints_in(content.decode("utf-8"), where)
    found = _texts_of(mail, where)
    try:
        return checkpoints_in("\n".join(found), where)
    except ValueError:
        if any(re.search(HASH, text) for text in found):
            raise
        raise ValueError(f"{where}: this mail bears no checkpoint; its X-Zielwacht-Log goes with --head") from None


def _texts_of(mail: Message, where: str) -> list[str]:
    """Every text in a mail, also in one that it has as attachment. What is HTML alone says nothing for certain."""
    texts = [part for part in mail.walk() if part.get_content_type() == "text/plain"]
    try:
        return [str(part.get_content()).replace("\r\n", "\n") for part in texts if isinstance(part, EmailMessage)]
    except (LookupError, ValueError):
        raise ValueError(f"{where}: the text of this mail cannot be read; save it as a text file") from None


def checkpoints_in(text: str, where: str) -> list[Checkpoint]:
    """The checkpoint that a file is, or those that are a line each among others. ValueError: there is none, or torn."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    whole = _checkpoint(text) if "\n\n" in text else None
    if whole is not None:
        return [whole]
    lines = [line.strip() for line in text.split("\n")]
    found = [(line, _checkpoint(line)) for line in lines if re.match(rf"[^\s+]+ [0-9]+ {HASH}( |$)", line)]
    torn = next((line for line, each in found if each is None), None)
    if torn is not None:
        raise ValueError(f"{where}: a checkpoint is torn: '{torn[:60]}'")
    if not found:
        raise ValueError(f"{where} is no checkpoint, or a torn one: name, size, root, an empty line, then signatures")
    return [each for _, each in found if each is not None]


def _checkpoint(text: str) -> Checkpoint | None:
    matched = CHECKPOINT.fullmatch(text)
    if matched is None:
        return None
    origin, size, root, below = matched.groups()
    signatures = []
    for line in filter(None, below.strip().split("\n")):
        signed = SIGNATURE.fullmatch(line)
        if signed is None or len(signed[2]) % 4:
            return None
        value = b64decode(signed[2])
        signatures.append(Signature(signed[1], value[:ID_BYTES].hex(), value[ID_BYTES:]))
    return Checkpoint(origin, int(size), b64decode(root).hex(), tuple(signatures))


def note_of(checkpoint: Checkpoint) -> str:
    """As it is written in a file of its own."""
    below = [
        f"\u2014 {each.name} {b64encode(bytes.fromhex(each.key_id) + each.value).decode()}\n"
        for each in checkpoint.signatures
    ]
    return f"{checkpoint.text.decode()}\n{''.join(below)}"


def openssl_command(checkpoint: Checkpoint, signature: Signature) -> str:
    """What a shell runs to check a signature with the public key in key.pem."""
    text = " ".join(shlex.quote(line) for line in checkpoint.text.decode().splitlines())
    value = b64encode(signature.value).decode()
    return (
        f"printf '%s\\n' {text} > text; echo {value} | base64 -d > signature; "
        "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in text -sigfile signature"
    )


# --- Proofs ------------------------------------------------------------------------------------------------------


def check_proof(text: str, where: str, checkpoints: Sequence[Checkpoint]) -> tuple[bool, str]:
    """Does a proof hold, and what does it show? ValueError: it is none.

    The roots are those of `checkpoints`, which were kept outside. Where none has that size, those of the proof itself:
    that is said.
    """
    kind, _, rest = text.partition("\n")
    try:
        if kind == INCLUSION:
            return _inclusion(rest, checkpoints)
        if kind == CONSISTENCY:
            return _consistency(rest, checkpoints)
    except (ValueError, IndexError) as wrong:
        raise ValueError(f"{where} is a torn proof") from wrong
    raise ValueError(f"{where} is no proof: it does not begin with {INCLUSION} or {CONSISTENCY}")


def _inclusion(text: str, checkpoints: Sequence[Checkpoint]) -> tuple[bool, str]:
    head, _, note = text.partition("\n\n")
    fields = head.split("\n")
    line, index = b64decode(_field(fields, "extra"), validate=True), int(_field(fields, "index"))
    path = [b64decode(each, validate=True) for each in fields]
    own = _checkpoint(note)
    if own is None or not line:
        raise ValueError("no checkpoint, or no line")
    root, whose = _trusted(own.size, own.root, checkpoints)
    holds = root_by_path(line, index, own.size, path) == root and line.startswith(b"[%d," % (index + 1))
    what = f"line {index + 1} is in the log of {own.size} lines, {whose}: {line.decode(errors='replace')}"
    return holds, what if holds else f"it is not shown that {what}"


def _consistency(text: str, checkpoints: Sequence[Checkpoint]) -> tuple[bool, str]:
    fields = text.rstrip("\n").split("\n")
    (old, old_root), (new, new_root) = (_field(fields, name).split(" ") for name in ("old", "new"))
    path = [b64decode(each, validate=True) for each in fields]
    earlier, whose_old = _trusted(int(old), b64decode(old_root, validate=True).hex(), checkpoints)
    later, whose_new = _trusted(int(new), b64decode(new_root, validate=True).hex(), checkpoints)
    holds = roots_by_path(int(old), int(new), bytes.fromhex(earlier), path) == (earlier, later)
    what = f"the log of {new} lines ({whose_new}) goes on from that of {old} ({whose_old})"
    return holds, what if holds else f"it is not shown that {what}"


def _field(fields: list[str], name: str) -> str:
    """The value of the next field, which is taken away."""
    said, _, value = fields.pop(0).partition(" ")
    if said != name:
        raise ValueError(f"'{name}' is missing")
    return value


def _trusted(size: int, said: str, checkpoints: Iterable[Checkpoint]) -> tuple[str, str]:
    for each in checkpoints:
        if each.size == size:
            return each.root, "by the checkpoint given"
    return said, "by the proof's own checkpoint alone"


# --- An evidence pack --------------------------------------------------------------------------------------------

# What stands in the store as bytes, and so in a row that is sealed.
PROVABLE = ("data/dateien/", "data/mails/", "data/regelwerk/")
LINES, PATHS, ROOT = "data/protokoll/zeilen.txt", "data/protokoll/wege.txt", "data/protokoll/wurzel.txt"
SEALS, OWN_CHECKPOINT = "data/siegel/siegel.jsonl", "data/protokoll/pruefpunkt.txt"
MANGLED = (ValueError, KeyError, TypeError, AttributeError)


@dataclass
class Pack:
    """What an unpacked pack proves of itself: how many lines and seals hold, which files a seal proves; the faults.

    `checkpoints`: those that lie in it.
    """

    size: int
    root: str
    lines: int = 0
    seals: int = 0
    files: set[str] = field(default_factory=set)
    proved: set[str] = field(default_factory=set)
    checkpoints: list[Checkpoint] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def check_pack(folder: Path, heads: Mapping[int, str], checkpoints: Iterable[Checkpoint]) -> Pack:
    """Check the manifests, the lines against the root, the seals against the lines and the files against the seals.

    `heads` and `checkpoints` are from outside. ValueError or OSError: it is no pack.
    """
    size, root = _text(folder / ROOT).split()
    found = Pack(int(size), root)
    found.faults += _of_manifest(folder, "manifest-sha256.txt", found.files)
    found.faults += _of_manifest(folder, "tagmanifest-sha256.txt", set())
    there = {path.relative_to(folder).as_posix() for path in (folder / "data").rglob("*") if path.is_file()}
    found.faults += [f"{path}: it is not in the manifest" for path in sorted(there - found.files)]
    own = folder / OWN_CHECKPOINT
    found.checkpoints = checkpoints_in(_text(own), OWN_CHECKPOINT) if own.is_file() else []
    for each in (*checkpoints, *found.checkpoints):
        if each.size == found.size and each.root != found.root:
            found.faults.append(f"the checkpoint over {each.size} lines has the root {each.root}, here it is {root}")
    _check_seals(folder, found, dict(_proved_lines(folder, found, heads)))
    return found


def _of_manifest(folder: Path, name: str, files: set[str]) -> Iterator[str]:
    for line in _text(folder / name).splitlines():
        expected, _, path = line.partition("  ")
        files.add(path)
        if ".." in Path(path).parts or not (folder / path).is_file():
            yield f"{path}: it is not there"
        elif _digest(folder / path) != expected:
            yield f"{path}: it was changed"


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        while piece := content.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _proved_lines(folder: Path, found: Pack, heads: Mapping[int, str]) -> Iterator[tuple[int, tuple[str, int]]]:
    """Of the lines that lead to the root, by number: root and number of the seals that they bear, if they bear any."""
    with (folder / LINES).open("rb") as lines, (folder / PATHS).open(encoding="ascii") as paths:
        for line, path in zip_longest(lines, paths):
            if line is None or path is None:
                found.faults.append("there are not as many lines as paths to the root")
                return
            try:
                number, kind, facts = _proved_line(line.removesuffix(b"\n"), path, found)
            except MANGLED:
                found.faults.append(f"line {path.partition(' ')[0].strip()}: it does not lead to the root")
                continue
            digest = hashlib.sha256(line.removesuffix(b"\n")).hexdigest()
            if heads.get(number, digest) != digest:
                found.faults.append(f"line {number}: the head noted outside is {heads[number]}, here it is {digest}")
            found.lines += 1
            if kind == "store.sealed":
                yield number, (facts["root"], facts["rows"])


def _proved_line(line: bytes, path: str, found: Pack) -> tuple[int, str, dict[str, Any]]:
    """Number, kind and facts. ValueError: the path does not lead from the line to the root."""
    place, *nodes = path.split()
    number, _, kind, facts, _ = json.loads(line)
    if root_by_path(line, int(place) - 1, found.size, list(map(bytes.fromhex, nodes))) != found.root:
        raise ValueError("another root")
    if number != int(place):
        raise ValueError("another line")
    return number, kind, facts


def _check_seals(folder: Path, found: Pack, sealed: Mapping[int, tuple[str, int]]) -> None:
    with (folder / SEALS).open("rb") as seals:
        for place, line in enumerate(seals, start=1):
            try:
                _check_seal(folder, found, sealed, json.loads(line))
            except MANGLED:
                found.faults.append(f"{SEALS}:{place}: it is no seal of a line of the log")


def _check_seal(folder: Path, found: Pack, sealed: Mapping[int, tuple[str, int]], row: Mapping[str, Any]) -> None:
    table, key, content = row["table"], row["key"], row["content"]
    seal = hashlib.sha256(bytes.fromhex(row["salt"]) + _canonical([table, key, content])).hexdigest()
    path = list(map(bytes.fromhex, row["path"]))
    root = root_by_path(_canonical([table, key, seal]), row["position"], row["rows"], path)
    if sealed[row["entry"]] != (root, row["rows"]):
        raise ValueError("another root")
    found.seals += 1
    for file in row.get("files", ()):
        expected = content["rendered" if table == "message" else "content"]
        if file not in found.files or _digest(folder / file) != expected:
            found.faults.append(f"{file}: it is not what was sealed in line {row['entry']}")
        found.proved.add(file)


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


# --- The program -------------------------------------------------------------------------------------------------


def report(result: Verified) -> list[str]:
    """What was checked, in sentences."""
    said = [f"checked: {result.lines} lines, each names the hash of the one before"] if not result.fault else []
    said += [f"head {result.lines}:{result.head}", *([f"root {result.root}"] if result.root else [])]
    if result.fault:
        before = [f"the {result.lines} lines before hold"] if result.lines else []
        return [f"NOT SOUND: {result.fault}", *before, *said]
    if result.proved:
        said.append(f"proved from outside: lines 1 to {result.proved}")
    if result.proved < result.lines:
        said.append(
            f"not proved by anything outside: lines {result.proved + 1} to {result.lines}; "
            "whoever keeps the log could have written these anew"
        )
    return said


def pack_report(found: Pack, checkpoints: Iterable[Checkpoint]) -> list[str]:
    """What was checked of a pack, in sentences."""
    if found.faults:
        return [f"NOT SOUND: {fault}" for fault in found.faults]
    unproved = sorted(path for path in found.files - found.proved if path.startswith(PROVABLE))
    is_outside = any(each.size == found.size for each in checkpoints)
    return [
        f"checked: {len(found.files)} files are those of the manifest",
        f"checked: {found.lines} lines are in the log of {found.size} lines with the root {found.root}",
        f"checked: {found.seals} seals are in these lines, and {len(found.proved)} files are what was sealed",
        *(f"not proved by a seal: {path}" for path in unproved),
        f"proved from outside: lines 1 to {found.size}" if is_outside else "not proved by anything outside: that root",
    ]


def signatures_to_check(checkpoints: Iterable[Checkpoint]) -> list[str]:
    """What this program does not check, and by which command it is, in a folder with the auditor's key.pem."""
    said = []
    for each in checkpoints:
        if not each.signatures:
            said.append(f"not signed: the checkpoint over {each.size} lines")
        for signature in each.signatures:
            said.append(
                f"not checked here: the signature of {signature.name} on the checkpoint over {each.size} lines:"
            )
            said.append(f"  {openssl_command(each, signature)}")
    return said


def main(arguments: Sequence[str]) -> int:
    """`arguments` as on the command line, without the program's name."""
    parser = argparse.ArgumentParser(description="Verify a log of Zielwacht, or proofs from it.")
    parser.add_argument("log", nargs="?", type=Path, metavar="LOG")
    parser.add_argument("--head", action="append", default=[], metavar="NUMBER:HASH")
    parser.add_argument("--checkpoint", action="append", default=[], type=Path, metavar="FILE")
    parser.add_argument("--proof", action="append", default=[], type=Path, metavar="FILE")
    parser.add_argument("--pack", type=Path, metavar="FOLDER")
    parser.add_argument("--origin", action="append", default=[], metavar="NAME")
    parser.add_argument("--root", action="store_true")
    try:
        fine, said = _checked(parser.parse_args(arguments))
    except (OSError, ValueError) as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    for line in filter(None, said):
        sys.stdout.write(f"{line}\n")
    return 0 if fine else 1


def _checked(asked: argparse.Namespace) -> tuple[bool, list[str]]:
    """Whether all holds, and what was checked. ValueError: the command makes no sense."""
    if asked.log is None and asked.pack is None and not asked.proof:
        raise ValueError(
            "name a log: python verify.py LOG [--head NUMBER:HASH] [--checkpoint FILE]; or a proof or pack"
        )
    fine, said = True, []
    heads = heads_of(asked.head)
    checkpoints = [each for file in asked.checkpoint for each in checkpoints_kept(file.read_bytes(), str(file))]
    if asked.log is not None:
        with asked.log.open("rb") as log:
            lines = (line.removesuffix(b"\n") for line in log)
            result = verify(lines, heads, checkpoints, asked.origin, with_root=asked.root)
        fine, said = not result.fault, report(result)
    if asked.pack is not None:
        pack = check_pack(asked.pack, heads, checkpoints)
        fine, said = fine and not pack.faults, [*said, *pack_report(pack, checkpoints)]
        checkpoints += pack.checkpoints
    for file in asked.proof:
        holds, what = check_proof(_text(file), str(file), checkpoints)
        fine, said = fine and holds, [*said, f"{'proved' if holds else 'NOT PROVED'}: {what}"]
    return fine, said + signatures_to_check(checkpoints)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
