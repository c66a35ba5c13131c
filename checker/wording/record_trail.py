"""What a record said, version by version, and what became of it, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from checker.domain.period import Period
from checker.domain.record import StatusRecord, first_planned_day, last_planned_day
from checker.wording.dates import day_text, instant_text, period_text
from checker.wording.explain.texts import DATA_MONTH, FIELDS, WORDS
from checker.wording.locales import Locale
from checker.wording.numbers import decimal_text

RECORD_TRAIL: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "record": "Datensatz {key}",
        "sources": "Gemeldet von mehreren Quellen: {sources}. Es gilt die höchste Fassung.",
        "deleted": "Inhalt gelöscht am {day} durch {by} (Klasse {data_class}). Die Urteile, die ihn zählten, bleiben.",
        "version": "Fassung {number} von {count}: {said}",
        "file": "Datei: {file}, {place}, SHA-256 {sha256}",
        "row": "Zeile {row}",
        "sheet_row": "Blatt „{sheet}“, Zeile {row}",
        "import": "eingelesen {at} von {source} (Erfassung {sequence})",
        "stand": "Stand des Absenders: {stand}",
        "no_stand": "Stand des Absenders: keiner angegeben",
        "line": "Zeile im Original: {line}",
        "line_not_archived": "Zeile im Original: nicht gezeigt, die Datei wurde nicht aufbewahrt",
        "line_removed": "Zeile im Original: nicht gezeigt, das Archiv hat die Datei nicht mehr",
        "line_changed": "Zeile im Original: nicht gezeigt, die Bytes im Archiv passen nicht zu ihrem SHA-256",
        "line_no_profile": "Zeile im Original: nicht gezeigt, das Profil der Datei gibt es nicht mehr",
        "line_no_such_line": "Zeile im Original: nicht gefunden; die Datei im Archiv liest sich heute anders",
        "in_force": "Diese Fassung gilt.",
        "replaced": "Ersetzt durch: {by}",
        "outranked": "Hat nie gegolten, denn Vorrang hatte: {by}",
        "retracted": "Zurückgenommen durch: {by}",
        "retraction": "Diese Rücknahme gilt: Der Datensatz zählt nicht mehr.",
        "withdrawn": "Mit der ganzen Datei zurückgenommen: {by}",
        "withdrawn_by": "durch {role} am {at}, Grund: {reason}",
        "on_file": ", Aktenzeichen {file_number}",
        "by": "{file}, {place}, eingelesen {at}",
        "retracted_by": "Rücknahme durch {role}; Grund: {reason}",
        "left_out": "Rücknahme, weil die neuere Datei {file} ihn nicht mehr enthält",
        "untold": "nicht angegeben",
        "verdicts": "Urteile, die unter dieser Fassung fielen und sie zählten: {count}",
        "verdict": "{on}: {state}, {obligation} (Urteil {number})",
        "standing": "unverändert geblieben unter dieser Fassung: Urteil {number} vom {on}, {state}, {obligation}",
        "more": "… und {count} weitere; mit --json stehen alle da",
        "says_nothing": "keine Angaben",
        "few_staff": "nicht gezeigt, denn von so wenigen Beschäftigten wird nur der Wert des Hauses gezeigt",
        "line_few_staff": "Zeile im Original: nicht gezeigt; die Datei gibt 'zielwacht records original {sha256}' her",
        "item": "Posten {key}",
        "item_of": "{kind} an {addressed} zu {about}, in der Mail {mail}",
        "item_itself": "der Mail selbst",
        "item_records": "Datensätze, die in diesem Urteil zählten: {count}",
        "of_file": "Datei {file}, SHA-256 {sha256}",
        "of_file_records": "Fassungen aus dieser Datei: {count}",
        "kept": "Original: im Archiv, 'zielwacht records original {sha256}' gibt es heraus",
        "not_kept": "Original: nicht im Archiv",
        "named_so": "Unter dem Namen {file} kamen {count} verschiedene Dateien.",
        "of_file_number": "Aktenzeichen {file_number}",
        "brief": "{place}  {key}: {said} ({fate})",
        "brief_in_force": "gilt",
        "brief_replaced": "ersetzt",
        "brief_outranked": "galt nie",
        "brief_retracted": "zurückgenommen",
        "brief_retraction": "Rücknahme",
        "brief_withdrawn": "mit der Datei zurückgenommen",
        "next": "Ein Datensatz im Ganzen: 'zielwacht records show {key}'",
    },
    "en": {
        "record": "record {key}",
        "sources": "Reported by several sources: {sources}. The highest version counts.",
        "deleted": "content deleted on {day} by {by} (class {data_class}). The verdicts that counted it stay.",
        "version": "version {number} of {count}: {said}",
        "file": "file: {file}, {place}, SHA-256 {sha256}",
        "row": "row {row}",
        "sheet_row": "sheet '{sheet}', row {row}",
        "import": "imported {at} from {source} (recording {sequence})",
        "stand": "as of, by its sender: {stand}",
        "no_stand": "as of, by its sender: not given",
        "line": "line of the original: {line}",
        "line_not_archived": "line of the original: not shown, the file was not kept",
        "line_removed": "line of the original: not shown, the archive has the file no more",
        "line_changed": "line of the original: not shown, the bytes in the archive do not fit their SHA-256",
        "line_no_profile": "line of the original: not shown, the file's profile exists no more",
        "line_no_such_line": "line of the original: not found; the archived file reads otherwise today",
        "in_force": "This version counts.",
        "replaced": "replaced by: {by}",
        "outranked": "never counted, as this one ranked above it: {by}",
        "retracted": "retracted by: {by}",
        "retraction": "This retraction counts: the record counts no more.",
        "withdrawn": "withdrawn with the whole file: {by}",
        "withdrawn_by": "by {role} on {at}, reason: {reason}",
        "on_file": ", file number {file_number}",
        "by": "{file}, {place}, imported {at}",
        "retracted_by": "retracted by {role}; reason: {reason}",
        "left_out": "retracted, as the newer file {file} no longer contains it",
        "untold": "not given",
        "verdicts": "verdicts that were decided with this version and counted it: {count}",
        "verdict": "{on}: {state}, {obligation} (verdict {number})",
        "standing": "left unchanged by this version: verdict {number} of {on}, {state}, {obligation}",
        "more": "… and {count} more; --json shows all",
        "says_nothing": "says nothing",
        "few_staff": "not shown, as of so few staff only the house's value is shown",
        "line_few_staff": "line of the original: not shown; 'zielwacht records original {sha256}' hands out the file",
        "item": "item {key}",
        "item_of": "{kind} to {addressed} about {about}, in the mail {mail}",
        "item_itself": "the mail itself",
        "item_records": "records that counted in this verdict: {count}",
        "of_file": "file {file}, SHA-256 {sha256}",
        "of_file_records": "versions of this file: {count}",
        "kept": "original: in the archive, 'zielwacht records original {sha256}' hands it out",
        "not_kept": "original: not in the archive",
        "named_so": "{count} different files came under the name {file}.",
        "of_file_number": "file number {file_number}",
        "brief": "{place}  {key}: {said} ({fate})",
        "brief_in_force": "counts",
        "brief_replaced": "replaced",
        "brief_outranked": "never counted",
        "brief_retracted": "retracted",
        "brief_retraction": "retraction",
        "brief_withdrawn": "withdrawn with its file",
        "next": "one record as a whole: 'zielwacht records show {key}'",
    },
}


def said_text(record: StatusRecord, locale: Locale) -> str:
    """The figures and days of a record as they were reported, whole: small counts too."""
    return ", ".join(_said(record, locale)) or RECORD_TRAIL[locale]["says_nothing"]


def row_text(row: int, sheet: str, locale: Locale) -> str:
    """A row of a file; `sheet` is empty where the file has none."""
    return RECORD_TRAIL[locale]["sheet_row" if sheet else "row"].format(sheet=sheet, row=row)


def stand_text(record: StatusRecord, locale: Locale) -> str:
    """As of when the sender says it."""
    words = RECORD_TRAIL[locale]
    if record.reported_at is None:
        return words["no_stand"]
    return words["stand"].format(stand=instant_text(record.reported_at, locale))


def _said(record: StatusRecord, locale: Locale) -> Iterator[str]:
    for name in FIELDS[locale]:
        value = getattr(record, name, None)
        if value is not None:
            yield f"{FIELDS[locale][name]} {_value(name, value, locale)}"
    if record.data_month:
        yield DATA_MONTH[locale].format(month=period_text(Period.parse(str(record.data_month)), locale))
    if record.data_status:
        yield WORDS[locale][record.data_status]


def _value(name: str, value: object, locale: Locale) -> str:
    match value:
        case date():
            return day_text(value, locale)
        case int() | Decimal():
            digits = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
            return decimal_text(Fraction(value), digits, locale)
        case _ if name == "planned_on":
            first, last = first_planned_day(str(value)), last_planned_day(str(value))
            return "–".join(day_text(day, locale) for day in dict.fromkeys((first, last)))
        case _ if name == "evidence":
            return str(getattr(value, "ref", ""))
        case _:
            return WORDS[locale].get(str(value), str(value))
