"""The words of the log-in by password, of an invitation, and of one's own credentials, by language. Pure."""

from __future__ import annotations

from checker.wording.web_texts import Words

PASSWORD_WORDS: Words = {
    "de": {
        "login": "Anmeldename",
        "password": "Kennwort",
        "code": "Einmalcode",
        "code_hint": "Nur wenn Sie einen zweiten Faktor eingerichtet haben: die sechs Ziffern Ihres Geräts",
        "log_in": "Anmelden",
        "form": "Mit Anmeldename und Kennwort anmelden",
        "no_account": "Wer noch keinen Zugang oder sein Kennwort vergessen hat, bekommt von der Administration eine"
        " Einladung.",
        "missing": "Bitte geben Sie Anmeldename und Kennwort ein",
        "no_way": "Hier meldet sich niemand mit einem Kennwort an.",
    },
    "en": {
        "login": "Login",
        "password": "Password",
        "code": "One-time code",
        "code_hint": "Only if you have set up a second factor: the six digits of your device",
        "log_in": "Log in",
        "form": "Log in with login and password",
        "no_account": "Whoever has no account yet, or has forgotten the password, gets an invitation from the"
        " administration.",
        "missing": "Please enter login and password",
        "no_way": "Nobody logs in with a password here.",
    },
}
INVITATION_WORDS: Words = {
    "de": {
        "title": "Kennwort wählen",
        "intro": "Sie sind eingeladen, sich bei Zielwacht anzumelden. Wählen Sie dafür ein Kennwort.",
        "login": "Ihr Anmeldename",
        "new": "Neues Kennwort",
        "new_hint": "Mindestens {least} Zeichen. Vorschriften für Ziffern oder Sonderzeichen gibt es nicht: Mehrere"
        " Wörter, die nicht zusammengehören, sind gut. Was auf Listen häufiger Kennwörter steht, wird nicht"
        " angenommen.",
        "repeated": "Neues Kennwort noch einmal",
        "not_the_same": "Beide Eingaben sind nicht gleich",
        "choose": "Kennwort speichern",
        "over_title": "Diese Einladung gilt nicht mehr",
        "over": "Sie ist schon benutzt, durch eine neue ersetzt oder abgelaufen.",
        "over_next": "Wenn Sie Ihr Kennwort schon gewählt haben, melden Sie sich damit an. Sonst bitten Sie die"
        " Administration um eine neue Einladung.",
        "log_in": "Zur Anmeldung",
    },
    "en": {
        "title": "Choose a password",
        "intro": "You are invited to log in to Zielwacht. Choose a password for it.",
        "login": "Your login",
        "new": "New password",
        "new_hint": "At least {least} characters. There is no rule about digits or special signs: several words that do"
        " not belong together are good. What stands on lists of common passwords is not taken.",
        "repeated": "New password once more",
        "not_the_same": "The two are not the same",
        "choose": "Save the password",
        "over_title": "This invitation holds no more",
        "over": "It was used already, replaced by a new one, or has ended.",
        "over_next": "If you have chosen your password already, log in with it. Else ask the administration for a new"
        " invitation.",
        "log_in": "To the log-in",
    },
}
CREDENTIAL_WORDS: Words = {
    "de": {
        "title": "Kennwort und zweiter Faktor",
        "of_the_house": "Ihr Zugang hat hier kein Kennwort: Sie kommen über {way} herein.",
        "change": "Kennwort ändern",
        "change_note": "Alle anderen Sitzungen enden damit.",
        "login": "Ihr Anmeldename",
        "old": "Bisheriges Kennwort",
        "save": "Kennwort ändern",
        "second": "Zweiter Faktor",
        "second_off": "Zusätzlich zum Kennwort kann ein Einmalcode verlangt werden, den eine App auf Ihrem Gerät alle"
        " halbe Minute neu anzeigt.",
        "second_on": "Bei der Anmeldung wird ein Einmalcode verlangt.",
        "begin": "Zweiten Faktor einrichten",
        "secret": "Geben Sie diesen Schlüssel in Ihre App ein; er wird nur hier gezeigt:",
        "address": "In der App auf diesem Gerät öffnen",
        "code": "Einmalcode der App",
        "confirm": "Einrichten",
        "give_up": "Zweiten Faktor abschalten",
        "password": "Kennwort",
        "too_late": "Der Schlüssel war zu lange offen. Es gibt einen neuen",
    },
    "en": {
        "title": "Password and second factor",
        "of_the_house": "You have no password here: you come in by {way}.",
        "change": "Change the password",
        "change_note": "All other sessions end by it.",
        "login": "Your login",
        "old": "Password until now",
        "save": "Change the password",
        "second": "Second factor",
        "second_off": "Beside the password a one-time code can be asked for, which an app on your device shows anew"
        " every half minute.",
        "second_on": "A one-time code is asked for at the log-in.",
        "begin": "Set up a second factor",
        "secret": "Enter this key in your app; it is shown here alone:",
        "address": "Open in the app on this device",
        "code": "One-time code of the app",
        "confirm": "Set up",
        "give_up": "Switch the second factor off",
        "password": "Password",
        "too_late": "The key was open for too long. There is a new one",
    },
}
