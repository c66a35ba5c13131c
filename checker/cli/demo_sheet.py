"""What `demo --full` prints: goals by state, mails by month, kind and role, and a selection of mails. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.wording.mail_kinds import MOST_TELLING_FIRST
from checker.wording.year_review.facts import SentMail, month_of, months_of

MOST_TELLING = 10
STATES = ("breached", "at_risk", "not_evaluable", "awaiting_event", "pending", "met", "info")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def matrix(mails: Sequence[SentMail]) -> Iterator[str]:
    """A row for each role and kind, a column for each month, sums at the end."""
    days = [mail.day for mail in mails]
    months = list(months_of(min(days), max(days))) if days else []
    counted = Counter((mail.role.id, mail.kind, month_of(mail.day)) for mail in mails)
    found = {(mail.role.id, mail.kind) for mail in mails}
    pairs = sorted(found, key=lambda pair: (pair[0], MOST_TELLING_FIRST.index(pair[1])))
    width = max((len(role) for role, _ in pairs), default=0)
    years = [f"{year:<4}" if not number or month == 1 else "    " for number, (year, month) in enumerate(months)]
    yield f"{'':<{width}}  {'':<13} " + "".join(years).rstrip()
    yield _line("", "", [MONTHS[month - 1] for _, month in months], "all", width)
    last = ""
    for role, kind in pairs:
        counts = [counted[role, kind, month] for month in months]
        yield _line("" if role == last else role, kind, [str(count or "·") for count in counts], sum(counts), width)
        last = role
    totals = Counter(month_of(mail.day) for mail in mails)
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


def most_telling(mails: Iterable[SentMail], count: int = MOST_TELLING) -> list[SentMail]:
    """Ten that differ as much as they can in kind, role and matter, in the order in which they left."""
    waiting, chosen = list(mails), list[SentMail]()
    seen: Counter[str] = Counter()
    while waiting and len(chosen) < count:
        best = min(waiting, key=lambda mail: _sameness(mail, seen))
        waiting.remove(best)
        chosen.append(best)
        seen.update([best.kind, best.role.id, *best.about])
    return sorted(chosen, key=lambda mail: (mail.day, mail.file))


def _sameness(mail: SentMail, seen: Counter[str]) -> int:
    """Small: nothing like it was chosen before."""
    about = max((seen[obligation] for obligation in mail.about), default=0)
    return MOST_TELLING_FIRST.index(mail.kind) + 8 * seen[mail.kind] + seen[mail.role.id] + 4 * about


def _line(role: str, kind: str, cells: Sequence[str], total: int | str, width: int) -> str:
    return f"{role:<{width}}  {kind:<13} " + "".join(f"{cell:>3} " for cell in cells) + f"{total:>4}"
