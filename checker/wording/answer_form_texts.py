"""The words of an answer's form, of what became of it, and of links that lead nowhere, by language. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.domain.proposal import ProposalState
from checker.domain.refusal import LinkRefusal, RefusalCode
from checker.wording.locales import Locale

ANSWER_WORDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "answer": "Ihre Antwort",
        "for_post": "Sie antworten für: {role}.",
        "choice": "Was trifft zu?",
        "needs": "Dafür anzugeben: {fields}.",
        "optional": "{label}, wenn es eines gibt",
        "day_hint": "So: {example} oder {iso}",
        "day_hint_until": "Spätestens {latest}. So: {example} oder {iso}",
        "reader_hint": "Die Stelle, die vertritt, nicht deren Name. Leer: die Vertretung, die geregelt ist.",
        "file_number_hint": "Zum Beispiel {example}",
        "read_letter": "Das Schreiben im Wortlaut lesen, Empfänger: {to}",
        "more": "Noch etwas anderes antworten",
        "send": "Antwort absenden",
        "no_choice": "Bitte wählen Sie eine Antwort.",
        "no_value": "{label}: bitte angeben.",
        "cannot_now": "Geht zurzeit nicht: {label}. {why}.",
        "nothing_to_answer": "Zu antworten ist hier nichts",
        "done": "Eingetragen",
        "waits": "Eingegangen",
        "undone": "Zurückgenommen",
        "answered": "Zuletzt geantwortet",
        "said": "{said}, für {role}.",
        "said_at": "{said}, für {role}, {instant}.",
        "by_link": "Über den Link der Mail, ohne Anmeldung.",
        "is_entered_by": "Eingetragen wird es von: {who}. Sie erhalten dazu eine Mail.",
        "missing": "Noch zu ergänzen: {fields}.",
        "undo": "Doch nicht?",
        "undo_choice": "Soll das zurückgenommen werden?",
        "undo_yes": "Ja, zurücknehmen",
        "undo_button": "Zurücknehmen",
        "undo_hint": "Was schon abgeschickt ist, wird nicht zurückgeholt.",
        "no_undo": "Bitte bestätigen, dass es zurückgenommen werden soll.",
        "whole_finding": "Alles dazu: {title}",
        "what_now": "Was Sie jetzt tun können",
        "reply": "Auf die Mail antworten: Das geht immer, auch ohne diese Seite.",
        "to_tasks": "Meine Aufgaben öffnen",
        "link_page": "Antwort für {role}",
        "link_page_over": "Nichts zu antworten für {role}",
        "link_fault": "Link",
    },
    "en": {
        "answer": "Your answer",
        "for_post": "You answer for: {role}.",
        "choice": "What is the case?",
        "needs": "To be given: {fields}.",
        "optional": "{label}, if there is one",
        "day_hint": "As {example} or {iso}",
        "day_hint_until": "At most {latest}. As {example} or {iso}",
        "reader_hint": "The post that stands in, not a name. Empty: the deputy that is set.",
        "file_number_hint": "For example {example}",
        "read_letter": "Read the whole letter, to: {to}",
        "more": "Answer something else as well",
        "send": "Send the answer",
        "no_choice": "Please choose an answer.",
        "no_value": "{label}: please say.",
        "cannot_now": "Not possible at the moment: {label}. {why}.",
        "nothing_to_answer": "There is nothing to answer here",
        "done": "Recorded",
        "waits": "Received",
        "undone": "Taken back",
        "answered": "Answered last",
        "said": "{said}, for {role}.",
        "said_at": "{said}, for {role}, {instant}.",
        "by_link": "By the link of the mail, without a log-in.",
        "is_entered_by": "It is entered by: {who}. You get a mail about it.",
        "missing": "Still to be added: {fields}.",
        "undo": "Not after all?",
        "undo_choice": "Is it to be taken back?",
        "undo_yes": "Yes, take it back",
        "undo_button": "Take it back",
        "undo_hint": "What has been sent is not recalled.",
        "no_undo": "Please confirm that it is to be taken back.",
        "whole_finding": "All about it: {title}",
        "what_now": "What you can do now",
        "reply": "Reply to the mail: that works always, also without this page.",
        "to_tasks": "Open My tasks",
        "link_page": "Answer for {role}",
        "link_page_over": "Nothing to answer for {role}",
        "link_fault": "Link",
    },
}
# What has become of an answer that is not entered.
ANSWER_STATES: Mapping[Locale, Mapping[ProposalState, str]] = {
    "de": {
        ProposalState.WAITING: "Es wartet darauf, eingetragen zu werden.",
        ProposalState.ENTERED: "Es ist eingetragen.",
        ProposalState.REJECTED: "Es wurde nicht eingetragen: {reason}",
        ProposalState.LAPSED: "Es ist überholt: Der Befund hat inzwischen geendet.",
    },
    "en": {
        ProposalState.WAITING: "It waits to be entered.",
        ProposalState.ENTERED: "It is entered.",
        ProposalState.REJECTED: "It was not entered: {reason}",
        ProposalState.LAPSED: "It is overtaken: the finding has ended meanwhile.",
    },
}


@dataclass(frozen=True, slots=True)
class FaultWords:
    """The heading of a link that leads nowhere, and the status of its page."""

    de: str
    en: str
    status: int

    def heading(self, locale: Locale) -> str:
        return str(getattr(self, locale))


ANY_FAULT = FaultWords("Hier ist nichts zu beantworten", "There is nothing to answer here", 422)
LINK_FAULTS: Mapping[RefusalCode, FaultWords] = {
    LinkRefusal.NOT_WHOLE: FaultWords("Dieser Link ist nicht vollständig", "This link is not complete", 404),
    LinkRefusal.UNKNOWN_KEY: FaultWords("Dieser Link gilt nicht mehr", "This link does not count any more", 410),
    LinkRefusal.NO_KEY: FaultWords("Links gehen zurzeit nicht", "Links do not work at the moment", 503),
    LinkRefusal.GONE: FaultWords("Wozu dieser Link gehört, ist gelöscht", "What this link belongs to is deleted", 410),
    LinkRefusal.NEVER_LEFT: FaultWords("Diese Mail ist noch nicht gesendet", "This mail has not been sent yet", 404),
    LinkRefusal.ROLE_GONE: FaultWords("Diese Stelle gibt es nicht mehr", "This post does not exist any more", 410),
    LinkRefusal.NOT_THEIRS: FaultWords("Diese Mail ging an eine andere Stelle", "This mail went to another post", 403),
}
