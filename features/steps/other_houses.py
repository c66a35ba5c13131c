"""A house that is no Jobcenter: its own rules and words, and the figures that it counts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from pytest_bdd import given, parsers

from checker.domain.clock import at_local
from checker.domain.period import Period

from .house import House
from .places import period_named
from .words import sentence

CLINIC = Path(__file__).parents[1] / "klinik"


@given("eine Klinik hat ihren eigenen Plan")
def a_clinic(house: House) -> None:
    house.shipped = house.rules = CLINIC


@given(sentence("in der Klinik sind bis Ende {month:Monat} {count:Zahl} Stürze gezählt"))
def falls(house: House, month: date, count: int) -> None:
    _so_far(house, "falls", month, value=str(count))


@given(sentence("in der Klinik bleiben bis Ende {month:Monat} {patients:Zahl} Patienten zusammen {days:Zahl} Tage"))
def stay(house: House, month: date, patients: int, days: int) -> None:
    _so_far(house, "stay", month, numerator=days, denominator=patients)


@given(sentence("in der Klinik kommen bis Ende {month:Monat} auf {days:Zahl} Pflegetage {cases:Zahl} Infektionen"))
def infections(house: House, month: date, days: int, cases: int) -> None:
    _so_far(house, "infections", month, numerator=cases, denominator=days)


@given(sentence("in der Klinik sind im {month:Monat} an {used:Zahl} von {days:Zahl} Bettentagen Betten belegt"))
def beds(house: House, month: date, used: int, days: int) -> None:
    _of(house, "beds", f"{month:%Y-%m}", used, days)


@given(sentence("in der Klinik warten im {month:Monat} {long:Zahl} von {seen:Zahl} Patienten länger als 30 Minuten"))
def waits(house: House, month: date, long: int, seen: int) -> None:
    _of(house, "waits", f"{month:%Y-%m}", long, seen)


@given(
    parsers.re(
        r"in der Klinik sind im (?P<quarter>\d\. Quartal \d{4}) bei (?P<done>\d+) von (?P<occasions>\d+) Gelegenheiten "
        "die Hände desinfiziert"
    )
)
def hands(house: House, quarter: str, done: str, occasions: str) -> None:
    _of(house, "hands", str(period_named(quarter)), int(done), int(occasions))


def _so_far(house: House, metric: str, month: date, **figures: object) -> None:
    _tell(house, {"metric_id": metric, "period": f"{month:%Y-%m}-ytd", "aggregation": "ytd", **figures})


def _of(house: House, metric: str, period: str, part: int, whole: int) -> None:
    told = {"metric_id": metric, "period": period, "aggregation": "point", "numerator": part, "denominator": whole}
    _tell(house, told)


def _tell(house: House, figure: dict[str, object]) -> None:
    """A file with one figure, which comes in on the day after its period."""
    on = date.fromordinal(Period.parse(str(figure["period"])).end.toordinal() + 1)
    record = {"schema": "status-record/1", "type": "measurement", "scope": "klinik"}
    content = json.dumps([{**record, "reported_at": at_local(on, 8).isoformat(), **figure}])
    house.receive(f"zahlen-{len(house.arrivals)}.json", content.encode(), on)
