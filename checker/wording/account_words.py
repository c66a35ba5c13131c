"""The words of the account page, and of rights and ways to log in. By language. Pure tables."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.access import LogInWay, Right
from checker.wording.locales import Locale
from checker.wording.page_words import PageWords

RIGHTS: Mapping[Locale, Mapping[Right, str]] = {
    "de": {
        Right.ACKNOWLEDGE: "Befunde anderer Stellen bestätigen",
        Right.READ_ALL: "alle Einheiten sehen",
        Right.UPLOAD: "Dateien hochladen und sehen, was aus ihnen herausgehalten wurde",
        Right.READ_AUDIT: "Protokoll, Originale und genaue kleine Zahlen sehen; jeder Blick wird vermerkt",
        Right.READ_RULES: "Regeln und die Seite der Mitbestimmung lesen, ohne Zahlen der Einheiten",
        Right.REPLAY: "frühere Tage noch einmal beurteilen lassen",
    },
    "en": {
        Right.ACKNOWLEDGE: "acknowledge findings of other roles",
        Right.READ_ALL: "see all units",
        Right.UPLOAD: "upload files and see what was kept out of them",
        Right.READ_AUDIT: "see the log, originals and small counts as they are; each look is noted",
        Right.READ_RULES: "read rules and the page of the staff representatives, without figures of units",
        Right.REPLAY: "have past days judged again",
    },
}
LOG_IN_WAYS: Mapping[Locale, Mapping[LogInWay, str]] = {
    "de": {
        LogInWay.PROXY: "Anmeldung des Hauses",
        LogInWay.OIDC: "zentrale Anmeldung",
        LogInWay.PASSWORD: "Kennwort",
        LogInWay.CONSOLE: "Vorführung auf dem Rechner",
        LogInWay.LINK: "Link einer Mail",
    },
    "en": {
        LogInWay.PROXY: "log-in of the house",
        LogInWay.OIDC: "central log-in",
        LogInWay.PASSWORD: "password",
        LogInWay.CONSOLE: "trial on the machine",
        LogInWay.LINK: "link of a mail",
    },
}
ACCOUNT_WORDS: PageWords = {
    "de": {
        "posts": "Wofür Sie angemeldet sind",
        "no_posts": "Für Sie ist noch keine Stelle eingetragen. Bitte wenden Sie sich an die Administration.",
        "in_place": "{post}, in Vertretung",
        "rights": "Besondere Rechte",
        "no_rights": "Keine. Sie sehen, was Ihre Stellen verantworten und was Ihnen vorgelegt wurde.",
        "absence": "Ich bin nicht da",
        "absence_lead": "In diesen Tagen liest und entscheidet Ihre Vertretung. Ein Grund wird nicht gefragt.",
        "known": "{post}: {since} bis {until}, es liest {reader}",
        "post": "Für welche Stelle?",
        "since": "Von",
        "until": "Bis einschließlich",
        "day_hint": "Zum Beispiel {example}.",
        "reader": "Es liest",
        "usual": "wie im Haus geregelt: {post}",
        "choose": "Bitte wählen",
        "enter": "Abwesenheit eintragen",
        "remove": "Abwesenheit austragen",
        "remove_which": "Welche Abwesenheit ist vorbei oder hat sich erledigt?",
        "remove_hint": "Sie wird gelöscht; danach lesen Sie wieder selbst.",
        "do_remove": "Austragen",
        "nobody": "niemand",
        "sessions": "Ihre Sitzungen",
        "sessions_lead": "Wo Sie angemeldet sind. Wenn Sie eine nicht kennen, beenden Sie sie und sagen Sie es der"
        " Administration.",
        "no_sessions": "Diese Sitzung gehört zu keinem Zugang; sie endet mit dem Abmelden.",
        "this_one": "diese Sitzung",
        "session": "{way}, seit {opened}, zuletzt benutzt {used}",
        "end_which": "Welche Sitzung soll enden?",
        "all_others": "Alle anderen",
        "do_end": "Sitzung beenden",
        "password": "Kennwort und zweiten Faktor ändern",
        "language": "Sprache der Seiten",
        "language_which": "In welcher Sprache möchten Sie lesen?",
        "do_language": "Sprache übernehmen",
        "nothing_chosen": "Bitte wählen.",
        "needed": "Bitte angeben.",
        "odd_day": "Bitte den Tag als TT.MM.JJJJ angeben.",
    },
    "en": {
        "posts": "What you are logged in for",
        "no_posts": "No post is entered for you yet. Please ask the administration.",
        "in_place": "{post}, standing in",
        "rights": "Further rights",
        "no_rights": "None. You see what your posts answer for, and what was put before you.",
        "absence": "I am away",
        "absence_lead": "In these days your deputy reads and decides. No reason is asked.",
        "known": "{post}: {since} to {until}, read by {reader}",
        "post": "For which post?",
        "since": "From",
        "until": "To and including",
        "day_hint": "For example {example}.",
        "reader": "Read by",
        "usual": "as the house has it: {post}",
        "choose": "Please choose",
        "enter": "Enter the absence",
        "remove": "Take an absence out",
        "remove_which": "Which absence is over, or not needed?",
        "remove_hint": "It is deleted; you read again yourself then.",
        "do_remove": "Take it out",
        "nobody": "nobody",
        "sessions": "Your sessions",
        "sessions_lead": "Where you are logged in. If you do not know one of them, end it and tell the administration.",
        "no_sessions": "This session belongs to no account; it ends when you log out.",
        "this_one": "this session",
        "session": "{way}, since {opened}, used last {used}",
        "end_which": "Which session is to end?",
        "all_others": "All others",
        "do_end": "End the session",
        "password": "Change password and second step",
        "language": "Language of the pages",
        "language_which": "In which language do you want to read?",
        "do_language": "Take the language",
        "nothing_chosen": "Please choose.",
        "needed": "Please fill this in.",
        "odd_day": "Please give the day as DD.MM.YYYY.",
    },
}
LANGUAGES = (("de", "Deutsch"), ("en", "English"))
