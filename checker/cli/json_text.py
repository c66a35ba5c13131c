"""A list as JSON, a value after the other: a long one takes no memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator


def json_list(values: Iterable[object], margin: str = "") -> Iterator[str]:
    """As `json.dumps` with an indent of 1 writes the whole; `margin` stands before each line but the first."""
    before = "["
    for value in values:
        # A line of JSON ends here only, whatever signs stand in its texts.
        text = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{margin} ")
        yield f"{before}\n{margin} {text}"
        before = ","
    yield "[]" if before == "[" else f"\n{margin}]"
