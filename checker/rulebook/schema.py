"""The JSON Schema (2020-12) of each kind of rule file, for editors: generated from the loader's models. Pure.

What pydantic leaves out of a schema, and what the loader checks beside the models, is added here, so that a schema
refuses what the loader refuses wherever one file alone shows the mistake. What only other files, the order of
entries or the spelling in YAML show, no schema can say: the tests list it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from checker.domain.calendar_file import CalendarFile, ClosuresFile
from checker.domain.csv_signs import QUOTE, SEPARATOR
from checker.domain.escalation import Escalation
from checker.domain.exact_text import NUMBER
from checker.domain.kinds import KINDS
from checker.domain.organisation_file import OrganisationFile, organisation_file
from checker.domain.plan import PlanFile
from checker.domain.profile import SenderFile
from checker.domain.rule import GoalFile
from checker.domain.rule_test import RuleTestFile
from checker.domain.template_text import MOST_STARS, PLACEHOLDERS
from checker.domain.vocabulary import Vocabulary
from checker.rulebook.load import MOST_RULES
from checker.rulebook.schema_conditions import conditions, extra_properties
from checker.rulebook.schema_house_words import level_described, word_conditions, word_properties
from checker.rulebook.schema_stamp import stamp_of
from checker.rulebook.schema_words import described
from checker.rulebook.yaml_scalar import LARGEST

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
# What text must look like that a function checks when it is read, by the name of that function.
PATTERN_BY_CHECK: Mapping[str, str] = {
    "_exact": rf"^(?=(\D*\d){{1,12}}\D*$){NUMBER}$",
    "_period_text": (r"^(?!0000)[0-9]{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-ytd|-r12|-(0[1-9]|[12][0-9]|3[01]))?)?$"),
    "plain_word": r"^(?!\s)[^<>{}`*_]*(?<!\s)$",
    "_is_a_day": (
        r"^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))$"
    ),
    "_separates": rf"^(?:{SEPARATOR.pattern})$",
    "_encloses": rf"^(?:{QUOTE.pattern})$",
    "_placeholders_and_stars": rf"^(?![\s\S]*\{{(?!({'|'.join(PLACEHOLDERS)})\}})[^{{}}]*\}})"
    rf"(?![\s\S]*(\{{[a-z_]+\}})[\s\S]*\2)(?!(?:[^*]*\*){{{MOST_STARS + 1}}})",
    "_a_factor": rf"^(?=.*[1-9])(?!-|0*1(\.0*)?$)(?=0*[0-9]{{1,9}}(\.|$)){NUMBER}$",
    "_says_something": r"[^*\s]",
}


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of rule file: its name, the files it is for, the model they are read with."""

    name: str
    files: str
    model: type[BaseModel]

    @property
    def published(self) -> str:
        """The file name of its schema beside the rules."""
        return f"{self.name}.schema.json"


FILE_KINDS: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("organisation", "organisation.yaml", OrganisationFile),
        FileKind("calendar", "calendar.yaml", CalendarFile),
        FileKind("closures", "closures.yaml", ClosuresFile),
        FileKind("escalation", "escalation.yaml", Escalation),
        FileKind("vocabulary", "vocabulary.yaml", Vocabulary),
        FileKind("sender", "senders/<sender>.yaml", SenderFile),
        FileKind("plan", "plans/<year>/plan.yaml", PlanFile),
        FileKind("goal", "plans/<year>/goals/<goal>.yaml", GoalFile),
        FileKind("test", "plans/<year>/tests/<goal>.yaml", RuleTestFile),
    )
}


def schema_of(kind: FileKind, vocabulary: Vocabulary) -> Schema:
    """The schema of one kind of file with the words of a house, as plain JSON values."""
    # How the file of the organisation is built follows from the levels of the house.
    is_house = issubclass(kind.model, OrganisationFile)
    model = organisation_file(vocabulary.levels_of_house) if is_house else kind.model
    drawn = model.model_json_schema(schema_generator=_Drawn, mode="validation")
    head = {"$schema": DIALECT, "$comment": stamp_of(vocabulary), "title": f"Zielwacht: {kind.files}"}
    schema = {**head, **drawn}
    for name, part in _groups(schema, model.__name__):
        _complete(name, part, vocabulary)
    return schema


def as_text(schema: Schema) -> str:
    """The schema as it is published: UTF-8, one blank a level, a line end at the end."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


class _Drawn(GenerateJsonSchema):
    """pydantic's drawing, with days and checked texts as they are written in YAML."""

    def date_schema(self, schema: Any) -> Schema:  # noqa: ARG002 - as pydantic calls it
        return {"type": "string", "format": "date", "pattern": _DAY}

    def int_schema(self, schema: Any) -> Schema:
        drawn = super().int_schema(schema)
        drawn.setdefault("minimum", -LARGEST)
        drawn.setdefault("maximum", LARGEST)
        return drawn

    def function_after_schema(self, schema: Any) -> Schema:
        drawn = super().function_after_schema(schema)
        check: Callable[..., Any] = schema["function"]["function"]
        pattern = PATTERN_BY_CHECK.get(getattr(check, "__name__", ""))
        return {**drawn, "pattern": pattern} if pattern and drawn.get("type") == "string" else drawn

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - as pydantic calls it
        return False  # the key says it


def _groups(schema: Schema, name: str) -> Iterator[tuple[str, Schema]]:
    """Every group of keys in the schema by the name of its model."""
    yield name, schema
    yield from schema.get("$defs", {}).items()


def _complete(model: str, part: Schema, vocabulary: Vocabulary) -> None:
    """Add to one group of keys what the loader asks of it, and what its keys mean."""
    properties = part.get("properties", {})
    if "title" in part and part["title"] == model:
        del part["title"]
    for key, more in {**extra_properties(model), **word_properties(model, vocabulary)}.items():
        # The words of the model's own type stay; a stricter form is added beside them.
        properties[key] = {**properties[key], "allOf": [*properties[key].get("allOf", []), more]}
    for key in properties:
        if (text := described(model, key) or level_described(model, key, vocabulary)) is not None:
            properties[key] = {"description": text, **properties[key]}
    if model == "Rule":
        properties["kind"] |= {
            "enum": list(KINDS),
            "markdownEnumDescriptions": [_kind_in_words(kind) for kind in KINDS],
        }
    if model == "GoalFile":
        properties["rules"]["maxItems"] = MOST_RULES
    if all_of := [*conditions(model, properties), *word_conditions(model, vocabulary)]:
        part["allOf"] = all_of


def _kind_in_words(kind: str) -> str:
    said = import_module(f"checker.domain.kinds.{kind}").__doc__ or ""
    return said.strip().split("\n")[0].removesuffix(" Pure.")
