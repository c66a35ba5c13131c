"""Workbooks as LibreOffice stores them (ODS), written from the specification. No code of ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in {
        **{name: f"{OASIS}:{name}:1.0" for name in ("office", "table", "text", "manifest")},
        "draw": f"{OASIS}:drawing:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"
EMPTY = "<table:table-cell/>"


def cell(value: object) -> str:
    """By its type; None is an empty cell, bytes are a cell already written."""
    match value:
        case None:
            return EMPTY
        case bytes():
            return value.decode()
        case str():
            lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
            return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
        case date():
            return (
                f'<table:table-cell office:value-type="date" office:date-value="{value}">'
                f"<text:p>{value:%d.%m.%Y}</text:p></table:table-cell>"
            )
        case int() | float() | Decimal():
            return (
                f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
                "</table:table-cell>"
            )
        case _:
            raise TypeError(value)


def sheet(title: str, rows: Iterable[Sequence[object]], more: str = "") -> str:
    written = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return f"<table:table table:name={quoteattr(title)}>{more}{written}</table:table>"


def book(*sheets: str, parts: Mapping[str, str | bytes] | None = None, around: str = "") -> bytes:
    """`parts` beside the main one, `around`: what stands in it before its sheets."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        new.writestr("META-INF/manifest.xml", f"<manifest:manifest {SPACES}/>")
        new.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}><office:body><office:spreadsheet>'
            f"{around}{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>",
        )
        for name, content in (parts or {}).items():
            new.writestr(name, content)
    return target.getvalue()
