"""A day is judged and a verdict explained, without anything being changed."""
