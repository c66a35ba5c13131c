"""What the wheel carries beside its packages: starter rules, example houses, and the features that an auditor runs.

Not so an editable installation: there all of it lies in the checkout, and copies would grow stale unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = {
    "rules": "checker/starter/rules",
    "features": "zielwacht_features",  # pytest --pyargs zielwacht_features
}
EXAMPLES, CARRIED_EXAMPLES = "examples", "checker/starter/examples"
# What whoever tried an example has left in it.
LEFT_BEHIND = {"var"}


class Carry(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"].update(CARRIED)
            build_data["force_include"].update(_examples(Path(self.root)))


def _examples(root: Path) -> Iterator[tuple[str, str]]:
    """From where to where, a pair for each file or folder at the top of an example."""
    for path in sorted((root / EXAMPLES).glob("*/*")):
        if path.name not in LEFT_BEHIND:
            name = path.relative_to(root / EXAMPLES).as_posix()
            yield f"{EXAMPLES}/{name}", f"{CARRIED_EXAMPLES}/{name}"
