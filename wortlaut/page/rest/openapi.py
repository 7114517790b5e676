"""The OpenAPI 3.1 description, made of the operations and of the types that they answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

import wortlaut
from wortlaut.page.rest.operations import Operation, Parameter
from wortlaut.page.rest.types import Problem
from wortlaut.page.words import words

_REFERENCE = "#/components/schemas/{name}"
_KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "day": {"type": "string", "format": "date"},
    "yes": {"type": "boolean"},
}
_PROBLEMS = {400: "wrong", 403: "forbidden", 404: "missing", 409: "contradiction", 413: "large", 503: "busy"}


def description(operations: Sequence[Operation]) -> dict[str, Any]:
    """Return the description of some operations as an object for JSON."""
    types = [Problem, *(each for one in operations for each in (one.answer, one.body) if each is not None)]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    schema_of = {repr(each): schema for each, schema in zip(types, schemas, strict=True)}
    paths: dict[str, dict[str, Any]] = {}
    for each in operations:
        paths.setdefault(each.path, {})[each.method] = _operation(each, schema_of)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wortlaut",
            "version": wortlaut.__version__,
            "description": words("en")("api.about"),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "password": {"type": "http", "scheme": "basic"},
                "token": {"type": "apiKey", "in": "header", "name": "X-Wortlaut-Token"},
            },
        },
        "security": [{}, {"password": []}],
    }


def _operation(each: Operation, schema_of: dict[str, dict[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": each.name,
        "summary": each.summary(words("en")),
        "parameters": [_parameter(one) for one in each.parameters],
        "responses": {
            str(each.status): {
                "description": words("en")("api.answer.fine"),
                "content": {"application/json": {"schema": schema_of[repr(each.answer)]}},
            },
            **_problems(each.problems, schema_of[repr(Problem)]),
        },
    }
    if each.body is not None:
        made["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema_of[repr(each.body)]}},
        }
    if each.method != "get":
        made["security"] = [{"token": []}, {"token": [], "password": []}]
    return made


def _problems(statuses: Iterable[int], schema: dict[str, Any]) -> dict[str, Any]:
    return {
        str(status): {
            "description": words("en").of("api.answer", _PROBLEMS.get(status, "wrong")),
            "content": {"application/problem+json": {"schema": schema}},
        }
        for status in sorted({*statuses, 503})
    }


def _parameter(each: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {**_KINDS[each.kind], **({"enum": list(each.values)} if each.values else {})}
    made: dict[str, Any] = {
        "name": each.name,
        "in": each.where,
        "description": words("en").of("api.parameter", each.name),
        "schema": {"type": "array", "items": schema} if each.several else schema,
    }
    if each.where == "path" or each.required:
        made["required"] = True
    if each.several:
        made |= {"style": "form", "explode": True}
    return made
