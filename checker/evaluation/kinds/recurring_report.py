"""One report of a series: for the stretch or the reference date it is about, judged as anything handed in is."""

from __future__ import annotations

from checker.evaluation.deliverables import handed_in, rows
from checker.evaluation.view import Kind

KIND = Kind("recurring_report", rows, handed_in)
