"""A checkpoint a day binds the log to what has left the house. Held against openssl and the standard library alone."""

from __future__ import annotations

import hashlib
import json
import subprocess
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from tests.workspace import Workspace, make_workspace


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path / "house", ("schnittstellen",))
    (tmp_path / "keys").mkdir()
    made.configure(more=f'\n[audit]\nkey_file = "{tmp_path}/keys/audit.key"\norigin = "house.example/log"\n')
    assert made.run("rules", "activate").code == 0
    return made


def root_of(lines: list[bytes]) -> bytes:
    """As RFC 6962 defines it."""
    if len(lines) == 1:
        return hashlib.sha256(b"\x00" + lines[0]).digest()
    split = 1 << (len(lines) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + root_of(lines[:split]) + root_of(lines[split:])).digest()


def log_of(house: Workspace) -> list[bytes]:
    return house.run("audit", "log", "--format", "lines").out.encode().splitlines()


def newest(house: Workspace) -> dict[str, Any]:
    return dict(json.loads(house.run("audit", "checkpoint", "--json").out))


def test_a_checkpoint_is_size_and_root_of_the_log_signed_by_the_key(house: Workspace, tmp_path: Path) -> None:
    """Checked with openssl, from the printed public key."""
    pem = "\n".join(house.run("audit", "key", "new").out.splitlines()[1:]) + "\n"
    done = house.run("audit", "checkpoint", "--new", "--out", tmp_path / "checkpoint.txt")
    assert (done.code, done.out) == (0, "")
    text, _, below = (tmp_path / "checkpoint.txt").read_text(encoding="utf-8").partition("\n\n")
    origin, size, root = text.splitlines()
    assert (origin, b64decode(root)) == ("house.example/log", root_of(log_of(house)[: int(size)]))
    dash, name, encoded = below.removesuffix("\n").split(" ")
    assert (dash, name) == ("\N{EM DASH}", origin)
    for file, content in {"text": f"{text}\n".encode(), "pem": pem.encode(), "sig": b64decode(encoded)[4:]}.items():
        (tmp_path / file).write_bytes(content)
    check = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "pem", "-rawin", "-in", "text", "-sigfile", "sig"]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    public = b64decode("".join(pem.splitlines()[1:-1]))[-32:]
    assert b64decode(encoded)[:4] == hashlib.sha256(f"{name}\n".encode() + b"\x01" + public).digest()[:4]


def test_a_file_that_was_kept_is_not_overwritten(house: Workspace, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    assert house.run("audit", "checkpoint", "--new", "--out", kept).code == 0
    before = kept.read_bytes()
    again = house.run("audit", "checkpoint", "--new", "--out", kept)
    assert (again.code, "is not overwritten" in again.err, kept.read_bytes()) == (2, True, before)
    nowhere = house.run("audit", "checkpoint", "--out", tmp_path / "gone" / "file")
    assert (nowhere.code, "cannot be written" in nowhere.err) == (2, True)


def test_a_tick_makes_one_a_day_that_goes_on_from_the_one_before(house: Workspace) -> None:
    none = house.run("audit", "checkpoint")
    assert (none.code, "audit checkpoint --new" in none.err) == (2, True)
    seen = []
    for instant in ("2016-07-04T07:00", "2016-07-04T17:00", "2016-07-05T07:00"):
        assert house.run("tick", "--now", instant).code == 0
        seen.append(newest(house))
    assert seen[0] == seen[1]
    sizes = [one["size"] for one in seen[1:]]
    assert sizes == sorted(set(sizes))
    lines = log_of(house)
    assert [one["root"] for one in seen] == [root_of(lines[: one["size"]]).hex() for one in seen]
    (noted, *_) = json.loads(house.run("audit", "log", "--kind", "log.checkpoint", "--json").out)["entries"]
    assert noted["facts"] == {"size": seen[0]["size"], "root": seen[0]["root"], "signed_by": ""}
    assert house.run("store", "check").code == 0


def test_without_a_key_or_with_one_that_does_not_serve_it_is_made_and_said_not_to_be_signed(house: Workspace) -> None:
    done = house.run("audit", "checkpoint", "--new")
    text, _, below = done.out.partition("\n\n")
    assert (done.code, text.splitlines()[0], below) == (0, "house.example/log", "")
    house.run("audit", "key", "new")
    (house.folder.parent / "keys" / "audit.key").chmod(0o644)
    done = house.run("audit", "checkpoint", "--new")
    assert (done.code, "not signed: 'zielwacht audit key show' says why" in done.err) == (0, True)
    assert newest(house)["signed_by"] is None
    (house.folder.parent / "keys" / "audit.key").chmod(0o600)
    assert house.run("audit", "checkpoint", "--new").code == 0
    signed = newest(house)
    assert signed["note"].count("\N{EM DASH} house.example/log") == 1
    assert signed["signed_by"] == json.loads(house.run("audit", "key", "show", "--json").out)["key"]


def test_the_log_bears_the_houses_id_where_nothing_else_is_configured(house: Workspace) -> None:
    house.configure()
    assert house.run("audit", "checkpoint", "--new").out.splitlines()[0] == "zielwacht/jobcenter"
