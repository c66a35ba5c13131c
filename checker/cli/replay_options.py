"""Options of the commands that judge a past day by the store, and what they have to do with files."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from checker.cli.options import App, Command, InstantParam


@dataclass(frozen=True, slots=True)
class Replay:
    """Up to which instant things count (None: all that is known), and which activated rules (None: those then)."""

    known_at: datetime | None
    rulebook: str | None

    def refuse_beside(self, app: App, files: Sequence[Path]) -> None:
        """What only the store can answer is not asked of files, nor are two rulebooks named at once."""
        if files and self.known_at is not None:
            raise click.UsageError(
                "--known-at belongs to the store: files given here count as recorded at the end of --on"
            )
        if files and self.rulebook is not None:
            raise click.UsageError("--rulebook belongs to the store: files given here are judged by the rules folder")
        if app.rules is not None and self.rulebook is not None:
            raise click.UsageError("--rules and --rulebook name two rulebooks: give one of them")


def replay_options(command: Command) -> Command:
    """Add the options; the command gets them as one argument `replay`."""

    @functools.wraps(command)
    def with_replay(*args: Any, known_at: datetime | None, rulebook: str | None, **given: Any) -> Any:
        return command(*args, replay=Replay(known_at, rulebook), **given)

    known = "Count only what was known at that instant, by the rules in force then (store only)."
    by = "Judge by these activated rules, whatever was in force then (store only)."
    with_rulebook = click.option("--rulebook", default=None, metavar="SHA|active", help=by)(with_replay)
    whole: Any = click.option("--known-at", type=InstantParam(), default=None, help=known)(with_rulebook)
    return whole  # type: ignore[no-any-return]
