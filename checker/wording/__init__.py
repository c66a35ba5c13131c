"""Words for exact values, in German and English. Pure: no clock, no I/O; rounding is done here and nowhere else."""
