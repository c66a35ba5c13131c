"""Which levels does a house have that declares none? Pure.

Until houses named their levels themselves, every one had these four. Rulebooks archived then must replay, and what was
kept of imports then must be readable, so the program remembers them: here, and nowhere else. Their German words are
nobody's in particular. They are no proposal; a house that declares levels has only its own.
"""

from __future__ import annotations

from checker.domain.level import Level, LevelWords

LEVELS_BEFORE = (
    Level(
        "office",
        "offices",
        LevelWords("Dienststelle", "Dienststellen", "diese Dienststelle"),
        LevelWords("office", "offices"),
    ),
    Level(
        "team",
        "teams",
        LevelWords("Team", "Teams", "dieses Team"),
        LevelWords("team", "teams"),
        within="office",
        named_as="office",
    ),
    Level(
        "town",
        "towns",
        LevelWords("Ort", "Orte", "dieser Ort"),
        LevelWords("town", "towns"),
        within="office",
        listed_as="towns",
    ),
    Level(
        "site",
        "sites",
        LevelWords("Standort", "Standorte", "dieser Standort"),
        LevelWords("site", "sites"),
        within="office",
        named_as="at",
    ),
)
