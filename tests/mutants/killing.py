"""Does a scenario notice a mistake? It is made in a copy of the checkout, and the features run there, nothing else.

Shell. Standard library only: what is imported here must not be the product that is broken on purpose.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.mutants.catalogue import Mutant

CHECKOUT = Path(__file__).resolve().parents[2]
NEEDED = ("checker", "notifications", "features", "rules", "examples", "tests", "pyproject.toml")
FAILED, PASSED = 1, 0
# The whole of the features takes two minutes; what takes this long does not end by itself.
LONGEST_SECONDS = 3600
FIRST_FAILED = re.compile(r"^FAILED \S+::test_([^\[\s]+)", re.MULTILINE)


class Fate(Enum):
    KILLED = "killed"
    SURVIVED = "SURVIVED"
    # Nothing ran: the mistake is none that a program could live with.
    BROKEN = "BROKEN"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant; `by` is the scenario that noticed it, or what was said where nothing ran."""

    fate: Fate
    by: str = ""


def places(mutant: Mutant, checkout: Path = CHECKOUT) -> int:
    """How often the text to be replaced stands in its file. One: the mutant can be made."""
    return (checkout / mutant.file).read_text(encoding="utf-8").count(mutant.old)


class Copy:
    """A copy of the checkout, in which one mutant after the other is made and taken back."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._aside = folder, folder / "aside"
        without = shutil.ignore_patterns("__pycache__", ".*_cache", ".hypothesis")
        for name in NEEDED:
            source = CHECKOUT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=without)
            else:
                shutil.copy(source, folder / name)
        self._aside.mkdir()

    def outcome(self, mutant: Mutant) -> Outcome:
        """First by the features that should notice it, then by all of them."""
        path = self._folder / mutant.file
        right = path.read_text(encoding="utf-8")
        assert right.count(mutant.old) == 1, f"{mutant.file}: '{mutant.old}' must stand there exactly once"
        _rewrite(path, right.replace(mutant.old, mutant.new))
        try:
            found = self._ran(mutant.features)
            return self._ran(()) if found.fate is Fate.SURVIVED else found
        finally:
            _rewrite(path, right)

    def _ran(self, features: Sequence[str]) -> Outcome:
        """The scenarios of some features, or of all, up to the first that fails."""
        self._leave_only(features)
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("ZIELWACHT_")}
        try:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "features", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"],
                cwd=self._folder,
                env={**inherited, "PYTHONPATH": str(self._folder), "PYTHONUTF8": "1"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                timeout=LONGEST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Outcome(Fate.KILLED, "it does not end")
        if done.returncode == PASSED:
            return Outcome(Fate.SURVIVED)
        if done.returncode == FAILED and (noticed := FIRST_FAILED.search(done.stdout)):
            return Outcome(Fate.KILLED, noticed[1])
        return Outcome(Fate.BROKEN, (done.stderr or done.stdout).strip()[-200:])

    def _leave_only(self, features: Sequence[str]) -> None:
        folder = self._folder / "features"
        for file in self._aside.glob("*.feature"):
            file.rename(folder / file.name)
        for file in folder.glob("*.feature"):
            if features and file.stem not in features:
                file.rename(self._aside / file.name)


def _rewrite(path: Path, text: str) -> None:
    """Within one second and of one length, Python would take what it has compiled before."""
    path.write_text(text, encoding="utf-8")
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
        compiled.unlink()
