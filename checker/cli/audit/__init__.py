"""`zielwacht audit`: what an auditor follows, proves, replays and takes home. Each command is a module of its own."""

from __future__ import annotations

import click

from checker.cli.lazy_group import LazyGroup

# In the order of their names: module, and what `--help` says.
COMMANDS: dict[str, tuple[str, str]] = {
    "access": ("checker.cli.audit.access", "Show which member did what; each look is noted."),
    "checkpoint": ("checker.cli.audit.checkpoint", "Show or make a signed checkpoint of the log."),
    "diff": ("checker.cli.audit.day_diff", "Show which verdicts changed between two days, and why."),
    "features": ("checker.cli.audit.features", "Check the German scenarios against the rules in force."),
    "key": ("checker.cli.audit.key", "Make, show, replace or give up the key that signs checkpoints."),
    "log": ("checker.cli.audit.log", "Show the log of everything that happened."),
    "matrix": ("checker.cli.audit.matrix", "Show what came of each row of the plan; lead a mail back to it."),
    "pack": ("checker.cli.audit.pack", "Write the evidence of a finding, a rule or a period into an archive."),
    "prove": (
        "checker.cli.audit.prove",
        "Prove an entry to be below a checkpoint, or one to go on from another.",
    ),
    "redact": ("checker.cli.audit.redact", "Delete content for good, with every copy in the store."),
    "replay": ("checker.cli.audit.replay", "Judge a past day again and compare it with what was decided."),
    "verify": ("checker.cli.audit.verify", "Check the log against heads and checkpoints that were kept outside."),
}


@click.group(name="audit", cls=LazyGroup, table=COMMANDS)
def command() -> None:
    """Show what happened, prove it, and take the proof home."""
