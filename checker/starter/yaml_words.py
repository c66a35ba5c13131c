"""How is a word written into a YAML file so that it is read as the same word? Pure."""

from __future__ import annotations

import json
from typing import Any

from checker.rulebook.yaml_scalar import plain


def quoted(said: str) -> str:
    """In double quotes, as YAML and TOML read them alike."""
    return json.dumps(said, ensure_ascii=False)


def as_word(value: Any) -> Any:
    """An id that would be read as a number, a day, a truth or nothing bears quotes; all else is as it is."""
    if not isinstance(value, str) or not value.strip():
        return value
    try:
        is_text = isinstance(plain(value), str)
    except ValueError:
        is_text = False
    return value if is_text else quoted(value)
