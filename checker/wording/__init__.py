"""Words for exact values, in German and English. Pure: no clock, no I/O; rounding lives here and nowhere else."""
