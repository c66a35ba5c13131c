"""`zielwacht report`: what is printed and handed on. Each report is a module of its own."""

from __future__ import annotations

import click

from checker.cli.lazy_group import LazyGroup

# In the order of their names: module, and what `--help` says.
COMMANDS: dict[str, tuple[str, str]] = {
    "staff": ("checker.cli.report.staff", "Write what is kept about employees, for those who represent them."),
    "talk": ("checker.cli.report.talk", "Write the sheet of a unit's talk on targets, to print."),
    "year": ("checker.cli.report.year", "Write the report on a plan's year, to keep and to print."),
}


@click.group(name="report", cls=LazyGroup, table=COMMANDS)
def command() -> None:
    """Write what is printed and handed on."""
