"""A file of which nothing is known yet: what can be told by its look, as the draft of a profile. Pure."""
