"""What does a page say when it cannot be shown, and what to do next? By language and kind of error. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.wording.locales import Locale


class WebErrorKind(StrEnum):
    """Why there is no page."""

    BAD_REQUEST = "bad_request"
    BAD_HOST = "bad_host"
    NOT_OUR_FORM = "not_our_form"
    FORM_TOO_OLD = "form_too_old"
    NOT_ALLOWED = "not_allowed"
    NOT_THERE = "not_there"
    NO_SUCH_METHOD = "no_such_method"
    TOO_SLOW = "too_slow"
    CHANGED_MEANWHILE = "changed_meanwhile"
    TOO_LARGE = "too_large"
    WRONG_TYPE = "wrong_type"
    REFUSED = "refused"
    TOO_MANY = "too_many"
    HEADERS_TOO_LARGE = "headers_too_large"
    BROKEN = "broken"
    BUSY = "busy"
    STORE = "store"
    NO_RULES = "no_rules"
    OUTSIDE_CALENDAR = "outside_calendar"
    TRIAL_OVER = "trial_over"


STATUS: Mapping[WebErrorKind, int] = {
    WebErrorKind.BAD_REQUEST: 400,
    WebErrorKind.BAD_HOST: 400,
    WebErrorKind.NOT_OUR_FORM: 403,
    WebErrorKind.FORM_TOO_OLD: 403,
    WebErrorKind.NOT_ALLOWED: 403,
    WebErrorKind.NOT_THERE: 404,
    WebErrorKind.NO_SUCH_METHOD: 405,
    WebErrorKind.TOO_SLOW: 408,
    WebErrorKind.CHANGED_MEANWHILE: 409,
    WebErrorKind.TOO_LARGE: 413,
    WebErrorKind.WRONG_TYPE: 415,
    WebErrorKind.REFUSED: 422,
    WebErrorKind.TOO_MANY: 429,
    WebErrorKind.HEADERS_TOO_LARGE: 431,
    WebErrorKind.BROKEN: 500,
    WebErrorKind.BUSY: 503,
    WebErrorKind.STORE: 503,
    WebErrorKind.NO_RULES: 503,
    WebErrorKind.OUTSIDE_CALENDAR: 503,
    WebErrorKind.TRIAL_OVER: 404,
}


@dataclass(frozen=True, slots=True)
class WebErrorText:
    """The heading, what happened, and what to do next."""

    heading: str
    text: str
    next: str


NOTHING_DONE_DE = "Es wurde nichts übernommen."
NOTHING_DONE_EN = "Nothing was changed."

WEB_ERRORS: Mapping[Locale, Mapping[WebErrorKind, WebErrorText]] = {
    "de": {
        WebErrorKind.BAD_REQUEST: WebErrorText(
            "Anfrage nicht lesbar",
            f"Was der Browser geschickt hat, ist nicht lesbar. {NOTHING_DONE_DE}",
            "Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal.",
        ),
        WebErrorKind.BAD_HOST: WebErrorText(
            "Unbekannte Adresse",
            "Unter dieser Adresse gibt es diese Seiten nicht.",
            "Öffnen Sie die Adresse, die in den Mails steht. Führt sie hierher, so stimmt [web] address nicht: Das"
            " ändert die Administration.",
        ),
        WebErrorKind.NOT_OUR_FORM: WebErrorText(
            "Formular von anderer Stelle",
            f"Das Formular wurde nicht von diesen Seiten abgeschickt. {NOTHING_DONE_DE}",
            "Öffnen Sie die Seite hier und senden Sie das Formular von dort. Haben Sie selbst nichts abgeschickt, so"
            " schließen Sie die Seite, von der Sie kommen.",
        ),
        WebErrorKind.FORM_TOO_OLD: WebErrorText(
            "Formular nicht mehr gültig",
            f"Das Formular stand zu lange offen oder gehört zu einer anderen Sitzung. {NOTHING_DONE_DE}",
            "Öffnen Sie die Seite noch einmal und senden Sie das Formular neu. Der Browser muss Cookies dieser Seite"
            " annehmen.",
        ),
        WebErrorKind.NOT_ALLOWED: WebErrorText(
            "Nicht für Ihre Stelle",
            f"Ihre Stelle hat dafür nicht die Rechte. {NOTHING_DONE_DE}",
            "Wenden Sie sich an die Stelle, die zuständig ist, oder an die Administration.",
        ),
        WebErrorKind.NOT_THERE: WebErrorText(
            "Seite nicht gefunden",
            "Unter dieser Adresse gibt es nichts (mehr).",
            "Prüfen Sie die Adresse oder beginnen Sie bei Ihren Aufgaben.",
        ),
        WebErrorKind.NO_SUCH_METHOD: WebErrorText(
            "So geht es hier nicht",
            f"Diese Adresse nimmt eine solche Anfrage nicht an. {NOTHING_DONE_DE}",
            "Öffnen Sie die Seite mit einem Link und senden Sie Formulare mit ihrem Knopf.",
        ),
        WebErrorKind.TOO_SLOW: WebErrorText(
            "Zu langsam angekommen",
            f"Das Formular ist nicht in der vorgesehenen Zeit angekommen. {NOTHING_DONE_DE}",
            "Senden Sie es noch einmal. Bleibt es so, prüfen Sie die Verbindung.",
        ),
        WebErrorKind.CHANGED_MEANWHILE: WebErrorText(
            "Inzwischen geändert",
            f"Seit Sie die Seite geöffnet haben, hat sich etwas geändert. {NOTHING_DONE_DE}",
            "Öffnen Sie die Seite noch einmal und entscheiden Sie neu.",
        ),
        WebErrorKind.TOO_LARGE: WebErrorText(
            "Zu viel auf einmal",
            f"Das Formular ist größer, als hier angenommen wird. {NOTHING_DONE_DE}",
            "Kürzen Sie die Texte und senden Sie es noch einmal.",
        ),
        WebErrorKind.WRONG_TYPE: WebErrorText(
            "Unbekannte Art von Formular",
            f"Diese Art von Inhalt wird hier nicht angenommen. {NOTHING_DONE_DE}",
            "Senden Sie das Formular mit dem Knopf auf der Seite.",
        ),
        WebErrorKind.REFUSED: WebErrorText(
            "Nicht übernommen",
            NOTHING_DONE_DE,
            "Gehen Sie zurück, ändern Sie die Angaben und senden Sie das Formular noch einmal.",
        ),
        WebErrorKind.TOO_MANY: WebErrorText(
            "Zu viele Anfragen",
            f"In kurzer Zeit kamen von hier mehr Anfragen, als beantwortet werden. {NOTHING_DONE_DE}",
            "Warten Sie eine Minute und versuchen Sie es dann noch einmal.",
        ),
        WebErrorKind.HEADERS_TOO_LARGE: WebErrorText(
            "Anfrage zu groß",
            f"Der Kopf der Anfrage ist größer, als hier angenommen wird. {NOTHING_DONE_DE}",
            "Löschen Sie die Cookies dieser Seite und öffnen Sie sie noch einmal.",
        ),
        WebErrorKind.BROKEN: WebErrorText(
            "Unerwarteter Fehler",
            "Das hätte nicht geschehen dürfen. Ob etwas übernommen wurde, zeigt die Seite, auf der Sie waren.",
            "Sehen Sie dort nach und nennen Sie der Administration die Nummer {number}. Sie steht auch im"
            " Betriebsprotokoll.",
        ),
        WebErrorKind.BUSY: WebErrorText(
            "Gerade ausgelastet",
            f"Es kommen gerade mehr Anfragen, als beantwortet werden können. {NOTHING_DONE_DE}",
            "Warten Sie einige Sekunden und versuchen Sie es dann noch einmal.",
        ),
        WebErrorKind.STORE: WebErrorText(
            "Datenbestand nicht erreichbar",
            "Der Datenbestand ist gerade nicht zu benutzen. Ob etwas übernommen wurde, zeigt die Seite, auf der Sie"
            " waren.",
            "Versuchen Sie es in einer Minute noch einmal. Bleibt es so, nennen Sie der Administration die Nummer"
            " {number}; 'zielwacht status' sagt dort, woran es liegt.",
        ),
        WebErrorKind.NO_RULES: WebErrorText(
            "Noch keine Regeln in Kraft",
            "In diesem Haus sind noch keine Regeln in Kraft, also gibt es noch nichts zu zeigen.",
            "Die Administration setzt sie mit 'zielwacht rules activate' in Kraft.",
        ),
        WebErrorKind.OUTSIDE_CALENDAR: WebErrorText(
            "Der Kalender der Regeln reicht nicht bis heute",
            "Ohne die Feiertage von heute lässt sich keine Frist rechnen. Übernommen wurde nichts.",
            "Die Administration erweitert 'years' in rules/calendar.yaml, setzt die Regeln in Kraft und prüft, ob die"
            " Uhr stimmt. Die Nummer dazu im Protokoll: {number}.",
        ),
        WebErrorKind.TRIAL_OVER: WebErrorText(
            "Der Link gilt nicht mehr",
            "Ein Link zum Ausprobieren gilt zehn Minuten und einmal.",
            "Starten Sie 'zielwacht serve --sign-in' neu: Es nennt einen frischen Link.",
        ),
    },
    "en": {
        WebErrorKind.BAD_REQUEST: WebErrorText(
            "Request cannot be read",
            f"What the browser sent cannot be read. {NOTHING_DONE_EN}",
            "Go back, load the page again and send the form once more.",
        ),
        WebErrorKind.BAD_HOST: WebErrorText(
            "Unknown address",
            "These pages are not found at this address.",
            "Open the address that stands in the mails. If that leads here, [web] address is wrong: the administration"
            " changes it.",
        ),
        WebErrorKind.NOT_OUR_FORM: WebErrorText(
            "A form from elsewhere",
            f"The form was not sent from these pages. {NOTHING_DONE_EN}",
            "Open the page here and send the form from there. If you did not send anything yourself, close the page"
            " that you came from.",
        ),
        WebErrorKind.FORM_TOO_OLD: WebErrorText(
            "The form is no longer valid",
            f"The form was open for too long, or belongs to another session. {NOTHING_DONE_EN}",
            "Open the page again and send the form anew. The browser must accept cookies of this site.",
        ),
        WebErrorKind.NOT_ALLOWED: WebErrorText(
            "Not for your post",
            f"Your post does not have the rights for it. {NOTHING_DONE_EN}",
            "Ask the post that is responsible, or the administration.",
        ),
        WebErrorKind.NOT_THERE: WebErrorText(
            "Page not found",
            "There is nothing at this address (any more).",
            "Check the address, or start with your tasks.",
        ),
        WebErrorKind.NO_SUCH_METHOD: WebErrorText(
            "Not like this",
            f"This address does not take such a request. {NOTHING_DONE_EN}",
            "Open the page by a link, and send forms by their button.",
        ),
        WebErrorKind.TOO_SLOW: WebErrorText(
            "Arrived too slowly",
            f"The form did not arrive in the time given. {NOTHING_DONE_EN}",
            "Send it once more. If it stays like this, check the connection.",
        ),
        WebErrorKind.CHANGED_MEANWHILE: WebErrorText(
            "Changed meanwhile",
            f"Something has changed since you opened the page. {NOTHING_DONE_EN}",
            "Open the page again and decide anew.",
        ),
        WebErrorKind.TOO_LARGE: WebErrorText(
            "Too much at once",
            f"The form is larger than what is taken here. {NOTHING_DONE_EN}",
            "Shorten the texts and send it once more.",
        ),
        WebErrorKind.WRONG_TYPE: WebErrorText(
            "Unknown kind of form",
            f"This kind of content is not taken here. {NOTHING_DONE_EN}",
            "Send the form by the button on the page.",
        ),
        WebErrorKind.REFUSED: WebErrorText(
            "Not taken",
            NOTHING_DONE_EN,
            "Go back, change what you entered and send the form once more.",
        ),
        WebErrorKind.TOO_MANY: WebErrorText(
            "Too many requests",
            f"More requests came from here in a short time than are answered. {NOTHING_DONE_EN}",
            "Wait for a minute, then try again.",
        ),
        WebErrorKind.HEADERS_TOO_LARGE: WebErrorText(
            "Request too large",
            f"The head of the request is larger than what is taken here. {NOTHING_DONE_EN}",
            "Delete the cookies of this site and open it again.",
        ),
        WebErrorKind.BROKEN: WebErrorText(
            "Unexpected error",
            "This should not have happened. Whether anything was changed is shown by the page you were on.",
            "Look there, and tell the administration the number {number}. It stands in the service's log too.",
        ),
        WebErrorKind.BUSY: WebErrorText(
            "Busy at the moment",
            f"More requests are coming in than can be answered. {NOTHING_DONE_EN}",
            "Wait for some seconds, then try again.",
        ),
        WebErrorKind.STORE: WebErrorText(
            "The store cannot be used",
            "The store cannot be used at the moment. Whether anything was changed is shown by the page you were on.",
            "Try again in a minute. If it stays like this, tell the administration the number {number}; 'zielwacht"
            " status' says there why.",
        ),
        WebErrorKind.NO_RULES: WebErrorText(
            "No rules in force yet",
            "No rules are in force in this house yet, so there is nothing to show.",
            "The administration lets them take effect with 'zielwacht rules activate'.",
        ),
        WebErrorKind.OUTSIDE_CALENDAR: WebErrorText(
            "The calendar of the rules does not reach to today",
            "Without the holidays of today no due day can be computed. Nothing was recorded.",
            "The administration widens 'years' in rules/calendar.yaml, activates the rules, and looks whether the clock"
            " is right. Its number in the log: {number}.",
        ),
        WebErrorKind.TRIAL_OVER: WebErrorText(
            "The link holds no longer",
            "A link to try the pages holds for ten minutes and once.",
            "Start 'zielwacht serve --sign-in' again: it names a fresh link.",
        ),
    },
}
