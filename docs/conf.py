"""How are the documents built into pages? `make docs`; without network, and a warning is an error.

What stands in the sources of docs/ is read as it is. Pages of the reference are written while they are built, from what
the program itself uses (tools/reference_pages.py): they cannot be stale, and no file of them is kept.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
sys.path.insert(0, str(ROOT))

from pygments.lexers.special import TextLexer  # noqa: E402

from tools.reference_pages import PAGES  # noqa: E402

project = "Zielwacht"
language = "en"
extensions = ["myst_parser"]
root_doc = "index"
# Links lead to headings as repositories' web pages name them: tests/integration/test_docs.py.
myst_heading_anchors = 6
smartquotes = False  # half of the pages is German

html_theme = "furo"
html_title = "Zielwacht"
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_static_path = ["style"]
html_css_files = ["narrow.css"]

# Read aloud, and broken into lines, as what they are.
GERMAN = frozenset({"entrances/supervisor", "entrances/auditor", "features", "steps"})
DECISION = re.compile(r"decisions/\d")
# A block that is a file, or an edit of one: its name stands above it.
OF_A_FILE = re.compile(r"^```(csv|diff|yaml) (\S+)$", re.MULTILINE)
LINK_OUT = re.compile(r"(?<!!)\[([^\]]+)\]\((\.\./[^)#]+)(?:#[^)]*)?\)")


def adapt(_app: object, page: str, source: list[str]) -> None:
    """What a page says in the repository, as it is built: `source` has its text, and takes another."""
    if page in PAGES:
        source[0] = source[0].rstrip() + "\n\n" + PAGES[page]()
    if DECISION.match(page):  # a hundred of them are found by their table, not in the margin of every page
        source[0] = "---\norphan: true\n---\n" + source[0]
    folder = (DOCS / page).parent
    source[0] = OF_A_FILE.sub(r"```{code-block} \1\n:caption: \2\n", source[0])
    source[0] = LINK_OUT.sub(lambda link: _within(link, folder), source[0])


def _within(link: re.Match[str], folder: Path) -> str:
    """A link to a file beside docs/ names it, as no page is made of it."""
    text, target = link.groups()
    path = (folder / target).resolve()
    if path.is_relative_to(DOCS):
        return link.group()
    return f"{text} (`{path.relative_to(ROOT)}`)"


def say_it_aloud(_app: object, page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    """What a screen reader and a keyboard need beside the theme: language, levels of headings, blocks that scroll."""
    if page in GERMAN:
        context["language"] = "de"
    context["body"] = context.get("body", "").replace("<pre>", '<pre tabindex="0">')
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def setup(app: Any) -> None:
    app.add_lexer("csv", TextLexer)
    app.connect("source-read", adapt)
    app.connect("html-page-context", say_it_aloud, priority=900)  # behind the theme
