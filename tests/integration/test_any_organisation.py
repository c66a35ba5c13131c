"""A house is its own: whatever its id, it is checked, activated, judged, told, and kept apart from any other."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from checker.domain.refusal import OrganisationRefusal, Refused
from checker.store import Store, activations, journal, seal_check
from checker.store.lock import DriverLock
from tests.stored import NOON, new_store, url_of
from tests.workspace import Workspace, make_workspace

DRAFT, ADOPTED = "status: draft                   #", "status: adopted\nadopted_on: 2016-01-04\n#"
CRITERIA = "investigation-criteria-agreed/sozialreferat/2016"
OWN_ID = re.compile(r"\bjobcenter\b(?![.@])")
AFTER_THE_DUE_DAY = "2016-05-03T07:00"


def rename(house: Workspace, organisation: str) -> None:
    """Its own id wherever the rule files name it; addresses stay."""
    for path in house.rules.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(OWN_ID.sub(organisation, text), encoding="utf-8")


@pytest.fixture
def jobcenter(tmp_path: Path) -> Workspace:
    """A small house under its first id, whose plan is adopted."""
    house = make_workspace(tmp_path, goals=("kdu",))
    plan = house.rules / "plans" / "2016" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace(DRAFT, ADOPTED), encoding="utf-8")
    return house


@pytest.fixture
def sozialreferat(jobcenter: Workspace) -> Workspace:
    rename(jobcenter, "sozialreferat")
    return jobcenter


def done(house: Workspace, *words: str | Path, code: int = 0) -> Any:
    ended = house.run(*words, "--json")
    assert ended.code == code, ended.err
    return json.loads(ended.out)


def refused(house: Workspace, *words: str) -> str:
    """The one line in which the command says why not."""
    ended = house.run(*words)
    assert (ended.code, ended.out) == (2, ""), ended
    (line,) = ended.err.splitlines()
    return line


def test_a_house_of_any_id_goes_its_whole_way(sozialreferat: Workspace) -> None:
    assert done(sozialreferat, "rules", "lint")["problems"] == []
    assert done(sozialreferat, "rules", "activate")["changed"]
    done(sozialreferat, "records", "import", sozialreferat.example())
    ticked = done(sozialreferat, "tick", "--now", AFTER_THE_DUE_DAY)
    assert ticked["mails"]["planned"] > 0
    assert ticked["mails"]["sent"] > 0
    mails = [path.read_text(encoding="utf-8") for path in (sozialreferat.folder / "mails").glob("*.eml")]
    assert any("X-Zielwacht-Rule: investigation-criteria-agreed" in mail for mail in mails)
    assert CRITERIA in sozialreferat.run("findings", "list").out
    assert done(sozialreferat, "check", "--on", "2016-05-03", "--fail-on", "never")["verdicts"]
    assert sozialreferat.run("status").code == 0


def test_the_rules_of_another_organisation_do_not_take_effect(jobcenter: Workspace) -> None:
    done(jobcenter, "rules", "activate")
    rename(jobcenter, "sozialreferat")
    line = refused(jobcenter, "rules", "activate")
    assert "the store belongs to 'jobcenter' and the rules to 'sozialreferat'" in line
    assert "--rename-organisation" in line
    assert done(jobcenter, "check", "--on", "2016-05-03", "--fail-on", "never")["verdicts"], "the last good ones stay"


def test_before_the_first_mail_an_organisation_can_be_renamed(jobcenter: Workspace) -> None:
    done(jobcenter, "rules", "activate")
    done(jobcenter, "records", "import", jobcenter.example())
    before = done(jobcenter, "records", "list")
    rename(jobcenter, "sozialreferat")
    done(jobcenter, "rules", "activate", "--rename-organisation")
    assert done(jobcenter, "records", "list") == before, "what was recorded goes along"
    assert done(jobcenter, "tick", "--now", AFTER_THE_DUE_DAY)["mails"]["sent"] > 0
    store = Store.open(url_of(jobcenter.store), create=False)
    with store.read() as tx:
        (entry,) = journal.entries(tx, kind="organisation.renamed")
        assert journal.verify(tx) is None
    store.close()
    assert entry.facts == {"before": "jobcenter", "after": "sozialreferat", "by": "administration"}


def test_an_organisation_can_be_renamed_back(jobcenter: Workspace) -> None:
    done(jobcenter, "rules", "activate")
    for organisation in ("sozialreferat", "jobcenter"):
        for path in jobcenter.rules.rglob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r"\b(jobcenter|sozialreferat)\b(?![.@])", organisation, text), encoding="utf-8")
        done(jobcenter, "rules", "activate", "--rename-organisation")
    store = Store.open(url_of(jobcenter.store), create=False)
    with store.read() as tx:
        kinds = [entry.kind for entry in journal.entries(tx) if entry.kind != "store.sealed"]
        assert seal_check.check_all(tx).unsound == ()
    store.close()
    assert kinds == ["rules.activated", *["organisation.renamed", "rules.activated"] * 2]


def test_once_mails_bear_its_id_an_organisation_keeps_it(jobcenter: Workspace) -> None:
    done(jobcenter, "rules", "activate")
    done(jobcenter, "tick", "--now", AFTER_THE_DUE_DAY)
    rename(jobcenter, "sozialreferat")
    assert "mails of 'jobcenter' have been planned" in refused(jobcenter, "rules", "activate", "--rename-organisation")
    done(jobcenter, "tick", "--now", AFTER_THE_DUE_DAY)


def test_nobody_renames_an_organisation_under_a_daemon_at_work(jobcenter: Workspace) -> None:
    done(jobcenter, "rules", "activate")
    rename(jobcenter, "sozialreferat")
    lock = DriverLock(str(jobcenter.store))
    lock.take()
    assert "end it before you rename" in refused(jobcenter, "rules", "activate", "--rename-organisation")
    lock.release()
    done(jobcenter, "rules", "activate", "--rename-organisation")


def test_records_that_name_the_old_id_as_their_unit_are_counted_when_it_goes(jobcenter: Workspace) -> None:
    done(jobcenter, "rules", "activate")
    done(jobcenter, "records", "report", "investigation-criteria-agreed", "--submitted-on", "2016-04-20", "--evidence",
         "50.1-2016/077")  # fmt: skip
    rename(jobcenter, "sozialreferat")
    told = jobcenter.run("rules", "activate", "--rename-organisation").err
    assert "1 records name the organisation by its old id" in told


def configured(house: Workspace, organisation: str) -> None:
    text = (house.folder / "config.toml").read_text(encoding="utf-8")
    house.write("config.toml", text.replace("[store]\n", f'[store]\norganisation = "{organisation}"\n'))


def test_the_configuration_says_whose_store_a_new_one_is(jobcenter: Workspace) -> None:
    configured(jobcenter, "sozialreferat")
    assert "belongs to 'sozialreferat' and the rules to 'jobcenter'" in refused(jobcenter, "rules", "activate")
    rename(jobcenter, "sozialreferat")
    done(jobcenter, "rules", "activate")


def test_a_configuration_of_another_organisation_opens_no_store(jobcenter: Workspace) -> None:
    done(jobcenter, "rules", "activate")
    configured(jobcenter, "sozialreferat")
    line = refused(jobcenter, "status")
    assert line.endswith("[store] organisation is 'sozialreferat', which is not in the store (allowed: jobcenter)")


def test_a_configured_organisation_is_not_renamed_beside_its_configuration(jobcenter: Workspace) -> None:
    done(jobcenter, "rules", "activate")
    configured(jobcenter, "jobcenter")
    rename(jobcenter, "sozialreferat")
    line = refused(jobcenter, "rules", "activate", "--rename-organisation")
    assert "[store] organisation is 'jobcenter': remove it before you rename" in line


def test_of_several_organisations_one_must_be_named(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    for organisation in ("aachen", "bonn"):
        copy = tmp_path / f"{organisation}.sqlite3"
        store = new_store(copy, organisation=organisation)
        with store.write_for(organisation) as tx:
            activations.activate(tx, "b" * 64, {}, at=NOON, by="administration")
        store.close()
    shutil.move(tmp_path / "aachen.sqlite3", path)
    _take_over(path, tmp_path / "bonn.sqlite3")
    with pytest.raises(Refused) as refusal:
        Store.open(url_of(path), create=False)
    assert (refusal.value.code, refusal.value.allowed) == (OrganisationRefusal.SEVERAL, ("aachen", "bonn"))
    bonn = Store.open(url_of(path), create=False, organisation="bonn")
    with bonn.read() as tx:
        assert activations.current_sha256(tx) == "b" * 64
    bonn.close()


def _take_over(path: Path, other: Path) -> None:
    """As one database for several houses would hold them."""
    with sqlite3.connect(path) as connection:
        connection.execute("ATTACH ? AS other", (str(other),))
        for table in ("archive", "activation"):
            connection.execute(f"INSERT INTO {table} SELECT * FROM other.{table}")


def test_a_store_without_rules_is_nobodys_and_takes_nothing_else(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, goals=("kdu",))
    Store.open(url_of(house.store), create=True).close()
    assert "no rules are in force in this store yet" in refused(house, "records", "import", str(house.example()))


def test_a_day_before_an_organisation_was_renamed_is_replayed_as_it_was_decided(jobcenter: Workspace) -> None:
    early = "2016-01-12"
    done(jobcenter, "rules", "activate", "--now", "2016-01-04T08:00")
    handed_in = ("--submitted-on", "2016-01-07", "--evidence", "50.1-2016/077", "--now", "2016-01-08T08:00")
    done(jobcenter, "records", "report", "investigation-criteria-agreed", *handed_in)
    ticked = done(jobcenter, "tick", "--now", f"{early}T07:00")
    assert ticked["mails"]["planned"] == 0, "else it keeps its name"
    rename(jobcenter, "sozialreferat")
    done(jobcenter, "rules", "activate", "--rename-organisation", "--now", "2016-01-12T15:00")
    done(jobcenter, "tick", "--now", "2016-01-13T07:00")
    for on, name in ((early, "jobcenter"), ("2016-01-13", "sozialreferat")):
        replayed = done(jobcenter, "audit", "replay", "--on", on, "--known-at", f"{on}T12:00")
        assert (replayed["different"], replayed["deleted"]) == ([], [])
        assert replayed["equal"] > 0
        assert replayed["rules"]["organisation"] == name
