"""What an admin writes to test a rule: figures or records, a day, and the expected result. Pure.

The reader adds file, line and column to every refusal, and checks what one key asks of another.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from checker.domain.exact_text import NUMBER
from checker.domain.model import Frozen
from checker.domain.rule import Identifier, Word

SCHEMA = "zielwacht/rule-tests/1"
NONE = "none"

# 29/300, 98200000.00, 1.42 against 1.40, 1.42 against missing; days and whole numbers are types of their own.
MEASURE_PATTERN = rf"^(missing|{NUMBER}|[0-9]+(\.[0-9]+)?/[0-9]+(\.[0-9]+)?|{NUMBER} against ({NUMBER}|missing))$"
_BRACES = re.compile(r"\{([^{}]*)\}")
PERIOD_PATTERN = r"^[0-9]{4}(-.+)?$"
INSTANT_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$"
_BRACED = r"([a-z0-9Q-]|\{[a-z0-9Q-]+(,[a-z0-9Q-]+)+\})"
KEY_PATTERN = rf"^[a-z0-9-]+/{_BRACED}+/[0-9]{{4}}(-{_BRACED}+)?$"

StateName = Literal["breached", "at_risk", "not_evaluable", "awaiting_event", "pending", "met", "info"]
Name = Annotated[str, Field(min_length=1, max_length=120)]
Measure = int | date | Annotated[str, Field(pattern=MEASURE_PATTERN)]
PeriodName = Annotated[str, Field(pattern=PERIOD_PATTERN)]
POST_PATTERN = r"^[a-z][a-z0-9_]*(@[a-z][a-z0-9-]*)?$"
Post = Annotated[str, Field(pattern=POST_PATTERN)]
InstantText = Annotated[str, Field(pattern=INSTANT_PATTERN)]
ObligationKey = Annotated[str, Field(pattern=KEY_PATTERN)]
FIGURE_PATTERN = rf"^(none|{NUMBER}|-?[0-9]+/[0-9]+)$"
Figure = int | Annotated[str, Field(pattern=FIGURE_PATTERN)]
RecordText = dict[str, Any]
SomeText = Annotated[str, Field(min_length=1)]


def _never_empty(schema: dict[str, Any]) -> None:
    """A key that is left out is left out; one that is written says something."""
    for said in schema["properties"].values():
        said.pop("default", None)
        if "anyOf" in said:
            said["anyOf"] = [form for form in said["anyOf"] if form != {"type": "null"}]


def _says_something(schema: dict[str, Any]) -> None:
    _never_empty(schema)
    schema["minProperties"] = 1


def _has_one_form(schema: dict[str, Any]) -> None:
    _never_empty(schema)
    schema["oneOf"] = [{"required": [form, *(("on",) if form in NEED_A_DAY else ())]} for form in FORMS]


FORMS = ("cases", "timeline", "expect", "obligations")
NEED_A_DAY = ("expect", "obligations")


class _Filled(Frozen):
    """What is written must not be empty; the reader refuses it with its place."""

    model_config = ConfigDict(json_schema_extra=_never_empty)


class _Expected(Frozen):
    """A group of expectations: at least one, or nothing is tested."""

    model_config = ConfigDict(json_schema_extra=_says_something)


class DueExpected(_Expected):
    """The three days of the obligation."""

    nominal: Annotated[date | None, Field(description="The day as written in the plan.")] = None
    effective: Annotated[date | None, Field(description="The last day on which it is in time.")] = None
    please_by: Annotated[date | None, Field(description="The last open day on or before the nominal one.")] = None
    policy: Annotated[str | None, Field(description="The due policy by its name.")] = None


class CompleteExpected(_Expected):
    """How many reports are expected for the period, and how many have arrived."""

    expected: Annotated[int | None, Field(ge=0, description="Reports expected for the whole period.")] = None
    arrived: Annotated[int | None, Field(ge=0, description="Of these, how many have arrived.")] = None


class PaceExpected(_Expected):
    """Is it on its way? In the unit of the target; `none`: it has no such figure."""

    expected: Annotated[Figure | None, Field(description="What the path expects by the end of 'view_end'.")] = None
    view_end: Annotated[date | None, Field(description="The day up to which the newest figures speak.")] = None
    forecast: Annotated[Figure | None, Field(description="The forecast for the end of the period.")] = None
    per_week_needed: Annotated[Figure | None, Field(description="What each remaining week must bring.")] = None


class StaleExpected(_Expected):
    """How old are the figures, and which reports are overdue?"""

    figures_as_of: Annotated[
        date | Literal["none"] | None, Field(description="The last day that the figures speak of.")
    ] = None
    overdue: Annotated[
        tuple[PeriodName, ...] | None,
        Field(min_length=1, description="The periods of the reports that are overdue: a closed list, in order."),
    ] = None


class Expect(_Expected):
    """What the verdict must be. Only what is named is compared; `none` means that there must be none."""

    state: Annotated[StateName | None, Field(description="The state of the obligation on the day.")] = None
    provisional: Annotated[bool | None, Field(description="Are the figures not final yet?")] = None
    waived: Annotated[bool | None, Field(description="Is there an accepted exception?")] = None
    late: Annotated[bool | None, Field(description="Handed in, but after the effective day?")] = None
    evidence: Annotated[
        Literal["proven", "indicated", "weak", "none"] | None, Field(description="How much a sample proves.")
    ] = None
    value: Annotated[Figure | None, Field(description="The exact figure in the unit of the target.")] = None
    value_text: Annotated[str | None, Field(min_length=1, description="The figure as people read it.")] = None
    numerator: Annotated[Figure | None, Field(description="The part that was counted.")] = None
    denominator: Annotated[Figure | None, Field(description="The whole that was counted.")] = None
    operator: Annotated[str | None, Field(min_length=1, description="How it is compared, as the verdict says.")] = None
    target: Annotated[Figure | Word | None, Field(description="What the figure is compared with, as shown.")] = None
    due: Annotated[DueExpected | None, Field(description="Its days: nominal, effective, please_by.")] = None
    data_expected: Annotated[
        date | Literal["none"] | None, Field(description="The last day by which its figures should have come.")
    ] = None
    complete: Annotated[CompleteExpected | None, Field(description="Reports expected and arrived.")] = None
    stale: Annotated[
        bool | StaleExpected | None,
        Field(description="Is the newest view that is owed missing, so that the figures are old?"),
    ] = None
    pace: Annotated[PaceExpected | Literal["none"] | None, Field(description="The path and the forecast.")] = None
    severity: Annotated[str | None, Field(min_length=1, description="How much it matters.")] = None
    owner: Annotated[Word | None, Field(description="The role that answers for it.")] = None
    reasons: Annotated[
        tuple[Word, ...] | None,
        Field(min_length=1, description="The codes of all reasons, the deciding one first: a closed list."),
    ] = None
    because_contains: Annotated[
        tuple[SomeText, ...] | None,
        Field(min_length=1, description="Texts that the German reasons must contain, each of them."),
    ] = None


PlanStatus = Literal["draft", "adopted"]


class ActGiven(_Filled):
    """What a role does on the day of a step, before it is looked at."""

    kind: Annotated[
        Literal["acknowledge", "silence", "waive", "extend", "object", "handback", "takeover", "noise", "undo"],
        Field(description="What is done."),
    ]
    by: Annotated[Post, Field(description="The role that does it, or role@unit.")]
    until: Annotated[date | None, Field(description="Its last day; for an extension the new due day.")] = None
    until_resolved: Annotated[bool, Field(description="A silence that ends with its finding.")] = False
    reason: Annotated[str, Field(min_length=1, description="Why.")]
    refused: Annotated[bool, Field(description="Must it be refused?")] = False


class MailExpected(_Filled):
    """Mails that must have gone out."""

    kind: Annotated[
        Literal[
            "reminder",
            "alert",
            "escalation",
            "digest",
            "all_clear",
            "rectification",
            "rule_change",
            "receipt",
            "overdue_report",
            "all_well",
            "operator",
        ],
        Field(description="What sort of mail it is."),
    ]
    to: Annotated[Post, Field(description="The role it goes to, or role@unit.")]
    step: Annotated[int | None, Field(ge=1, description="The step of the ladder.")] = None
    count: Annotated[int | None, Field(ge=1, description="How many of them since the step before.")] = None
    on: Annotated[date | None, Field(description="The day it goes out.")] = None


_MEASURE = Field(
    description=(
        'The figure instead of records, complete and final: 29/300, 289, "98200000.00", 1.42 against 1.40 (or'
        " against missing), the day something was handed in or held, or missing."
    )
)
_RECORDS = Field(
    min_length=1,
    description=(
        "Status records. Left out, type and filters are those of the rule, scope and period those of the test;"
        " 'month' is a period; 'evidence' may be a file number alone."
    ),
)
_REPORTS = Field(
    description="The periods whose report of the rule's sender has arrived; 'all': those that ended by 'on'."
)
_ON = Field(description="The day that is judged.")
_KNOWN_AT = Field(description="Only what was recorded by this instant counts. Left out: the end of 'on'.")
_EXPECT = Field(description="What the verdict must be.")
_SCOPE = Field(min_length=1, description="The unit judged; may be left out where the rule has only one.")
_PERIOD = Field(description="The period judged; may be left out where it is the rule's year.")
Reports = tuple[PeriodName, ...] | Literal["all"]


class RuleCase(_Filled):
    """One line of a table: what is given and the expected result."""

    name: Annotated[Name, Field(description="The sentence an admin would say.")]
    scope: Annotated[str | None, _SCOPE] = None
    period: Annotated[PeriodName | None, _PERIOD] = None
    on: Annotated[date | None, _ON] = None
    measure: Annotated[Measure | None, _MEASURE] = None
    records: Annotated[tuple[RecordText, ...] | None, _RECORDS] = None
    reports: Annotated[Reports | None, _REPORTS] = None
    expect: Annotated[Expect, _EXPECT]


class TimelineStep(_Filled):
    """One day of a timeline."""

    on: Annotated[date, _ON]
    known_at: Annotated[InstantText | None, _KNOWN_AT] = None
    expect: Annotated[Expect, _EXPECT]
    finding: Annotated[
        Literal["none", "open", "acknowledged", "silenced", "waived", "resolved"] | None,
        Field(description="What has become of the finding; none: there is none, or it is only watched yet."),
    ] = None
    mails: Annotated[
        tuple[MailExpected, ...] | None,
        Field(
            description=(
                "All mails sent since the step before: one too many or too few fails. Digests only where one is named."
            )
        ),
    ] = None
    act: Annotated[ActGiven | None, Field(description="What is done on that day, before it is looked at.")] = None

    @property
    def is_lived(self) -> bool:
        """Does it expect something of the finding? Then the days are simulated, not only judged."""
        return any(said is not None for said in (self.finding, self.mails, self.act))


class RuleTest(Frozen):
    """One test of one rule: exactly one of `cases`, `timeline`, `expect` and `obligations`."""

    model_config = ConfigDict(json_schema_extra=_has_one_form)

    name: Annotated[Name, Field(description="What is tested, in a sentence an admin would say; unique in the file.")]
    rule: Annotated[Identifier, Field(description="The id of the rule.")]
    scope: Annotated[str | None, _SCOPE] = None
    period: Annotated[PeriodName | None, _PERIOD] = None
    on: Annotated[date | None, _ON] = None
    known_at: Annotated[InstantText | None, _KNOWN_AT] = None
    skip: Annotated[
        str | None, Field(min_length=5, description="Why it is not run for the time being; it is counted as skipped.")
    ] = None
    measure: Annotated[Measure | None, _MEASURE] = None
    records: Annotated[tuple[RecordText, ...] | None, _RECORDS] = None
    reports: Annotated[Reports | None, _REPORTS] = None
    expect: Annotated[Expect | None, _EXPECT] = None
    cases: Annotated[
        tuple[RuleCase, ...] | None, Field(min_length=1, description="A table: the bound and both sides.")
    ] = None
    timeline: Annotated[
        tuple[TimelineStep, ...] | None, Field(min_length=1, description="Days with their verdicts.")
    ] = None
    plan: Annotated[
        PlanStatus | None,
        Field(description="Is the plan in force in a timeline with findings and mails? Left out: adopted."),
    ] = None
    obligations: Annotated[
        tuple[ObligationKey, ...] | None,
        Field(
            description=(
                "All obligations of the rule on the day: one too many or too few fails. {a,b} stands for both:"
                " places/{site-north,site-south}/2016-{01,02}."
            )
        ),
    ] = None


def expanded(key: str) -> tuple[str, ...]:
    """The obligations that a key with {a,b} in it stands for, in the order in which they are written."""
    found = _BRACES.search(key)
    if found is None:
        return (key,)
    before, after = key[: found.start()], key[found.end() :]
    return tuple(whole for word in found[1].split(",") for whole in expanded(before + word + after))


class RuleTestFile(_Filled):
    """One YAML file under plans/<year>/tests."""

    schema_name: Annotated[
        Literal["zielwacht/rule-tests/1"], Field(alias="schema", description="The form of this file and its version.")
    ]
    rules: Annotated[
        tuple[SomeText, ...],
        Field(min_length=1, description="The goal files it is about, from this file on; * stands for any name."),
    ]
    organisation: Annotated[
        SomeText | None, Field(description="organisation.yaml of the rules folder, from this file on.")
    ] = None
    calendar: Annotated[SomeText | None, Field(description="calendar.yaml of the rules folder, from this file on.")] = (
        None
    )
    tests: Annotated[tuple[RuleTest, ...], Field(min_length=1, description="The tests.")]
