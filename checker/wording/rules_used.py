"""By which rules was a day judged? As a sentence and as JSON-ready values. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.rulebook import Rulebook
from checker.domain.rules_used import RulesBasis, RulesUsed
from checker.wording.dates import instant_text
from checker.wording.locales import Locale

SHA_CHARACTERS = 12
SENTENCES: Mapping[Locale, Mapping[RulesBasis, str]] = {
    "de": {
        RulesBasis.IN_FORCE: "Geurteilt nach den Regeln, die jetzt gelten ({rules}, in Kraft seit {since}; {calendar})",
        RulesBasis.IN_FORCE_THEN: "Geurteilt nach den Regeln, die damals galten ({rules}, in Kraft seit {since}; "
        "{calendar})",
        RulesBasis.FIRST: "Damals galten noch keine Regeln; geurteilt nach den ersten ({rules}, in Kraft seit {since}; "
        "{calendar})",
        RulesBasis.NAMED: "Geurteilt nach den genannten Regeln ({rules}, in Kraft seit {since}; {calendar})",
        RulesBasis.FOLDER: "Geurteilt nach dem Ordner mit den Regeln ({rules}; {calendar})",
    },
    "en": {
        RulesBasis.IN_FORCE: "judged by the rules in force now ({rules}, since {since}; {calendar})",
        RulesBasis.IN_FORCE_THEN: "judged by the rules in force then ({rules}, since {since}; {calendar})",
        RulesBasis.FIRST: "no rules were in force yet; judged by the first ({rules}, since {since}; {calendar})",
        RulesBasis.NAMED: "judged by the rules that were named ({rules}, in force since {since}; {calendar})",
        RulesBasis.FOLDER: "judged by the rules folder ({rules}; {calendar})",
    },
}
RULES: Mapping[Locale, str] = {"de": "Regelwerk {sha}", "en": "rulebook {sha}"}
CALENDAR: Mapping[Locale, str] = {"de": "Kalender {source}", "en": "calendar {source}"}


def rules_sentence(used: RulesUsed, book: Rulebook, locale: Locale) -> str:
    """Which rules, why these, since when, and with whose holidays."""
    return SENTENCES[locale][used.basis].format(
        rules=RULES[locale].format(sha=book.sha256[:SHA_CHARACTERS]),
        calendar=CALENDAR[locale].format(source=calendar_name(book)),
        since=instant_text(used.activated_at, locale) if used.activated_at else "",
    )


def rules_json(used: RulesUsed, book: Rulebook) -> dict[str, str | None]:
    """The same as values: `activated_at` is null for rules that were read from files."""
    return {
        "basis": str(used.basis),
        "activated_at": used.activated_at.isoformat() if used.activated_at else None,
        "organisation": book.organisation.organisation.id,
    }


def calendar_name(book: Rulebook) -> str:
    """Who tells the holidays, and of which Land."""
    return book.calendar.source or book.calendar.region
