"""Which files make a rulebook? Reads the folder, each file once; what would be overlooked is a problem. Edge."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISREG

from checker.domain.problem import Location, Problem, nearest
from checker.rulebook.yaml_text import MOST_BYTES, too_large

ORGANISATION, CALENDAR, ESCALATION = "organisation.yaml", "calendar.yaml", "escalation.yaml"
VOCABULARY = "vocabulary.yaml"
CLOSURES = "closures.yaml"
SENDER = re.compile(r"senders/[^/]+\.yaml")
PLAN = re.compile(r"plans/([0-9]{4})/plan\.yaml")
GOAL = re.compile(r"plans/([0-9]{4})/goals/[^/]+\.yaml")
# Tests of rules lie beside them but judge nothing: they are no part of what is activated.
_TEST = re.compile(r"plans/[0-9]{4}/tests/(timelines/)?[^/]+\.yaml")
# Published for editors; no rule stands in them, so they are neither read nor part of the fingerprint.
SCHEMA_FOLDER = "schema"
_SCHEMA = re.compile(rf"{SCHEMA_FOLDER}/[a-z]+\.schema\.json")
_FIXED = (CALENDAR, ESCALATION, ORGANISATION, VOCABULARY)
_OPTIONAL = (CLOSURES,)
MOST_FILES = 20_000
_YAML = re.compile(r".+\.(yaml|yml|json)", re.IGNORECASE)


def read_folder(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of every rule file by its name (relative to the folder, with `/`), and what could not be read."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    inside = folder.resolve()
    for name in sorted(_names(folder, problems)):
        if is_read(name):
            match _bytes(folder / name, inside):
                case bytes() as data:
                    files[name] = data
                case Problem() as problem:
                    problems.append(problem)
        elif not (_TEST.fullmatch(name) or _SCHEMA.fullmatch(name)):
            problems.append(_overlooked(name, str(folder / name)))
    return files, problems


def is_read(name: str) -> bool:
    """Is this one of the names a rulebook is made of?"""
    return name in (*_FIXED, *_OPTIONAL) or any(shape.fullmatch(name) for shape in (SENDER, PLAN, GOAL))


def missing(names: Iterable[str], shown: str) -> list[Problem]:
    """Files without which nothing can be judged. `names` are all that exist, readable or not."""
    there = set(names)
    problems = [
        Problem(Location(f"{shown}{name}"), "this file is missing; every rules folder needs it")
        for name in _FIXED
        if name not in there
    ]
    years = {found[1] for name in there if (found := PLAN.fullmatch(name))}
    goals = {found[1] for name in there if (found := GOAL.fullmatch(name))}
    problems += [
        Problem(Location(f"{shown}plans/{year}/plan.yaml"), "this file is missing: the year and the status of the plan")
        for year in sorted(goals - years)
    ]
    problems += [
        Problem(Location(f"{shown}plans/{year}/goals"), "the plan has no goals; at least one file with rules is needed")
        for year in sorted(years - goals)
    ]
    if not years and not goals and "plans" not in there:  # else it was found, and could not be read
        problems.append(
            Problem(Location(f"{shown}plans"), "there is no plan, such as plans/2016/plan.yaml with goals/")
        )
    return problems


def fingerprint(files: Mapping[str, bytes]) -> str:
    """SHA-256 (hex) of a rulebook.

    Over all files sorted by name (code points): name in UTF-8, a zero byte, the number of bytes in decimal digits,
    a zero byte, the bytes. Neither a renamed file nor bytes moved from one file to the next give the same hash.
    """
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(b"%s\0%d\0" % (name.encode(), len(files[name])))
        digest.update(files[name])
    return digest.hexdigest()


def _names(folder: Path, problems: list[Problem]) -> Iterable[str]:
    """Every YAML file, without what editors leave behind. Linked folders are refused: nobody would see them change."""
    for root, folders, names in walked(folder, problems):
        for name in folders:
            if (Path(root) / name).is_symlink():
                problems.append(
                    Problem(
                        Location(str(Path(root) / name)), "a linked folder is not read; put the files themselves here"
                    )
                )
            elif _YAML.fullmatch(name):
                what = "this is a folder with the name of a file; rules in it would never be read: rename it"
                problems.append(Problem(Location(str(Path(root) / name)), what))
        for name in names:
            if _YAML.fullmatch(name) and not name.startswith((".", "#")):
                yield (Path(root) / name).relative_to(folder).as_posix()


def walked(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each folder, with the folders in it (none that begins with a point) and its files; no further than MOST_FILES."""

    def closed(failed: OSError) -> None:
        problems.append(Problem(Location(str(failed.filename)), f"this folder cannot be read: {failed.strerror}"))

    seen = 0
    for root, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen += len(names)
        if seen > MOST_FILES:
            what = f"more than {MOST_FILES:,} files lie here, so this is no folder of rules; name that with --rules"
            problems.append(Problem(Location(str(folder)), what))
            return
        yield root, folders, names


def _bytes(path: Path, inside: Path) -> bytes | Problem:
    """What a file holds, never from outside the folder and never more than is read anyway."""
    shown = Location(str(path))
    try:
        if not path.resolve(strict=True).is_relative_to(inside):
            return Problem(shown, "this link leads out of the rules folder; put the file itself here")
        with open(path, "rb", opener=_open_at_once) as file:
            facts = os.fstat(file.fileno())
            if not S_ISREG(facts.st_mode):
                return Problem(shown, "this is no file that can be read")
            if facts.st_size > MOST_BYTES:
                return too_large(str(path), facts.st_size)
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return Problem(shown, "this file vanished, or is a link to nothing, while it was read")
    except (OSError, RuntimeError) as failed:
        reason = getattr(failed, "strerror", None) or "a link that leads to itself"
        return Problem(shown, f"this file cannot be read: {reason}")


def _open_at_once(path: str, flags: int) -> int:
    # A pipe under a rule's name would otherwise wait for a writer for ever.
    return os.open(path, flags | os.O_NONBLOCK)


def _overlooked(name: str, shown: str) -> Problem:
    allowed = (*_FIXED, *_OPTIONAL, "plans/<year>/plan.yaml", "plans/<year>/goals/<goal>.yaml", "senders/<sender>.yaml")
    as_yaml = re.sub(r"\.(yml|json)$", ".yaml", name, flags=re.IGNORECASE)
    meant = as_yaml if as_yaml != name and is_read(as_yaml) else nearest(name, (*_FIXED, *_OPTIONAL))
    return Problem(Location(shown), "no rule file has this name, so it would never be read", allowed, meant)
