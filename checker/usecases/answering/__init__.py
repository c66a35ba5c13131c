"""Answers by mail come in, wait, and are entered or rejected by the administration."""
