"""What the year's digests claim, held against the store on their day. Read from the SQLite file, with nothing of ours.

A row is found in the store by its title (the rules' own words), its places and its state; where several obligations of
one rule fit, the claim must be true of one of them.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.integration.demo_once import demo_of_this_session
from tests.integration.test_demo_year import (
    HOLIDAYS,
    MANAGEMENT,
    MOST_OF_ALL,
    MOST_SINGLE_MAILS_A_WEEK,
    MOST_TO_THE_MANAGEMENT,
    SATURDAY,
)

WORST_FIRST = ("breached", "at_risk", "not_evaluable", "awaiting_event", "pending", "met", "info")
TELLS_BAD = {"alert", "escalation"}
SINGLES = {"reminder", "alert", "escalation", "all_clear", "overdue_report"}
HOUSE = "Jobcenter ME-aktiv"
TITLE = re.compile(r"- id: (\S+)\n(?:\s+version: .+\n)?\s+title: (.+)")
SINCE = re.compile(r"seit (\d\d)\.(\d\d)\.(\d{4})")
REPORTS = "SELECT r.profile, r.period, s.recorded_at FROM report r JOIN recording s ON s.sequence = r.sequence"
ITEMS = "SELECT m.message, i.* FROM message_item m JOIN item i ON i.key = m.item ORDER BY m.position"
REPORT = re.compile(r"„(.+)“ \((\w+) (\d{4})\)")
LACK = re.compile(r"^([\d.]+) von [\d.]+ \w+; bis .+ sollten es ([\d.]+) \w+ sein: es fehl(?:t|en) ([\d.]+)$")
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
MOST_ROWS = 12


@dataclass(frozen=True)
class Told:
    """A mail that left, with what it told."""

    on: date
    to: str
    kind: str
    facts: dict[str, Any]
    items: tuple[sqlite3.Row, ...]

    @property
    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        return ((group["name"], row) for group in self.facts["groups"] for row in group["rows"])


@dataclass
class Year:
    """The mails in the order in which they left, and what the store knows of each obligation."""

    mails: list[Told]
    titles: dict[str, str]
    verdicts: dict[str, list[tuple[date, dict[str, Any]]]] = field(default_factory=lambda: defaultdict(list))
    episodes: dict[str, list[sqlite3.Row]] = field(default_factory=lambda: defaultdict(list))
    acknowledged: set[str] = field(default_factory=set)
    reports: dict[tuple[str, str], date] = field(default_factory=dict)

    @property
    def digests(self) -> list[Told]:
        return [mail for mail in self.mails if mail.kind == "digest"]

    @property
    def weekly(self) -> list[Told]:
        return [mail for mail in self.digests if mail.facts["number"] == 1]

    def verdict(self, obligation: str, on: date) -> dict[str, Any] | None:
        return next((verdict for day, verdict in reversed(self.verdicts[obligation]) if day <= on), None)

    def state_since(self, obligation: str, on: date) -> date:
        began, state = date.min, ""
        for day, verdict in self.verdicts[obligation]:
            if day <= on and state_of(verdict) != state:
                began, state = day, state_of(verdict)
        return began

    def episode(self, obligation: str, on: date) -> sqlite3.Row | None:
        found = [row for row in self.episodes[obligation] if row["since"] <= on.isoformat()]
        return found[-1] if found else None

    def meant(self, row: dict[str, Any], place: str, on: date) -> list[str]:
        """The obligations that a row may be about."""
        title = max((title for title in self.titles if row["what"].startswith(title)), key=len)
        found = []
        for obligation in self.verdicts:
            verdict = self.verdict(obligation, on)
            if verdict is None or verdict["rule"] != self.titles[title]:
                continue
            if verdict["scope"]["name"] == (place or HOUSE) and state_of(verdict) == row["state"]:
                found.append(obligation)
        assert found, f"{on}: nothing in the store is '{row['what']}' ({place}) and {row['state']}"
        return found

    def was_told(self, mail: Told, obligation: str, *, in_this_state: bool) -> bool:
        """Had another mail to this mailbox told of the episode by then, in the state that stands or a worse one?"""
        episode = self.episode(obligation, mail.on)
        assert episode is not None, f"{obligation} was never bad by {mail.on}"
        verdict = self.verdict(obligation, mail.on)
        assert verdict is not None, "it stands in a row"
        rank = WORST_FIRST.index(state_of(verdict)) if in_this_state else len(WORST_FIRST)
        before = (other for other in self.mails if other is not mail and other.to == mail.to and other.on <= mail.on)
        return any(
            item["obligation"] == obligation
            and item["episode"] == episode["number"]
            and item["kind"] in TELLS_BAD
            and WORST_FIRST.index(item["cause_state"]) <= rank
            for other in before
            for item in other.items
        )


def state_of(verdict: dict[str, Any]) -> str:
    return str(verdict["state"]["as"])


def places_of(row: dict[str, Any]) -> list[str]:
    return row["place"].split(", ") if row["place"] else [""]


def shown_figure(verdict: dict[str, Any]) -> str:
    return json.dumps([state_of(verdict), verdict["value"], verdict["numerator"], verdict["denominator"]])


def _titles(rules: Path) -> dict[str, str]:
    files = [*sorted(rules.glob("plans/*/goals/*.yaml")), *sorted(rules.glob("senders/*.yaml"))]
    found = (TITLE.findall(path.read_text(encoding="utf-8")) for path in files)
    return {title.strip().strip("\"'"): rule for pairs in found for rule, title in pairs}


def _told(row: sqlite3.Row, items: list[sqlite3.Row]) -> Told:
    on, facts = date.fromisoformat(row["planned_on"]), json.loads(row["facts"])
    return Told(on, row["mailbox"], row["kind"], facts, tuple(items))


@pytest.fixture(scope="module")
def year() -> Year:
    demo = demo_of_this_session()
    assert demo.code == 0, demo.err
    store = sqlite3.connect(f"file:{demo.folder / 'zielwacht.sqlite3'}?mode=ro", uri=True)
    store.row_factory = sqlite3.Row
    items: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in store.execute(ITEMS):
        items[row["message"]].append(row)
    sent = store.execute("SELECT * FROM message WHERE state = 'sent' ORDER BY sent_at, key")
    found = Year([_told(row, items[row["key"]]) for row in sent], _titles(demo.folder / "rules"))
    for row in store.execute("SELECT * FROM verdict_change ORDER BY obligation, number"):
        found.verdicts[row["obligation"]].append((date.fromisoformat(row["judged_on"]), json.loads(row["verdict"])))
    for row in store.execute("SELECT * FROM episode ORDER BY obligation, number"):
        found.episodes[row["obligation"]].append(row)
    found.acknowledged |= {row[0] for row in store.execute("SELECT obligation FROM act WHERE kind = 'acknowledge'")}
    for row in store.execute(REPORTS):
        came = datetime.fromtimestamp(row["recorded_at"] / 1_000_000, UTC).date()
        found.reports.setdefault((row["profile"], row["period"]), came)
    return found


def test_new_is_what_the_mailbox_was_not_told_in_this_state(year: Year) -> None:
    claims = [(mail, row) for mail in year.digests for group, row in mail.rows if group == "new"]
    assert len(claims) > len(year.digests) // 4
    for mail, row in claims:
        for place in places_of(row):
            meant = year.meant(row, place, mail.on)
            is_true = any(
                year.episode(one, mail.on) and not year.was_told(mail, one, in_this_state=True) for one in meant
            )
            assert is_true, (mail.on, mail.to, row["what"], place)


def test_still_open_is_what_the_mailbox_was_told_before(year: Year) -> None:
    claims = [(mail, row) for mail in year.weekly for group, row in mail.rows if group == "standing"]
    assert len(claims) > len(year.weekly)
    for mail, row in claims:
        for place in places_of(row):
            meant = [one for one in year.meant(row, place, mail.on) if year.episode(one, mail.on)]
            assert any(year.was_told(mail, one, in_this_state=False) for one in meant), (mail.on, mail.to, row["what"])


def test_nothing_new_is_said_where_neither_state_nor_figure_has_changed_since_this_mailboxs_last_digest(
    year: Year,
) -> None:
    last: dict[str, date] = {}
    quiet = 0
    for mail in year.weekly:
        since = last.get(mail.to)
        last[mail.to] = mail.on
        if mail.facts["newest"]:
            continue
        quiet += 1
        assert [item["kind"] for item in mail.items] == ["digest"], (mail.on, mail.to)
        assert since is not None, "the first one has news"
        for group, row in mail.rows:
            assert group in ("standing", "final"), (mail.on, mail.to, group)
            hides_it = any("nicht gezeigt" in text for text in row["texts"])
            if group == "final" or hides_it:
                continue
            for place in places_of(row):
                assert any(_stood_so(year, one, since, mail.on) for one in year.meant(row, place, mail.on)), (
                    mail.on, mail.to, row["what"],
                )  # fmt: skip
    assert quiet, "somewhere in the year nothing is new"


def _stood_so(year: Year, obligation: str, then: date, now: date) -> bool:
    before, after = year.verdict(obligation, then), year.verdict(obligation, now)
    return before is not None and after is not None and shown_figure(before) == shown_figure(after)


def test_the_last_digest_that_is_named_is_the_last_one_to_this_mailbox(year: Year) -> None:
    last: dict[str, date] = {}
    for mail in year.weekly:
        before = last.get(mail.to)
        said = re.search(r"(\d\d)\.(\d\d)\.(\d{4})", mail.facts["since"])
        named = date(int(said[3]), int(said[2]), int(said[1])) if said else None
        assert named == before, (mail.on, mail.to)
        last[mail.to] = mail.on


def test_since_is_the_first_day_of_the_state(year: Year) -> None:
    found = 0
    for mail in year.digests:
        for group, row in mail.rows:
            if group not in ("new", "standing", "climbed"):
                continue
            for place, said in _days_said(row):
                found += 1
                meant = year.meant(row, place, mail.on)
                assert said in [year.state_since(one, mail.on) for one in meant], (mail.on, mail.to, row["what"], place)
    assert found > len(year.digests)


def _days_said(row: dict[str, Any]) -> Iterator[tuple[str, date]]:
    """The day of a row is that of all its places; where they differ each has its own."""
    own = SINCE.search(row["origin"])
    for place in places_of(row):
        texts = [text for text in row["texts"] if place and text.startswith(f"{place}: ")]
        said = own or next((day for text in texts if (day := SINCE.search(text))), None)
        if said:
            yield place, date(int(said[3]), int(said[2]), int(said[1]))


def test_what_is_critical_and_missed_for_good_is_told_to_its_owner_on_the_day(year: Year) -> None:
    found = 0
    for obligation, history in year.verdicts.items():
        before = ""
        for on, verdict in history:
            is_missed = state_of(verdict) == "breached" and before != "breached" and verdict["severity"] == "critical"
            before = state_of(verdict)
            if is_missed and year.episode(obligation, on):
                found += 1
                alerts = [
                    mail
                    for mail in year.mails
                    for item in mail.items
                    if item["obligation"] == obligation and item["kind"] == "alert" and item["step"] == 1
                ]
                assert any(mail.on == _first_open_day(on) and _is_first(mail) for mail in alerts), (obligation, on)
    assert found >= len(("kdu-error-rate", "iq-asylum"))


def _is_first(mail: Told) -> bool:
    """A mail of its own, or one that begins with it."""
    return mail.kind == "alert" or bool(mail.facts["leading"])


def _first_open_day(day: date) -> date:
    while day.weekday() >= SATURDAY or day in HOLIDAYS:
        day += timedelta(days=1)
    return day


def test_a_report_that_is_said_to_be_missing_has_not_come(year: Year) -> None:
    claims = [(mail, row) for mail in year.weekly for group, row in mail.rows if group == "missing"]
    assert claims
    for mail, row in claims:
        said = REPORT.search(row["what"])
        assert said, row["what"]
        period = f"{said[3]}-{MONTHS.index(said[2]) + 1:02}"
        came = year.reports.get((year.titles[said[1]], period))
        assert came is None or came > mail.on, (mail.on, mail.to, row["what"])


def test_what_lacks_is_the_difference_of_the_figures_beside_it(year: Year) -> None:
    told = [text for mail in year.digests for _, row in mail.rows for text in row["texts"]]
    found = [numbers for text in told if (numbers := LACK.search(text.replace("\N{NO-BREAK SPACE}", " ")))]
    assert found
    for numbers in found:
        so_far, should_be, lack = (int(numbers[place].replace(".", "")) for place in (1, 2, 3))
        assert so_far + lack == should_be, numbers[0]


def test_what_is_past_mending_was_told_before_and_is_only_counted(year: Year) -> None:
    counted = [(mail, group) for mail in year.weekly for group in mail.facts["groups"] if group["name"] == "final"]
    assert counted
    for mail, group in counted:
        lost = [
            one
            for one in year.verdicts
            if (verdict := year.verdict(one, mail.on)) is not None
            and state_of(verdict) == "breached"
            and not verdict["provisional"]
            and year.episode(one, mail.on) is not None
            and year.was_told(mail, one, in_this_state=True)
        ]
        assert sum(row["stands_for"] for row in group["rows"]) <= len(lost), (mail.on, mail.to)


def test_no_digest_has_more_than_twelve_rows_and_none_says_one_date_a_week(year: Year) -> None:
    for mail in year.digests:
        assert len([row for group, row in mail.rows if group != "final"]) <= MOST_ROWS, (mail.on, mail.to)
        for _, row in mail.rows:
            assert not any("Termin je Woche" in text for text in row["texts"]), (mail.on, mail.to)


def test_no_confirmation_means_that_there_was_none(year: Year) -> None:
    asked = [mail for mail in year.mails if mail.kind == "escalation"]
    claims = [mail for mail in asked if any("Keine Bestätigung" in line for line in mail.facts["history"])]
    assert claims
    assert [mail.items[0]["obligation"] for mail in claims if mail.items[0]["obligation"] in year.acknowledged] == []


def test_the_years_mails_stay_within_their_bars(year: Year) -> None:
    weeks = Counter(
        (mail.to, mail.on.isocalendar()[:2])
        for mail in year.mails
        if mail.kind in SINGLES or (mail.kind == "digest" and mail.facts["number"] > 1)
    )
    assert {week: count for week, count in weeks.items() if count > MOST_SINGLE_MAILS_A_WEEK} == {}
    assert sum(mail.to == MANAGEMENT for mail in year.mails) <= MOST_TO_THE_MANAGEMENT
    assert len(year.mails) <= MOST_OF_ALL
