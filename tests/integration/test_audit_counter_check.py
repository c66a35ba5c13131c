"""Whoever keeps a checkpoint outside finds what the operator changes below it, and hears what lies above it."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from base64 import b64encode
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from checker.audit import verify as verifier
from tests.workspace import Workspace, make_workspace

# A key from elsewhere: that of the documentation of Go's package sumdb/note.
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house of three days with a key; the checkpoints of each day are kept outside. Only read from."""
    folder = tmp_path_factory.mktemp("walked")
    house = make_workspace(folder / "house", ("schnittstellen",))
    (folder / "keys").mkdir()
    settings = f'\n[audit]\nkey_file = "{folder}/keys/audit.key"\norigin = "house.example/log"\n'
    house.configure(more=settings)
    assert house.run("rules", "activate").code == 0
    assert house.run("audit", "key", "new").code == 0
    for day in (4, 5, 6):
        assert house.run("tick", "--now", f"2016-07-0{day}T07:00").code == 0
        assert house.run("audit", "checkpoint", "--out", folder / f"kept-{day}.txt").code == 0
    return folder


@pytest.fixture
def place(walked: Path, tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(walked, tmp_path / "copy"))
    config = copy / "house" / "config.toml"
    config.write_text(config.read_text().replace(str(walked), str(copy)))
    return copy


@pytest.fixture
def house(place: Path) -> Workspace:
    return Workspace(place / "house")


def size_of(kept: Path) -> int:
    return int(kept.read_text(encoding="utf-8").splitlines()[1])


def counter_check(house: Workspace, *days: int, more: tuple[str, ...] = ()) -> tuple[int, str]:
    kept = [word for day in days for word in ("--checkpoint", str(house.folder.parent / f"kept-{day}.txt"))]
    done = house.run("audit", "verify", *kept, *more)
    return done.code, done.out + done.err


def canonical(facts: dict[str, Any]) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def forge(house: Workspace, *, from_entry: int, drop: bool = False) -> None:
    """As an operator with the file does it: entries from one on are other ones, or gone, and every hash fits."""
    with closing(sqlite3.connect(house.store)) as store, store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f"DROP TRIGGER {name}")
        rows = store.execute(
            "SELECT seq, at, kind, facts, prev FROM journal WHERE seq >= ? ORDER BY seq", (from_entry,)
        )
        prev = ""
        for seq, at, kind, facts, before in rows.fetchall():
            prev = prev or before
            said = json.dumps(
                json.loads(facts) | {"forged": 1}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
            )
            value = hashlib.sha256(f'[{seq},{at},"{kind}",{said},"{prev}"]'.encode()).hexdigest()
            store.execute("UPDATE journal SET facts = ?, prev = ?, hash = ? WHERE seq = ?", (said, prev, value, seq))
            prev = value
        if drop:
            store.execute("DELETE FROM journal WHERE seq >= ?", (from_entry,))


def newest(house: Workspace, kind: str) -> dict[str, Any]:
    return dict(json.loads(house.run("audit", "log", "--kind", kind, "--json").out)["entries"][-1]["facts"])


def test_a_counter_check_holds_says_what_is_above_and_is_noted(house: Workspace, place: Path) -> None:
    size = size_of(place / "kept-6.txt")
    code, said = counter_check(house, 4, 5, 6)
    assert (code, f"proved from outside: lines 1 to {size}" in said) == (0, True)
    assert f"not proved by anything outside: lines {size + 1} to" in said
    assert said.count("the signature holds") == 3
    noted = newest(house, "log.counter_checked")
    assert (noted["holds"], noted["proved"], noted["checkpoints"], noted["heads"]) == (True, size, 3, 0)


@pytest.mark.parametrize("kept", [4, 6])
@pytest.mark.parametrize("where", ["below", "above"])
def test_an_entry_written_anew_with_every_hash_behind_it_is_found_below_a_checkpoint(
    house: Workspace, place: Path, kept: int, where: str
) -> None:
    size = size_of(place / f"kept-{kept}.txt")
    forge(house, from_entry=size - 1 if where == "below" else size + 1)
    assert house.run("audit", "verify").code == 0, "by itself the log is as good as any"
    code, said = counter_check(house, kept)
    if where == "below":
        assert (code, f"lines 1 to {size}: the checkpoint over {size} lines has the root" in said) == (4, True)
        assert newest(house, "log.counter_checked")["holds"] is False
    else:
        assert (code, f"not proved by anything outside: lines {size + 1} to" in said) == (0, True)


def test_a_last_day_that_was_deleted_and_begun_anew_is_found(house: Workspace, place: Path) -> None:
    forge(house, from_entry=size_of(place / "kept-5.txt") + 1, drop=True)
    code, said = counter_check(house, 6)
    assert (code, "the end was cut off" in said) == (4, True)
    first, last = size_of(place / "kept-5.txt") + 1, size_of(place / "kept-6.txt")
    for _ in range(first, last):  # the log grows to its old length
        house.run("audit", "verify")
    code, said = counter_check(house, 5, 6)
    assert (code, f"lines {first} to {last}: the checkpoint over {last} lines" in said) == (4, True)


def rewritten(place: Path, how: str) -> Path:
    """A checkpoint that is not what the log's key signed."""
    text = (place / "kept-5.txt").read_text(encoding="utf-8")
    origin, size, root, _, signature = text.splitlines()
    kept = place / "other.txt"
    lines = {
        "of another house": ["other.example/log", size, root, "", signature],
        "of another key": [origin, size, root, "", signature[:20] + b64encode(b"\0" * 68).decode()],
        "with a false signature": [origin, size, root, "", signature[:-8] + "AAAAAAA="],
        "torn": [origin, size, root, "", signature[:-9]],
        "not signed": [origin, size, root, ""],
    }[how]
    kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return kept


@pytest.mark.parametrize(
    ("how", "code", "said"),
    [
        ("of another house", 4, "of another log: 'other.example/log', not 'house.example/log'"),
        ("of another key", 4, "is not signed by the key that was in force there"),
        ("with a false signature", 4, "bears a signature that does not hold"),
        ("torn", 2, "is no checkpoint, or a torn one"),
        ("not signed", 0, "lines: not signed"),
    ],
)
def test_a_checkpoint_that_is_not_what_it_seems_is_named(
    house: Workspace, place: Path, how: str, code: int, said: str
) -> None:
    done = house.run("audit", "verify", "--checkpoint", rewritten(place, how))
    assert (done.code, said in done.out + done.err) == (code, True), done.out + done.err


def test_the_key_that_the_auditor_was_handed_counts_more_than_the_logs_own_word(house: Workspace) -> None:
    """An operator without the key declares it lost, makes another, and writes a past of their own."""
    handed = json.loads(house.run("audit", "key", "show", "--json").out)["key"]
    assert counter_check(house, 6, more=("--key", handed))[0] == 0
    other = "other+" + handed.partition("+")[2]
    assert counter_check(house, 6, more=("--key", other))[0] == 2
    house.run("audit", "key", "rotate")
    new = json.loads(house.run("audit", "key", "show", "--json").out)["key"]
    code, said = counter_check(house, 6, more=("--key", new))
    assert (code, "NOT signed by the key in force there" in said) == (4, True)
    assert counter_check(house, 6)[0] == 0, "what the old key signed stays signed"


def test_a_proof_of_an_entry_and_of_what_goes_on_is_checked_without_the_log(house: Workspace, place: Path) -> None:
    older, newer = place / "kept-4.txt", place / "kept-6.txt"
    proof, goes_on = place / "entry.tlog-proof", place / "goes-on.txt"
    assert house.run("audit", "prove", "3", "--checkpoint", newer, "--out", proof).code == 0
    assert house.run("audit", "prove", "--checkpoint", newer, "--checkpoint", older, "--out", goes_on).code == 0
    kept = ["--checkpoint", str(older), "--checkpoint", str(newer)]
    assert verifier.main(["--proof", str(proof), "--proof", str(goes_on), *kept]) == 0
    forge(house, from_entry=2)
    for words in (("3", "--checkpoint", newer), ("--checkpoint", newer, "--checkpoint", older)):
        refused = house.run("audit", "prove", *words)
        assert (refused.code, "is not of this log" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("prove",), "name an entry and at most one --checkpoint"),
        (("prove", "3", "--checkpoint", "gone.txt"), "gone.txt cannot be read"),
        (("prove", "99999"), "entry 99999 does not lie below the checkpoint"),
        (("prove", "3", "--checkpoint", "config.toml"), "is no checkpoint, or a torn one"),
        (
            ("prove", "--checkpoint", "../kept-4.txt", "--checkpoint", "../kept-4.txt"),
            "name an earlier and a later one",
        ),
        (("verify", "--key", "x"), "is no key: write NAME+ID+KEY"),
        (
            ("verify", "log.txt", "--key", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
            "openssl",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(words: tuple[str, ...], sentence: str, house: Workspace) -> None:
    done = house.run("audit", *words)
    assert (done.code, sentence in done.err) == (2, True), done.err


def test_a_checkpoint_beyond_the_end_proves_nothing(house: Workspace, place: Path) -> None:
    forge(house, from_entry=size_of(place / "kept-5.txt") + 1, drop=True)
    refused = house.run("audit", "prove", "3", "--checkpoint", place / "kept-6.txt")
    assert (refused.code, "the log ends with" in refused.err) == (2, True)
