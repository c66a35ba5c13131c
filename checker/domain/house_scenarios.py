"""Where does a house keep the scenarios of its own? Pure: names, no files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

# The folder beside that of the rules, by the language of the house.
SCENARIOS_CALLED: Mapping[Literal["de", "en"], str] = {"de": "szenarien", "en": "scenarios"}


def scenarios_beside(rules: Path, language: Literal["de", "en"]) -> Path:
    """The folder, whether or not it is there."""
    return rules.absolute().parent / SCENARIOS_CALLED[language]
