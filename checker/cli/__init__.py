"""The command `zielwacht`. Wiring and surface only."""

from checker.cli.main import main

__all__ = ["main"]
