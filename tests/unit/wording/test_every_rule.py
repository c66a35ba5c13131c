"""Every shipped rule in every state that it can reach, as a mail, a line of a digest and a table say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial

import pytest

from checker.cli.table import cells
from checker.domain.clock import at_local
from checker.domain.kinds import KINDS
from checker.domain.message import MessageKind
from checker.domain.rule import Rule
from checker.domain.verdict import State
from checker.evaluation.compile import Row, compiled_name
from checker.evaluation.kinds import kinds
from checker.findings.permissions import posts_that_may
from checker.wording.locales import Locale
from checker.wording.present import present, value_and_counts
from checker.wording.reasons import SENTENCES, because, required_text
from checker.wording.states import state_text
from notifications.facts import MailFacts
from notifications.figure_rows import in_a_digest
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, Upcoming, mail_facts
from notifications.templating import built_in, subject_line
from tests.unit.wording.made_up import Judged, every_state, shipped, waived

ON = date(2017, 2, 1)
LOCALES: tuple[Locale, ...] = ("de", "en")
# Words of codes, of rule files and of the English texts that no German reader should meet.
ENGLISH = re.compile(
    r"\b(?:the|of|is|at|least|most|under|over|report|reports|missing|figure|figures|target|declared|benchmark|baseline|"
    r"previous|year|month|percent|euro|persons|heads|talks|visits|meetings|dialogues|cases|days|met|breached|pending|"
    r"true|false|null|nan)\b"
)
# What a program writes, and people do not: None, codes_with_lines, 0.30000000000000004, 1e-05, unfilled {names}.
OF_A_PROGRAM = re.compile(
    r"\bNone\b|Fraction|Decimal|[a-z]+_[a-z]+|(?<!\d\d\.\d\d)\.\d{4,}|\d,\d{5,}|\de[-+]?\d|[{}<>]|\d+/\d+(?![\d.])|datetime"
)
GERMAN = re.compile(r"\b(?:der|die|das|und|nicht|fehlt|Bericht|Zahlen|verlangt|noch|vom|von|bis|Ziel|erreicht|über)\b")
# A rule says such things itself, in its title or in what it takes over from the plan.
TITLES_SAY = ("Plus5", "Q1", "Q2", "Q3", "Q4")


@cache
def _briefing(locale: Locale) -> Briefing:
    book = shipped()
    return Briefing(
        organisation=book.organisation,
        escalation=book.escalation,
        calendar=book.calendar,
        on=ON,
        known_at=at_local(ON, 6, 45),
        rulebook=book.sha256,
        who_may=partial(posts_that_may, book),
        locale=locale,
    )


def _mails(one: Judged, locale: Locale) -> Iterator[MailFacts]:
    """The mails that this verdict can make: those that warn, those that end, those that remind."""
    verdict, rule, briefing = one.verdict, one.rule, _briefing(locale)
    address = briefing.organisation.address("gf", "jobcenter", ON)
    assert address is not None, "the management is always there"
    made = [MessageKind.ALERT, MessageKind.ESCALATION] if verdict.is_bad else []
    if verdict.state in (State.MET, State.PENDING):
        made += [MessageKind.ALL_CLEAR, MessageKind.RECTIFICATION]
    if rule.remind is not None and verdict.state in (State.PENDING, State.AWAITING_EVENT):
        made.append(MessageKind.REMINDER)
    for kind in made:
        yield mail_facts(kind, rule, verdict, Reader((address,)), briefing, step=2, upcoming=Upcoming())


def _texts(one: Judged, locale: Locale) -> Iterator[str]:
    """All that people read of it."""
    verdict = one.verdict
    yield state_text(verdict, locale)
    yield from because(verdict, locale)
    yield from in_a_digest(one.rule, verdict, _briefing(locale))
    yield value_and_counts(verdict, locale) or ""
    yield required_text(verdict, locale) or ""
    for facts in _mails(one, locale):
        yield subject_line(facts, built_in())
        yield facts.state_text
        yield from facts.because
        yield from (f"{row.label}: {row.text}" for row in facts.rows)


@cache
def _told(locale: Locale) -> tuple[tuple[Judged, tuple[str, ...]], ...]:
    return tuple((one, tuple(_texts(one, locale))) for one in every_state())


def _own_words(rule: Rule) -> list[str]:
    """What the rule file and the organisation say in their own words."""
    organisation = shipped().organisation
    named = [unit.name for _, unit in organisation.every_unit()] + [organisation.organisation.name]
    titles = [role.title for role in organisation.roles] + [role.title_en or "" for role in organisation.roles]
    covered = [content.title for content in rule.measure.contents]
    own = [rule.title, rule.short_title, rule.due.basis or "", *covered, *named, *titles, *TITLES_SAY]
    return sorted(filter(None, own), key=len, reverse=True)


def _without_own_words(text: str, rule: Rule) -> str:
    for own in _own_words(rule):
        text = text.replace(own, "·").replace(own.replace("§ ", "§\N{NO-BREAK SPACE}"), "·")
    return text


def _cannot_be_reached(rule: Rule, row: Row) -> bool:
    """Where one report covers the whole period, its figure is either here or there is none at all."""
    is_one = rule.reported is not None and (rule.reported.every == rule.period.kind or rule.period.kind == "cohort")
    return is_one and row is Row.REPORT_MISSING


def test_the_made_up_figures_lead_to_every_row_of_the_state_table() -> None:
    fired = {one.verdict.fired for one in every_state()}
    wanted = {
        compiled_name(planned.rule.id, row)
        for planned in shipped().rules()
        for row in kinds()[planned.rule.kind].rows(planned.rule)
        if not _cannot_be_reached(planned.rule, row)
    }
    assert sorted(wanted - fired) == []
    assert len({one.rule.id for one in every_state()}) == 83


def test_every_reason_that_was_given_has_its_sentence() -> None:
    given = {reason.code for one in every_state() for reason in one.verdict.reasons}
    assert given <= set(SENTENCES["de"])
    assert len(given) > 40, "the made-up figures give most of the reasons there are"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_subject_is_short_and_begins_with_the_state(locale: Locale) -> None:
    wrong = []
    for one in every_state():
        for facts in _mails(one, locale):
            subject = subject_line(facts, built_in())
            is_whole = not subject.endswith("…") and (facts.title in subject or facts.short_title in subject)
            if len(subject) > 78 or not subject.startswith(f"[{facts.tag}]") or not is_whole:
                wrong.append((one.name, subject))
    assert wrong == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_shows_what_a_program_writes(locale: Locale) -> None:
    wrong = [
        (one.name, text)
        for one, texts in (*_told(locale), *((one, _texts(waived(one), locale)) for one in every_state()[::7]))
        for text in texts
        if OF_A_PROGRAM.search(_without_own_words(text, one.rule)) or "  " in text or "()" in text
    ]
    assert wrong[:5] == []


def test_no_german_text_has_an_english_word() -> None:
    wrong = [
        (one.name, text)
        for one, texts in _told("de")
        for text in texts
        if ENGLISH.search(_without_own_words(text, one.rule))
    ]
    assert wrong[:5] == []


def test_no_english_text_has_a_german_word() -> None:
    wrong = [
        (one.name, text)
        for one, texts in _told("en")
        for text in texts
        if GERMAN.search(_without_own_words(text, one.rule))
    ]
    assert wrong[:5] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_reason_is_a_sentence(locale: Locale) -> None:
    told = {text for one in every_state() for text in because(one.verdict, locale)}
    assert [text for text in told if not re.fullmatch(r"[A-ZÄÖÜ0-9\[].*[.]", text)] == []
    assert [text for text in told if ".." in text or " ." in text or ";;" in text] == []


@pytest.mark.parametrize(
    ("one", "several"),
    [("1 Prüfung", "1 Prüfungen"), ("1 Person", "1 Personen"), ("1 Fall", "1 Fälle"), ("1 Termin", "1 Termine"),
     ("1 Integration", "1 Integrationen"), ("1 Gespräch", "1 Gespräche"), ("1 Hospitation", "1 Hospitationen")],
)  # fmt: skip
def test_one_is_singular(one: str, several: str) -> None:
    told = {text for _, texts in _told("de") for text in texts}
    assert not [text for text in told if re.search(rf"(?<![\d.,]){several}\b", text)]
    assert not [text for text in told if re.search(rf"(?<![\d.,])[02-9]{one[1:]}\b", text)]


def test_a_figure_that_stands_for_one_or_two_people_is_in_no_mail() -> None:
    """One or two cases that last too long are people; the state says enough."""
    few = [one for one in every_state() if one.rule.id == "jo-u25-duration" and one.verdict.value in (1, 2)]
    assert State.BREACHED in {one.verdict.state for one in few}
    for one in few:
        for locale in LOCALES:
            for facts in _mails(one, locale):
                told = " ".join([subject_line(facts, built_in()), *facts.because, *(row.text for row in facts.rows)])
                assert not re.search(r"\b[12] (?:Fall|Fälle|case|cases)\b", told)


def test_what_is_only_told_has_a_line_in_the_table_and_in_the_json() -> None:
    told = [one for one in every_state() if one.verdict.state is State.INFO]
    assert {one.rule.kind for one in told} == {"monitoring", "premise", "recurring_event", "stock_monitor"}
    for one in told:
        state, obligation, figure, *_ = cells(one.verdict)
        assert (state, obligation) == ("info", one.verdict.obligation)
        assert figure == "no figure" if one.verdict.value is None else figure not in ("", "no figure")
        assert present(one.verdict)["state"] == "info"
        assert not KINDS[one.rule.kind].is_judged or one.rule.kind == "recurring_event"


@pytest.mark.parametrize(
    ("rule", "period", "named"),
    [
        ("monthly-target-talks", "2016-12", "Zielgespräch, Dezember 2016"),
        ("special-circumstances-report", "2016-v17", "Anlassbericht, Anfrage vom 01.04.2016"),
        ("agreements-kept", "2016-v1", "Vereinbarung vom 01.02.2016"),
        ("jo-u25-integration", "2016-Q1", "Integration Joboffensive U25, Eintritte Q1 2016"),
        ("kdu-error-rate", "2016", "Fehlerquote KdU"),
    ],
)
def test_the_subject_says_which_of_a_rules_obligations_it_is_about(rule: str, period: str, named: str) -> None:
    found = [one for one in every_state() if one.rule.id == rule and str(one.verdict.period) == period]
    bad = replace(found[0], verdict=replace(found[0].verdict, state=State.BREACHED))
    assert {facts.short_title for facts in _mails(bad, "de")} == {named}
