"""What a page of ours may fetch: nothing. Pure."""

from __future__ import annotations

import base64
import hashlib


def policy_of(style: str) -> str:
    """The Content-Security-Policy of a page that has `style` between `<style>` with a new line and `</style>`: this
    sheet, named by its hash (CSP Level 3, hash sources), and no other source at all.
    """
    digest = base64.b64encode(hashlib.sha256(f"\n{style}".encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
