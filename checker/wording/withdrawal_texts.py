"""What the withdrawal of a file does, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.withdrawal import WithdrawalReason
from checker.wording.locales import Locale

WITHDRAWAL: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "would_withdraw": "Probelauf: {file} (SHA-256 {sha256}) würde zurückgenommen. Nichts wurde gespeichert.",
        "would_undo": "Probelauf: {file} (SHA-256 {sha256}) würde wieder zählen. Nichts wurde gespeichert.",
        "withdrawn": "{file} (SHA-256 {sha256}) ist zurückgenommen durch {by}: {reason}.",
        "undone": "{file} (SHA-256 {sha256}) zählt wieder, aufgehoben durch {by}: {reason}.",
        "gone": "entfällt       {key}: {now}",
        "as_before": "wie vorher     {key}: {now} → {then} ({file}, {place})",
        "stays": "bleibt         {key}: {now}; es gilt die Meldung aus {file}, {place}",
        "nothing_stays": "bleibt         {key}: zählt ohnehin nicht",
        "back": "gilt wieder    {key}: {now} → {then}",
        "retracted": "entfällt       {key}: {now}; die Datei nimmt es zurück",
        "nothing": "nichts",
        "report": "Bericht        {source} für {period} gilt als nicht eingegangen",
        "report_back": "Bericht        {source} für {period} gilt wieder als eingegangen",
        "repeated": "Achtung        {file} sagt dasselbe oder anderes dazu, Zeilen: {count}; was davon nur aus der"
        " zurückgenommenen Datei bekannt war, zählt erst, wenn die Datei noch einmal eingelesen ist",
        "repeated_back": "auch in        {file}, Zeilen: {count}; was davon nur aus der zurückgenommenen Datei bekannt"
        " war, zählt damit wieder",
        "more": "… und {count} weitere; mit --json stehen alle da",
        "own_only": "Zurückgenommen sind nur die Fassungen dieser Datei; was spätere Dateien gemeldet haben, bleibt.",
    },
    "en": {
        "would_withdraw": "Dry run: {file} (SHA-256 {sha256}) would be withdrawn. Nothing was stored.",
        "would_undo": "Dry run: {file} (SHA-256 {sha256}) would count again. Nothing was stored.",
        "withdrawn": "{file} (SHA-256 {sha256}) is withdrawn by {by}: {reason}.",
        "undone": "{file} (SHA-256 {sha256}) counts again, by {by}: {reason}.",
        "gone": "drops out      {key}: {now}",
        "as_before": "as before      {key}: {now} → {then} ({file}, {place})",
        "stays": "stays          {key}: {now}; what counts is from {file}, {place}",
        "nothing_stays": "stays          {key}: does not count anyway",
        "back": "counts again   {key}: {now} → {then}",
        "retracted": "drops out      {key}: {now}; the file retracts it",
        "nothing": "nothing",
        "report": "report         {source} for {period} counts as not arrived",
        "report_back": "report         {source} for {period} counts as arrived again",
        "repeated": "attention      {file} is about it too, rows: {count}; what of them was known by the withdrawn file"
        " only counts once the file is imported again",
        "repeated_back": "also in        {file}, rows: {count}; what of them was known by the withdrawn file only"
        " counts again with it",
        "more": "… and {count} more; --json shows all",
        "own_only": "Only the versions of this file are withdrawn; what later files reported stays.",
    },
}
WITHDRAWAL_REASONS: Mapping[Locale, Mapping[WithdrawalReason, str]] = {
    "de": {
        WithdrawalReason.WRONG_FILE: "falsche Datei",
        WithdrawalReason.WRONG_FIGURES: "falsche Zahlen",
        WithdrawalReason.WRONG_PERIOD: "falscher Zeitraum",
        WithdrawalReason.SENT_TWICE: "doppelt geschickt",
        WithdrawalReason.NOT_APPROVED: "nicht freigegeben",
        WithdrawalReason.IN_ERROR: "versehentlich",
    },
    "en": {
        WithdrawalReason.WRONG_FILE: "wrong file",
        WithdrawalReason.WRONG_FIGURES: "wrong figures",
        WithdrawalReason.WRONG_PERIOD: "wrong period",
        WithdrawalReason.SENT_TWICE: "sent twice",
        WithdrawalReason.NOT_APPROVED: "not approved",
        WithdrawalReason.IN_ERROR: "by mistake",
    },
}
