"""What a record said, as it may be shown: without the figures on few staff of a unit. Pure. Source: law note 7."""

from __future__ import annotations

from typing import Any

from checker.domain.figures import FIGURES
from checker.domain.record import StatusRecord, content
from checker.evaluation.few_staff import StaffFigures
from checker.wording.locales import Locale
from checker.wording.record_trail import RECORD_TRAIL, said_text
from checker.wording.suppression import FEW_STAFF


def told_text(record: StatusRecord, staff: StaffFigures, locale: Locale) -> str:
    """Its figures and days, or why they are not shown."""
    return RECORD_TRAIL[locale][FEW_STAFF] if staff.keeps_back(record) else said_text(record, locale)


def told_content(record: StatusRecord, staff: StaffFigures) -> dict[str, Any]:
    """As JSON-ready values; where figures are left out, `not_shown` says why."""
    whole = content(record)
    if not staff.keeps_back(record):
        return whole
    return {name: value for name, value in whole.items() if name not in FIGURES[record.type]} | {"not_shown": FEW_STAFF}
