"""What is said of the health of a house reads well of one thing and of many."""

from __future__ import annotations

import re

import pytest

from checker.domain.health import HealthCode
from checker.wording import health
from checker.wording.locales import Locale


@pytest.mark.parametrize("locale", ["de", "en"])
def test_a_count_stands_for_itself_so_that_one_of_it_needs_no_other_word(locale: Locale) -> None:
    """ "1 Dateien warten" is no German; "Dateien, die warten: 1" is. Of rounds that fail in a row there are several."""
    before_its_noun = re.compile(r"(?<!: )\{count\} [A-ZÄÖÜa-zäöü]|^\{count\}")
    texts = {code: text for code, text in health.SENTENCES[locale].items() if code is not HealthCode.DAEMON_FAILS}
    assert [code for code, text in texts.items() if before_its_noun.search(text)] == []
