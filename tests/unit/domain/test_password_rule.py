"""Which passwords are refused, and how long is waited after tries that failed?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from checker.domain.log_in_rate import OF_A_LOGIN, OF_A_PEER, seconds_to_wait
from checker.domain.member import login_of
from checker.domain.password_rule import check_password
from checker.domain.refusal import AccessRefusal, Refused
from tests.stored import NOON

GOOD = "Die Gans frisst gern Kohl"


@pytest.mark.parametrize(
    ("password", "why"),
    [
        pytest.param("elf Zeichen", AccessRefusal.PASSWORD_TOO_SHORT, id="eleven characters"),
        pytest.param("x" * 257, AccessRefusal.PASSWORD_TOO_LONG, id="longer than anything is hashed"),
        pytest.param("abababababab", AccessRefusal.PASSWORD_TOO_COMMON, id="few signs"),
        pytest.param("hundekuchen!hundekuchen!", AccessRefusal.PASSWORD_TOO_COMMON, id="a piece twice"),
        pytest.param("qwertzuiopü1", AccessRefusal.PASSWORD_TOO_COMMON, id="along the keyboard"),
        pytest.param("zyxwvutsrqpo", AccessRefusal.PASSWORD_TOO_COMMON, id="the alphabet backwards"),
        pytest.param("Passwort2026!", AccessRefusal.PASSWORD_TOO_COMMON, id="a common word with digits around"),
        pytest.param("Sommer-Montag-26", AccessRefusal.PASSWORD_TOO_COMMON, id="two common words"),
        pytest.param("mmuster-2026-1", AccessRefusal.PASSWORD_TOO_COMMON, id="the login with digits"),
        pytest.param("Jobcenter-2016!", AccessRefusal.PASSWORD_TOO_COMMON, id="a word of the house with digits"),
        pytest.param("Jobcenter Muster 1", AccessRefusal.PASSWORD_TOO_COMMON, id="the house with digits"),
    ],
)
def test_a_password_that_is_tried_first_is_refused(password: str, why: AccessRefusal) -> None:
    with pytest.raises(Refused) as refused:
        check_password(password, ("mmuster", "house", "Jobcenter Muster"))
    assert refused.value.code is why
    assert password not in str(refused.value)


@pytest.mark.parametrize("password", [GOOD, "zwölf ⛄ Zeichen", "korrekt-pferd-batterie", "kx7#Lq92mPz!"])
def test_there_is_no_rule_of_composition(password: str) -> None:
    check_password(password, ("mmuster",))


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (5, 0), (6, 1), (7, 2), (8, 4), (13, 128), (15, 300), (10_000, 300)]
)
def test_each_failure_doubles_the_wait_up_to_five_minutes(failures: int, seconds: int) -> None:
    assert OF_A_LOGIN.wait(failures) == timedelta(seconds=seconds)


def test_a_clock_that_was_ahead_makes_nobody_wait_for_longer_than_the_most() -> None:
    assert seconds_to_wait(NOON + timedelta(days=400), OF_A_LOGIN, NOON) == 300
    assert seconds_to_wait(NOON + timedelta(milliseconds=1), OF_A_PEER, NOON) == 1
    assert seconds_to_wait(NOON - timedelta(days=400), OF_A_LOGIN, NOON) == 0


@pytest.mark.parametrize(
    ("typed", "login"),
    [
        ("  MMuster ", "mmuster"),
        ("m.muster@jc.intern", "m.muster@jc.intern"),
        ("müller", None),
        ("", None),
        ("a b", None),
    ],
)
def test_a_login_is_kept_in_small_letters(typed: str, login: str | None) -> None:
    assert login_of(typed) == login
