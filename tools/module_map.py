"""Write the map of modules in docs/architecture.md: one line a module, from the first line of its docstring.

python tools/module_map.py            rewrite the map
python tools/module_map.py --check    exit 1 when it is stale
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
PACKAGES = ("checker", "notifications")
BEGIN, END = "<!-- modules: written by tools/module_map.py -->", "<!-- end of modules -->"


# What these say of a module holds for its package as well.
KIND_OF_MODULE = ("Pure", "Shell", "Edge")


@cache
def summary(source: str) -> str:
    """What the docstring of a module says in its first line, without the kind of module it is."""
    docstring = ast.get_docstring(ast.parse(source)) or ""
    paragraph = " ".join(docstring.split("\n\n")[0].split())
    sentences = re.split(r"(?<=[.?]) (?=[A-Z])", paragraph)
    return " ".join(sentence for sentence in sentences if not sentence.startswith(KIND_OF_MODULE))


def modules() -> Iterator[Path]:
    """Every module of the packages, without the kinds and migrations, which are found by themselves."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.parent.name not in ("kinds", "versions", "migrations") or path.name == "__init__.py":
                yield path.relative_to(ROOT)


def lines() -> Iterator[str]:
    folder: Path | None = None
    for path in sorted(modules(), key=lambda each: (each.parent.as_posix(), each.name != "__init__.py", each.name)):
        sentence = summary((ROOT / path).read_text(encoding="utf-8"))
        if path.parent != folder:
            folder = path.parent
            yield ""
            yield f"### {folder.as_posix()}"
            yield ""
        if path.name == "__init__.py":
            yield sentence
            yield ""
        else:
            yield f"- `{path.stem}`: {sentence}"


def page(text: str) -> str:
    """The page with the map as the tree stands now."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + "\n".join([BEGIN, *lines(), "", END]) + after


def main(arguments: list[str]) -> int:
    text = PAGE.read_text(encoding="utf-8")
    written = page(text)
    if "--check" in arguments:
        return int(written != text)
    PAGE.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
