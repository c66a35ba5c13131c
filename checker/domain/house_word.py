"""A word of the house with what people call it, in German and English. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class HouseWord:
    """A word by its id, as records and rules hold it; two are the same when their ids are, whatever they are called."""

    id: str
    de: str = field(default="", compare=False)
    en: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.id

    def title(self, locale: str) -> str:
        """What people call it; the id itself where nobody has said."""
        return (self.en if locale == "en" else self.de) or self.id
