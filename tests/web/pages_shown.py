"""Every page there is, with who looks at it: each is held by every check. A new page gets its line here.

The house is the one walked to 23.05.2016 (`tests/integration/walked_house.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.domain.message import OutboxState
from checker.domain.refusal import NotThere, Refused
from checker.findings.page_rights import PageId
from checker.pages.addresses import evidence_job_path, feature_run_path
from checker.starter import RECORDS
from checker.store import outbox
from checker.usecases.access.members import invite
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer
from checker.web.visit import Visit
from tests.web.kept_runs import kept_replay, kept_run
from tests.web.links import link_to
from tests.web.served import Served

MANAGEMENT = "gf@jobcenter"
FINDING = "/befunde/investigation-criteria-agreed/jobcenter/2016"
OBLIGATION = "/verpflichtungen/investigation-criteria-agreed/jobcenter/2016"
OF_A_TEAM = "/befunde/ikunden-benefit-exits/ikunden/2016"
OWNER = "bereichsleitung_leistung@jobcenter"
ADMINISTRATION = "controlling@jobcenter"
AUDITOR = "dsb@jobcenter"
SERVICE = "it@jobcenter"


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page as somebody sees it. `posts` empty: nobody has logged in. `path`: or what makes it of the served house.

    `then`: what they do on it before it is looked at. `is_member`: they have come in by login and password.
    """

    name: str
    path: str | Callable[[Served], str]
    posts: tuple[str, ...] = ()
    then: Callable[[Any], None] | None = None
    is_member: bool = False

    def at(self, served: Served) -> str:
        return self.path if isinstance(self.path, str) else self.path(served)

    def __str__(self) -> str:
        return self.name


def _breaks(visit: Visit) -> PageAnswer:
    if "refused" in visit.query:
        raise Refused(NotThere.ROLE, role="niemand")
    raise RuntimeError("this page is broken")


def unfold(page: Any) -> None:
    """Open all that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")


def send(form: str, **entries: str) -> Callable[[Any], None]:
    """Fill in the form that a selector names, and send it, however little was filled in. A choice is named by value.

    A field for a file has the role of a button as well.
    """

    def sent(page: Any) -> None:
        unfold(page)
        where = page.locator(form)
        where.evaluate("form => { form.noValidate = true; }")
        for name, value in entries.items():
            _enter(where.locator(f"[name='{name}']"), value)
        with page.expect_navigation():
            where.locator("button").first.click()

    return sent


def send_a_file(page: Any) -> None:
    """One with a mistake in its last row, for which all of it is kept out."""
    content = (RECORDS / QUARTER).read_bytes().replace(b"\n13;Ratingen;", b"\n13;Ratingn;")
    page.set_input_files("#field-file", {"name": QUARTER, "mimeType": "text/csv", "buffer": content})
    with page.expect_navigation():
        page.locator("form[enctype] button").click()


def _enter(fields: Any, value: str) -> None:
    kind = fields.first.evaluate("field => field.type")
    if kind == "radio":
        fields.and_(fields.page.locator(f"[value='{value}']")).check()
    elif kind == "hidden":
        fields.first.evaluate("(field, value) => { field.value = value; }", value)
    elif kind == "select-one":
        fields.select_option(value)
    else:
        fields.fill(value)


def the_form_of(act: str) -> str:
    """Of the page of a finding, that of an act."""
    return f"form:has(input[name='act'][value='{act}'])"


# What only a fault shows: a refusal, and a crash.
FAULTY = (PageRoute("/faulty", PageId.HEALTH, get=_breaks, is_open=True),)


A_WAIVER = {"waive_until": "30.06.2016", "waive_reason_id": "recheck"}
QUARTER = "fachaufsicht_2016-Q1.csv"
DECIDE = "form:has(input[name='form'][value='decide'])"
AWAY = "form:has(input[name='form'][value='absence'])"
TAKEN_ON = {"choice": "take_on", "take_on_day": "01.06.2016"}
SEEN_LONG_AGO = {"seen": "0", **TAKEN_ON}
# Of the page of a finding, and of that behind a mail's link.
OF_ANSWERS = "form:has(input[name='choice'])"
PREVIEW = "/regeln/vorschau"
OF_APPROVING = "form:has(input[name='form'][value='approve'])"
OF_ACTIVATING = "form:has(input[name='form'][value='activate'])"
ENDED = date(2016, 5, 20)


def _link(post: str, **of: Any) -> Callable[[Served], str]:
    """What the mail to a post about the criteria leads to."""
    return lambda served: link_to(served.house.store, FINDING.removeprefix("/befunde/"), post, **of)


def _invitation(served: Served) -> str:
    """The page of somebody who was just invited."""
    now = served.house.clock.now()
    return f"/einladung/{invite(served.house.store, 'eingeladen', ['gf'], 'administration', now).token}"


def _the_mail(served: Served) -> str:
    """The way of that to the district."""
    return _the_letter(served).replace("/schreiben/", "/versand/")


def _the_letter(served: Served) -> str:
    """That to the district, which waits to be released."""
    with served.house.store.read() as tx:
        (draft,) = outbox.list_messages(tx, states=[OutboxState.DRAFT])
    return f"/schreiben/{draft.key}"


def _a_run(served: Served) -> str:
    """A run of the scenarios in which one failed; nobody has run it here."""
    return feature_run_path(kept_run(served.house.store, "scenario_failed"))


def _a_day_judged_again(served: Served) -> str:
    """Of which nobody knows how it ended."""
    return evidence_job_path(kept_replay(served.house.store))


PAGES = (
    PageShown("einladung", _invitation),
    PageShown("einladung-vorbei", "/einladung/unbekannt"),
    PageShown("kennwort", "/konto/kennwort", (MANAGEMENT,), is_member=True),
    PageShown("kennwort-des-hauses", "/konto/kennwort", (MANAGEMENT,)),
    PageShown("aufgaben", "/aufgaben", (OWNER,)),
    PageShown("aufgaben-der-leitung", "/aufgaben", (MANAGEMENT,)),
    PageShown("keine-aufgaben", "/aufgaben", ("bca@jobcenter",)),
    PageShown("befunde", "/befunde", (MANAGEMENT,)),
    PageShown("befunde-auswahl", "/befunde?zustand=breached&seit=01.01.2016", (MANAGEMENT,)),
    PageShown("befunde-falsche-auswahl", "/befunde?rolle=niemand&seit=morgen", (MANAGEMENT,)),
    PageShown("uebersicht", "/uebersicht", (MANAGEMENT,)),
    PageShown("uebersicht-ohne-plan", "/uebersicht?plan=1999", (OWNER,)),
    PageShown("betrieb", "/betrieb", (ADMINISTRATION,)),
    PageShown("befund", FINDING, (OWNER,), unfold),
    PageShown("befund-der-leitung", FINDING, (MANAGEMENT,), unfold),
    PageShown("ausnahme-unvollstaendig", OF_A_TEAM, (MANAGEMENT,), send(the_form_of("waive"))),
    PageShown("ausnahme-ansehen", OF_A_TEAM, (MANAGEMENT,), send(the_form_of("waive"), **A_WAIVER)),
    PageShown("befund-geaendert", FINDING, (OWNER,), send(OF_ANSWERS, **SEEN_LONG_AGO)),
    PageShown("befund-mit-zahlen", "/befunde/reviews-new-cases/jobcenter/2016", (MANAGEMENT,)),
    PageShown("verpflichtung", "/verpflichtungen/reviews-new-cases/jobcenter/2016", (MANAGEMENT,)),
    PageShown("verpflichtung-mit-frist", OBLIGATION, (OWNER,)),
    PageShown("verpflichtung-an-einem-tag", f"{OBLIGATION}?tag=28.04.2016", (OWNER,)),
    PageShown("verpflichtung-ohne-tag", f"{OBLIGATION}?tag=morgen", (OWNER,)),
    PageShown("kalender", "/kalender?monat=2016-05", (MANAGEMENT,)),
    PageShown("kalender-ohne-monat", "/kalender?monat=2036-05", (OWNER,)),
    PageShown("jahresblatt", "/kalender/2016", (OWNER,)),
    PageShown("versand", "/versand", (ADMINISTRATION,)),
    PageShown("versand-des-betriebs", "/versand", (SERVICE,)),
    PageShown("eine-mail", _the_mail, (ADMINISTRATION,)),
    PageShown("eine-mail-ohne-worte", _the_mail, (SERVICE,)),
    PageShown("suche", "/suche?q=T11", (MANAGEMENT,)),
    PageShown("suche-zu-kurz", "/suche?q=x", (MANAGEMENT,)),
    PageShown("schreiben", "/schreiben", (MANAGEMENT,)),
    PageShown("ein-schreiben", _the_letter, (MANAGEMENT,), unfold),
    PageShown("ein-schreiben-nur-lesen", _the_letter, (ADMINISTRATION,)),
    PageShown("schreiben-freigeben", _the_letter, (MANAGEMENT,), send(DECIDE, decision="release")),
    PageShown("schreiben-unentschieden", _the_letter, (MANAGEMENT,), send(DECIDE)),
    PageShown("eingang", "/eingang", (ADMINISTRATION,)),
    PageShown("eingang-ohne-datei", "/eingang", (ADMINISTRATION,), send("form[enctype]")),
    PageShown("vorschlaege", "/vorschlaege", (ADMINISTRATION,)),
    PageShown("ein-vorschlag", "/vorschlaege/1", (ADMINISTRATION,)),
    PageShown("vorschlag-unentschieden", "/vorschlaege/1", (ADMINISTRATION,), send("main form")),
    PageShown("kein-befund", "/befunde/nichts/jobcenter/2016", (MANAGEMENT,)),
    PageShown("antwort", _link(OWNER), (OWNER,)),
    PageShown("antwort-unvollstaendig", _link(OWNER), (OWNER,), send(OF_ANSWERS, choice="done")),
    PageShown("antwort-vorgelegt", _link(MANAGEMENT), (MANAGEMENT,)),
    PageShown("link-vorbei", _link(OWNER, ends_on=ENDED), (OWNER,)),
    PageShown("link-einer-anderen-stelle", _link(OWNER), (MANAGEMENT,)),
    PageShown("link-kaputt", "/antwort/abgeschnitten"),
    PageShown("regeln", "/regeln", (OWNER,)),
    PageShown("eine-regel", "/regeln/2016/reviews-new-cases", (OWNER,)),
    PageShown("regeln-vorschau", PREVIEW, (MANAGEMENT,)),
    PageShown("regeln-vorschau-unvollstaendig", PREVIEW, (MANAGEMENT,), send(OF_APPROVING)),
    PageShown("regeln-in-kraft-setzen", PREVIEW, (ADMINISTRATION,), send(OF_ACTIVATING, emergency="Meldefrist")),
    PageShown("jahresvorschau", "/regeln/jahresvorschau", (MANAGEMENT,)),
    PageShown("regeln-verlauf", "/regeln/verlauf", (ADMINISTRATION,)),
    PageShown("nachweis", "/nachweis", (AUDITOR,)),
    PageShown("nachweis-einer-regel", "/nachweis/regeln/investigation-criteria-agreed", (AUDITOR,)),
    PageShown("nachweis-unvollstaendig", "/nachweis", (AUDITOR,), send("form:has(input[value='replay'])")),
    PageShown("nachweis-auftrag", _a_day_judged_again, (AUDITOR,)),
    PageShown("szenarien", "/nachweis/szenarien", (AUDITOR,)),
    PageShown("szenarien-einer-zeile", "/nachweis/szenarien?zeile=T11", (AUDITOR,)),
    PageShown("szenario-fehlt", "/nachweis/szenarien", (AUDITOR,), send("form:has(input[value='own'])")),
    PageShown("szenarien-lauf", _a_run, (AUDITOR,)),
    PageShown("protokoll", "/protokoll", (AUDITOR,)),
    PageShown("protokoll-leer", "/protokoll?art=nichts&von=gestern", (AUDITOR,)),
    PageShown("zugriffsprotokoll", "/protokoll/zugriffe", (AUDITOR,)),
    PageShown("verwaltung", "/verwaltung", (ADMINISTRATION,)),
    PageShown("konto", "/konto", (OWNER,)),
    PageShown("konto-abwesend-unvollstaendig", "/konto", (OWNER,), send(AWAY, since="morgen")),
    PageShown("mitbestimmung", "/mitbestimmung", (MANAGEMENT,)),
    PageShown("kein-gespraech-erklaert", "/zielgespraech", (MANAGEMENT,)),
    PageShown("barrierefreiheit", "/barrierefreiheit"),
    PageShown("anmelden", "/anmelden"),
    PageShown("kein-ort", "/nirgends", (MANAGEMENT,)),
    PageShown("kein-ort-ohne-anmeldung", "/nirgends"),
    PageShown("abgelehnt", "/faulty?refused"),
    PageShown("kaputt", "/faulty"),
    # From here on log, files and the finding are not as the pages before have them.
    PageShown("eingang-datei", "/eingang", (ADMINISTRATION,), send_a_file),
    PageShown("antwort-gegeben", _link(OWNER), (OWNER,), send(OF_ANSWERS, **TAKEN_ON)),
)
# Of each kind one is on this list already; `make deep` looks at these too.
OF_A_KIND_SEEN = frozenset(
    {
        "abgelehnt",
        "szenario-fehlt",
        "szenarien-einer-zeile",
        "szenarien-lauf",
        "protokoll-leer",
        "nachweis-einer-regel",
        "nachweis-unvollstaendig",
        "nachweis-auftrag",
        "antwort-vorgelegt",
        "aufgaben-der-leitung",
        "befund-der-leitung",
        "befunde-auswahl",
        "ein-schreiben-nur-lesen",
        "eingang-ohne-datei",
        "einladung-vorbei",
        "kalender-ohne-monat",
        "kein-befund",
        "kein-gespraech-erklaert",
        "kein-ort",
        "kein-ort-ohne-anmeldung",
        "keine-aufgaben",
        "kennwort-des-hauses",
        "konto-abwesend-unvollstaendig",
        "link-einer-anderen-stelle",
        "regeln-verlauf",
        "regeln-vorschau-unvollstaendig",
        "schreiben",
        "uebersicht-ohne-plan",
        "suche-zu-kurz",
        "versand-des-betriebs",
        "eine-mail-ohne-worte",
        "schreiben-unentschieden",
        "verpflichtung-mit-frist",
        "verpflichtung-ohne-tag",
        "vorschlag-unentschieden",
    }
)
