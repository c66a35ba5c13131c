"""`zielwacht audit prove`: a proof about one entry, or about two checkpoints, that is checked without the log."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checker.cli.options import App, global_options
from checker.domain.errors import ExitCode, UsageError


@click.command(name="prove")
@click.argument("entry", required=False, type=click.IntRange(min=1))
@click.option(
    "--checkpoint", "files", multiple=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
    help="The checkpoint that was kept; without it the newest. Without ENTRY two.",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Write it to this new file.")
@global_options
def command(app: App, entry: int | None, files: tuple[Path, ...], out: Path | None) -> int:
    """Prove that an entry of the log lies below a checkpoint; without ENTRY, that one checkpoint goes on from another.

    The proof of an entry holds the entry itself and nothing of the others, in the form of c2sp.org/tlog-proof. It is
    checked without the log: 'python verify.py --proof FILE --checkpoint FILE'.

    \b
    Example:
      zielwacht audit prove 17
    """
    from checker.cli.audit.noted import read_checkpoints
    from checker.cli.new_file import write_new
    from checker.usecases.auditing.proofs import consistency, inclusion

    noted = sorted(read_checkpoints(files), key=lambda each: each.size)
    if (len(noted) > 1) if entry is not None else len(noted) != 2:
        raise UsageError("name an entry and at most one --checkpoint, or no entry and two of them")
    store = app.store()
    try:
        proof = inclusion(store, entry, *noted) if entry is not None else consistency(store, *noted)
    finally:
        store.close()
    if out is not None:
        write_new(out, proof.encode())
    if app.json:
        click.echo(json.dumps({"schema": "zielwacht/audit-proof/1", "proof": proof}, ensure_ascii=False, indent=1))
    elif out is None:
        click.echo(proof, nl=False)
    return ExitCode.ALL_WELL
