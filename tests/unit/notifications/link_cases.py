"""Keys of links whose bytes are known, so that links are the same in each run."""

from __future__ import annotations

from notifications.link_tokens import LinkKey, LinkTokens

ADDRESS = "https://zielwacht.jobcenter.example"
KEY, OLD_KEY = LinkKey(bytes(range(32))), LinkKey(bytes(range(32, 64)))


def tokens(*keys: LinkKey) -> LinkTokens:
    return LinkTokens(ADDRESS, lambda: keys or (KEY,))
