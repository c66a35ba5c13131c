"""The daemon `zielwacht run`: a scheduler that runs rounds, and a watchdog over them. Wiring only."""
