"""Which profile applies to a file? Exactly one, or the file is refused: nothing is guessed. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from checker.domain.problem import Location, nearest
from checker.domain.profile import Profile, SenderFile
from checker.domain.record_problem import ProblemCode
from checker.domain.visible import visible
from checker.records.packing import name_fits
from checker.records.reading import refuse

Choice = tuple[SenderFile, Profile]


def base_name(name: str) -> str:
    """The file's name without folders, as a reader sees it."""
    return visible(name.replace("\\", "/").rsplit("/", 1)[-1])


def profiles_by_name(name: str, senders: Iterable[SenderFile]) -> tuple[Choice, ...]:
    """Every profile for files of this name. Raises Refused when there is none."""
    every = [(sender, profile) for sender in senders for profile in sender.profiles]
    fitting = tuple(choice for choice in every if is_named_by(name, choice[1]))
    if not fitting:
        templates = [template for _, profile in every for template in profile.file.name]
        close = nearest(base_name(name), templates)
        raise refuse(Location(name), ProblemCode.NO_PROFILE_OF_THIS_NAME, {}, templates, close)
    return fitting


def named_source(name: str, senders: Iterable[SenderFile]) -> tuple[str, str]:
    """Sender and profile (id@version) of a file that was not read, by its name alone; empty where it fits several."""
    every = [(sender, profile) for sender in senders for profile in sender.profiles]
    fitting = [choice for choice in every if is_named_by(name, choice[1])]
    ids = {sender.sender.id for sender, _ in fitting}
    return ids.pop() if len(ids) == 1 else "", fitting[0][1].name if len(fitting) == 1 else ""


def is_named_by(name: str, profile: Profile) -> bool:
    """Is a profile for files of this name?"""
    return any(name_fits(template, base_name(name)) is not None for template in profile.file.name)
