"""What the centre answers, as an OpenAPI document: made from the very structs it reads and writes.

One table of operations; a test sees that it names every route, and schemathesis that it is true.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

import callcenter
from callcenter.protocol import file_messages, messages
from callcenter.server.field_forms import add_forms

_JSON = "application/json"
_TEXT = "text/plain"
_BYTES = "application/octet-stream"
_REF = "#/components/schemas/{name}"
_ERROR = {"$ref": _REF.format(name="ErrorBody")}

_BODY = (400, 413, 415, 422)
"""What any request with a body may get: not readable, too large, unknown encoding, wrong shape."""
_DESK = (401,)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a path, query or header."""

    name: str
    schema: Mapping[str, Any]
    place: str = "query"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One method on one path: what goes in, what comes out, and every status that is no 2xx."""

    method: str
    path: str
    summary: str
    answer: type[msgspec.Struct] | None = None
    request: type[msgspec.Struct] | None = None
    statuses: tuple[int, ...] = (200,)
    refusals: tuple[int, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    secured: bool = True
    media: str = _JSON
    body_media: str = ""


_CURSOR = Parameter("cursor", {"type": "string", "maxLength": 512})
_WAIT = Parameter("wait", {"type": "integer", "minimum": 0})
_LIMIT = Parameter("limit", {"type": "integer", "minimum": 0})
_PROTOCOL = Parameter("protocol", {"type": "integer", "minimum": 1})

_SHA256 = Parameter("sha256", {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "path", True)
_UPLOAD_OFFSET = Parameter("Upload-Offset", {"type": "integer", "minimum": 0}, "header", True)

OPERATIONS: tuple[Operation, ...] = (
    Operation("GET", "/healthz", "Whether the centre and its database answer", secured=False),
    Operation(
        "GET",
        "/metrics",
        "Counters for Prometheus, to be asked from this machine alone",
        refusals=(403,),
        secured=False,
        media=_TEXT,
    ),
    Operation("GET", "/v1/info", "Who is there", messages.ServerInfo, secured=False),
    Operation(
        "POST",
        "/v1/enrol",
        "Makes a desk known by a one-time code",
        messages.EnrolAnswer,
        messages.EnrolRequest,
        refusals=(*_BODY, 403, 426, 429),
        secured=False,
    ),
    Operation(
        "POST",
        "/v1/numbers/lease",
        "Blocks of ticket numbers",
        messages.LeaseAnswer,
        messages.LeaseRequest,
        refusals=(*_BODY, *_DESK, 403, 426),
    ),
    Operation(
        "POST",
        "/v1/sync/push",
        "Events of a desk, in the order of their count",
        messages.PushAnswer,
        messages.PushRequest,
        refusals=(*_BODY, *_DESK, 403, 409, 426),
    ),
    Operation(
        "POST",
        "/v1/sync/offer",
        "Events of any desk that the centre has lost",
        messages.OfferAnswer,
        messages.OfferRequest,
        refusals=(*_BODY, *_DESK, 403, 426),
    ),
    Operation(
        "POST",
        "/v1/sync/lineage",
        "Up to where the pasts of desk and centre are the same",
        messages.LineageAnswer,
        messages.LineageRequest,
        refusals=(*_BODY, *_DESK, 403, 426),
    ),
    Operation(
        "GET",
        "/v1/sync/changes",
        "The feed after a cursor",
        messages.ChangesAnswer,
        refusals=(400, *_DESK, 410, 426),
        parameters=(_CURSOR, _WAIT, _LIMIT, _PROTOCOL),
    ),
    Operation(
        "POST",
        "/v1/files",
        "Begins an attached file, or says how far it is",
        file_messages.FileState,
        file_messages.FileBegin,
        statuses=(200, 201),
        refusals=(*_BODY, *_DESK, 426),
    ),
    Operation(
        "HEAD",
        "/v1/files/{sha256}",
        "How far a file is, in Upload-Offset and Upload-Length",
        refusals=(*_DESK, 404),
        parameters=(_SHA256,),
        media="",
    ),
    Operation(
        "PATCH",
        "/v1/files/{sha256}",
        "Adds a chunk at Upload-Offset",
        file_messages.FileStored,
        refusals=(*_BODY, *_DESK, 404, 408, 409),
        parameters=(_SHA256, _UPLOAD_OFFSET),
        body_media=_BYTES,
    ),
    Operation(
        "GET",
        "/v1/files/{sha256}",
        "The bytes of a whole file, or a range of them",
        statuses=(200, 206),
        refusals=(*_DESK, 404, 416),
        parameters=(_SHA256,),
        media=_BYTES,
    ),
    Operation(
        "GET",
        "/v1/files/{sha256}/thumbnail",
        "A small picture, made anew by the centre",
        refusals=(*_DESK, 404),
        parameters=(_SHA256,),
        media="image/jpeg",
    ),
)


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
        said["requestBody"] = {"required": True, "content": {_JSON: {"schema": schema}}}
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
        schema = {"type": "object"} if one.media == _JSON else {"type": "string"}
    return {"description": "Good", "content": {one.media: {"schema": schema}}}


def _refused(status: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        "description": "Refused; `code` says why",
        "content": {_JSON: {"schema": _ERROR}},
    }
    if status == 401:  # noqa: PLR2004 - HTTP asks for it
        said["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    return said


def _parameter(one: Parameter) -> dict[str, Any]:
    return {"name": one.name, "in": one.place, "required": one.required, "schema": one.schema}
