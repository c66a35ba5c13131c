"""What docs/audit.md shows of the demo's year is what its commands print, in the order in which they are read."""

from __future__ import annotations

import re
import shlex

import pytest

from tests.integration.demo_once import demo_of_this_session
from tests.integration.test_docs import as_pattern, shown
from tests.workspace import REPOSITORY, Done, Workspace

BLOCK = re.compile(r"^```console demo\n\$ zielwacht (.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = BLOCK.findall((REPOSITORY / "docs" / "audit.md").read_text(encoding="utf-8"))
READ_FROM_ABOVE = re.compile(r"<.+>|[0-9a-f]{12}|[0-9.]+-\d+/\d+")


@pytest.fixture(scope="module")
def ran() -> list[Done]:
    """What each command printed, in their order."""
    year = Workspace(demo_of_this_session().folder)
    return [year.run(*shlex.split(command)) for command, _ in SHOWN]


def test_every_command_shown_prints_what_is_shown(ran: list[Done]) -> None:
    assert len(ran) > 5
    for (command, expected), done in zip(SHOWN, ran, strict=True):
        assert done.code == 0, f"{command}: {done.err}"
        assert re.fullmatch(as_pattern(expected), shown(done.out), re.DOTALL), f"{command}\n{done.out}"


def test_each_command_takes_what_an_earlier_one_printed(ran: list[Done]) -> None:
    """Keys, hashes, Message-IDs and file numbers are read, not known."""
    before = ""
    for (command, _), done in zip(SHOWN, ran, strict=True):
        for word in filter(READ_FROM_ABOVE.fullmatch, shlex.split(command)):
            assert word.strip("<>") in before, f"nothing before has printed {word}"
        before += done.out
