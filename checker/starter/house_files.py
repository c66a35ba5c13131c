"""What stands in the files of a new house? Edge: reads the templates beside it. Files in, as text by name.

Each language has templates of its own: comments, titles and ids are all in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from checker.domain.house_scenarios import SCENARIOS_CALLED
from checker.domain.new_house import Language, NewHouse, mail_domain_of
from checker.domain.period import Period
from checker.starter.plain_templates import plain_templates
from checker.starter.yaml_words import as_word
from checker.wording.dates import day_text

# What its samples are called.
SAMPLE_CALLED = {"de": "pruefungen", "en": "reviews"}
HERE = Path(__file__).parent / "house"
REVIEWED, WELL, ILL = 60, 3, 8
# In the whole house: fewer than a thousand, so that they are written alike everywhere.
REVIEWS_A_YEAR = 200
FAR_LATER = timedelta(days=60)
DAY = timedelta(days=1)
MAILS = "var/mails"


@dataclass(frozen=True, slots=True)
class HouseFileNames:
    """Where the files that carry a word of the house lie, relative to its folder."""

    goal: str
    test: str
    sender: str
    samples: str
    readme: str
    scenarios: str
    mails: str = MAILS


@dataclass(frozen=True, slots=True)
class SampleRow:
    name: str
    reviewed: int
    faulty: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample file: the quarter it is about and the day on which it was drawn. In the newest something is told."""

    quarter: Period
    on: date
    is_newest: bool

    @property
    def period(self) -> str:
        """As the file's first line writes it."""
        return str(self.quarter).replace("-", " ")

    @property
    def on_shown(self) -> str:
        return f"{self.on:%d.%m.%Y}"


def names_of(house: NewHouse) -> HouseFileNames:
    """The names of the house's files, in its language."""
    plan = f"rules/plans/{house.year}"
    if house.language == "en":
        return HouseFileNames(
            f"{plan}/goals/quality.yaml",
            f"{plan}/tests/quality.yaml",
            "rules/senders/review.yaml",
            "samples",
            "README.md",
            f"{SCENARIOS_CALLED['en']}/quality.feature",
        )
    return HouseFileNames(
        f"{plan}/goals/qualitaet.yaml",
        f"{plan}/tests/qualitaet.yaml",
        "rules/senders/pruefung.yaml",
        "muster",
        "LIESMICH.md",
        f"{SCENARIOS_CALLED['de']}/qualitaet.feature",
    )


def house_files(house: NewHouse, due: date, samples: Sequence[Sample]) -> Mapping[str, bytes]:
    """All files of a new house by their name relative to its folder. `due` is a working day."""
    names = names_of(house)
    values = _values(house, names, due)
    by_template = {
        "config.toml": "config.toml",
        "organisation.yaml": "rules/organisation.yaml",
        "calendar.yaml": "rules/calendar.yaml",
        "escalation.yaml": "rules/escalation.yaml",
        "vocabulary.yaml": "rules/vocabulary.yaml",
        "sender.yaml": names.sender,
        "plan.yaml": f"rules/plans/{house.year}/plan.yaml",
        "goal.yaml": names.goal,
        "test.yaml": names.test,
        "readme.md": names.readme,
        "scenarios.feature": names.scenarios,
    }
    files = {name: _rendered(house, template, values).encode() for template, name in by_template.items()}
    for sample in samples:
        shown = {**values, "sample": sample, "rows": _rows(house, sample)}
        # A sheet program takes a file with this mark for UTF-8; without it, umlauts arrive as pairs of signs.
        files[_sample_name(house, names, sample)] = _rendered(house, "sample.csv", shown).encode("utf-8-sig")
    return files


def _rendered(house: NewHouse, template: str, values: Mapping[str, object]) -> str:
    made = _templates(house.language, is_yaml=template.endswith(".yaml"))
    return made.get_template(f"{template}.j2").render(values)


def _sample_name(house: NewHouse, names: HouseFileNames, sample: Sample) -> str:
    return f"{names.samples}/{SAMPLE_CALLED[house.language]}_{sample.quarter}.csv"


def _values(house: NewHouse, names: HouseFileNames, due: date) -> dict[str, object]:
    judged = house.units if house.at_units else ()
    owner = house.at_units or next(iter(house.roles), house.administration)
    return {
        "house": house,
        "names": names,
        "sender": f"Zielwacht <zielwacht@{mail_domain_of(house)}>",
        "owner": owner.id,
        "reviews": REVIEWS_A_YEAR,
        "judged_first": judged[0].id if judged else house.id,
        # A scenario names a unit in quotes, so one whose name has none.
        "in_first": next((f' in "{unit.name}"' for unit in judged if '"' not in unit.name), ""),
        "due": due,
        "day_after_due": due + DAY,
        "after_due": due + FAR_LATER,
        "due_shown": day_text(due, house.language),
        "day_after_due_shown": day_text(due + DAY, house.language),
        "adopted_on": min(house.on, date(house.year, 1, 1)),
    }


def _rows(house: NewHouse, sample: Sample) -> tuple[SampleRow, ...]:
    """In the first unit more is faulty in the newest quarter than may be, so that there is something to be told."""
    places = [unit.name for unit in house.units] or [house.name]
    return tuple(
        SampleRow(name, REVIEWED, ILL if sample.is_newest and not place else WELL) for place, name in enumerate(places)
    )


@lru_cache
def _templates(language: Language, *, is_yaml: bool) -> Environment:
    made = plain_templates(HERE / language, as_word if is_yaml else None)
    made.filters |= {"cell": _cell, "heading": _heading}
    return made


def _cell(said: str) -> str:
    return '"' + said.replace('"', '""') + '"' if re.search(r'[";,]', said) else said


def _heading(said: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#])", r"\\\1", said)
