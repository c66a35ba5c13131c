"""Which kinds of rules are there? Pure.

A new kind is one module in this package with a `KIND`; nothing else has to know of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from checker.domain.kind import KindSpec


def _found() -> Mapping[str, KindSpec]:
    kinds: dict[str, KindSpec] = {}
    for module in sorted(iter_modules(__path__), key=lambda found: found.name):
        kind: KindSpec = import_module(f"{__name__}.{module.name}").KIND
        assert kind.name not in kinds, f"two modules define the kind '{kind.name}'"
        kinds[kind.name] = kind
    return MappingProxyType(kinds)


KINDS: Mapping[str, KindSpec] = _found()
