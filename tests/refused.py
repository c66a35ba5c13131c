"""What is asked for is refused, in the words of the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from checker.cli.refusals import error_text
from checker.domain.refusal import Refused


@contextmanager
def refused(pattern: str) -> Iterator[None]:
    """The block is refused, and the command's sentence holds `pattern`."""
    with pytest.raises(Refused) as caught:
        yield
    text = error_text(caught.value)
    assert re.search(pattern, text), text
