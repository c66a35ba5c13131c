"""No mail bears a fault of language that was found in one before: every golden mail, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language_faults import BY_LOCALE, faults_in
from tests.mail_text import pieces_of
from tests.unit.notifications.golden_mails import GOLDEN

MAILS = sorted(GOLDEN.glob("*/*.txt"))
KNOWN = [(locale, name) for locale, faults in BY_LOCALE.items() for name in faults]


@pytest.mark.parametrize("mail", MAILS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_mail_bears_a_fault_that_was_found_before(mail: Path) -> None:
    locale = mail.parent.name
    assert list(faults_in(mail.read_text(encoding="utf-8"), locale)) == []
    pieces = pieces_of(mail.with_suffix(".html").read_text(encoding="utf-8"))
    assert [fault for piece in pieces for fault in faults_in(f"- {piece}", locale)] == []


@pytest.mark.parametrize(("locale", "name"), KNOWN)
def test_each_fault_is_known_by_how_it_read_and_not_by_how_it_reads_now(locale: str, name: str) -> None:
    fault = BY_LOCALE[locale][name]
    assert fault.pattern.search(fault.found)
    assert not fault.pattern.search(fault.mended)
