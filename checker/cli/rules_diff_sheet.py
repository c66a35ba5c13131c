"""What an edit of the rules changes as lines to read: a summary first, then in the order in which it is judged.

`+` new or asks more, `-` gone or asks less, `~` other, `±` both. No figures: two counts side by side point at people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from checker.cli.columns import in_columns
from checker.domain.clock import local_time
from checker.domain.due import Due
from checker.domain.verdict import State
from checker.preview.approvals import Need
from checker.preview.changes import (
    ChangePreview,
    FindingChange,
    MailChanges,
    ObligationChange,
    ObligationChangeKind,
    ReportOwed,
    RulesSide,
    Sign,
    TestsOfEdit,
    WhyDated,
    WhyNotCompared,
    is_softer,
)
from checker.preview.preview_hash import SHOWN_CHARACTERS, hash_of
from checker.rulebook.compare import Edit, RuleEdit
from checker.rulebook.differences import FieldChange
from checker.wording.escapes import escaped

MOST_NAMED = 10
NOTHING = (
    "Nothing changes: what differs are comments, the order of keys or rules, or words that nothing shows; "
    "no verdict, day, finding or mail hangs on them."
)
SAME_FILES = "Nothing changes: the files are the same, byte for byte."
SIGN_OF_RULE: Mapping[str, Sign] = {
    "new": Sign.NEW,
    "gone": Sign.GONE,
    "renamed": Sign.OTHER,
    "changed": Sign.OTHER,
}
SIGN_OF_OBLIGATION = {
    ObligationChangeKind.NEW: Sign.NEW,
    ObligationChangeKind.GONE: Sign.GONE,
    ObligationChangeKind.REDATED: Sign.OTHER,
    ObligationChangeKind.RENAMED: Sign.OTHER,
}
WHY_DATED = {
    WhyDated.NOMINAL: "another day is named",
    WhyDated.POLICY: "another due policy",
    WhyDated.CALENDAR: "the calendar",
}
WHY_NOT_COMPARED = {
    WhyNotCompared.DELETED: "it rests on a record that was deleted, and stands as it was decided",
    WhyNotCompared.SET_ASIDE: "it cannot be judged by one of both rulebooks",
}


def as_text(found: ChangePreview) -> str:
    return "\n".join(escaped(line) for line in _lines(found))


def _lines(found: ChangePreview) -> Iterator[str]:
    yield _summary(found)
    yield from _basis(found)
    yield from _section("touched", _touched(found))
    if found.is_nothing:
        return
    yield from _section("obligations", _obligations(found.obligations))
    yield from _section("verdicts, softer ones first", _verdicts(found))
    yield from _section("findings", _findings(found))
    if found.mails is not None:
        yield from _section(f"mails until {_day(found.until)}", _mails(found.mails))
    back = found.back_test
    span = f"{_day(back.first)} to {_day(back.last)}"
    title = f"past days, {span}, each judged by what was known at its end"
    yield from _section(title, _back_test(found))
    reports = found.reports
    yield from _section("reports", [*_reports(Sign.NEW, reports.owed), *_reports(Sign.GONE, reports.no_longer)])
    not_compared = (f"~ {one.obligation}: {WHY_NOT_COMPARED[one.why]}" for one in found.not_compared)
    yield from _section("not compared", not_compared)
    if found.tests is not None:
        yield from _section("tests of the rules", _tests(found.tests))
    yield from _section("approvals needed", map(_need, found.needs))


def summary_of(found: ChangePreview) -> str:
    """The whole in one line, without the preview's hash."""
    if found.is_nothing:
        return SAME_FILES if not found.reach.files else NOTHING
    softer, findings = len(found.softer), found.findings
    counts = [
        (len(found.edit.rules), "rule", "rules", "touched"),
        (len(found.edit.house), "setting of the house", "settings of the house", "touched"),
        (len(found.obligations), "obligation", "obligations", "new, gone or re-dated"),
        (softer, "verdict", "verdicts", "softer"),
        (len(found.other_states) - softer, "verdict", "verdicts", "stricter"),
        (len(findings.opened), "finding", "findings", "opened"),
        (len(findings.closed), "finding", "findings", "closed"),
        (len(findings.withdrawn), "finding", "findings", "withdrawn"),
        (len(found.needs), "approval", "approvals", "needed"),
    ]
    said = [f"{count} {one if count == 1 else many} {what}" for count, one, many, what in counts if count]
    return ", ".join(said)


def _summary(found: ChangePreview) -> str:
    if found.is_nothing:
        return summary_of(found)
    return f"{_overall(found)} {summary_of(found)}"


def _overall(found: ChangePreview) -> Sign:
    """What becomes of verdicts as a whole: they ask more, less, both, or nothing else."""
    is_harder = any(not one.is_softer for one in found.other_states)
    if found.is_softer and is_harder:
        return Sign.BOTH
    return Sign.GONE if found.is_softer else Sign.NEW if is_harder else Sign.OTHER


def _basis(found: ChangePreview) -> Iterator[str]:
    yield f"preview {hash_of(found)}"
    yield f"from {_side(found.before)} to {_side(found.after)}"
    yield f"judged on {_day(found.on)} by all that is known (recording {found.sequence})"


def _side(side: RulesSide) -> str:
    sha256 = side.sha256[:SHOWN_CHARACTERS]
    if side.number is None or side.activated_at is None:
        return f"the files {sha256}"
    return f"activation {side.number} ({sha256}, since {local_time(side.activated_at):%d.%m.%Y %H:%M}, by {side.by})"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Its lines below its title; nothing where there is none."""
    told = list(lines)
    if told:
        yield ""
        yield title
        yield from (f"  {line}" for line in told)


def _touched(found: ChangePreview) -> Iterator[str]:
    yield from (f"{one.sign} {one.file}" for one in found.reach.files)
    edit = found.edit
    for rule in edit.rules:
        yield from _rule(rule)
    for one in edit.house:
        reached = len({rule for rule, _ in one.reaches})
        yield f"{Sign.OTHER} {_field(one.field)} (reaches {reached} {'rule' if reached == 1 else 'rules'})"
    yield from _followers(edit)


def _rule(rule: RuleEdit) -> Iterator[str]:
    was = f" (was {rule.former[0]})" if rule.former else ""
    what = "" if rule.what == "changed" else f": {rule.what}{was}"
    yield f"{SIGN_OF_RULE[rule.what]} {rule.key[0]}{what}"
    yield from (f"    {_field(field)}" for field in rule.fields)


def _field(field: FieldChange) -> str:
    return f"{field.path}: {_value(field.before)} -> {_value(field.after)}"


def _value(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case date():
            return _day(value)
        case tuple() | list():
            return ", ".join(map(_value, value)) or "nothing"
        case Mapping():
            return "(" + ", ".join(f"{key}: {_value(part)}" for key, part in value.items()) + ")"
        case _:
            return str(value)


def _followers(edit: Edit) -> Iterator[str]:
    for (rule, _), causes in edit.follows.items():
        named = ", ".join(sorted({cause for cause, _ in causes}))
        yield f"{Sign.OTHER} {rule}: reacts to {named}"


def _obligations(changes: Iterable[ObligationChange]) -> Iterator[str]:
    rows: list[tuple[str, str, str]] = []
    for one in changes:
        was = f", was {one.was}" if one.was else ""
        why = f" ({WHY_DATED[one.why]})" if one.why else ""
        days = " -> ".join(_days(due) for due in (one.before, one.after) if due is not None)
        if one.kind is ObligationChangeKind.RENAMED:
            days = _days(one.after)
        rows.append((f"{SIGN_OF_OBLIGATION[one.kind]} {one.obligation}", f"{one.kind}{was}", f"{days}{why}"))
    if rows:
        yield "nominal / at the latest / please by"
        yield from in_columns(rows)


def _days(due: Due | None) -> str:
    assert due is not None, "what is owed is due"
    return " / ".join(map(_day, (due.nominal, due.effective, due.please_by)))


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _verdicts(found: ChangePreview) -> Iterator[str]:
    for (old, new), keys in found.matrix.items():
        sign, word = (Sign.GONE, "softer") if is_softer(old, new) else (Sign.NEW, "stricter")
        yield f"{sign} {_state(old)} -> {_state(new)}: {len(keys)}, {word}"
        yield from (f"    {key}" for key in keys)
    same = len(found.verdicts) - len(found.other_states)
    if same:
        yield f"{Sign.OTHER} the same state, with another target, day, owner or figure: {same}"
    if found.verdicts or found.unchanged:
        yield f"  as before: {found.unchanged}"


def _state(state: State | None) -> str:
    return "not owed" if state is None else state


def _findings(found: ChangePreview) -> Iterator[str]:
    changes = found.findings
    yield from (f"{Sign.NEW} opened: {one.obligation} ({one.state}, {one.severity})" for one in changes.opened)
    yield from _ended("closed", changes.closed)
    yield from _ended("withdrawn", changes.withdrawn)


def _ended(how: str, changes: Iterable[FindingChange]) -> Iterator[str]:
    for one in changes:
        told = ", ".join(one.told) or "nobody yet"
        yield f"{Sign.GONE} {how}: {one.obligation} ({one.state} since {_day(one.since)}); told: {told}"


def _mails(mails: MailChanges) -> Iterator[str]:
    if mails.told_until is not None:
        yield f"  none is forecast: the last round was on {_day(mails.told_until)}; --until names a later day"
        return
    if not mails.counts:
        yield f"  as before: {mails.before}"
        return
    yield f"{_more_or_less(mails.before, mails.after)} in all: {mails.before} -> {mails.after}"
    if mails.drafts_before or mails.drafts_after:
        sign = _more_or_less(mails.drafts_before, mails.drafts_after)
        yield f"{sign} drafts to bodies outside: {mails.drafts_before} -> {mails.drafts_after}"
    rows = [
        (
            f"{_more_or_less(one.before, one.after)} {one.post}{' (draft)' if one.is_draft else ''}",
            f"week of {_day(one.week)}",
            f"{one.before} -> {one.after}",
        )
        for one in mails.counts
    ]
    yield from in_columns(rows) if rows else ()


def _more_or_less(before: int, after: int) -> Sign:
    return Sign.NEW if after > before else Sign.GONE if after < before else Sign.OTHER


def _back_test(found: ChangePreview) -> Iterator[str]:
    rows = [
        (
            f"{Sign.OTHER} {one.obligation}",
            "1 day" if one.days == 1 else f"{one.days} days",
            f"first {_day(one.first)}, last {_day(one.last)}",
        )
        for one in found.back_test.unlike
    ]
    yield from in_columns(rows) if rows else ()


def _reports(sign: Sign, owed: Iterable[ReportOwed]) -> Iterator[str]:
    periods: dict[tuple[str, str], list[str]] = {}
    for one in owed:
        periods.setdefault((one.sender, one.profile), []).append(str(one.period))
    what = "owed from now on" if sign is Sign.NEW else "owed no longer"
    for (sender, profile), named in periods.items():
        yield f"{sign} {what}: {sender}, {profile}: {', '.join(named)}"


def _tests(tests: TestsOfEdit) -> Iterator[str]:
    yield from (f"{Sign.GONE} fails: {name}" for name in tests.failing)
    yield from (f"{Sign.OTHER} tested no longer: {name}" for name in tests.uncovered)
    if tests.run:
        yield f"  {tests.run} run, {len(tests.failing)} failed"


def _need(need: Need) -> str:
    who = " or ".join(need.who) or "nobody may"
    decided = f", with the decision of {need.body}" if need.body else ""
    return f"{need.rule or 'the house'}: {who}{decided} ({', '.join(need.why)})"
