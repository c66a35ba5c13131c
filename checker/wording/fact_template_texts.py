"""What a rule wants to be told as a single fact, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from checker.wording.locales import Locale

FACT_TEMPLATE: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "head": "{rule}: {title}",
        "needed": "nötig       {option}  {what}",
        "one_of": "eines davon {option}  {what}",
        "may": "möglich     {option}  {what}",
        "choice": " ({words})",
        "note": "Bemerkung; sie wird nie ausgewertet",
        "evidence_kind": "Art des Nachweises",
        "of_the_house": "Bereich     das ganze Haus",
        "example": "Beispiel:",
    },
    "en": {
        "head": "{rule}: {title}",
        "needed": "needed      {option}  {what}",
        "one_of": "one of      {option}  {what}",
        "may": "may be said {option}  {what}",
        "choice": " ({words})",
        "note": "a remark; it is never evaluated",
        "evidence_kind": "kind of proof",
        "of_the_house": "scope       the whole house",
        "example": "example:",
    },
}
