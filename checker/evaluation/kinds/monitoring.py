"""A figure that must be there; a missing one is a gap in the data, never a target missed (T26)."""

from __future__ import annotations

from checker.evaluation.amounts import for_information, only_told, outside_its_band
from checker.evaluation.view import Kind

KIND = Kind("monitoring", only_told, for_information, warnings=outside_its_band)
