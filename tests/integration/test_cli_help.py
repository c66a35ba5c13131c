"""Each command's help begins with a verb and ends with one example that works."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import click
import pytest

from checker.cli.commands import zielwacht
from tests.workspace import Workspace, make_workspace


def _commands(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _commands(command, (*above, name))
        else:
            yield (*above, name), command


COMMANDS = dict(_commands(zielwacht))
VERBS = frozenset({
    "Accept", "Acknowledge", "Activate", "Approve", "Change", "Check", "Compare", "Compute", "Confirm", "Declare",
    "Delete", "End", "Enter", "Explain", "Grant", "Hand", "Import", "Invite", "Judge", "List", "Make", "Mark", "Mute",
    "Object", "Print", "Propose", "Prove", "Put", "Release",
    "Replace", "Report", "Retry", "Run", "Send", "Settle", "Show", "Take", "Undo", "Walk", "Withdraw", "Withhold",
    "Write",
})  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only read from."""
    return make_workspace(tmp_path_factory.mktemp("house"))


def _help(house: Workspace, words: tuple[str, ...]) -> tuple[str, list[str]]:
    """The sentences before the example, and the example's lines."""
    done = house.run(*words, "--help")
    assert (done.code, done.err) == (0, "")
    for option in ("--config", "--rules", "--json", "--quiet", "--verbose"):
        assert option in done.out
    usage_and_prose, _, example = done.out.split("Options:")[0].partition("Example:\n")
    prose = usage_and_prose.partition("\n\n")[2].strip()
    return prose, [line.strip() for line in example.splitlines() if line.strip()]


@pytest.mark.parametrize("words", [(), *COMMANDS], ids=lambda words: " ".join(words) or "zielwacht")
def test_help_begins_with_a_verb_and_ends_with_one_example(words: tuple[str, ...], house: Workspace) -> None:
    prose, example = _help(house, words)
    assert prose.split()[0] in VERBS
    assert [line.startswith(" ".join(("zielwacht", *words))) for line in example] == [True]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_example_uses_options_and_values_that_exist(words: tuple[str, ...], house: Workspace) -> None:
    (example,) = _help(house, words)[1]
    COMMANDS[words].make_context(words[-1], shlex.split(example)[1 + len(words) :])


@pytest.mark.parametrize("name", zielwacht.list_commands(click.Context(zielwacht)))
def test_the_list_of_commands_says_each_with_a_verb(name: str, house: Workspace) -> None:
    (line,) = [line.split() for line in house.run("--help").out.splitlines() if line.startswith(f"  {name} ")]
    assert line[1].rstrip(",") in VERBS
