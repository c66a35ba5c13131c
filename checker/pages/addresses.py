"""At which addresses do pages stand that lists and other pages lead to? Pure."""

from __future__ import annotations

from datetime import date

from checker.domain.obligation_key import ObligationKey

TASKS_PATH = "/aufgaben"
OVERVIEW_PATH = "/uebersicht"
OPERATION_PATH = "/betrieb"
LETTERS_PATH = "/schreiben"
PROPOSALS_PATH = "/vorschlaege"
FINDINGS_PATH = "/befunde"
OBLIGATIONS_PATH = "/verpflichtungen"
RULES_PATH = "/regeln"
RULES_HISTORY_PATH = "/regeln/verlauf"
# In the address of what is shown as of another day: the day, and until the end of which one all is known.
ON, KNOWN_ON = "tag", "bekannt"
RULES_PREVIEW_PATH = "/regeln/vorschau"
EVIDENCE_PATH = "/nachweis"
FEATURES_PATH = "/nachweis/szenarien"
LOG_PATH = "/protokoll"
ACCESS_LOG_PATH = "/protokoll/zugriffe"
TALKS_PATH = "/zielgespraech"
CALENDAR_PATH = "/kalender"
ADMINISTRATION_PATH = "/verwaltung"
RULES_FORECAST_PATH = "/regeln/jahresvorschau"
INBOX_PATH = "/eingang"
STAFF_COUNCIL_PATH = "/mitbestimmung"
OUTBOX_PATH = "/versand"
SEARCH_PATH = "/suche"
LOG_IN_PATH = "/anmelden"
INVITATIONS_PATH = "/einladung"


def finding_path(obligation: str) -> str:
    """The page of an obligation's finding (`rule/scope/period`)."""
    return f"{FINDINGS_PATH}/{obligation}"


def obligation_path(obligation: str) -> str:
    """The page of an obligation (`rule/scope/period`), which is there whether anything is wrong or not."""
    return f"{OBLIGATIONS_PATH}/{obligation}"


def obligation_then_path(obligation: str, on: date, known_on: date | None = None) -> str:
    """The same as it stood on a day, by what was known at the end of another one (None: by all that is known)."""
    known = f"&{KNOWN_ON}={known_on}" if known_on is not None else ""
    return f"{obligation_path(obligation)}?{ON}={on}{known}"


def talk_path(unit: str, month: str) -> str:
    """The sheet of a unit's talk (its id) in a month (`2016-07`)."""
    return f"{TALKS_PATH}/{unit}/{month}"


def talk_of(obligation: str) -> str:
    """The sheet of the talk that an obligation (its key) asks for."""
    key = ObligationKey.parse(obligation)
    return talk_path(key.scope, key.period)


def invitation_path(token: str) -> str:
    """Where somebody who is invited chooses a password."""
    return f"{INVITATIONS_PATH}/{token}"


def feed_path(secret: str) -> str:
    """Where a program subscribes to the calendar of a post, by the secret of a key."""
    return f"/abo/{secret}/kalender.ics"


def mail_path(key: str) -> str:
    """The page of a mail of the queue, by the key of its message."""
    return f"{OUTBOX_PATH}/{key}"


def letter_path(key: str) -> str:
    """The page of a letter, by the key of its message."""
    return f"{LETTERS_PATH}/{key}"


def proposal_path(number: int) -> str:
    """The page of an answer that waits, or has."""
    return f"{PROPOSALS_PATH}/{number}"


def rule_path(rule: str, year: int) -> str:
    """The page of a rule of the plan of a year."""
    return f"{RULES_PATH}/{year}/{rule}"


def chain_path(rule: str) -> str:
    """What has come of a rule of the plan, down to its mails."""
    return f"{EVIDENCE_PATH}/regeln/{rule}"


def evidence_job_path(number: int) -> str:
    """A pack that is made, or a day that is judged again, by the number of its job."""
    return f"{EVIDENCE_PATH}/auftraege/{number}"


def feature_run_path(number: int) -> str:
    """A run of the scenarios, by the number of its job."""
    return f"{FEATURES_PATH}/{number}"


def calendar_sheet_path(year: int) -> str:
    """The sheet of a year, to print and tick."""
    return f"{CALENDAR_PATH}/{year}"


def file_path(number: object) -> str:
    """The page of a file that came in, by its account's number, or of a row of it that is kept out (`12.3`)."""
    return f"{INBOX_PATH}/{number}"
