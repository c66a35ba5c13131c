"""Who is notified next, after how many working days, and who may decide what about a finding? Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from checker.domain.model import Frozen

LongestSetting = Literal[
    "acknowledged_at_most_working_days", "silenced_at_most_working_days", "waived_at_most_working_days"
]
Severity = Literal["critical", "major", "minor", "info"]
SEVEREST_FIRST: Mapping[str, int] = {severity: place for place, severity in enumerate(get_args(Severity))}
# These have a ladder, and may be told by a mail of their own; all else stands in the digest.
TOLD_AT_ONCE: frozenset[str] = frozenset({"critical", "major"})


# Whether the plan itself says it, or who wrote the rules had to.
StatedBy = Literal["plan", "assumption"]


class AssumedNumber(Frozen):
    """A number with the reason for it: why it was chosen, or where the plan says it."""

    value: int = Field(ge=0, le=1_000_000)
    origin: StatedBy
    why: str = Field(min_length=1)


class Patience(Frozen):
    """Working days a step of the ladder has before the next one is notified. Severities left out stay in the digest."""

    critical: AssumedNumber
    major: AssumedNumber


class Hysteresis(Frozen):
    """Working days a state must last before it is notified, and must be gone before it is cleared.

    `silence_stands`: where it hangs on planned days that have passed without a word. None: as `at_risk_stands`.
    """

    at_risk_stands: AssumedNumber
    silence_stands: AssumedNumber | None = None
    at_risk_clears: AssumedNumber

    def stands(self, *, hangs_on_silence: bool) -> int:
        """How long an at-risk state must last before it is notified."""
        silence = self.silence_stands if hangs_on_silence else None
        return (silence or self.at_risk_stands).value


class Repeats(Frozen):
    """Working days after which the last step of a ladder is repeated; the last number applies from then on."""

    after_working_days: tuple[Annotated[int, Field(ge=1, le=260)], ...] = Field(min_length=1)
    origin: Literal["assumption"]
    why: str = Field(min_length=1)

    def wait(self, repeats: int) -> int:
        """The working days to wait when it was repeated so often already."""
        return self.after_working_days[min(repeats, len(self.after_working_days) - 1)]


class Budget(Frozen):
    """How many mails of their own a mailbox gets in an ISO week, beside its digest. What exceeds it is collected."""

    single_mails_a_week: AssumedNumber


LeadDays = tuple[Annotated[int, Field(ge=1, le=120)], ...]


# Each may be written in this form only, and is in every year.
DAYS_OF_A_YEAR = frozenset(f"{date.fromordinal(number):%m-%d}" for number in range(1, 366))


def _is_a_day(month_day: str) -> str:
    if month_day not in DAYS_OF_A_YEAR:
        raise ValueError(f"'{month_day}' is no day of every year; write month-day, such as 12-16")
    return month_day


# Where neither rule nor house names one: files from before it could be said.
LAST_REMINDER_OF_A_YEAR = "12-16"
MonthDay = Annotated[str, AfterValidator(_is_a_day)]


class Remind(Frozen):
    """Lead times of reminders, in working days before please-by (decision D16).

    `not_after`: the last day of a year (month-day) on which a reminder of what is due later in it leaves. None: as the
    house says.
    """

    working_days_before: LeadDays = Field(min_length=1)
    not_after: MonthDay | None = None
    origin: Literal["assumption"]
    why: str = Field(min_length=1)

    @property
    def last_of_a_year(self) -> tuple[int, int]:
        """Month and day."""
        month, day = (self.not_after or LAST_REMINDER_OF_A_YEAR).split("-")
        return int(month), int(day)


class YearEndReminders(Remind):
    """Those of what is due after `not_after`: they come while the house still works."""

    not_after: MonthDay


class HouseReminders(Frozen):
    """How early the house reminds of what has a day, where the rule itself says nothing (decision D16).

    `dated` is for what is known long before, `short_notice` for what is asked for or takes place within a few days.
    """

    dated: Remind
    short_notice: Remind
    year_end: YearEndReminders

    def of(self, group: Literal["dated", "short_notice"], nominal: date | None) -> Remind:
        """The lead times of a group of kinds for something due on a nominal day (None: known later)."""
        if group == "dated" and nominal is not None and (nominal.month, nominal.day) > self.year_end.last_of_a_year:
            return self.year_end
        return self.ending(self.dated if group == "dated" else self.short_notice)

    def ending(self, remind: Remind) -> Remind:
        """The lead times with the house's last day of a year, unless they name one."""
        return remind if remind.not_after else remind.model_copy(update={"not_after": self.year_end.not_after})


class AtOnce(Frozen):
    """What a finding needs to be worth a mail between two digests."""

    smallest_sample: AssumedNumber


# Beside ids of roles: the rule's owner; owner and steps; the steps without the owner; the house's management.
WORDS_FOR_ROLES = ("owner", "ladder", "above", "management")
NamedRoles = Annotated[tuple[str, ...], Field(min_length=1)]


class ActPowers(Frozen):
    """Who may decide what. An act that is left out is as one level up says.

    Whoever holds a finding hands it back, and whoever acted last takes that back: both need no word here.
    """

    acknowledge: NamedRoles | None = None
    silence: NamedRoles | None = None
    waive: NamedRoles | None = None
    extend: NamedRoles | None = None
    object: NamedRoles | None = None
    takeover: NamedRoles | None = None
    noise: NamedRoles | None = None

    def of(self, act: str) -> tuple[str, ...] | None:
        """The words for an act; None: nothing is said here."""
        found = getattr(self, act, None)
        return found if isinstance(found, tuple) else None


ACTS_WITH_POWERS = tuple(ActPowers.model_fields)


class HousePowers(ActPowers):
    """What holds unless a ladder or a rule says otherwise."""

    origin: Literal["assumption"]
    why: str = Field(min_length=1)


class RulePowers(ActPowers):
    """What holds for one rule, whatever its ladder says."""

    rule: str
    why: str = Field(min_length=1)


class EscalationPolicy(Frozen):
    """A ladder: after the rule's owner, these roles in order. Bodies outside come last, after the management.

    `agreed_with` is the body outside with which the targets on this ladder were agreed: it alone waives, extends or
    calls it noise.
    """

    id: str
    title: str
    title_en: str | None = None
    steps: tuple[str, ...]
    agreed_with: str | None = None
    powers: ActPowers | None = None

    def title_in(self, locale: Literal["de", "en"]) -> str:
        """Its title in a language; that of the house's own language where no other is named."""
        return (self.title_en or self.title) if locale == "en" else self.title


# For files that were written before these could be said, so that what was activated then stays readable.
REPEATS = Repeats.model_construct(
    after_working_days=(5, 10, 20), origin="assumption", why="Wer älter wird, wird seltener wiederholt"
)
BUDGET = Budget.model_construct(
    single_mails_a_week=AssumedNumber.model_construct(
        value=2, origin="assumption", why="Wer öfter Post bekommt, liest sie nicht mehr; der Rest kommt gesammelt"
    )
)
AT_ONCE = AtOnce.model_construct(
    smallest_sample=AssumedNumber.model_construct(
        value=30, origin="assumption", why="Darunter ändert ein Fall die Quote zu sehr"
    )
)
LONGEST_ACKNOWLEDGEMENT = AssumedNumber.model_construct(
    value=40, origin="assumption", why="Zwei Monate, dann wird neu hingesehen"
)
LONGEST_SILENCE = AssumedNumber.model_construct(
    value=60, origin="assumption", why="Ein Quartal, dann wird neu entschieden"
)
LONGEST_WAIVER = AssumedNumber.model_construct(
    value=250, origin="assumption", why="Ein Jahr, dann wird neu entschieden"
)
POWERS = HousePowers.model_construct(
    acknowledge=("ladder",),
    silence=("above", "management"),
    waive=("management", "above"),
    extend=("management", "above"),
    object=("ladder",),
    takeover=("ladder",),
    noise=("management", "above"),
    origin="assumption",
    why="Wer darüber steht, entscheidet",
)
# What sets a finding aside without anything having been done.
BELONGS_TO_THE_BODY = ("waive", "extend", "noise")
# Nobody decides these about what they answer for themselves.
NOT_ABOUT_ONES_OWN = frozenset(BELONGS_TO_THE_BODY)


class Escalation(Frozen):
    """The file rules/escalation.yaml. Acknowledgement, silence and waiver last at most so many working days.

    `administration` enters answers and sees to files, reports and letters. None: `questions_to`. `service` keeps
    machine, relay, templates and rules folder at work, and alone reads commands. None: the administration does both.
    `reminders` None: only rules that name their own lead times are reminded of.
    """

    step_after_working_days: Patience
    repeats: Repeats = REPEATS
    acknowledged_at_most_working_days: AssumedNumber = LONGEST_ACKNOWLEDGEMENT
    silenced_at_most_working_days: AssumedNumber = LONGEST_SILENCE
    waived_at_most_working_days: AssumedNumber = LONGEST_WAIVER
    hysteresis: Hysteresis
    reminders: HouseReminders | None = None
    at_once: AtOnce = AT_ONCE
    budget: Budget = BUDGET
    management: str
    questions_to: str
    administration: str | None = None
    service: str | None = None
    auditor: str | None = None
    powers: HousePowers = POWERS
    policies: tuple[EscalationPolicy, ...]
    rule_powers: tuple[RulePowers, ...] = ()

    @property
    def administering(self) -> str:
        """The role that enters answers, and sees to files, reports and letters."""
        return self.administration or self.questions_to

    @property
    def serving(self) -> str:
        """The role that keeps the machine at work."""
        return self.service or self.administering

    def longest(self, setting: LongestSetting) -> int:
        """For how many working days at most a finding may get no mails."""
        match setting:
            case "acknowledged_at_most_working_days":
                return self.acknowledged_at_most_working_days.value
            case "silenced_at_most_working_days":
                return self.silenced_at_most_working_days.value
            case "waived_at_most_working_days":
                return self.waived_at_most_working_days.value

    def policy(self, policy_id: str) -> EscalationPolicy | None:
        return next((policy for policy in self.policies if policy.id == policy_id), None)

    def ladder(self, owner: str, policy_id: str) -> tuple[str, ...]:
        """The roles in order: the owner, then the steps of the policy; the owner alone where there is no such one."""
        policy = self.policy(policy_id)
        return (owner, *(role for role in (policy.steps if policy else ()) if role != owner))

    def who_may(self, act: str, rule_id: str, owner: str, policy_id: str) -> tuple[str, ...]:
        """The roles that may do an act about a rule, in the order in which they are named.

        The rule's own word comes first, then its ladder's, then the body with which it was agreed, then the house's.
        """
        ladder, policy = self.ladder(owner, policy_id), self.policy(policy_id)
        of_the_rule = next((one for one in self.rule_powers if one.rule == rule_id), None)
        said = [level.of(act) for level in (of_the_rule, policy.powers if policy else None) if level is not None]
        if policy and policy.agreed_with and act in BELONGS_TO_THE_BODY:
            said.append((policy.agreed_with,))
        words = next((found for found in (*said, self.powers.of(act), POWERS.of(act)) if found is not None), ())
        meant = {"owner": (owner,), "ladder": ladder, "above": ladder[1:], "management": (self.management,)}
        roles = [role for word in words for role in meant.get(word, (word,))]
        mine = {owner} if act in NOT_ABOUT_ONES_OWN else set()
        return tuple(role for role in dict.fromkeys(roles) if role not in mine)
