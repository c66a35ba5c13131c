"""What of a text does a reader see? Texts that look the same are the same, wherever words are compared. Pure.

Umlauts of a Mac are a letter and two dots, pages bring soft hyphens and blanks of no width, editors protected blanks:
no sender sees them. What only looks alike, such as a Cyrillic letter, stays different and is named by its code point.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest

# Soft hyphen, joiners, blanks of no width, byte order mark.
_UNSEEN = re.compile("[\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff]")
# Marks of direction, and what selects another drawing of the sign before it.
_UNSEEN_TOO = re.compile("[\u061c\u200e\u200f\ufe00-\ufe0f]")
# Drawn as the sign on the right, or so nearly that nobody tells them apart.
_DRAWN_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсхуԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι–—−‒’‘ʼ´`“”„",
    "ABESIJKMHOPCTXYaesijopcxydhqwABEZHIKMNOPTYXovi----'''''\"\"\"",
)
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})


def composed(text: str) -> str:
    """Umlauts as one sign, nothing that has no width. Marks of direction stay: rules with them are refused."""
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def visible(text: str) -> str:
    """What a reader sees, blanks as written. Protected hyphens are hyphens."""
    if text.isascii():
        return text
    return composed(_UNSEEN_TOO.sub("", text)).translate(_HYPHENS)


def plain(text: str) -> str:
    """For comparing: what a reader sees, without outer, protected and doubled blanks."""
    return " ".join(visible(text).split())


def odd_sign(written: str, meant: str) -> str | None:
    """The first sign of `written` that only looks as in `meant`, as `U+0430`. None: the two look different anyway."""
    if written == meant or _drawing(written) != _drawing(meant):
        return None
    differing = (here for here, there in zip_longest(written, meant, fillvalue="") if here != there)
    first = next(differing)
    return f"U+{ord(first or written[-1]):04X}"


def _drawing(text: str) -> str:
    return plain(unicodedata.normalize("NFKC", text).translate(_DRAWN_ALIKE))
