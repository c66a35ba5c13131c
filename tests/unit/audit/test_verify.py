"""A log that was changed, cut or written anew is found by a program that knows nothing of ours."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.audit import verify as verifier
from checker.audit.verify import heads_of, report, verify
from checker.domain.hash_tree import root_of


def a_log(count: int, *, from_line: int = 1, before: list[bytes] | None = None, said: str = "as it was") -> list[bytes]:
    """Lines as the store writes them, made by hand; those below `from_line` are taken over from `before`."""
    lines = list((before or [])[: from_line - 1])
    prev = hashlib.sha256(lines[-1]).hexdigest() if lines else "0" * 64
    for number in range(from_line, count + 1):
        lines.append(f'[{number},{number * 60_000_000},"tick.done",{{"note":"{said}"}},"{prev}"]'.encode())
        prev = hashlib.sha256(lines[-1]).hexdigest()
    return lines


LOG = a_log(9)
HEADS = {number: hashlib.sha256(line).hexdigest() for number, line in enumerate(LOG, 1)}


@pytest.mark.parametrize("count", range(10))
def test_a_sound_log_holds_and_its_root_is_that_of_the_tree_over_its_lines(count: int) -> None:
    result = verify(LOG[:count], {}, with_root=True)
    assert (result.fault, result.lines, result.proved) == (None, count, 0)
    assert result.root == root_of(LOG[:count])


@pytest.mark.parametrize("place", range(8))
def test_a_changed_line_is_named_by_the_one_that_follows(place: int) -> None:
    changed = [*LOG[:place], LOG[place].replace(b"as it was", b"otherwise"), *LOG[place + 1 :]]
    assert (verify(changed, {}).fault or "").startswith(f"line {place + 2}: it does not name the hash")


@pytest.mark.parametrize("place", range(8))
@pytest.mark.parametrize("how", ["removed", "doubled", "swapped"])
def test_a_line_removed_doubled_or_swapped_is_found(place: int, how: str) -> None:
    parts = {"removed": [], "doubled": [LOG[place], LOG[place]], "swapped": [LOG[place + 1], LOG[place]]}
    rest = LOG[place + 2 :] if how == "swapped" else LOG[place + 1 :]
    assert verify([*LOG[:place], *parts[how], *rest], {}).fault is not None


@pytest.mark.parametrize("noted", range(1, 10))
@pytest.mark.parametrize("from_line", range(1, 10))
def test_a_log_written_anew_is_found_up_to_the_newest_head_outside(from_line: int, noted: int) -> None:
    result = verify(a_log(9, from_line=from_line, before=LOG, said="forged"), {noted: HEADS[noted]})
    assert (result.fault is not None) == (from_line <= noted)
    if result.fault is None:
        assert f"not proved by anything outside: lines {noted + 1} to 9" in "\n".join(report(result))


def test_an_end_that_was_cut_off_is_found_by_a_head_alone() -> None:
    assert verify(LOG[:6], {}).fault is None
    assert "the end was cut off" in (verify(LOG[:6], {8: HEADS[8]}).fault or "")


@pytest.mark.parametrize("text", ["", "7", "7:abc", "0:" + "a" * 64, "7:" + "A" * 64, "-1:" + "a" * 64])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no head"):
        heads_of([text])


def test_two_heads_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="of another log"):
        heads_of(["7:" + "a" * 64, "7:" + "b" * 64])


def test_the_program_runs_on_a_bare_machine(tmp_path: Path) -> None:
    """Isolated, without site packages, from a copy elsewhere: nothing of ours can be imported."""
    program = shutil.copy(str(verifier.__file__), tmp_path / "verify.py")
    log = tmp_path / "log.txt"

    def run(*arguments: str) -> tuple[int, str, str]:
        command = [sys.executable, "-I", "-S", program, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        return done.returncode, done.stdout, done.stderr

    log.write_bytes(b"".join(line + b"\n" for line in LOG))
    code, out, _ = run(str(log), "--head", f"9:{HEADS[9]}", "--root")
    assert code == 0
    assert out.splitlines() == [
        "checked: 9 lines, each names the hash of the one before",
        f"head 9:{HEADS[9]}",
        f"root {root_of(LOG)}",
        "proved from outside: lines 1 to 9",
    ]
    log.write_bytes(log.read_bytes().replace(b"as it was", b"otherwise", 1))
    code, out, _ = run(str(log))
    assert (code, out.splitlines()[0].split(":")[:2]) == (1, ["NOT SOUND", " line 2"])
    assert run(str(tmp_path / "none.txt"))[0] == 2
    assert run()[0] == 2
