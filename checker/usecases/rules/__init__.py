"""Which rules and posts hold now: the ground on which the other use cases stand."""
