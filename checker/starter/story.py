"""A demonstration's year as its year.toml tells it: files of senders on their dates, decisions, and what is made up.

Edge: reads one file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

STORY = Path(__file__).parent / "year.toml"


@dataclass(frozen=True, slots=True)
class MadeUp:
    """One edit of the rules: `what` it makes up, the `file`, a pattern of the `place`, and the `text` put there."""

    what: str
    file: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class DecidedThen:
    """What a role decides about a finding: `at` is local day and time, `until` the last day of it."""

    at: str
    kind: str
    obligation: str
    by: str
    until: date
    reason: str = ""
    reason_id: str = ""


@dataclass(frozen=True, slots=True)
class YearStory:
    """`arrivals` are local day and time with the name of a record file, in order. `sender` sends the mails."""

    first_day: date
    last_day: date
    sender: str
    arrivals: tuple[tuple[str, str], ...]
    made_up: tuple[MadeUp, ...]
    decided: tuple[DecidedThen, ...] = ()


def year_story(place: Path = STORY) -> YearStory:
    read = tomllib.loads(place.read_text(encoding="utf-8"))
    return YearStory(
        first_day=read["first_day"],
        last_day=read["last_day"],
        sender=read["sender"],
        arrivals=tuple((at, name) for at, name in read["arrivals"]),
        made_up=tuple(MadeUp(**edit) for edit in read.get("made_up", ())),
        decided=tuple(DecidedThen(**decision) for decision in read.get("decided", ())),
    )
