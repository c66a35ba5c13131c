"""Every field of every record type is read as its type asks."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import get_args

import pytest

from checker.domain.profile import Column, Dates, Numbers, Profile, Sentinel
from checker.domain.record import MODEL_BY_TYPE
from checker.records import ImportContext
from checker.records.fields import KIND_BY_FIELD, FieldKind, FieldReader
from checker.records.grid import Cell
from checker.records.lexical import Lexicon
from checker.records.units import Units
from checker.rulebook.value_checks import TIMES


@pytest.fixture
def fields(context: ImportContext) -> FieldReader:
    profile: Profile = next(profile for sender in context.senders for profile in sender.profiles)
    return FieldReader(profile, Lexicon(Numbers(), Dates()), Units(context.organisation))


def types_in(annotation: object) -> set[object]:
    return {annotation}.union(*map(types_in, get_args(annotation))) if get_args(annotation) else {annotation}


@pytest.mark.parametrize(
    ("type_", "kind"),
    [(int, FieldKind.WHOLE), (Decimal, FieldKind.EXACT), (date, FieldKind.DAY), (datetime, FieldKind.INSTANT)],
)
def test_no_figure_or_day_is_read_as_a_word(type_: type, kind: FieldKind) -> None:
    fields = [field for model in MODEL_BY_TYPE.values() for field in model.model_fields.items()]
    typed = {name for name, info in fields if type_ in types_in(info.annotation)}
    assert {KIND_BY_FIELD.get(name) for name in typed} == {kind}


@pytest.mark.parametrize(
    ("field", "meaning", "value"),
    [
        pytest.param("faulty", "zero", 0, id="nothing there"),
        pytest.param("faulty", "suppressed", "suppressed", id="suppressed, where the field knows it"),
        pytest.param("reviewed", "suppressed", None, id="suppressed, where it does not"),
        pytest.param("value", "unknown", None, id="unknown"),
        pytest.param("value", "not_applicable", None, id="makes no sense"),
        pytest.param("value", "unreliable", None, id="unreliable"),
        pytest.param("value", "later", None, id="later"),
        pytest.param("value", "zero", Decimal(0), id="a zero amount"),
    ],
)
def test_only_a_declared_zero_is_zero(fields: FieldReader, field: str, meaning: Sentinel, value: object) -> None:
    read = fields.reader(field, Column(field=field, sentinels={"-": meaning}))
    assert read(" - ") == value
    assert read("") is None


@pytest.mark.parametrize(
    ("share_cells", "cell", "percent"),
    [
        pytest.param(False, "10,0 %", Decimal(10), id="as printed, with its sign"),
        pytest.param(True, "10,0 %", Decimal(10), id="a text is always as printed"),
        pytest.param(True, Decimal("0.1"), Decimal(10), id="a cell in percent format holds the share"),
        pytest.param(False, Decimal("11.4"), Decimal("11.4"), id="a cell that holds the percentage"),
    ],
)
def test_the_profile_decides_what_a_percentage_is(
    fields: FieldReader, share_cells: bool, cell: Cell, percent: Decimal
) -> None:
    assert fields.reader("rate", Column(field="rate", share_cells=share_cells))(cell) == percent


def test_the_lint_of_profiles_knows_which_fields_are_days_and_months() -> None:
    kinds = {FieldKind.DAY, FieldKind.INSTANT, FieldKind.PLAN, FieldKind.PERIOD, FieldKind.MONTH}
    assert {name for name, kind in KIND_BY_FIELD.items() if kind in kinds} == TIMES
