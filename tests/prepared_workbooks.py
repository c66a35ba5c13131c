"""Trackers of dialogues whose cells are harmless and that hold more than cells. Names are invented. No code of ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.unit.records.files import workbook

# What must never be found in a store, in whatever encoding.
NAMES = ("Musterfrau", "Beispielmann", "12345BG0012345", "1980-03-12")
WOMAN, MAN, NUMBER, MAIL = "Frau Musterfrau", "Herr Beispielmann", "12345BG0012345", "h.musterfrau@example.org"
SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + WOMAN.encode("utf-16-le")
Parts = dict[str, bytes]
Changes = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Prepared:
    """`parts` are added, `changes` replace a text in a part that is there. `room` is what the sender is told of."""

    room: str
    parts: Mapping[str, bytes] = field(default_factory=dict)
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def build(self) -> bytes:
        old = zipfile.ZipFile(io.BytesIO(workbook([["Hilden", "15.03.2016", "15.03.2016", "50.1-2016/030"]])))
        kept = {name: old.read(name) for name in old.namelist()}
        for name, (before, after) in self.changes.items():
            text = kept[name].decode()
            assert before in text, f"{name} holds {before}"
            kept[name] = text.replace(before, after, 1).encode()
        return packed({**kept, **self.parts})


def packed(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def part(name: str, text: str, encoding: str = "utf-8") -> Parts:
    """One part in XML, as another program writes it."""
    return {name: f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)}


def main(name: str, root: str, inner: str, encoding: str = "utf-8", more: str = "") -> Parts:
    """A part in the language of spreadsheets."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return part(name, f'<{root} xmlns="{space}"{more}>{inner}</{root}>', encoding)


def drawn(name: str, root: str, inner: str) -> Parts:
    """A part in the language of drawings."""
    return part(name, f'<d:{root} xmlns:d="d" xmlns:a="a">{inner}</d:{root}>')


def pivot(name: str, *fields: str, encoding: str = "utf-8", more: str = "") -> Parts:
    said = "".join(f'<cacheField name="{each}"/>' for each in fields)
    return main(name, "pivotCacheDefinition", f"<cacheFields>{said}</cacheFields>", encoding, more)


def runs(*texts: str) -> str:
    return "".join(["<a:p>", *(f"<a:r><a:t>{text}</a:t></a:r>" for text in texts), "</a:p>"])


def comments(author: str, *texts: str) -> Parts:
    said = "".join(f"<r><t>{text}</t></r>" for text in texts)
    listed = f'<commentList><comment ref="A1" authorId="0"><text>{said}</text></comment></commentList>'
    return main("xl/comments1.xml", "comments", f"<authors><author>{author}</author></authors>{listed}")


def choices(inner: str, prompt: str = "") -> Changes:
    return at_end(f'<dataValidations><dataValidation prompt="{prompt}">{inner}</dataValidation></dataValidations>')


def at_end(more: str) -> Changes:
    return {SHEET: ("</worksheet>", f"{more}</worksheet>")}


CASES = f'<r><s v="Musterfrau, Hannelore"/><s v="{NUMBER}"/><d v="1980-03-12T00:00:00"/></r>'
LINKED = (
    '<externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>Nachname</v></cell></row>'
    '<row r="2"><cell r="A2" t="str"><v>Musterfrau</v></cell></row></sheetData></sheetDataSet></externalBook>'
)
FORMULA = f'<c r="H5"><f>IF(A5="","{WOMAN}",1)</f><v>1</v></c></row></sheetData>'
ORPHAN = f'<sheetData><row><c t="str"><v>{WOMAN}</v></c></row></sheetData>'
ADDRESS = f'<Relationship Id="rId1" Target="mailto:{MAIL}"/>'
BOOK_WITHIN = packed(main(STRINGS, "sst", "<si><t>Name</t></si><si><t>Musterfrau</t></si>"))
LETTER_WITHIN = packed(part("word/document.xml", "<w><p><r><t>Frau </t></r><r><t>Musterfrau</t></r></p></w>"))
MASHUP = '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAAAB4DAABQSwMEFAAC</DataMashup>'
ANSWER = f'<threadedComment ref="A1"><text>{WOMAN} fragen</text></threadedComment>'
PERSON = f'<person displayName="{WOMAN}" userId="{MAIL}"/>'
PLACE = f'<fileSharing userName="{WOMAN}"/><x:absPath xmlns:x="x" url="C:/Users/{MAIL}/"/><sheets>'

REFUSED = {
    "a pivot cache with a list of cases": Prepared(
        "pivot_cache",
        {
            **pivot("xl/pivotCache/pivotCacheDefinition1.xml", "Name", "BG-Nummer", "Geburtsdatum"),
            **main("xl/pivotCache/pivotCacheRecords1.xml", "pivotCacheRecords", CASES),
        },
    ),
    "records of a pivot cache under another name": Prepared("pivot_cache", main("a/b.xml", "pivotCacheRecords", CASES)),
    "a pivot cache in UTF-16": Prepared("pivot_cache", pivot("xl/p.xml", "Geburtsdatum", encoding="utf-16")),
    "the last view of another workbook": Prepared("external_link", main("xl/e.xml", "externalLink", LINKED)),
    "a query table": Prepared("query", main("xl/q.xml", "queryTable", '<queryTableField id="1" name="Geburtsdatum"/>')),
    "the question of a connection": Prepared(
        "query", main("xl/connections.xml", "connections", f"<dbPr command=\"SELECT x WHERE bg='{NUMBER}'\"/>")
    ),
    "a table": Prepared("table", main("xl/tables/table1.xml", "table", '<tableColumn id="1" name="Vorname"/>')),
    "custom XML with telling elements": Prepared(
        "custom_xml", part("customXml/item1.xml", "<falle><fall><Name>Musterfrau</Name></fall></falle>")
    ),
    "custom XML with a number": Prepared("custom_xml", part("customXml/item1.xml", f'<f nr="{NUMBER}"/>')),
    "custom XML in a remark": Prepared("custom_xml", part("customXml/item1.xml", f"<f><!-- {WOMAN} --></f>")),
    "a text box": Prepared("text_box", drawn("xl/drawings/drawing1.xml", "wsDr", runs(f"Rückfrage {WOMAN}"))),
    "a text box in pieces": Prepared("text_box", drawn("xl/d.xml", "wsDr", runs("Fr", "au Muster", "frau"))),
    "a drawing of old": Prepared("text_box", part("xl/d.vml", "<xml><div>Frau <font>Musterfrau</font></div></xml>")),
    "a drawing of old that is no proper XML": Prepared(
        "other", part("xl/drawings/vmlDrawing1.vml", f"<xml><div><br>{WOMAN}</div></xml>")
    ),
    "a diagram of shapes": Prepared("text_box", drawn("xl/diagrams/data1.xml", "dataModel", runs(MAN))),
    "the figures of a chart": Prepared("chart", drawn("xl/charts/c1.xml", "chartSpace", f"<d:v>{MAN}</d:v>")),
    "the title of a chart": Prepared("chart", drawn("xl/charts/c1.xml", "chartSpace", runs("Fall ", NUMBER))),
    "an embedded workbook": Prepared("embedded", {"xl/embeddings/Sheet.xlsx": BOOK_WITHIN}),
    "an embedded letter": Prepared("embedded", {"xl/embeddings/Letter.docx": LETTER_WITHIN}),
    "a footer": Prepared(
        "sheet", changes=at_end(f"<headerFooter><oddFooter>&amp;L{WOMAN}&amp;RSeite</oddFooter></headerFooter>")
    ),
    "a list of choices": Prepared("sheet", changes=choices(f'<formula1>"{WOMAN},{MAN}"</formula1>')),
    "a hint": Prepared("sheet", changes=choices("", f"{WOMAN} fragen")),
    "a word in a formula": Prepared("sheet", changes={SHEET: ("</row></sheetData>", FORMULA)}),
    "a sheet that no list names": Prepared("sheet", main("xl/worksheets/sheet9.xml", "worksheet", ORPHAN)),
    "a text that no cell shows any more": Prepared("strings", main(STRINGS, "sst", f"<si><t>{WOMAN}</t></si>")),
    "how a text is spoken": Prepared(
        "strings", main(STRINGS, "sst", f'<si><t>Hilden</t><rPh sb="0" eb="1"><t>{WOMAN}</t></rPh></si>')
    ),
    "a defined name": Prepared(
        "names", changes={BOOK: ("</sheets>", f'</sheets><definedName name="x">"{WOMAN}"</definedName>')}
    ),
    "a link": Prepared("link", part(RELATIONS, f'<Relationships xmlns="r">{ADDRESS}</Relationships>')),
    "a part of a kind yet to come": Prepared("other", part("xl/new/x.xml", f'<n:new xmlns:n="n" of="{WOMAN}"/>')),
}
COMMENTS = {
    "a comment": Prepared("comment", comments("Musterfrau", "zu ", NUMBER)),
    "an answered comment": Prepared(
        "comment", part("xl/threadedComments/t1.xml", f"<ThreadedComments>{ANSWER}</ThreadedComments>")
    ),
}
SEALED = {
    "an object of another program": Prepared("embedded", {"xl/embeddings/oleObject1.bin": OLE}),
    "a data model": Prepared("data_model", {"xl/model/item.data": b"\x00\x01" + OLE}),
    "macros": Prepared("macros", {"xl/vbaProject.bin": OLE}),
    "a control": Prepared("control", {"xl/activeX/activeX1.bin": OLE}),
    "a Power Query": Prepared("query", part("customXml/item1.xml", MASHUP, "utf-16")),
    "packed data in XML": Prepared("custom_xml", part("customXml/item1.xml", f"<x>{'TXVzdGVyZnJhdQ' * 40}</x>")),
    "bytes of a kind yet to come": Prepared("other", {"xl/new/x.bin": OLE}),
    "a locked document within": Prepared("embedded", {"xl/embeddings/a.xlsx": b"PK\x03\x04" + OLE}),
}
# Who made the file, and what no screen would find: taken, and none of it kept.
TAKEN = {
    "properties": Prepared(
        "",
        {
            **part("docProps/custom.xml", f'<Properties><property name="Prüfer">{WOMAN}</property></Properties>'),
            **part("properties.xml", f"<Properties><Manager>{MAN}</Manager></Properties>"),
        },
        {"docProps/core.xml": ("<dc:creator>openpyxl", f"<dc:creator>{WOMAN}")},
    ),
    "settings of a printer": Prepared("", {"xl/printerSettings/printerSettings1.bin": WOMAN.encode("utf-16-le")}),
    "a log of revisions": Prepared(
        "",
        {
            **main("xl/revisions/revisionHeaders.xml", "headers", f'<header userName="{WOMAN}"/>'),
            **main("xl/revisions/revisionLog1.xml", "revisions", f"<rcc><oc><is><t>{WOMAN}</t></is></oc></rcc>"),
            **main("xl/revisions/userNames.xml", "users", f'<userInfo name="{WOMAN}"/>'),
        },
    ),
    "authors of comments": Prepared(
        "", {**part("xl/persons/person.xml", f"<personList>{PERSON}</personList>"), **comments(WOMAN, "bitte prüfen")}
    ),
    "where and by whom it was saved": Prepared("", changes={BOOK: ("<sheets>", PLACE)}),
    "who refreshed a pivot table": Prepared("", pivot("xl/p.xml", "Fallart", more=f' refreshedBy="{MAIL}"')),
    "a picture": Prepared("", {"xl/media/image1.png": b"\x89PNG\r\n\x1a\nMusterfrau"}),
    "a name that no screen knows": Prepared("", drawn("xl/d.xml", "wsDr", runs("Musterfrau war krank"))),
}
