"""Starts the command, and turns every failure into a sentence and an exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys
import traceback
from collections.abc import Sequence

import click

from checker.cli.commands import zielwacht
from checker.domain.errors import ExitCode, ZielwachtError

OBJECTS_A_COLLECTION = 100_000
LINE_END = "\n"


def main() -> None:
    """Run the command as a process of its own, and exit. What is set here is the process's, not the command's."""
    # There are none; to find that out, pydantic would read what every installed distribution says of itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A start makes a hundred thousand objects that stay; the collector would look at them a hundred times.
    gc.set_threshold(OBJECTS_A_COLLECTION, 20, 20)
    code = run(sys.argv[1:])
    # What is left goes with the process: a last search for cycles in it costs a tenth of a small check.
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command. 0 all well, 1 findings, 2 usage or rules, 3 quarantined, 4 environment or crash."""
    try:
        code = zielwacht.main(args=list(arguments), prog_name="zielwacht", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as refused:
        refused.show()
        return refused.exit_code
    except click.exceptions.Abort:
        click.echo("interrupted; nothing half done was saved", err=True)
        return ExitCode.INTERRUPTED
    except ZielwachtError as explained:
        from checker.cli.refusals import error_text
        from checker.wording.escapes import escaped

        click.echo(f"zielwacht: {escaped(error_text(explained), keeps=LINE_END)}", err=True)
        return explained.exit_code
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing to say, and no second failure at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as failure:
        click.echo(f"zielwacht: {_said_of(failure)}", err=True)
        return ExitCode.FAILED
    return code if isinstance(code, int) else 0


def _said_of(failure: Exception) -> str:
    if not isinstance(failure, OSError) or failure.errno != errno.ENOSPC:
        return f"this should not happen; please report it:\n{traceback.format_exc()}"
    # What is left of the output would fail once more at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    where = f" ({failure.filename})" if failure.filename else ""
    return (
        f"no space was left for what was to be written{where}: make room there, and look with 'zielwacht status' at "
        "what was done before you run it again"
    )
