"""The words of kinds and labels in mails. Pure. Those of states stand in `checker.wording.states`."""

from __future__ import annotations

from checker.domain.due import DuePolicy
from checker.domain.finding import FindingState
from checker.domain.message import MessageKind
from checker.domain.verdict import State
from checker.wording.locales import Locale

NOT_REPORTED = {"de": "noch nicht gemeldet", "en": "not reported yet"}
TAGS: dict[Locale, dict[MessageKind, str]] = {
    "de": {
        MessageKind.REMINDER: "Erinnerung",
        MessageKind.ALL_CLEAR: "Entwarnung",
        MessageKind.RECTIFICATION: "Richtigstellung",
        MessageKind.ESCALATION: "Vorlage Stufe",
    },
    "en": {
        MessageKind.REMINDER: "reminder",
        MessageKind.ALL_CLEAR: "all-clear",
        MessageKind.RECTIFICATION: "rectification",
        MessageKind.ESCALATION: "escalation step",
    },
}
# The counts in a digest's subject: one, several.
COUNTED: dict[Locale, dict[str, tuple[str, str]]] = {
    "de": {
        State.BREACHED: ("verfehlt", "verfehlt"),
        State.AT_RISK: ("gefährdet", "gefährdet"),
        State.NOT_EVALUABLE: ("nicht bewertbar", "nicht bewertbar"),
        State.AWAITING_EVENT: ("Kalender fehlt", "Kalender fehlen"),
        "missing": ("Bericht fehlt", "Berichte fehlen"),
        "due": ("fällig", "fällig"),
        "drafts": ("Entwurf freizugeben", "Entwürfe freizugeben"),
        "over": ("erledigt", "erledigt"),
        "ending": ("Zusage endet", "Zusagen enden"),
    },
    "en": {
        State.BREACHED: ("missed", "missed"),
        State.AT_RISK: ("at risk", "at risk"),
        State.NOT_EVALUABLE: ("cannot be judged", "cannot be judged"),
        State.AWAITING_EVENT: ("calendar missing", "calendars missing"),
        "missing": ("report missing", "reports missing"),
        "due": ("due", "due"),
        "drafts": ("draft to release", "drafts to release"),
        "over": ("over", "over"),
        "ending": ("act ends", "acts end"),
    },
}
OF_THE_DIGEST: dict[Locale, dict[str, str]] = {
    "de": {"owner": "zuständig", "figures": "Zahlen erwartet"},
    "en": {"owner": "responsible", "figures": "Figures expected"},
}
# What stands behind a finding that nobody is bothered with.
RESTING: dict[Locale, dict[FindingState, str]] = {
    "de": {
        FindingState.WATCHED: "unter Beobachtung",
        FindingState.ACKNOWLEDGED: "bestätigt",
        FindingState.SILENCED: "stummgeschaltet",
        FindingState.WAIVED: "Ausnahme zugelassen",
    },
    "en": {
        FindingState.WATCHED: "being watched",
        FindingState.ACKNOWLEDGED: "acknowledged",
        FindingState.SILENCED: "silenced",
        FindingState.WAIVED: "waived",
    },
}
POLICIES: dict[Locale, dict[DuePolicy, str]] = {
    "de": {
        DuePolicy.NEXT_WORKING_DAY: "fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag",
        DuePolicy.PREVIOUS_WORKING_DAY: "fällt der Tag auf einen freien Tag, gilt der Arbeitstag davor",
        DuePolicy.FIXED: "der Tag gilt auch, wenn er auf einen freien Tag fällt",
        DuePolicy.PERIOD_END_NEVER_SHIFTS: "das Ende des Zeitraums verschiebt sich nicht",
    },
    "en": {
        DuePolicy.NEXT_WORKING_DAY: "on a day off, the next working day counts",
        DuePolicy.PREVIOUS_WORKING_DAY: "on a day off, the working day before counts",
        DuePolicy.FIXED: "the day counts even on a day off",
        DuePolicy.PERIOD_END_NEVER_SHIFTS: "the end of the period never moves",
    },
}
SEVERITIES: dict[Locale, dict[str, str]] = {
    "de": {"critical": "kritisch", "major": "wesentlich", "minor": "nachrangig", "info": "nachrichtlich"},
    "en": {"critical": "critical", "major": "major", "minor": "minor", "info": "for information"},
}
