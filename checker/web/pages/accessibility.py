"""Barrierefreiheit: the statement, where to write, the enforcement body, and what the signs mean. Edge; open to all."""

from __future__ import annotations

from urllib.parse import quote

from checker import __version__
from checker.findings.page_rights import PageId
from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.web.page_frame import help_mailbox
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.accessibility_words import ACCESSIBILITY_WORDS, KNOWN_GAPS, REVIEWED_ON, STATE_MEANINGS
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.states import SIGNS, STATES

PATH = "/barrierefreiheit"


def _show(visit: Visit) -> PageAnswer:
    locale, words = visit.locale, ACCESSIBILITY_WORDS[visit.locale]
    gaps = KNOWN_GAPS[locale]
    mailbox = help_mailbox(visit.book)
    link = ""
    if mailbox:
        link = f"mailto:{mailbox}?subject={quote(words['subject'])}&body={quote(words['body'])}"
    values = {
        "words": words,
        "scope": words["scope"].format(version=__version__, house=visit.book.organisation.organisation.name),
        "conforms": words["partly"] if gaps else words["fully"],
        "gaps": gaps,
        "made": words["made"].format(day=day_text(REVIEWED_ON, locale)),
        "mail_link": link,
        "mail_text": words["feedback_link"].format(mailbox=mailbox),
        "enforcement": visit.house.settings.enforcement_body,
        "signs": _signs(locale),
    }
    return Shown("accessibility.html.j2", words["title"], values)


def _signs(locale: Locale) -> ListPage:
    """Each sign with its word, as every page shows them, and what it means."""
    words = ACCESSIBILITY_WORDS[locale]
    columns = tuple(ListColumn(name, words[name]) for name in ("sign", "meaning"))
    rows = [
        (ListCell(STATES[locale][state], sign=sign, state=str(state)), ListCell(STATE_MEANINGS[locale][state]))
        for state, sign in SIGNS.items()
    ]
    return whole_list(columns, rows)


ROUTES = (PageRoute(PATH, PageId.ACCESSIBILITY, get=_show, is_open=True),)
