"""A new kind is one module plus its schema, found by itself: the example of docs/rules.md is put in place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
MODULE = re.compile(r"^`(checker/\w+/kinds/\w+\.py)`\n\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Runs on its own: kinds are looked for once, when they are first asked for.
PROGRAM = """
import checker.domain.kinds, checker.evaluation.kinds
checker.domain.kinds.__path__.append(r"{domain}")
checker.evaluation.kinds.__path__.append(r"{evaluation}")
checker.domain.kinds.KINDS = checker.domain.kinds._found()

from datetime import date
from checker.evaluation.kinds import kinds
from tests.build import Reported, _rule, A_PATH, ONCE_A_MONTH, measured, the_verdict

assert "stock_floor" in checker.domain.kinds.KINDS and "stock_floor" in kinds()
measure = {{"records": "measurement", "where": {{"metric": "stock", "aggregation": "point"}}, "take": "latest"}}
rule = _rule("floor", "stock_floor", measure | {{"amount": "value"}},
             {{"operator": ">=", "value": "10", "unit": "persons"}}, **ONCE_A_MONTH | {{"interim": "bound"}})
told = {{value: Reported().say(measured("stock", "2016-03", value)) for value in ("9", "10")}}
told |= {{None: Reported()}}
print(*(the_verdict(rule, each, date(2016, 4, 5)).state for each in told.values()))
"""


def test_the_example_of_the_documents_is_found_by_itself_and_judged(tmp_path: Path) -> None:
    modules = dict(MODULE.findall((ROOT / "docs" / "rules.md").read_text(encoding="utf-8")))
    assert [Path(name).name for name in modules] == ["stock_floor.py"] * 2
    folders = {}
    for name, text in modules.items():
        assert not (ROOT / name).exists(), "the example is no kind of ours"
        folder = tmp_path / name.split("/")[1]
        folder.mkdir()
        (folder / "stock_floor.py").write_text(text, encoding="utf-8")
        folders[folder.name] = folder
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(**folders)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stdout.split(), run.stderr) == (["at_risk", "met", "not_evaluable"], "")
