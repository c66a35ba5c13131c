"""`zielwacht audit checkpoint`: size and root of the log, signed, to be kept outside the house."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checker.cli.new_file import write_new
from checker.cli.options import App, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode


@click.command(name="checkpoint")
@click.option("--new", "is_new", is_flag=True, help="Make one now, over every entry there is.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Write it to this new file.")
@global_options
def command(app: App, is_new: bool, out: Path | None) -> int:
    """Show the newest checkpoint: the log's name, its size and root, and below them the signature.

    The daemon and 'zielwacht tick' make one a day. Kept outside the house, it proves that nothing up to its size was
    changed since: 'zielwacht audit verify --checkpoint FILE'. The form is that of c2sp.org/tlog-checkpoint.

    \b
    Example:
      zielwacht audit checkpoint --new --out checkpoint.txt
    """
    from checker.cli.wiring import signing_of
    from checker.usecases.auditing.checkpoints import make_checkpoint, newest_checkpoint

    store = app.store()
    try:
        signing = signing_of(app.configuration())
        found = make_checkpoint(store, signing, WallClock().now()) if is_new else newest_checkpoint(store)
    finally:
        store.close()
    if out is not None:
        write_new(out, found.note.encode())
    if app.json:
        shown = {"size": found.size, "root": found.root, "signed_by": found.signed_by, "note": found.note}
        made = {"schema": "zielwacht/audit-checkpoint/1", "made_at": found.made_at.isoformat()}
        click.echo(json.dumps(made | shown, ensure_ascii=False, indent=1))
    elif out is None:
        click.echo(found.note, nl=False)
    signed = "signed" if found.signed_by else "not signed: 'zielwacht audit key show' says why"
    app.note(f"made {local_time(found.made_at):%d.%m.%Y %H:%M} over {found.size} entries, {signed}")
    return ExitCode.ALL_WELL
