"""One table in the forms in which senders store it: packed, as a workbook of LibreOffice, as a list."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from xml.sax.saxutils import escape
from zipfile import ZipFile

from pytest_bdd import given

from .house import House
from .words import sentence

SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
SHEET = "Kennzahlen"


@given(sentence('am {on:Tag} trifft die Tabelle "{file_name:Text}" gepackt ein:'))
def arrives_packed(house: House, on: date, file_name: str, docstring: str) -> None:
    house.receive(file_name, gzip.compress(f"{docstring}\n".encode("utf-8-sig")), on)


@given(sentence('am {on:Tag} trifft die Tabelle "{file_name:Text}" als Arbeitsmappe von LibreOffice ein:'))
def arrives_as_ods(house: House, on: date, file_name: str, docstring: str) -> None:
    lines = (f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in _rows(docstring))
    table = f'<table:table table:name="{SHEET}">{"".join(lines)}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    stream = io.BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", f"<office:document-content{SPACES}>{body}</office:document-content>")
        made.writestr("META-INF/manifest.xml", "<manifest/>")
    house.receive(file_name, stream.getvalue(), on)


@given(sentence('am {on:Tag} trifft die Tabelle "{file_name:Text}" als JSON-Zeilen ein:'))
def arrives_as_json(house: House, on: date, file_name: str, docstring: str) -> None:
    titles, *lines = _rows(docstring)
    said = [json.dumps(dict(zip(titles, line, strict=True)), ensure_ascii=False) for line in lines]
    house.receive(file_name, "\n".join(said).encode(), on)


def _rows(docstring: str) -> list[list[str]]:
    return [line.split(";") for line in docstring.splitlines()]


def _cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
