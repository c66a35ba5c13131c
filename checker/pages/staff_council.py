"""What is kept about employees, and what the house has decided about links, as finished texts. Pure.

The file of `report staff` and the page in the browser say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from checker.domain.data_class import DataClass
from checker.domain.staff_data import STAFF_DATA, KeptAboutStaff
from checker.wording.locales import Locale
from checker.wording.retention_texts import CLASS_TEXTS
from checker.wording.span_text import span_text
from checker.wording.staff_texts import SEER_TEXTS, STAFF_PAGE, STAFF_TEXTS

# What the house has decided about links in mails: it has none, they ask for a log-in, or they act alone.
LinkPolicy = Literal["none", "log_in", "alone"]


def link_policy(address: str | None, *, link_alone: bool) -> LinkPolicy:
    """From the section `[web]` of the configuration."""
    return "none" if address is None else "alone" if link_alone else "log_in"


def kept_rows(spans: Mapping[DataClass, str], locale: Locale) -> tuple[tuple[str, str, str, str, str], ...]:
    """Each datum: what it is, what for, how long, who sees it, in which columns. `spans` (ISO 8601) by class; a class
    without one is kept without end.
    """
    return tuple(
        (
            *STAFF_TEXTS[locale][datum],
            _kept_for(kept, spans, locale),
            "; ".join(SEER_TEXTS[locale][seer] for seer in kept.seen_by),
            ", ".join(f"{table}.{column}" for table, columns in kept.columns.items() for column in columns),
        )
        for datum, kept in STAFF_DATA.items()
    )


def decided_about_links(links: LinkPolicy, locale: Locale) -> tuple[str, ...]:
    words = STAFF_PAGE[locale]
    return (words[f"links_{links}"], *((words["links_unseen"],) if links != "none" else ()))


def _kept_for(kept: KeptAboutStaff, spans: Mapping[DataClass, str], locale: Locale) -> str:
    words, data_class = STAFF_PAGE[locale], kept.data_class
    if data_class is None:
        return words["stays"]
    span = span_text(spans[data_class], locale) if data_class in spans else words["endless"]
    return words["of_class"].format(name=CLASS_TEXTS[locale][data_class], span=span)
