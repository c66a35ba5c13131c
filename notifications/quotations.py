"""What of a mail's text did its author write? Pure: the lines above the quotation, without banners and signatures.

A quotation repeats all that could be answered, so that nothing of it may be read. Mail programs mark it in their own
ways; where one marks every line (`>`), what stands below it is the author's as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

QUOTED = ">"
CUT = "-----Original Message-----"
# Each of these begins a quotation, or what was forwarded.
HEADS = re.compile(
    r"""(?ix)
    ^\W*(
        -{2,}\s*(original\s+message|original-nachricht|originalnachricht|ursprüngliche\s+nachricht
                |forwarded\s+message|weitergeleitete\s+nachricht).*
      | (begin\s+forwarded\s+message|anfang\s+der\s+weitergeleiteten\s+(nachricht|e-mail)).*
      | _{10,}
      | am\s.{4,200}\sschrieb\b.*:
      | on\s.{4,200}\swrote:
      | .{1,120}\s(schrieb|wrote)\s+(am|on)\s.{4,80}:
      | intern\s+·\s+zielwacht.*
    )\W*$"""
)
# Outlook's head has no line of its own: a sender, and soon a day or an addressee.
SENDER_LINE = re.compile(r"(?i)^\W*(von|from)\s*:\W*\s\S")
MORE_OF_A_HEAD = re.compile(r"(?i)^\W*(gesendet|sent|datum|date|an|to|betreff|subject|cc)\s*:")
BEGINS_A_HEAD = re.compile(r"(?i)^\W*(am|on)\s.*\d")
# What a mail server or a telephone writes: no words of the author's.
BANNERS = re.compile(
    r"""(?ix)^\W*(
        ext(ern(al|e)?)?(\s+e?-?mail)?\].*
      | extern(al|e)?(\s+e?-?mail)?\W*([:!].*)?$
      | (achtung|vorsicht|warnung|hinweis|caution|warning|attention|notice)\b
          .*(mail|nachricht|message|absender|sender).*
      | (diese|this)\s+(e-?mail|nachricht|message).*
      | \[(cid|image|bild|grafik)\s*:[^\]]*\]
      | -{5}begin\s+pgp\s+signed\s+message-{5} | hash:\s*sha\d+
      | (von\s+meine[mr]|gesendet\s+(von|mit)|sent\s+from|get\s+outlook|holen\s+sie\s+sich\s+outlook|outlook\s+für).*
    )$"""
)
SIGNATURE = re.compile(r"^(--\s?|-{5}BEGIN PGP SIGNATURE-{5})$")
LONGEST_HEAD = 4
MOST_LINES = 5_000


def own_lines(text: str) -> tuple[str, ...]:
    """The lines of the author, in their order, without empty ones."""
    lines = [line.strip("\r\ufeff\u200b ") for line in text.replace("\u00a0", " ").split("\n")[:MOST_LINES]]
    above = _above(lines)
    return _without_banners(above) or _without_banners(_below(lines))


def _without_banners(lines: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for line in lines:
        if SIGNATURE.match(line):
            break
        if line.strip() and not BANNERS.match(line):
            kept.append(line)
    return tuple(kept)


def _above(lines: Sequence[str]) -> list[str]:
    """Up to the first sign of a quotation."""
    above: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith(QUOTED) or _is_head(lines[number : number + LONGEST_HEAD]):
            break
        above.append(line)
    return above


def _below(lines: Sequence[str]) -> list[str]:
    """What follows a quotation of which every line is marked; nothing where it is not, or was forwarded."""
    marked = [number for number, line in enumerate(lines) if line.startswith(QUOTED)]
    if not marked:
        return []
    below = list(lines[marked[-1] + 1 :])
    before = lines[: marked[0]]
    is_all_marked = not any(_is_unmarked_head(line) for line in (*before, *below))
    return _above(below) if is_all_marked else []


def _is_unmarked_head(line: str) -> bool:
    return bool(SENDER_LINE.match(line) or (re.match(r"\W*(-{2,}|_{10,})", line) and HEADS.match(line)))


def _is_head(lines: Sequence[str]) -> bool:
    """Do these lines begin a quotation? Its head may be broken over several."""
    if HEADS.match(lines[0]):
        return True
    if SENDER_LINE.match(lines[0]):
        return any(MORE_OF_A_HEAD.match(line) for line in lines[1:])
    if not BEGINS_A_HEAD.match(lines[0]):
        return False
    return any(HEADS.match(" ".join(lines[:count])) for count in range(2, len(lines) + 1))


BREAKS = frozenset({"address", "br", "div", "dt", "h1", "h2", "h3", "hr", "li", "p", "pre", "table", "td", "tr", "ul"})
UNSEEN = frozenset({"head", "script", "style", "title"})
# The head of a quotation of which every line is marked, as it stands in a `blockquote`.
HEAD_OF_MARKED = re.compile(r"(?i)\bmoz-cite-prefix\b")
# Where a mail program keeps the head of a quotation that nothing marks.
QUOTATIONS = re.compile(r"(?i)\b(gmail_quote|moz-forward-container|divrplyfwdmsg|appendonsend|yahoo_quoted)")


# The library looks for the end of each of these through all that follows, which a hostile mail makes take hours.
OPENS_NOTHING = re.compile(r"<(?![^<>]*>)")


def text_of_html(html: str) -> str:
    """The text of a page in lines; quotations are marked as in a text."""
    reader = _Reader()
    reader.feed(OPENS_NOTHING.sub("&lt;", html))
    reader.close()
    return "\n".join(reader.lines())


class _Reader(HTMLParser):
    """Collects the text in lines. Pages of mail programs are rarely well formed: what is never closed does no harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = " ".join(value or "" for name, value in attrs if name in ("class", "id"))
        if tag in UNSEEN:
            self._unseen += 1
        elif QUOTATIONS.search(said):
            self._parts.append(f"\n{CUT}\n")
        elif HEAD_OF_MARKED.search(said):
            self._parts.append(f"\n{QUOTED} ")
        elif tag == "blockquote":
            self._quoted += 1
            self._break()
        elif tag in BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
            self._break()
        elif tag in BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            before, after = _outer_blanks(data)
            self._parts.append(f"{before}{' '.join(data.split())}{after}")

    def _break(self) -> None:
        self._parts.append(f"\n{QUOTED} " if self._quoted else "\n")

    def lines(self) -> Iterator[str]:
        yield from (line.strip() for line in "".join(self._parts).split("\n"))


def _outer_blanks(data: str) -> tuple[str, str]:
    return (" " if data[:1].isspace() else "", " " if data[-1:].isspace() else "")
