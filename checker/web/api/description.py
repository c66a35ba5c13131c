"""The API in words that programs read (OpenAPI 3.1), made of its resources and models. Pure.

`python -m checker.web.api.description` writes it anew beside this module; a test holds the file against the resources.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from checker.web.api.calls import ApiRoute
from checker.web.api.models import ApiProblem
from checker.web.api.query import IDEMPOTENCY_KEY, ApiParameter
from checker.web.api.routes import API_ROUTES
from checker.wording.api_texts import API_STATUS, ApiFault

DESCRIPTION = Path(__file__).with_name("openapi.json")
PATH = "/api/v1/openapi.json"
REF = "#/components/schemas/{model}"
OF_ALL = (
    ApiFault.BAD_QUERY, ApiFault.NOT_YET, ApiFault.BAD_HOST, ApiFault.NO_KEY, ApiFault.UNKNOWN_KEY,
    ApiFault.KEY_HAS_ENDED,
    ApiFault.NOT_OPENED, ApiFault.POST_GIVES_NOTHING, ApiFault.TOO_MANY, ApiFault.BUSY, ApiFault.STORE,
    ApiFault.NO_RULES, ApiFault.BROKEN,
)  # fmt: skip
# Lists may be asked for again by their tag; a problem and a list of items may be of any size within these.
TAGGED = {"ETag": {"schema": {"type": "string"}, "description": "of these bytes; If-None-Match answers 304"}}


def description(routes: Sequence[ApiRoute] = API_ROUTES) -> dict[str, Any]:
    """The whole document."""
    answered: list[type[BaseModel]] = [ApiProblem, *dict.fromkeys(route.model for route in routes)]
    taken: list[type[BaseModel]] = [route.given_model for route in routes if route.given_model is not None]
    models = [(model, "serialization") for model in answered] + [(model, "validation") for model in taken]
    schemas = models_json_schema(models, ref_template=REF)[1]  # type: ignore[arg-type]
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Zielwacht",
            "version": "1",
            "description": "What is stored of verdicts, findings, files and rules; files and facts are brought.",
        },
        "servers": [{"url": "/"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "zielwacht keys new"}},
            "schemas": schemas["$defs"],
        },
    }


def as_text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _operation(route: ApiRoute) -> dict[str, Any]:
    name = route.path.rpartition("/")[2]
    operation: dict[str, Any] = {
        "operationId": f"{'read' if route.method == 'GET' else 'bring'}_{name}",
        "summary": route.means,
        "description": f"Needs a key with the scope `{route.scope.value}`.",
        "parameters": [
            *(_parameter(each, "query") for each in route.takes),
            *(_parameter(each, "header", required=True) for each in route.needs),
        ],
        "responses": _responses(route),
    }
    if route.given:
        schema: dict[str, Any] = {"type": "string", "contentMediaType": route.given}
        if route.given_model is not None:
            schema = {"$ref": REF.format(model=route.given_model.__name__)}
        operation["requestBody"] = {"required": True, "content": {route.given: {"schema": schema}}}
    return operation


def _parameter(parameter: ApiParameter, place: str, *, required: bool = False) -> dict[str, Any]:
    described = {"name": parameter.name, "in": place, "schema": parameter.schema, "description": parameter.means}
    return described | ({"required": True} if required or parameter.is_needed else {})


def _responses(route: ApiRoute) -> dict[str, Any]:
    document = {"application/json": {"schema": {"$ref": REF.format(model=route.model.__name__)}}}
    done: dict[str, Any] = {"description": "done", "content": document}
    responses: dict[str, Any] = {str(route.status): done}
    if IDEMPOTENCY_KEY in route.needs:
        responses["200"] = {"description": "it had been taken before", "content": document}
    if route.method == "GET":
        done["headers"] = TAGGED
        responses["304"] = {"description": "as it was: If-None-Match names it"}
    for status in sorted({API_STATUS[fault] for fault in (*OF_ALL, *route.faults)}):
        responses[str(status)] = {
            "description": HTTPStatus(status).phrase.lower(),
            "content": {"application/problem+json": {"schema": {"$ref": REF.format(model=ApiProblem.__name__)}}},
        }
    return responses


if __name__ == "__main__":
    DESCRIPTION.write_text(as_text(description()), encoding="utf-8")
