"""Why an act is refused, as a sentence with what would be allowed. Pure."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from checker.domain.act import ActKind
from checker.domain.finding import Episode
from checker.findings.acts import LONGEST_REASON, Asked, Refusal, RefusalReason

CAPS = {
    ActKind.ACKNOWLEDGE: "acknowledged_at_most_working_days in escalation.yaml",
    ActKind.TAKEOVER: "acknowledged_at_most_working_days in escalation.yaml",
    ActKind.SILENCE: "silenced_at_most_working_days in escalation.yaml",
    ActKind.WAIVE: "waived_at_most_working_days in escalation.yaml",
}
# "it can be ... by"
DONE_BY = {
    ActKind.ACKNOWLEDGE: "taken on",
    ActKind.SILENCE: "silenced",
    ActKind.WAIVE: "waived",
    ActKind.EXTEND: "extended",
    ActKind.OBJECT: "objected to",
    ActKind.HANDBACK: "handed back",
    ActKind.TAKEOVER: "taken over",
    ActKind.NOISE: "called noise",
    ActKind.UNDO: "undone",
}
TO_DO = {
    ActKind.HANDBACK: "hand back",
    ActKind.TAKEOVER: "take over",
    ActKind.NOISE: "call noise",
    ActKind.OBJECT: "object to",
}


def sentence(refusal: Refusal, asked: Asked, obligation: str, by: str, episode: Episode | None) -> str:
    """`by` is the post as it was written, `refusal.who` the posts as people write them."""
    kind, until = asked.kind, asked.until
    verb, can = TO_DO.get(kind, str(kind)), f"it can be {DONE_BY[kind]} by: {', '.join(refusal.who) or 'nobody'}"
    match refusal.why:
        case RefusalReason.NO_FINDING:
            return f"there is no finding about {obligation}: nothing to {verb}"
        case RefusalReason.RESOLVED:
            ended = f" on {_day(episode.resolved_on)}" if episode and episode.resolved_on else ""
            return f"the finding about {obligation} was resolved{ended}: nothing to {verb}"
        case RefusalReason.NOT_TOLD_YET:
            return f"{obligation} is only watched so far and nobody was told: nothing to {verb} yet"
        case RefusalReason.RESTS_ALREADY:
            return f"the finding about {obligation} is {_state(episode)}: it tells nobody anything as it is"
        case RefusalReason.AS_BEFORE:
            return f"{obligation} is {_state(episode)} until {_day(until)} already; name another day to change it"
        case RefusalReason.NOT_TAKEN_ON:
            return f"the finding about {obligation} is {_state(episode)}, nobody has taken it on: nothing to {verb}"
        case RefusalReason.NOT_DATED:
            return f"{obligation} is a figure over a period, which cannot be moved: waive it, or amend the rule"
        case RefusalReason.NOT_LATER:
            return f"{_day(until)} is no extension: {obligation} is due on {_day(refusal.day)} as it is"
        case RefusalReason.NOTHING_TO_UNDO:
            last = f"; what was decided last can be undone by: {', '.join(refusal.who)}" if refusal.who else ""
            return f"'{by}' has decided nothing about {obligation} that is still in force{last}"
        case RefusalReason.NO_END:
            return f"to {verb} it needs a last day: name it with --until"
        case RefusalReason.IN_THE_PAST:
            return f"{_day(until)} is over: name today or a later day with --until"
        case RefusalReason.TOO_FAR:
            cap = CAPS.get(kind, "the calendar of these rules ends there")
            return f"{_day(until)} is too far ahead: at most until {_day(refusal.day)} ({cap}); prolong it then"
        case RefusalReason.NO_REASON:
            return f"to {verb} it needs a reason: say it with --reason"
        case RefusalReason.REASON_TOO_LONG:
            return f"the reason has {len(asked.reason)} characters: at most {LONGEST_REASON}; name a file reference"
        case RefusalReason.UNKNOWN_ROLE:
            return f"there is no role '{by}'; " + can.replace("it can", "this finding can", 1)
        case RefusalReason.NOT_CONCERNED if kind in (ActKind.ACKNOWLEDGE, ActKind.TAKEOVER, ActKind.OBJECT):
            return f"'{by}' is not on the ladder of {obligation}, or it is theirs already; {can}"
        case RefusalReason.NOT_CONCERNED:
            return f"'{by}' may not {verb} {obligation}; {can}"
        case RefusalReason.ONES_OWN:
            return f"'{by}' answers for {obligation}, also as a deputy, and may not {verb} it; {can}"
        case _:
            assert_never(refusal.why)


def _state(episode: Episode | None) -> str:
    return str(episode.state) if episode else "not there"


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else "?"
