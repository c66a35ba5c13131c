"""Files as they break in offices: how each is broken, and what must become of it. No code of ours.

One table of two rows (Hilden 1012.5, Ratingen 7) as CSV, XLSX, ODS, XLS, JSON and NDJSON. What is told is a code
for the whole file, or the rows that are taken with their figures and those that are kept out with the reason. A disk
that is full, rights that are missing and a file that is replaced while it is read are no bytes: `test_inbox` and
`test_named_files`.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests import old_workbooks, open_documents
from tests.other_kinds import ARCHIVES, OTHER_KINDS
from tests.prepared_workbooks import packed

TITLES = ("Amt", "Tag", "Wert", "Quote", "Notiz")
DAY = date(2016, 5, 10)
GOOD = ("Hilden", DAY, Decimal("1012.5"), None, "")
OTHER = ("Ratingen", DAY, Decimal(7), None, "")
TAKEN = {"hilden": "1012.5", "ratingen": "7"}
NAMES = {
    **{form: f"tabelle.{form}" for form in ("csv", "xlsx", "ods", "xls", "json")}, "ndjson": "tabelle.jsonl",
}  # fmt: skip
Row = tuple[object, ...]


@dataclass(frozen=True)
class Broken:
    """`kind`: what CI takes one of. `refused`: the code for the whole file; else what is `taken` (scope by figure) and
    the codes of what is `kept_out`, in their order. `dear`: takes seconds.
    """

    name: str
    kind: str
    form: str
    build: Callable[[], bytes]
    refused: str = ""
    taken: dict[str, str] = field(default_factory=lambda: dict(TAKEN))
    kept_out: tuple[str, ...] = ()
    sent_as: str = ""
    dear: bool = False


# --- One table in six formats ---------------------------------------------------------------------------


def german(value: object) -> str:
    match value:
        case None:
            return ""
        case date():
            return f"{value:%d.%m.%Y}"
        case Decimal():
            return str(value).replace(".", ",")
        case _:
            return str(value)


def csv_of(*rows: Row, titles: Row = TITLES, end: str = "\r\n", encoding: str = "utf-8") -> bytes:
    lines = [";".join(map(german, row)) for row in (titles, *rows)]
    return "".join(f"{line}{end}" for line in lines).encode(encoding)


def book_of(*rows: Row, titles: Row = TITLES, change: Callable[[Workbook], object] = lambda _: None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Tabelle"
    for row in (titles, *rows):
        sheet.append(list(row))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def ods_of(*rows: Row, titles: Row = TITLES) -> bytes:
    return open_documents.book(open_documents.sheet("Tabelle", [titles, *rows]))


def xls_of(*rows: Row, titles: Row = TITLES) -> bytes:
    return old_workbooks.book(("Tabelle", old_workbooks.cells([titles, *rows])))


def objects(*rows: Row) -> list[dict[str, Any]]:
    plain = [[german(cell) if isinstance(cell, date) else cell for cell in row] for row in rows]
    return [dict(zip(TITLES, row, strict=False)) for row in plain]


def json_of(*rows: Row) -> bytes:
    return json.dumps({"zeilen": objects(*rows)}, default=float, ensure_ascii=False).encode()


def lines_of(*rows: Row) -> bytes:
    return b"".join(json.dumps(row, default=float).encode() + b"\n" for row in objects(*rows))


FORMS: dict[str, Callable[..., bytes]] = {
    "csv": csv_of, "xlsx": book_of, "ods": ods_of, "xls": xls_of, "json": json_of, "ndjson": lines_of,
}  # fmt: skip


# --- How they break --------------------------------------------------------------------------------------


def in_every_form(
    name: str, kind: str, told: str, *, forms: str = "csv xlsx ods xls json ndjson", **cells: object
) -> Iterator[Broken]:
    """The second row with other cells; `told` is its code, empty: it is taken, as `value`."""
    value = cells.pop("value", None)
    row = tuple(cells.get(title, cell) for title, cell in zip(TITLES, OTHER, strict=True))
    taken = {"hilden": "1012.5"} | ({} if told else {"ratingen": str(value or "7")})
    for form in forms.split():
        yield Broken(f"{form}: {name}", kind, form, lambda form=form: FORMS[form](GOOD, row),  # type: ignore[misc]
                     taken=taken, kept_out=(told,) if told else ())  # fmt: skip


TEXTS = "csv xlsx ods xls json ndjson"
TYPED = "xlsx ods xls json ndjson"


def cells() -> Iterator[Broken]:  # noqa: PLR0915 - a table
    number = "no_number"
    yield from in_every_form("a word for a figure", "no number", number, Wert="zwölf")
    yield from in_every_form("1,234.56", "other grammar", number, Wert="1,234.56")
    yield from in_every_form("1.01", "ambiguous", number, Wert="1.01")
    yield from in_every_form("1.234 is thousands", "ambiguous", "", Wert="1.234", value="1234")
    yield from in_every_form("minus with a gap", "negative", "field_negative", Wert="-  73")
    yield from in_every_form("full-width digits", "full width", number, Wert="\uff17")
    yield from in_every_form("Arabic digits", "full width", number, Wert="\u0667")
    yield from in_every_form("NaN as a text", "NaN", number, Wert="NaN")
    yield from in_every_form("inf as a text", "NaN", number, Wert="inf")
    yield from in_every_form("1e3 as a text", "exponent", number, Wert="1e3")
    yield from in_every_form("0x10", "exponent", number, Wert="0x10")
    yield from in_every_form("twenty digits", "giant", "number_too_large", Wert="9" * 20)
    yield from in_every_form("a day for a figure", "day for figure", number, Wert="10.05.2016", forms="csv json")
    yield from in_every_form("a typed day for a figure", "day for figure", "day_for_number", Wert=DAY, forms="xlsx ods")
    yield from in_every_form("a formula as a text", "injection", number, Wert="=1+1", forms="csv json ndjson")
    yield from in_every_form("a formula in a remark", "injection", "", Notiz="=cmd|' /C calc'!A0", forms="csv json")
    yield from in_every_form("an unknown office", "unknown office", "unit_unknown", Amt="Hildn")
    yield from in_every_form("no office", "no office", "cell_empty", Amt="")
    yield from in_every_form("a figure for an office", "no office", "value_for_unit", Amt=Decimal(5), forms=TYPED)
    yield from in_every_form("a day that is none", "day", "no_such_day", Tag="30.02.2016")
    yield from in_every_form("a serial date", "serial date", "number_for_day", Tag=Decimal(42500), forms=TYPED)
    yield from in_every_form("a serial date as a text", "serial date", "no_day", Tag="42500")
    yield from in_every_form("a year of two digits", "day", "year_of_two_digits", Tag="10.5.16")
    yield from in_every_form("a day of 1066", "day", "year_implausible", Tag="10.05.1066")
    yield from in_every_form("no figure", "empty", "measurement_without_figure", Wert="")
    yield from in_every_form("blanks for a figure", "empty", "measurement_without_figure", Wert=" \u00a0")
    yield from in_every_form("a mark nobody declared", "mark", number, Wert="*")
    yield from in_every_form("a mark that is declared", "mark", "", Wert="x", value="None")
    yield from in_every_form("percent as 10", "percent", "", Quote="10,0 %")
    yield from in_every_form("a percent sign for a figure", "percent", number, Wert="10 %")
    yield from in_every_form("an invisible sign in an office", "invisible", "", Amt="Ratin\u00adgen")
    yield from in_every_form("a Cyrillic letter in an office", "invisible", "unit_unknown", Amt="R\u0430tingen")
    yield from in_every_form("a person in a remark", "person", "", Notiz="unauffällig")


def whole_csv() -> Iterator[Broken]:  # noqa: PLR0915 - a table
    def csv(name: str, kind: str, build: Callable[[], bytes] | bytes, told: str, **more: Any) -> Broken:
        made = build if callable(build) else lambda: build
        return Broken(f"csv: {name}", kind, "csv", made, refused=told, **more)

    good = csv_of(GOOD, OTHER)
    umlaut = csv_of(("Wülfrath", DAY, Decimal(3), None, ""))
    yield csv("empty", "empty file", b"", "file_empty")
    yield csv("blank lines alone", "empty file", b"\r\n \r\n", "file_empty")
    yield csv("header alone", "empty file", csv_of(), "header_only")
    yield csv("no header", "header", good.partition(b"\r\n")[2], "no_header")
    yield csv("Windows-1252 for UTF-8", "encoding", umlaut.decode().encode("cp1252"), "byte_of_another_encoding")
    yield csv("DOS for UTF-8", "encoding", umlaut.decode().encode("cp850"), "byte_of_another_encoding")
    yield csv("UTF-16", "encoding", good.decode().encode("utf-16"), "utf16_not_agreed")
    yield csv("UTF-16 without its mark", "encoding", good.decode().encode("utf-16-le"), "no_text_file")
    yield csv("UTF-32", "encoding", good.decode().encode("utf-32"), "utf16_not_agreed")
    yield csv("mojibake", "mojibake", umlaut.decode().encode("utf-8").decode("cp1252").encode(), "",
              taken={}, kept_out=("unit_unknown",))  # fmt: skip
    yield csv("a NUL", "NUL", good.replace(b"7", b"\0"), "no_text_file")
    yield csv("an open quote", "quotes", good.replace(b"Ratingen", b'"Ratingen'), "quote_not_closed")
    yield csv("a quote within", "quotes", good.replace(b"Ratingen", b'"Ra"tingen'), "text_after_quote")
    yield csv("commas", "separator", good.replace(b",", b".").replace(b";", b","), "separator_not_agreed")
    yield csv("tabs", "separator", good.replace(b";", b"\t"), "separator_not_agreed")
    yield csv("sep=,", "separator", b"sep=,\r\n" + good, "separator_not_agreed")
    yield csv("aligned by blanks", "separator", good.replace(b";", b"   "), "no_header")
    yield csv("a cell too few", "ragged", good.replace(b"7;;", b"7;"), "",
              taken={"hilden": "1012.5"}, kept_out=("row_width",))  # fmt: skip
    yield csv("a cell too many", "ragged", good.replace(b"7;;", b"7;;;"), "",
              taken={"hilden": "1012.5"}, kept_out=("row_width",))  # fmt: skip
    yield csv("a lone word", "ragged", good + b"Anmerkung\r\n", "", kept_out=("row_width",))
    yield csv("header twice", "header", csv_of(TITLES, GOOD, OTHER), "", kept_out=("unit_unknown",))
    yield csv("a title twice", "header", good.replace(b"\r\n", b";Wert\r\n", 1), "column_twice")
    yield csv("a title missing", "header", csv_of(GOOD, titles=("Amt", "Tag", "", "Quote", "Notiz")), "column_missing")
    yield csv("a title misspelt", "header", csv_of(GOOD, titles=("Amt", "Tag", "Wrt", "Quote", "Notiz")),
              "column_unknown")  # fmt: skip
    yield csv("a line end in a title", "header", good.replace(b"Wert", b'"We\r\nrt"'), "column_unknown")
    yield csv("a blank around a title", "header", good.replace(b"Wert", b" Wert "), "")
    yield csv("lines end with LF", "line ends", csv_of(GOOD, OTHER, end="\n"), "")
    yield csv("lines end with CR", "line ends", csv_of(GOOD, OTHER, end="\r"), "")
    yield csv("no end of the last line", "line ends", good[:-2], "")
    yield csv("cut in the last cell", "cut", good[:-6], "", taken={"hilden": "1012.5"}, kept_out=("row_width",))
    yield csv("no line ends", "one line", good.replace(b"\r\n", b";"), "column_unknown")
    yield csv("a row twice", "twice", csv_of(GOOD, OTHER, OTHER), "", taken=dict(TAKEN))
    yield csv("two figures for one office", "twice", csv_of(GOOD, OTHER, ("Ratingen", DAY, Decimal(8), None, "")), "",
              taken={"hilden": "1012.5"}, kept_out=("same_key_twice", "same_key_twice"))  # fmt: skip
    yield csv("a cell of 200,000 signs", "long", good.replace(b"7;;", b"7;;" + b"x" * 200_000), "cell_too_long")
    yield csv("three thousand columns", "wide", csv_of(GOOD, titles=(*TITLES, *("x",) * 3000)), "row_too_long")
    yield csv("a million columns", "wide", lambda: b";".join([b"x"] * 1_000_000), "row_too_long", dear=True)
    yield csv("one line of 200 MB", "long", lambda: b"x;" * 100_000_000, "row_too_long", dear=True)
    yield csv(
        "too many rows", "rows", lambda: b"\r\n".join([csv_of(), *[b";;;;"] * 501_001]), "too_many_rows", dear=True
    )
    yield csv("Frau Musterfrau in a remark", "person", csv_of((*GOOD[:4], "Frau Musterfrau")), "personal_cell")
    yield csv("a column of names", "person", csv_of(GOOD, titles=("Amt", "Tag", "Wert", "Quote", "Nachname")),
              "personal_column")  # fmt: skip
    for called in ("ein PDF", "ein Bildschirmfoto", "ein Word-Dokument", "eine Webseite", "eine Arbeitsmappe",
                   "eine Arbeitsmappe mit Kennwort", "eine Datenbank"):  # fmt: skip
        yield csv(called, "another kind", OTHER_KINDS[called][1], "file_of_another_kind")
    yield csv("ein ZIP-Archiv", "another kind", ARCHIVES["ein ZIP-Archiv"], "zip_container")
    yield csv("packed and cut", "packed", gzip.compress(good)[:-9], "packing_torn", sent_as="tabelle.csv.gz")
    yield csv("packed", "packed", gzip.compress(good), "", sent_as="tabelle.csv.gz")
    yield csv("packed twice", "packed", gzip.compress(gzip.compress(good)), "zip_container", sent_as="tabelle.csv.gz")
    yield csv("unpacks to gigabytes", "packed", lambda: gzip.compress(b"0" * (201 << 20), 1), "unpacked_too_large",
              sent_as="tabelle.csv.gz", dear=True)  # fmt: skip


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return packed({each: change(old.read(each)) if each == name else old.read(each) for each in old.namelist()})


SHEET = "xl/worksheets/sheet1.xml"


def whole_books() -> Iterator[Broken]:
    def book(name: str, kind: str, build: Callable[[], bytes], told: str, **more: Any) -> Broken:
        return Broken(f"xlsx: {name}", kind, "xlsx", build, refused=told, **more)

    def changed(change: Callable[[Any, Workbook], object]) -> Callable[[], bytes]:
        return lambda: book_of(GOOD, OTHER, change=lambda made: change(made.worksheets[0], made))

    def in_sheet(old: bytes, new: bytes) -> Callable[[], bytes]:
        return lambda: with_part(book_of(GOOD, OTHER), SHEET, lambda part: part.replace(old, new))

    hilden = {"hilden": "1012.5"}
    yield book("cut", "torn", lambda: book_of(GOOD)[:-300], "no_workbook")
    yield book("half a sheet", "torn", lambda: with_part(book_of(GOOD), SHEET, lambda part: part[:-40]), "no_workbook")
    yield book("a row x", "torn", in_sheet(b'<row r="3"', b'<row r="x"'), "no_workbook")
    yield book("a document type", "torn", in_sheet(b"<worksheet", b"<!DOCTYPE x><worksheet"), "no_workbook")
    yield book("a blank at XFD1048576", "far cell", changed(lambda sheet, _: sheet.cell(1_048_576, 16_384, " ")),
               "cell_too_far")  # fmt: skip
    yield book("far formats alone", "far cell", changed(lambda sheet, _: setattr(
        sheet.cell(1_048_576, 16_384), "number_format", "0.00")), "")  # fmt: skip
    yield book("a zip bomb", "bomb", lambda: packed({"xl/workbook.xml": b"<x/>", "xl/a.xml": b"0" * (300 << 20)}),
               "workbook_too_large", dear=True)  # fmt: skip
    yield book("a formula never calculated", "formula", changed(lambda sheet, _: sheet.cell(3, 3, "=1+1")), "",
               taken=hilden, kept_out=("formula_not_calculated",))  # fmt: skip
    yield book("an error", "formula", in_sheet(b"<v>7</v>", b"<v>7</v>".replace(b"7", b"#DIV/0!")), "no_workbook")
    yield book("an error cell", "formula", in_sheet(b'<c r="C3" t="n"><v>7</v>', b'<c r="C3" t="e"><v>#N/A</v>'), "",
               taken=hilden, kept_out=("error_cell",))  # fmt: skip
    yield book("values under merged cells", "merged", changed(lambda sheet, _: sheet.merge_cells("A2:A3")), "",
               taken=hilden, kept_out=("cell_empty",))  # fmt: skip
    yield book("years from 1904", "1904", changed(lambda _, made: setattr(made, "epoch", CALENDAR_MAC_1904)), "")
    yield book("another sheet", "sheets", changed(lambda _, made: made.create_sheet("Mehr")), "sheet_not_agreed")
    yield book("a hidden sheet", "sheets", changed(lambda _, made: setattr(
        made.create_sheet("Versteckt"), "sheet_state", "hidden")), "sheet_not_agreed")  # fmt: skip
    yield book("a sheet of another name", "sheets", changed(lambda sheet, _: setattr(sheet, "title", "Blatt 1")),
               "sheet_not_agreed")  # fmt: skip
    yield book("percent as 0.1", "percent", lambda: book_of(GOOD, (*OTHER[:3], 0.1, "")), "")
    yield book("a hidden row counts", "hidden", changed(lambda sheet, _: setattr(
        sheet.row_dimensions[3], "hidden", True)), "")  # fmt: skip
    yield book("seventeen digits", "exact", lambda: book_of(GOOD, ("Ratingen", DAY, 0.1 + 0.2, None, "")), "",
               taken=hilden | {"ratingen": "0.3"})  # fmt: skip
    yield book("a CSV", "another kind", lambda: csv_of(GOOD), "file_of_another_kind")
    yield book("an ODS", "another kind", lambda: ods_of(GOOD), "file_of_another_kind")
    yield book("an old workbook", "another kind", lambda: OTHER_KINDS["eine alte Arbeitsmappe"][1],
               "file_of_another_kind")  # fmt: skip
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    yield book("strict Open XML", "strict", lambda: packed(
        {name: part.replace(main, strict) for name, part in parts_of(book_of(GOOD, OTHER)).items()}), "")  # fmt: skip


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def whole_documents() -> Iterator[Broken]:
    def ods(name: str, kind: str, build: Callable[[], bytes], told: str, **more: Any) -> Broken:
        return Broken(f"ods: {name}", kind, "ods", build, refused=told, **more)

    repeated = '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>'
    formula = b'<table:table-cell table:formula="of:=[.A1]"/>'
    error = b'<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>Err:532</text:p></table:table-cell>'  # noqa: E501
    hilden = {"hilden": "1012.5"}
    yield ods("cut", "torn", lambda: ods_of(GOOD)[:-200], "no_workbook")
    yield ods("a million rows written once", "far cell", lambda: open_documents.book(
        open_documents.sheet("Tabelle", [], repeated.format(open_documents.cell("x")))), "too_many_rows")  # fmt: skip
    yield ods("a formula never calculated", "formula", lambda: ods_of(GOOD, (*OTHER[:2], formula, None, "")), "",
              taken=hilden, kept_out=("formula_not_calculated",))  # fmt: skip
    yield ods("an error that stands there as 0", "formula", lambda: ods_of(GOOD, (*OTHER[:2], error, None, "")), "",
              taken=hilden, kept_out=("error_cell",))  # fmt: skip
    yield ods("no sheet of the name", "sheets", lambda: open_documents.book(open_documents.sheet("A", [TITLES])),
              "sheet_not_agreed")  # fmt: skip
    yield ods("an XLSX", "another kind", lambda: book_of(GOOD), "file_of_another_kind")


def old_books() -> Iterator[Broken]:
    def xls(name: str, kind: str, build: Callable[[], bytes], told: str, **more: Any) -> Broken:
        return Broken(f"xls: {name}", kind, "xls", build, refused=told, **more)

    def with_value(value: object) -> bytes:
        return xls_of(GOOD, (*OTHER[:2], value, None, ""))

    def of_records(*behind: bytes) -> bytes:
        return old_workbooks.book(("Tabelle", old_workbooks.cells([TITLES, GOOD]) + b"".join(behind)))

    hilden, without = {"hilden": "1012.5"}, ("formula_not_calculated",)
    result, formula = old_workbooks.result, old_workbooks.formula
    names = (old_workbooks.record(0x18, b"Abc") for _ in range(1_000_000))
    yield xls("cut", "torn", lambda: xls_of(GOOD, OTHER)[:1500], "no_workbook")
    yield xls("a record longer than the stream", "torn", lambda: of_records(b"\x04\x02\xff\x1f"), "no_workbook")
    yield xls("sectors in a circle", "circle", lambda: in_a_circle(xls_of(*[GOOD] * 90)), "no_workbook")
    yield xls("a million names", "giant", lambda: of_records(*names), "", taken=hilden, dear=True)
    yield xls("65,536 columns", "far cell", lambda: of_records(old_workbooks.number(9, 65535, 1)), "cell_too_far")
    yield xls("a formula never calculated", "formula", lambda: with_value(formula(2, 2, result(3))), "",
              taken=hilden, kept_out=without)  # fmt: skip
    yield xls("a formula whose text is missing", "formula", lambda: with_value(formula(2, 2, result(0))), "",
              taken=hilden, kept_out=without)  # fmt: skip
    yield xls("an error", "error", lambda: with_value(formula(2, 2, result(2, 0x07))), "",
              taken=hilden, kept_out=("error_cell",))  # fmt: skip
    yield xls("no sheet of the name", "sheets", lambda: old_workbooks.book(("A", b"")), "sheet_not_agreed")
    yield xls("an XLSX", "another kind", lambda: book_of(GOOD), "file_of_another_kind")


def in_a_circle(data: bytes) -> bytes:
    """In its table of sectors the third is followed by the first, again and again."""
    table = (int.from_bytes(data[76:80], "little") + 1) * 512
    return data[: table + 8] + bytes(4) + data[table + 12 :]


def lists() -> Iterator[Broken]:
    def listed(name: str, kind: str, data: bytes, told: str, form: str = "json", **more: Any) -> Broken:
        return Broken(f"{form}: {name}", kind, form, lambda: data, refused=told, **more)

    good = lines_of(GOOD, OTHER)
    yield listed("cut", "torn", json_of(GOOD)[:-3], "no_json")
    yield listed("a comma too much", "torn", b'{"zeilen": [1,]}', "no_json")
    yield listed("a key twice", "twice", b'{"zeilen": [{"Amt": 1, "Amt": 2}]}', "key_twice")
    yield listed("NaN", "NaN", b'{"zeilen": [{"Wert": NaN}]}', "json_constant")
    yield listed("a hundred thousand brackets", "deep", b"[" * 100_000, "json_too_large")
    yield listed("a number of 100,000 digits", "giant", b'{"zeilen": [' + b"9" * 100_000 + b"]}", "json_too_large")
    yield listed("no list", "no list", b'{"zeilen": {}}', "list_not_found")
    yield listed("an empty list", "empty file", b'{"zeilen": []}', "list_empty")
    yield listed(
        "Windows-1252", "encoding", json_of(("Wülfrath",)).decode().encode("cp1252"), "byte_of_another_encoding"
    )
    yield listed("numbers in the list", "no object", json_of(GOOD, OTHER).replace(b"]}", b", 7]}"), "",
                 kept_out=("no_object",))  # fmt: skip
    yield listed("a web page", "another kind", OTHER_KINDS["eine Webseite"][1], "file_of_another_kind")
    yield listed("half a line", "torn", good + b'{"Amt": \n', "", "ndjson", kept_out=("no_json",))
    yield listed("NaN in a line", "NaN", good + b'{"Wert": NaN}\n', "", "ndjson", kept_out=("json_constant",))
    yield listed("a number a line", "no object", good + b"7\n", "", "ndjson", kept_out=("no_object",))
    yield listed("a list over several lines", "form", json.dumps([{"Amt": 1}], indent=1).encode(), "", "ndjson",
                 taken={}, kept_out=("no_json",) * 5)  # fmt: skip


CORPUS = (*cells(), *whole_csv(), *whole_books(), *whole_documents(), *old_books(), *lists())
