"""The tables of a pack: what was decided, told and entered, by whom as a role. Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Connection

from checker.audit.pack.bag import BagMember
from checker.audit.pack.csv_table import table
from checker.domain.message import MessageKind, OutboxState
from checker.domain.organisation import Role
from checker.usecases.auditing.matrix import promises_of
from checker.usecases.auditing.pack.contents import PackContents
from checker.usecases.auditing.pack.decided import ShownVerdict
from checker.wording import pack_texts as words
from checker.wording.dates import day_text, instant_text
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.present import value_and_counts
from checker.wording.reasons import because, required_text
from checker.wording.refusal_texts import ACTS, FINDING_STATES, MAIL_STATES
from checker.wording.states import STATES

Row = tuple[str, ...]


def tables_of(tx: Connection, found: PackContents) -> tuple[BagMember, ...]:
    """The members below `tabellen/`, and the list of what is not in the pack."""
    return (
        BagMember("ausgelassen.csv", lambda: table(words.LEFT_OUT, _left_out(found))),
        BagMember("tabellen/befunde.csv", lambda: table(words.FINDINGS, _findings(found))),
        BagMember("tabellen/dateien.csv", lambda: table(words.FILES, _files(found))),
        BagMember("tabellen/entscheidungen.csv", lambda: table(words.DECISIONS, _decisions(found))),
        BagMember("tabellen/mails.csv", lambda: table(words.MAILS, _mails(found))),
        BagMember("tabellen/regelwerke.csv", lambda: table(words.RULES, _rules(found))),
        BagMember("tabellen/rollen.csv", lambda: table(words.ROLES, map(_role, found.book.organisation.roles))),
        BagMember("tabellen/urteile.csv", lambda: table(words.VERDICTS, map(verdict_row, found.changes(tx)))),
        BagMember("tabellen/zustellungen.csv", lambda: table(words.DELIVERIES, _deliveries(found))),
    )


def verdict_row(change: ShownVerdict) -> Row:
    verdict, judged = change.verdict, change.judged
    return (
        change.obligation,
        str(change.number),
        verdict.source_row,
        day_text(judged.on, "de"),
        _instant(judged.known_at),
        str(judged.sequence),
        STATES["de"][verdict.state],
        words.NOT_SHOWN if verdict.kept_back else value_and_counts(verdict, "de") or "",
        required_text(verdict, "de") or "",
        " ".join(because(verdict, "de")),
        str(len(verdict.records)),
        judged.rulebook,
    )


def _findings(found: PackContents) -> Iterator[Row]:
    for episode in map(found.roles.episode, found.episodes):
        yield (
            episode.obligation,
            str(episode.number),
            FINDING_STATES["de"][episode.state],
            STATES["de"][episode.verdict],
            episode.severity,
            day_text(episode.since, "de"),
            str(episode.step),
            ", ".join(episode.told),
            _day(episode.resolved_on),
        )


def _decisions(found: PackContents) -> Iterator[Row]:
    for act in map(found.roles.act, found.acts):
        because_of = act.because.id if act.because else ""
        said = (_instant(act.recorded_at), ACTS["de"][act.kind], act.post, day_text(act.until, "de"), because_of)
        yield (act.obligation, *said)


def _files(found: PackContents) -> Iterator[Row]:
    for each in found.originals:
        is_in = (words.IN_THE_PACK, each.path, each.archived or "") if each.is_in else (words.NOT_IN_THE_PACK, "", "")
        yield (str(each.number), each.sender, each.profile, _instant(each.imported_at), *is_in)


def _mails(found: PackContents) -> Iterator[Row]:
    for told in found.mails:
        mail = told.mail
        yield (
            mail.key,
            mail.message_id,
            MAIL_KINDS["de"][MessageKind(mail.kind)] if mail.kind in set(MessageKind) else mail.kind,
            found.roles.post(mail.addressed, promises_of(mail), mail.planned_on),
            day_text(mail.planned_on, "de"),
            MAIL_STATES["de"][OutboxState(mail.state)],
            _instant(mail.sent_at),
            words.IN_THE_PACK if told.is_in else words.NOT_IN_THE_PACK,
            told.path if told.is_in else "",
        )


def _deliveries(found: PackContents) -> Iterator[Row]:
    for told in found.mails:
        for one in told.deliveries:
            shown = one.reply if found.untold.why((one.reply,)) is None else words.NOT_SHOWN_REPLY
            tried = (_instant(one.started_at), _instant(one.ended_at), one.outcome or "", shown)
            yield (told.mail.key, str(one.number), *tried)


def _rules(found: PackContents) -> Iterator[Row]:
    for then in found.rules:
        head = then.head
        in_force = (_instant(head.activated_at), head.by, head.sha256, head.calendar or "")
        yield (str(head.number), *in_force, then.folder)


def _role(role: Role) -> Row:
    named = (role.id, role.title, role.scope, role.deputy or "", role.reports_to or "", ", ".join(role.rights))
    return (*named, _day(role.valid_from), _day(role.valid_to))


def _left_out(found: PackContents) -> Iterator[Row]:
    for each in found.left_out:
        yield words.THINGS[each.kind], each.name, words.WHY[each.why], words.SEEN_BY[each.kind]


def _day(on: date | None) -> str:
    return day_text(on, "de") if on else ""


def _instant(at: datetime | None) -> str:
    return instant_text(at, "de") if at else ""
