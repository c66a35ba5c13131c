"""What an activation would change, in short, before somebody says yes; and whose approval it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from checker.cli.rule_history import HASH_CHARACTERS, field_text

if TYPE_CHECKING:
    from checker.preview.activation import PreparedActivation
    from checker.preview.changes import ChangePreview, FindingChange, VerdictChange
    from checker.store.approvals import Approval
    from checker.store.grounds import NeededApproval

MOST_LINES = 8
THE_HOUSE = "the house"


def short_form(prepared: PreparedActivation) -> Iterator[str]:
    """Lines, the most important first. Nothing is in force yet, or these very rules are: none."""
    preview = prepared.preview
    if preview is None or prepared.sha256 is None:
        return
    files = ", ".join(f"{one.sign} {one.file}" for one in preview.reach.files[:MOST_LINES])
    yield f"preview {prepared.sha256[:HASH_CHARACTERS]}: {files}{_more(preview.reach.files)}"
    if preview.is_nothing:
        yield "changes nothing but how the files are written"
    yield from _some([field_text(each) for each in prepared.altered])
    yield from _verdicts(preview)
    yield from _findings(preview)
    yield from _obligations(preview)
    yield from _tests(prepared)
    yield from (f"approval missing: {need_text(need)}" for need in prepared.missing)


def _more(things: Sequence[object]) -> str:
    return f" and {len(things) - MOST_LINES} more" if len(things) > MOST_LINES else ""


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        yield f"  and {len(lines) - MOST_LINES} more"


def _verdicts(preview: ChangePreview) -> Iterator[str]:
    changed = preview.other_states
    if not changed:
        yield f"verdicts: none is another state; {preview.unchanged + len(preview.verdicts)} compared"
        return
    softer = sum(1 for one in changed if one.is_softer)
    yield f"verdicts: {softer} softer, {len(changed) - softer} stricter"
    yield from _some([_verdict_text(one) for one in changed])


def _verdict_text(one: VerdictChange) -> str:
    before, after = (state or "not owed" for state in one.states)
    return f"{one.obligation}: {before} > {after}{' (softer)' if one.is_softer else ''}"


def _findings(preview: ChangePreview) -> Iterator[str]:
    found = preview.findings
    said = (("opened", found.opened), ("closed", found.closed), ("withdrawn", found.withdrawn))
    counted = ", ".join(f"{len(those)} {verb}" for verb, those in said if those)
    if counted:
        yield f"findings: {counted}"
        yield from _some([_finding_text(one, verb) for verb, those in said for one in those])


def _finding_text(one: FindingChange, verb: str) -> str:
    told = f"; told: {', '.join(one.told)}" if one.told else ""
    return f"{one.obligation}: {verb}{told}"


def _obligations(preview: ChangePreview) -> Iterator[str]:
    count: dict[str, int] = {}
    for one in preview.obligations:
        count[one.kind] = count.get(one.kind, 0) + 1
    if count:
        yield "obligations: " + ", ".join(f"{many} {kind}" for kind, many in count.items())


def _tests(prepared: PreparedActivation) -> Iterator[str]:
    tests = prepared.tests
    if tests is None:
        return
    if tests.failing:
        yield f"rule tests: {len(tests.failing)} of those it reaches fail"
        yield from _some(tests.failing)
    elif tests.run:
        yield f"rule tests: {tests.run} of those it reaches pass"


def need_text(need: NeededApproval) -> str:
    """Of which rule, why, and by whom."""
    who = " or ".join(need.roles) or "nobody may"
    body = f", with the decision of {need.body}" if need.body else ""
    why = f" ({', '.join(need.why)})" if need.why else ""
    return f"{need.rule or THE_HOUSE}{why}: {who}{body}"


def approvals_lines(needs: Iterable[NeededApproval], given: Sequence[Approval]) -> Iterator[str]:
    """Each approval that is needed, and whether it is there."""
    for need in needs:
        those = [one.by for one in given if one.rule == need.rule]
        yield f"{'approved' if those else 'open':<10}{need_text(need)}{'; by ' + ', '.join(those) if those else ''}"


def approvals_json(preview: str | None, needs: Iterable[NeededApproval], given: Iterable[Approval]) -> dict[str, Any]:
    """The same for machines. `preview` None: the rules are in force."""
    from checker.cli.rule_history import approval_json

    return {
        "schema": "zielwacht/approvals/1",
        "preview": preview,
        "needs": [
            {"rule": need.rule, "roles": list(need.roles), "body": need.body, "why": list(need.why)} for need in needs
        ],
        "approvals": [approval_json(each) for each in given],
    }
