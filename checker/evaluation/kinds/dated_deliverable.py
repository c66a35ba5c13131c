"""Something to hand in by a date: in time until the effective day has ended, later is met but late, never is missed."""

from __future__ import annotations

from checker.evaluation.deliverables import handed_in, rows
from checker.evaluation.view import Kind

KIND = Kind("dated_deliverable", rows, handed_in)
