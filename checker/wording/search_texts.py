"""The words of the search, by language. Pure tables."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

SEARCH_WORDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "lead": "Gesucht wird in Regeln mit ihren Planzeilen, in Befunden und in Aktenzeichen, soweit Sie sie sehen"
        " dürfen. Stehen mehrere Wörter da, müssen alle vorkommen.",
        "field": "Suchwort",
        "hint": "zum Beispiel T11, Fehlerquote oder ein Aktenzeichen",
        "search": "Suchen",
        "problems": "So lässt sich nicht suchen:",
        "too_short": "Ein Suchwort hat mindestens zwei Zeichen.",
        "too_long": "Ein Suchwort hat höchstens {most} Zeichen.",
        "nothing": "Zu „{query}“ ist nichts gefunden, was Sie sehen dürfen. Ein Teil eines Wortes genügt; eine"
        " Planzeile wird wie T11 geschrieben.",
        "more": "Es gibt mehr Treffer als gezeigt; ein Wort mehr grenzt ein.",
        "rules": "Regeln und Planzeilen",
        "findings": "Befunde",
        "file_numbers": "Aktenzeichen",
        "row": "Planzeile",
        "rule": "Regel",
        "goal": "Ziel",
        "what": "Was",
        "state": "Stand",
        "since": "Seit",
        "file_number": "Aktenzeichen",
        "where": "Wo es steht",
        "about": "Wozu",
        "plan_row": "{row} (Plan {year})",
        "rule_title": "Regel {year}: {title}",
        "reported": "in einer Meldung, erfasst am {day}",
        "decided": "in einer Entscheidung vom {day}",
    },
    "en": {
        "lead": "The search is in rules with their rows of the plan, in findings and in file numbers, as far as you may"
        " see them. Of several words all must be there.",
        "field": "Search for",
        "hint": "for example T11, error rate or a file number",
        "search": "Search",
        "problems": "This cannot be searched for:",
        "too_short": "A word to search for has at least two characters.",
        "too_long": "A word to search for has at most {most} characters.",
        "nothing": 'Nothing that you may see is found for "{query}". A part of a word is enough; a row of the plan is'
        " written like T11.",
        "more": "There is more than is shown; one more word narrows it down.",
        "rules": "Rules and rows of the plan",
        "findings": "Findings",
        "file_numbers": "File numbers",
        "row": "Row of the plan",
        "rule": "Rule",
        "goal": "Goal",
        "what": "What",
        "state": "State",
        "since": "Since",
        "file_number": "File number",
        "where": "Where it stands",
        "about": "What about",
        "plan_row": "{row} (plan {year})",
        "rule_title": "Rule {year}: {title}",
        "reported": "in a report, recorded on {day}",
        "decided": "in a decision of {day}",
    },
}
