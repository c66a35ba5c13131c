"""Mails with links beside the answer by reply, as they will arrive, and without where there are none to sign."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy

import pytest

from checker.domain.answer import AnswerChoice
from checker.domain.refusal import LinkKeyRefusal, Refused
from checker.wording.locales import Locale
from notifications.facts import AnswerableFacts
from notifications.letter_facts import LetterFacts
from notifications.link_tokens import LinkTokens
from notifications.mail_links import links_act_until, with_links, without_tokens_in
from notifications.message import AnyFacts, Correspondence, Rendered, build
from notifications.render import render
from tests.unit.notifications.digest_cases import the_full_digest
from tests.unit.notifications.golden_mails import assert_agreed
from tests.unit.notifications.link_cases import ADDRESS, tokens
from tests.unit.notifications.notice_cases import a_letter, every_notice, overdue_report, overdue_reports, to_enter
from tests.unit.notifications.test_digest_as_it_arrives import facts_of
from tests.unit.notifications.test_mails_as_they_arrive import ANSWERS, samples

LANGUAGES: list[Locale] = ["de", "en"]
LINK = re.compile(re.escape(ADDRESS) + r"/antwort/[A-Za-z0-9_.\-]+")


def every_mail(locale: Locale) -> dict[str, AnyFacts]:
    mails: dict[str, AnyFacts] = {one.name: one.facts for one in samples(locale)}
    return mails | {
        "digest": facts_of(locale),
        "overdue_report": overdue_report(locale),
        "overdue_reports": overdue_reports(locale),
        "answer_done_by_a_link_alone": every_notice(locale)["answer_done_by_a_link_alone"],
    }


def linked(facts: AnyFacts, links: LinkTokens | None = None) -> Rendered:
    return render(with_links(facts, links or tokens()), answers_to=ANSWERS)


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("name", ["reminder", "digest", "overdue_reports", "answer_done_by_a_link_alone"])
def test_a_mail_with_links_reads_as_agreed(name: str, locale: Locale) -> None:
    assert_agreed(linked(every_mail(locale)[name]), locale, f"{name}_with_links")


@pytest.mark.parametrize("locale", LANGUAGES)
def test_text_and_html_bear_the_same_links_and_no_line_breaks_one(locale: Locale) -> None:
    seen = 0
    for facts in every_mail(locale).values():
        rendered = linked(facts)
        in_text, in_html = LINK.findall(rendered.text), LINK.findall(rendered.html)
        assert sorted(in_text) == sorted(in_html)
        assert len(set(in_text)) == len(in_text)
        for link in in_text:
            assert tokens().read(link.rpartition("/")[2])
        seen += len(in_text)
    assert seen > 10


@pytest.mark.parametrize("locale", LANGUAGES)
def test_what_asks_nothing_bears_no_link_and_letters_never_do(locale: Locale) -> None:
    letter = a_letter()
    assert isinstance(letter, LetterFacts)
    for facts in (letter, to_enter(locale)):
        assert linked(facts) == render(facts, answers_to=ANSWERS)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_without_a_key_a_mail_is_what_it_was_without_pages(locale: Locale) -> None:
    def gone() -> tuple[()]:
        raise Refused(LinkKeyRefusal.MISSING, file="links.key")

    for facts in every_mail(locale).values():
        assert linked(facts, LinkTokens(ADDRESS, gone)) == render(facts, answers_to=ANSWERS)
        assert with_links(facts, None) is facts


def test_a_mail_planned_by_an_older_version_bears_none() -> None:
    facts = overdue_report()
    older = replace(facts, asked=tuple(AnswerableFacts(one.token, one.about, one.offers) for one in facts.answers))
    assert linked(older) == render(older, answers_to=ANSWERS)


def test_a_link_claims_what_its_mail_offers_and_ends_within_twenty_working_days() -> None:
    (reminder,) = (one.facts for one in samples("de") if one.name == "reminder")
    answer = reminder.asked.answer
    assert answer is not None
    _, claim = tokens().read(LINK.findall(linked(reminder).text)[0].rpartition("/")[2])
    assert answer.token.removeprefix("ZW-") == claim.item[:6]
    assert {str(choice) for choice in claim.choices} == set(answer.choices)
    assert {AnswerChoice.DONE, AnswerChoice.NEW_DATE} <= set(claim.choices)
    assert AnswerChoice.RELEASE not in claim.choices
    assert date(2016, 5, 1) < claim.ends_on <= date(2016, 5, 31)


def test_the_link_to_take_something_back_answers_nothing() -> None:
    rendered = linked(every_notice("de")["answer_done_by_a_link_alone"])
    (link,) = LINK.findall(rendered.text)
    assert tokens().read(link.rpartition("/")[2])[1].choices == ()


def test_nobody_who_looks_at_a_mail_of_others_gets_a_link_that_acts() -> None:
    message = the_full_digest()
    to = Correspondence("Zielwacht <z@jobcenter.example>", "gf@jobcenter.example", ANSWERS, "jobcenter.example")
    raw = build(message, facts_of(), linked(facts_of()), to, datetime(2016, 7, 4, 5, tzinfo=UTC))
    shown = message_from_bytes(without_tokens_in(raw), policy=policy.default)
    for kind in ("plain", "html"):
        part = shown.get_body((kind,))
        assert part is not None
        text = part.get_content()
        assert f"{ADDRESS}/antwort/***" in text
        assert not LINK.findall(text)
    assert without_tokens_in(without_tokens_in(raw)) == without_tokens_in(raw)
    plain = build(message, facts_of(), render(facts_of()), to, datetime(2016, 7, 4, 5, tzinfo=UTC))
    assert without_tokens_in(plain) == plain


def test_how_long_a_mail_acts_is_read_off_its_links() -> None:
    texts = [linked(facts_of()).text]
    ends = [tokens().read(link.rpartition("/")[2])[1].ends_on for link in LINK.findall(texts[0])]
    assert links_act_until(texts) == max(ends)
    assert links_act_until(["nothing", f"{ADDRESS}/antwort/***", f"{ADDRESS}/antwort/abcdef"]) is None


def test_the_largest_overview_with_links_stays_small() -> None:
    assert len(linked(facts_of()).html.encode()) < 100_000
