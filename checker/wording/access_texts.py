"""The words for ways to log in, in German and English. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.access import LogInWay
from checker.wording.locales import Locale

WAY_TEXTS: Mapping[Locale, Mapping[LogInWay, str]] = {
    "de": {
        LogInWay.PROXY: "die Anmeldung am Arbeitsplatz",
        LogInWay.OIDC: "den Anmeldedienst des Hauses",
        LogInWay.PASSWORD: "Anmeldename und Kennwort",
        LogInWay.CONSOLE: "einen Befehl auf dem Rechner selbst",
        LogInWay.KEY: "den Schlüssel einer Maschine",
        LogInWay.LINK: "den Link einer Mail",
    },
    "en": {
        LogInWay.PROXY: "the log-in at the workplace",
        LogInWay.OIDC: "the house's log-in service",
        LogInWay.PASSWORD: "login and password",
        LogInWay.CONSOLE: "a command on the machine itself",
        LogInWay.KEY: "a machine's key",
        LogInWay.LINK: "the link of a mail",
    },
}
