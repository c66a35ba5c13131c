"""What happened, in at most ten sentences. Pure; what did not happen is left out or said to be none.

Each sentence fits a line of some 120 characters, so titles are the short ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.finding import Resolution
from checker.domain.message import MessageKind
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.year_review.facts import (
    ReviewedEpisode,
    StateChange,
    YearFacts,
    month_of,
    name_of_month,
    place,
    promise,
)
from checker.wording.year_review.words import STATES, counted, number, verb

MOST_SENTENCES = 10

SENTENCES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "intake": "Vom {first} bis {last} {brought} {files} von {senders} {taken}{among}.",
        "among": " (davon {corrections}; abgewiesen: {refused})",
        "no_intake": "Vom {first} bis {last} kam keine Datei.",
        "judged": "{rules} für {goals} {gave} {obligations}; {changed}.",
        "changed": "{count}-mal änderte sich ein Zustand",
        "never_changed": "kein Zustand änderte sich",
        "not_judged": "Es wurde nichts geurteilt.",
        "first_trouble": "Als Erstes fiel „{what}“ auf: ab {day} {state}.",
        "no_trouble": "Kein Ziel wurde verfehlt, war gefährdet oder ohne Zahlen.",
        "worst_month": (
            "Der schwierigste Monat war {month}: {worse}-mal wurde es schlechter, {met}-mal ein Ziel erreicht."
        ),
        "findings": "{episodes}: {ends}.",
        "longest": "Am längsten bis zur Entwarnung dauerte „{what}“: vom {since} bis {until}.",
        "rectified": "Zu Unrecht beanstandet war „{what}“: am {since} festgestellt, am {until} richtiggestellt.",
        "ladder": "{escalations}; am weitesten stieg „{what}“, bis Stufe {step}.",
        "mails": "{mails} {went} an {roles}, die meisten ({most}) an: {reader}{drafts}.",
        "one_role": "{mails} {went} an: {reader}{drafts}.",
        "drafts": "; {drafts} auf Freigabe",
        "no_mails": "Keine Mail ging hinaus{drafts}.",
        "end": "Stand am {last}: von {obligations} {states}.",
    },
    "en": {
        "intake": "From {first} to {last}, {files} from {senders} {brought} {taken}{among}.",
        "among": " ({corrections} among them; refused: {refused})",
        "no_intake": "From {first} to {last} no file came in.",
        "judged": "{rules} for {goals} {gave} {obligations}; {changed}.",
        "changed": "changes of state: {count}",
        "never_changed": "no state changed",
        "not_judged": "Nothing was judged.",
        "first_trouble": "The first to stand out was “{what}”: {state} from {day}.",
        "no_trouble": "No target was missed, at risk or without figures.",
        "worst_month": "The hardest month was {month}: changes for the worse: {worse}, targets met: {met}.",
        "findings": "{episodes}: {ends}.",
        "longest": "The longest way to an all-clear was that of “{what}”: from {since} to {until}.",
        "rectified": "Wrongly objected to was “{what}”: found on {since}, rectified on {until}.",
        "ladder": "{escalations}; “{what}” climbed furthest, to step {step}.",
        "mails": "{mails} {went} to {roles}, most of them ({most}) to: {reader}{drafts}.",
        "one_role": "{mails} {went} to: {reader}{drafts}.",
        "drafts": "; {drafts} for release",
        "no_mails": "No mail went out{drafts}.",
        "end": "As of {last}: of {obligations} {states}.",
    },
}
ENDED: Mapping[Locale, Mapping[Resolution, str]] = {
    "de": {
        Resolution.ALL_CLEAR: "{count} mit Entwarnung beendet",
        Resolution.RECTIFIED: "{count} richtiggestellt",
        Resolution.EXTENDED: "{count} durch Fristverlängerung beendet",
        Resolution.RULE_CHANGED: "{count} durch geänderte Regeln beendet",
        Resolution.WITHDRAWN: "{count} mit der Regel entfallen",
        Resolution.RENAMED: "{count} unter neuem Namen weitergeführt",
        Resolution.NOISE: "{count} unbegründet",
        Resolution.UNANNOUNCED: "{count} vorbei, ehe jemand benachrichtigt war",
    },
    "en": {
        Resolution.ALL_CLEAR: "{count} ended with an all-clear",
        Resolution.RECTIFIED: "{count} rectified",
        Resolution.EXTENDED: "{count} ended by an extension",
        Resolution.RULE_CHANGED: "{count} ended by changed rules",
        Resolution.WITHDRAWN: "{count} gone with their rule",
        Resolution.RENAMED: "{count} go on under a new name",
        Resolution.NOISE: "{count} unfounded",
        Resolution.UNANNOUNCED: "{count} over before anybody was told",
    },
}
STILL_OPEN: Mapping[Locale, str] = {"de": "{count} noch offen", "en": "{count} still open"}


def sentences(facts: YearFacts, locale: Locale) -> tuple[str, ...]:
    """At most ten, in this order: what arrived, what went wrong, who was notified, the state at the end."""
    return (
        _intake(facts, locale),
        _judged(facts, locale),
        *_what_went_wrong(facts, locale),
        _mails(facts, locale),
        *_end(facts, locale),
    )


def _intake(facts: YearFacts, locale: Locale) -> str:
    intake = facts.intake
    span = {"first": day_text(facts.first, locale), "last": day_text(facts.last, locale)}
    if not intake.files:
        return SENTENCES[locale]["no_intake"].format(**span)
    among = SENTENCES[locale]["among"].format(
        corrections=counted(intake.corrections, "corrections", locale), refused=number(intake.refused, locale)
    )
    return SENTENCES[locale]["intake"].format(
        **span,
        brought=verb(intake.files, "brought", locale),
        files=counted(intake.files, "files", locale),
        senders=counted(intake.senders, "senders", locale),
        taken=counted(intake.taken, "taken", locale),
        among=among if intake.corrections or intake.refused else "",
    )


def _judged(facts: YearFacts, locale: Locale) -> str:
    say = SENTENCES[locale]
    if not facts.standing:
        return say["not_judged"]
    count = number(len(facts.changes), locale)
    return say["judged"].format(
        rules=counted(facts.rules, "rules", locale),
        goals=counted(len(facts.goals), "goals", locale),
        gave=verb(facts.rules, "gave", locale),
        obligations=counted(len(facts.standing), "obligations", locale),
        changed=say["changed"].format(count=count) if facts.changes else say["never_changed"],
    )


def _what_went_wrong(facts: YearFacts, locale: Locale) -> tuple[str, ...]:
    first = next((change for change in facts.changes if change.is_for_the_worse), None)
    if first is None and not facts.episodes:
        return (SENTENCES[locale]["no_trouble"],) if facts.standing else ()
    troubles = (
        _first_trouble(first, locale),
        _worst_month(facts.changes, locale),
        _findings(facts.episodes, locale),
        _longest(facts.episodes, locale),
        _rectified(facts.episodes, locale),
        _ladder(facts, locale),
    )
    return tuple(sentence for sentence in troubles if sentence)


def _first_trouble(first: StateChange | None, locale: Locale) -> str:
    if first is None:
        return ""
    return SENTENCES[locale]["first_trouble"].format(
        what=_what(first.verdict, first.rule, locale),
        day=day_text(first.on, locale),
        state=STATES[locale][first.verdict.state],
    )


def _worst_month(changes: Iterable[StateChange], locale: Locale) -> str:
    """The first of the months with most changes for the worse."""
    worse: Counter[tuple[int, int]] = Counter()
    met: Counter[tuple[int, int]] = Counter()
    for change in changes:
        worse[month_of(change.on)] += change.is_for_the_worse
        met[month_of(change.on)] += change.is_met
    month = max(worse, key=lambda each: (worse[each], -each[0], -each[1]), default=None)
    if month is None or not worse[month]:
        return ""
    return SENTENCES[locale]["worst_month"].format(
        month=name_of_month(month, locale), worse=number(worse[month], locale), met=number(met[month], locale)
    )


def _findings(episodes: Sequence[ReviewedEpisode], locale: Locale) -> str:
    ended = Counter(each.episode.resolution for each in episodes)
    parts = [text.format(count=ended[end]) for end, text in ENDED[locale].items() if ended[end]]
    parts += [STILL_OPEN[locale].format(count=ended[None])] if ended[None] else []
    if not parts:
        return ""
    total = counted(len(episodes), "episodes", locale)
    return SENTENCES[locale]["findings"].format(episodes=total, ends="; ".join(parts))


def _longest(episodes: Iterable[ReviewedEpisode], locale: Locale) -> str:
    """Of those that ended with an all-clear. What lasted no day is left out."""
    cleared = (each for each in episodes if each.episode.resolution is Resolution.ALL_CLEAR)
    longest = max(cleared, key=lambda each: each.days, default=None)
    return "" if longest is None or not longest.days else _from_to("longest", longest, locale)


def _rectified(episodes: Iterable[ReviewedEpisode], locale: Locale) -> str:
    """The weightiest one: by severity, then by how far it had climbed."""
    rectified = (each for each in episodes if each.episode.resolution is Resolution.RECTIFIED)
    weightiest = min(
        rectified,
        key=lambda each: (SEVEREST_FIRST[each.episode.severity], -each.episode.step, each.episode.since),
        default=None,
    )
    return _from_to("rectified", weightiest, locale) if weightiest else ""


def _from_to(sentence: str, trouble: ReviewedEpisode, locale: Locale) -> str:
    assert trouble.episode.resolved_on is not None, "what is over has its last day"
    return SENTENCES[locale][sentence].format(
        what=_what(trouble.verdict, trouble.rule, locale),
        since=day_text(trouble.episode.since, locale),
        until=day_text(trouble.episode.resolved_on, locale),
    )


def _ladder(facts: YearFacts, locale: Locale) -> str:
    count = sum(1 for mail in facts.mails if mail.kind is MessageKind.ESCALATION)
    highest = max(facts.episodes, key=lambda each: each.episode.step, default=None)
    if not count or highest is None:
        return ""
    return SENTENCES[locale]["ladder"].format(
        escalations=counted(count, "escalations", locale),
        what=_what(highest.verdict, highest.rule, locale),
        step=highest.episode.step,
    )


def _mails(facts: YearFacts, locale: Locale) -> str:
    say = SENTENCES[locale]
    waiting = say["drafts"].format(drafts=counted(len(facts.drafts), "drafts", locale)) if facts.drafts else ""
    if not facts.mails:
        return say["no_mails"].format(drafts=waiting)
    mails_by_role = Counter(mail.role for mail in facts.mails)
    reader, most = mails_by_role.most_common(1)[0]
    roles = len(mails_by_role)
    return say["mails" if roles > 1 else "one_role"].format(
        mails=counted(len(facts.mails), "mails", locale),
        went=verb(len(facts.mails), "went", locale),
        roles=counted(roles, "roles", locale),
        most=number(most, locale),
        reader=reader.in_language(locale),
        drafts=waiting,
    )


def _end(facts: YearFacts, locale: Locale) -> tuple[str, ...]:
    if not facts.standing:
        return ()
    states = [
        f"{number(facts.states[state], locale)} {STATES[locale][state]}" for state in State if facts.states[state]
    ]
    obligations = counted(len(facts.standing), "obligations", locale)
    end = SENTENCES[locale]["end"].format(
        last=day_text(facts.last, locale),
        obligations=obligations,
        states=", ".join(states),
    )
    return (end,)


def _what(verdict: Verdict, rule: Rule | None, locale: Locale) -> str:
    """The short title, and where."""
    title, where = promise(verdict, rule, locale, brief=True), place(verdict)
    return f"{title}, {where}" if where else title
