"""docs/rights.md says what the program asks, of every page, act and right."""

from __future__ import annotations

from checker.domain.access import Right
from checker.findings.page_rights import Admitted, PageAct, PageId
from tools import rights_page


def test_the_page_is_written_from_the_table() -> None:
    assert rights_page.PAGE.read_text(encoding="utf-8") == rights_page.page(), "stale: python tools/rights_page.py"


def test_it_leaves_nothing_out() -> None:
    text = rights_page.page()
    assert set(rights_page.GROUPS) == set(Admitted)
    assert set(rights_page.RIGHTS) == set(Right)
    assert all(f"| {page.replace('_', ' ')} | " in text for page in PageId)
    assert all(f"{act.replace('_', ' ')}" in text for act in PageAct)
