"""What does a mail say about findings that a change has ended? The change and the findings become facts. Pure.

No figures: what a bound or a measure was and is may be told, what two measures say of the same few people may not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.domain.alteration import Alteration, AlterationKind, EndedByAlteration, Judged
from checker.domain.dated import is_dated
from checker.domain.message import MessageKind
from checker.domain.verdict import State
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import capitalised, phrase, place_in_plan
from checker.wording.states import state_text
from checker.wording.titles import titled_verdict
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, activated_by, spoken_to
from notifications.notice_facts import EndedFinding, RuleChangeFacts, ToldEdit, WaitingLetter
from notifications.notices import common_facts
from notifications.target_texts import target_text

MOST_FINDINGS = 100


def rule_change_facts(
    alteration: Alteration,
    ended: Sequence[EndedByAlteration],
    reader: Reader,
    briefing: Briefing,
    letters: Sequence[WaitingLetter] = (),
    edits: Sequence[ToldEdit] = (),
) -> RuleChangeFacts:
    """To whoever had been told of what has ended. `letters` about it wait for this reader to release them, `edits` are
    what else was changed of the reader's rules.
    """
    assert ended, "a change is told of for what it has ended"
    briefing = spoken_to(reader, briefing)
    by = _by(alteration, briefing)
    return RuleChangeFacts(
        **common_facts(MessageKind.RULE_CHANGE, State.INFO, (), reader, briefing),
        what=alteration.kind.value,
        day=day_text(alteration.on, briefing.locale),
        by=by,
        findings=tuple(_finding(one, by, briefing) for one in ended[:MOST_FINDINGS]),
        more=max(0, len(ended) - MOST_FINDINGS),
        letters=tuple(letters),
        reason=alteration.reason,
        edits=tuple(edits),
    )


def _by(alteration: Alteration, briefing: Briefing) -> str:
    """Who changed it, as people call it: the role, the decision, or the unit that goes on."""
    organisation = briefing.organisation
    match alteration.kind:
        case AlterationKind.RULES:
            return activated_by(alteration.by, briefing)
        case AlterationKind.UNIT_CEASED:
            found = organisation.find(alteration.by)
            return found[1].name if found else ""
        case AlterationKind.AMENDMENT | AlterationKind.OCCASION_GONE:
            return alteration.by


def _finding(ended: EndedByAlteration, by: str, briefing: Briefing) -> EndedFinding:
    locale, rule, verdict = briefing.locale, ended.before.rule, ended.before.verdict
    return EndedFinding(
        title=titled_verdict(rule.short_title_in(locale), rule, verdict, locale),
        place=briefing.place_of(verdict),
        origin=place_in_plan("waiting_row", verdict, locale),
        was=capitalised(state_text(verdict, locale)),
        lines=tuple(_lines(ended, by, briefing)),
    )


def _lines(ended: EndedByAlteration, by: str, briefing: Briefing) -> Iterator[str]:
    locale, now = briefing.locale, ended.now
    if now is None:
        yield _why_gone(ended, by, briefing)
        return
    yield from _differences(ended.before, now, locale) or (phrase("measure_changed", locale),)
    yield phrase("state_now", locale, state=state_text(now.verdict, locale))


def _differences(before: Judged, now: Judged, locale: Locale) -> tuple[str, ...]:
    """What is required now, and was before; nothing where target and day are the same."""
    found: list[str] = []
    targets = [target_text(one.rule, one.verdict, locale) or "" for one in (before, now)]
    if targets[0] != targets[1] and all(targets):
        found.append(phrase("target_changed", locale, before=targets[0], now=targets[1]))
    days = [one.verdict.due.effective for one in (before, now)]
    if days[0] != days[1] and is_dated(before.verdict):
        texts = [day_text(day, locale) for day in days]
        found.append(phrase("day_changed", locale, before=texts[0], now=texts[1]))
    return tuple(found)


def _why_gone(ended: EndedByAlteration, by: str, briefing: Briefing) -> str:
    locale, verdict = briefing.locale, ended.before.verdict
    match ended.alteration.kind:
        case AlterationKind.UNIT_CEASED:
            place = verdict.scope.name
            return phrase("unit_gone", locale, place=place, by=by) if by else phrase("unit_closed", locale, place=place)
        case AlterationKind.OCCASION_GONE:
            return phrase("occasion_gone", locale)
        case AlterationKind.RULES | AlterationKind.AMENDMENT:
            return phrase("rule_gone_here", locale) if ended.is_rule_there else phrase("rule_gone", locale)
