"""Each command that a mail or `status` prints for whoever runs the machine can be typed as it stands."""

from __future__ import annotations

import shlex
from datetime import UTC, date, datetime

import pytest

from checker.domain.health import HealthCode, HealthFact, issue
from checker.wording.health import next_command
from tests.workspace import Workspace, make_workspace

A_DAY_OF_THE_PLAN, MISSED = "2016-05-04T07:00:00+02:00", "investigation-criteria-agreed/jobcenter/2016"
FACTS: dict[str, HealthFact] = {
    "first": MISSED,
    "rule": "kdu-error-rate",
    "scope": "jobcenter",
    "sender": "controlling",
    "profile": "key-figures",
    "since": datetime(2016, 7, 4, tzinfo=UTC),
    "kinds": (),
}
# What they need beside: a mailbox of answers or an address of pages in config.toml, a mail of another version, an edit
# in force that is not approved (`test_activation_gate`); the daemon and the pages never end.
NOT_TRIED_HERE = {
    HealthCode.ANSWERS_UNREAD,
    HealthCode.ANSWERS_NEVER_READ,
    HealthCode.MAIL_UNKNOWN,
    HealthCode.EDIT_UNAPPROVED,
    HealthCode.LINKS_WITHOUT_KEY,
}
COMMANDS = sorted(
    {
        command
        for code in set(HealthCode) - NOT_TRIED_HERE
        if (command := next_command(issue(code, **{name: FACTS.get(name, 1) for name in code.facts}))).startswith(
            "zielwacht "
        )
    }
    | {"zielwacht roles list", "zielwacht mail outbox", "zielwacht records quarantine list", "zielwacht status"}
)
PROBLEMS_OF_THE_HOUSE = 4


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A house whose rules are in force, and in which a date of the plan is missed."""
    made = make_workspace(tmp_path_factory.mktemp("house"), ["kdu"])
    calendar = made.rules / "calendar.yaml"
    years = f"last: {date.today().year + 2}"  # noqa: DTZ011 - the command reads the machine's clock
    calendar.write_text(calendar.read_text(encoding="utf-8").replace("last: 2018", years), encoding="utf-8")
    made.configure()
    for folder in ("mails", "inbox"):
        (made.folder / folder).mkdir(exist_ok=True)
    assert made.run("rules", "activate", "--by", "administration").code == 0
    assert made.run("tick", "--now", A_DAY_OF_THE_PLAN).code == 0
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_a_printed_command_can_be_typed_as_it_stands(house: Workspace, command: str) -> None:
    typed = shlex.split(command)[1:]
    done = house.run(*typed, *(["--help"] if typed in (["run"], ["serve"]) else []))
    assert done.code in {0, PROBLEMS_OF_THE_HOUSE}, f"{command}: {done.err}"
    assert "Usage:" not in done.err
