"""A stock beside its plan figure, for information: it is never missed (P22)."""

from __future__ import annotations

from checker.evaluation.amounts import for_information, only_told, outside_its_band
from checker.evaluation.view import Kind

KIND = Kind("stock_monitor", only_told, for_information, warnings=outside_its_band)
