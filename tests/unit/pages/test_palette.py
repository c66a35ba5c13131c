"""Every colour that text or a sign may have can be read on every ground it may stand on, in light and in dark.

Computed as WCAG 2.2 defines contrast, from the colours that the style sheets name; 4.5 : 1 for text, 3 : 1 for lines.
"""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[3] / "checker"
SHEETS = sorted((PAGES / "pages").glob("*.css")) + sorted((PAGES / "web").rglob("*.css"))
TEXT = ("text", "soft", "link", "bad", "risk", "met")
LINES = ("actual", "path", "bound")
GROUNDS = ("ground", "sheet", "head")
# What only divides rows, where their places tell them apart too.
DIVIDING = ("line",)
DARK = re.compile(r"prefers-color-scheme: dark\) \{\s*:root \{(?P<colours>[^}]*)\}")
PRINTED = re.compile(r"@media print \{\s*:root \{(?P<colours>[^}]*)\}")
LIGHT = re.compile(r":root \{(?P<colours>[^}]*)\}")
SCHEMES = {"light": LIGHT, "dark": DARK, "print": PRINTED}
A_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6})\b")


def palette(scheme: str) -> dict[str, str]:
    """The colours that a scheme names, by their names; of every sheet."""
    found: dict[str, str] = {}
    for sheet in SHEETS:
        block = SCHEMES[scheme].search(sheet.read_text(encoding="utf-8"))
        found |= dict(A_COLOUR.findall(block["colours"])) if block else {}
    return found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def unreadable(colours: dict[str, str]) -> list[str]:
    """The pairs that fall short, each with its contrast."""
    asked = [*product(TEXT, GROUNDS, (4.5,)), *product(LINES, GROUNDS, (3.0,))]
    found = ((ink, ground, contrast(colours[ink], colours[ground]), least) for ink, ground, least in asked)
    return [f"{ink} on {ground}: {ratio:.2f}" for ink, ground, ratio, least in found if ratio < least]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_can_be_read_on_every_ground(scheme: str) -> None:
    assert unreadable(palette(scheme)) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_colour_is_left_out(scheme: str) -> None:
    """A colour with a new name is text, a line or a ground."""
    assert set(palette(scheme)) == {*TEXT, *LINES, *GROUNDS, *DIVIDING}


def test_dark_differs_from_light_in_every_colour() -> None:
    light, dark = palette("light"), palette("dark")
    assert [name for name in light if light[name] == dark[name]] == []


def test_what_cannot_be_read_is_found() -> None:
    """White on black is 21 : 1; grey #767676 on white 4.54, one shade lighter 4.48 (WCAG's own examples)."""
    assert round(contrast("#ffffff", "#000"), 2) == 21
    assert [round(contrast(grey, "#ffffff"), 2) for grey in ("#767676", "#777777")] == [4.54, 4.48]
    assert "soft on sheet: 4.48" in unreadable(palette("light") | {"soft": "#777777"})
