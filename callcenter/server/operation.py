"""How one operation of the centre is described; which there are stands in `operations`."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

JSON = "application/json"
TEXT = "text/plain"
BYTES = "application/octet-stream"

BODY = (400, 413, 415, 422)
"""What any request with a body may get: not readable, too large, unknown encoding, wrong shape."""
KNOWN = (401,)
"""Who is not known: a device or, where people are served, a session that is over."""


class Parameter(Struct, frozen=True):
    """One parameter of a path, query or header."""

    name: str
    schema: Mapping[str, Any]
    place: str = "query"
    required: bool = False


class Operation(Struct, frozen=True):
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
    media: str = JSON
    body_media: str = ""
