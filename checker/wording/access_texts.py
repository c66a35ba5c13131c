"""The words for ways to log in, and for reasons to look into the access log, in German and English. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.access import AccessReason, LogInWay
from checker.wording.locales import Locale

WAY_TEXTS: Mapping[Locale, Mapping[LogInWay, str]] = {
    "de": {
        LogInWay.PROXY: "die Anmeldung am Arbeitsplatz",
        LogInWay.OIDC: "den Anmeldedienst des Hauses",
        LogInWay.PASSWORD: "Anmeldename und Kennwort",
        LogInWay.CONSOLE: "einen Befehl auf dem Rechner selbst",
        LogInWay.LINK: "den Link einer Mail",
    },
    "en": {
        LogInWay.PROXY: "the log-in at the workplace",
        LogInWay.OIDC: "the house's log-in service",
        LogInWay.PASSWORD: "login and password",
        LogInWay.CONSOLE: "a command on the machine itself",
        LogInWay.LINK: "the link of a mail",
    },
}
ACCESS_REASONS: Mapping[Locale, Mapping[AccessReason, str]] = {
    "de": {
        AccessReason.INCIDENT: "Sicherheitsvorfall",
        AccessReason.OBJECTION: "eine Entscheidung wird bestritten",
        AccessReason.AUDIT: "Prüfung",
        AccessReason.PROCEEDINGS: "Verfahren",
        AccessReason.REQUEST: "Auskunft an die betroffene Person",
    },
    "en": {
        AccessReason.INCIDENT: "security incident",
        AccessReason.OBJECTION: "a decision is contested",
        AccessReason.AUDIT: "audit",
        AccessReason.PROCEEDINGS: "proceedings",
        AccessReason.REQUEST: "information for the person concerned",
    },
}
