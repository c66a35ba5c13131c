"""One module a transaction: gather, decide, commit. CLI, daemon and web call the same ones."""
