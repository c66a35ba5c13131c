"""Writes a proposed plan: into the rules folder or a copy of it. Shell. Whole or not at all, and over nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from checker.domain.refusal import Refused, RolloverRefusal
from checker.domain.rollover import ProposedPlan
from checker.usecases.rules.rule_files import READ_BY_THE_GROUP, replace_file

FOLDER_OF_THE_GROUP = 0o750


def write_into(folder: Path, proposal: ProposedPlan, files: Mapping[str, bytes]) -> None:
    """The plan's new folder, at once; before it what of the house it needs (`proposal.changed`).

    `files` are those of the plan with the list beside them. Raises Refused where the plan's folder is there, or
    somebody has changed one of the files of the house meanwhile (`proposal.read`).
    """
    plans, year = folder / "plans", str(proposal.year)
    with _told(folder):
        made = Path(mkdtemp(prefix=f".{year}-", dir=plans))
        try:
            _lay_out({_within(name, year): data for name, data in files.items()}, made)
            for name, data in proposal.read.items():
                if (folder / name).read_bytes() != data:
                    raise Refused(RolloverRefusal.CHANGED, file=str(folder / name))
            # The calendar first: it is none the worse for more years, and the plan cannot be read without them.
            for name, data in proposal.changed.items():
                replace_file(folder / name, data)
            _move(made, plans / year, proposal.year)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def write_beside(folder: Path, out: Path, proposal: ProposedPlan, files: Mapping[str, bytes]) -> None:
    """A copy of the rules folder with the proposal in it, where there is nothing yet."""
    refuse_unfit_out(folder, out)
    with _told(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        try:
            shutil.copytree(folder, made, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
            shutil.rmtree(made / "plans" / str(proposal.year), ignore_errors=True)
            _lay_out({**proposal.changed, **files}, made)
            made.chmod(FOLDER_OF_THE_GROUP)
            _move(made, out, proposal.year)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def refuse_unfit_out(folder: Path, out: Path) -> None:
    """Raises Refused where a folder has anything in it, is none, or lies within the rules."""
    if out.resolve().is_relative_to(folder.resolve()):
        raise Refused(RolloverRefusal.OUT_WITHIN, folder=str(out))
    if out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir()))):
        raise Refused(RolloverRefusal.OUT_NOT_EMPTY, folder=str(out))


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failed:
        detail = failed.strerror or str(failed)
        raise Refused(RolloverRefusal.CANNOT_WRITE, folder=str(folder), detail=detail) from None


def _within(name: str, year: str) -> str:
    return name.removeprefix(f"plans/{year}/")


def _lay_out(files: Mapping[str, bytes], root: Path) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(READ_BY_THE_GROUP)
    root.chmod(FOLDER_OF_THE_GROUP)


def _move(made: Path, to: Path, year: int) -> None:
    """An empty folder may be there; one with anything in it, such as another's proposal of this moment, stays."""
    try:
        made.rename(to)
    except OSError:
        names = sorted(path.name for path in to.glob("*")) if to.is_dir() else []
        if names:
            raise Refused(RolloverRefusal.EXISTS, folder=str(to), files=tuple(names), year=year) from None
        raise
