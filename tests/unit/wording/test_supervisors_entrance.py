"""Does the supervisors' entrance explain each word that stands above a mail which asks them for something?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.domain.message import MessageKind
from checker.domain.verdict import State
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.states import BOUND_EXCEEDED, BOUND_FALLEN_SHORT_OF, DATE_MISSED, STATES

ENTRANCE = Path(__file__).parents[3] / "docs" / "entrances" / "supervisor.md"
KINDS = (
    MessageKind.REMINDER,
    MessageKind.ESCALATION,
    MessageKind.ALL_CLEAR,
    MessageKind.RECTIFICATION,
    MessageKind.DIGEST,
)
WORDS = (
    DATE_MISSED["de"],
    BOUND_EXCEEDED["de"],
    BOUND_FALLEN_SHORT_OF["de"],
    *(STATES["de"][state] for state in (State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE)),
    *(MAIL_KINDS["de"][kind] for kind in KINDS),
)


@pytest.mark.parametrize("word", WORDS)
def test_each_word_above_a_mail_is_explained(word: str) -> None:
    assert word in re.findall(r"\*\*(.+?)\*\*", ENTRANCE.read_text(encoding="utf-8"))
