"""Why a request was not carried out, as a sentence with what would be allowed. Pure.

A surface names inputs in its own words: the command line hands its options in, pages and mails use `INPUTS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from checker.domain.access import LogInWay
from checker.domain.act import ActKind
from checker.domain.data_class import DataClass
from checker.domain.finding import FindingState
from checker.domain.message import OutboxState
from checker.domain.preview_difference import PreviewDifference
from checker.domain.record_problem import PersonalData, RecordProblem
from checker.domain.refusal import (
    Choice,
    DecidedMeanwhile,
    EditedThing,
    FindingNews,
    Inputs,
    PlannedEvent,
    PlannedEvents,
    RefusalFact,
    Refused,
)
from checker.domain.visible import odd_sign
from checker.wording.access_texts import WAY_TEXTS
from checker.wording.locales import Locale
from checker.wording.preview_differences import difference_sentence
from checker.wording.record_problem_texts import LOOKS_ALIKE, PERSONAL
from checker.wording.record_problems import reason_text
from checker.wording.refusal_texts import (
    ACTS,
    ALLOWED,
    DECIDED,
    DECIDED_UNTIL,
    DONE_BY,
    EDITED_HOUSE,
    EDITED_RULE,
    FINDING_STATES,
    INPUTS,
    JOINED,
    MAIL_STATES,
    MEANT,
    NO_FINDING_NOW,
    NOBODY,
    PLANNED,
    SENTENCES,
    STATE_NOW,
    WITHOUT_ID,
)
from checker.wording.retention_texts import CLASS_TEXTS


def sentence(refused: Refused, locale: Locale, inputs: Mapping[str, str] | None = None) -> str:
    """The reason with what would be taken. `inputs` are the surface's words by input; None: those of `INPUTS`."""
    words = INPUTS[locale] if inputs is None else inputs
    facts = {name: _shown(fact, locale, words) for name, fact in refused.facts.items()}
    text = SENTENCES[locale][refused.code].format_map({**facts, "input": words})
    if refused.allowed:
        text += ALLOWED[locale].format(names=_shown(refused.allowed, locale, words))
    return text + (_meant(refused, refused.nearest, locale) if refused.nearest else "")


def _meant(refused: Refused, close: str, locale: Locale) -> str:
    """What was probably meant; where what was given only looks like it, with the sign that differs."""
    given = (fact for fact in refused.facts.values() if isinstance(fact, str))
    sign = next((sign for word in given if (sign := odd_sign(word, close))), None)
    return MEANT[locale].format(name=close) + (LOOKS_ALIKE[locale].format(sign=sign) if sign else "")


class _Several:
    """What is several, joined as the template says."""

    def __init__(self, parts: Iterable[str], locale: Locale) -> None:
        self._parts, self._locale = tuple(parts), locale

    def __format__(self, form: str) -> str:
        return JOINED[self._locale][form].join(self._parts) or NOBODY[self._locale]

    def __str__(self) -> str:
        return format(self)


class _Act:
    """An act as what there is to do, or as what it is done by."""

    def __init__(self, kind: ActKind, locale: Locale) -> None:
        self._kind, self._locale = kind, locale

    def __format__(self, form: str) -> str:
        return (DONE_BY if form == "done" else ACTS)[self._locale][self._kind]


def _named(fact: DataClass | FindingState | OutboxState | LogInWay, locale: Locale) -> str:
    match fact:
        case LogInWay():
            return WAY_TEXTS[locale][fact]
        case DataClass():
            return CLASS_TEXTS[locale][fact]
        case FindingState():
            return FINDING_STATES[locale][fact]
    return MAIL_STATES[locale][fact]


def _shown(fact: RefusalFact, locale: Locale, words: Mapping[str, str]) -> object:
    match fact:
        case ActKind():
            return _Act(fact, locale)
        case DataClass() | FindingState() | OutboxState() | LogInWay():
            return _named(fact, locale)
        case date():
            return f"{fact:%d.%m.%Y}"
        case PersonalData():
            return PERSONAL[locale][fact]
        case Inputs():
            return _Several((words[name] for name in fact.names), locale)
        case EditedThing():
            return EDITED_RULE[locale].format(rule=fact.rule) if fact.rule else EDITED_HOUSE[locale]
        case FindingNews():
            return _news(fact, locale)
        case PlannedEvents():
            told = "; ".join(_planned(event, locale) for event in fact.events)
            return f" ({told})" if told else ""
        case tuple():
            return _Several((_one(each, locale, words) for each in fact), locale)
        case _:
            return fact


def _news(news: FindingNews, locale: Locale) -> str:
    """What was decided meanwhile; where nothing was, what became of it by itself."""
    if news.decided:
        return "; ".join(_decided(each, locale) for each in news.decided)
    if news.state is None:
        return NO_FINDING_NOW[locale]
    return STATE_NOW[locale].format(state=FINDING_STATES[locale][FindingState(news.state)])


def _decided(done: DecidedMeanwhile, locale: Locale) -> str:
    form = DECIDED if done.until is None else DECIDED_UNTIL
    return form[locale].format(act=_Act(ActKind(done.kind), locale), by=done.by, until=done.until)


def _one(part: str | Choice | RecordProblem | PreviewDifference, locale: Locale, words: Mapping[str, str]) -> str:
    match part:
        case Choice():
            return " ".join(f"{words[name]} {value}" for name, value in part.values)
        case RecordProblem():
            return reason_text(part, locale)
        case PreviewDifference():
            return difference_sentence(part, locale)
        case str():
            return part


def _planned(event: PlannedEvent, locale: Locale) -> str:
    return PLANNED[locale].format(event=event.event_id or WITHOUT_ID[locale], day=event.planned_on)
