"""The kinds of targets. Each module beside this one is one kind: the rows it can reach and how it is measured.

A module is found by itself. It exports `KIND`; its schema stands under the same name in `checker.domain.kinds`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from checker.evaluation.view import Kind


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name."""
    found = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return {module.KIND.name: module.KIND for module in found}
