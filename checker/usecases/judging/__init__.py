"""A day is judged or a verdict explained; nothing is changed."""
