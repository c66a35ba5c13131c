"""What would an act about a finding stop, and what comes then? As sentences, before it is done and afterwards. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.act import ActKind
from checker.domain.due import Due
from checker.domain.finding import FindingState
from checker.wording.dates import weekday_text
from checker.wording.locales import Locale
from checker.wording.refusal_texts import FINDING_STATES

# These stop nothing: what they open is told.
STOPS_NOTHING = frozenset({ActKind.OBJECT, ActKind.HANDBACK, ActKind.UNDO})


@dataclass(frozen=True, slots=True)
class ActEffects:
    """What an act does. Roles are named as people call them; None and empty: there is no such thing to tell.

    `kept_back` names mails that wait and do not leave, `next_role` whom the ladder would have named on `next_on`.
    `told_next` is told with the next round. `resumes_on` is the first day after the act; None: its end is not named
    yet, or it has none. `due_before` and `due` are the dates of an extension, `state` how the finding stands then.
    """

    kind: ActKind
    kept_back: tuple[str, ...] = ()
    next_role: str = ""
    next_on: date | None = None
    told_next: str = ""
    resumes_on: date | None = None
    due_before: Due | None = None
    due: Due | None = None
    state: FindingState | None = None


EFFECTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "kept_back": "Zurückgehalten wird: {mails}.",
        "not_notified": "Nicht angeschrieben wird am {day}: {role}.",
        "told_next": "Mit dem nächsten Durchlauf erfährt es mit dem Grund: {role}.",
        "due": "Spätester Tag ist dann {effective} (bitte bis {please_by}) statt {before}.",
    },
    "en": {
        "kept_back": "Kept back: {mails}.",
        "not_notified": "Not written to on {day}: {role}.",
        "told_next": "Told with the next round, with the reason: {role}.",
        "due": "The latest day is then {effective} (please by {please_by}) instead of {before}.",
    },
}
# How it goes on: where the day is known, and before somebody has named one.
GOES_ON: Mapping[Locale, Mapping[ActKind, tuple[str, str]]] = {
    "de": {
        ActKind.ACKNOWLEDGE: (
            "Ab {day} geht es auf der dann erreichten Stufe weiter; verschlechtert sich der Stand, sofort.",
            "Bis zu dem Tag, den Sie nennen, kommt dazu keine Mail; verschlechtert sich der Stand, sofort wieder.",
        ),
        ActKind.SILENCE: (
            "Ab {day} kommt sofort eine Mail, wenn es dann nicht gut ist; Kritisches, das schlechter wird, vorher.",
            "Bis zu dem Tag, den Sie nennen, kommt keine Mail; Kritisches, das schlechter wird, beendet das.",
        ),
        ActKind.WAIVE: (
            "Ab {day} kommen wieder Mails, von der ersten Stufe an. Der Stand selbst bleibt, wie er ist.",
            "Bis zu dem Tag, den Sie nennen, ist hingenommen, dass das Ziel nicht gehalten wird.",
        ),
        ActKind.EXTEND: (
            "Erinnerungen werden neu geplant; ab {day} gilt die Frist als überschritten.",
            "Erinnerungen werden neu geplant, für den Tag, den Sie nennen.",
        ),
        ActKind.TAKEOVER: (
            "Ab {day} geht es auf der dann erreichten Stufe weiter; verschlechtert sich der Stand, sofort.",
            "Sie haben den Befund an Stelle der anderen, bis zu dem Tag, den Sie nennen.",
        ),
        ActKind.OBJECT: ("Der Befund ist sofort wieder offen.",) * 2,
        ActKind.HANDBACK: ("Der Befund ist sofort wieder offen.",) * 2,
        ActKind.NOISE: ("Der Befund endet; dazu kommt nichts mehr, außer der Stand wird schlechter.",) * 2,
        ActKind.UNDO: ("Der Befund ist danach {state}. Was abgeschickt ist, wird nicht zurückgeholt.",) * 2,
    },
    "en": {
        ActKind.ACKNOWLEDGE: (
            "From {day} on it goes on at the step it has by then; at once if the state gets worse.",
            "Until the day you name there is no mail about it; at once again if the state gets worse.",
        ),
        ActKind.SILENCE: (
            "From {day} on there is a mail at once if it is still bad; what is critical and gets worse comes before.",
            "Until the day you name there is no mail; what is critical and gets worse ends that.",
        ),
        ActKind.WAIVE: (
            "From {day} on there are mails again, from the first step. The state itself stays as it is.",
            "Until the day you name it is accepted that the target is not kept.",
        ),
        ActKind.EXTEND: (
            "Reminders are planned anew; from {day} on it counts as missed.",
            "Reminders are planned anew, for the day you name.",
        ),
        ActKind.TAKEOVER: (
            "From {day} on it goes on at the step it has by then; at once if the state gets worse.",
            "You have it in place of the others, until the day you name.",
        ),
        ActKind.OBJECT: ("The finding is open again at once.",) * 2,
        ActKind.HANDBACK: ("The finding is open again at once.",) * 2,
        ActKind.NOISE: ("The finding ends; nothing more comes about it, unless the state gets worse.",) * 2,
        ActKind.UNDO: ("The finding is then {state}. What has been sent is not recalled.",) * 2,
    },
}


def effect_sentences(effects: ActEffects, locale: Locale) -> tuple[str, ...]:
    """What it stops, who is told, and how it goes on, a sentence each."""
    return tuple(_sentences(effects, locale))


def _sentences(effects: ActEffects, locale: Locale) -> Iterator[str]:
    words = EFFECTS[locale]
    if effects.kept_back:
        yield words["kept_back"].format(mails=", ".join(effects.kept_back))
    if effects.next_role and effects.next_on and effects.kind not in STOPS_NOTHING:
        yield words["not_notified"].format(role=effects.next_role, day=weekday_text(effects.next_on, locale))
    if effects.due is not None and effects.due_before is not None:
        days = {"effective": effects.due.effective, "please_by": effects.due.please_by}
        shown = {name: weekday_text(day, locale) for name, day in days.items()}
        yield words["due"].format(**shown, before=weekday_text(effects.due_before.effective, locale))
    if effects.told_next:
        yield words["told_next"].format(role=effects.told_next)
    known, unknown = GOES_ON[locale][effects.kind]
    state = FINDING_STATES[locale][effects.state or FindingState.OPEN]
    day = weekday_text(effects.resumes_on, locale) if effects.resumes_on else ""
    yield (known if day else unknown).format(day=day, state=state)
