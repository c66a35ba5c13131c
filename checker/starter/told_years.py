"""Which houses have a year that can be walked through, and where do their files lie? Edge: looks into folders.

The house whose rules are shipped is one; the others are the folders of `examples` with a year.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.starter import HERE, RECORDS, YEAR, rules_folder
from checker.starter.story import STORY, YearStory, year_story

TOLD_BY = "year.toml"


@dataclass(frozen=True, slots=True)
class ToldYear:
    """A house and its year. A record file lies in one of the `folders`; `scenarios` None: it has none of its own."""

    rules: Path
    story: YearStory
    folders: tuple[Path, ...]
    scenarios: Path | None = None

    def record(self, name: str) -> Path:
        """The file of that name, of whichever folder has it first."""
        places = [folder / name for folder in self.folders]
        return next((place for place in places if place.is_file()), places[-1])


def examples_folder() -> Path:
    """The example houses: beside this module in a wheel, at the top of a checkout."""
    carried = HERE / "examples"
    return carried if carried.is_dir() else HERE.parents[1] / "examples"


def example_names() -> tuple[str, ...]:
    """The example houses whose year is told, in order."""
    return tuple(sorted(place.parent.name for place in examples_folder().glob(f"*/{TOLD_BY}")))


def shipped_year() -> ToldYear:
    """The year of the house whose rules are shipped."""
    return ToldYear(rules_folder(), year_story(STORY), (RECORDS, YEAR))


def example_year(name: str) -> ToldYear:
    """The year of an example house, one of `example_names`."""
    folder = examples_folder() / name
    scenarios = folder / "scenarios"
    return ToldYear(
        folder / "rules",
        year_story(folder / TOLD_BY),
        (folder / "records", folder / "year"),
        scenarios if scenarios.is_dir() else None,
    )
