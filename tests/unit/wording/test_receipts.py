"""Receipts and the inbox's troubles: every code has its words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checker.wording.inbox_troubles import SENTENCES, InboxTrouble, InboxTroubleCode, trouble_text
from checker.wording.locales import Locale
from checker.wording.receipts import OUTCOMES, UNOPENED, Outcome, ReceiptHead, Unopened, unopened_text

LOCALES: tuple[Locale, ...] = ("de", "en")


def test_every_outcome_and_everything_put_aside_has_its_words() -> None:
    assert (set(OUTCOMES), set(UNOPENED)) == (set(Outcome), set(Unopened))


def test_what_is_too_large_is_told_how_large_a_file_may_be() -> None:
    head = ReceiptHead("q1.csv", datetime(2016, 7, 4, 8, 30, tzinfo=UTC))
    assert unopened_text(head, Unopened.TOO_LARGE, 200) == (
        "NICHT GEÖFFNET.\n\n"
        "Datei:             q1.csv\n"
        "Eingegangen:       04.07.2016 10:30\n"
        "Grund:             größer als 200 MB\n\n"
        "Was zu tun ist: die Datei selbst unter einem gewöhnlichen Namen in den Eingang legen.\n"
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_every_trouble_of_the_inbox_is_said_with_its_facts(locale: Locale) -> None:
    assert set(SENTENCES[locale]) == set(InboxTroubleCode)
    for code in InboxTroubleCode:
        text = trouble_text(InboxTrouble(code, "/inbox", "No space left on device", "q1.csv", "done"), locale)
        assert "/inbox" in text or "q1.csv" in text
