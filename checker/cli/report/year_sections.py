"""The sections of a year's report as finished texts: from what it rests on to rows that a template only lays out.

Figures are shown as they may be published; decisions are shown by role, with a reason of the house's list or none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from checker.domain.act import Act, ActKind
from checker.domain.assumption import assumptions
from checker.domain.dated import is_dated
from checker.domain.obligation_key import ObligationKey
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.verdict import WORST_FIRST, State, Verdict
from checker.pages.pace_chart import PacePoint, PlottedPace, plotted
from checker.usecases.auditing.year_report import LetterThen, YearReport
from checker.wording.dates import MONTHS, day_text, period_text
from checker.wording.locales import Locale
from checker.wording.numbers import value_text
from checker.wording.pace_points import shown_values
from checker.wording.present import value_and_counts
from checker.wording.reasons import because, required_text
from checker.wording.refusal_texts import ACTS
from checker.wording.states import STATES, state_text
from checker.wording.titles import titled, which
from checker.wording.year_report_texts import LETTERS, YEAR_REPORT

NEEDS_SOMEBODY = (State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE)
NOTHING = "–"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A verdict as it stands in a table. `state` is the code, for its look; the words say it."""

    where: str
    state: State
    verdict: str
    figure: str
    due: str
    why: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class PaceFigure:
    """A chart with the same values as rows: until, path, actual."""

    id: str
    title: str
    chart: PlottedPace
    rows: tuple[tuple[str, str, str], ...]
    bound: str


@dataclass(frozen=True, slots=True)
class TargetSection:
    """One target. `worst` of its verdicts; None: it is not owed, as nobody has asked. `standing`: that in a word.

    What is met by the figures so far alone stands apart from what is met.
    """

    id: str
    heading: str
    source: str
    required: str
    owner: str
    worst: State | None
    standing: str
    rows: tuple[JudgedRow, ...]
    paces: tuple[PaceFigure, ...]


@dataclass(frozen=True, slots=True)
class GoalSection:
    id: str
    title: str
    targets: tuple[TargetSection, ...]


@dataclass(frozen=True)
class Sections:
    """All that the page shows, from one report, in one language."""

    report: YearReport
    locale: Locale

    @property
    def words(self) -> Mapping[str, str]:
        return YEAR_REPORT[self.locale]

    @cached_property
    def published(self) -> tuple[Verdict, ...]:
        return self.report.checked.published

    @cached_property
    def goals(self) -> tuple[GoalSection, ...]:
        by_rule: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.published:
            by_rule[verdict.rule].append(verdict)
        return tuple(
            GoalSection(
                f"goal-{goal_file.goal.id}",
                goal_file.goal.title,
                tuple(self._target(rule, by_rule[rule.id]) for rule in goal_file.rules),
            )
            for goal_file in self.report.plan.goals
        )

    @property
    def targets(self) -> tuple[TargetSection, ...]:
        return tuple(target for goal in self.goals for target in goal.targets)

    @property
    def attention(self) -> tuple[tuple[TargetSection, str], ...]:
        """Targets that need somebody, the worst first, with how many of their obligations do."""
        bad = [target for target in self.targets if target.worst in NEEDS_SOMEBODY]
        worst_first = sorted(bad, key=lambda target: WORST_FIRST[target.worst or State.INFO])
        return tuple((target, self._of_its(target)) for target in worst_first)

    def _of_its(self, target: TargetSection) -> str:
        if len(target.rows) == 1:
            return ""
        many = sum(row.state is target.worst for row in target.rows)
        return self.words["of_its"].format(count=many, all=len(target.rows))

    @property
    def brief(self) -> tuple[str, ...]:
        """The year in sentences."""
        targets, words = self.targets, self.words
        met = sum(target.standing == STATES[self.locale][State.MET] for target in targets)
        so_far = sum(target.standing == words["met_so_far"] for target in targets)
        not_owed = sum(target.worst is None for target in targets)
        facts = {
            "targets": len(targets),
            "goals": len(self.goals),
            "obligations": len(self.published),
            "met": met,
            "so_far": so_far,
            "on": day_text(self.report.checked.on, self.locale),
            "count": not_owed,
        }
        chosen = ["targets_of" if len(targets) > 1 else "targets_of_one", "met_of", "missing_is_not_met"]
        if so_far:
            chosen.insert(2, "met_so_far_of")
        if not_owed:
            chosen.append("not_owed_of")
        return tuple(words[name].format(**facts) for name in chosen)

    @property
    def standings(self) -> tuple[str, ...]:
        """How targets stand, the worst first: those words that there are targets for."""
        words = [*STATES[self.locale].values(), self.words["not_owed"]]
        words.insert(words.index(STATES[self.locale][State.MET]), self.words["met_so_far"])
        return tuple(word for word in words if any(target.standing == word for target in self.targets))

    @property
    def counts(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """A line a goal: its targets by how they stand, and all. The last line is the sum."""
        lines = [(goal.title, self._counts(goal.targets)) for goal in self.goals]
        return (*lines, (self.words["all"], self._counts(self.targets)))

    def _counts(self, targets: Sequence[TargetSection]) -> tuple[int, ...]:
        found = Counter(target.standing for target in targets)
        return (*(found[standing] for standing in self.standings), len(targets))

    def _target(self, rule: Rule, verdicts: Sequence[Verdict]) -> TargetSection:
        required = next((text for verdict in verdicts if (text := required_text(verdict, self.locale))), None)
        source = "line" if rule.source.lines else "no_line"
        worst = min((verdict.state for verdict in verdicts), key=lambda state: WORST_FIRST[state], default=None)
        return TargetSection(
            id=f"rule-{rule.id}",
            heading=self.words["row_target"].format(row=rule.source.row, title=rule.title_in(self.locale)),
            source=self.words[source].format(row=rule.source.row, line=rule.source.lines),
            required=required or (self.words["by_date"] if all(map(is_dated, verdicts)) and verdicts else NOTHING),
            owner=self.role(rule.owner),
            worst=worst,
            standing=self._standing(worst, verdicts),
            rows=tuple(self._row(verdict, rule) for verdict in verdicts),
            paces=tuple(filter(None, (self._pace(verdict, rule) for verdict in verdicts))),
        )

    def _standing(self, worst: State | None, verdicts: Iterable[Verdict]) -> str:
        if worst is None:
            return self.words["not_owed"]
        is_so_far = worst is State.MET and any(verdict.provisional for verdict in verdicts)
        return self.words["met_so_far"] if is_so_far else STATES[self.locale][worst]

    def _row(self, verdict: Verdict, rule: Rule) -> JudgedRow:
        due, words = verdict.due, self.words
        effective = day_text(due.effective, self.locale)
        if due.nominal != due.effective:
            effective = words["due_plan"].format(effective=effective, nominal=day_text(due.nominal, self.locale))
        return JudgedRow(
            where=self._where(verdict, rule),
            state=verdict.state,
            verdict=state_text(verdict, self.locale),
            figure=value_and_counts(verdict, self.locale) or NOTHING,
            due=effective,
            why=because(verdict, self.locale),
            evidence=self._evidence(verdict),
        )

    def _where(self, verdict: Verdict, rule: Rule) -> str:
        apart = which(rule, verdict.period, self.locale) or period_text(verdict.period, self.locale)
        return f"{verdict.scope.name}, {apart}"

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """By a file's SHA-256 its number in the list of sources."""
        files = {(origin.file, origin.sha256) for origin in self.report.origins.values()}
        hashes = dict.fromkeys(sha256 for _, sha256 in sorted(files))
        return {sha256: number for number, sha256 in enumerate(hashes, start=1)}

    def _evidence(self, verdict: Verdict) -> str:
        origins = self.report.origins
        found = {self._numbers[origins[key].sha256] for key in verdict.records if key in origins}
        return runs_of(sorted(found)) or NOTHING

    @property
    def sources(self) -> tuple[tuple[int, str, str, str], ...]:
        """Number, file, sender and SHA-256 of each file that counted."""
        by_hash = {origin.sha256: origin for origin in sorted(self.report.origins.values(), key=lambda one: one.file)}
        return tuple(
            (number, by_hash[sha256].file or self.words["typed"], by_hash[sha256].sender, sha256)
            for sha256, number in self._numbers.items()
        )

    def _pace(self, verdict: Verdict, rule: Rule) -> PaceFigure | None:
        """None: the rule names no path, or nothing of the course may be shown."""
        course = self.report.courses.get(verdict.obligation)
        if course is None:
            return None
        figures = {point.on: point.verdict for point in course.points if point.verdict is not None}
        values = shown_values(figures, verdict)
        points = [PacePoint(point.on, point.expected, values.get(point.on)) for point in course.points]
        if not any(point.path is not None for point in points):
            return None

        def text(value: Fraction | None) -> str:
            return NOTHING if value is None else value_text(value, verdict.unit, self.locale)

        period, title = verdict.period, rule.short_title_in(self.locale)
        return PaceFigure(
            id=f"pace-{verdict.obligation.replace('/', '-')}",
            title=self.words["chart"].format(title=title, where=self._where(verdict, rule)),
            chart=plotted(
                points,
                course.bound,
                (period.start, period.end),
                self.report.checked.on,
                text_of=text,
                month_of=lambda on: MONTHS[self.locale][on.month - 1][:3],
            ),
            rows=tuple((day_text(point.on, self.locale), text(point.path), text(point.actual)) for point in points),
            bound=text(course.bound),
        )

    @property
    def gaps(self) -> tuple[tuple[str, str, JudgedRow], ...]:
        """What figures are missing of: the place of the target, its title, and the verdict."""
        lacking = [verdict for verdict in self.published if _lacks_something(verdict)]
        return tuple(
            (f"rule-{verdict.rule}", rule.title_in(self.locale), self._row(verdict, rule))
            for verdict in sorted(lacking, key=lambda one: WORST_FIRST[one.state])
            if (rule := self._rule(verdict)) is not None
        )

    def _rule(self, verdict: Verdict) -> Rule | None:
        return self.report.checked.rulebook.rule_of(verdict)

    @property
    def decisions(self) -> tuple[dict[str, str], ...]:
        undone = {act.undoes: act for act in self.report.acts if act.undoes is not None}
        return tuple(self._decision(act, undone.get(act.sequence)) for act in self.report.acts)

    def _decision(self, act: Act, undone: Act | None) -> dict[str, str]:
        words = self.words
        notes = []
        told = self.report.roles.are_told((act.obligation,), act.granted_on)
        if told and act.confirmed_by and act.confirmed_by != act.by:
            notes.append(words["entered_by"].format(role=self.role(act.confirmed_by)))
        if act.by_link:
            notes.append(words["by_link"])
        if undone is not None:
            notes.append(words["taken_back"].format(day=day_text(undone.granted_on, self.locale)))
        has_end = act.kind in (ActKind.ACKNOWLEDGE, ActKind.SILENCE, ActKind.WAIVE, ActKind.EXTEND, ActKind.TAKEOVER)
        return {
            "day": day_text(act.granted_on, self.locale),
            "what": "; ".join((ACTS[self.locale][act.kind], *notes)),
            "about": self.obligation(act.obligation),
            "by": self.role(act.by, act.scope) if told else self.unit(self.report.roles.act(act).by),
            "until": day_text(act.until, self.locale) if has_end else NOTHING,
            "reason": act.because.title(self.locale) if act.because else words["no_reason"],
            "file_number": act.file_number or NOTHING,
        }

    @property
    def letters(self) -> tuple[dict[str, str], ...]:
        return tuple(
            {
                "day": day_text(letter.day, self.locale),
                "to": self.role(Post.parse(letter.addressed).role),
                "about": "; ".join(map(self.obligation, letter.about)),
                "became": self._fate(letter),
            }
            for letter in self.report.letters
        )

    def _fate(self, letter: LetterThen) -> str:
        words, sent_on, told_on = self.words, letter.sent_on, letter.told_on
        said = LETTERS[self.locale][letter.state].format(day=day_text(sent_on, self.locale) if sent_on else "")
        if told_on is not None:
            said += " " + words["told_on"].format(day=day_text(told_on, self.locale), file_number=letter.file_number)
        if not letter.by or not self.report.roles.are_told(letter.about, letter.day):
            return said
        return words["decided_by"].format(what=said, role=self.role(letter.by))

    @property
    def assumptions(self) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
        """By target: which key, what is assumed, and why."""
        found = (
            (f"{rule.source.row} {rule.title_in(self.locale)}", tuple(self._assumed(rule)))
            for goal_file in self.report.plan.goals
            for rule in goal_file.rules
        )
        return tuple((title, rows) for title, rows in found if rows)

    def _assumed(self, rule: Rule) -> Iterator[tuple[str, str, str]]:
        for one in assumptions(rule):
            said = "; ".join(
                self._plain(value) if name in ("says", "value") else f"{name}: {self._plain(value)}"
                for name, value in one.said.items()
            )
            yield one.path, said, one.why

    def _plain(self, value: Any) -> str:
        """A value of a rule as text; days as they are written elsewhere."""
        if isinstance(value, list | tuple):
            return ", ".join(map(self._plain, value))
        if isinstance(value, Mapping):
            return ", ".join(f"{name} {self._plain(one)}" for name, one in value.items())
        text = str(value)
        return day_text(date.fromisoformat(text), self.locale) if DAY.fullmatch(text) else text

    def obligation(self, key: str) -> str:
        """An obligation in words; its key where its rule is no longer planned."""
        parsed = ObligationKey.parse(key)
        verdict = next((one for one in self.published if one.obligation == key), None)
        rule = self._rule(verdict) if verdict else None
        if verdict is None or rule is None:
            return str(parsed)
        return f"{titled(rule.short_title_in(self.locale), rule, verdict.period, self.locale)} ({verdict.scope.name})"

    def role(self, role_id: str, scope: str = "") -> str:
        """A role's title, with its unit where it is of one; its id where the house no longer has it."""
        organisation = self.report.checked.rulebook.organisation
        role = organisation.role(role_id)
        title = role.title_in(self.locale) if role else self.words.get(f"role_{role_id}", role_id)
        unit = organisation.find(scope) if scope else None
        return f"{title}, {unit[1].name}" if unit else title

    def unit(self, scope: str) -> str:
        """What a unit is called; its id where the house no longer has it."""
        house = self.report.checked.rulebook.organisation
        found = house.find(scope)
        return house.organisation.name if scope == house.organisation.id else found[1].name if found else scope


def _lacks_something(verdict: Verdict) -> bool:
    return verdict.state is State.NOT_EVALUABLE or verdict.stale is not None or bool(verdict.complete.missing)


def runs_of(numbers: Iterable[int]) -> str:
    """Numbers in order, stretches as one: "1–3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
