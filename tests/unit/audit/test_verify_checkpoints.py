"""Checkpoints from outside hold a log to what it was, proofs hold single lines to them. Oracle: the text of the RFC."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from base64 import b64encode
from itertools import product
from pathlib import Path

import pytest

from checker.audit import verify as verifier
from checker.audit.verify import (
    BATCH,
    Checkpoint,
    check_proof,
    checkpoints_in,
    note_of,
    root_by_path,
    roots_by_path,
    verify,
)
from tests.unit.audit.test_verify import a_log


def tree(lines: list[bytes]) -> bytes:
    """MTH(D[n]) of RFC 6962."""
    if len(lines) == 1:
        return hashlib.sha256(b"\x00" + lines[0]).digest()
    split = 1 << (len(lines) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + tree(lines[:split]) + tree(lines[split:])).digest()


def path(index: int, lines: list[bytes]) -> list[bytes]:
    """PATH(m, D[n])."""
    if len(lines) == 1:
        return []
    split = 1 << (len(lines) - 1).bit_length() - 1
    if index < split:
        return [*path(index, lines[:split]), tree(lines[split:])]
    return [*path(index - split, lines[split:]), tree(lines[:split])]


def subproof(old: int, lines: list[bytes], *, is_whole: bool = True) -> list[bytes]:
    """SUBPROOF(m, D[n], b)."""
    if old == len(lines):
        return [] if is_whole else [tree(lines)]
    split = 1 << (len(lines) - 1).bit_length() - 1
    if old <= split:
        return [*subproof(old, lines[:split], is_whole=is_whole), tree(lines[split:])]
    return [*subproof(old - split, lines[split:], is_whole=False), tree(lines[:split])]


def text_of(size: int, root: bytes, origin: str = "house.example/log") -> str:
    return f"{origin}\n{size}\n{b64encode(root).decode()}\n"


def noted(lines: list[bytes], origin: str = "house.example/log") -> Checkpoint:
    (found,) = checkpoints_in(text_of(len(lines), tree(lines), origin) + "\n", "here")
    return found


LOG = a_log(20)


@pytest.mark.parametrize("size", range(1, 21))
def test_a_checkpoint_of_the_log_proves_it_up_to_its_size(size: int) -> None:
    result = verify(LOG, {}, [noted(LOG[:size])])
    assert (result.fault, result.proved, result.root) == (None, size, tree(LOG).hex())


@pytest.mark.parametrize(("from_line", "size"), [*product((1, 7, 15, 20), (6, 7, 14, 20))])
def test_a_log_written_anew_is_found_up_to_the_newest_checkpoint(from_line: int, size: int) -> None:
    forged = a_log(20, from_line=from_line, before=LOG, said="forged")
    result = verify(forged, {}, [noted(LOG[:5]), noted(LOG[:size])])
    if from_line > size:
        assert (result.fault, result.proved) == (None, size)
    else:
        first = 6 if from_line > 5 else 1
        last = size if from_line > 5 else 5
        assert (result.fault or "").startswith(
            f"lines {first} to {last}: the checkpoint over {last} lines has the root"
        )


def test_a_checkpoint_of_another_log_or_beyond_the_end_is_named_as_such() -> None:
    other = verify(LOG, {}, [noted(LOG[:5], "other.example/log")], {"house.example/log"})
    assert other.fault == "the checkpoint over 5 lines is of another log: 'other.example/log', not 'house.example/log'"
    assert "the log ends with line 12" in (verify(LOG[:12], {}, [noted(LOG)]).fault or "")
    assert "the end was cut off" in (verify([], {}, [noted(LOG)]).fault or "")


@pytest.mark.parametrize("count", [1, BATCH - 1, BATCH, BATCH + 1, 2 * BATCH, 2 * BATCH + 77])
def test_many_lines_have_the_tree_of_the_definition_wherever_a_checkpoint_stops(count: int) -> None:
    lines = a_log(count)
    stops = {1, count // 2 or 1, count - 1 or 1, count}
    result = verify(lines, {}, [noted(lines[:stop]) for stop in stops])
    assert (result.fault, result.root, result.proved) == (None, tree(lines).hex(), count)


def test_a_fault_in_the_middle_of_many_lines_is_named_with_what_holds_before() -> None:
    lines = a_log(2 * BATCH)
    lines[1500] = lines[1500].replace(b"as it was", b"otherwise")
    result = verify(lines, {}, with_root=True)
    assert (result.lines, (result.fault or "")[:10]) == (1501, "line 1502:")
    assert result.root == tree(lines[:1501]).hex()


@pytest.mark.parametrize("size", range(1, 18))
def test_a_path_of_the_definition_leads_to_the_root_and_no_other_does(size: int) -> None:
    lines = LOG[:size]
    for index in range(size):
        right = path(index, lines)
        assert root_by_path(lines[index], index, size, right) == tree(lines).hex()
        for wrong in ([*right, b"\0" * 32], right[:-1]) if right else ([b"\0" * 32],):
            assert root_by_path(lines[index], index, size, wrong) != tree(lines).hex()
        assert root_by_path(b"another line", index, size, right) != tree(lines).hex()


@pytest.mark.parametrize("new", range(2, 18))
def test_a_path_between_two_roots_leads_to_both_and_no_other_does(new: int) -> None:
    later = tree(LOG[:new])
    for old in range(1, new):
        earlier, right = tree(LOG[:old]), subproof(old, LOG[:new])
        assert roots_by_path(old, new, earlier, right) == (earlier.hex(), later.hex())
        for wrong in ([*right, b"\0" * 32], right[:-1], [b"\0" * 32, *right[1:]]):
            assert roots_by_path(old, new, earlier, wrong) != (earlier.hex(), later.hex())
    assert roots_by_path(new, new, later, []) == (later.hex(), later.hex())
    assert roots_by_path(new, new, later, [later]) is None


SIGNED = (
    text_of(5, tree(LOG[:5])) + "\n\N{EM DASH} house.example/log " + b64encode(b"\1\2\3\4" + b"s" * 64).decode() + "\n"
)
LINE = " ".join(SIGNED.split())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SIGNED, id="as it is written"),
        pytest.param(SIGNED.replace("\n", "\r\n"), id="with the line ends of another system"),
        pytest.param("\ufeff" + SIGNED, id="with a mark in front"),
        pytest.param(f"Montag, 04.07.2016\n  {LINE}\nund Text\n", id="as a line of a mail"),
        pytest.param(LINE, id="as a line alone"),
    ],
)
def test_a_checkpoint_is_read_from_a_file_of_its_own_and_from_a_line(text: str) -> None:
    (found,) = checkpoints_in(text, "here")
    assert (found.size, found.root, note_of(found)) == (5, tree(LOG[:5]).hex(), SIGNED)
    assert found.signatures[0].key_id == "01020304"


def test_several_lines_are_several_checkpoints_and_a_torn_one_among_them_is_refused() -> None:
    bare = LINE.partition(" \N{EM DASH}")[0]
    assert [each.signatures for each in checkpoints_in(f"{bare}\n", "here")] == [()]
    with pytest.raises(ValueError, match="a checkpoint is torn"):
        checkpoints_in(f"{LINE}\n{LINE[:-9]}\n", "here")
    assert [each.size for each in checkpoints_in(f"{LINE}\n\n{LINE.replace(' 5 ', ' 6 ')}\n", "here")] == [5, 6]


@pytest.mark.parametrize("cut", range(2, len(SIGNED)))
def test_a_torn_checkpoint_is_refused_unless_only_its_signature_is_missing(cut: int) -> None:
    text = SIGNED[:-cut]
    if text.endswith("\n\n"):
        assert checkpoints_in(text, "here")[0].signatures == ()
    else:
        with pytest.raises(ValueError, match="torn"):
            checkpoints_in(text, "here")


@pytest.mark.parametrize("text", ["", "\n\n\n", "no checkpoint", "a\n-1\nb\n\n", "\0" * 500, "x " * 9999])
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="here is no checkpoint"):
        checkpoints_in(text, "here")


def inclusion(index: int, size: int, line: bytes | None = None) -> str:
    """Written by hand, as c2sp.org/tlog-proof says."""
    hashes = "".join(b64encode(node).decode() + "\n" for node in path(index, LOG[:size]))
    extra = b64encode(line or LOG[index]).decode()
    return f"c2sp.org/tlog-proof@v1\nextra {extra}\nindex {index}\n{hashes}\n{text_of(size, tree(LOG[:size]))}\n"


def test_a_proof_holds_its_line_to_the_checkpoint_that_was_kept() -> None:
    kept = [noted(LOG[:13])]
    holds, what = check_proof(inclusion(6, 13), "here", kept)
    assert (holds, "line 7 is in the log of 13 lines, by the checkpoint given" in what) == (True, True)
    assert "by the proof's own checkpoint alone" in check_proof(inclusion(6, 13), "here", [])[1]
    assert not check_proof(inclusion(6, 13, b"[7,another line]"), "here", kept)[0]
    assert not check_proof(inclusion(6, 13), "here", [noted(a_log(13, said="forged"))])[0]
    moved = inclusion(6, 13).replace("index 6", "index 5")
    assert not check_proof(moved, "here", kept)[0]


def test_a_proof_shows_that_one_checkpoint_goes_on_from_another() -> None:
    fields = "".join(
        f"{name} {size} {b64encode(tree(LOG[:size])).decode()}\n" for name, size in (("old", 6), ("new", 13))
    )
    proof = "zielwacht/consistency@v1\n" + fields
    proof += "".join(b64encode(node).decode() + "\n" for node in subproof(6, LOG[:13]))
    assert check_proof(proof, "here", [noted(LOG[:6]), noted(LOG[:13])])[0]
    assert not check_proof(proof, "here", [noted(a_log(6, said="forged"))])[0]
    assert not check_proof(proof.replace("old 6", "old 5"), "here", [])[0]


@pytest.mark.parametrize(
    "text", ["", "c2sp.org/tlog-proof@v1\n", "zielwacht/consistency@v1\nold 1\n", inclusion(3, 9)[:90]]
)
def test_what_is_no_proof_or_a_torn_one_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no proof|is a torn proof"):
        check_proof(text, "here", [])


def test_the_printed_command_checks_the_signature_on_a_bare_machine(tmp_path: Path) -> None:
    """With a key of openssl's own making, and nothing of ours but the file that is handed out."""
    program = shutil.copy(str(verifier.__file__), tmp_path / "verify.py")

    def run(*words: str) -> bytes:
        return subprocess.run(words, cwd=tmp_path, capture_output=True, check=True).stdout

    run("openssl", "genpkey", "-algorithm", "ed25519", "-out", "private.pem")
    public = run("openssl", "pkey", "-in", "private.pem", "-pubout")
    (tmp_path / "key.pem").write_bytes(public)
    text = text_of(20, tree(LOG), "it's.example/log").encode()
    (tmp_path / "said").write_bytes(text)
    run("openssl", "pkeyutl", "-sign", "-inkey", "private.pem", "-rawin", "-in", "said", "-out", "signed")
    signature = (tmp_path / "signed").read_bytes()
    note = f"{text.decode()}\n\N{EM DASH} it's.example/log {b64encode(b'keyid'[:4] + signature).decode()}\n"
    (tmp_path / "checkpoint.txt").write_text(note, encoding="utf-8")
    (tmp_path / "log.txt").write_bytes(b"".join(line + b"\n" for line in LOG))
    command = [sys.executable, "-I", "-S", program, "log.txt", "--checkpoint", "checkpoint.txt"]
    said = run(*command).decode().splitlines()
    assert "proved from outside: lines 1 to 20" in said
    openssl = said[-1].strip()
    assert b"Verified Successfully" in run("sh", "-c", openssl)
    other = openssl.replace(" 20 ", " 21 ")
    assert subprocess.run(["sh", "-c", other], cwd=tmp_path, capture_output=True, check=False).returncode == 1
    (tmp_path / "proof").write_text(inclusion(3, 20), encoding="utf-8")
    proved = run(sys.executable, "-I", "-S", program, "--proof", "proof", "--checkpoint", "checkpoint.txt").decode()
    assert proved.startswith("proved: line 4 is in the log of 20 lines, by the checkpoint given")
