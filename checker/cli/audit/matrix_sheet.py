"""The matrix from the plan's row to the mail: as lines to read, as a table, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from checker.cli.columns import in_columns
from checker.domain.clock import local_day
from checker.domain.message import MessageKind, OutboxState
from checker.pages.csv_text import csv_text
from checker.store.import_ledger import ImportResult
from checker.store.trace import TracedMail
from checker.usecases.auditing.cover import Cover
from checker.usecases.auditing.matrix import Chain, Matrix, TracedNumber, TracedObligation, promises_of
from checker.wording.audit_matrix import COLUMNS, MATRIX, unruled_text
from checker.wording.dates import day_text, instant_text
from checker.wording.escapes import escaped
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.refusal_texts import FINDING_STATES, MAIL_STATES
from checker.wording.states import STATES, state_text

SCHEMA = "zielwacht/audit-matrix/1"
UNKNOWN = "–"


def overview(matrix: Matrix, cover: Cover) -> Iterator[str]:
    """One line a rule in columns, then what is about no single promise, and what hangs in the air."""
    locale = matrix.book.language
    yield from in_columns([COLUMNS[locale], *(counted(chain, cover) for chain in matrix.chains)])
    yield ""
    yield from _without_rule(matrix, locale)
    yield MATRIX[locale]["notices"].format(count=sum(matrix.notices.values()))
    yield from _orphans(matrix, locale)


def counted(chain: Chain, cover: Cover) -> tuple[str, ...]:
    """The columns of one rule."""
    scenarios = UNKNOWN if cover.scenarios is None else str(len(cover.scenarios.get(chain.row, ())))
    numbers = (
        len(chain.obligations),
        len(chain.records),
        sum(owed.changes for owed in chain.obligations),
        sum(len(owed.episodes) for owed in chain.obligations),
        len(chain.mails),
        sum(mail.state == OutboxState.SENT for mail in chain.mails),
    )
    rule = chain.planned.rule.id
    return (chain.row, rule, str(cover.tests.get(rule, 0)), scenarios, *map(str, numbers))


def as_table(matrix: Matrix, cover: Cover) -> str:
    """The columns as a spreadsheet opens them; a row that has no rule has its reason in that column, and no figures."""
    locale = matrix.book.language
    ruled = [counted(chain, cover) for chain in matrix.chains]
    nothing = [""] * (len(COLUMNS[locale]) - 2)
    unruled = [(each.declared.row, unruled_text(each.declared, locale), *nothing) for each in matrix.without_rule]
    return csv_text(COLUMNS[locale], [*ruled, *unruled], locale)


def in_full(matrix: Matrix, cover: Cover, folder: str) -> Iterator[str]:
    """What was sought, then each chain from its row to its mails. `folder`: where scenarios were looked for."""
    locale = matrix.book.language
    yield from _sought(matrix, locale)
    yield from _without_rule(matrix, locale)
    for chain in matrix.chains:
        yield from _chain(chain, cover, folder, locale)
    if matrix.asked:
        yield from _orphans(matrix, locale)


def _without_rule(matrix: Matrix, locale: Locale) -> Iterator[str]:
    words = MATRIX[locale]
    if matrix.without_rule:
        yield words["without_rule"].format(count=len(matrix.without_rule))
    for each in matrix.without_rule:
        said = unruled_text(each.declared, locale)
        yield "  " + words["unruled"].format(row=escaped(each.declared.row), year=each.year, said=said)


def _sought(matrix: Matrix, locale: Locale) -> Iterator[str]:
    words = MATRIX[locale]
    if matrix.number is not None:
        yield from _number(matrix.number, bool(matrix.chains), locale)
    for mail in matrix.asked:
        if matrix.item:
            yield words["asked_item"].format(key=matrix.item)
        yield words["asked"].format(id=mail.message_id, key=mail.key)
        if not promises_of(mail):
            yield f"  {_mail(mail, locale)}"
            about = ", ".join(escaped(item.about) for item in mail.items if item.about)
            yield f"  {words['no_promise'].format(about=about or words['itself'])}"
    if matrix.file is not None:
        first = matrix.file.imports[0]
        yield words["file"].format(file=escaped(first.file), sha256=first.sha256)
        yield from (f"  {import_text(brought, locale)}" for brought in matrix.file.imports)
        yield "  " + words["file_records"].format(count=len(matrix.file.records))
        yield from (f"    {escaped(key)}" for key in sorted(matrix.file.records))
        if not matrix.chains:
            yield "  " + words["file_unused"]


def _number(found: TracedNumber, is_used: bool, locale: Locale) -> Iterator[str]:
    words = MATRIX[locale]
    yield words["number"].format(number=escaped(found.file_number))
    yield "  " + words["number_records"].format(count=len(found.records))
    yield from (f"    {escaped(key)}" for key in sorted(found.records))
    if found.records and not is_used:
        yield "  " + words["file_unused"]
    yield from (f"  {words['number_answer'].format(number=each)}" for each in found.answers)


def import_text(brought: ImportResult, locale: Locale) -> str:
    """When a file came, from whom, and what was taken of it."""
    at = instant_text(brought.imported_at, locale) if brought.imported_at else UNKNOWN
    counts = {name: getattr(brought, name) for name in ("accepted", "correction", "duplicate", "quarantined")}
    return MATRIX[locale]["import"].format(at=at, sender=escaped(brought.sender), **counts)


def _chain(chain: Chain, cover: Cover, folder: str, locale: Locale) -> Iterator[str]:
    words, planned = MATRIX[locale], chain.planned
    rule = planned.rule
    line = words["line"].format(line=rule.source.line) if rule.source.line else ""
    yield words["row"].format(row=chain.row, line=line, year=planned.plan.year, goal=planned.goal.title)
    yield "  " + words["rule"].format(rule=rule.id, title=rule.title_in(locale))
    if not chain.is_in_force:
        yield "  " + words["not_in_force"]
    places = ", ".join(cover.test_files.get(rule.id, ()))
    yield "  " + words["tests"].format(count=cover.tests.get(rule.id, 0), places=f" ({places})" if places else "")
    yield "  " + _scenarios(chain, cover, folder, locale)
    if not chain.obligations:
        yield "  " + words["nothing_owed"]
    for owed in chain.obligations:
        yield from (f"  {text}" for text in _obligation(owed, locale))


def _scenarios(chain: Chain, cover: Cover, folder: str, locale: Locale) -> str:
    if cover.scenarios is None:
        return MATRIX[locale]["no_features"].format(folder=folder)
    places = cover.scenarios.get(chain.row, ())
    return MATRIX[locale]["scenarios"].format(count=len(places), places=f" ({', '.join(places)})" if places else "")


def _obligation(owed: TracedObligation, locale: Locale) -> Iterator[str]:
    words = MATRIX[locale]
    yield words["obligation"].format(key=owed.key) + ("" if owed.is_active else words["gone"])
    if owed.verdict is None:
        yield "  " + words["unjudged"]
    else:
        yield "  " + words["verdict"].format(state=state_text(owed.verdict, locale), changes=owed.changes)
        for change in owed.verdicts:
            known = {str(state): said for state, said in STATES[locale].items()}
            state, on = known.get(change.state, change.state), day_text(change.on, locale)
            yield "    " + words["change"].format(number=change.number, on=on, state=state)
        yield "  " + words["records"].format(count=len(owed.records))
        yield from (f"    {escaped(key)}" for key in owed.records)
    for episode in owed.episodes:
        state, since = FINDING_STATES[locale][episode.state], day_text(episode.since, locale)
        yield "  " + words["finding"].format(number=episode.number, state=state, since=since, step=episode.step)
    yield from (f"  {_mail(mail, locale)}" for mail in owed.mails)
    if not owed.mails:
        yield "  " + words["no_mail"]


def _mail(mail: TracedMail, locale: Locale) -> str:
    """Message-ID, kind, role, day, state and, of one that left, the mailbox. A newer version's words stay as stored."""
    kind = MAIL_KINDS[locale][MessageKind(mail.kind)] if mail.kind in set(MessageKind) else mail.kind
    state = MAIL_STATES[locale][OutboxState(mail.state)] if mail.state in set(OutboxState) else mail.state
    day = day_text(_day(mail), locale)
    text = MATRIX[locale]["mail"].format(id=mail.message_id, kind=kind, addressed=mail.addressed, day=day, state=state)
    return text + (MATRIX[locale]["delivery"].format(mailbox=mail.mailbox) if mail.mailbox else "")


def _day(mail: TracedMail) -> Any:
    return local_day(mail.sent_at) if mail.sent_at else mail.planned_on


def _orphans(matrix: Matrix, locale: Locale) -> Iterator[str]:
    words = MATRIX[locale]
    if not matrix.orphans:
        yield words["no_orphans"]
        return
    yield words["orphans"].format(count=len(matrix.orphans))
    for orphan in matrix.orphans:
        yield "  " + words[f"orphan_{orphan.kind}"].format(name=escaped(orphan.name), about=escaped(orphan.about))


def unread_text(files: Sequence[str], locale: Locale) -> str:
    return MATRIX[locale]["unread"].format(files=", ".join(files))


def as_json(matrix: Matrix, cover: Cover) -> str:
    """Every chain in full, under the schema's name."""
    document = {
        "schema": SCHEMA,
        "rulebook": matrix.book.sha256,
        "item": matrix.item or None,
        "file_number": None
        if matrix.number is None
        else {"file_number": matrix.number.file_number, "records": sorted(matrix.number.records),
              "answers": list(matrix.number.answers)},
        "sought_mails": [_mail_json(mail) for mail in matrix.asked],
        "file": _file_json(matrix),
        "chains": [_chain_json(chain, cover) for chain in matrix.chains],
        "without_rule": [
            {"plan": each.year, **each.declared.model_dump()} for each in matrix.without_rule
        ],
        "notices": dict(matrix.notices),
        "orphans": [{"kind": str(each.kind), "name": each.name, "about": each.about} for each in matrix.orphans],
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1)


def _file_json(matrix: Matrix) -> dict[str, Any] | None:
    if matrix.file is None:
        return None
    imports = [
        {"file": each.file, "sender": each.sender, "profile": each.profile, "sequence": each.sequence,
         "imported_at": each.imported_at.isoformat() if each.imported_at else None, "accepted": each.accepted,
         "correction": each.correction, "duplicate": each.duplicate, "quarantined": each.quarantined}
        for each in matrix.file.imports
    ]  # fmt: skip
    return {"sha256": matrix.file.imports[0].sha256, "imports": imports, "records": sorted(matrix.file.records)}


def _chain_json(chain: Chain, cover: Cover) -> dict[str, Any]:
    rule = chain.planned.rule
    return {
        "row": chain.row,
        "line": rule.source.line,
        "plan": chain.planned.plan.year,
        "goal": chain.planned.goal.id,
        "rule": rule.id,
        "in_force": chain.is_in_force,
        "tests": cover.tests.get(rule.id, 0),
        "test_files": list(cover.test_files.get(rule.id, ())),
        "scenarios": None if cover.scenarios is None else list(cover.scenarios.get(chain.row, ())),
        "obligations": [_obligation_json(owed) for owed in chain.obligations],
    }


def _obligation_json(owed: TracedObligation) -> dict[str, Any]:
    return {
        "obligation": owed.key,
        "active": owed.is_active,
        "state": str(owed.verdict.state) if owed.verdict else None,
        "verdicts": owed.changes,
        "verdict_changes": [
            {"number": each.number, "on": each.on.isoformat(), "state": each.state} for each in owed.verdicts
        ],
        "records": list(owed.records),
        "findings": [
            {"number": each.number, "state": str(each.state), "since": each.since.isoformat(), "step": each.step}
            for each in owed.episodes
        ],
        "mails": [_mail_json(mail) for mail in owed.mails],
    }


def _mail_json(mail: TracedMail) -> dict[str, Any]:
    return {
        "key": mail.key,
        "message_id": mail.message_id,
        "kind": mail.kind,
        "addressed": mail.addressed,
        "planned_on": mail.planned_on.isoformat(),
        "state": mail.state,
        "sent_at": mail.sent_at.isoformat() if mail.sent_at else None,
        "mailbox": mail.mailbox,
        "attempts": mail.attempts,
        "about": list(promises_of(mail)),
        "items": [
            {"key": one.key, "kind": one.kind, "about": one.about, "finding": one.episode or None, "step": one.step}
            for one in mail.items
        ],
    }
