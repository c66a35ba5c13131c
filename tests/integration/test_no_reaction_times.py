"""Nobody can read off how fast a role reacts: no output sets being told against acknowledging (law note 7)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import walked
from tests.workspace import Workspace

# Spans that an obligation or its reports may have; none of them is of a role.
DURATIONS = re.compile(
    r"(?:^|_)(reaction|response|latency|elapsed|took|duration|age|waited|days|hours|minutes|seconds)(?:_|$)"
)
IN_WORDS = re.compile(
    r"(nach|innerhalb von|after|within) \d+ (Arbeitstag|Tag|Stunde|Minute|working day|day|hour|minute)"
)
# What `status` says of the service itself, and the rules' own patience.
NOT_OF_ROLES = frozenset({"heartbeat_age_seconds", "interval_seconds", "last_tick_age_seconds"})


@pytest.fixture(scope="module")
def acknowledged(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A finding that two roles were told of, and that one took on twenty days later."""
    house = walked(tmp_path_factory.mktemp("reacted"))
    done = house.run("findings", "acknowledge", CRITERIA, "--by", "gf", "--until", "2016-06-03", "--yes",
                     "--reason", "Termin steht", "--now", "2016-05-23T12:00")  # fmt: skip
    assert done.code == 0, done.err
    assert house.run("tick", "--now", "2016-05-24T07:00").code == 0
    return house


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


COMMANDS = {
    "findings list": ("findings", "list", "--all", "--json"),
    "findings show": ("findings", "show", CRITERIA, "--json"),
    "status": ("status", "--json"),
    "mail outbox": ("mail", "outbox", "--json"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_output_has_a_field_for_how_long_a_role_took(acknowledged: Workspace, command: tuple[str, ...]) -> None:
    done = acknowledged.run(*command)
    assert done.code == 0, done.err
    found = {name for name in keys(json.loads(done.out)) if DURATIONS.search(name)}
    assert found <= NOT_OF_ROLES


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_output_says_it_in_words(acknowledged: Workspace, command: tuple[str, ...]) -> None:
    done = acknowledged.run(*(word for word in command if word != "--json"))
    assert done.code == 0, done.err
    assert not IN_WORDS.search(done.out)


def test_the_check_of_names_finds_what_it_looks_for() -> None:
    assert [name for name in keys([{"role": 1, "reaction_days": {"hours": 3}}]) if DURATIONS.search(name)] == [
        "reaction_days",
        "hours",
    ]
    assert IN_WORDS.search("bestätigt nach 3 Arbeitstagen")


def test_no_mail_tells_who_took_how_long(acknowledged: Workspace) -> None:
    texts = [path.read_text(encoding="utf-8") for path in Path(acknowledged.folder / "mails").glob("*.html")]
    assert texts
    assert not [text for text in texts if re.search(r"bestätigt (nach|innerhalb) ", text)]
