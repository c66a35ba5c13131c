"""Which records are about staff, and of how few people is nothing shown? Pure. Source: law note 7; ADR 0078."""

from __future__ import annotations

# Types of records that are about staff, whatever they count.
STAFF_RECORDS = ("headcount", "training")
# A figure on staff about fewer people than that is never shown below the house, whatever a house declares.
STAFF_FLOOR = 5
