"""The words of a past day that was judged again and compared, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

REPLAY_TEXTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "head": "Urteile zum {on} noch einmal gefällt, Kenntnisstand {known} (Erfassung {sequence})",
        "nothing_recorded": "Bis dahin war noch nichts erfasst.",
        "activation": "Aktivierung {number} durch {by}, Regelwerk {sha}",
        "product": "Zielwacht {product}, Entscheidung durch {engine}",
        "equal": "gleich, Byte für Byte: {count}",
        "different": "verschieden: {count}",
        "standing": "nicht verglichen, weil an einem früheren Tag gefällt und seither unverändert: {count}",
        "undecided": "nicht verglichen, weil bis dahin nicht gefällt: {count}",
        "nothing_decided": "An diesem Tag wurde bis dahin kein Urteil gefällt oder geändert: nichts zu vergleichen.",
        "difference": "{obligation}, gefällt {at}: verschieden in {paths}",
        "not_owed": "allem: nach heutigem Nachvollzug gibt es die Verpflichtung nicht",
    },
    "en": {
        "head": "Verdicts on {on} judged again, as known on {known} (recording {sequence})",
        "nothing_recorded": "Nothing had been recorded by then.",
        "activation": "activation {number} by {by}, rulebook {sha}",
        "product": "Zielwacht {product}, decided by {engine}",
        "equal": "equal, byte for byte: {count}",
        "different": "different: {count}",
        "standing": "not compared, decided on an earlier day and unchanged since: {count}",
        "undecided": "not compared, not decided by then: {count}",
        "nothing_decided": "No verdict was decided or changed on that day by then; there is nothing to compare.",
        "difference": "{obligation}, decided {at}: different in {paths}",
        "not_owed": "everything: judged again, nothing of the kind is owed",
    },
}
