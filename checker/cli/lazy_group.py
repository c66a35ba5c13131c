"""A group whose commands are known by name; their modules are imported when they are needed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class LazyGroup(click.Group):
    """`table`: by a command's name its module, which holds it as `command`, and what the list says of it."""

    def __init__(self, *arguments: Any, table: Mapping[str, tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.table = table

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted(self.table)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in self.table:
            # Half a command line at the Tab key is no mistake that is told.
            if name.startswith("-") or _context.resilient_parsing:
                return None
            raise click.exceptions.NoSuchCommand(name, possibilities=self.table, ctx=_context)
        command = import_module(self.table[name][0]).command
        assert isinstance(command, click.Command), f"{name} is no command"
        return command

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem[Any]]:
        """The names that go on so, by the table: nothing is imported while somebody waits for the Tab key."""
        from click.shell_completion import CompletionItem

        names = [
            CompletionItem(name, help=text)
            for name, (_, text) in sorted(self.table.items())
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, context, incomplete)]

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        if not self.table:
            return
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(self.table.items())])


class LateGroup(click.Group):
    """`late`: by a command's name its module and what it is called there; imported when it is run or listed."""

    def __init__(self, *arguments: Any, late: Mapping[str, tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.late = late

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *self.late])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.late:
            return super().get_command(context, name)
        module, called = self.late[name]
        command = getattr(import_module(module), called)
        assert isinstance(command, click.Command), f"{name} is no command"
        return command
