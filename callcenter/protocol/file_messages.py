"""The messages of the lane for attached files, and its limits. The bytes travel bare."""

import re
from datetime import datetime

import msgspec

FILE_BYTES = 20 << 20
"""The largest file that is taken, unless the centre is set to less."""

CHUNK_BYTES = 256 << 10
"""Most bytes of one PATCH."""

THUMBNAIL_BYTES = 256 << 10
"""A thumbnail is smaller than this."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class FileBegin(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/files: a file this desk has, and a ticket that names it.

    `sha256` in hex, `size` in bytes; `type` is only what the desk believes.
    """

    protocol: int
    sha256: str
    size: int
    type: str
    ticket_id: str


class FileStored(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of PATCH: `stored` bytes of `size` lie at the centre; `complete`: all, verified."""

    sha256: str
    size: int
    stored: int
    complete: bool
    server_time: datetime


class FileState(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of POST /v1/files, the same and whether it is `announced`.

    Announced: the log says on the ticket asked about that the file is here. False while it is not
    complete, or the ticket's `attachment_added` event has not reached the centre.
    """

    sha256: str
    size: int
    stored: int
    complete: bool
    announced: bool
    server_time: datetime


def is_sha256(text: str) -> bool:
    """64 hexadecimal digits, lower case: also the only form that ever becomes a path."""
    return _SHA256.fullmatch(text) is not None
