"""An evidence pack is checked without us, holds no small count and no name, and is the same whenever it is made."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path
from typing import IO, Any

import pytest

from tests.in_full import IN_FULL
from tests.integration.walked_house import walked
from tests.workspace import REPOSITORY, Workspace

FINDING = "investigation-criteria-agreed/jobcenter/2016"
EXITS = "ikunden-benefit-exits"
# Every one of them is tried with every number; `make deep` takes as many as the auditor asked for.
SMALL_CELLS = 200 if IN_FULL else 3
OFFICES = ("hilden", "velbert", "ratingen", "langenfeld")
TOPICS = ("kdu", "rueckforderung", "unterhalt", "regress", "einkommen", "vermoegen", "rechtskreis")
REVIEWS = "pruefungen.json"
SMALL_FILE, CLEAN_FILE = "Auszug_Erika_Mustermann.json", "termine.json"


def handed_in(on: str, said_on: str) -> dict[str, Any]:
    return {"schema": "status-record/1", "type": "deliverable", "target_id": "investigation-criteria-agreed",
            "scope": "jobcenter", "period": "2016", "submitted_on": on, "accepted_on": on,
            "evidence": {"kind": "minutes", "ref": "NS-17/2016"},
            "reported_at": f"{said_on}T08:00:00+02:00"}  # fmt: skip


def ended(count: int, period: str, said_on: str) -> dict[str, Any]:
    return {"schema": "status-record/1", "type": "measurement", "metric_id": "ikunden-exits", "scope": "ikunden",
            "period": period, "aggregation": "ytd", "data_status": "final", "value": str(count),
            "reported_at": f"{said_on}T08:00:00+02:00"}  # fmt: skip


def reviewed(place: int) -> dict[str, Any]:
    """The `place`th small cell: one or two faulty files of an office, a topic, a kind of case and a month."""
    topics, office = divmod(place, len(OFFICES))
    months, topic = divmod(topics, len(TOPICS))
    month, stratum = divmod(months, 2)
    return {"schema": "status-record/1", "type": "case_review", "topic": TOPICS[topic], "selection": "random",
            "stratum": ("existing", "new")[stratum], "scope": OFFICES[office], "period": f"2016-{month + 1:02}",
            "reviewed": 40 + place % 17, "faulty": 1 + place % 2,
            "reported_at": "2016-06-07T08:00:00+02:00"}  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A missed date with its mails, then handed in; and a count of two people in a file that bears a name."""
    house = walked(tmp_path_factory.mktemp("pack") / "house")
    house.write(CLEAN_FILE, json.dumps([handed_in("2016-05-24", "2016-05-25")]))
    house.write(SMALL_FILE, json.dumps([ended(2, "2016-05-ytd", "2016-06-06")]))
    house.write(REVIEWS, json.dumps([reviewed(place) for place in range(SMALL_CELLS)]))
    for file, day in ((CLEAN_FILE, "2016-05-25"), (SMALL_FILE, "2016-06-06"), (REVIEWS, "2016-06-07")):
        assert house.run("records", "import", file, "--now", f"{day}T12:00").code == 0
        assert house.run("tick", "--now", f"{day}T13:00").code == 0
    assert house.run("tick", "--now", "2016-06-13T07:00").code == 0
    return house


@pytest.fixture
def house(kept: Workspace, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(kept.folder, tmp_path / "house")))


def packed(house: Workspace, *about: str, name: str = "nachweis.zip") -> Path:
    done = house.run("audit", "pack", *about, "--out", name)
    assert done.code == 0, done.err
    return house.folder / name


def unpacked(archive: Path, place: Path) -> Path:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(place)
    (bag,) = place.iterdir()
    return bag


@pytest.fixture(scope="module")
def of_finding(kept: Workspace) -> Path:
    return packed(kept, "--finding", FINDING, name="finding.zip")


@pytest.fixture(scope="module")
def of_period(kept: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a pack of all there is: the most that anybody can be given at once."""
    year = json.loads(kept.run("audit", "log", "--json").out)["entries"][0]["at"][:4]
    archives = [packed(kept, "--period", name, name=f"{name}.zip") for name in dict.fromkeys(("2016", year))]
    bags = [unpacked(archive, tmp_path_factory.mktemp("period")) for archive in archives]
    return {f"{bag.name}/{path}": content for bag in bags for path, content in files_of(bag).items()}


def files_of(bag: Path) -> dict[str, bytes]:
    return {path.relative_to(bag).as_posix(): path.read_bytes() for path in bag.rglob("*") if path.is_file()}


def texts_of(files: dict[str, bytes]) -> Iterator[str]:
    """Everything that can be read in a pack, mails as their reader sees them."""
    for path, content in files.items():
        yield f"{path}\n{content.decode('utf-8', 'replace')}"
        if path.endswith(".eml"):
            mail = message_from_bytes(content, policy=policy.default)
            yield " ".join(str(value) for value in mail.values())
            yield from (str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text")


def makings(house: Workspace) -> list[dict[str, Any]]:
    log: dict[str, list[dict[str, Any]]] = json.loads(house.run("audit", "log", "--kind", "pack.made", "--json").out)
    return log["entries"]


def checked(bag: Path) -> subprocess.CompletedProcess[str]:
    """As an outsider does: coreutils, then the program in the pack with nothing but the standard library."""
    sums = subprocess.run(
        ["sha256sum", "--quiet", "-c", "manifest-sha256.txt"], cwd=bag, capture_output=True, text=True, check=False
    )
    if sums.returncode:
        return sums
    program = [sys.executable, "-I", "-S", "data/pruefen/verify.py", "--pack", "."]
    return subprocess.run(program, cwd=bag, capture_output=True, text=True, check=False)


def test_a_finding_is_packed_with_its_rule_its_file_and_its_mails_and_checked_by_strangers_tools(
    kept: Workspace, of_finding: Path, tmp_path: Path
) -> None:
    bag = unpacked(of_finding, tmp_path / "bag")
    files = files_of(bag)
    assert any(path.endswith("plans/2016/goals/kdu.yaml") for path in files)
    assert (kept.folder / CLEAN_FILE).read_bytes() in [files[path] for path in files if "/dateien/" in path]
    told = [message_from_bytes(files[path], policy=policy.default)["Subject"] for path in files if "/mails/" in path]
    assert len(told) >= 3
    done = checked(bag)
    assert (done.returncode, "NOT" in done.stdout) == (0, False), done.stdout + done.stderr
    assert re.search(r"checked: [1-9]\d* lines are in the log", done.stdout)
    assert "not proved by a seal" not in done.stdout


@pytest.mark.parametrize("flipped", ["mails", "dateien", "zeilen.txt", "wege.txt", "siegel.jsonl", "bericht.html"])
def test_a_flipped_bit_is_found_even_where_the_manifests_are_written_anew(
    of_finding: Path, tmp_path: Path, flipped: str
) -> None:
    bag = unpacked(of_finding, tmp_path / "bag")
    victim = next(path for path in sorted(bag.rglob("*")) if path.is_file() and flipped in path.as_posix())
    content = bytearray(victim.read_bytes())
    content[len(content) // 2] ^= 1
    victim.write_bytes(content)
    assert checked(bag).returncode != 0
    if flipped == "bericht.html":
        return  # what we write ourselves is proved by the manifest alone
    payload = sorted(path for path in (bag / "data").rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(bag)}\n" for path in payload]
    (bag / "manifest-sha256.txt").write_text("".join(lines), encoding="utf-8")
    tags = [bag / name for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")]
    said = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in tags]
    (bag / "tagmanifest-sha256.txt").write_text("".join(said), encoding="utf-8")
    done = checked(bag)
    assert (done.returncode, "NOT SOUND" in done.stdout or bool(done.stderr)) != (0, False)


def test_made_twice_it_has_the_same_bytes_and_each_making_is_in_the_log(house: Workspace) -> None:
    once, again = packed(house, "--finding", FINDING), packed(house, "--finding", FINDING, name="again.zip")
    assert once.read_bytes() == again.read_bytes()
    log = makings(house)
    digest = hashlib.sha256(once.read_bytes()).hexdigest()
    assert [(entry["facts"]["sha256"], entry["facts"]["name"]) for entry in log[-2:]] == [(digest, FINDING)] * 2


def test_the_checkpoint_in_a_pack_is_checked_with_openssl_and_binds_it_from_outside(
    house: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "keys").mkdir()
    house.configure(more=f'\n[audit]\nkey_file = "{tmp_path}/keys/audit.key"\norigin = "house.example/log"\n')
    public = house.run("audit", "key", "new").out.split("\n", 1)[1]
    bag = unpacked(packed(house, "--finding", FINDING), tmp_path / "bag")
    done = checked(bag)
    assert done.returncode == 0, done.stdout + done.stderr
    (bag / "key.pem").write_text(public, encoding="utf-8")
    command = done.stdout.splitlines()[-1].strip()
    assert "openssl" in command
    said = subprocess.run(["sh", "-c", command], cwd=bag, capture_output=True, text=True, check=False)
    assert "Verified Successfully" in said.stdout + said.stderr
    kept = tmp_path / "kept.txt"
    assert house.run("audit", "checkpoint", "--out", kept).code == 0
    for root, outcome in ((kept.read_text(encoding="utf-8"), 0), (_with_another_root(kept), 1)):
        kept.write_text(root, encoding="utf-8")
        program = [sys.executable, "-I", "-S", "data/pruefen/verify.py", "--pack", ".", "--checkpoint", str(kept)]
        done = subprocess.run(program, cwd=bag, capture_output=True, text=True, check=False)
        assert (done.returncode, "proved from outside" in done.stdout) == (outcome, not outcome)


def _with_another_root(file: Path) -> str:
    origin, size, root, *rest = file.read_text(encoding="utf-8").split("\n")
    return "\n".join((origin, size, root[1:-1] + "A=", *rest))


def test_a_killed_making_leaves_nothing_at_the_place_and_the_next_one_works(house: Workspace) -> None:
    """Killed in the middle of writing: the process stops itself there, as nothing else can hit that moment."""
    kill = (
        "import os, signal, sys\n"
        "from checker.audit.pack import bag\n"
        "written = bag._write\n"
        "def write(archive, path, pieces):\n"
        "    if 'mails/' in path: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return written(archive, path, pieces)\n"
        "bag._write = write\n"
        "from checker.cli.main import run\n"
        f"run(['audit', 'pack', '--finding', '{FINDING}', '--out', 'x.zip'])\n"
    )
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run([sys.executable, "-c", kill], cwd=house.folder, env=env, capture_output=True, check=False)
    assert done.returncode == -9
    assert not (house.folder / "x.zip").exists()
    assert zipfile.is_zipfile(packed(house, "--finding", FINDING, name="x.zip"))


def test_a_dry_run_says_scope_and_size_and_changes_nothing(house: Workspace) -> None:
    packed(house, "--finding", FINDING)  # the first one makes a checkpoint
    before = house.store.read_bytes()
    told = json.loads(house.run("audit", "pack", "--finding", FINDING, "--dry-run", "--json").out)
    assert house.store.read_bytes() == before
    made = json.loads(house.run("audit", "pack", "--finding", FINDING, "--out", "x.zip", "--json").out)
    assert {name: made[name] for name in told} == told
    with zipfile.ZipFile(house.folder / "x.zip") as archive:
        payload = [entry for entry in archive.infolist() if "/data/" in entry.filename]
        assert (len(payload), sum(entry.file_size for entry in payload)) == (told["files"], told["payload_bytes"])


def test_a_small_count_and_a_name_are_in_no_byte_and_what_is_left_out_is_listed(
    kept: Workspace, of_period: dict[str, bytes], tmp_path: Path
) -> None:
    files = files_of(unpacked(packed(kept, "--rule", EXITS, name="rule.zip"), tmp_path / "bag"))
    left_out = files["data/ausgelassen.csv"].decode("utf-8-sig")
    assert "Meldung" in left_out
    assert "Kennwert eines Urteils" in left_out
    assert not [path for path in files if path.startswith("data/dateien/")]
    small = (kept.folder / SMALL_FILE).read_bytes()
    for text in texts_of(files | of_period):
        assert "Mustermann" not in text
        assert hashlib.sha256(small).hexdigest() not in text
        assert "2 Fälle" not in text
        assert "2 von 289" not in text.replace("\N{NO-BREAK SPACE}", " ")


def test_who_tries_every_number_for_every_small_cell_finds_none(kept: Workspace, of_period: dict[str, bytes]) -> None:
    """He knows each file, each record and each entry of an import to the letter, but for one number."""
    hashes = set(re.findall(r"[0-9a-f]{64}", b"".join(of_period.values()).decode("utf-8", "replace")))
    log = json.loads(kept.run("audit", "log", "--kind", "records.imported", "--json").out)["entries"]
    cells = [(SMALL_FILE, place, '"value": "', '"') for place in (0,)]
    cells += [(REVIEWS, place, '"faulty": ', ",") for place in range(SMALL_CELLS)]
    found = []
    for file, place, before, after in cells:
        text = (kept.folder / file).read_text(encoding="utf-8")
        (entry,) = [one for one in log if one["facts"]["account"] == _account_of(kept, text)]
        head, tail = _around(text, place, before, after)
        so_far = hashlib.sha256(head.encode())
        for number in range(10_001):
            whole = so_far.copy()
            whole.update(f"{number}{tail}".encode())
            digest = whole.hexdigest()
            found += [(file, place, number)] if digest in hashes else []
        assert digest not in json.dumps(entry)
    assert found == []


def test_no_entry_of_an_import_bears_a_hash_that_a_small_number_could_be_tried_at(kept: Workspace) -> None:
    entries = json.loads(kept.run("audit", "log", "--kind", "records.imported", "--json").out)["entries"]
    assert len(entries) == 3
    assert not re.findall(r"[0-9a-f]{64}", json.dumps([one["facts"] for one in entries]))


def _account_of(house: Workspace, text: str) -> int:
    with closing(sqlite3.connect(house.store)) as store:
        given = (hashlib.sha256(text.encode()).hexdigest(),)
        return int(store.execute("SELECT number FROM import_account WHERE sha256 = ?", given).fetchone()[0])


def _around(text: str, place: int, before: str, after: str) -> tuple[str, str]:
    """What stands before and behind the number of the `place`th cell."""
    start = [found.end() for found in re.finditer(re.escape(before), text)][place]
    return text[:start], text[text.index(after, start) :]


def test_a_mailbox_that_is_not_plainly_a_roles_is_in_no_pack(house: Workspace, tmp_path: Path) -> None:
    organisation = house.rules / "organisation.yaml"
    text = organisation.read_text(encoding="utf-8")
    named = text.replace(
        "mailbox: bereichsleitung.leistung@jobcenter.example", "mailbox: e.mustermann@jobcenter.example"
    )
    assert named != text
    organisation.write_text(named, encoding="utf-8")
    assert house.activate_edit().code == 0
    house.run("records", "retract", "deliverable:investigation-criteria-agreed:jobcenter:2016")
    assert house.run("tick", "--now", "2016-06-20T07:00").code == 0
    files = files_of(unpacked(packed(house, "--period", "2016"), tmp_path / "bag"))
    assert not [text for text in texts_of(files) if "mustermann" in text.lower()]
    assert "organisation.yaml" in files["data/ausgelassen.csv"].decode("utf-8-sig")


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (("--finding", "investigation-criteria-agred/jobcenter/2016"), "did you mean 'investigation-criteria-agreed/"),
        (("--rule", "ikunden-benefit-exit"), "did you mean 'ikunden-benefit-exits'"),
        (("--period", "2014"), "nothing is recorded in the period 2014: the log begins on"),
        (("--period", "2030"), "nothing is recorded yet in the period 2030"),
        (("--period", "Frühjahr"), "is no period"),
        ((), "name one of --finding, --rule and --period"),
        (("--rule", EXITS, "--period", "2016"), "name one of --finding, --rule and --period"),
    ],
)
def test_what_there_is_not_is_refused_with_the_nearest(house: Workspace, about: tuple[str, ...], said: str) -> None:
    done = house.run("audit", "pack", *about, "--out", "x.zip")
    assert (done.code, said in done.err) == (2, True), done.err
    assert not (house.folder / "x.zip").exists()


def test_an_existing_file_is_replaced_with_force_alone(house: Workspace) -> None:
    target = house.write("x.zip", "mine")
    refused = house.run("audit", "pack", "--finding", FINDING, "--out", "x.zip")
    assert (refused.code, "--force" in refused.err, target.read_text(encoding="utf-8")) == (2, True, "mine")
    assert house.run("audit", "pack", "--finding", FINDING, "--out", "x.zip", "--force").code == 0
    assert zipfile.is_zipfile(target)


def test_a_full_disk_leaves_no_half_pack_and_a_sentence(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, file: IO[bytes]) -> None:
            self._file, self._room = file, 100_000

        def write(self, data: bytes) -> int:
            self._room -= len(data)
            if self._room < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return self._file.write(data)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._file, name)

    from checker.usecases.auditing.pack import make

    before, written = makings(house), make.write_bag
    monkeypatch.setattr(make, "write_bag", lambda target, *rest: written(Full(target), *rest))  # type: ignore[arg-type]
    done = house.run("audit", "pack", "--finding", FINDING, "--out", "x.zip")
    assert (done.code, "No space left on device" in done.err) == (2, True), done.err
    assert not [path.name for path in house.folder.iterdir() if "x.zip" in path.name]
    assert makings(house) == before


def test_an_original_that_is_lost_is_named(house: Workspace, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(house.store)) as store, store:
        store.execute("DELETE FROM archive WHERE kind = 'original'")
    files = files_of(unpacked(packed(house, "--finding", FINDING), tmp_path / "bag"))
    assert "Meldung;import 1;ist nicht oder nicht mehr aufbewahrt" in files["data/ausgelassen.csv"].decode("utf-8-sig")


def test_a_file_is_read_by_the_rules_that_it_was_read_by(house: Workspace, tmp_path: Path) -> None:
    """By those in force today no profile takes it any more: that is no reason to leave it out."""
    manual = house.rules / "senders" / "manual.yaml"
    manual.write_text(manual.read_text(encoding="utf-8").replace('["*.json"]', '["*.liste.json"]'), encoding="utf-8")
    assert house.run("rules", "activate", "--yes").code == 0
    files = files_of(unpacked(packed(house, "--finding", FINDING), tmp_path / "bag"))
    assert (house.folder / CLEAN_FILE).read_bytes() in [files[path] for path in files if "/dateien/" in path]


def test_a_folder_that_is_not_there_is_said(house: Workspace) -> None:
    done = house.run("audit", "pack", "--finding", FINDING, "--out", "nowhere/x.zip")
    assert (done.code, "nowhere/x.zip cannot be written: No such file or directory" in done.err) == (2, True), done.err
