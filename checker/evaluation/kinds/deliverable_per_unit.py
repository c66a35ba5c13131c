"""Something that each unit hands in by a date, judged unit by unit (P21, P25)."""

from __future__ import annotations

from checker.evaluation.deliverables import handed_in, rows
from checker.evaluation.view import Kind

KIND = Kind("deliverable_per_unit", rows, handed_in)
