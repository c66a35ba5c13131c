"""Are the schemas beside the rules those of this program and of the house's words? Edge: reads their first lines.

Each says in its `$comment` what it was drawn from, so that lint need not draw them anew: that costs more than all its
checks.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from pathlib import Path

from checker import __version__
from checker.domain.vocabulary import Vocabulary
from checker.rulebook.files import SCHEMA_FOLDER

_HEAD_BYTES = 400  # the comment is the second key
_COMMENT = re.compile(r'"\$comment": "([^"]*)"')


def stamp_of(vocabulary: Vocabulary) -> str:
    """What a schema is drawn from: this version, and of the house's words all that a schema says, as a hash.

    Said here and not taken from what draws schemas: lint reads this each time, and need not import that.
    """
    said = (
        [(unit.id, unit.quantity, unit.per, unit.decimals) for unit in vocabulary.unit_by_id.values()],
        {field: [*words] for field, words in vocabulary.words.items()},
        [
            (one.id, one.key, one.within, one.named_as, one.listed_as, one.en.one, one.en.many)
            for one in vocabulary.levels_of_house
        ],
    )
    words = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
    return f"zielwacht {__version__}, words {words[:16]}"


def stale_schemas(folder: Path, vocabulary: Vocabulary) -> list[str]:
    """The names of the schemas in a rules folder that were drawn from something else. None there: none is stale."""
    stamp = stamp_of(vocabulary)
    published = sorted((folder / SCHEMA_FOLDER).glob("*.schema.json"))
    return [path.name for path in published if _stamp_in(path) != stamp]


def _stamp_in(path: Path) -> str | None:
    """None: it names none, or cannot be read."""
    with suppress(OSError), path.open("rb") as file:
        found = _COMMENT.search(file.read(_HEAD_BYTES).decode("utf-8", "replace"))
        return found[1] if found else None
    return None
