"""How long is waited for what must come? Imports nothing of ours."""

# Seconds. It ends a run that hangs, not one on a busy machine.
HANGS = 600.0
