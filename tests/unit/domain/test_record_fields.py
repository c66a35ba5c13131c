"""The fields that rules and profiles may name are those that the models of the records have."""

from __future__ import annotations

from checker.domain.record import MODEL_BY_TYPE
from checker.domain.record_fields import FIELDS_BY_TYPE, REQUIRED_BY_TYPE


def test_every_type_has_the_fields_of_its_model_and_no_other() -> None:
    assert {kind: {*fields} for kind, fields in FIELDS_BY_TYPE.items()} == {
        kind: {*model.model_fields} for kind, model in MODEL_BY_TYPE.items()
    }


def test_what_a_record_must_say_is_what_its_model_requires() -> None:
    assert {kind: {*fields} for kind, fields in REQUIRED_BY_TYPE.items()} == {
        kind: {name for name, field in model.model_fields.items() if field.is_required()}
        for kind, model in MODEL_BY_TYPE.items()
    }
