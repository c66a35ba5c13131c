"""What did a rules folder say at an earlier revision? Asked of the program `git`. Shell, reads only."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from checker.domain.errors import UsageError
from checker.domain.rulebook import Rulebook
from checker.rulebook.files import is_read
from checker.rulebook.load import load_from_files

MOST_SECONDS = 60


class NoRevision(UsageError):
    """The rules of a revision cannot be had: no program git, no repository, or no such revision."""


def rules_at(folder: Path, revision: str) -> Rulebook:
    """The rulebook of the folder at a revision. NoRevision, or RulebookError with every mistake it had then."""
    if not folder.is_dir():
        raise NoRevision(f"there is no folder {folder}")
    nowhere = f"{folder} is in no repository of git"
    top, below = _git(folder, "rev-parse", "--show-toplevel", "--show-prefix", why=nowhere).decode().splitlines()
    unknown = f"git knows no revision '{revision}' of {folder}: 'git log --oneline' lists them"
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", why=unknown)
    # Asked at the top: from below, git packs no other folder than the one it stands in.
    tree = f"{commit.decode().strip()}:{below}"
    packed = _git(Path(top), "archive", "--format=tar", tree, why=f"{folder} was not there at '{revision}'")
    return load_from_files(_files_in(packed))


def _git(folder: Path, *arguments: str, why: str) -> bytes:
    """What it prints. `why` is said where it refuses."""
    command = ["git", "-C", str(folder), "--no-pager", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=MOST_SECONDS)
    except FileNotFoundError:
        raise NoRevision("there is no program git here; compare with a folder or an activation instead") from None
    except subprocess.TimeoutExpired:
        raise NoRevision(f"git did not answer within {MOST_SECONDS} seconds") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise NoRevision(f"{why} ({said})" if said else why)
    return done.stdout


def _files_in(packed: bytes) -> dict[str, bytes]:
    """The rule files of an archive; what else lies in the folder is no part of a rulebook."""
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isreg() and is_read(member.name) else None
            if content is not None:
                found[member.name] = content.read()
    return found
