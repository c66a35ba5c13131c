"""How long must somebody wait after log-ins that failed? Pure.

Each failure doubles the wait, up to a most: a guesser gets some hundred tries a day, and nobody can lock another out
for longer than that. What a mark stands for (a login, or where the tries come from) the numbers do not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WaitRule:
    """So many failures are free; from the next on a second, two, four, … and `most` at last."""

    free: int
    most: timedelta

    def wait(self, failures: int) -> timedelta:
        """How long after the last of so many failures nothing is taken."""
        beyond = failures - self.free
        # Beyond that the doubling has long been at its most.
        return min(timedelta(seconds=2 ** min(beyond - 1, 20)), self.most) if beyond > 0 else timedelta()


OF_A_LOGIN = WaitRule(free=5, most=timedelta(minutes=5))
# A whole house may sit behind one address.
OF_A_PEER = WaitRule(free=50, most=timedelta(minutes=1))


def seconds_to_wait(waits_until: datetime, rule: WaitRule, now: datetime) -> int:
    """Whole seconds until the next try is taken; 0: at once. At most the rule's most, whatever the clock did."""
    left = min(waits_until - now, rule.most)
    return max(0, -(-left // timedelta(seconds=1)))
