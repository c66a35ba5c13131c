"""Every run tries the same examples, however slow the machine: 60 a property, 400 in `make deep`.

`--hypothesis-profile=search` looks for new ones.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.browser import NO_BROWSER, skipped_line
from tests.in_full import IN_FULL
from tests.made_once import share_below

EXAMPLES = 400 if IN_FULL else 60
settings.register_profile("same", derandomize=True, deadline=None, max_examples=EXAMPLES)
settings.register_profile("search", derandomize=False, deadline=None, print_blob=True, max_examples=5_000)
settings.load_profile("same")


@pytest.fixture(autouse=True, scope="session")
def _a_cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests and what they start neither see nor fill what the user's own starts have kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CACHE_DIRECTORY", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
        yield


@pytest.fixture(autouse=True, scope="session")
def _what_takes_long_is_made_once_for_all_workers(tmp_path_factory: pytest.TempPathFactory) -> None:
    share_below(tmp_path_factory.getbasetemp())


@pytest.fixture(autouse=True)
def _the_log_as_it_was() -> Iterator[None]:
    """A command sets up the log of its process: for the tests after it in this one it is as if it had not."""
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in one line, and how to get them, that the browser tests are missing from this run."""
    skipped = terminalreporter.getreports("skipped")
    without_browser = sum(1 for report in skipped if NO_BROWSER in str(report.longrepr))
    if without_browser:
        terminalreporter.write_line(skipped_line(without_browser), yellow=True)
