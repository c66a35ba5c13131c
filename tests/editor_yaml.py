"""YAML 1.2 as an editor reads it, to hold a JSON Schema against: the core schema, days as text, unique keys.

Imports nothing of ours: it is the other reader, beside the loader.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

import yaml


class _Core(yaml.SafeLoader):
    """The core schema of YAML 1.2 (10.3): null, true and false, whole numbers, floats; all else is text."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        pairs = [(self.construct_object(key, deep=True), value) for key, value in node.value]
        names = [name for name, _ in pairs]
        if any(not isinstance(name, str) for name in names) or len(set(names)) < len(names):
            raise yaml.constructor.ConstructorError(None, None, "keys must be words, each once", node.start_mark)
        return {name: self.construct_object(value, deep=True) for name, value in pairs}

    def whole(self, node: Any) -> int:
        return int(node.value, 0) if node.value[:2] in ("0x", "0o") else int(node.value)

    def text_as_float(self, node: Any) -> float:
        return float(node.value.replace(".inf", "inf").replace(".nan", "nan"))

    def group(self, node: Any) -> dict[Any, Any]:
        return self.construct_mapping(node)


_TAG = "tag:yaml.org,2002:"
for _tag, _form in (
    ("null", r"null|Null|NULL|~|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
):
    _Core.add_implicit_resolver(_TAG + _tag, re.compile(f"^(?:{_form})$"), None)
_Core.add_constructor(_TAG + "int", _Core.whole)
_Core.add_constructor(_TAG + "float", _Core.text_as_float)
_Core.add_constructor(_TAG + "map", _Core.group)


def read(data: bytes) -> Any:
    """The value of the only document. Raises yaml.YAMLError, ValueError or UnicodeError when an editor would refuse."""
    return yaml.load(data, Loader=_Core)
