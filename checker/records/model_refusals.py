"""What do the record models refuse, as a code with its facts? Pure.

The models say it in the library's own English and by field; here each of their marks gets its code.
"""

from __future__ import annotations

import re

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from checker.domain.record_problem import Contradiction, FieldName, ProblemCode
from checker.records.fields import KIND_BY_FIELD, FieldKind
from checker.records.lexical import Unreadable


def refused_by_model(invalid: ValidationError) -> Unreadable:
    """The first thing that is wrong. No value is repeated: it may be anything."""
    first = invalid.errors(include_input=False, include_url=False)[0]
    context = first.get("ctx", {})
    if isinstance(cause := context.get("error"), Contradiction):
        return Unreadable(cause.code, cause.facts)
    field = FieldName(_place(first))
    match first["type"]:
        case "missing" | "string_too_short":
            return Unreadable(ProblemCode.FIELD_MISSING, {"field": field})
        case "greater_than_equal" if context["ge"] == 0:
            return Unreadable(ProblemCode.FIELD_NEGATIVE, {"field": field})
        case "greater_than_equal":
            return Unreadable(ProblemCode.FIELD_TOO_SMALL, {"field": field, "limit": context["ge"]})
        case "less_than_equal":
            return Unreadable(ProblemCode.FIELD_TOO_LARGE, {"field": field, "limit": context["le"]})
        case "string_too_long":
            return Unreadable(ProblemCode.FIELD_TOO_LONG, {"field": field, "limit": context["max_length"]})
        case "literal_error":
            return of_another_kind(field.name, tuple(re.findall("'([^']*)'", context["expected"])))
        case _:
            return of_another_kind(field.name)


def of_another_kind(field: str, allowed: tuple[str, ...] = ()) -> Unreadable:
    """A field that holds something else than its kind: no number, no day, no agreed word."""
    kind = KIND_BY_FIELD.get(field.partition(".")[0], FieldKind.WORD).name.lower()
    return Unreadable(ProblemCode.VALUE_OF_ANOTHER_KIND, {"field": FieldName(field), "kind": kind}, allowed)


def _place(detail: ErrorDetails) -> str:
    """The field, and the field inside it: `evidence.kind`. What follows names the branches of a union."""
    names = [str(part) for part in detail["loc"]]
    return ".".join(names[:2]) if names[:1] == ["evidence"] else "".join(names[:1])
