"""Which passwords are too easily guessed? Pure: a length, and a small rule that says what it looks at.

No rule of composition: what is long enough may be words alone (NIST SP 800-63B, BSI ORP.4). What is refused is what a
guesser tries first: few different signs, a piece that repeats, a run along the keyboard or the alphabet, and one of the
words below, the login, or the name of the house or a word of it, with nothing but digits and signs around it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from checker.domain.refusal import AccessRefusal, Refused

LEAST, LONGEST = 12, 256
FEWEST_SIGNS = 5
RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertzuiopü", "qwertyuiop", "asdfghjklöä", "yxcvbnm", "zxcvbnm")
MOST_OF_A_RUN = 0.75
SHORTEST_WORD = 4
# The stems of what lists of passwords that came to light begin with, in German and English offices.
COMMON = frozenset(
    {
        "passwort", "password", "kennwort", "passwd", "kennword", "hallo", "hello", "willkommen", "welcome", "admin",
        "administrator", "geheim", "secret", "letmein", "iloveyou", "ichliebedich", "monkey", "dragon", "football",
        "fussball", "fußball", "schalke", "bayern", "dortmund", "borussia", "sommer", "winter", "frühling", "fruehling",
        "herbst", "summer", "spring", "autumn", "januar", "februar", "märz", "maerz", "april", "mai", "juni", "juli",
        "august", "september", "oktober", "november", "dezember", "montag", "dienstag", "mittwoch", "donnerstag",
        "freitag", "samstag", "sonntag", "behörde", "behoerde", "verwaltung",
        "zielwacht", "büro", "buero", "office", "computer", "internet", "test", "master", "schatz", "sonne",
        "sonnenschein", "starwars", "start", "changeme", "default", "benutzer", "user", "login",
    }
)  # fmt: skip


def normal(password: str) -> str:
    """As it is hashed: an umlaut that another keyboard makes of two signs is the same (NIST SP 800-63B, NFKC)."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, names: Iterable[str] = ()) -> None:
    """Refused for one that is too short, too long or too easily guessed; `names` are the login and words of the house.

    Only whoever has just typed it sees why; it is in no refusal.
    """
    text = normal(password)
    if len(text) < LEAST:
        raise Refused(AccessRefusal.PASSWORD_TOO_SHORT, least=LEAST)
    if len(text) > LONGEST:
        raise Refused(AccessRefusal.PASSWORD_TOO_LONG, longest=LONGEST)
    if is_easily_guessed(text, names):
        raise Refused(AccessRefusal.PASSWORD_TOO_COMMON)


def is_easily_guessed(password: str, names: Iterable[str] = ()) -> bool:
    """Is it one that a guesser tries first?"""
    text = password.casefold()
    if len(set(text)) < FEWEST_SIGNS or _repeats(text) or _is_run(text):
        return True
    bare = _letters(text)
    words = COMMON | {word for name in names for word in _words(name)}
    return any(bare == word * times for word in words for times in (1, 2, 3)) or _is_of_two(bare, words)


def _words(name: str) -> frozenset[str]:
    """The letters of a name, and each word in it that is long enough to be one a guesser tries."""
    words = (word for word in map(_letters, name.casefold().split()) if len(word) >= SHORTEST_WORD)
    return frozenset({_letters(name.casefold()), *words} - {""})


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


def _is_of_two(bare: str, words: frozenset[str]) -> bool:
    """Nothing but two of the words, one after the other."""
    return any(bare[:place] in words and bare[place:] in words for place in range(1, len(bare)))


def _repeats(text: str) -> bool:
    """Is it a piece of at most half its length, over and over?"""
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, len(text) // 2 + 1))


def _is_run(text: str) -> bool:
    """Do most of its signs follow each other on a keyboard or in the alphabet, forwards or backwards?"""
    following = {pair for run in RUNS for pair in pairwise(run)}
    steps = list(pairwise(text))
    return sum(pair in following or pair[::-1] in following for pair in steps) >= MOST_OF_A_RUN * len(steps)
