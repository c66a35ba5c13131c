"""What was known of an obligation under the name that its rule had before? Shell, read-only.

A renamed rule says `replaces`; its findings, their mails and what was decided about them go on under the new name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from checker.domain.message import SentItem
from checker.domain.rulebook import Rulebook
from checker.store.mail_history import told_about


def former_keys(book: Rulebook, owed: Iterable[str]) -> dict[str, str]:
    """By obligation the key it had before its rule was renamed; those of other rules are not in it."""
    before = {new: old for old, new in book.replaced.items()}
    if not before:
        return {}
    parts = ((key, *key.partition("/")) for key in owed)
    return {key: f"{before[rule]}/{rest}" for key, rule, _, rest in parts if rule in before}


def told_under_any_name(
    tx: Connection, obligations: Iterable[str], former: Mapping[str, str]
) -> dict[str, tuple[SentItem, ...]]:
    """As `told_about`, with what was told of each under its former name before."""
    wanted = list(obligations)
    found = told_about(tx, [*wanted, *(former[key] for key in wanted if key in former)])
    return {key: told for key in wanted if (told := (*found.get(former.get(key, ""), ()), *found.get(key, ())))}
