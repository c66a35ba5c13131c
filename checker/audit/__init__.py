"""What is taken home: the log with its proofs and checkpoints, packs of evidence, and the verifier that runs alone."""
