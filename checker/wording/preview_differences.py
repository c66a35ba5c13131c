"""In what two previews of an edit differ, as sentences. Pure."""

from __future__ import annotations

from checker.domain.preview_difference import PreviewDifference, UnlikePart
from checker.wording.locales import Locale
from checker.wording.preview_difference_texts import PREVIEW_DIFFERENCE

MOST_NAMED = 5


def difference_sentence(found: PreviewDifference, locale: Locale) -> str:
    """A sentence, naming no more than a handful."""
    return PREVIEW_DIFFERENCE[locale][found.unlike].format(names=_named(found, locale))


def _named(one: PreviewDifference, locale: Locale) -> str:
    if one.unlike is UnlikePart.IN_FORCE:
        return one.names[0][:12]
    more = len(one.names) - MOST_NAMED
    named = ", ".join(one.names[:MOST_NAMED])
    return named + PREVIEW_DIFFERENCE[locale]["more"].format(count=more) if more > 0 else named
