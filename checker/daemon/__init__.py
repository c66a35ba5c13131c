"""The daemon `zielwacht run`: a scheduler that wakes rounds, and a watchdog over them. Wiring only."""
