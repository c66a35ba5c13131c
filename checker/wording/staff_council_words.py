"""The words of the page for those who represent employees, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

STAFF_COUNCIL_WORDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "lead": "Was gemessen wird und etwas über Beschäftigte sagt, auf welcher Ebene, und ab wie vielen"
        " Beschäftigten eine Zahl unterhalb des Hauses gezeigt wird. Darunter steht, was gespeichert wird und wie"
        " lange. Personen misst keine Regel.",
        "measured": "Regeln, die etwas über Beschäftigte sagen",
        "rule": "Regel",
        "figure": "Was gemessen wird",
        "level": "Ebene, auf der geurteilt wird",
        "shown": "Ebene, für die Zahlen gezeigt werden",
        "floor": "Gezeigt ab",
        "floor_of": "{floor} Beschäftigten; darunter nur der Wert des Hauses",
        "house_only": "nur der Wert des Hauses",
        "row": "Zeile im Plan",
        "others": "Die übrigen {count} Regeln zählen Vorgänge, Termine und Beträge, nichts über Beschäftigte: siehe"
        " „Regeln“.",
        "kept_lead": "Was jemand tut, wird unter der Rolle gespeichert, nie unter einem Namen.",
    },
    "en": {
        "lead": "What is measured and says something about staff, on which level, and from how many staff on a figure"
        " is shown below the house. Beneath stands what is kept and for how long. No rule measures persons.",
        "measured": "Rules that say something about staff",
        "rule": "Rule",
        "figure": "What is measured",
        "level": "Level that is judged",
        "shown": "Level that figures are shown for",
        "floor": "Shown from",
        "floor_of": "{floor} staff on; below that the house's value alone",
        "house_only": "the house's value alone",
        "row": "Row of the plan",
        "others": "The other {count} rules count cases, dates and amounts, nothing about staff: see 'Rules'.",
        "kept_lead": "What somebody does is kept under the role, never under a name.",
    },
}
