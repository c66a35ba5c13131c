"""What was known of an obligation under the earlier name of its rule? Shell, read-only.

A renamed rule says `replaces`; its findings, their mails and what was decided about them go on under the new name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from checker.domain.message import SentItem
from checker.domain.obligation_key import of_rule, rule_of
from checker.domain.rulebook import Rulebook
from checker.store.mail_history import notified_about


def former_keys(book: Rulebook, owed: Iterable[str]) -> dict[str, str]:
    """By obligation the key it had before its rule was renamed; those of other rules are not in it."""
    before = {new: old for old, new in book.replaced.items()}
    if not before:
        return {}
    return {key: of_rule(key, before[rule_of(key)]) for key in owed if rule_of(key) in before}


def notified_under_any_name(
    tx: Connection, obligations: Iterable[str], former: Mapping[str, str]
) -> dict[str, tuple[SentItem, ...]]:
    """As `notified_about`, with what was sent about each under its former name."""
    wanted = list(obligations)
    found = notified_about(tx, [*wanted, *(former[key] for key in wanted if key in former)])
    return {key: told for key in wanted if (told := (*found.get(former.get(key, ""), ()), *found.get(key, ())))}
