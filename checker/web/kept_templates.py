"""Templates as an earlier start of this program has compiled them, so that the next one need not. Edge.

Kept are a template's instructions, under the hash of its text, of this Python and of this Jinja; a folder that others
may write to is not believed (`private_cache`). A cache changes no page.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from checker.rulebook.private_cache import keep, read_kept

ROOM = "templates"


class KeptTemplates(BytecodeCache):
    """Below the program's own cache folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / ROOM

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = read_kept(self._folder, _name(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._folder, _name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    named = f"{bucket.key} {bucket.checksum} {jinja2.__version__} {sys.version}"
    return hashlib.sha256(named.encode()).hexdigest()
