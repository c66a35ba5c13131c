"""What goes into an evidence pack, decided from the store; `make` is the way in."""
