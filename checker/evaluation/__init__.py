"""What do the records say about each promise on a day? Pure; durable_rules decides, `evaluate` is the way in."""

from checker.evaluation.judge import evaluate

__all__ = ["evaluate"]
