"""`zielwacht audit replay`: a past day judged again, and compared with what was decided."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, DayParam, InstantParam, global_options
from checker.domain.clock import local_day
from checker.domain.errors import ExitCode
from checker.wording.dates import day_text, instant_text
from checker.wording.escapes import escaped
from checker.wording.locales import Locale
from checker.wording.replay_texts import REPLAY_TEXTS
from checker.wording.retention_texts import CLASS_TEXTS
from checker.wording.rules_used import calendar_name, rules_json, rules_sentence

if TYPE_CHECKING:
    from checker.usecases.auditing.replay import Gap, Replayed, Unlike, WhatCounts

SCHEMA = "zielwacht/audit-replay/1"


@click.command(name="replay")
@click.option("--on", type=DayParam(), required=True, help="The day that was judged.")
@click.option("--known-at", type=InstantParam(), required=True, help="Count what was known and decided by then.")
@click.option("--rule", "wanted", multiple=True, metavar="RULE", help="Only these rules; patterns are allowed: 'iq-*'.")
@click.option("--records", "lists_records", is_flag=True, help="List the versions of records that counted.")
@global_options
def command(app: App, on: date, known_at: datetime, wanted: tuple[str, ...], lists_records: bool) -> int:
    """Judge a past day again and compare with what the store decided and kept, byte for byte.

    Rules, calendar, organisation and records are those of then. What stands since an earlier day must be what the day's
    last tick would decide. Each difference is named by obligation and place. Exit code 1: something is different.

    \b
    Example:
      zielwacht audit replay --on 2016-07-04 --known-at 2016-07-04T18:00
    """
    from checker.cli.check import refuse_unknown_rules
    from checker.usecases.auditing.replay import replay

    store = app.store()
    try:
        found = replay(store, on, known_at, wanted)
    finally:
        store.close()
    refuse_unknown_rules(found.book, wanted)
    if app.json:
        click.echo(json.dumps(_document(found), ensure_ascii=False, indent=1))
    else:
        for line in (*_lines(found), *(_counted_for_each(found) if lists_records else ())):
            click.echo(escaped(line))
    return ExitCode.FINDINGS if found.different else ExitCode.ALL_WELL


def _lines(found: Replayed) -> Iterator[str]:
    from checker.usecases.judging.check import engine_name

    locale = found.book.language
    words = REPLAY_TEXTS[locale]
    known = instant_text(found.known_at, locale)
    yield words["head"].format(on=day_text(found.on, locale), known=known, sequence=found.sequence)
    yield rules_sentence(found.rules, found.book, locale)
    head = found.activation
    yield words["activation"].format(number=head.number, by=head.by, sha=head.sha256)
    yield words["product"].format(product=found.product, engine=engine_name())
    if not found.sequence:
        yield words["nothing_recorded"]
    yield _ticks(found, words)
    if found.is_across_versions:
        yield words["decided_by"].format(decided_by=found.decided_by)
    yield from _counted(found, words)


def _ticks(found: Replayed, words: Mapping[str, str]) -> str:
    """By how many the day was judged, or why by none."""
    locale = found.book.language
    if found.no_tick is None:
        return words["ticks"].format(count=len(found.ticks), at=instant_text(found.ticks[-1].at, locale))
    at = "" if found.last_tick is None else instant_text(found.last_tick, locale)
    return words[found.no_tick].format(at=at)


def _counted(found: Replayed, words: Mapping[str, str]) -> Iterator[str]:
    yield words["equal_across" if found.is_across_versions else "equal"].format(count=found.equal)
    if found.no_tick is None:
        yield words["still"].format(count=found.still)
    yield words["different"].format(count=len(found.different))
    for difference in found.different:
        yield "  " + _difference(difference, found)
    yield _what_counted(found, words)
    for gap in found.gaps:
        yield words["gap"].format(obligation=gap.obligation, **_deleted(gap, locale=found.book.language))
    if found.no_tick is not None:
        yield words["standing"].format(count=found.standing)
        yield words["undecided"].format(count=found.undecided)
    elif found.ended:
        yield words["ended"].format(count=found.ended)


def _what_counted(found: Replayed, words: Mapping[str, str]) -> str:
    """How many versions, for how many verdicts, and how many of the roots are those that the store keeps."""
    return words["counted"].format(
        versions=len({(one.key, one.sequence) for each in found.counting for one in each.versions}),
        verdicts=len(found.counting),
        same=sum(each.kept == each.now for each in found.counting),
        others=sum(each.kept not in (None, each.now) for each in found.counting),
        without=sum(each.kept is None for each in found.counting),
    )


def _counted_for_each(found: Replayed) -> Iterator[str]:
    locale = found.book.language
    words = REPLAY_TEXTS[locale]
    for each in found.counting:
        kept = "no_root" if each.kept is None else "same_root" if each.kept == each.now else "other_root"
        yield words["counted_for"].format(
            obligation=each.obligation, count=each.now.many, root=each.now.root, kept=words[kept]
        )
        for one in each.versions:
            origin, at = one.origin, instant_text(one.recorded_at, locale)
            where = f"{origin.file} {origin.sheet}".rstrip()
            yield words["version"].format(key=one.key, sequence=one.sequence, at=at, file=where, row=origin.row)


def _deleted(gap: Gap, locale: Locale) -> dict[str, str]:
    named = CLASS_TEXTS[locale][gap.deleted.data_class]
    return {"day": day_text(local_day(gap.deleted.at), locale), "data_class": named}


def _difference(one: Unlike, found: Replayed) -> str:
    from checker.usecases.auditing.unlike import Whole

    locale = found.book.language
    words = REPLAY_TEXTS[locale]
    whole = [place for place in one.paths if isinstance(place, Whole)]
    paths = words[whole[0].replace(" ", "_")] if whole else ", ".join(one.paths)
    return words["difference"].format(obligation=one.obligation, at=instant_text(one.decided_at, locale), paths=paths)


def _document(found: Replayed) -> dict[str, Any]:
    from checker.usecases.judging.check import engine_name

    head = found.activation
    return {
        "schema": SCHEMA,
        "on": found.on.isoformat(),
        "known_at": {"instant": found.known_at.isoformat(), "sequence": found.sequence},
        "activation": {"number": head.number, "rulebook": head.sha256, "by": head.by},
        "rules": rules_json(found.rules, found.book),
        "calendar": calendar_name(found.book),
        "product": found.product,
        "decided_by": found.decided_by,
        "engine": engine_name(),
        "ticks": [tick.at.isoformat() for tick in found.ticks],
        "no_tick": found.no_tick,
        "equal": found.equal,
        "unchanged_since_an_earlier_day": found.still,
        "different": [
            {"obligation": one.obligation, "decided_at": one.decided_at.isoformat(), "paths": list(one.paths)}
            for one in found.different
        ],
        "counted": [_counting_json(each) for each in found.counting],
        "deleted": [_gap_json(gap) for gap in found.gaps],
        "not_compared": {
            "decided_on_an_earlier_day": found.standing,
            "not_decided": found.undecided,
            "not_owed_any_more": found.ended,
        },
    }


def _counting_json(each: WhatCounts) -> dict[str, Any]:
    return {
        "obligation": each.obligation,
        "root": each.now.root,
        "kept": None if each.kept is None else {"versions": each.kept.many, "root": each.kept.root},
        "versions": [
            {
                "key": one.key,
                "sequence": one.sequence,
                "recorded_at": one.recorded_at.isoformat(),
                "file": one.origin.file,
                "sheet": one.origin.sheet,
                "row": one.origin.row,
            }
            for one in each.versions
        ],
    }


def _gap_json(gap: Gap) -> dict[str, str]:
    deleted = gap.deleted
    return {"obligation": gap.obligation, "deleted_at": deleted.at.isoformat(), "class": deleted.data_class.value}
