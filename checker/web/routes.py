"""Which pages are there, and at which addresses? In the order of the navigation. Pure.

A line for each address; the page's module, which says the same as `ROUTES`, is imported when somebody asks for it.
"""

from __future__ import annotations

from checker.findings.page_rights import PageAct, PageId
from checker.web.later import later
from checker.web.route import PageRoute

ADDRESSES = (
    later("tasks", "/", PageId.ACCESSIBILITY, is_open=True),
    later("tasks", "/aufgaben", PageId.TASKS),
    later("overview", "/uebersicht", PageId.OVERVIEW),
    later("calendar", "/kalender", PageId.CALENDAR),
    later("calendar", "/kalender/{year}", PageId.CALENDAR),
    later("findings", "/befunde", PageId.FINDINGS),
    later("proposals", "/vorschlaege", PageId.PROPOSALS),
    later("proposals", "/vorschlaege/{number}", PageId.PROPOSALS, acts=True),
    later("letters", "/schreiben", PageId.LETTERS),
    later("letters", "/schreiben/{key}", PageId.LETTERS, acts=True),
    later("rules", "/regeln", PageId.RULES),
    later("rules", "/regeln/verlauf", PageId.RULES),
    later("rules_preview", "/regeln/vorschau", PageId.RULES, acts=True),
    later("rules_forecast", "/regeln/jahresvorschau", PageId.RULES, acts=True),
    later("rules", "/regeln/{year}/{rule}", PageId.RULES),
    later("evidence", "/nachweis", PageId.EVIDENCE, acts=True),
    later("evidence_jobs", "/nachweis/beweis", PageId.EVIDENCE),
    later("evidence_jobs", "/nachweis/auftraege/{number}", PageId.EVIDENCE, acts=True),
    later("evidence", "/nachweis/regeln/{rule}", PageId.EVIDENCE),
    later("features", "/nachweis/szenarien", PageId.EVIDENCE, acts=True, most_bytes=120_000),
    later("features", "/nachweis/szenarien/{number}", PageId.EVIDENCE, acts=True),
    later("log", "/protokoll", PageId.LOG),
    later("access_log", "/protokoll/zugriffe", PageId.LOG, acts=True),
    later("staff_council", "/mitbestimmung", PageId.STAFF_COUNCIL),
    later("talk", "/zielgespraech", PageId.TALK),
    later("talk", "/zielgespraech/{unit}/{month}", PageId.TALK, acts=True),
    later("inbox", "/eingang", PageId.INBOX, acts=True, takes_file=PageAct.UPLOAD_FILE),
    later("inbox", "/eingang/{number}", PageId.INBOX, acts=True),
    later("operation", "/betrieb", PageId.OPERATION),
    later("administration", "/verwaltung", PageId.ADMINISTRATION, acts=True),
    later("outbox", "/versand", PageId.OUTBOX),
    later("outbox", "/versand/{key}", PageId.OUTBOX, acts=True),
    later("search", "/suche", PageId.SEARCH),
    later("account", "/konto", PageId.ACCOUNT, acts=True),
    later("finding", "/befunde/{rule}/{scope}/{period}", PageId.FINDING, acts=True),
    later("obligation", "/verpflichtungen/{rule}/{scope}/{period}", PageId.OBLIGATION),
    later("link", "/antwort/{token}", PageId.LINK, acts=True, is_open=True),
    later("own_credentials", "/konto/kennwort", PageId.CREDENTIALS, acts=True),
    later("accessibility", "/barrierefreiheit", PageId.ACCESSIBILITY, is_open=True),
    later("language", "/sprache", PageId.ACCESSIBILITY, acts=True, is_open=True),
    later("log_in", "/anmelden", PageId.LOG_IN, acts=True, is_open=True),
    later("log_in", "/anmelden/oidc", PageId.LOG_IN, is_open=True),
    later("log_in", "/anmelden/oidc/antwort", PageId.LOG_IN, is_open=True),
    later("invitation", "/einladung/{token}", PageId.INVITATION, acts=True, is_open=True),
    later("log_out", "/abmelden", PageId.LOG_IN, acts=True, is_open=True),
    later("trial", "/ausprobieren/{token}", PageId.LOG_IN, acts=True, is_open=True),
)


def page_routes() -> tuple[PageRoute, ...]:
    return ADDRESSES
