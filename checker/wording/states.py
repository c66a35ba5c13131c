"""The words and signs of states. Pure. A missed target is no breach of law: never "Verstoß"."""

from __future__ import annotations

from checker.domain.dated import is_dated
from checker.domain.verdict import State, Verdict
from checker.wording.locales import Locale
from checker.wording.staleness import stale_text

SIGNS = {
    State.BREACHED: "✗",
    State.AT_RISK: "▲",
    State.NOT_EVALUABLE: "?",
    State.AWAITING_EVENT: "○",
    State.PENDING: "○",
    State.MET: "✓",
    State.INFO: "·",
}
STATES: dict[Locale, dict[State, str]] = {
    "de": {
        State.BREACHED: "Ziel nicht erreicht",
        State.AT_RISK: "gefährdet",
        State.NOT_EVALUABLE: "nicht bewertbar",
        State.AWAITING_EVENT: "wartet auf Termin",
        State.PENDING: "offen",
        State.MET: "erreicht",
        State.INFO: "nachrichtlich",
    },
    "en": {
        State.BREACHED: "target missed",
        State.AT_RISK: "at risk",
        State.NOT_EVALUABLE: "cannot be judged",
        State.AWAITING_EVENT: "awaiting its date",
        State.PENDING: "open",
        State.MET: "met",
        State.INFO: "for information",
    },
}
DATE_MISSED: dict[Locale, str] = {"de": "Frist überschritten", "en": "date missed"}
BOUND_EXCEEDED: dict[Locale, str] = {"de": "Zielwert überschritten", "en": "bound exceeded"}
BOUND_FALLEN_SHORT_OF: dict[Locale, str] = {"de": "Zielwert unterschritten", "en": "below the bound"}
CAPS = frozenset({"<", "<="})
INTERIM: dict[Locale, str] = {"de": "Zwischenstand", "en": "interim figure"}
PROVISIONAL: dict[Locale, str] = {"de": "vorläufig", "en": "provisional"}
CALENDAR_IS_MISSING: dict[Locale, str] = {"de": "Sitzungskalender fehlt", "en": "calendar of meetings missing"}
LATE: dict[Locale, str] = {"de": "verspätet", "en": "late"}
WAIVED: dict[Locale, str] = {"de": "Ausnahme zugelassen", "en": "waived"}


def is_interim(verdict: Verdict) -> bool:
    """Is a bound not kept in the middle of the period? (decision D14)"""
    return verdict.state is State.AT_RISK and verdict.cause == "interim_exceeded"


def state_word(verdict: Verdict, locale: Locale) -> str:
    """The state in two or three words: "Frist überschritten", "Zielwert überschritten", "gefährdet".

    A floor is not exceeded: what lies under it in the middle of the period falls short of it.
    """
    if is_dated(verdict) and verdict.state is State.BREACHED:
        return DATE_MISSED[locale]
    if not is_interim(verdict):
        return STATES[locale][verdict.state]
    return (BOUND_EXCEEDED if verdict.operator in CAPS else BOUND_FALLEN_SHORT_OF)[locale]


def remarks(verdict: Verdict, locale: Locale) -> tuple[str, ...]:
    """What stands beside the state: a missing calendar, interim, provisional, late, waived, old figures."""
    remarked = (
        (verdict.lacks_its_calendar, CALENDAR_IS_MISSING[locale]),
        (is_interim(verdict), INTERIM[locale]),
        (verdict.provisional, PROVISIONAL[locale]),
        (verdict.late, LATE[locale]),
        (verdict.waived, WAIVED[locale]),
    )
    beside = tuple(text for holds, text in remarked if holds)
    return beside if verdict.stale is None else (*beside, stale_text(verdict.stale, locale))


def state_text(verdict: Verdict, locale: Locale) -> str:
    """The state with what stands beside it: "erreicht (vorläufig)"."""
    beside = remarks(verdict, locale)
    word = state_word(verdict, locale)
    return f"{word} ({', '.join(beside)})" if beside else word
