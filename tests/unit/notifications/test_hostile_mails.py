"""Whatever comes in as a mail is read within moments, and raises nothing: nobody has checked who sent it."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.incoming import NOT_READABLE, read_incoming
from notifications.mail_files import mail_form
from tests.mail_programs import CASES

HEADERS = b"From: a@b.example\nMessage-ID: <x@b.example>\nMIME-Version: 1.0\n"
HTML = HEADERS + b"Content-Type: text/html\n\n"
# Seen: minutes without a bound, a second with it.
MOST_SECONDS = 10
SOUND = [case.raw("ZW-2d7d45", "<x@jobcenter.example>", "ZW-aaaaaa") for case in CASES[:6]]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(HTML + b"<a " * 340_000, id="tags that never end"),
        pytest.param(HTML + b"&#" * 500_000, id="signs that never end"),
        pytest.param(HEADERS + b"Subject: " + b"=?utf-8?q?a?= " * 70_000 + b"\n\nx", id="a subject without end"),
        pytest.param(
            HEADERS + b"Content-Type: text/plain" + b"; a=b" * 180_000 + b"\n\nx",
            id="a type without end",
            marks=pytest.mark.deep,
        ),
        pytest.param(HEADERS + b"Content-Type: text/plain" + b";\n a=b" * 150_000 + b"\n\nx", id="folded without end"),
        pytest.param(HEADERS + b"Content-Type: message/rfc822\n\n" * 30_000, id="a mail in a mail in a mail"),
    ],
)
def test_a_mail_made_to_take_time_takes_little(raw: bytes) -> None:
    began = process_time()
    read_incoming(raw)
    assert process_time() - began < MOST_SECONDS


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_not_readable(raw: bytes) -> None:
    mail_form(raw)
    read_incoming(raw)


@given(st.sampled_from(SOUND), st.integers(0, 3_000), st.integers(0, 200), st.binary(max_size=20))
def test_a_damaged_mail_is_read_or_not_readable(raw: bytes, at: int, length: int, instead: bytes) -> None:
    damaged = raw[:at] + instead + raw[at + length :]
    mail_form(damaged)
    read_incoming(damaged)


def test_nothing_is_no_mail_that_says_nothing() -> None:
    assert read_incoming(b" \n") is NOT_READABLE
