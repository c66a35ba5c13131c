"""Why a file, a row or a record was not accepted as it is: a code with its facts, never a sentence. Pure.

`checker.wording.record_problem_texts` says each code in German and English. Facts may hold what a sender wrote, where
that is figures and signs only or resembles a known word; which of them a surface repeats is the wording's decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from checker.domain.problem import Location


class ProblemCode(StrEnum):
    """What is wrong or doubtful. Behind the code stand the names of the facts that come with it."""

    facts: tuple[str, ...]

    def __new__(cls, code: str, *facts: str) -> ProblemCode:
        member = str.__new__(cls, code)
        member._value_ = code
        member.facts = facts
        return member

    # The file as a whole
    NO_PROFILE_OF_THIS_NAME = "no_profile_of_this_name"
    SEVERAL_PROFILES_FIT = "several_profiles_fit"
    LINES_OF_NO_PROFILE = "lines_of_no_profile"
    SHEETS_OF_NO_PROFILE = "sheets_of_no_profile"
    HEADINGS_OF_NO_PROFILE = "headings_of_no_profile"
    READ_BY_OTHER_PROFILES = "read_by_other_profiles", "profile"
    FILE_EMPTY = "file_empty"
    FILE_WITHDRAWN = "file_withdrawn", "withdrawn_on", "by"
    FILE_OF_ANOTHER_KIND = "file_of_another_kind", "found", "wanted"
    ZIP_CONTAINER = "zip_container"
    NO_TEXT_FILE = "no_text_file", "encoding"
    PACKING_TORN = "packing_torn"
    UNPACKED_TOO_LARGE = "unpacked_too_large", "megabytes"
    UTF16_NOT_AGREED = "utf16_not_agreed", "encoding"
    NO_UTF16 = "no_utf16"
    UTF8_NOT_AGREED = "utf8_not_agreed", "encoding"
    BYTE_OF_ANOTHER_ENCODING = "byte_of_another_encoding", "byte", "encoding"
    QUOTE_NOT_CLOSED = "quote_not_closed"
    TEXT_AFTER_QUOTE = "text_after_quote"
    CELL_TOO_LONG = "cell_too_long", "limit"
    SEPARATOR_NOT_AGREED = "separator_not_agreed", "separator", "agreed"
    ROW_TOO_LONG = "row_too_long", "limit"
    CSV_UNREADABLE = "csv_unreadable"
    OLD_OR_LOCKED_WORKBOOK = "old_or_locked_workbook"
    WORKBOOK_TOO_LARGE = "workbook_too_large", "megabytes"
    NO_WORKBOOK = "no_workbook"
    UNSCREENED_PART = "unscreened_part", "sealed"
    CELL_TOO_FAR = "cell_too_far", "address", "most_rows", "most_columns"
    TOO_MANY_CELLS = "too_many_cells", "count", "limit"
    TOO_MANY_ROWS = "too_many_rows", "limit"
    TOO_MANY_WITHOUT_BULK = "too_many_without_bulk", "limit"
    MORE_ROWS_THAN_SET = "more_rows_than_set", "limit"
    READER_ENDED = "reader_ended"
    READER_TOO_SLOW = "reader_too_slow", "seconds"
    SHEET_NOT_AGREED = "sheet_not_agreed"
    NOT_ONE_SHEET = "not_one_sheet", "count", "sheet"

    # A list of records in JSON
    NO_JSON = "no_json", "detail"
    JSON_CONSTANT = "json_constant", "constant"
    JSON_TOO_LARGE = "json_too_large"
    NO_LIST = "no_list", "schema"
    LIST_NOT_FOUND = "list_not_found", "path"
    LIST_EMPTY = "list_empty"
    KEY_TWICE = "key_twice"
    NESTED_TOO_DEEPLY = "nested_too_deeply"
    NO_OBJECT = "no_object"
    SCHEMA_UNKNOWN = "schema_unknown"
    TYPE_UNKNOWN = "type_unknown", "word"
    KEY_UNKNOWN = "key_unknown", "word"
    AUTHORITY_BY_PROFILE = "authority_by_profile"
    UNIT_OTHER_THAN_SCOPE = "unit_other_than_scope"
    NO_DUE_DATE = "no_due_date", "day", "target"
    VALUE_OF_ANOTHER_KIND = "value_of_another_kind", "field", "kind"

    # The table around the rows
    NO_HEADER = "no_header"
    NO_DATA_UNDER_A_HEADER = "no_data_under_a_header"
    HEADER_ONLY = "header_only"
    NO_ROWS = "no_rows"
    COLUMN_MISSING = "column_missing", "column"
    COLUMN_TWICE = "column_twice", "column"
    COLUMN_UNKNOWN = "column_unknown", "title"
    NO_HEADING_READ = "no_heading_read"
    HEADING_SAYS_THE_SAME = "heading_says_the_same"
    COLUMN_HEADED_OTHERWISE = "column_headed_otherwise", "heading"
    LINE_MISSING = "line_missing", "line"
    LINE_MISSING_BELOW = "line_missing_below", "line"
    FIRST_LINE_MISSING = "first_line_missing", "line"
    LAST_ROW_MISSING = "last_row_missing", "line"
    NO_ROW_IS_DATA = "no_row_is_data"
    NO_SUCH_TIME = "no_such_time", "cell"
    LINE_WITHOUT_PERIOD = "line_without_period", "line"
    NO_PERIOD_NAMED = "no_period_named"
    PERIODS_DIFFER = "periods_differ", "in_line", "in_name"

    # A row
    ROW_WIDTH = "row_width", "cells", "header"
    ROW_WIDTH_EXPECTED = "row_width_expected", "cells", "expected"
    CELL_WITHOUT_TITLE = "cell_without_title"
    ROW_NUMBER_TWICE = "row_number_twice", "number"
    ROW_OF_NO_PROFILE = "row_of_no_profile", "word"
    ROW_OF_TWO_PROFILES = "row_of_two_profiles", "profiles"
    SAME_KEY_TWICE = "same_key_twice", "listed"
    KEPT_OUT_WITH_ITS_FILE = "kept_out_with_its_file", "culprit"
    SAID_SINCE = "said_since"
    ROW_OF_ANOTHER_REPORT = "row_of_another_report", "period"
    CELL_EMPTY = "cell_empty", "column"
    MARK_WHERE_NEEDED = "mark_where_needed", "column", "mark"

    # A cell
    FORMULA_NOT_CALCULATED = "formula_not_calculated"
    ERROR_CELL = "error_cell", "error"
    NO_NUMBER = "no_number", "cell"
    TEXT_TOO_LONG = "text_too_long", "limit"
    DAY_FOR_NUMBER = "day_for_number", "cell"
    NO_WHOLE_NUMBER = "no_whole_number", "amount"
    NUMBER_NOT_FINITE = "number_not_finite"
    NUMBER_TOO_LARGE = "number_too_large"
    NUMBER_TOO_FINE = "number_too_fine", "limit"
    FIGURE_BEYOND_RULE = "figure_beyond_rule", "field", "rule"
    TEXT_UNSTORABLE = "text_unstorable", "sign"
    NO_DAY = "no_day", "cell"
    NUMBER_FOR_DAY = "number_for_day", "cell"
    WEEK_FOR_DAY = "week_for_day", "cell"
    NO_SUCH_DAY = "no_such_day", "cell"
    YEAR_OF_TWO_DIGITS = "year_of_two_digits", "cell"
    DAY_WRITTEN_OTHERWISE = "day_written_otherwise", "cell"
    WEEK_WITHOUT_YEAR = "week_without_year", "cell"
    NO_SUCH_WEEK = "no_such_week", "cell", "year"
    NO_MONTH = "no_month", "cell"
    DAY_FOR_MONTH = "day_for_month", "cell"
    NO_SUCH_MONTH = "no_such_month", "cell"
    NO_QUARTER = "no_quarter", "cell"
    YEAR_IMPLAUSIBLE = "year_implausible", "year", "first", "last"
    WORD_UNKNOWN = "word_unknown", "word"
    AGGREGATION_UNFIT = "aggregation_unfit"
    UNIT_UNKNOWN = "unit_unknown", "word", "unit_level"
    VALUE_FOR_UNIT = "value_for_unit"
    UNIT_AMBIGUOUS = "unit_ambiguous", "cell"

    # A record that contradicts itself, the plan or the calendar
    FIELD_MISSING = "field_missing", "field"
    FIELD_NEGATIVE = "field_negative", "field"
    FIELD_TOO_SMALL = "field_too_small", "field", "limit"
    FIELD_TOO_LARGE = "field_too_large", "field", "limit"
    FIELD_TOO_LONG = "field_too_long", "field", "limit"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole", "part", "part_value", "whole", "whole_value"
    SHARE_EXCEEDS_WHOLE = "share_exceeds_whole", "part", "part_value", "whole", "whole_value"
    FAULTY_OF_WHOLE_FILES = "faulty_of_whole_files", "field", "topic", "word"
    MEASUREMENT_WITHOUT_FIGURE = "measurement_without_figure", "value", "numerator", "denominator"
    STAFF_WITHOUT_FIGURE = "staff_without_figure", "rate", "days_sick", "days_target", "persons", "fte", "filled"
    PERIOD_OF_A_REQUEST = "period_of_a_request", "request"
    NO_REQUEST_NUMBER = "no_request_number", "field", "word"
    DAYS_IN_WRONG_ORDER = "days_in_wrong_order", "field", "day", "before", "before_day"
    EVENT_WITHOUT_DAY = "event_without_day", "planned_on", "held_on"
    EVENT_STATUS_UNFIT = "event_status_unfit", "held_on", "status"
    OUTSIDE_PLAN_YEARS = "outside_plan_years", "time"
    STILL_TO_COME = "still_to_come", "day", "reported"
    STAND_AHEAD = "stand_ahead", "day", "received"
    UNIT_NOT_IN_PERIOD = "unit_not_in_period", "unit", "period"
    UNIT_NOT_ON_DAY = "unit_not_on_day", "unit", "day"

    # What looks like data of persons
    PERSONAL_NAME_OF_FILE = "personal_name_of_file", "personal"
    PERSONAL_NAME_OF_SHEET = "personal_name_of_sheet", "personal"
    PERSONAL_CELL = "personal_cell", "personal"
    PERSONAL_COLUMN = "personal_column", "personal", "heading"
    PERSONAL_COMMENT = "personal_comment", "personal", "number"
    PERSONAL_PART = "personal_part", "room", "personal"
    PERSONAL_FIELD = "personal_field", "room", "personal", "heading"
    PERSONAL_RECORD = "personal_record", "personal", "number"
    PERSONAL_KEY = "personal_key", "personal", "number", "heading"
    PERSONAL_MORE = "personal_more", "count"

    # Taken, but doubtful
    SUM_DIFFERS = "sum_differs", "column", "sum", "rows"
    TOTAL_MISSING = "total_missing", "label"
    COLUMNS_IGNORED = "columns_ignored", "why", "columns", "titles"
    ROWS_SKIPPED = "rows_skipped", "why", "listed"
    ROWS_BEYOND_THE_END = "rows_beyond_the_end", "listed"
    FILES_NOT_COUNTED = "files_not_counted", "batches", "listed"
    FILES_UNFIT = "files_unfit", "files", "most", "all", "listed"
    COUNTED_BY_NO_RULE = "counted_by_no_rule", "topic", "row"
    AGGREGATION_OF_NO_RULE = "aggregation_of_no_rule", "topic", "aggregation", "counted"
    TARGET_OF_NO_RULE = "target_of_no_rule", "field", "word"
    TOPIC_OF_NO_RULE = "topic_of_no_rule", "field", "word"
    OWED_BY_ANOTHER_LEVEL = "owed_by_another_level", "unit", "level", "owed"
    NO_PLAN_OF_THE_YEAR = "no_plan_of_the_year", "year"
    OWNER_UNKNOWN = "owner_unknown", "role"
    PARTICIPANT_UNKNOWN = "participant_unknown", "role"
    PLACE_UNKNOWN = "place_unknown", "place"
    TWO_OFFICIAL_FIGURES = "two_official_figures", "month"
    OVERTAKEN_BY_OFFICIAL = "overtaken_by_official", "listed"
    OVERTAKEN_BY_DATA_MONTH = "overtaken_by_data_month", "listed"
    OVERTAKEN_BY_STAND = "overtaken_by_stand", "listed"
    OVERTAKEN_WITH_THE_SAME_STAND = "overtaken_with_the_same_stand", "listed"
    OVERTAKEN_WITHOUT_STAND = "overtaken_without_stand", "listed"
    CORRECTED_SINCE = "corrected_since", "listed"


class PersonalData(StrEnum):
    """Classes of personal data that the privacy screen distinguishes: in a text, or in the title of a column."""

    EMAIL = "email"
    IBAN = "iban"
    BG_NUMBER = "bg_number"
    CUSTOMER_NUMBER = "customer_number"
    INSURANCE_NUMBER = "insurance_number"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    PERSON = "person"
    NAMES = "names"
    CUSTOMER_NUMBERS = "customer_numbers"
    BG_NUMBERS = "bg_numbers"
    CASE_NUMBERS = "case_numbers"
    BIRTH_DATES = "birth_dates"
    BANK_ACCOUNTS = "bank_accounts"
    INSURANCE_NUMBERS = "insurance_numbers"
    ADDRESSES = "addresses"


class FieldName(NamedTuple):
    """A field of a record; `title` is the sender's own word for it, empty where no column gives it."""

    name: str
    title: str = ""


class NamedLevel(NamedTuple):
    """A level of the house with what a sentence calls its units; the words stay when the house drops the level."""

    id: str
    de: str
    en: str

    def called(self, locale: str) -> str:
        return self.en if locale == "en" else self.de


# A number or day is what a workbook holds typed; None: a text that is not repeated.
FactValue = str | int | Decimal | date | FieldName | NamedLevel | tuple[str | NamedLevel, ...] | tuple[int, ...] | None
Facts = Mapping[str, FactValue]


class Part(NamedTuple):
    """What of the place is meant. `record` and `row` count from 1, 0: none; `column` is a title, `field` our name."""

    column: str = ""
    record: int = 0
    row: int = 0
    field: str = ""
    is_sum_row: bool = False


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class RecordProblem:
    """One reason: where, what, what would be accepted there and what was probably meant."""

    where: Location
    code: ProblemCode
    facts: Facts = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    nearest: str | None = None
    part: Part = WHOLE

    def __post_init__(self) -> None:
        assert self.facts.keys() == set(self.code.facts), f"{self.code} comes with {self.code.facts}"

    @property
    def is_of_its_file(self) -> bool:
        """Is nothing wrong with the row itself, but with another one of its file?"""
        return self.code is ProblemCode.KEPT_OUT_WITH_ITS_FILE


class Contradiction(ValueError):
    """A record that says what no record can say. Raised by the models, which know fields but no columns."""

    def __init__(self, code: ProblemCode, facts: Facts) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code.value)


def as_content(problem: RecordProblem) -> dict[str, Any]:
    """JSON-ready, and only what is not empty. The file's name stands beside wherever this is kept."""
    where = problem.where
    content = {
        "code": problem.code.value,
        "line": where.line,
        "column": where.column,
        "sheet": where.sheet,
        "facts": {name: _fact_content(value) for name, value in problem.facts.items()},
        "allowed": list(problem.allowed),
        "nearest": problem.nearest,
        "part": {name: value for name, value in problem.part._asdict().items() if value},
    }
    return {name: value for name, value in content.items() if value}


def of_content(content: Mapping[str, Any], file: str) -> RecordProblem:
    """The problem as it was kept."""
    return RecordProblem(
        where=Location(file, content.get("line", 0), content.get("column", 0), content.get("sheet", "")),
        code=(code := ProblemCode(content["code"])),
        # A fact that the code has got since then is not known.
        facts={name: _fact(content.get("facts", {}).get(name)) for name in code.facts},
        allowed=tuple(content.get("allowed", ())),
        nearest=content.get("nearest"),
        part=Part(**content.get("part", {})),
    )


def _fact_content(value: FactValue) -> Any:
    match value:
        case FieldName():
            return {"field": value.name, "title": value.title}
        case NamedLevel():
            return value._asdict()
        case Decimal():
            return {"number": str(value)}
        case date():
            return {"day": value.isoformat()}
        case tuple():
            return [_fact_content(each) for each in value]
        case _:
            return value


def _fact(content: Any) -> FactValue:
    match content:
        case {"field": name, "title": title}:
            return FieldName(name, title)
        case {"id": level, "de": de, "en": en}:
            return NamedLevel(level, de, en)
        case {"number": number}:
            return Decimal(number)
        case {"day": day}:
            return date.fromisoformat(day)
        case list():
            return tuple(NamedLevel(**each) if isinstance(each, dict) else each for each in content)
        case str() | int() | None:
            return content
        case _:
            raise ValueError("a fact is kept in no other form")
