"""The key that signs checkpoints is made, replaced and given up, and the log says each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workspace import Workspace, make_workspace


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path / "house", ("schnittstellen",))
    made.configure(more=f'\n[audit]\nkey_file = "{tmp_path}/keys/audit.key"\norigin = "house.example/log"\n')
    (tmp_path / "keys").mkdir()
    assert made.run("rules", "activate").code == 0
    return made


def key(house: Workspace) -> Path:
    return house.folder.parent / "keys" / "audit.key"


def told(house: Workspace, code: int = 0) -> dict[str, Any]:
    shown = house.run("audit", "key", "show", "--json")
    assert shown.code == code, shown.err
    return dict(json.loads(shown.out))


def test_a_key_is_made_shown_and_noted_in_the_log(house: Workspace) -> None:
    assert told(house)["key"] is None
    made = house.run("audit", "key", "new")
    public, *pem = made.out.splitlines()
    assert public.startswith("house.example/log+")
    assert (pem[0], pem[-1]) == ("-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----")
    assert (key(house).stat().st_mode & 0o777, told(house)["key"]) == (0o600, public)
    (noted,) = json.loads(house.run("audit", "log", "--kind", "key.", "--json").out)["entries"]
    assert (noted["kind"], noted["facts"]) == ("key.made", {"key": public})
    again = house.run("audit", "key", "new")
    assert (again.code, "rotate it" in again.err) == (2, True)


def test_a_key_is_replaced_by_one_that_it_signs(house: Workspace) -> None:
    house.run("audit", "key", "new")
    before = told(house)["key"]
    assert house.run("audit", "key", "rotate").code == 0
    shown = told(house)
    assert shown["key"] != before
    assert [(one["kind"], one["proved"]) for one in shown["history"]] == [("key.made", True), ("key.rotated", True)]
    assert [path.name for path in key(house).parent.iterdir()] == ["audit.key"]


def test_a_key_that_its_predecessor_did_not_sign_is_shown_as_not_proved(house: Workspace) -> None:
    """As whoever has the store, but not the key, would write it."""
    from checker.store import Store, journal
    from checker.usecases.auditing.keys import key_in_force
    from tests.stored import NOON

    house.run("audit", "key", "new")
    store = Store.open(f"sqlite:///{house.store}", create=False)
    with store.write() as tx:
        key = str(key_in_force(tx))
        journal.append(tx, "key.rotated", {"from": key, "key": key, "signature": "A" * 88}, NOON)
    store.close()
    assert [one["proved"] for one in told(house, 4)["history"]] == [True, False]
    assert "NOT PROVED" in house.run("audit", "key", "show").out


@pytest.mark.parametrize("place", ["before the file is replaced", "before the log knows"])
def test_a_rotation_that_died_half_way_leaves_a_key_that_serves(house: Workspace, place: str) -> None:
    house.run("audit", "key", "new")
    old = key(house).read_bytes()
    house.run("audit", "key", "rotate")
    successor = key(house).with_name("audit.key.next")
    if place == "before the file is replaced":
        successor.write_bytes(key(house).read_bytes())
        successor.chmod(0o600)
        key(house).write_bytes(old)
    else:
        successor.write_bytes(old)
        successor.chmod(0o600)
    assert told(house)["trouble"] is None
    assert house.run("audit", "key", "rotate").code == 0
    assert [path.name for path in key(house).parent.iterdir()] == ["audit.key"]


def test_a_lost_key_is_declared_and_another_may_be_made(house: Workspace) -> None:
    house.run("audit", "key", "new")
    lost = told(house)["key"]
    key(house).unlink()
    missing = house.run("audit", "key", "show")
    assert (missing.code, "declare the key as lost" in missing.err) == (4, True)
    declared = house.run("audit", "key", "lost")
    assert (declared.code, f"on nothing is signed by {lost}" in declared.out) == (0, True)
    assert told(house)["key"] is None
    assert house.run("audit", "key", "new").code == 0
    assert [one["kind"] for one in told(house)["history"]] == ["key.made", "key.lost", "key.made"]


def test_a_file_with_another_key_does_not_serve(house: Workspace) -> None:
    house.run("audit", "key", "new")
    first = key(house).read_bytes()
    house.run("audit", "key", "rotate")
    key(house).write_bytes(first)
    shown = told(house, 4)
    assert "holds another key than the one in force" in shown["trouble"]
    assert house.run("audit", "key", "rotate").code == 2


@pytest.mark.parametrize(
    ("setting", "command", "sentence"),
    [
        ("", "new", "names no key for checkpoints"),
        ("[audit]\nkey_file = 'audit.key'\n", "new", "would be in each backup of it"),
        ("[audit]\nkey_file = '/nowhere/audit.key'\n", "new", "cannot be written"),
        ("[audit]\nkey_file = '/nowhere/audit.key'\n", "rotate", "no key is in force"),
        ("[audit]\nkey_file = '/nowhere/audit.key'\n", "lost", "no key is in force"),
        ("[audit]\norigin = 'two words'\n", "new", "without blanks and plus signs"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do(
    setting: str, command: str, sentence: str, house: Workspace
) -> None:
    house.configure(more=f"\n{setting}")
    refused = house.run("audit", "key", command)
    assert (refused.code, sentence in refused.err) == (2, True), refused.err
