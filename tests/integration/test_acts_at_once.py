"""Two roles decide about one finding at the same moment: one is first, and the other sees what that one decided."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from checker.domain.act import ActKind
from checker.domain.clock import at_local
from checker.domain.finding import FindingState
from checker.domain.refusal import ActRefusal, Refused
from checker.store import Store, acts, findings, obligations
from checker.usecases.acting.act import Wanted, act, preview
from checker.usecases.running.tick import tick
from checker.wording.refusals import sentence
from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import NOON, STAMP, house
from tests.workspace import Workspace

__all__ = ["house"]

BY_THE_MANAGEMENT = Wanted(ActKind.ACKNOWLEDGE, CRITERIA, "gf", until=date(2016, 6, 3))
BY_THE_OWNER = Wanted(ActKind.ACKNOWLEDGE, CRITERIA, "bereichsleitung_leistung", until=date(2016, 6, 10))


@pytest.fixture
def stores(house: Workspace) -> Iterator[tuple[Store, Store]]:
    """Two processes' worth of connections to one store."""
    url = f"sqlite:///{house.store}"
    both = Store.open(url, create=False), Store.open(url, create=False)
    yield both
    for store in both:
        store.close()


def version(store: Store) -> int:
    with store.read() as tx:
        return obligations.finding_version(tx, CRITERIA)


def test_of_two_that_looked_at_the_same_the_second_reads_what_the_first_decided(stores: tuple[Store, Store]) -> None:
    mine, theirs = stores
    seen, also_seen = preview(mine, BY_THE_MANAGEMENT, NOON).version, preview(theirs, BY_THE_OWNER, NOON).version
    assert seen == also_seen > 0

    act(mine, replace(BY_THE_MANAGEMENT, seen=seen), NOON)
    with pytest.raises(Refused) as caught:
        act(theirs, replace(BY_THE_OWNER, seen=also_seen), NOON)

    assert caught.value.code is ActRefusal.CHANGED_MEANWHILE
    assert sentence(caught.value, "de") == (
        f"Der Befund zu {CRITERIA} hat sich inzwischen geändert (Bestätigung durch gf bis 03.06.2016); "
        "bitte neu ansehen"
    )
    assert sentence(caught.value, "en") == (
        f"the finding about {CRITERIA} has changed meanwhile (taken on by gf until 03.06.2016): look at it again"
    )
    with theirs.read() as tx:
        assert [done.by for done in acts.load(tx)] == ["gf"]
        assert findings.history(tx, CRITERIA)[-1].until == date(2016, 6, 3)


def test_after_another_look_the_second_may_decide_too(stores: tuple[Store, Store]) -> None:
    mine, theirs = stores
    act(mine, BY_THE_MANAGEMENT, NOON)
    taken_over = Wanted(ActKind.TAKEOVER, CRITERIA, "bereichsleitung_leistung", date(2016, 6, 10), "mein Bereich")
    act(theirs, replace(taken_over, seen=preview(theirs, taken_over, NOON).version), NOON)
    with mine.read() as tx:
        assert findings.history(tx, CRITERIA)[-1].until == date(2016, 6, 10)


def test_what_a_tick_has_made_of_it_is_news_too(stores: tuple[Store, Store]) -> None:
    mine, theirs = stores
    later = at_local(date(2016, 6, 1), 7)
    seen = preview(mine, BY_THE_MANAGEMENT, NOON).version
    tick(theirs, later, mail_domain="jobcenter.example")
    with pytest.raises(Refused, match="changed_meanwhile") as caught:
        act(mine, replace(BY_THE_MANAGEMENT, seen=seen), later)
    assert "(jetzt offen)" in sentence(caught.value, "de")


def test_a_version_rises_with_each_act_and_with_nothing_else(stores: tuple[Store, Store]) -> None:
    store, _ = stores
    first = version(store)
    preview(store, BY_THE_MANAGEMENT, NOON)
    assert version(store) == first
    act(store, BY_THE_MANAGEMENT, NOON)
    second = version(store)
    act(store, Wanted(ActKind.UNDO, CRITERIA, "gf", reason="falscher Tag"), NOON)
    assert first < second < version(store)


def test_of_two_processes_at_once_one_decides_and_the_other_is_told(house: Workspace) -> None:
    shown = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)
    command = [sys.executable, "-m", "checker", "--config", str(house.folder / "config.toml"),
               "findings", "acknowledge", CRITERIA, "--now", STAMP, "--yes",
               "--seen", str(shown["version"])]  # fmt: skip
    at_once = [
        subprocess.Popen(
            [*command, "--by", by, "--until", until], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for by, until in (("gf", "2016-06-03"), ("bereichsleitung_leistung", "2016-06-10"))
    ]
    told = [(each.communicate(timeout=120)[1], each.returncode) for each in at_once]

    assert sorted(code for _, code in told) == [0, 2]
    (loser,) = (err for err, code in told if code == 2)
    assert "has changed meanwhile (taken on by" in loser
    assert "'zielwacht findings show'" in loser
    after = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)
    assert (after["state"], len(after["acts"])) == (FindingState.ACKNOWLEDGED, 1)
    assert after["version"] > shown["version"]


def test_who_is_not_asked_is_shown_what_was_decided_before(house: Workspace) -> None:
    given = (CRITERIA, "--now", STAMP, "--yes", "--by", "gf", "--until")
    assert (
        "breached, open, step 3; acknowledge, by gf" in house.run("findings", "acknowledge", *given, "2016-06-03").err
    )
    assert "breached, acknowledged, step 3;" in house.run("findings", "acknowledge", *given, "2016-06-06").err


def test_a_version_that_was_never_there_is_refused(house: Workspace) -> None:
    given = ("--by", "gf", "--until", "2016-06-03", "--now", STAMP, "--yes", "--seen", "999999")
    done = house.run("findings", "acknowledge", CRITERIA, *given)
    assert done.code == 2
    assert "has changed meanwhile (now open)" in done.err
