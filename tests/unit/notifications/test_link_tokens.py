"""The links of mails: signed, the same for the same, and refused where one letter is another."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.answer import AnswerChoice
from checker.domain.mail_link import BITS, LinkClaim
from checker.domain.refusal import LinkRefusal, Refused
from notifications.link_tokens import HIDDEN
from tests.unit.notifications.link_cases import KEY, OLD_KEY, tokens

LETTERS = string.ascii_letters + string.digits + "-_."
CLAIM = LinkClaim("0f" * 16, (AnswerChoice.DONE, AnswerChoice.NEW_DATE), date(2016, 5, 12))
claims = st.builds(
    LinkClaim,
    st.binary(min_size=16, max_size=16).map(bytes.hex),
    st.sets(st.sampled_from(BITS)).map(lambda some: tuple(choice for choice in BITS if choice in some)),
    st.dates(date(2016, 1, 1), date(2040, 12, 31)),
)


@given(claim=claims)
def test_what_was_signed_is_read_back(claim: LinkClaim) -> None:
    assert tokens().read(tokens().token(claim)) == (KEY.id, claim)


@given(claim=claims)
def test_the_same_claim_makes_the_same_link_of_at_most_two_hundred_characters(claim: LinkClaim) -> None:
    assert tokens().url(claim) == tokens().url(claim)
    assert len(tokens().url(claim)) <= 150


def test_every_single_letter_that_is_another_is_refused() -> None:
    token = tokens().token(CLAIM)
    for place, was in enumerate(token):
        for letter in LETTERS.replace(was, ""):
            with pytest.raises(Refused) as refused:
                tokens().read(f"{token[:place]}{letter}{token[place + 1 :]}")
            assert refused.value.code in {LinkRefusal.NOT_WHOLE, LinkRefusal.UNKNOWN_KEY}


@given(nonsense=st.text(max_size=120))
def test_nonsense_is_refused(nonsense: str) -> None:
    with pytest.raises(Refused):
        tokens().read(nonsense)


@pytest.mark.parametrize("cut", [0, 1, 10, 40, 77])
def test_a_link_that_a_mail_program_has_cut_is_not_whole(cut: int) -> None:
    with pytest.raises(Refused) as refused:
        tokens().read(tokens().token(CLAIM)[:cut])
    assert refused.value.code is LinkRefusal.NOT_WHOLE


def test_a_replaced_key_still_checks_what_it_signed() -> None:
    signed = tokens(OLD_KEY).token(CLAIM)
    assert tokens(KEY, OLD_KEY).read(signed) == (OLD_KEY.id, CLAIM)
    with pytest.raises(Refused) as refused:
        tokens(KEY).read(signed)
    assert refused.value.code is LinkRefusal.UNKNOWN_KEY


def test_a_claim_signed_by_another_key_is_not_taken_for_one_of_ours() -> None:
    foreign = tokens(OLD_KEY).token(CLAIM)
    with pytest.raises(Refused) as refused:
        tokens(KEY).read(KEY.id + foreign[len(KEY.id) :])
    assert refused.value.code is LinkRefusal.NOT_WHOLE


def test_a_hidden_link_shows_where_it_leads_and_no_token() -> None:
    assert tokens().hidden().url(CLAIM).endswith(f"/antwort/{HIDDEN}")
    assert tokens().hidden().trouble() is None


def test_a_key_is_shown_nowhere() -> None:
    assert KEY.secret.hex() not in repr(tokens())
    assert str(KEY.secret) not in repr(KEY)
