"""A group whose commands are known by name; their modules are imported when they are needed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """`table`: by a command's name its module, which holds it as `command`, and what the list says of it."""

    def __init__(self, *arguments: Any, table: Mapping[str, tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.table = table

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted(self.table)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in self.table:
            if name.startswith("-"):
                return None
            raise click.exceptions.NoSuchCommand(name, possibilities=self.table, ctx=_context)
        command = import_module(self.table[name][0]).command
        assert isinstance(command, click.Command), f"{name} is no command"
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        if not self.table:
            return
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(self.table.items())])
