"""The sentences for a log-in by others than ourselves, by code and language. Pure tables; `refusal_texts` has the rest.

Each says what whoever reads it can do, and what the administration must look at.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.refusal import AdmissionRefusal, OidcRefusal, ProxyRefusal, RefusalCode
from checker.wording.locales import Locale
from checker.wording.web_texts import Words

LOG_IN_SENTENCES: Mapping[Locale, Mapping[RefusalCode, str]] = {
    "de": {
        ProxyRefusal.MISSING: "Der vorgeschaltete Server hat nicht gesagt, wer Sie sind. Für die Administration: Er "
        "muss jede Anfrage anmelden und den Kopf {header} selbst setzen",
        ProxyRefusal.TWICE: "Der Kopf {header} kam mehrfach an; deshalb ist niemand angemeldet. Für die "
        "Administration: Der vorgeschaltete Server muss entfernen, was der Browser unter diesem Namen sendet, "
        "bevor er den Kopf setzt",
        ProxyRefusal.EMPTY: "Der Kopf {header} kam leer an; deshalb ist niemand angemeldet. Für die Administration: "
        "Am vorgeschalteten Server muss die Anmeldung für alle Adressen gelten und der Kopf danach gesetzt werden",
        ProxyRefusal.TOO_LONG: "Der Kopf {header} ist länger als {most} Byte; deshalb ist niemand angemeldet. Für "
        "die Administration: Was setzt der vorgeschaltete Server dort ein? Bei Gruppen: nur die der Anwendung "
        "senden",
        ProxyRefusal.UNREADABLE: "Der Kopf {header} enthält Zeichen, die kein Name hat; deshalb ist niemand "
        "angemeldet. Für die Administration: Der vorgeschaltete Server muss ihn als lesbaren Text in UTF-8 setzen",
        ProxyRefusal.ANOTHER_FORM: "Der Kopf {header} hat nicht die vereinbarte Form; deshalb ist niemand "
        "angemeldet. Für die Administration: user_pattern in [proxy] muss die Schreibweise abdecken, die der "
        "Server sendet",
        ProxyRefusal.NO_GROUPS: "Der vorgeschaltete Server hat keine Gruppen gesendet; deshalb ist niemand "
        "angemeldet. Für die Administration: Er muss den Kopf {header} selbst setzen, oder group_header in [proxy] "
        "fällt weg",
        OidcRefusal.NOT_INSTALLED: "Für die Anmeldung beim Anmeldedienst fehlt hier ein Programmteil. Für die "
        "Administration: Auf dem Server fehlen die Pakete {packages}",
        OidcRefusal.AWAY: "Der Anmeldedienst {provider} ist nicht erreichbar. Bitte in einigen Minuten noch einmal "
        "versuchen; hält es an, hilft die Administration",
        OidcRefusal.SLOW: "Der Anmeldedienst {provider} hat in {seconds} Sekunden nicht geantwortet. Bitte in "
        "einigen Minuten noch einmal versuchen; hält es an, hilft die Administration",
        OidcRefusal.CERTIFICATE: "Das Zertifikat des Anmeldedienstes {provider} lässt sich nicht prüfen. Für die "
        "Administration: Ist es abgelaufen? Gehört ca_file in [oidc] gesetzt?",
        OidcRefusal.NOT_UNDERSTOOD: "Der Anmeldedienst {provider} hat anders geantwortet als vereinbart "
        "({document}). Für die Administration: Stimmt issuer in [oidc]?",
        OidcRefusal.ANOTHER_PROVIDER: "Unter {provider} antwortet ein Anmeldedienst, der sich anders nennt. Für die "
        "Administration: issuer in [oidc] muss genau so lauten, wie der Dienst sich selbst nennt",
        OidcRefusal.NOT_ENCRYPTED: "Der Anmeldedienst {provider} nennt eine Adresse ohne Verschlüsselung; dorthin "
        "wird nichts gesendet. Für die Administration: Der Dienst muss für seine Adressen https nennen",
        OidcRefusal.CLIENT: "Der Anmeldedienst {provider} erkennt diese Anwendung nicht an. Für die Administration: "
        "client_id und client_secret_file in [oidc] mit dem Eintrag beim Dienst vergleichen",
        OidcRefusal.CODE: "Der Anmeldedienst {provider} hat den Zugangscode nicht anerkannt; er gilt nur einmal und "
        "kurz. Bitte noch einmal anmelden",
        OidcRefusal.CANCELLED: "Beim Anmeldedienst wurde die Anmeldung abgebrochen oder nicht erlaubt. Bitte noch "
        "einmal anmelden; gelingt es nicht, muss die Administration den Zugang dort freigeben",
        OidcRefusal.NOT_DONE: "Der Anmeldedienst hat die Anmeldung mit einem Fehler beendet ({error}). Bitte noch "
        "einmal anmelden; bleibt es dabei, hilft die Administration",
        OidcRefusal.ANOTHER_BROWSER: "Diese Anmeldung wurde nicht in diesem Browser begonnen, oder sie ist zu lange "
        "her. Bitte noch einmal anmelden",
        OidcRefusal.NO_TOKEN: "Der Anmeldedienst {provider} hat keinen Ausweis (ID-Token) gesendet. Für die "
        "Administration: Der Eintrag dort muss OpenID Connect mit dem Bereich openid erlauben",
        OidcRefusal.ALGORITHM: "Der Ausweis des Anmeldedienstes ist nicht so unterschrieben, wie es hier verlangt "
        "ist ({algorithm}). Für die Administration: Der Dienst muss mit einem öffentlichen Schlüssel prüfbar "
        "unterschreiben",
        OidcRefusal.SIGNATURE: "Die Unterschrift unter dem Ausweis stammt nicht vom Anmeldedienst {provider}. Bitte "
        "noch einmal anmelden; bleibt es dabei, muss die Administration sofort davon wissen",
        OidcRefusal.ISSUER: "Der Ausweis ist von einem anderen Anmeldedienst als {provider}. Für die Administration: "
        "issuer in [oidc] muss genau so lauten, wie der Dienst sich selbst nennt",
        OidcRefusal.AUDIENCE: "Der Ausweis wurde für eine andere Anwendung ausgestellt. Für die Administration: "
        "client_id in [oidc] mit dem Eintrag beim Anmeldedienst vergleichen",
        OidcRefusal.NONCE: "Der Ausweis gehört nicht zu dieser Anmeldung. Bitte noch einmal anmelden; bleibt es "
        "dabei, muss die Administration davon wissen",
        OidcRefusal.TOKEN_HASH: "Ausweis und Zugang des Anmeldedienstes gehören nicht zusammen. Bitte noch einmal "
        "anmelden; bleibt es dabei, muss die Administration davon wissen",
        OidcRefusal.EXPIRED: "Der Ausweis des Anmeldedienstes ist seit {seconds} Sekunden abgelaufen. Bitte noch "
        "einmal anmelden. Für die Administration: Bleibt es dabei, gehen die Uhren beider Server verschieden",
        OidcRefusal.NOT_YET: "Der Ausweis des Anmeldedienstes gilt erst in {seconds} Sekunden. Für die "
        "Administration: Die Uhren beider Server gehen verschieden; bis 60 Sekunden werden hingenommen",
        OidcRefusal.CLAIM: "Im Ausweis des Anmeldedienstes fehlt eine brauchbare Angabe „{claim}“. Für die "
        "Administration: Der Dienst muss sie in das ID-Token schreiben, oder [oidc] muss eine andere nennen",
        OidcRefusal.MAIL_NOT_VERIFIED: "Die Mailadresse im Ausweis ist beim Anmeldedienst nicht bestätigt; sie "
        "beweist nicht, wer Sie sind. Für die Administration: eine andere Angabe als user_claim in [oidc] nennen",
        AdmissionRefusal.NO_LOGIN: "Sie sind erkannt, aber Ihr Anmeldename enthält Zeichen, die hier kein Name hat "
        "({claim}). Für die Administration: Namen bestehen aus Buchstaben ohne Umlaute, Ziffern und . _ - + @",
        AdmissionRefusal.NOT_INVITED: "Sie sind erkannt, aber hier noch nicht eingeladen. Bitte an die "
        "Administration wenden: Sie lädt ein und legt Ihre Rolle fest",
        AdmissionRefusal.ANOTHER_WAY: "Sie sind erkannt, aber für einen anderen Weg der Anmeldung eingeladen. Bitte "
        "diesen Weg nehmen oder sich an die Administration wenden: Sie kann Sie für diesen Weg einladen",
        AdmissionRefusal.ENDED: "Ihr Zugang hier ist beendet. Ist das ein Versehen, kann die Administration Sie noch "
        "einmal einladen",
        AdmissionRefusal.NO_ROLE: "Sie sind erkannt, aber keine Ihrer Gruppen hat hier eine Rolle. Für die "
        "Administration: Die Tabelle in [{section}] ordnet Gruppen Rollen zu",
        AdmissionRefusal.ROLE_NOT_THERE: "Sie sind erkannt, aber die Rolle „{post}“ gibt es heute nicht. Für die "
        "Administration: Die Tabelle in [{section}] muss eine Rolle aus organisation.yaml nennen",
    },
    "en": {
        ProxyRefusal.MISSING: "the server in front has not said who you are. For the administration: it must log in "
        "every request and set the header {header} itself",
        ProxyRefusal.TWICE: "the header {header} came more than once, so nobody is logged in. For the "
        "administration: the server in front must remove what the browser sends under that name before it sets the "
        "header",
        ProxyRefusal.EMPTY: "the header {header} came empty, so nobody is logged in. For the administration: at the "
        "server in front the log-in must hold for every address, and the header must be set after it",
        ProxyRefusal.TOO_LONG: "the header {header} is longer than {most} bytes, so nobody is logged in. For the "
        "administration: what does the server in front write there? Of groups, send only those of this application",
        ProxyRefusal.UNREADABLE: "the header {header} has characters that no name has, so nobody is logged in. For "
        "the administration: the server in front must set it as readable text in UTF-8",
        ProxyRefusal.ANOTHER_FORM: "the header {header} is not written as agreed, so nobody is logged in. For the "
        "administration: user_pattern in [proxy] must cover the way in which the server writes it",
        ProxyRefusal.NO_GROUPS: "the server in front has sent no groups, so nobody is logged in. For the "
        "administration: it must set the header {header} itself, or group_header in [proxy] goes away",
        OidcRefusal.NOT_INSTALLED: "a part of the program is missing for the log-in at the provider. For the "
        "administration: on the server the packages {packages} are missing",
        OidcRefusal.AWAY: "the provider of the log-in {provider} cannot be reached. Try again in some minutes; if it "
        "lasts, ask the administration",
        OidcRefusal.SLOW: "the provider of the log-in {provider} has not answered within {seconds} seconds. Try "
        "again in some minutes; if it lasts, ask the administration",
        OidcRefusal.CERTIFICATE: "the certificate of the provider {provider} cannot be verified. For the "
        "administration: has it expired? Must ca_file in [oidc] be set?",
        OidcRefusal.NOT_UNDERSTOOD: "the provider {provider} has answered otherwise than agreed ({document}). For "
        "the administration: is issuer in [oidc] right?",
        OidcRefusal.ANOTHER_PROVIDER: "at {provider} a provider answers that calls itself otherwise. For the "
        "administration: issuer in [oidc] must be written exactly as the provider writes it",
        OidcRefusal.NOT_ENCRYPTED: "the provider {provider} names an address without encryption; nothing is sent "
        "there. For the administration: the provider must name https addresses",
        OidcRefusal.CLIENT: "the provider {provider} does not accept this application. For the administration: "
        "compare client_id and client_secret_file in [oidc] with the entry at the provider",
        OidcRefusal.CODE: "the provider {provider} has not accepted the code; it works once and for a short time. "
        "Log in again",
        OidcRefusal.CANCELLED: "at the provider the log-in was cancelled or not allowed. Log in again; if it fails, "
        "the administration must grant the access there",
        OidcRefusal.NOT_DONE: "the provider has ended the log-in with an error ({error}). Log in again; if it stays "
        "so, ask the administration",
        OidcRefusal.ANOTHER_BROWSER: "this log-in was not begun in this browser, or too long ago. Log in again",
        OidcRefusal.NO_TOKEN: "the provider {provider} has sent no ID token. For the administration: the entry there "
        "must allow OpenID Connect with the scope openid",
        OidcRefusal.ALGORITHM: "the provider's ID token is not signed as required here ({algorithm}). For the "
        "administration: the provider must sign with a key pair whose public key it publishes",
        OidcRefusal.SIGNATURE: "the signature of the ID token is not that of the provider {provider}. Log in again; "
        "if it stays so, the administration must know at once",
        OidcRefusal.ISSUER: "the ID token is of another provider than {provider}. For the administration: issuer in "
        "[oidc] must be written exactly as the provider writes it",
        OidcRefusal.AUDIENCE: "the ID token was made for another application. For the administration: compare "
        "client_id in [oidc] with the entry at the provider",
        OidcRefusal.NONCE: "the ID token does not belong to this log-in. Log in again; if it stays so, the "
        "administration must know",
        OidcRefusal.TOKEN_HASH: "the provider's ID token and access token do not belong together. Log in again; if "
        "it stays so, the administration must know",
        OidcRefusal.EXPIRED: "the provider's ID token expired {seconds} seconds ago. Log in again. For the "
        "administration: if it stays so, the clocks of the two servers differ",
        OidcRefusal.NOT_YET: "the provider's ID token is valid in {seconds} seconds only. For the administration: "
        "the clocks of the two servers differ; up to 60 seconds are accepted",
        OidcRefusal.CLAIM: "the provider's ID token has no usable claim '{claim}'. For the administration: the "
        "provider must put it into the ID token, or [oidc] must name another one",
        OidcRefusal.MAIL_NOT_VERIFIED: "the mail address in the ID token is not verified by the provider; it does "
        "not prove who you are. For the administration: name another claim as user_claim in [oidc]",
        AdmissionRefusal.NO_LOGIN: "you are known, but your login has characters that no name has here ({claim}). "
        "For the administration: names consist of letters without umlauts, digits and . _ - + @",
        AdmissionRefusal.NOT_INVITED: "you are known, but not invited here yet. Ask the administration: it invites "
        "people and says which role they hold",
        AdmissionRefusal.ANOTHER_WAY: "you are known, but invited for another way to log in. Take that way, or ask "
        "the administration: it can invite you for this one",
        AdmissionRefusal.ENDED: "your access here has ended. If that is a mistake, the administration can invite you "
        "once more",
        AdmissionRefusal.NO_ROLE: "you are known, but none of your groups has a role here. For the administration: "
        "the table in [{section}] maps groups to roles",
        AdmissionRefusal.ROLE_NOT_THERE: "you are known, but the role '{post}' does not exist today. For the "
        "administration: the table in [{section}] must name a role of organisation.yaml",
    },
}

# The page of the log-in, beside what stands with the password.
LOG_IN_WORDS: Words = {
    "de": {
        "title": "Anmeldung",
        "refused": "Anmeldung nicht gelungen",
        "by_workplace": "Mit der Anmeldung an Ihrem Arbeitsplatz",
        "go_on": "Weiter mit der Anmeldung am Arbeitsplatz",
        "elsewhere": "Diese Seiten übernehmen die Anmeldung an Ihrem Arbeitsplatz. Hier kommt sie nicht an; bitte"
        " öffnen Sie die Seiten unter {address}.",
        "by_provider": "Mit dem Anmeldedienst des Hauses",
        "to_provider": "Zum Anmeldedienst",
        "stays": "Wer sich hier abmeldet, bleibt beim Anmeldedienst angemeldet.",
        "no_cookies": "Ihr Browser nimmt von diesen Seiten keine Cookies an. Ohne sie gibt es keine Anmeldung: bitte in"
        " den Einstellungen des Browsers erlauben und noch einmal öffnen.",
    },
    "en": {
        "title": "Log in",
        "refused": "The log-in failed",
        "by_workplace": "By the log-in at your workplace",
        "go_on": "Go on with the log-in at your workplace",
        "elsewhere": "These pages take over the log-in at your workplace. Here it does not arrive; open the pages at"
        " {address}.",
        "by_provider": "By the house's own provider",
        "to_provider": "To the provider",
        "stays": "Whoever logs out here stays logged in at the provider.",
        "no_cookies": "Your browser takes no cookies of these pages. Without them there is no log-in: allow them in the"
        " settings of the browser, and open the page again.",
    },
}
