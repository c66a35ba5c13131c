"""What an import would do: as lines, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from checker.cli.accounts import account_json
from checker.domain.record import RecordVersion
from checker.domain.verdict import Verdict
from checker.evaluation.few_staff import StaffFigures
from checker.usecases.importing.preview import CorrectionAhead, FileAhead
from checker.usecases.judging.import_preview import Effect, ImportPreview
from checker.wording.dates import day_text
from checker.wording.escapes import escaped
from checker.wording.import_preview import IMPORT_PREVIEW
from checker.wording.locales import Locale
from checker.wording.record_problems import problem_text
from checker.wording.record_trail import row_text
from checker.wording.states import state_text
from checker.wording.told_records import told_content, told_text

SCHEMA = "zielwacht/dry-run/1"
MOST_LINES = 20


def as_lines(preview: ImportPreview) -> Iterator[str]:
    """File by file its account and where it hurts, then the verdicts that would change."""
    locale, staff = preview.book.language, StaffFigures.of(preview.book)
    yield IMPORT_PREVIEW[locale]["head"]
    for file in preview.ahead.files:
        yield _account(file, locale)
        yield from (f"  {line}" for line in _of_file(file, staff, locale))
    yield from effect_lines(preview.effect, locale)


def _account(file: FileAhead, locale: Locale) -> str:
    words, account = IMPORT_PREVIEW[locale], file.read.account
    if file.read.problems:
        return words["refused"].format(file=escaped(file.read.name))
    counts = {name: getattr(account, name) for name in ("read", "accepted", "duplicate", "correction", "quarantined")}
    return words["account"].format(file=escaped(file.read.name), **counts)


def _of_file(file: FileAhead, staff: StaffFigures, locale: Locale) -> Iterator[str]:
    words, read = IMPORT_PREVIEW[locale], file.read
    wrong = [row for row in read.account.rows if not row.shares_its_file]
    reasons = [problem for row in wrong for problem in (row.reason, *row.also)]
    said = (("problem", read.problems), ("row", reasons))
    for kind, problems in said:
        texts = [words[kind].format(text=escaped(problem_text(problem, locale))) for problem in problems]
        yield from _some(texts, locale)
    if beside := len(read.account.rows) - len(wrong):
        yield words["rows_beside"].format(count=beside)
    yield from _some([_correction(one, staff, locale) for one in file.corrections], locale)
    yield from _some([_gone(one, staff, locale) for one in file.gone], locale)
    yield from _some([words["moved"].format(reduced=one, raised=other) for one, other in file.moved], locale)
    yield from _some(
        [words["warning"].format(text=escaped(problem_text(problem, locale))) for problem in read.warnings], locale
    )


def _some(lines: Sequence[str], locale: Locale) -> Iterator[str]:
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield IMPORT_PREVIEW[locale]["more"].format(count=len(lines) - MOST_LINES)


def _correction(one: CorrectionAhead, staff: StaffFigures, locale: Locale) -> str:
    words = IMPORT_PREVIEW[locale]
    old, new = one.old, one.new
    more = "" if one.counts else words["correction_without_effect"]
    if (old.origin.sender, old.origin.profile) != (new.origin.sender, new.origin.profile):
        source = f"{old.origin.sender}/{old.origin.profile}"
        more += words["correction_by_another"].format(sender=escaped(source))
    return words["correction"].format(
        place=escaped(row_text(new.origin.row, new.origin.sheet, locale)),
        key=escaped(new.key),
        old=_said(old, "retracted_before", staff, locale),
        new=_said(new, "retracts", staff, locale),
        more=more,
    )


def _said(version: RecordVersion, retraction: str, staff: StaffFigures, locale: Locale) -> str:
    if version.record.record_status == "retracted":
        return IMPORT_PREVIEW[locale][retraction]
    return escaped(told_text(version.record, staff, locale))


def _gone(version: RecordVersion, staff: StaffFigures, locale: Locale) -> str:
    said = escaped(told_text(version.record, staff, locale))
    return IMPORT_PREVIEW[locale]["gone"].format(key=escaped(version.key), said=said)


def effect_lines(effect: Effect, locale: Locale) -> Iterator[str]:
    """How today's verdicts would change: a sentence, then each obligation that changes its state."""
    words = IMPORT_PREVIEW[locale]
    figures = words["figures"].format(count=effect.refigured) if effect.refigured else ""
    facts = {"on": day_text(effect.on, locale), "judged": effect.judged, "figures": figures}
    yield words["effect" if effect.turned else "unchanged"].format(count=len(effect.turned), **facts)
    for turned in effect.turned:
        before, after = _state(turned.before, locale), _state(turned.after, locale)
        yield "  " + words["turned"].format(obligation=turned.obligation, before=before, after=after)


def _state(verdict: Verdict | None, locale: Locale) -> str:
    return state_text(verdict, locale) if verdict else IMPORT_PREVIEW[locale]["not_owed"]


def as_json(preview: ImportPreview, now: datetime) -> str:
    """All of it, under the schema's name."""
    staff = StaffFigures.of(preview.book)
    document = {
        "schema": SCHEMA,
        "at": now.isoformat(),
        "rulebook": preview.book.sha256,
        "stored": False,
        "import": [_file_json(file, staff) for file in preview.ahead.files],
        "effect": effect_json(preview.effect),
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _file_json(file: FileAhead, staff: StaffFigures) -> dict[str, Any]:
    profile = {"profile": file.read.profile} if file.read.profile else {}
    return account_json(file.read) | profile | {
        "corrections": [
            {"key": one.new.key, "row": one.new.origin.row, "counts": one.counts,
             "old": _version_json(one.old, staff), "new": _version_json(one.new, staff)}
            for one in file.corrections
        ],
        "no_longer_listed": [{"key": one.key, "record": told_content(one.record, staff)} for one in file.gone],
        "moved": [{"from": reduced, "to": raised} for reduced, raised in file.moved],
    }  # fmt: skip


def _version_json(version: RecordVersion, staff: StaffFigures) -> dict[str, Any]:
    origin = version.origin
    return {
        "sender": origin.sender,
        "profile": origin.profile,
        "file": origin.file,
        "row": origin.row,
        "record": told_content(version.record, staff),
    }


def effect_json(effect: Effect) -> dict[str, Any]:
    return {
        "on": effect.on.isoformat(),
        "judged": effect.judged,
        "only_figures": effect.refigured,
        "states": [
            {"obligation": one.obligation, "before": _state_json(one.before), "after": _state_json(one.after)}
            for one in effect.turned
        ],
    }


def _state_json(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "state": str(verdict.state),
        "provisional": verdict.provisional,
        "waived": verdict.waived,
        "late": verdict.late,
    }
