"""No command counts, orders, compares or exports by role or by reaction time, nor units by findings, steps or days.

Held by names: what a command can be asked, and what the heads of its tables say (law note 7, ADR 0080).
"""

from __future__ import annotations

import json
import re

import click
import pytest

from checker.cli.commands import zielwacht
from checker.wording import pack_texts
from checker.wording.audit_matrix import COLUMNS as MATRIX
from checker.wording.check_page import COLUMNS as CHECKED
from checker.wording.log_texts import LOG
from checker.wording.year_report_texts import YEAR_REPORT
from tests.integration.test_cli_help import COMMANDS
from tests.integration.walked_house import walked
from tests.workspace import Workspace

# What an option would be called that puts roles or units in an order, or counts them.
COMPARES = re.compile(
    r"(?:^|-)(sort|order|rank|ranking|top|worst|best|group|by-role|by-unit|per-role|per-unit|count|counts|average|mean|"
    r"compare|reaction|latency|duration|longest|slowest|fastest)(?:-|$)"
)
# What is compared where a command compares: never people, units or their findings.
COMPARES_OTHERWISE = {("simulate", "compare"): "the forecast by another rulebook"}
# Commands that take a role, and what for: a list of one's own, or of the auditor's; never a count.
TAKES_A_ROLE = {
    ("findings", "list"): "what a role has to do",
    ("audit", "log"): "what an auditor follows",
    ("init",): "the roles of a house that is being made: their titles and mailboxes are written down",
    ("roles", "list"): "who reads the mails of a post, by the rules",
}
# In the heads of what is handed on: numbers about roles, and spans of what they did.
IN_HEADS = re.compile(
    r"(je|pro|nach|per|by|a) (Rolle|Stelle|Einheit|role|post|unit)|Rangliste|Rangfolge|ranking|Reaktionszeit|"
    r"reaction time|Dauer bis|offen seit|days open|Tage offen|Anzahl (der )?Befunde|number of findings",
    re.IGNORECASE,
)


def option_names(command: click.Command) -> list[str]:
    return [
        name.removeprefix("--").removeprefix("-")
        for one in command.params
        for name in (*one.opts, *one.secondary_opts)
        if isinstance(one, click.Option)
    ]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_can_be_asked_to_order_or_to_count(words: tuple[str, ...]) -> None:
    found = [name for name in option_names(COMMANDS[words]) if COMPARES.search(name)]
    assert [name for name in found if (*words, name) not in COMPARES_OTHERWISE] == []


def test_only_these_commands_take_a_role_to_choose_by() -> None:
    found = {words for words, command in COMMANDS.items() if "role" in option_names(command)}
    assert found == TAKES_A_ROLE.keys()


def test_no_command_is_called_after_a_comparison_of_people() -> None:
    assert [words for words in COMMANDS if any(COMPARES.search(word) for word in words)] == []
    assert zielwacht.name


HEADS = {
    "pack": [
        *pack_texts.VERDICTS, *pack_texts.FINDINGS, *pack_texts.DECISIONS, *pack_texts.FILES, *pack_texts.MAILS,
        *pack_texts.DELIVERIES, *pack_texts.RULES, *pack_texts.ROLES, *pack_texts.LEFT_OUT,
    ],
    "check": CHECKED,
    "audit matrix": [head for heads in MATRIX.values() for head in heads],
    "audit log": [text for words in LOG.values() for text in words.values()],
    "report year": [text for words in YEAR_REPORT.values() for text in words.values()],
}  # fmt: skip


@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
def test_no_head_of_a_table_promises_one(heads: list[str]) -> None:
    assert heads
    assert [head for head in heads if IN_HEADS.search(head)] == []


def test_the_checks_find_what_they_look_for() -> None:
    named = ("sort", "by-role", "top-roles", "reaction", "from", "out")
    assert [name for name in named if COMPARES.search(name)] == ["sort", "by-role", "top-roles", "reaction"]
    assert [head for head in ("Mails je Rolle", "Tage offen", "benachrichtigt") if IN_HEADS.search(head)] == [
        "Mails je Rolle",
        "Tage offen",
    ]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return walked(tmp_path_factory.mktemp("asked"))


def test_a_list_of_what_a_role_has_to_do_says_not_how_much(house: Workspace) -> None:
    every, mine = (house.run("findings", "list", *more) for more in ((), ("--role", "gf")))
    assert re.search(r"\d+ findings", every.err)
    assert mine.out
    assert "findings" not in mine.err


@pytest.mark.parametrize("form", ["table", "html"])
def test_the_log_of_a_role_says_not_how_much(house: Workspace, form: str) -> None:
    every, its = (house.run("audit", "log", "--format", form, *more) for more in ((), ("--role", "gf")))
    said = re.compile(r"\d+ von \d+ Einträgen")
    assert said.search(every.out + every.err)
    assert not said.search(its.out + its.err)
    assert form == "table" or ("Wie oft" not in its.out and its.out.count('class="counts"') == 0)


def test_findings_are_listed_worst_first_whoever_answers_for_them(house: Workspace) -> None:
    """Their order is that of the verdicts and of how severe they are; two roles stand among each other."""
    listed = json.loads(house.run("findings", "list", "--all", "--json").out)
    assert listed == sorted(listed, key=lambda one: (order_of(one), one["obligation"]))


def order_of(finding: dict[str, str]) -> tuple[int, int]:
    worst = ("breached", "at_risk", "not_evaluable", "awaiting_event", "pending", "met", "info")
    severest = ("critical", "major", "minor", "info")
    return worst.index(finding["verdict"]), severest.index(finding["severity"])
