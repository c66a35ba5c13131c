"""What is the verdict on each obligation on a day? Pure; durable_rules decides, the entry point is `evaluate`.

The judge is imported when somebody asks for it: most of what is here is asked without judging anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.evaluation.judge import evaluate

__all__ = ["evaluate"]


def __getattr__(name: str) -> object:
    if name != "evaluate":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from checker.evaluation import judge

    return judge.evaluate
