"""Texts with placeholders in a sender's profile: what may stand in them? Pure.

`{date}` and the like stand for what a line says, `*` for any text: "Stand: {date}*". Cells of a line are joined by one
blank.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from checker.domain.problem import meant, nearest

PLACEHOLDERS = ("year", "quarter", "half", "month", "month_name", "date", "time")
MOST_STARS = 6
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def _placeholders_and_stars(template: str) -> str:
    names = PLACEHOLDER.findall(template)
    for name in names:
        if name not in PLACEHOLDERS:
            allowed = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS)
            close = nearest(name, PLACEHOLDERS)
            hint = meant(f"{{{name}}}", f"{{{close}}}" if close else None)
            raise ValueError(f"unknown placeholder '{{{name}}}' (allowed: {allowed}){hint}")
        if names.count(name) > 1:
            raise ValueError(f"placeholder '{{{name}}}' stands twice; write '*' where its second value is not needed")
    if (stars := template.count("*")) > MOST_STARS:
        raise ValueError(f"{stars} stars are too many to tell what they stand for (at most {MOST_STARS})")
    return template


def _says_something(template: str) -> str:
    if not template.replace("*", "").strip():
        raise ValueError(f"'{template}' fits every line; write what the line begins with, such as 'Quelle:*'")
    return template


Template = Annotated[str, Field(min_length=1), AfterValidator(_placeholders_and_stars)]
# Of a line that decides which rows are data: it must not fit all of them.
TellingTemplate = Annotated[Template, AfterValidator(_says_something)]
Reason = Annotated[str, Field(min_length=3)]
