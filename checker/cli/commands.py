"""Which commands there are. Each is imported when it is called, so that `--help` and small checks start fast."""

from __future__ import annotations

from importlib import import_module

import click

from checker import __version__
from checker.cli.options import global_options

COMMANDS = {
    "calendar": (
        "checker.cli.calendar",
        "Compute due days with the reasons, and show what holds in a year.",
    ),
    "check": ("checker.cli.check", "Judge files or the store on a day."),
    "demo": ("checker.cli.demo", "Walk through a sample year: files, verdicts, mails."),
    "findings": ("checker.cli.findings", "List findings, show one's history, decide about one."),
    "mail": ("checker.cli.mail", "Show the outbox, release drafts, retry, preview, test."),
    "proposals": ("checker.cli.answers", "List answers that came by mail; enter or reject them."),
    "records": ("checker.cli.records", "Import status records, report single facts, list."),
    "resume": ("checker.cli.resume", "Confirm that stamps ahead of the clock are known."),
    "roles": ("checker.cli.roles", "List roles and their mailboxes; enter or remove an absence."),
    "rules": ("checker.cli.rules", "Check, list, show and activate the rule files."),
    "run": ("checker.cli.run", "Run the service: read the inbox, judge, send mails."),
    "status": ("checker.cli.status", "Show the state of the service in one screen."),
    "store": ("checker.cli.store", "Check what the store keeps."),
    "tick": ("checker.cli.tick", "Judge what is due, plan the mails and send them, once."),
}


class LazyGroup(click.Group):
    """A group whose commands are known by name; their modules are imported when they are needed."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            if name.startswith("-"):
                return None
            raise click.exceptions.NoSuchCommand(name, possibilities=COMMANDS, ctx=_context)
        command = import_module(COMMANDS[name][0]).command
        assert isinstance(command, click.Command), f"{name} is no command"
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(COMMANDS.items())])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zielwacht")
@global_options
def zielwacht() -> None:
    """Compare what a plan promised with what was reported, and notify those who must act.

    \b
    Example:
      zielwacht check fachaufsicht_2016-Q1.csv --on 2016-07-04
    """
