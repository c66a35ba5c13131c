"""How is a scenario about a rule written, in the words that its sentences are known by? Pure: words, no figures.

The sentences are read by the package of the scenarios; a written file that is no longer read is red at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from checker.wording.locales import Locale

# What was reported, in the place of a figure: nothing, a day, a part of a whole, one figure against another.
NOTHING: Final[Mapping[Locale, str]] = {"de": "nichts", "en": "nothing"}
ON_A_DAY: Final[Mapping[Locale, str]] = {"de": "am ", "en": "on "}
PART_OF: Final[Mapping[Locale, str]] = {"de": " von ", "en": " of "}
AGAINST: Final[Mapping[Locale, str]] = {"de": " gegenüber ", "en": " against "}

SCENARIO_TEXTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "feature": "Funktionalität: {title} (Zeile {row})",
        "about": "Geschrieben aus dem Regelwerk: Erwartet ist, was es heute sagt. Ob der Plan das meint, prüft, wer es "
        "liest.",
        "scenario": "Szenario: {row}: {title}",
        "as_it_stands": "So steht es im Regelwerk",
        "rulebook_says": "Dann sagt das Regelwerk zu {row}:",
        "in_unit": ' in "{unit}"',
        "reported": 'Angenommen zu {row} ist{place} für "{period}" insgesamt gemeldet: {measure}',
        "asked": "Angenommen zu {row} ist{place} am {asked} etwas angefordert, und dazu ist gemeldet: {measure}",
        "agreed": "Angenommen zu {row} ist{place} am {asked} etwas bis zum {due} vereinbart, und erledigt ist es: "
        "{measure}",
        "judged": "Wenn darüber am {on} geurteilt wird",
        "verdict": 'Dann lautet das Urteil darüber "{state}"',
        "verdict_with_figure": 'Dann lautet das Urteil darüber "{state}" mit dem Kennwert "{figure}"',
        "nothing_owed": "Dann ist darüber nichts geschuldet",
        "below": "Knapp unter der Grenze von {bound}: {measure}",
        "at": "Genau auf der Grenze von {bound}: {measure}",
        "above": "Knapp über der Grenze von {bound}: {measure}",
        "below_compared": "{measure} liegt unter dem Vergleichswert {other}",
        "at_compared": "{measure} liegt gleich dem Vergleichswert {other}",
        "above_compared": "{measure} liegt über dem Vergleichswert {other}",
        "a_number": "Eine Zahl ist gemeldet",
        "a_share": "Ein Anteil ist gemeldet",
        "figures_missing": "Fehlen die Zahlen, wenn sie zu erwarten waren",
        "too_early": "Zu Beginn des Zeitraums sind noch keine Zahlen da",
        "a_week_before": "Eine Woche vor dem letzten Tag ist es da",
        "on_last_day": "Am letzten Tag, {day}, ist es da",
        "a_day_late": "Einen Tag nach dem letzten ist es da",
        "not_yet": "Am letzten Tag, {day}, fehlt es noch",
        "missing": "Ist der letzte Tag vorbei, fehlt es",
        "not_asked": "Ohne Anlass ist nichts geschuldet",
    },
    "en": {
        "feature": "Feature: {title} (row {row})",
        "about": "Written from the rulebook: what it says today is what is expected. Whether the plan means that is "
        "for the reader.",
        "scenario": "Scenario: {row}: {title}",
        "as_it_stands": "As it stands in the rulebook",
        "rulebook_says": "Then the rulebook says of {row}:",
        "in_unit": ' in "{unit}"',
        "reported": 'Given what is reported for {row}{place} about "{period}" adds up to: {measure}',
        "asked": "Given something is asked for by {row}{place} on {asked}, and reported of it is: {measure}",
        "agreed": "Given something is agreed by {row}{place} on {asked} to be done by {due}, and done it is: {measure}",
        "judged": "When that is judged on {on}",
        "verdict": 'Then the verdict on it is "{state}"',
        "verdict_with_figure": 'Then the verdict on it is "{state}" with the figure "{figure}"',
        "nothing_owed": "Then nothing is owed of it",
        "below": "Just below the bound of {bound}: {measure}",
        "at": "Exactly at the bound of {bound}: {measure}",
        "above": "Just above the bound of {bound}: {measure}",
        "below_compared": "{measure} is below what it is compared with, {other}",
        "at_compared": "{measure} equals what it is compared with, {other}",
        "above_compared": "{measure} is above what it is compared with, {other}",
        "a_number": "A number is reported",
        "a_share": "A share is reported",
        "figures_missing": "The figures are missing when they could be expected",
        "too_early": "At the beginning of the period there are no figures yet",
        "a_week_before": "A week before the last day it is there",
        "on_last_day": "On the last day, {day}, it is there",
        "a_day_late": "A day after the last it is there",
        "not_yet": "On the last day, {day}, it is not there yet",
        "missing": "The last day is over and it is missing",
        "not_asked": "Nothing is owed unless it is asked for",
    },
}
