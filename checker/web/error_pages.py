"""What is shown instead of a page, and with which status? Pure: which error it is, and the words to it."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.refusal import (
    ActivationRefusal,
    ActRefusal,
    FactRefusal,
    LetterRefusal,
    LinkRefusal,
    NotThere,
    ProposalRefusal,
    QuarantineRefusal,
    RefusalCode,
    Refused,
    ReleaseRefusal,
)
from checker.pages.addresses import TASKS_PATH
from checker.web.shown import Shown
from checker.wording.locales import Locale
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import STATUS, WEB_ERRORS, WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

# Refusals that mean: what was seen is not so any more.
MEANWHILE: frozenset[RefusalCode] = frozenset(
    {
        ActRefusal.CHANGED_MEANWHILE,
        LinkRefusal.ANSWERED_MEANWHILE,
        LinkRefusal.ANOTHER_EPISODE,
        LinkRefusal.RESOLVED,
        LetterRefusal.CHANGED_MEANWHILE,
        FactRefusal.CHANGED_MEANWHILE,
        ReleaseRefusal.NO_DRAFT,
        ReleaseRefusal.REPLACED,
        ProposalRefusal.ENTERED,
        ProposalRefusal.REJECTED,
        ProposalRefusal.LAPSED,
        ActivationRefusal.OVERTAKEN,
        ActivationRefusal.ANOTHER_PREVIEW,
        ActivationRefusal.USED_PREVIEW,
        ActivationRefusal.UNKNOWN_PREVIEW,
        ActivationRefusal.NOTHING_TO_PREVIEW,
        ActivationRefusal.IN_FORCE_ALREADY,
        QuarantineRefusal.DECIDED_MEANWHILE,
        QuarantineRefusal.READ_AGAIN,
        QuarantineRefusal.OVERTAKEN,
        QuarantineRefusal.WITHDRAWN,
        QuarantineRefusal.SETTLED,
    }
)
MAY_NOT: frozenset[RefusalCode] = frozenset(
    {
        ActivationRefusal.NOT_THEIRS,
        ActRefusal.NOT_ALLOWED,
        ActRefusal.ONES_OWN,
        ActRefusal.NOT_ON_THE_LADDER,
        ReleaseRefusal.NOT_THE_MANAGEMENT,
        ProposalRefusal.NOT_THEIRS,
        LinkRefusal.NOT_THEIRS,
        QuarantineRefusal.NOT_ALLOWED,
        QuarantineRefusal.ONES_OWN,
    }
)


def error_page(
    kind: WebErrorKind, locale: Locale, *, number: str = "", reasons: tuple[str, ...] = (), has_home: bool = False
) -> Shown:
    """A page that says what happened and what to do next. `number` is that of the log line."""
    text = WEB_ERRORS[locale][kind]
    values: Mapping[str, object] = {
        "text": text.text,
        "next": text.next.format(number=number),
        "reasons": reasons,
        "home": {"path": TASKS_PATH, "title": PAGE_TITLES[locale]["tasks"]} if has_home else None,
    }
    return Shown("error.html.j2", text.heading, values, status=STATUS[kind])


def kind_of(refused: Refused) -> WebErrorKind:
    """Which error a refusal is: not there, changed meanwhile, not allowed, else not taken."""
    if isinstance(refused.code, NotThere):
        return WebErrorKind.NOT_THERE
    if refused.code in MEANWHILE:
        return WebErrorKind.CHANGED_MEANWHILE
    return WebErrorKind.NOT_ALLOWED if refused.code in MAY_NOT else WebErrorKind.REFUSED


def refusal_page(refused: Refused, locale: Locale, *, has_home: bool) -> Shown:
    return error_page(kind_of(refused), locale, reasons=(sentence(refused, locale),), has_home=has_home)
