"""Which commands there are. Each is imported when it is called, so that `--help` and small checks start fast."""

from __future__ import annotations

import click

from checker import __version__
from checker.cli.lazy_group import LazyGroup
from checker.cli.options import global_options

COMMANDS = {
    "audit": ("checker.cli.audit", "Show what happened, prove it, and take the proof home."),
    "backup": ("checker.cli.backup", "Write all that cannot be derived into one file; check it."),
    "calendar": (
        "checker.cli.calendar",
        "Compute due days with the reasons, and show what holds in a year.",
    ),
    "check": ("checker.cli.check", "Judge files or the store on a day."),
    "completion": ("checker.cli.completion", "Print what a shell needs to complete commands."),
    "demo": ("checker.cli.demo", "Walk through a sample year: files, verdicts, mails."),
    "doctor": ("checker.cli.doctor", "Check the machine: rights, disk, clock, mail server, database."),
    "findings": ("checker.cli.findings", "List findings, show one's history, decide about one."),
    "init": ("checker.cli.init", "Write the folder of a new house, whose rules work at once."),
    "keys": ("checker.cli.keys", "Make, list and end the keys by which machines come in."),
    "mail": ("checker.cli.mail", "Show the outbox, release drafts, retry, preview, test."),
    "members": ("checker.cli.members", "List who may log in to the pages; invite and end them."),
    "proposals": ("checker.cli.answers", "List answers that came by mail; enter or reject them."),
    "records": ("checker.cli.records", "Import status records, report single facts, list."),
    "report": ("checker.cli.report", "Write the year's report, or what is kept about staff."),
    "retention": ("checker.cli.retention", "Show, delete and hold what has been kept for its span."),
    "restore": ("checker.cli.restore", "Put a backup back, never over what is there."),
    "resume": ("checker.cli.resume", "Confirm what is known: a wrong clock, mails held by a restore."),
    "roles": ("checker.cli.roles", "List roles and their mailboxes; enter or remove an absence."),
    "rules": ("checker.cli.rules", "Check, list, show and activate the rule files."),
    "run": ("checker.cli.run", "Run the service: read the inbox, judge, send mails."),
    "serve": ("checker.cli.serve", "Show the pages in the browser."),
    "simulate": ("checker.cli.simulate", "Show what a span of days to come will bring."),
    "status": ("checker.cli.status", "Show the state of the service in one screen."),
    "store": ("checker.cli.store", "Check what the store keeps."),
    "tick": ("checker.cli.tick", "Judge what is due, plan the mails and send them, once."),
}


@click.group(cls=LazyGroup, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zielwacht")
@global_options
def zielwacht() -> None:
    """Compare what a plan promised with what was reported, and notify those who must act.

    \b
    Example:
      zielwacht check fachaufsicht_2016-Q1.csv --on 2016-07-04
    """
