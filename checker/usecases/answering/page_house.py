"""What has the house decided about answers on pages? Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageHouse:
    """`link_alone`: a link acts without a log-in. `asks_log_in`: there is a way to log in.

    `mail_domain` ends Message-IDs.
    """

    mail_domain: str
    link_alone: bool = False
    asks_log_in: bool = True
