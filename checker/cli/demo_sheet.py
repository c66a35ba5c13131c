"""The demo on a page: goals by state; how many mails when, of which kind, to whom; the most telling. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

# What shows most of the product comes first: what climbed, what was set right, what was missed, what was reminded.
TELLING = (
    "escalation", "rectification", "alert", "overdue_report", "all_clear", "operator", "digest", "reminder", "receipt",
    "all_well",
)  # fmt: skip
MOST_TELLING = 10
STATES = ("breached", "at_risk", "not_evaluable", "awaiting_event", "pending", "met", "info")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail that left: its local day, kind, role, obligations, subject, and the name of its file."""

    day: date
    kind: str
    role: str
    about: frozenset[str]
    subject: str
    file: str


def matrix(mails: Sequence[Sent]) -> Iterator[str]:
    """A row for each role and kind, a column for each month, sums at the end."""
    months = _months(mails)
    counted = Counter((mail.role, mail.kind, _month(mail.day)) for mail in mails)
    pairs = sorted({(mail.role, mail.kind) for mail in mails}, key=lambda pair: (pair[0], TELLING.index(pair[1])))
    width = max((len(role) for role, _ in pairs), default=0)
    years = [f"{year:<4}" if not number or month == 1 else "    " for number, (year, month) in enumerate(months)]
    yield f"{'':<{width}}  {'':<13} " + "".join(years).rstrip()
    yield _line("", "", [MONTHS[month - 1] for _, month in months], "all", width)
    last = ""
    for role, kind in pairs:
        counts = [counted[role, kind, month] for month in months]
        yield _line("" if role == last else role, kind, [str(count or "·") for count in counts], sum(counts), width)
        last = role
    totals = Counter(_month(mail.day) for mail in mails)
    yield _line("all", "", [str(totals[month] or "·") for month in months], len(mails), width)


def by_goal(states: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A row for each goal, a column for each state, sums at the end; from goal and state of every obligation."""
    counted = Counter(states)
    goals = list(dict.fromkeys(goal for goal, _ in counted))
    found = [state for state in STATES if any(counted[goal, state] for goal in goals)]
    width = max((len(goal) for goal in (*goals, "all")), default=0)
    widths = [len(state) for state in found]
    yield f"{'':<{width}}  " + "  ".join([*found, " all"])
    for goal in goals:
        yield _goal_line(goal, [counted[goal, state] for state in found], width, widths)
    yield _goal_line("all", [sum(counted[goal, state] for goal in goals) for state in found], width, widths)


def _goal_line(goal: str, counts: Sequence[int], width: int, widths: Sequence[int]) -> str:
    cells = [f"{count or '·':>{room}}" for count, room in zip(counts, widths, strict=True)]
    return f"{goal:<{width}}  " + "  ".join([*cells, f"{sum(counts):>4}"])


def most_telling(mails: Iterable[Sent], count: int = MOST_TELLING) -> list[Sent]:
    """Ten that differ as much as they can in kind, role and matter, in the order in which they left."""
    waiting, chosen = list(mails), list[Sent]()
    seen: Counter[str] = Counter()
    while waiting and len(chosen) < count:
        best = min(waiting, key=lambda mail: _sameness(mail, seen))
        waiting.remove(best)
        chosen.append(best)
        seen.update([best.kind, best.role, *best.about])
    return sorted(chosen, key=lambda mail: (mail.day, mail.file))


def _sameness(mail: Sent, seen: Counter[str]) -> int:
    """Small: nothing like it was chosen before."""
    about = max((seen[obligation] for obligation in mail.about), default=0)
    return TELLING.index(mail.kind) + 2 * seen[mail.kind] + seen[mail.role] + 4 * about


def _months(mails: Iterable[Sent]) -> list[tuple[int, int]]:
    days = [mail.day for mail in mails]
    if not days:
        return []
    first, last = _month(min(days)), _month(max(days))
    count = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    return [(first[0] + (first[1] - 1 + step) // 12, (first[1] - 1 + step) % 12 + 1) for step in range(count)]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _line(role: str, kind: str, cells: Sequence[str], total: int | str, width: int) -> str:
    return f"{role:<{width}}  {kind:<13} " + "".join(f"{cell:>3} " for cell in cells) + f"{total:>4}"
