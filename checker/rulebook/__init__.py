"""The rule files, from an admin's editor to a `Rulebook`, or to every problem at once. Edge."""
