"""Gives every benchmark the bars it notes its ratios with, and prints all of them at the end."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.benchmarks.bars import Bars, table

BARS = pytest.StashKey[Bars]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--leeway",
        type=float,
        default=1.0,
        metavar="TIMES",
        help="how far a benchmark may miss its bar: 1.1 is a tenth [1.0, not at all]",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[BARS] = Bars(config.getoption("leeway"))


@pytest.fixture
def bars(request: pytest.FixtureRequest) -> Bars:
    """Notes ratios with the bars they must keep."""
    return request.config.stash[BARS]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """A benchmark whose ratio misses its bar has failed."""
    measured = item.config.stash[BARS].measured
    before = len(measured)
    yield
    missed = [str(each) for each in measured[before:] if not each.is_within]
    assert not missed, "\n".join(missed)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    bars = config.stash[BARS]
    if bars.measured:
        terminalreporter.section("ratios and their bars")
        for line in table(bars.measured, bars.leeway):
            terminalreporter.write_line(line)
