"""The withdrawal of a file: as lines, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.cli.import_preview_sheet import effect_json, effect_lines
from checker.domain.record import RecordVersion
from checker.evaluation.few_staff import StaffFigures
from checker.usecases.importing.withdraw import FileWithdrawal, RecordAfter, WhatBecomes
from checker.usecases.judging.import_preview import Effect
from checker.wording.dates import period_text
from checker.wording.escapes import escaped
from checker.wording.locales import Locale
from checker.wording.record_trail import row_text
from checker.wording.told_records import told_content, told_text
from checker.wording.withdrawal_texts import WITHDRAWAL, WITHDRAWAL_REASONS

SCHEMA = "zielwacht/withdrawal/1"
MOST_RECORDS = 40


def as_lines(it: FileWithdrawal, effect: Effect | None) -> Iterator[str]:
    """What becomes of each record of the file; with what would become of today's verdicts, where that was judged."""
    locale, wanted = it.book.language, it.wanted
    words, staff = WITHDRAWAL[locale], StaffFigures.of(it.book)
    done = ("undone" if wanted.takes_back else "withdrawn", "would_undo" if wanted.takes_back else "would_withdraw")
    facts = {"by": escaped(wanted.by), "reason": WITHDRAWAL_REASONS[locale][wanted.reason]}
    head = words[done[it.recorded is None]]
    yield head.format(file=escaped(it.file), sha256=it.sha256[:12], **facts)
    yield from (f"  {_record(one, staff, locale)}" for one in it.records[:MOST_RECORDS])
    if len(it.records) > MOST_RECORDS:
        yield "  " + words["more"].format(count=len(it.records) - MOST_RECORDS)
    for report in it.reports:
        form = words["report_back" if wanted.takes_back else "report"]
        source = f"{report.sender}/{report.profile.partition('@')[0]}"
        yield "  " + form.format(source=escaped(source), period=period_text(report.period, locale))
    for later in it.repeated:
        form = words["repeated_back" if wanted.takes_back else "repeated"]
        yield "  " + form.format(file=escaped(later.account.file), count=later.rows)
    if any(one.becomes is WhatBecomes.STAYS for one in it.records):
        yield "  " + words["own_only"]
    if effect is not None:
        yield from effect_lines(effect, locale)


def _record(one: RecordAfter, staff: StaffFigures, locale: Locale) -> str:
    words = WITHDRAWAL[locale]
    if one.becomes is WhatBecomes.STAYS and one.then is None:
        return words["nothing_stays"].format(key=escaped(one.key))
    facts = {"key": escaped(one.key), "now": _said(one.now, staff, locale), "then": _said(one.then, staff, locale)}
    if one.then is None:
        return words[one.becomes].format(**facts)
    origin = one.then.origin
    where = {"file": escaped(origin.file), "place": escaped(row_text(origin.row, origin.sheet, locale))}
    return words[one.becomes].format(**facts, **where)


def _said(version: RecordVersion | None, staff: StaffFigures, locale: Locale) -> str:
    return escaped(told_text(version.record, staff, locale)) if version else WITHDRAWAL[locale]["nothing"]


def as_json(it: FileWithdrawal, effect: Effect | None) -> str:
    """All of it, under the schema's name. `recorded` null: a dry run, nothing is stored."""
    staff = StaffFigures.of(it.book)
    document = {
        "schema": SCHEMA,
        "file": it.file,
        "sha256": it.sha256,
        "undo": it.wanted.takes_back,
        "by": it.wanted.by,
        "reason": it.wanted.reason.value,
        "file_number": it.wanted.file_number or None,
        "recorded": it.recorded and {"at": it.recorded.recorded_at.isoformat(), "sequence": it.recorded.sequence},
        "records": [
            {"key": one.key, "becomes": one.becomes.value, "now": _json(one.now, staff), "then": _json(one.then, staff)}
            for one in it.records
        ],
        "reports": [{"sender": one.sender, "profile": one.profile, "period": str(one.period)} for one in it.reports],
        "known_again" if it.wanted.takes_back else "import_again": [
            {"file": one.account.file, "sha256": one.account.sha256, "known": one.rows} for one in it.repeated
        ],
        "effect": effect and effect_json(effect),
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _json(version: RecordVersion | None, staff: StaffFigures) -> dict[str, Any] | None:
    if version is None:
        return None
    origin = version.origin
    return {
        "file": origin.file,
        "row": origin.row,
        "sequence": version.sequence,
        "record": told_content(version.record, staff),
    }
