"""What runs by itself: ticks, rounds, the walk over a span of days, and how it is getting on."""
