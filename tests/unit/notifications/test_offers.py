"""Each first line that a mail prints is read as the choice it stands for, and each link opens it in a prepared mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from checker.domain.answer import AnswerChoice, token_of, tokens_in
from checker.domain.message import Item, MessageKind
from checker.wording.answer_line import read_answer
from checker.wording.answer_words import TO_FILL_IN
from checker.wording.locales import Locale
from notifications.facts import AnswerableFacts, OfferFacts
from notifications.offers import SampleDays, offer_facts
from notifications.template_filters import mailto
from tests.unit.notifications.mail_cases import a_briefing

LONGEST_LINK = 1800
DAYS = [date(2016, 1, 4), date(2016, 5, 3), date(2016, 12, 22)]
ITEM = Item("jobcenter", "kdu-error-rate/jobcenter/2016", 1, MessageKind.ALERT, "", 1, "0", "bereichsleitung@jobcenter")


def answers(locale: Locale, on: date) -> AnswerableFacts:
    found = offer_facts(tuple(AnswerChoice), ITEM, "Fehlerquote KdU & Gebäude", a_briefing(on, locale=locale))
    assert found is not None
    return found


def every_offer() -> Iterator[tuple[Locale, date, AnswerChoice, OfferFacts]]:
    locales: tuple[Locale, ...] = ("de", "en")
    for locale in locales:
        for on in DAYS:
            yield from (
                (locale, on, choice, offer)
                for choice, offer in zip(AnswerChoice, answers(locale, on).offers, strict=True)
            )


EVERY = [pytest.param(*one, id=f"{one[0]}-{one[1]}-{one[2]}") for one in every_offer()]


@pytest.mark.parametrize(("locale", "on", "choice", "offer"), EVERY)
def test_a_printed_line_is_read_as_its_choice(
    locale: Locale, on: date, choice: AnswerChoice, offer: OfferFacts
) -> None:
    answer = read_answer([offer.line], on)
    assert (answer.choice, answer.unclear) == (choice, None)


@pytest.mark.parametrize(("locale", "on", "choice", "offer"), EVERY)
def test_a_prepared_line_whose_day_nobody_has_filled_in_is_unclear(
    locale: Locale, on: date, choice: AnswerChoice, offer: OfferFacts
) -> None:
    answer = read_answer([offer.prepared], on)
    assert answer.choice is choice
    assert (answer.unclear is None) is (TO_FILL_IN[locale] not in offer.prepared)


@pytest.mark.parametrize(("locale", "on", "choice", "offer"), EVERY)
def test_a_link_opens_a_mail_with_token_and_first_line(
    locale: Locale, on: date, choice: AnswerChoice, offer: OfferFacts
) -> None:
    link = mailto(offer, answers(locale, on), "antworten+zw@jobcenter.example")
    parts = urlsplit(link)
    said = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, parts.path) == ("mailto", "antworten%2Bzw@jobcenter.example")
    assert tokens_in(said["subject"][0]) == (token_of(ITEM.key),)
    assert said["body"] == [f"{offer.prepared}\r\n"]
    assert "+" not in parts.query, "mail programs show it as it is (RFC 6068)"
    assert link.isascii()
    assert len(link) <= LONGEST_LINK


def test_an_example_proposes_no_day_before_the_one_it_moves_and_no_event_after_its_period() -> None:
    """A new day lies behind the due one; what was held was held within its period."""
    days = SampleDays(happened=date(2015, 12, 31), due=date(2016, 4, 29))
    offered = (AnswerChoice.NEW_DATE, AnswerChoice.HELD, AnswerChoice.TAKE_ON)
    found = offer_facts(offered, ITEM, "Termine", a_briefing(date(2016, 1, 4)), days)
    assert found is not None
    assert [offer.line for offer in found.offers] == [
        "NEUE FRIST bis 13.05.",
        "STATTGEFUNDEN am 31.12. Az. 50.1-2016/077",
        "ÜBERNEHME bis 18.01.",
    ]
