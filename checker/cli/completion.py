"""`zielwacht completion`: what a shell needs to complete commands and options at the Tab key."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from checker.cli.options import App, global_options
from checker.domain.errors import ExitCode

# By which click is asked for completions instead of being run: its own default for this name.
ASKED_BY = "_ZIELWACHT_COMPLETE"


@click.command(name="completion")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@global_options
def command(_app: App, shell: str) -> int:
    """Print the lines by which a shell completes commands, options and their values.

    In bash 'source <(zielwacht completion bash)' takes them for this session; kept as
    /usr/share/bash-completion/completions/zielwacht they hold for everybody. zsh takes them by the same command, fish
    from ~/.config/fish/completions/zielwacht.fish.

    \b
    Example:
      zielwacht completion bash
    """
    made = get_completion_class(shell)
    assert made is not None, f"click knows no {shell}"
    click.echo(made(click.get_current_context().find_root().command, {}, "zielwacht", ASKED_BY).source())
    return ExitCode.ALL_WELL
