"""Which rules and posts are in force: used by all other use cases."""
