"""By what is a promise shown to be kept? Pure."""

from __future__ import annotations

from enum import StrEnum


class ShownBy(StrEnum):
    """Something handed in, something that took place, or figures.

    `FILES`: it has a day, and only a file can say that it was kept.
    """

    DELIVERY = "delivery"
    EVENT = "event"
    FIGURES = "figures"
    FILES = "files"
