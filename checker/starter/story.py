"""The demonstration's year as it is told in year.toml: the files of its senders on their dates, and what is made up."""

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
class YearStory:
    """`arrivals` are local day and time with the name of a record file, in order. `sender` sends the mails."""

    first_day: date
    last_day: date
    sender: str
    arrivals: tuple[tuple[str, str], ...]
    made_up: tuple[MadeUp, ...]


def year_story() -> YearStory:
    read = tomllib.loads(STORY.read_text(encoding="utf-8"))
    return YearStory(
        first_day=read["first_day"],
        last_day=read["last_day"],
        sender=read["sender"],
        arrivals=tuple((at, name) for at, name in read["arrivals"]),
        made_up=tuple(MadeUp(**edit) for edit in read["made_up"]),
    )
