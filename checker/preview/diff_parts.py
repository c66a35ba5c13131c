"""A change preview as parts to lay out, in the order in which it is to be read: what is softer stands first. Pure.

Figures are shown as they may be published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from checker.domain.due import Due
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.domain.rules_edit import RulesEdit
from checker.domain.verdict import State, Verdict
from checker.pages.matrix_chart import Meaning, plotted_grid
from checker.pages.parts import Cell, Chart, PagePart, StateCell, Table
from checker.preview.approvals import Need
from checker.preview.changes import ChangePreview, FindingChange, RulesSide, VerdictChange, is_softer
from checker.preview.names import Names
from checker.preview.preview_hash import NOT_OWED, SHOWN_CHARACTERS, hash_of
from checker.rulebook.compare import HouseEdit
from checker.rulebook.respects import edited_rules
from checker.wording.change_preview_texts import CHANGE_PREVIEW, COUNTED
from checker.wording.dates import day_text, instant_text, period_text
from checker.wording.edit_texts import HouseChangeText, house_change_text
from checker.wording.edited_rules import edited_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import SEVERITIES
from checker.wording.present import value_and_counts
from checker.wording.reasons import because, required_text
from checker.wording.states import SIGNS, STATES
from checker.wording.suppression import published
from checker.wording.year_review.words import number, signed

MOST_NAMED = 8
# The rows and columns of the matrix, as they stand.
EVERY_STATE = (*State, None)


@dataclass(frozen=True, slots=True)
class DiffParts:
    """All that is shown of a preview between two rulebooks, in one language."""

    preview: ChangePreview
    before: Rulebook
    after: Rulebook
    locale: Locale

    @property
    def words(self) -> Mapping[str, str]:
        return CHANGE_PREVIEW[self.locale]

    @property
    def names(self) -> Names:
        return Names((self.after, self.before), self.locale)

    @property
    def heading(self) -> str:
        return self.words["heading"].format(on=self._day(self.preview.on))

    @property
    def lead(self) -> tuple[str, ...]:
        """The preview in a few sentences; one where nothing changes."""
        if self.preview.is_nothing:
            return (self.words["nothing"],)
        return tuple(self._brief())

    @property
    def facts(self) -> tuple[tuple[str, str, bool], ...]:
        """What was compared: name, value, and whether that is a hash."""
        words, preview = self.words, self.preview
        known = words["known_at"].format(
            instant=instant_text(preview.known_at, self.locale), sequence=number(preview.sequence, self.locale)
        )
        return (
            (words["before"], self._side(preview.before), False),
            (words["after"], self._side(preview.after), False),
            (words["known"], known, False),
            (words["hash"], hash_of(preview), True),
        )

    @property
    def parts(self) -> tuple[PagePart, ...]:
        """In the order of importance; none where nothing changes."""
        if self.preview.is_nothing:
            return ()
        made = (
            self._reach(), self._obligations(), self._verdicts(), self._findings(), self._mails(), self._back_test(),
            self._reports(), self._not_compared(), self._tests(), self._approvals(),
        )  # fmt: skip
        return tuple(part for part in made if part is not None)

    def _brief(self) -> Iterator[str]:
        words, preview = self.words, self.preview
        softer = len(preview.softer)
        yield (
            words["softer_most"].format(obligations=self._counted(softer, "obligations"))
            if softer
            else words["softer_none"]
        )
        yield from self._verdicts_in_brief()
        if preview.obligations:
            yield words["obligations_brief"].format(obligations=self._counted(len(preview.obligations), "obligations"))
        found = preview.findings
        counts = {"opened": len(found.opened), "closed": len(found.closed), "withdrawn": len(found.withdrawn)}
        yield words["findings_brief"].format(**counts) if any(counts.values()) else words["findings_none"]
        yield from self._mails_in_brief()
        if preview.tests is not None and preview.tests.failing:
            yield words["tests_brief"].format(count=number(len(preview.tests.failing), self.locale))
        yield (
            words["approvals_brief"].format(count=number(len(preview.needs), self.locale))
            if preview.needs
            else words["approvals_none"]
        )

    def _verdicts_in_brief(self) -> Iterator[str]:
        words, preview = self.words, self.preview
        other, same = len(preview.other_states), self._counted(preview.unchanged, "obligations")
        if not preview.verdicts:
            yield words["verdicts_same"].format(unchanged=same)
            return
        if other:
            yield words["verdicts_other"].format(obligations=self._counted(other, "obligations"))
        if figures := len(preview.verdicts) - other:
            yield words["verdicts_figures"].format(obligations=self._counted(figures, "obligations"))
        if preview.unchanged:
            yield words["verdicts_unchanged"].format(obligations=same)

    def _mails_in_brief(self) -> Iterator[str]:
        words, mails = self.words, self.preview.mails
        if mails is None:
            yield words["mails_not_asked"]
            return
        if mails.told_until is not None:
            yield self._nothing_ahead(mails.told_until)
            return
        until = self._day(self.preview.until)
        yield words["mails_brief"].format(until=until, **self._two(mails.before, mails.after))
        if mails.drafts_before or mails.drafts_after:
            yield words["drafts_brief"].format(**self._two(mails.drafts_before, mails.drafts_after))

    def _reach(self) -> PagePart:
        words, reach = self.words, self.preview.reach
        edited = edited_rules(self.preview.edit, self.before, self.after)
        edit = RulesEdit(0, self.preview.on, "", self.before, self.after, edited)
        titles = self._few(map(self.names.rule, sorted(reach.reached)))
        compared = words["reached"].format(rules=self._counted(len(reach.reached), "rules"), titles=titles)
        house = (
            (one.label, one.before or words["none"], one.after or words["none"])
            for one in map(self._of_the_house, self.preview.edit.house)
        )
        return PagePart(
            "reach",
            words["reach"],
            (compared,) if reach.reached else (),
            points=tuple(edited_text(edit, each, self.locale) for each in edit.rules),
            tables=(
                *self._table("house", ("field", "before", "after"), house),
                *self._table("files", ("file", "how"), ((one.file, words[f"file_{one.sign}"]) for one in reach.files)),
            ),
        )

    def _of_the_house(self, change: HouseEdit) -> HouseChangeText:
        field = change.field
        return house_change_text(field.at, field.before, field.after, self.before, self.after, self.locale)

    def _obligations(self) -> PagePart:
        words, changes = self.words, self.preview.obligations
        rows = (
            (
                self.names.obligation(one.obligation),
                words[one.kind] + (f", {words['was'].format(was=one.was)}" if one.was else ""),
                self._days(one.before),
                self._days(one.after),
                words[f"why_{one.why}"] if one.why else words["none"],
            )
            for one in changes
        )
        heads = ("obligation", "what", "dates_before", "dates_after", "why_dated")
        return PagePart(
            "obligations",
            words["obligations"],
            () if changes else (words["obligations_none"],),
            tables=self._table("obligations_changed", heads, rows, about=_keys(changes)),
            is_empty=not changes,
        )

    def _verdicts(self) -> PagePart:
        words, changes = self.words, self.preview.other_states
        if not changes:
            said = tuple(self._verdicts_in_brief())
            return PagePart("verdicts", words["verdicts"], said, tables=self._figures(), is_empty=True)
        softer = [one for one in changes if one.is_softer]
        stricter = [one for one in changes if not one.is_softer]
        heads = ("obligation", "state", "required", "figure", "because")
        return PagePart(
            "verdicts",
            words["verdicts"],
            charts=(self._matrix_chart(),),
            tables=(
                self._matrix_table(),
                *self._table("softer_list", heads, map(self._verdict_row, softer), about=_keys(softer)),
                *self._table("stricter_list", heads, map(self._verdict_row, stricter), about=_keys(stricter)),
                *self._figures(),
            ),
        )

    def _figures(self) -> tuple[Table, ...]:
        same_state = [one for one in self.preview.verdicts if not one.is_another_state]
        rows = ((row[0], *row[2:]) for row in map(self._verdict_row, same_state))
        heads = ("obligation", "required", "figure", "because")
        return self._table("figures_list", heads, rows, is_detail=True, about=_keys(same_state))

    def _verdict_row(self, change: VerdictChange) -> tuple[Cell, ...]:
        shown = self.preview.disclosed.get(change.obligation, ())
        before = published(change.before, shown) if change.before else None
        after = published(change.after, shown) if change.after else None
        newest = after or before
        is_same_figure = change.before and change.after and change.before.value == change.after.value
        return (
            self.names.obligation(change.obligation),
            self._moved(*(self._state(state) for state in change.states)),
            self._moved(self._required(before), self._required(after)),
            # The same figure is told once, though each bound would say something else of what is kept back.
            self._figure(before) if is_same_figure else self._moved(self._figure(before), self._figure(after)),
            " ".join(because(newest, self.locale)) if newest else self.words["none"],
        )

    def _matrix_chart(self) -> Chart:
        words, matrix = self.words, self.preview.matrix
        numbers = {(_name(was), _name(now)): len(keys) for (was, now), keys in matrix.items()}
        by_name = {_name(state): state for state in EVERY_STATE}
        rows = [name for name in by_name if any(was == name for was, _ in numbers)]
        columns = [name for name in by_name if any(now == name for _, now in numbers)]

        def meaning(was: str, now: str) -> Meaning:
            return Meaning.SOFTER if is_softer(by_name[was], by_name[now]) else Meaning.CHANGED

        moves = "; ".join(
            words["matrix_move"].format(before=self._word(was), after=self._word(now), count=len(keys))
            for (was, now), keys in matrix.items()
        )
        drawn = plotted_grid(
            numbers,
            rows,
            columns,
            meaning=meaning,
            name_of=lambda name: self._state(by_name[name]),
            text_of=lambda count: number(count, self.locale),
        )
        return Chart("grid", drawn, words["matrix"], f"{moves}.", words["matrix_legend"])

    def _matrix_table(self) -> Table:
        matrix = self.preview.matrix
        rows = [state for state in EVERY_STATE if any(was is state for was, _ in matrix)]
        columns = [state for state in EVERY_STATE if any(now is state for _, now in matrix)]

        def cell(was: State | None, now: State | None) -> str:
            count = len(matrix.get((was, now), ()))
            return number(count, self.locale) if count else self.words["none"]

        return Table(
            self.words["matrix"],
            (self.words["old_new"], *map(self._state, columns)),
            tuple((self._state_cell(was), *(cell(was, now) for now in columns)) for was in rows),
            is_counts=True,
        )

    def _findings(self) -> PagePart:
        words, found = self.words, self.preview.findings
        opened = ((*self._finding(one), self._day(one.since)) for one in found.opened)
        ended = ("obligation", "state", "severity", "since", "ends_as", "told")
        return PagePart(
            "findings",
            words["findings"],
            () if found.opened or found.closed or found.withdrawn else (words["findings_none"],),
            tables=(
                *self._table("withdrawn", ended, map(self._ended, found.withdrawn), about=_keys(found.withdrawn)),
                *self._table("closed", ended, map(self._ended, found.closed), about=_keys(found.closed)),
                *self._table("opened", ("obligation", "state", "severity", "since"), opened, about=_keys(found.opened)),
            ),
            is_empty=not (found.opened or found.closed or found.withdrawn),
        )

    def _finding(self, one: FindingChange) -> tuple[Cell, ...]:
        severity = SEVERITIES[self.locale][one.severity]
        return self.names.obligation(one.obligation), self._state_cell(one.state), severity

    def _ended(self, one: FindingChange) -> tuple[Cell, ...]:
        told = "; ".join(map(self.names.post, one.told)) or self.words["nobody_told"]
        resolution = self.words[f"resolution_{one.resolution}"] if one.resolution else self.words["none"]
        return (*self._finding(one), self._day(one.since), resolution, told)

    def _nothing_ahead(self, last_round: date) -> str:
        return self.words["mails_told"].format(until=self._day(self.preview.until), last=self._day(last_round))

    def _mails(self) -> PagePart:
        words, mails = self.words, self.preview.mails
        if mails is None:
            return PagePart("mails", words["mails"], (words["mails_not_asked"],))
        if mails.told_until is not None:
            return PagePart("mails", words["mails"], (self._nothing_ahead(mails.told_until),))
        total = words["mails_total"].format(until=self._day(self.preview.until), **self._two(mails.before, mails.after))
        by_role: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        by_week: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0])
        for one in mails.counts:
            role = self.names.role(Post.parse(one.post).role)
            role = words["as_draft"].format(role=role) if one.is_draft else role
            for counts in (by_role[role], by_week[one.week, role]):
                counts[0] += one.before
                counts[1] += one.after
        weekly = (
            (f"{self._day(week)}, {role}", *self._two(*counts).values())
            for (week, role), counts in sorted(by_week.items())
            if counts[0] != counts[1]
        )
        roles = ((role, *self._two(*counts).values()) for role, counts in sorted(by_role.items()))
        columns = ("before", "after", "difference")
        return PagePart(
            "mails",
            words["mails"],
            (total,) if mails.counts else (total, words["mails_same"]),
            tables=(
                *self._table("mails_by_role", ("role", *columns), roles, is_counts=True),
                *self._table("mails_by_week", ("week_and_role", *columns), weekly, is_counts=True, is_detail=True),
            ),
            is_empty=not mails.counts,
        )

    def _back_test(self) -> PagePart:
        words, tested = self.words, self.preview.back_test
        span = {"first": self._day(tested.first), "last": self._day(tested.last)}
        count = self._counted(len(tested.unlike), "obligations")
        said = words["back_test_says"].format(**span, obligations=count)
        unlike = sorted(tested.unlike, key=lambda one: -one.days)
        rows = (
            (
                self.names.obligation(one.obligation),
                number(one.days, self.locale),
                *map(self._day, (one.first, one.last)),
            )
            for one in unlike
        )
        return PagePart(
            "back-test",
            words["back_test"],
            (said if tested.unlike else words["back_test_none"].format(**span),),
            tables=self._table(
                "back_test", ("obligation", "days_unlike", "first_day", "last_day"), rows, about=_keys(unlike)
            ),
            is_empty=not tested.unlike,
        )

    def _reports(self) -> PagePart:
        words, reports = self.words, self.preview.reports
        rows = (
            (
                self.names.sender(one.sender),
                self.names.report(one.sender, one.profile),
                period_text(one.period, self.locale),
                words[what],
            )
            for what, many in (("owed", reports.owed), ("no_longer", reports.no_longer))
            for one in many
        )
        return PagePart(
            "reports",
            words["reports"],
            () if reports.owed or reports.no_longer else (words["reports_none"],),
            tables=self._table("reports", ("sender", "report", "period", "what"), rows),
            is_empty=not (reports.owed or reports.no_longer),
        )

    def _not_compared(self) -> PagePart | None:
        words, left_out = self.words, self.preview.not_compared
        rows = ((self.names.obligation(one.obligation), words[f"why_{one.why}"]) for one in left_out)
        tables = self._table("not_compared", ("obligation", "why"), rows, about=_keys(left_out))
        return PagePart("not-compared", words["not_compared"], tables=tables) if left_out else None

    def _tests(self) -> PagePart | None:
        """None: the rules after were not read from a folder, which alone has tests."""
        words, tests = self.words, self.preview.tests
        if tests is None:
            return None
        passed = words["tests_one_passed" if tests.run == 1 else "tests_passed"].format(count=tests.run)
        failed = words["tests_failed"].format(count=tests.run, failing=len(tests.failing))
        uncovered = tuple(map(self._uncovered, tests.uncovered))
        return PagePart(
            "tests", words["tests"], (failed if tests.failing else passed,), points=(*tests.failing, *uncovered)
        )

    def _uncovered(self, gap: str) -> str:
        """A side of a rule that tests try no longer, as `rule: side`."""
        rule, _, side = gap.partition(": ")
        return self.words["tests_uncovered"].format(rule=self.names.rule(rule), side=self.words[f"side_{side}"])

    def _approvals(self) -> PagePart:
        """Whose approval is needed, and the commands that give it and then put the edit in force."""
        words, needs = self.words, self.preview.needs
        if not needs:
            return PagePart("approvals", words["approvals"], (words["approvals_none"],))
        alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for need in needs:
            why = "; ".join(words[f"effect_{effect}"] for effect in need.why)
            alike[self._who(need), why].append(self.names.rule(need.rule) if need.rule else words["approval_house"])
        rows = ((self._few(rules), who, why) for (who, why), rules in alike.items())
        return PagePart(
            "approvals",
            words["approvals"],
            (words["approvals_needed"],),
            tables=self._table("approvals", ("approval_rule", "approval_by", "approval_because"), rows),
            commands=tuple(self._commands()),
        )

    def _who(self, need: Need) -> str:
        who = self.words["approval_or"].join(map(self.names.post, need.who)) or self.words["approval_nobody"]
        return self.words["approval_agreed"].format(role=who) if need.body else who

    def _commands(self) -> Iterator[str]:
        """One for each first role of which an approval would do."""
        shown = hash_of(self.preview)[:SHOWN_CHARACTERS]
        for who, is_decided in dict.fromkeys((need.who[0], bool(need.body)) for need in self.preview.needs if need.who):
            decision = " --file-number … --decided …" if is_decided else ""
            yield f"zielwacht rules approve {shown} --by {who}{decision}"
        yield f"zielwacht rules activate --preview {shown}"

    def _side(self, side: RulesSide) -> str:
        said = {"sha": side.sha256[:SHOWN_CHARACTERS], "rules": side.rules}
        if side.number is None or side.activated_at is None:
            return self.words["side_files"].format(**said)
        day = instant_text(side.activated_at, self.locale)
        return self.words["side_number"].format(**said, number=side.number, day=day, by=self.names.role(side.by))

    def _table(
        self,
        name: str,
        heads: Iterable[str],
        rows: Iterable[tuple[Cell, ...]],
        *,
        is_counts: bool = False,
        is_detail: bool = False,
        about: Iterable[str] = (),
    ) -> tuple[Table, ...]:
        """None where there is no row. `about`: the obligation of each."""
        made = tuple(rows)
        named = tuple(self.words[head] for head in heads)
        if not made:
            return ()
        keys = tuple((key,) for key in about)
        return (Table(self.words[name], named, made, is_counts=is_counts, is_detail=is_detail, about=keys),)

    def _few(self, names: Iterable[str]) -> str:
        """A few of them, and how many more there are."""
        each = tuple(dict.fromkeys(names))
        named, more = ", ".join(each[:MOST_NAMED]), len(each) - MOST_NAMED
        return self.words["and_more"].format(named=named, count=number(more, self.locale)) if more > 0 else named

    def _two(self, before: int, after: int) -> dict[str, str]:
        """Two numbers and how they differ, with its sign."""
        numbers = {"before": number(before, self.locale), "after": number(after, self.locale)}
        return {**numbers, "difference": signed(after - before, self.locale)}

    def _days(self, due: Due | None) -> str:
        if due is None:
            return self.words["none"]
        return ", ".join(self._day(day) for day in (due.nominal, due.effective, due.please_by))

    def _moved(self, before: str, after: str) -> str:
        return before if before == after else self.words["arrow"].format(before=before, after=after)

    def _required(self, verdict: Verdict | None) -> str:
        return (required_text(verdict, self.locale) if verdict else None) or self.words["none"]

    def _figure(self, verdict: Verdict | None) -> str:
        return (value_and_counts(verdict, self.locale) if verdict else None) or self.words["none"]

    def _state(self, state: State | None) -> str:
        return f"{SIGNS[state]} {self._word(state)}" if state else self._word(state)

    def _state_cell(self, state: State | None) -> Cell:
        return StateCell(state, SIGNS[state], self._word(state)) if state else self._word(state)

    def _word(self, state: State | None) -> str:
        return STATES[self.locale][state] if state else self.words[NOT_OWED]

    def _counted(self, count: int, noun: str) -> str:
        one, several = COUNTED[self.locale][noun]
        return one if count == 1 else several.format(count=number(count, self.locale))

    def _day(self, on: date) -> str:
        return day_text(on, self.locale)


class _OfObligation(Protocol):
    @property
    def obligation(self) -> str: ...


def _keys(those: Iterable[_OfObligation]) -> tuple[str, ...]:
    """Which obligation each is about."""
    return tuple(one.obligation for one in those)


def _name(state: State | None) -> str:
    return state or NOT_OWED
