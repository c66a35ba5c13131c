"""Foreign text cannot command a terminal."""

from __future__ import annotations

import pytest

from checker.wording.escapes import escaped


@pytest.mark.parametrize(("text", "shown"), [
    pytest.param("550 no such user", "550 no such user", id="plain"),
    pytest.param("Köln – 5 €.csv", "Köln – 5 €.csv", id="letters of any language"),
    pytest.param("550 \x1b[2J\x1b]0;x\x07gone", "550 \\x1b[2J\\x1b]0;x\\x07gone", id="an escape"),
    pytest.param("a\nb\rc", "a\\x0ab\\x0dc", id="line ends"),
    pytest.param("gpj.\u202ecsv", "gpj.\\u202ecsv", id="direction turned"),
    pytest.param("a\u2028b\x9bc", "a\\u2028b\\x9bc", id="line separator and a control of eight bits"),
])  # fmt: skip
def test_a_sign_that_commands_is_shown_as_its_code(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_what_is_kept_stays() -> None:
    assert escaped("a\nb\x1b", keeps="\n") == "a\nb\\x1b"
