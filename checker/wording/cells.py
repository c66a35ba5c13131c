"""How is a text written into a spreadsheet's cell, so that it stays a text? Pure."""

from __future__ import annotations

# With these a spreadsheet begins a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def no_formula(cell: str) -> str:
    """What a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
