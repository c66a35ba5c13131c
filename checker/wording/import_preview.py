"""What an import would do, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

IMPORT_PREVIEW: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "head": "Probelauf: Nichts wurde gespeichert.",
        "account": "{file}: gelesen {read} = neu {accepted} + schon bekannt {duplicate} + berichtigt {correction}"
        " + zurückgehalten {quarantined}",
        "refused": "{file}: abgelehnt, nichts daraus würde übernommen",
        "problem": "Grund           {text}",
        "row": "zurückgehalten  {text}",
        "rows_beside": "zurückgehalten  mit ihnen alle übrigen Zeilen der Datei: {count}",
        "warning": "Hinweis         {text}",
        "correction": "Berichtigung    {place}, {key}: {old} → {new}{more}",
        "correction_by_another": "; bisher von {sender}",
        "correction_without_effect": "; zählt nicht, Vorrang hat anderes",
        "retracted_before": "zurückgenommen",
        "retracts": "Rücknahme",
        "gone": "fällt weg       {key}: {said}; die neue Liste enthält es nicht mehr",
        "moved": "Auswahl         wechselt von {reduced} nach {raised}",
        "more": "… und {count} weitere; mit --json stehen alle da",
        "unchanged": "Urteile am {on}: Keine der {judged} Verpflichtungen bekäme ein anderes Urteil{figures}.",
        "effect": "Urteile am {on}: Von {judged} Verpflichtungen bekämen ein anderes Urteil: {count}{figures}.",
        "figures": "; nur der Kennwert änderte sich bei {count}",
        "turned": "{obligation}: {before} → {after}",
        "not_owed": "nicht geschuldet",
    },
    "en": {
        "head": "Dry run: nothing was stored.",
        "account": "{file}: read {read} = {accepted} new + {duplicate} known already + {correction} corrected"
        " + {quarantined} kept out",
        "refused": "{file}: refused, nothing of it would be taken",
        "problem": "reason          {text}",
        "row": "kept out        {text}",
        "rows_beside": "kept out        all other rows of the file with them: {count}",
        "warning": "note            {text}",
        "correction": "correction      {place}, {key}: {old} → {new}{more}",
        "correction_by_another": "; until now by {sender}",
        "correction_without_effect": "; does not count, something else ranks above it",
        "retracted_before": "retracted",
        "retracts": "retraction",
        "gone": "drops out       {key}: {said}; the new list no longer contains it",
        "moved": "selection       moves from {reduced} to {raised}",
        "more": "… and {count} more; --json shows all",
        "unchanged": "verdicts on {on}: none of {judged} obligations would be judged otherwise{figures}.",
        "effect": "verdicts on {on}: {count} of {judged} obligations would be judged otherwise{figures}.",
        "figures": "; of {count} only the figure would change",
        "turned": "{obligation}: {before} → {after}",
        "not_owed": "not owed",
    },
}
