"""A list that is written a value after the other is the list that is written as a whole."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.cli.json_text import json_list

# Python takes the signs in its last text for the ends of lines.
VALUES: list[Any] = [{"a": 1, "b": [True, None]}, [], "x", {"note": "one\ntwo\u2028three\x85four"}]


@pytest.mark.parametrize("values", [[], VALUES[:1], VALUES], ids=["none", "one", "several"])
def test_the_pieces_are_the_whole(values: list[Any]) -> None:
    assert "".join(json_list(values)) == json.dumps(values, ensure_ascii=False, indent=1)
    inner = '{\n "list": ' + "".join(json_list(values, " ")) + "\n}"
    assert inner == json.dumps({"list": values}, ensure_ascii=False, indent=1)
