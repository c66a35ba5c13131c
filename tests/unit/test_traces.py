"""The search for what must not be kept finds a word in every form, or its silence would say nothing."""

from __future__ import annotations

from base64 import b64encode
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.traces import traces

WORD = "Bandscheibenvorfall"
SENTENCE = f"Frau Müller ist wegen {WORD} nicht da."


def as_mail(**how: str) -> bytes:
    mail = EmailMessage()
    mail.set_content(SENTENCE, **how)
    return mail.as_bytes()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SENTENCE.encode(), id="as text"),
        pytest.param(SENTENCE.encode("cp1252"), id="in another character set"),
        pytest.param(SENTENCE.encode("utf-16"), id="in two bytes a sign"),
        pytest.param(as_mail(cte="base64"), id="in a mail as base64"),
        pytest.param(as_mail(cte="quoted-printable"), id="in a mail as quoted-printable"),
        pytest.param(b64encode(SENTENCE[1:].encode("utf-16-le")), id="as base64 of two bytes a sign"),
        pytest.param(SENTENCE.upper().encode(), id="in capitals"),
    ],
)
def test_a_word_is_found_in_every_form(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kept").write_bytes(content)
    assert traces(tmp_path, WORD) == ["kept"]


def test_a_word_is_found_in_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / f"AW {WORD}.msg").write_bytes(b"")
    assert traces(tmp_path, WORD) == [f"AW {WORD}.msg"]


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(as_mail().replace(WORD.encode(), b"Urlaub"))
    assert traces(tmp_path, WORD) == []
