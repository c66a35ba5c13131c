"""Which languages do mails, pages and tables speak? German first. Pure."""

from __future__ import annotations

from typing import Literal

Locale = Literal["de", "en"]
