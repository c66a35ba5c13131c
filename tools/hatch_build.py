"""What the wheel carries beside its packages: starter rules, and the features that an auditor runs.

Not so an editable installation: there both lie in the checkout, and copies of them would grow stale unseen.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = {
    "rules": "checker/starter/rules",
    "features": "zielwacht_features",  # pytest --pyargs zielwacht_features
}


class Carry(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"].update(CARRIED)
