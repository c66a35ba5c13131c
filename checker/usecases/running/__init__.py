"""What runs automatically: ticks, rounds, the walk over a span of days, and the state of all that."""
