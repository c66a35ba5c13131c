"""What of a figure leaves the house, and which reports look odd."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta

from pytest_bdd import given, then, when

from checker.cli.check_page import as_html
from checker.cli.formats import as_csv, as_json, as_junit
from checker.cli.table import table
from checker.domain.clock import at_local, local_day
from checker.domain.conflicting_records import resorted
from checker.store import journal, records
from checker.usecases.importing.import_records import import_records
from checker.usecases.judging.check import check_activated, check_files
from checker.usecases.running.tick import tick
from checker.wording.reasons import because

from .house import House
from .words import month_name, plain, rows, sentence

OFFICIAL_COLUMNS = "Kennzahl;Bereich;Aggregat;Zähler;Nenner;Ist;Vorjahr;Vergleich;Vergleichsmonat;Gruppe;Datenstatus"
LONG_TERM = "Integrationen von Langzeitarbeitslosen;Jobcenter ME-aktiv;kum.;x;x"

LONG_TERM_RULE = "lza-integrations-vs-2015"
MONDAY = 0


@given(
    sentence(
        "die amtliche Statistik meldet am {on:Tag} für {month:Monat} {count:Wert} Integrationen von "
        "Langzeitarbeitslosen nach {before:Wert} im Vorjahr"
    )
)
def official_integrations(house: House, on: date, month: date, count: str, before: str) -> None:
    lines = [
        "Jobcenter ME-aktiv",
        f"Berichtsmonat: {month_name(month)}",
        f"Datenstand: {month_name(on)}",
        "",
        OFFICIAL_COLUMNS,
        f"{LONG_TERM};{count};{before};x;x;x;endgültig",
    ]
    text = "\r\n".join([*lines, ""])
    house.receive(f"amtliche-zahlen_{month:%Y-%m}.csv", text.encode("utf-8-sig"), on)


@given(
    sentence(
        "das Haus zählt am {on:Tag} für {month:Monat} {count:Wert} Integrationen von Langzeitarbeitslosen "
        "nach {before:Wert} im Vorjahr"
    )
)
def counted_integrations(house: House, on: date, month: date, count: str, before: str) -> None:
    """The house's own count of the same thing, with younger data."""
    _tell(house, on, "lza-integrations", "jobcenter", f"{month:%Y-%m}-ytd", "ytd", value=count, base=before,
          unit="integrations", data_month=f"{on:%Y-%m}")  # fmt: skip


@given(sentence("bis zum {last:Tag} haben {part:Zahl} von {whole:Zahl} Flüchtlingen ein Angebot"))
def offers(house: House, last: date, part: int, whole: int) -> None:
    on = date(last.year + last.month // 12, last.month % 12 + 1, 4)
    _tell(house, on, "refugee-offers", "jobcenter", str(last), "point", numerator=part, denominator=whole,
          unit="percent", data_status="endgültig")  # fmt: skip


@given(sentence("das Projekt I-Kunden meldet am {on:Tag} für {month:Monat} {count:Zahl} beendete Leistungsfälle"))
def benefit_exits(house: House, on: date, month: date, count: int) -> None:
    _tell(house, on, "ikunden-exits", "ikunden", f"{month:%Y-%m}-ytd", "ytd", value=str(count), unit="cases",
          data_status="endgültig")  # fmt: skip


def _tell(house: House, on: date, metric: str, scope: str, period: str, aggregation: str, **figures: object) -> None:
    record = {"schema": "status-record/1", "type": "measurement", "metric_id": metric, "scope": scope}
    record |= {"period": period, "aggregation": aggregation, "reported_at": at_local(on, 8).isoformat()}
    house.receive(f"zahlen-{metric}.json", json.dumps([{**record, **figures}]).encode(), on)


@then(sentence('nennt keine Ausgabe "{secret:Text}"'))
def no_format_tells(house: House, secret: str) -> None:
    """Table, JSON, CSV, page and JUnit of the verdict that was looked at last."""
    assert house.last is not None, "zuvor muss ein Urteil genannt sein"
    by = [arrival.file for arrival in house.arrivals]
    checked = check_files(house.book, by, house.last.period.end, today=house.last.period.end)
    told = [
        as_json(checked),
        as_csv(checked),
        as_html(checked),
        as_junit(checked),
        table(checked.verdicts, colour=False),
    ]
    assert [form for form in told if secret in plain(form)] == []


@then(sentence('begründet wird das auch mit "{reason:Text}"'))
def a_further_reason(house: House, reason: str) -> None:
    assert house.last is not None, "zuvor muss ein Urteil genannt sein"
    told = [plain(one) for one in because(house.last, "de")]
    assert reason in told, f"begründet ist es mit {told}"


@when(sentence("die Zielwacht an jedem Montag bis zum {last:Tag} geurteilt hat"))
def judged_every_monday(house: House, last: date) -> None:
    """From the first report on; what has arrived by then is imported before."""
    on = min(local_day(arrival.at) for arrival in house.arrivals)
    while on <= last:
        if on.weekday() == MONDAY:
            now = at_local(on, 7)
            for arrival in house.until(now):
                house.read += import_records(house.store, [arrival.file], arrival.at).files
            tick(house.store, now, mail_domain="jobcenter.example")
        on += timedelta(days=1)


@then(sentence('zeigt der Bestand zu {row:Zeile} am {on:Tag} den Wert "{value:Text}"'))
def the_store_shows(house: House, row: str, on: date, value: str) -> None:
    assert _shown(house, row, on) == value


@then(sentence("zeigt der Bestand zu {row:Zeile} am {on:Tag} keinen Wert"))
def the_store_shows_none(house: House, row: str, on: date) -> None:
    assert _shown(house, row, on) is None


def _shown(house: House, row: str, on: date) -> str | None:
    """As `check --known-at` tells of the store, at the end of that day."""
    told = json.loads(as_json(check_activated(house.store, on, at_local(on, 23))))["verdicts"]
    (one,) = [one for one in told if one["rule"] == house.rule_of(row)]
    return None if one["value"] is None else str(one["value"])


@then(sentence('beruht das Urteil über die Integrationen von Langzeitarbeitslosen auf "{figure:Text}"'))
def rests_on(house: House, figure: str) -> None:
    (house.last,) = [verdict for verdict in house.verdicts if verdict.rule == LONG_TERM_RULE]
    assert str(house.last.value) == figure


@then(sentence("sieht die Revision, dass Prüfungen nachträglich umsortiert wurden:"))
def reviews_were_resorted(house: House, datatable: Sequence[Sequence[str]]) -> None:
    """In the list of suspicious records and in the journal, as a closed list."""
    house.import_all()
    with house.store.read() as tx:
        moves = resorted(records.list_versions(tx, record_type="case_review"))
        entries = [entry.facts for entry in journal.entries(tx, kind="records.resorted")]
    expected = [(line["von"], line["nach"]) for line in rows(datatable)]
    assert [(one.reduced.key, one.raised.key) for one in moves] == expected
    assert [(entry["from"], entry["to"]) for entry in entries] == expected


@then(sentence("sieht die Revision keine umsortierten Prüfungen"))
def nothing_was_resorted(house: House) -> None:
    house.import_all()
    with house.store.read() as tx:
        assert list(resorted(records.list_versions(tx, record_type="case_review"))) == []
        assert list(journal.entries(tx, kind="records.resorted")) == []
