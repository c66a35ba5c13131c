"""The sentences of the scenarios, by topic. They call the same use cases as the command line."""
