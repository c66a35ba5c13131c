"""Has somebody edited the rules, and could the edit take effect? Shell; judges nothing and activates nothing.

What is in force is the activated copy. The folder is compared with it by fingerprint, so that a look costs little.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from checker.rulebook.files import fingerprint, read_folder
from checker.rulebook.load import lint

ACTIVATE, LINT = "zielwacht rules activate", "zielwacht rules lint"


class FolderState(StrEnum):
    """How the folder stands to what is in force."""

    IN_FORCE = "in_force"
    EDITED = "edited"
    BROKEN = "broken"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FolderLook:
    """One look at the folder. `fingerprint` names its contents; `mistake` is the first of `mistakes`."""

    standing: FolderState
    fingerprint: str = ""
    mistake: str = ""
    mistakes: int = 0

    def sentence(self) -> str:
        """What a person must know; empty when there is nothing to do."""
        match self.standing:
            case FolderState.IN_FORCE:
                return ""
            case FolderState.EDITED:
                return f"edited, not in force: {ACTIVATE}"
            case FolderState.BROKEN:
                more = f" (and {self.mistakes - 1} more)" if self.mistakes > 1 else ""
                return f"edited with a mistake, the last good ones stay: {self.mistake}{more}; {LINT}"
            case FolderState.GONE:
                return f"the folder cannot be read, the last good ones stay: {self.mistake}"


def look_at(folder: Path, in_force: str | None, before: FolderLook | None = None) -> FolderLook:
    """Compare the folder with the rulebook in force (SHA-256). `before` spares linting what has not changed."""
    try:
        if not folder.is_dir():
            return FolderLook(FolderState.GONE, mistake=f"there is no folder {folder}")
        files, problems = read_folder(folder)
    except OSError as refused:
        return FolderLook(FolderState.GONE, mistake=f"{folder}: {refused.strerror}")
    found = fingerprint(files)
    if found == in_force and not problems:
        return FolderLook(FolderState.IN_FORCE, found)
    is_known = before is not None and before.fingerprint == found and (not problems or before.mistakes > 0)
    if before is not None and is_known and before.standing in (FolderState.EDITED, FolderState.BROKEN):
        return before
    return _linted(folder, found)


def _linted(folder: Path, found: str) -> FolderLook:
    problems = lint(folder).problems
    if not problems:
        return FolderLook(FolderState.EDITED, found)
    return FolderLook(FolderState.BROKEN, found, str(problems[0]), len(problems))
