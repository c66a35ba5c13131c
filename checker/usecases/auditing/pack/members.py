"""The files of a pack, in the order in which they are written. Shell, read-only.

Their bytes are read while they are written: none of the originals, mails or tables is held in memory with the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from checker.audit.pack.bag import BagMember
from checker.audit.pack.pages import read_me, report_pieces
from checker.domain.hash_tree import Proved
from checker.domain.record import canonical
from checker.domain.verdict import Verdict
from checker.store import archive, delivery
from checker.store.opened_seals import OpenedSeal, SealedRow
from checker.usecases.auditing.pack.contents import PackContents
from checker.usecases.auditing.pack.scope import PackAbout
from checker.usecases.auditing.pack.tables import tables_of, verdict_row
from checker.wording import pack_texts as words
from checker.wording.dates import instant_text
from checker.wording.reasons import required_text
from checker.wording.titles import titled_verdict

VERIFIER = "pruefen/verify.py"
CHECKPOINT = "protokoll/pruefpunkt.txt"


def members_of(tx: Connection, found: PackContents, folder: str) -> tuple[BagMember, ...]:
    """Every file below `data/`, by path. `folder` is what the bag is called."""
    proved = found.log.proved(tx)
    facts = _facts(found, proved, folder)
    paths = _paths_by_row(found)
    members = [
        BagMember.of("LIESMICH.txt", read_me(facts)),
        BagMember(
            "bericht.html", lambda: report_pieces({**facts, "rules": _rules(tx, found)}, _last_verdicts(tx, found))
        ),
        BagMember.of(VERIFIER, resources.files("checker.audit").joinpath("verify.py").read_bytes()),
        BagMember("protokoll/zeilen.txt", lambda: found.log.lines(tx)),
        BagMember("protokoll/wege.txt", lambda: _paths(found, proved)),
        BagMember.of("protokoll/wurzel.txt", f"{proved.size} {proved.root}\n".encode()),
        BagMember("siegel/siegel.jsonl", lambda: (_seal_line(seal, paths) for seal in found.seals(tx))),
        *tables_of(tx, found),
        *_rule_files(tx, found),
        *(_archived(tx, each.path, each.archived) for each in found.originals if each.is_in and each.archived),
        *(_mail(tx, told.path, told.mail.key) for told in found.mails if told.is_in),
    ]
    if found.checkpoint is not None:
        members.append(BagMember.of(CHECKPOINT, found.checkpoint.note.encode()))
    return tuple(sorted(members, key=attrgetter("path")))


def _rule_files(tx: Connection, found: PackContents) -> Iterator[BagMember]:
    return (_archived(tx, path, sha256) for then in found.rules for path, sha256 in then.shown_files())


def _archived(tx: Connection, path: str, sha256: str) -> BagMember:
    return BagMember(path, lambda: iter((archive.get(tx, sha256) or b"",)))


def _mail(tx: Connection, path: str, key: str) -> BagMember:
    return BagMember(path, lambda: iter((delivery.bytes_of(tx, key) or b"",)))


def _paths(found: PackContents, proved: Proved) -> Iterator[bytes]:
    """For each line that is shown its number, then the hashes up to the root."""
    for number in found.log.numbers:
        yield " ".join((str(number), *proved.paths[number - 1])).encode() + b"\n"


def _seal_line(seal: OpenedSeal, paths: Mapping[SealedRow, list[str]]) -> bytes:
    place = seal.place
    row: dict[str, Any] = {
        "entry": place.entry,
        "position": place.position,
        "rows": seal.rows,
        "table": place.table,
        "key": place.key,
        "salt": place.salt.hex(),
        "content": seal.content,
        "path": list(seal.path),
    }
    files = paths.get((place.table, place.key))
    return canonical(row | ({"files": files} if files else {})) + b"\n"


def _paths_by_row(found: PackContents) -> dict[SealedRow, list[str]]:
    """Which files of the pack are bytes that a row holds."""
    paths: dict[SealedRow, list[str]] = defaultdict(list)

    def lies_at(path: str, table: str, key: str) -> None:
        paths[table, canonical([key]).decode()].append(f"data/{path}")

    for told in found.mails:
        lies_at(told.path, "message", told.mail.key)
    for each in found.originals:
        if each.is_in and each.archived:
            lies_at(each.path, "archive", each.archived)
    for then in found.rules:
        for path, sha256 in then.shown_files():
            lies_at(path, "archive", sha256)
    return paths


def _facts(found: PackContents, proved: Proved, folder: str) -> dict[str, Any]:
    about = words.PACK_ABOUT[found.scope.about].format(name=found.scope.name)
    return {
        "title": f"{words.TITLE}: {about}",
        "house": found.book.organisation.organisation.name,
        "folder": folder,
        "objective": words.OBJECTIVE[found.scope.about].format(name=found.scope.name),
        "known_up_to": instant_text(found.head.at, "de"),
        "size": proved.size,
        "root": proved.root,
        "log": {"size": proved.size, "head": found.head.hash, "root": proved.root},
        "checkpoint": found.checkpoint.note if found.checkpoint else "",
        "counts": counts_of(found),
        "left_out": [(words.THINGS[kind], words.WHY[why], count) for (kind, why), count in left_out_of(found)],
    }


def counts_of(found: PackContents) -> tuple[tuple[str, int, int], ...]:
    """What there is, and how much of it is in the pack."""
    lines = len(found.log.numbers) + len(found.log.left_out)
    return (
        (words.COUNTED_VERDICTS, found.judged.changes, found.judged.changes),
        (words.COUNTED_FIGURES, found.judged.changes, len(found.judged.whole)),
        (words.COUNTED_FINDINGS, len(found.episodes), len(found.episodes)),
        (words.COUNTED_DECISIONS, len(found.acts), len(found.acts)),
        (words.COUNTED_FILES, len(found.originals), sum(each.is_in for each in found.originals)),
        (words.COUNTED_MAILS, len(found.mails), sum(told.is_in for told in found.mails)),
        (words.COUNTED_LINES, lines, len(found.log.numbers)),
    )


def left_out_of(found: PackContents) -> list[tuple[tuple[str, str], int]]:
    """How much of each kind is left out for each reason."""
    return sorted(Counter((str(each.kind), str(each.why)) for each in found.left_out).items())


def _last_verdicts(tx: Connection, found: PackContents) -> Iterator[Mapping[str, str]]:
    for key, changes in groupby(found.changes(tx), key=attrgetter("obligation")):
        *_, last = changes
        row = dict(zip(words.VERDICTS, verdict_row(last), strict=True))
        yield {
            "obligation": key,
            "on": row["beurteilt am"],
            "state": row["Urteil"],
            "figure": row["Kennwert"],
            "because": row["Begründung"],
        }


def _rules(tx: Connection, found: PackContents) -> Iterable[Mapping[str, str]]:
    """The rules that the pack is about; of a period, which is about all of them, none."""
    if found.scope.about is PackAbout.PERIOD:
        return ()
    last: dict[str, Verdict] = {change.verdict.rule: change.verdict for change in found.changes(tx)}
    return [_rule(found, verdict) for verdict in last.values()]


def _rule(found: PackContents, verdict: Verdict) -> Mapping[str, str]:
    planned = found.book.planned_for(verdict)
    owner = found.book.organisation.role(verdict.owner)
    return {
        "row": verdict.source_row,
        "id": verdict.rule,
        "title": titled_verdict(planned.rule.title, planned.rule, verdict, "de") if planned else verdict.rule,
        "required": required_text(verdict, "de") or "",
        "owner": owner.title if owner else verdict.owner,
    }
