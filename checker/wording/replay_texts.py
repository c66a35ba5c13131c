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
        "decided_by": "Der Tag wurde von Zielwacht {decided_by} beurteilt: Verglichen wird, was die Urteile sagen "
        "(Zustand, Zahlen, Tage, Gründe und Meldungen), nicht ihr Wortlaut.",
        "ticks": "Läufe des Tages, die etwas beurteilt haben: {count}, zuletzt {at}",
        "never_ran": "Es ist noch kein Lauf verzeichnet: nichts zu vergleichen.",
        "after_the_instant": "Der Tag beginnt erst nach dem Kenntnisstand: Bis dahin konnte ihn kein Lauf beurteilen.",
        "ahead": "Der Tag liegt nach dem letzten Lauf ({at}): Beurteilt ist er noch nicht, nichts zu vergleichen.",
        "none_that_day": "Kein Lauf dieses Tages hat bis dahin etwas beurteilt: nichts zu vergleichen.",
        "equal": "an diesem Tag gefällt und gleich, Byte für Byte: {count}",
        "equal_across": "an diesem Tag gefällt und gleich in allem, was sie sagen: {count}",
        "still": "früher gefällt und an diesem Tag noch einmal so: {count}",
        "different": "verschieden: {count}",
        "counted": "Meldungen, die zählten: {versions} in {verdicts} Urteilen; Wurzel wie gespeichert: {same}, seither "
        "anders zusammengesetzt: {others}, ohne gespeicherte Wurzel: {without}",
        "counted_for": "{obligation}: Meldungen: {count}, Wurzel {root} ({kept})",
        "version": "  {key}: Erfassung {sequence} am {at}, {file}, Zeile {row}",
        "same_root": "wie gespeichert",
        "other_root": "anders als gespeichert",
        "no_root": "gespeichert ist keine",
        "standing": "nicht verglichen, weil an einem früheren Tag gefällt: {count}",
        "undecided": "nicht verglichen, weil bis dahin nicht gefällt: {count}",
        "ended": "nicht verglichen, weil an diesem Tag nicht mehr zu erfüllen: {count}",
        "difference": "{obligation}, gefällt {at}: verschieden in {paths}",
        "gap": "{obligation}: nicht nachzurechnen, Inhalt gelöscht am {day}, Klasse {data_class}; das gespeicherte "
        "Urteil gilt",
        "not_owed": "allem: nach heutigem Nachvollzug gibt es die Verpflichtung nicht",
        "not_kept": "allem: der letzte Lauf des Tages hätte ein Urteil, gespeichert ist keines",
    },
    "en": {
        "head": "Verdicts on {on} judged again, as known on {known} (recording {sequence})",
        "nothing_recorded": "Nothing had been recorded by then.",
        "activation": "activation {number} by {by}, rulebook {sha}",
        "product": "Zielwacht {product}, decided by {engine}",
        "decided_by": "The day was judged by Zielwacht {decided_by}: what the verdicts say is compared "
        "(state, figures, days, reasons and records), not how they word it.",
        "ticks": "ticks of the day that judged something: {count}, the last {at}",
        "never_ran": "No tick has run yet; there is nothing to compare.",
        "after_the_instant": "The day begins after that instant: no tick could have judged it by then.",
        "ahead": "The day lies after the last tick ({at}): it is not judged yet, there is nothing to compare.",
        "none_that_day": "No tick of that day had judged anything by then; there is nothing to compare.",
        "equal": "decided on that day and equal, byte for byte: {count}",
        "equal_across": "decided on that day and equal in all that they say: {count}",
        "still": "decided earlier and the same on that day again: {count}",
        "different": "different: {count}",
        "counted": "versions of records that counted: {versions} in {verdicts} verdicts; root as stored: {same}, made "
        "up otherwise since: {others}, without a stored root: {without}",
        "counted_for": "{obligation}: versions: {count}, root {root} ({kept})",
        "version": "  {key}: recording {sequence} on {at}, {file}, row {row}",
        "same_root": "as stored",
        "other_root": "not as stored",
        "no_root": "none is stored",
        "standing": "not compared, decided on an earlier day: {count}",
        "undecided": "not compared, not decided by then: {count}",
        "ended": "not compared, not owed any more on that day: {count}",
        "difference": "{obligation}, decided {at}: different in {paths}",
        "gap": "{obligation}: cannot be judged again, content deleted on {day}, class {data_class}; the stored verdict "
        "stands",
        "not_owed": "everything: judged again, nothing of the kind is owed",
        "not_kept": "everything: the day's last tick would have a verdict, the store has none",
    },
}
