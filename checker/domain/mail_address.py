"""Is a text an address to which mails can be sent? Pure: as house files write it, without a name beside it."""

from __future__ import annotations

import re

_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"{_WORD}(\.{_WORD})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LONGEST = 254


def is_address(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text)) and len(text) <= _LONGEST
