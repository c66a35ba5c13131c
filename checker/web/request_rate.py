"""Does somebody ask more often than anybody looks at pages? A token bucket a peer, in bounded memory. Edge."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

MOST_PEERS = 10_000


class RequestRate:
    """`burst` requests at once, and `a_second` more each second. `ticking` is the machine's monotonic clock.

    Of very many peers the one that was longest silent is forgotten: it has its burst again.
    """

    def __init__(self, burst: int, a_second: float, ticking: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._a_second, self._ticking = float(burst), a_second, ticking
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def takes(self, peer: str) -> bool:
        """Is one more request of that peer taken?"""
        now = self._ticking()
        left, since = self._left.pop(peer, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._a_second)
        is_taken = left >= 1
        self._left[peer] = left - 1 if is_taken else left, now
        if len(self._left) > MOST_PEERS:
            self._left.popitem(last=False)
        return is_taken
