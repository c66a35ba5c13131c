"""What does somebody answer by the first line of a reply? Pure; what is not understood whole is unclear, never guessed.

    ERLEDIGT 12.10. 50.1-2016/077

A line is a choice, then days, a file number and words that change nothing. One word more may turn its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from checker.domain.answer import LIES_AHEAD, LIES_BEHIND, AnswerChoice, ReadAnswer, Unclear
from checker.domain.visible import plain
from checker.wording.answer_words import BETWEEN, CHOICES, IN_ITS_PLACE, READS, SALUTATIONS, SHORT_WEEKDAYS
from checker.wording.dates import MONTHS, WEEKDAYS
from checker.wording.locales import Locale

SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
AROUND = " \t\"'„“”‚‘’»«*_()[]<>,;:!?–—-"
IN_ORDER = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?\b")
MONTH_FIRST = re.compile(r"\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b")
A_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2})?\.?)?")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# Digits with a sign between; no run of letters that could be a name.
FILE_NUMBER = re.compile(r"(?=[^\s]{3,40}$)(?=.*\d)(?=.*[./-])(?!.*[^\W\d_]{4})[\w]+(?:[./-]+[\w]+)+", re.UNICODE)
A_TOKEN = re.compile(r"zw-[0-9a-f]{6,64}")
A_TOKEN_FIRST = re.compile(r"^zw-[0-9a-f]{6,64}\b\W*")
LONGEST_LINE = 300
# What lies further off is no day of a matter; it may be somebody's birthday.
FARTHEST_YEARS = 1


def folded(text: str) -> str:
    """What a reader sees, in small letters, umlauts written out."""
    return plain(text).casefold().translate(SPELLED_OUT)


def _all(tables: Mapping[Locale, Iterable[str]]) -> frozenset[str]:
    return frozenset(folded(word) for words in tables.values() for word in words)


CHOICE_BY_PHRASE = {
    folded(phrase): choice for words in CHOICES.values() for choice, phrases in words.items() for phrase in phrases
}
LONGEST_FIRST = sorted(CHOICE_BY_PHRASE, key=len, reverse=True)
PASSED_OVER = _all(BETWEEN) | _all(SHORT_WEEKDAYS) | _all(WEEKDAYS)
REPLACES = _all(IN_ITS_PLACE)
MONTH_BY_WORD = {
    folded(name)[:length]: number
    for names in MONTHS.values()
    for number, name in enumerate(names, start=1)
    for length in {3, len(folded(name))}
}
GREETS, READ_BY = tuple(_all(SALUTATIONS)), sorted(_all(READS), key=len, reverse=True)


def read_answer(lines: Sequence[str], received_on: date) -> ReadAnswer:
    """The answer that somebody's own lines give: the first decides, a second choice below it makes it unclear."""
    own = _said(lines)
    if not own:
        return ReadAnswer(unclear=Unclear.NOTHING_SAID)
    answer = read_line(own[0], received_on)
    others = {read_line(line, received_on).choice for line in own[1:] if _choice_at(_bare(line))}
    if answer.choice and others - {None, answer.choice}:
        return replace(answer, choice=None, unclear=Unclear.TWO_CHOICES, reader="")
    return answer


def deciding_line(lines: Sequence[str]) -> str:
    """The line that decides what is answered; empty: nothing is said."""
    return next(iter(_said(lines)), "")


def _said(lines: Sequence[str]) -> list[str]:
    """Without empty lines and a salutation."""
    own = [line for line in lines if folded(line).strip(AROUND)]
    return own[1:] if own and _greets(own[0]) else own


def read_line(line: str, received_on: date) -> ReadAnswer:
    """One line. Days without a year are those nearest to the day on which the answer came in."""
    text = _bare(line[:LONGEST_LINE])
    phrase = _choice_at(text)
    found = _Found(received_on, CHOICE_BY_PHRASE[phrase] if phrase else None)
    rest = text[len(phrase) :] if phrase else text
    rest, reader = _reader(rest) if found.choice is AnswerChoice.AWAY else (rest, "")
    if found.choice and _names_another(found.choice, rest):
        found.unclear = Unclear.TWO_CHOICES
    for word in _with_months_as_numbers(rest).split():
        found.take(word)
    return found.answer(reader, is_whole=len(line) <= LONGEST_LINE)


def _bare(line: str) -> str:
    """What a line says, behind the token that it may begin with."""
    return A_TOKEN_FIRST.sub("", folded(line).strip(AROUND))


def _greets(line: str) -> bool:
    text = folded(line)
    return any(text == word or text.startswith((f"{word} ", f"{word},", f"{word}!")) for word in GREETS)


def _choice_at(text: str) -> str:
    """The phrase by which a text begins; empty: by none."""
    begins = (one for one in LONGEST_FIRST if text.startswith(one) and not text[len(one) : len(one) + 1].isalnum())
    return next(begins, "")


def _names_another(choice: AnswerChoice, text: str) -> bool:
    words = f" {' '.join(word.strip(AROUND + './') for word in text.split())} "
    return any(f" {phrase} " in words for phrase, other in CHOICE_BY_PHRASE.items() if other is not choice)


def _reader(text: str) -> tuple[str, str]:
    """What is left, and who is said to read."""
    for words in READ_BY:
        before, found, after = text.partition(words)
        if found:
            return before, after.strip(AROUND + ".")
    return text, ""


def _with_months_as_numbers(text: str) -> str:
    def ordered(day: str, month: str, year: str | None, said: str) -> str:
        number = MONTH_BY_WORD.get(month)
        return f"{day}.{number}.{year or ''}" if number else said

    text = IN_ORDER.sub(lambda found: ordered(found[1], found[2], found[3], found[0]), text)
    return MONTH_FIRST.sub(lambda found: ordered(found[2], found[1], found[3], found[0]), text)


@dataclass(slots=True)
class _Found:
    """What the words of a line have told so far."""

    received_on: date
    choice: AnswerChoice | None
    days: list[date] = field(default_factory=list)
    file_number: str | None = None
    unclear: Unclear | None = None
    replaces: bool = False
    unknown_words: int = 0

    def take(self, word: str) -> None:
        bare = word.strip(AROUND)
        known = bare.rstrip(".")
        if (parts := _day_parts(bare)) is not None:
            self._take_day(parts)
        elif self.choice is AnswerChoice.CANCELLED and known in REPLACES:
            self.replaces = True
        elif A_TOKEN.fullmatch(bare) or known in PASSED_OVER or not bare.strip("./+&"):
            return
        elif self.file_number is None and FILE_NUMBER.fullmatch(known):
            self.file_number = known.upper()
        else:
            self.unknown_words += 1
            self.unclear = self.unclear or Unclear.MORE_WORDS

    def _take_day(self, parts: tuple[int, int, int | None]) -> None:
        day = _nearest_day(parts, self.received_on)
        if day is None or len(self.days) == (2 if self.choice in HAS_TWO_DAYS else 1):
            self.unclear = self.unclear or Unclear.DOUBTFUL_DAY
        else:
            self.days.append(day)

    def answer(self, reader: str, *, is_whole: bool) -> ReadAnswer:
        """What was understood stands beside the doubt; of a text that is no answer nothing does."""
        first, second = (*self.days, None, None)[:2]
        if self.replaces and second is None:
            first, second = None, first
        unclear = self.unclear or (None if is_whole else Unclear.MORE_WORDS)
        if self.choice is None and self.unknown_words == 1:
            return ReadAnswer(None, Unclear.NO_CHOICE, first, None, self.file_number)
        if self.choice is None:
            return ReadAnswer(unclear=Unclear.NO_CHOICE)
        if unclear is None and self._lies_on_the_wrong_side(first, second):
            unclear = Unclear.DOUBTFUL_DAY
        choice = None if unclear is Unclear.TWO_CHOICES else self.choice
        return ReadAnswer(choice, unclear, first, second, self.file_number, reader)

    def _lies_on_the_wrong_side(self, first: date | None, second: date | None) -> bool:
        if self.choice is AnswerChoice.AWAY:
            return bool(first and second and (second < first or second < self.received_on))
        if first is None:
            return False
        if self.choice in LIES_BEHIND:
            return first > self.received_on
        return self.choice in LIES_AHEAD and first < self.received_on


HAS_TWO_DAYS = frozenset({AnswerChoice.AWAY, AnswerChoice.CANCELLED})


def _day_parts(word: str) -> tuple[int, int, int | None] | None:
    """Day, month and year (None: not said). None: the word is no day."""
    if iso := ISO_DAY.fullmatch(word):
        return int(iso[3]), int(iso[2]), int(iso[1])
    found = A_DAY.fullmatch(word)
    if found is None:
        return None
    year = found[3]
    return int(found[1]), int(found[2]), (int(year) if len(year) == len("2016") else 2000 + int(year)) if year else None


def _nearest_day(parts: tuple[int, int, int | None], to: date) -> date | None:
    """The day that is meant; without a year the one nearest to `to`. None: there is no such day."""
    number, month, year = parts
    years = (year,) if year is not None else (to.year - 1, to.year, to.year + 1)
    days = [day for day in _existing(number, month, years) if abs(day.year - to.year) <= FARTHEST_YEARS]
    return min(days, key=lambda day: abs(day - to)) if days else None


def _existing(number: int, month: int, years: Iterable[int]) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, month, number)
        except ValueError:
            continue
