"""Any facts, days and acts in any order: a finding is where the table of the design has it, and never lost.

The table below is written down a second time, as plainly as it stands in the design, and imports nothing of ours:
states are words, decisions that are taken back are snapshots that are put back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from checker.domain.act import Act, ActKind, counting, silenced_until
from checker.domain.clock import at_local
from checker.domain.due import Due, DuePolicy
from checker.domain.escalation import Hysteresis
from checker.domain.finding import Episode
from checker.domain.verdict import Reason, State, Verdict
from checker.findings.acts import ActCase, ActRequest, Decision, Powers, Refusal, decide
from checker.findings.follow_up import follow_up
from tests.build import CALENDAR, assumed
from tests.unit.findings.test_follow_up import KEY, the_rule, verdict

DAY = timedelta(days=1)
FIRST, LAST = date(2016, 1, 4), date(2017, 6, 1)
# Told and cleared on the same day: how long a risk must stand has tests of its own.
AT_ONCE = Hysteresis(at_risk_stands=assumed(0), at_risk_clears=assumed(0))
OWNER, HEAD, BODY = "leitung@x", "gf@x", "kreis@x"
STEPS = {OWNER: 1, HEAD: 2, BODY: 3}
BADNESS = {"breached": 0, "at_risk": 1, "not_evaluable": 2}
RESTS = ("acknowledged", "silenced", "waived")
COMES_UPON = {
    "acknowledge": ("open", "acknowledged"),
    "silence": ("open", "acknowledged", "silenced"),
    "object": ("acknowledged", "waived"),
    "handback": ("acknowledged", "waived"),
    "takeover": ("acknowledged",),
    "noise": ("open", *RESTS),
}
HAS_END = ("acknowledge", "silence", "waive", "extend", "takeover")
NOT_ONES_OWN = ("waive", "extend", "noise")


@dataclass
class Row:
    """What the table says of one obligation. `due_until` is the day to which its due day was moved."""

    critical: bool
    state: str = "none"
    number: int = 0
    known: str = ""
    until: date | None = None
    ending: str = ""
    was_told: bool = False
    is_to_be_told: bool = False
    waivers: list[tuple[date, date]] = field(default_factory=list)
    silence: tuple[date, date] | None = None
    due_until: date | None = None
    holder: str = ""
    decisions: list[tuple[str, str, Row]] = field(default_factory=list)

    def waived_until(self, on: date) -> date | None:
        return next((last for first, last in reversed(self.waivers) if first <= on <= last), None)

    def judge(self, fact: str, on: date, by_former_rules: str = "") -> str:
        """What is told on a day. `by_former_rules`: what it would be if the rules had not been edited since."""
        shown = "pending" if fact == "breached" and self.due_until and on <= self.due_until else fact
        is_bad = shown in BADNESS
        waived = self.waived_until(on)
        if self.state in ("none", "resolved"):
            is_noise = self.ending == "noise" and is_bad and BADNESS[shown] >= BADNESS[self.known]
            if not is_bad or waived or is_noise:
                return ""
            self.number, self.was_told, self.holder = self.number + 1, False, ""
            return self._begin(shown, on)
        if not is_bad:
            self.state, self.until = "resolved", self.until
            self.ending = "extended" if shown == "pending" and fact == "breached" else "good"
            if self.was_told and self._is_bad(by_former_rules, on):
                self.ending = "rule_changed"
            return "resolved" if self.was_told else ""
        is_worse, self.known = BADNESS[shown] < BADNESS[self.known], shown
        if waived:
            self.state, self.until = "waived", waived
            return ""
        if self.state == "waived":
            return self._begin(shown, on)
        in_peace = self.state in RESTS and self.until is not None and on <= self.until
        if is_worse and not (self.state == "silenced" and in_peace and not self.critical):
            return self._opens("worsened")
        if in_peace:
            return ""
        if self.state == "silenced" or self.is_to_be_told:
            return self._opens("reopened")
        self.state, self.until = "open", None
        return ""

    def _is_bad(self, fact: str, on: date) -> bool:
        return fact in BADNESS and not (fact == "breached" and self.due_until and on <= self.due_until)

    def _begin(self, shown: str, on: date) -> str:
        self.known, self.ending = shown, ""
        if self.silence and self.silence[0] <= on <= self.silence[1] and not self.critical:
            self.state, self.until = "silenced", self.silence[1]
            return ""
        return self._opens("opened")

    def _opens(self, event: str) -> str:
        self.state, self.until, self.was_told, self.is_to_be_told = "open", None, True, False
        return event

    def may(self, act: str, by: str, until: date, fact: str, on: date) -> bool:
        if act == "undo":
            return self._may_undo(by, fact, on)
        if act in NOT_ONES_OWN and by == OWNER:
            return False
        if act in ("object", "takeover") and by == self._held_by():
            return False
        if act == "handback" and self._held_by() not in ("", by):
            return False
        if act in HAS_END and until < on:
            return False
        shown = "pending" if fact == "breached" and self.due_until and on <= self.due_until else fact
        if act == "waive":
            return shown != "met" and not (self.state == "waived" and self.until == until)
        if act == "extend":
            return shown != "met" and until > (self.due_until or FIRST)
        if self.state not in COMES_UPON[act]:
            return False
        return not (act == "acknowledge" and self.state == "acknowledged" and self.until == until) and not (
            act == "silence" and self.state == "silenced" and self.until == until and self._held_by() != ""
        )

    def _held_by(self) -> str:
        return self.holder if self.state in RESTS else ""

    def _may_undo(self, by: str, fact: str, on: date) -> bool:
        if not self.decisions or self.decisions[-1][1] != by:
            return False
        act, _, before = self.decisions[-1]
        after_number = before.number
        shown = "pending" if fact == "breached" and self.due_until and on <= self.due_until else fact
        match act:
            case "extend":
                return shown != "met" and self.due_until is not None and on <= self.due_until
            case "waive":
                return shown != "met" and self.waivers[-1][1] >= on
            case "acknowledge" | "takeover":
                is_on = self.until is not None and on <= self.until
                return self.state == "acknowledged" and is_on and self.number == after_number
            case "silence":
                is_on = self.silence is not None and on <= self.silence[1]
                return self.state == "silenced" and is_on
            case "object" | "handback":
                return self.state == "open" and self.number == after_number
            case _:
                return self.state == "resolved" and self.ending == "noise" and self.number == after_number

    def do(self, act: str, by: str, until: date, on: date) -> None:
        if act == "undo":
            self._undo(on)
            return
        self.decisions.append((act, by, replace(self, waivers=list(self.waivers), decisions=[])))
        is_there = self.state not in ("none", "resolved")
        if act in ("waive", "object", "handback"):
            self.waivers = [(first, min(last, on - DAY)) for first, last in self.waivers]
        match act:
            case "acknowledge" | "takeover":
                self.state, self.until, self.holder = "acknowledged", until, by
            case "silence":
                self.state, self.until, self.holder, self.silence = "silenced", until, by, (on, until)
            case "waive":
                self.waivers.append((on, until))
                if is_there:
                    self.state, self.until, self.holder = "waived", until, by
            case "extend":
                self.due_until = until
            case "object" | "handback":
                self.state, self.until, self.is_to_be_told = "open", None, True
            case "noise":
                self.state, self.ending = "resolved", "noise"

    def _undo(self, on: date) -> None:
        act, _, before = self.decisions.pop()
        self.waivers, self.silence, self.due_until = before.waivers, before.silence, before.due_until
        if before.number != self.number or before.state in ("none", "resolved"):
            if act == "silence":
                self.state, self.until, self.is_to_be_told, self.was_told = "open", None, True, True
            return
        self.state, self.until, self.holder, self.ending = before.state, before.until, before.holder, ""
        self.is_to_be_told = before.is_to_be_told
        if self.state in RESTS and not (self.until and on <= self.until):
            self.state, self.until = "open", None


class Findings(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.on, self.fact, self.critical = FIRST, "met", False
        self.episode: Episode | None = None
        self.acts: list[Act] = []
        self.row = Row(critical=False)
        self.told: list[tuple[str, int]] = []
        self.counted: list[tuple[datetime, tuple[Act, ...]]] = []
        self.is_judged = False

    @initialize(critical=st.booleans())
    def begin(self, critical: bool) -> None:
        self.critical = critical
        self.row = Row(critical)

    @rule(days=st.sampled_from([1, 1, 2, 3, 5, 10]),
          fact=st.sampled_from(["breached", "breached", "at_risk", "at_risk", "not_evaluable", "met"]))  # fmt: skip
    def days_pass(self, days: int, fact: str) -> None:
        if self.on + days * DAY > LAST:
            return
        self.on += days * DAY
        self.fact = fact
        self.judge()

    @rule()
    def judge(self) -> None:
        before = self.episode
        event = self._tick()
        assert event == self.row.judge(self.fact, self.on), f"from {before}"
        assert self._tick() == "", "judged again on the same day tells nothing again"
        self.is_judged = True

    @rule(days=st.sampled_from([0, 1, 3]), fact=st.sampled_from(["met", "met", "at_risk", "breached"]))
    def the_rules_are_edited(self, days: int, fact: str) -> None:
        """What was reported is as it was: by the former rules the day would be as the last one."""
        if self.on + days * DAY > LAST:
            return
        self.on += days * DAY
        before, self.fact = self.fact, fact
        event = self._tick(before)
        assert event == self.row.judge(self.fact, self.on, before)
        assert self._tick() == "", "judged again by the same rules tells nothing again"
        self.is_judged = True

    @rule(kind=st.sampled_from(list(ActKind)), by=st.sampled_from([OWNER, HEAD, BODY]), days=st.integers(-1, 12))
    def somebody_decides(self, kind: ActKind, by: str, days: int) -> None:
        until = self.on + days * DAY
        decided = self._decide(kind, by, until)
        assert isinstance(decided, Decision) == self.row.may(str(kind), by, until, self.fact, self.on), decided
        if isinstance(decided, Refusal):
            return
        role, _, scope = by.partition("@")
        number = len(self.acts) + 1
        undoes = decided.undoes.sequence if decided.undoes else None
        end = until if str(kind) in HAS_END else self.on
        at = at_local(self.on, 8) + timedelta(seconds=number)
        self.counted.append((len(self.acts), counting(self.acts)))
        self.acts.append(Act(kind, KEY, role, end, "weil", at, number, scope, undoes=undoes, before=self.episode))
        self.episode = decided.after
        self.row.do(str(kind), by, until, self.on)
        if kind is ActKind.UNDO and self.told and self.told[-1][0] == "resolved":
            self.told.append(("taken back", self.told[-1][1]))
        self.is_judged = False

    @rule(days=st.sampled_from([2, 6, 15]), fact=st.sampled_from(["at_risk", "not_evaluable", "met", "breached"]))
    def it_is_muted_and_a_day_passes(self, days: int, fact: str) -> None:
        """What few random steps reach: what becomes of it while it is muted."""
        self.somebody_decides(ActKind.SILENCE, HEAD, days)
        self.days_pass(1, fact)

    @rule(days=st.integers(0, 4))
    def the_last_word_is_taken_back(self, days: int) -> None:
        self.days_pass(days, self.fact)
        if self.row.decisions:
            self.somebody_decides(ActKind.UNDO, self.row.decisions[-1][1], 0)
            self.judge()

    def _decide(self, kind: ActKind, by: str, until: date) -> Decision | Refusal:
        posts = tuple(STEPS)
        may = tuple(post for post in posts if str(kind) not in NOT_ONES_OWN or post != OWNER)
        shown = self._shown()
        case = ActCase(self.episode, shown.state, shown.due.effective, self.on, tuple(self.acts), STEPS)
        return decide(ActRequest(kind, by, until, "weil"), case, Powers(posts, may, LAST + 365 * DAY, (OWNER,)))

    def _shown(self, fact: str = "") -> Verdict:
        """Today's verdict, with the acts that count: as evaluation gives it. `fact`: by other rules."""
        fact = fact or self.fact
        acts = counting(self.acts)
        granted = [act.until for act in acts if act.kind is ActKind.EXTEND]
        due = granted[-1] if granted else FIRST
        is_ahead = fact == "breached" and bool(granted) and self.on <= due
        waived = [act for act in acts if act.kind is ActKind.WAIVE and act.granted_on <= self.on <= act.until]
        state = State.PENDING if is_ahead else State(fact)
        reasons: list[Reason] = [Reason(str(state))]
        facts: Mapping[str, date] = {"until": due}
        reasons += [Reason("extended", facts)] if granted else []
        reasons += [Reason("waived", {"until": waived[-1].until, "by": "x"})] if waived else []
        return replace(
            verdict(state, waived=bool(waived)),
            severity="critical" if self.critical else "major",
            due=Due(FIRST, due, due, DuePolicy.FIXED),
            reasons=tuple(reasons),
        )

    def _tick(self, by_former_rules: str = "") -> str:
        former = self._shown(by_former_rules) if by_former_rules else None
        current = {KEY: self.episode} if self.episode else {}
        muted = silenced_until(self.acts, self.on)
        after = follow_up(
            current,
            [self._shown()],
            the_rule,
            AT_ONCE,
            CALENDAR,
            self.on,
            lambda _: State.BREACHED,
            silenced=muted,
            former=lambda _: former,
        )
        self.episode = after.episodes[0] if after.episodes else self.episode
        for change in after.changes:
            self.told.append((str(change.event), change.episode.number))
        return str(after.changes[0].event) if after.changes else ""

    @invariant()
    def it_is_where_the_table_has_it(self) -> None:
        if self.episode is None:
            assert (self.row.state, self.row.number) == ("none", 0)
            return
        assert (str(self.episode.state), self.episode.number) == (self.row.state, self.row.number)
        if self.row.state in RESTS:
            assert self.episode.until == self.row.until
        if self.row.state == "resolved":
            ended_by_rules = str(self.episode.resolution) == "rule_changed"
            assert ended_by_rules == (self.row.ending == "rule_changed")

    @invariant()
    def what_is_bad_is_never_lost(self) -> None:
        """It is open, or rests until a named day that is not over, or somebody called it noise and it is no worse."""
        shown = self._shown()
        if not self.is_judged or not shown.is_bad:
            return
        episode = self.episode
        if shown.waived and (episode is None or episode.is_over):
            return
        assert episode is not None
        if str(episode.state) == "resolved":
            assert str(episode.resolution) == "noise"
            assert BADNESS[shown.state] >= BADNESS[episode.verdict]
        elif str(episode.state) != "open":
            assert episode.until is not None
            assert episode.until >= self.on

    @invariant()
    def nothing_is_told_of_an_episode_that_is_over(self) -> None:
        over: set[int] = set()
        for event, number in self.told:
            assert event == "taken back" or number not in over, self.told
            if event == "resolved":
                over.add(number)
            elif event == "taken back":
                over.discard(number)

    def teardown(self) -> None:
        """No act changes what was known before it."""
        for known, then in self.counted:
            assert counting(self.acts[:known]) == then


Findings.TestCase.settings = settings(stateful_step_count=40)
test_findings_follow_the_table = Findings.TestCase
