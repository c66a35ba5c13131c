"""Keys of machines are made and ended at the command line; the store has hashes, and status tells before one ends."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.domain.access_key import AccessKey, KeyScope
from checker.domain.clock import at_local
from checker.findings.key_rights import SCOPE_RIGHTS, openable
from checker.findings.page_rights import PAGE_RIGHTS, PageAct
from checker.store import Store, access_keys, journal
from checker.usecases.access.access_keys import key_of
from checker.usecases.rules.activation import active
from checker.usecases.running.key_watch import keys_issues
from tests.driven import activated_store
from tests.stored import url_of
from tests.web.store_dump import dump
from tests.workspace import Done, Workspace, make_workspace

STAMP = "2016-07-04T10:00"
NOW = at_local(date(2016, 7, 4), 10)
# What would be a decision: no scope leads to it.
OF_POWER = {PageAct.DECIDE, PageAct.RELEASE_LETTER, PageAct.APPROVE_EDIT, PageAct.ACTIVATE_RULES,
            PageAct.ENTER_PROPOSAL, PageAct.DECIDE_KEPT_OUT, PageAct.MANAGE_KEYS, PageAct.MANAGE_MEMBERS}  # fmt: skip


@pytest.fixture(scope="module")
def activated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_workspace(tmp_path_factory.mktemp("house"), goals=["kdu"])
    shutil.copy(activated_store(), made.store)
    return made.folder


@pytest.fixture
def house(activated: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(activated, tmp_path / "house")
    return Workspace(tmp_path / "house")


@pytest.fixture
def store(house: Workspace) -> Any:
    opened = Store.open(url_of(house.store), create=False)
    yield opened
    opened.close()


def keys(house: Workspace, *words: str, at: str = STAMP) -> Done:
    return house.run("keys", *words, "--now", at)


def made(house: Workspace, *words: str) -> str:
    done = keys(house, "new", "berichtswesen", *words)
    assert done.code == 0, done.err
    return done.out.strip()


def test_a_key_is_shown_once_and_kept_as_a_hash(house: Workspace, store: Store) -> None:
    secret = made(house, "--post", "controlling", "--scope", "findings", "--days", "30")
    kept = str(dump(house.store))
    assert secret not in kept
    assert secret.rpartition("_")[2] not in kept
    key = key_of(store, secret)
    assert key is not None
    assert key.holds(NOW)
    assert key.post == "controlling@jobcenter"
    assert key.scopes == {KeyScope.FINDINGS}
    assert key.last_day == date(2016, 8, 3)
    other_end = secret[:-1] + ("a" if secret[-1] != "a" else "b")
    assert key_of(store, other_end) is None
    assert key_of(store, "") is None


def test_ended_it_opens_nothing_and_the_log_has_both_without_its_secret(house: Workspace, store: Store) -> None:
    secret = made(house, "--post", "controlling", "--scope", "findings")
    prefix = secret.split("_")[1]
    assert keys(house, "end", prefix).out == f"{prefix} opens nothing any more\n"
    key = key_of(store, secret)
    assert key is not None
    assert not key.holds(NOW)
    again = keys(house, "end", "1")
    assert (again.code, "has held no more since 04.07.2016" in again.err) == (2, True)
    with store.read() as tx:
        entries = [entry for entry in journal.entries(tx) if entry.kind.startswith("access_key.")]
    assert [entry.kind for entry in entries] == ["access_key.made", "access_key.ended"]
    assert secret not in str(entries)
    assert entries[0].facts["key"] == prefix
    assert [each["holds"] for each in json.loads(keys(house, "list", "--json").out)["keys"]] == [False]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--post", "controling", "--scope", "findings"], "controlling", id="a misspelt post"),
        pytest.param(["--post", "bca", "--scope", "metrics"], "does not open 'metrics'", id="beyond its post"),
        pytest.param(
            ["--post", "controlling", "--scope", "feed", "--scope", "findings"], "feed alone", id="with a feed"
        ),
    ],
)
def test_what_a_key_cannot_be_is_refused(house: Workspace, words: list[str], said: str) -> None:
    done = keys(house, "new", "berichtswesen", *words)
    assert (done.code, said in done.err, done.out) == (2, True, "")


def test_a_purpose_is_a_word_and_no_name(house: Workspace) -> None:
    done = keys(house, "new", "Erika Muster", "--post", "controlling", "--scope", "findings")
    assert done.code == 2
    assert "no word for a purpose" in done.err


def test_status_tells_before_a_key_ends_and_for_a_month_after(house: Workspace, store: Store) -> None:
    made(house, "--post", "controlling", "--scope", "findings", "--days", "30")
    ended = made(house, "--post", "controlling", "--scope", "findings", "--days", "30").split("_")[1]
    keys(house, "end", ended)
    told = {
        day: [(each.code.value, each.facts["count"]) for each in keys_issues(store, at_local(day, 10))]
        for day in (date(2016, 7, 19), date(2016, 7, 22), date(2016, 8, 20), date(2016, 9, 5))
    }
    assert list(told.values()) == [[], [("pages.keys_end", 1)], [("pages.keys_end", 1)], []]


@pytest.mark.parametrize(
    ("post", "scopes", "told", "standing"),
    [
        pytest.param("bca@jobcenter", {KeyScope.FINDINGS}, [], "until", id="as it was made"),
        pytest.param(
            "bca@jobcenter",
            {KeyScope.FINDINGS, KeyScope.RECORDS},
            ["pages.keys_beyond_post"],
            "its post may not open records",
            id="its post lost a right",
        ),
        pytest.param(
            "pressestelle@jobcenter",
            {KeyScope.FINDINGS},
            ["pages.keys_without_post"],
            "its post does not exist",
            id="its post is gone",
        ),
    ],
)
def test_status_and_the_list_tell_of_a_key_that_does_not_open_what_it_names(
    house: Workspace, store: Store, post: str, scopes: set[KeyScope], told: list[str], standing: str
) -> None:
    key = AccessKey(0, "abcdefgh", "berichtswesen", post, frozenset(scopes), NOW, NOW + timedelta(days=60))
    with store.write() as tx:
        access_keys.add(tx, key, "0" * 64, by="administration")
    issues = list(keys_issues(store, NOW))
    assert [(each.code.value, each.facts["first"]) for each in issues] == [(code, "abcdefgh") for code in told]
    assert standing in keys(house, "list").out


def test_no_scope_leads_to_a_decision(store: Store) -> None:
    assert {opened.act for opened in SCOPE_RIGHTS.values()} - {None} == {PageAct.UPLOAD_FILE}
    assert not OF_POWER & {opened.act for opened in SCOPE_RIGHTS.values()}
    assert set(SCOPE_RIGHTS) == set(KeyScope)
    assert {opened.page for opened in SCOPE_RIGHTS.values()} <= set(PAGE_RIGHTS)
    with store.read() as tx:
        book = active(tx)
    of_posts = {role.id: openable(role.id, book, date(2016, 7, 4)) for role in book.organisation.roles}
    assert of_posts["bca"]
    assert KeyScope.METRICS not in of_posts["bca"]
