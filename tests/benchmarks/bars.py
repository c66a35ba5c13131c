"""A ratio beside the bar it must keep, and the table of all that were measured in a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Measured:
    """`leeway` is how far the bar may be missed: 1.1 is a tenth. `is_floor`: the bar is a least, not a most."""

    what: str
    ratio: float
    bar: float
    leeway: float
    is_floor: bool = False
    note: str = ""

    @property
    def miss(self) -> float:
        """How many times worse than the bar; at most 1 where it holds."""
        return self.bar / self.ratio if self.is_floor else self.ratio / self.bar

    @property
    def is_within(self) -> bool:
        return self.miss <= self.leeway

    def __str__(self) -> str:
        """A line of the table."""
        sign = ">=" if self.is_floor else "<="
        held = "held" if self.miss <= 1 else f"missed by {(self.miss - 1) * 100:.1f} %"
        note = f" ({self.note})" if self.note else ""
        return f"{self.ratio:8.2f}  {sign} {self.bar:<6g}  {held:<16}  {self.what}{note}"


@dataclass(slots=True)
class Bars:
    """What was measured so far. Noting a ratio fails nothing: the test fails at its end, with all that it missed."""

    leeway: float = 1.0
    measured: list[Measured] = field(default_factory=list)

    def at_most(self, what: str, ratio: float, bar: float, note: str = "") -> None:
        """`ratio` times what it is held against, which may be `bar` times."""
        self.measured.append(Measured(what, ratio, bar, self.leeway, note=note))

    def at_least(self, what: str, ratio: float, bar: float, note: str = "") -> None:
        """So many times better than what it is held against; `bar` times at least."""
        self.measured.append(Measured(what, ratio, bar, self.leeway, is_floor=True, note=note))


def table(measured: Sequence[Measured], leeway: float) -> Iterator[str]:
    """Every ratio with its bar, and how many missed theirs."""
    yield from map(str, measured)
    missed = sum(1 for each in measured if each.miss > 1)
    allowed = f", {(leeway - 1) * 100:.0f} % of leeway" if leeway > 1 else ""
    yield f"{len(measured)} ratios, {missed} missed{allowed}"
