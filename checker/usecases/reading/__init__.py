"""Lists for pages, commands and exports: what somebody sees, read from what is stored, and nothing else."""
