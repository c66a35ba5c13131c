"""Who comes in: members, their sessions, and what is noted of whom."""
