"""What the centre answers, as an OpenAPI document: made from the very structs it reads and writes.

schemathesis sees that it is true.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

import callcenter
from callcenter.protocol import messages
from callcenter.server.field_forms import add_forms
from callcenter.server.operation import JSON, Operation, Parameter
from callcenter.server.operations import OPERATIONS

_REF = "#/components/schemas/{name}"
_ERROR = {"$ref": _REF.format(name="ErrorBody")}


def document(operations: Iterable[Operation] = OPERATIONS) -> dict[str, Any]:
    """The OpenAPI 3.1 document of these operations."""
    chosen = tuple(operations)
    structs = {one for op in chosen for one in (op.answer, op.request) if one is not None}
    structs.add(messages.ErrorBody)
    ordered = sorted(structs, key=lambda one: one.__name__)
    _, components = msgspec.json.schema_components(ordered, ref_template=_REF)
    add_forms(components)
    paths: dict[str, dict[str, Any]] = {}
    for one in chosen:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pusat pengaduan", "version": callcenter.__version__},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"device": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(one: Operation) -> dict[str, Any]:
    said: dict[str, Any] = {
        "summary": one.summary,
        "responses": {
            **{str(status): _good(one) for status in one.statuses},
            **{str(status): _refused(status) for status in sorted({*one.refusals, 500, 503})},
        },
    }
    if one.secured:
        said["security"] = [{"device": []}]
    if one.request is not None:
        schema = {"$ref": _REF.format(name=one.request.__name__)}
        said["requestBody"] = {"required": True, "content": {JSON: {"schema": schema}}}
    if one.body_media:
        raw = {"schema": {"type": "string", "format": "binary"}}
        said["requestBody"] = {"required": True, "content": {one.body_media: raw}}
    if one.parameters:
        said["parameters"] = [_parameter(parameter) for parameter in one.parameters]
    return said


def _good(one: Operation) -> dict[str, Any]:
    if not one.media:
        return {"description": "Good"}
    if one.answer is not None:
        schema: dict[str, Any] = {"$ref": _REF.format(name=one.answer.__name__)}
    else:
        schema = {"type": "object"} if one.media == JSON else {"type": "string"}
    return {"description": "Good", "content": {one.media: {"schema": schema}}}


def _refused(status: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        "description": "Refused; `code` says why",
        "content": {JSON: {"schema": _ERROR}},
    }
    if status == 401:  # noqa: PLR2004 - HTTP asks for it
        said["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    return said


def _parameter(one: Parameter) -> dict[str, Any]:
    return {"name": one.name, "in": one.place, "required": one.required, "schema": one.schema}
