"""What is the verdict on each obligation on a day? Pure; durable_rules decides, the entry point is `evaluate`."""

from checker.evaluation.judge import evaluate

__all__ = ["evaluate"]
