"""Every kind of mail in both languages, as it will arrive. Golden files and how to renew them: `golden_mails`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape

import pytest

from checker.domain.clock import at_local
from checker.domain.finding import Resolution
from checker.domain.message import NOTICES, MessageKind, SentItem
from checker.domain.verdict import State
from checker.wording.locales import Locale
from notifications.facts import MailFacts, from_json
from notifications.ladder import Outgoing, messages_for_changes
from notifications.mail_context import Briefing
from notifications.message import Correspondence, Rendered, build
from notifications.rectification_facts import Cause, Rectified
from notifications.rectifications import rectification_mails
from notifications.reminders import due_reminders
from notifications.render import render
from notifications.templating import LONGEST_SUBJECT
from tests.mail_text import facts_told, words_of
from tests.unit.notifications.golden_mails import assert_agreed
from tests.unit.notifications.mail_cases import (
    RATINGEN,
    a_briefing,
    a_count_rule,
    a_dated_rule,
    a_rate,
    a_rate_rule,
    a_verdict,
    an_organisation,
    behind_pace,
    climbed,
    handed_in,
    not_reported,
    opened,
    overdue,
    resolved,
    told_items,
    told_items_of,
)

ANSWERS = "controlling@jobcenter.example"
MAY = date(2016, 5, 12)
TOLD = ("bereichsleitung@jobcenter", "gf@jobcenter")
REMINDED = (date(2016, 4, 22), date(2016, 4, 28))


@dataclass(frozen=True, slots=True)
class Sample:
    name: str
    outgoing: Outgoing

    @property
    def facts(self) -> MailFacts:
        return from_json(self.outgoing.messages[0].message.facts)

    @property
    def rendered(self) -> Rendered:
        return render(self.facts, answers_to=ANSWERS)


def reminded() -> list[SentItem]:
    """On 22.04. and 28.04."""
    reminders = [due_reminders(a_dated_rule(), not_reported(), a_briefing(day)) for day in REMINDED]
    return [
        item
        for outgoing, day in zip(reminders, REMINDED, strict=True)
        for item in told_items(outgoing.messages[0].message, sent_on=day)
    ]


def rectification(may: Briefing) -> Outgoing:
    """Told on 03.05. and 12.05.; the file of 12.05. says that it was handed in on 02.05."""
    dated = a_dated_rule()
    before = reminded() + list(told_items_of(opened(dated, overdue()), date(2016, 5, 3)))
    before += told_items_of(climbed(dated, overdue(), 1, 2), date(2016, 5, 11))
    found = Rectified(
        resolved(dated, handed_in(), Resolution.RECTIFIED, *TOLD), Cause("meldung_2016-05.csv", MAY), overdue()
    )
    return rectification_mails([found], {overdue().obligation: before}, may)


def rectification_of_several(may: Briefing) -> Outgoing:
    """A corrected file turns the rate and the count."""
    cause, found, before = Cause("fachaufsicht_2016-09.csv", MAY), [], {}
    for rule, was, now in (
        (a_rate_rule(), a_rate(41, 300), a_rate(28, 300, state=State.MET)),
        (a_count_rule(), behind_pace(290), replace(behind_pace(390), state=State.PENDING)),
    ):
        found.append(Rectified(resolved(rule, now, Resolution.RECTIFIED, *TOLD), cause, was))
        before[was.obligation] = told_items_of(opened(rule, was), date(2016, 5, 10))
    return rectification_mails(found, before, may)


def samples(locale: Locale) -> list[Sample]:
    dated, rate = a_dated_rule(), a_rate_rule()
    vacant = an_organisation(benefits_post_is_vacant=True)
    held = a_rate_rule(
        id="interface-dialogues-held",
        title="Geplante Schnittstellendialoge finden statt",
        short_title="Schnittstellendialoge gehalten",
        kind="share_full",
        source={"row": "T23b", "line": 508},
        measure={"records": "event", "part": "held", "whole": "max(planned, 2)"},
        target={"operator": "=", "value": "100", "unit": "percent"},
        scope={"judge": "office"},
        severity="major",
        owner="geschaeftsstellenleitung",
    )
    silent = replace(
        a_verdict(a_count_rule(), State.NOT_EVALUABLE), complete=replace(behind_pace(0).complete, arrived=0)
    )
    april, may = a_briefing(date(2016, 4, 22), locale=locale), a_briefing(date(2016, 5, 6 + 6), locale=locale)
    october = a_briefing(date(2016, 10, 5), locale=locale)

    def alert(rule: object, verdict: object, briefing: object) -> Outgoing:
        return messages_for_changes([opened(rule, verdict)], briefing, {})  # type: ignore[arg-type]

    def all_clear() -> Outgoing:
        end = resolved(dated, handed_in(late=True), Resolution.ALL_CLEAR, *TOLD)
        return messages_for_changes([end], may, {overdue().obligation: reminded()})

    def escalation() -> Outgoing:
        """Twice reminded, told on 03.05., nothing came."""
        before = reminded()
        before += told_items_of(opened(dated, overdue()), date(2016, 5, 3))
        return messages_for_changes([climbed(dated, overdue(), 1, 2)], may, {overdue().obligation: before})

    missed = a_rate(41, 300)
    before = told_items_of(opened(rate, missed), date(2016, 10, 5))
    before += told_items_of(climbed(rate, missed, 1, 2), date(2016, 10, 10))
    outside = messages_for_changes(
        [climbed(rate, missed, 2, 3)], a_briefing(date(2016, 10, 13), locale=locale), {missed.obligation: before}
    )
    own_rule = a_dated_rule(owner="gf", escalation="kreis-direkt")
    own = messages_for_changes([climbed(own_rule, overdue(own_rule), 1, 2)], may)
    return [
        Sample("reminder", due_reminders(dated, not_reported(), april)),
        Sample("reminder_last", due_reminders(dated, not_reported(), replace(april, on=REMINDED[1]), reminded()[:1])),
        Sample("reminder_to_deputy", due_reminders(dated, not_reported(), replace(april, organisation=vacant))),
        Sample("alert_date_missed", alert(dated, overdue(), a_briefing(date(2016, 5, 3), locale=locale))),
        Sample("alert_rate_exceeded", alert(rate, a_rate(41, 300), october)),
        Sample("alert_behind_pace", alert(a_count_rule(), behind_pace(290), replace(october, organisation=vacant))),
        Sample(
            "alert_office", alert(held, replace(a_rate(1, 2, held), scope=RATINGEN, evidence=None, reasons=()), october)
        ),
        Sample("alert_not_evaluable", alert(a_count_rule(), silent, october)),
        Sample("escalation", escalation()),
        Sample("escalation_draft_waits", Outgoing(outside.messages[1:])),
        Sample("escalation_own_item", Outgoing(own.messages[1:])),
        Sample("all_clear", all_clear()),
        Sample("rectification", rectification(may)),
        Sample("rectification_of_several", rectification_of_several(may)),
    ]


EVERY = [
    pytest.param(locale, sample, id=f"{locale}-{sample.name}") for locale in ("de", "en") for sample in samples(locale)
]


@pytest.mark.parametrize(("locale", "sample"), EVERY)
def test_a_mail_reads_as_agreed(locale: Locale, sample: Sample) -> None:
    assert_agreed(sample.rendered, locale, sample.name)


@pytest.mark.parametrize(("locale", "sample"), EVERY)
def test_text_and_html_tell_the_same_facts(locale: Locale, sample: Sample) -> None:
    rendered = sample.rendered
    assert facts_told(rendered.text) == facts_told(words_of(rendered.html))


@pytest.mark.parametrize(("locale", "sample"), EVERY)
def test_a_subject_says_the_state_first_and_fits(locale: Locale, sample: Sample) -> None:
    subject = sample.rendered.subject
    assert subject.startswith(f"[{sample.facts.tag}]")
    assert len(subject) <= LONGEST_SUBJECT


@pytest.mark.parametrize(("locale", "sample"), EVERY)
def test_a_mail_is_internal_neutral_and_says_why_one_gets_it(locale: Locale, sample: Sample) -> None:
    text = sample.rendered.text
    assert text.splitlines()[0].startswith("INTERN" if locale == "de" else "INTERNAL")
    assert "verstoß" not in text.casefold()
    assert ("Sie erhalten diese Mail als" if locale == "de" else "You receive this mail as") in text
    assert "3f9a2c1" in text
    assert sample.facts.obligation in text, "empty where it is about several"


@pytest.mark.parametrize(("locale", "sample"), EVERY)
def test_a_mail_stays_small_enough_not_to_be_cut(locale: Locale, sample: Sample) -> None:
    assert len(sample.rendered.html.encode()) < 100_000


@pytest.mark.parametrize(("locale", "sample"), EVERY)
def test_html_names_language_title_and_table(locale: Locale, sample: Sample) -> None:
    html = sample.rendered.html
    assert f'<html lang="{locale}"' in html
    assert f"<title>{sample.rendered.subject}</title>" in unescape(html)
    assert len(re.findall("<h1[ >]", html)) == 1
    assert "<caption" in html
    of_letters = sum(len(letter.rows) for letter in sample.facts.letters)
    assert html.count('scope="row"') == len(sample.facts.rows) + of_letters
    assert "http" not in re.sub(r'xmlns[^"]*"[^"]*"', "", html), "nothing is loaded from anywhere"


@pytest.mark.parametrize(("locale", "sample"), EVERY)
def test_a_whole_mail_survives_the_way(locale: Locale, sample: Sample) -> None:
    message = sample.outgoing.messages[0].message
    correspondence = Correspondence(
        "Zielwacht <zielwacht@jobcenter.example>",
        "gf@jobcenter.example",
        "controlling@jobcenter.example",
        "jobcenter.example",
    )
    raw = build(message, sample.facts, sample.rendered, correspondence, at_local(date(2016, 5, 12), 7))
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert mail["Subject"] == sample.rendered.subject
    assert part(mail, "plain") == sample.rendered.text
    assert part(mail, "html") == sample.rendered.html
    assert not [line for line in raw.splitlines() if len(line) > 78 and not line.startswith(b"X-Zielwacht-Items")]


def part(mail: EmailMessage, subtype: str) -> str:
    body = mail.get_body((subtype,))
    assert isinstance(body, EmailMessage)
    return str(body.get_content()).replace("\r\n", "\n")


def test_nothing_was_left_open_by_others_when_it_is_the_readers_own() -> None:
    by_name = {sample.name: sample for sample in samples("de")}
    text = " ".join(by_name["escalation_own_item"].rendered.text.split())
    assert "in Ihrer eigenen Verantwortung" in text
    assert "auf der Stufe davor" not in text
    assert "zurückgeben" not in text
    assert "auf der Stufe davor" in " ".join(by_name["escalation"].rendered.text.split())


def test_the_samples_show_every_kind_that_is_mailed() -> None:
    assert {sample.facts.kind for sample in samples("de")} == set(MessageKind) - {
        MessageKind.DIGEST,
        MessageKind.LETTER,
        MessageKind.RULE_CHANGE,
    } - NOTICES


@pytest.mark.parametrize("locale", ["de", "en"])
def test_one_or_two_people_are_never_counted_in_a_mail(locale: Locale) -> None:
    """57 of 58 gives away the one: neither side of it stands in subject, text or HTML, and nothing is attached."""
    briefing = a_briefing(date(2016, 10, 5), locale=locale)
    outgoing = messages_for_changes([opened(a_rate_rule(), a_rate(57, 58))], briefing, {})
    sample = Sample("small", outgoing)
    for said in (sample.rendered.subject, sample.rendered.text, words_of(sample.rendered.html)):
        assert not re.search(r"\b5[78] (?:von|of) 5[78]\b", said)
        assert not re.search(r"\b5[78]\b(?![.,%])", said)
    assert sample.facts.calendar is None
