"""Does a POST come from a page of ours? Pure: headers that only the browser sets, then the token of the form.

`Sec-Fetch-Site` and `Origin` tell where the form stood (Fetch Standard, section "Sec-Fetch-Site"; W3C Fetch Metadata).
A browser sends at least one of them with every POST; what sends neither is no browser that we know. ADR 0096.
"""

from __future__ import annotations

from collections.abc import Collection

from checker.web.asked import WebRequest

# "none": the reader themself asked for it, by reloading or from the history.
OURS = frozenset({"same-origin", "none"})


def is_ours(request: WebRequest, origins: Collection[str]) -> bool:
    """Was it sent from a page of ours, `origins` being the addresses under which they are reached?"""
    site, origin = request.all_of("sec-fetch-site"), request.all_of("origin")
    if any(each not in OURS for each in site) or any(each not in origins for each in origin):
        return False
    return bool(site or origin)
