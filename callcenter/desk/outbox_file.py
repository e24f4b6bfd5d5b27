"""What stands in a file of unsent work: records of one kind each, read and written in a stream.

A record is its kind (1 byte), its length (4 bytes) and its bytes: `M` says whose work it is, `A`
begins an attached file, `B` goes on with its content, `E` is an event as first encoded, `Z` ends.
"""

import struct
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from callcenter.errors import SealedFileRefused

ENDING = ".lpgx"
OWNER, FILE, CONTENT, EVENT, END = b"M", b"A", b"B", b"E", b"Z"
_HEAD = struct.Struct(">cI")
_MOST = 1 << 20


class Owner(msgspec.Struct, frozen=True):
    """Whose work it is; the counts are there for showing progress alone."""

    client_id: str
    device: str
    operator: str
    server: str
    made_at: datetime
    events: int
    files: int
    form: int = 1


class FileHead(msgspec.Struct, frozen=True):
    """An attached file, its content follows."""

    ticket_id: str
    sha256: str
    size: int
    mime: str
    name: str


def record(kind: bytes, content: bytes) -> bytes:
    """One record as bytes."""
    return _HEAD.pack(kind, len(content)) + content


def records(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The records of a stream, up to and without its end.

    Raises SealedFileRefused("damaged") when it does not end as it must.
    """
    rest = bytearray()
    ended = False
    for piece in pieces:
        rest += piece
        while not ended and (found := _next(rest)) is not None:
            kind, content = found
            ended = kind == END
            if not ended:
                yield kind, content
    if not ended or rest:
        raise SealedFileRefused("damaged")


def _next(rest: bytearray) -> tuple[bytes, bytes] | None:
    if len(rest) < _HEAD.size:
        return None
    kind, size = _HEAD.unpack_from(rest)
    if size > _MOST:
        raise SealedFileRefused("damaged")
    if len(rest) < _HEAD.size + size:
        return None
    content = bytes(rest[_HEAD.size : _HEAD.size + size])
    del rest[: _HEAD.size + size]
    return kind, content
