"""The language in which a member reads pages. Shell."""

from __future__ import annotations

from checker.store import Store, members
from checker.wording.locales import Locale


def choose_language(store: Store, member: int, locale: Locale) -> None:
    """From now on, in each browser in which they have chosen no other."""
    with store.write() as tx:
        members.set_language(tx, member, locale)
