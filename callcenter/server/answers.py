"""Requests to structs and structs to answers: sizes, zstd, JSON and the one form of an error."""

from typing import TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from callcenter.protocol.limits import BODY_BYTES, PLAIN_BYTES
from callcenter.protocol.messages import ErrorBody
from callcenter.protocol.packing import PackedInvalid, pack, unpack
from callcenter.server.refusal import Refused

JSON_TYPE = "application/json"
_PACK_ABOVE = 512
_T = TypeVar("_T", bound=msgspec.Struct)
_encoder = msgspec.json.Encoder()


async def read_struct(request: Request, kind: type[_T]) -> _T:
    """The request's body as this struct; Refused 400, 413, 415 or 422."""
    body = await _read_body(request)
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise Refused(422, "body_invalid") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, "json_invalid") from error


def answer(struct: msgspec.Struct, request: Request, status: int = 200) -> Response:
    """The struct as JSON, packed when it is worth it and the asker understands."""
    body = _encoder.encode(struct)
    headers = {"cache-control": "no-store"}
    if len(body) > _PACK_ABOVE and "zstd" in request.headers.get("accept-encoding", ""):
        body = pack(body)
        headers["content-encoding"] = "zstd"
    return Response(body, status, headers, media_type=JSON_TYPE)


def refusal(refused: Refused) -> Response:
    """The one form of every answer that is not 2xx."""
    body = _encoder.encode(ErrorBody(code=refused.code, details=refused.details))
    headers = {"cache-control": "no-store"}
    if refused.retry_after is not None:
        headers["retry-after"] = str(refused.retry_after)
    if refused.status == 401:  # noqa: PLR2004 - HTTP asks for it
        headers["www-authenticate"] = "Bearer"
    return Response(body, refused.status, headers, media_type=JSON_TYPE)


async def _read_body(request: Request) -> bytes:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared[:20]) > BODY_BYTES:
        raise Refused(413, "body_too_large")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > BODY_BYTES:
            raise Refused(413, "body_too_large")
        parts.append(part)
    return _plain(b"".join(parts), request.headers.get("content-encoding", ""))


def _plain(body: bytes, encoding: str) -> bytes:
    if encoding in ("", "identity"):
        return body
    if encoding != "zstd":
        raise Refused(415, "encoding_unknown")
    try:
        return unpack(body, PLAIN_BYTES)
    except PackedInvalid as error:
        if error.too_large:
            raise Refused(413, "body_too_large") from error
        raise Refused(400, "zstd_invalid") from error
