"""The template of a file's name, and the period that its placeholders give. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.domain.profile import PeriodKindName
from checker.domain.template_text import MOST_STARS
from checker.records.packing import unpacked_name
from checker.records.profiles import base_name

_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
# The finest first. What stands before a year or behind it says what part of it is meant.
_PERIODS: tuple[tuple[re.Pattern[str], str, PeriodKindName], ...] = (
    (re.compile(rf"({_YEAR})([-_ .]?Q)([1-4])(?![0-9])", re.IGNORECASE), "{{year}}{sign}{{quarter}}", "quarter"),
    (re.compile(rf"({_YEAR})([-_ .]?H)([12])(?![0-9])", re.IGNORECASE), "{{year}}{sign}{{half}}", "half_year"),
    (re.compile(rf"({_YEAR})([-_.])(0[1-9]|1[0-2])(?![0-9])"), "{{year}}{sign}{{month}}", "month"),
)  # fmt: skip


class NameTemplate(NamedTuple):
    """`kind` None: no year stands in the name. `stem` is what is left of it without period and ending."""

    template: str
    kind: PeriodKindName | None
    stem: str


def name_template(name: str) -> NameTemplate:
    bare = unpacked_name(base_name(name))
    stem, dot, ending = bare.rpartition(".")
    stem, ending = (stem, f"{dot}{ending}") if dot else (bare, "")
    for pattern, form, kind in _PERIODS:
        if found := pattern.search(stem):
            template = as_template(stem[: found.start()]) + form.format(sign=found[2]) + "*"
            return NameTemplate(template + ending, kind, _words(stem[: found.start()]))
    if found := re.search(_YEAR, stem):
        return NameTemplate(
            f"{as_template(stem[: found.start()])}{{year}}*{ending}", "year", _words(stem[: found.start()])
        )
    return NameTemplate(as_template(bare), None, _words(stem))


def as_template(text: str) -> str:
    """A text that a template takes as it is written: signs that it would read otherwise stand for any text, and so does
    all that follows where they are many.
    """
    first, *others = re.split(r"[{}*]+", text)
    return "*".join([first, *others[: MOST_STARS - 2]]) + ("*" if len(others) > MOST_STARS - 2 else "")


def _words(stem: str) -> str:
    """As an id is written: small letters, digits and hyphens."""
    spelt = stem.lower()
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        spelt = spelt.replace(letter, written)
    return re.sub(r"[^a-z0-9]+", "-", spelt).strip("-")[:50].strip("-") or "new"
