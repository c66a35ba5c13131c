"""A preview of an edit says what then happens: the same verdicts, the same findings, the same days.

CI tries one edit a kind of effect; `make deep` tries all.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.domain.clock import at_local
from checker.domain.finding import Resolution
from checker.domain.message import OutboxState
from checker.domain.verdict import State
from checker.evaluation import evaluate
from checker.preview.change_preview import known_on, preview
from checker.preview.changes import ChangePreview, ObligationChangeKind, Sign, WhyNotCompared
from checker.preview.compared_rules import ComparedRules, activated
from checker.preview.preview_hash import hash_of
from checker.rulebook.load import load
from checker.store import Store, outbox
from checker.usecases.rules.activation import activate_book
from checker.usecases.running.tick import tick
from tests.in_full import IN_FULL
from tests.integration.previewed_edits import (
    EDITS,
    KDU,
    NO_OPS,
    EditedHouse,
    PreviewedEdit,
    assert_check_says_it,
    assert_the_tick_does_it,
    edit_of,
)
from tests.integration.walked_house import DOMAIN, walked
from tests.stored import url_of
from tests.workspace import Workspace

ON = date(2016, 5, 23)
CORPUS_CHRISTI = date(2016, 5, 26)
NOON, AFTER = at_local(ON, 12), at_local(ON, 13)
CRITERIA = "investigation-criteria-agreed/jobcenter/2016"
NEW_CASES = "reviews-new-cases/jobcenter/2016"
AN_AKTE = "case_review:hilden:akte:new:random:2016-01"
SETTLED = "investigation-criteria-settled/jobcenter/2016"
TELLING = ("due day", "owner", "rule removed", "rule renamed", "new rule", "when: added")
IN_CI = [edit for edit in EDITS if edit.name in TELLING]
TRIED = list(EDITS) if IN_FULL else IN_CI
LAST = date(2016, 6, 17) if IN_FULL else date(2016, 5, 27)


def edit(name: str) -> PreviewedEdit:
    return next(one for one in (*EDITS, *NO_OPS) if one.name == name)


def named(edit: PreviewedEdit) -> str:
    return edit.name


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The walked house with a quarter's reviews in it, judged."""
    house = walked(tmp_path_factory.mktemp("reported") / "house")
    assert house.run("records", "import", house.example(), "--now", "2016-05-23T08:00").code == 0
    assert house.run("tick", "--now", "2016-05-23T09:00").code == 0
    return house.folder


@pytest.fixture
def house(reported: Path, tmp_path: Path) -> Iterator[EditedHouse]:
    shutil.copytree(reported, tmp_path / "house")
    opened = EditedHouse(tmp_path / "house")
    yield opened
    opened.store.close()


@pytest.mark.parametrize("tried", TRIED, ids=named)
def test_what_is_previewed_is_what_check_says_by_both_rules(tried: PreviewedEdit, house: EditedHouse) -> None:
    assert_check_says_it(house, house.preview(tried, on=ON))


@pytest.mark.parametrize("tried", TRIED, ids=named)
def test_what_is_previewed_is_what_the_next_tick_does(tried: PreviewedEdit, house: EditedHouse) -> None:
    assert_the_tick_does_it(house, house.preview(tried, on=ON), NOON)


@pytest.mark.parametrize("tried", NO_OPS if IN_FULL else NO_OPS[3:5], ids=named)
def test_what_is_only_written_otherwise_changes_nothing(tried: PreviewedEdit, house: EditedHouse) -> None:
    previewed = house.preview(tried, on=ON)
    assert previewed.is_nothing
    assert [one.sign for one in previewed.reach.files] == [Sign.OTHER]
    assert (previewed.obligations, previewed.verdicts, previewed.findings.opened) == ((), (), ())
    before = house.states()
    activate_book(house.store, load(house.rules), NOON, "administration")
    assert tick(house.store, AFTER, mail_domain=DOMAIN).changes == ()
    assert house.states() == before


@pytest.mark.parametrize("tried", TRIED if IN_FULL else [edit("due day")], ids=named)
def test_the_mails_of_a_preview_are_those_of_the_days_to_come(
    tried: PreviewedEdit, house: EditedHouse, reported: Path, tmp_path: Path
) -> None:
    """The edit is activated, and the house ticks and sends through the days that follow; without it as well."""
    previewed = preview(house.store, house.edited(tried), on=ON, until=LAST, mails=True)
    assert previewed.mails is not None
    with_edit = mails_of(Workspace(house.rules.parent), is_edited=True)
    shutil.copytree(reported, tmp_path / "as-before")
    without = mails_of(Workspace(tmp_path / "as-before"))
    unlike = {place: (without[place], with_edit[place]) for place in without.keys() | with_edit.keys()}
    told = {(one.week, one.post, one.is_draft): (one.before, one.after) for one in previewed.mails.counts}
    assert told == {place: counts for place, counts in unlike.items() if counts[0] != counts[1]}
    assert previewed.mails.after == sum(many for (_, _, is_draft), many in with_edit.items() if not is_draft)


def mails_of(house: Workspace, *, is_edited: bool = False) -> Counter[tuple[date, str, bool]]:
    """Week, post and whether it is a draft, of what is planned after the day of the preview."""
    if is_edited:
        assert house.activate_edit("--withdraw").code == 0
    for day in range(1, (LAST - ON).days + 1):
        on = ON + timedelta(days=day)
        if on.weekday() < 5 and on != CORPUS_CHRISTI:
            assert house.run("tick", "--now", f"{on}T07:00").code == 0
    store = Store.open(url_of(house.store), create=False)
    try:
        with store.read() as tx:
            queued = [one for one in outbox.list_messages(tx) if one.message.planned_on > ON]
    finally:
        store.close()
    return Counter(
        (
            one.message.planned_on - timedelta(days=one.message.planned_on.weekday()),
            one.message.addressed,
            one.state is OutboxState.DRAFT,
        )
        for one in queued
        if one.state in (OutboxState.SENT, OutboxState.DRAFT)
    )


def test_a_later_day_closes_the_finding_and_names_who_had_been_told(house: EditedHouse) -> None:
    previewed = house.preview(edit("due day"), on=ON)
    (moved,) = previewed.obligations
    assert (moved.obligation, moved.kind) == (CRITERIA, ObligationChangeKind.REDATED)
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.before.effective, moved.after.effective) == (date(2016, 5, 2), date(2016, 6, 30))
    assert previewed.matrix == {(State.BREACHED, State.PENDING): (CRITERIA,)}
    assert [one.obligation for one in previewed.softer] == [CRITERIA]
    (closed,) = previewed.findings.closed
    assert closed.told == ("bereichsleitung_leistung@jobcenter", "gf@jobcenter")
    (unlike,) = previewed.back_test.unlike
    assert (unlike.days, unlike.first, unlike.last) == (21, date(2016, 5, 3), ON)


def test_a_new_record_that_changes_none_of_it_leaves_the_hash(house: EditedHouse, reported: Path) -> None:
    previewed = house.preview(edit("due day"), on=ON)
    tick(house.store, at_local(ON + timedelta(days=1), 9), mail_domain=DOMAIN)
    after = ComparedRules(load(house.rules), folder=house.rules)
    assert hash_of(preview(house.store, after, on=ON + timedelta(days=1))) == hash_of(previewed)


def test_what_rests_on_a_deleted_record_is_not_compared_and_stands(house: EditedHouse) -> None:
    deleted = Workspace(house.rules.parent).run(
        "audit", "redact", "--record", AN_AKTE, "--by", "administration", "--now", "2016-05-23T10:00"
    )
    assert deleted.code == 0
    previewed = house.preview(edit("bound"), on=ON)
    assert [(one.obligation, one.why) for one in previewed.not_compared] == [(NEW_CASES, WhyNotCompared.DELETED)]
    assert (previewed.verdicts, previewed.findings.closed) == ((), ())
    assert_the_tick_does_it(house, previewed, NOON)


def test_reports_that_only_the_edit_makes_owed_are_told(house: EditedHouse) -> None:
    monthly = PreviewedEdit(
        "monthly reports", KDU, edit_of("every: quarter, sender: fachaufsicht", "every: month, sender: fachaufsicht")
    )
    owed = house.preview(monthly, on=ON).reports
    assert {(one.sender, one.profile) for one in owed.owed} == {("fachaufsicht", "reviews")}
    assert [str(one.period) for one in owed.owed] == [f"2016-{month:02}" for month in range(1, 13)]
    # Other rules need the quarters still.
    assert owed.no_longer == ()


def test_an_edit_while_the_preview_runs_is_part_of_the_next_one(house: EditedHouse) -> None:
    """The folder was read once: what is saved after that is not half in it."""
    read = house.edited(edit("due day"))
    house.edited(edit("rule removed"))
    previewed = preview(house.store, read, on=ON)
    assert [one.kind for one in previewed.obligations] == [ObligationChangeKind.REDATED]


def test_the_days_of_the_back_test_are_those_of_judging_each_day(house: EditedHouse) -> None:
    """The last one after an extension."""
    given = ("--until", "2016-06-15", "--reason", "bewilligt", "--yes", "--now", "2016-05-23T10:00")
    done = Workspace(house.rules.parent).run("findings", "extend", CRITERIA, "--by", "traeger_kreis", *given)
    assert done.code == 0
    said = said_of_days(house.preview(edit("due day"), edit("bound"), on=ON))
    assert said == judged_day_by_day(house)
    assert said[CRITERIA] == (20, date(2016, 5, 3), date(2016, 5, 22))


@pytest.mark.skipif(not IN_FULL, reason="one edit is enough for CI")
@pytest.mark.parametrize("tried", EDITS, ids=named)
def test_the_days_of_the_back_test_are_so_for_every_edit(tried: PreviewedEdit, house: EditedHouse) -> None:
    # A renamed rule is one rule under two keys, which evaluate does not know.
    said, judged = said_of_days(house.preview(tried, on=ON)), judged_day_by_day(house)
    assert said == {key: days for key, days in judged.items() if tried.name != "rule renamed"}


def said_of_days(previewed: ChangePreview) -> dict[str, tuple[int, date, date]]:
    return {one.obligation: (one.days, one.first, one.last) for one in previewed.back_test.unlike}


def judged_day_by_day(house: EditedHouse) -> dict[str, tuple[int, date, date]]:
    """Each day of the year is judged whole by both rulebooks, by what was known at its end."""
    with house.store.read() as tx:
        known, before = known_on(tx, ON), activated(tx, 1).book
    after = load(house.rules)
    unlike: dict[str, list[date]] = {}
    for day in (date(2016, 1, 1) + timedelta(days=number) for number in range((ON - date(2016, 1, 1)).days + 1)):
        then = known.by_end_of(day)
        was, now = (
            {
                one.obligation: one.state
                for one in evaluate(book, book.calendar, book.organisation, then.records, then.acts, day, then.known_at)
            }
            for book in (before, after)
        )
        for key in was.keys() | now.keys():
            if was.get(key) is not now.get(key):
                unlike.setdefault(key, []).append(day)
    return {key: (len(days), days[0], days[-1]) for key, days in unlike.items()}


def test_a_renamed_rule_keeps_its_finding_and_is_no_softening(house: EditedHouse) -> None:
    previewed = house.preview(edit("rule renamed"), on=ON)
    assert [(one.obligation, one.was) for one in previewed.obligations] == [(SETTLED, CRITERIA)]
    assert (previewed.softer, previewed.findings.closed, previewed.findings.withdrawn) == ((), (), ())


def test_a_rule_that_goes_is_softest_and_its_finding_withdrawn(house: EditedHouse) -> None:
    previewed = house.preview(edit("rule removed"), on=ON)
    assert previewed.matrix == {(State.BREACHED, None): (CRITERIA,)}
    (gone,) = previewed.findings.withdrawn
    assert (gone.obligation, gone.resolution) == (CRITERIA, Resolution.WITHDRAWN)


def test_the_folders_tests_of_a_touched_rule_are_run(reported: Path, tmp_path: Path) -> None:
    shutil.copytree(reported, tmp_path / "house")
    house = EditedHouse(tmp_path / "house")
    tests = house.rules / "plans" / "2016" / "tests"
    tests.mkdir(exist_ok=True)
    shutil.copy(Path(__file__).parents[2] / "rules" / "plans" / "2016" / "tests" / "kdu.yaml", tests)
    said = house.preview(edit("due day"), on=ON).tests
    house.store.close()
    assert said is not None
    assert said.run
    assert any(name.startswith("investigation-criteria-agreed: ") for name in said.failing)
    assert said.uncovered
