"""What a rule's page says of what was assumed is words, of every shipped rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.domain.assumption import assumptions
from checker.rulebook.load import load
from checker.wording.assumed_texts import assumed_key, assumed_reading
from checker.wording.locales import LOCALES, Locale
from checker.wording.rule_facts import rule_texts
from tests.workspace import REPOSITORY

# As a rule file is written, and no reader speaks.
CODE = re.compile(r"[a-z]_[a-z]|[\[{]|\b(?:jobcenter|stadt)\b")


@pytest.mark.parametrize("folder", ["rules", "examples/hospital/rules"])
@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_assumed_is_told_in_words(folder: str, locale: Locale) -> None:
    book = load(Path(REPOSITORY / folder))
    told = [
        (assumed_key(one, locale), assumed_reading(one, rule_texts(book, planned, locale), book.organisation, locale))
        for planned in book.rules()
        for one in assumptions(planned.rule)
    ]
    assert told
    assert [each for each in told if CODE.search(" ".join(each))] == []
