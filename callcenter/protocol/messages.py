"""Every message between desk and centre as a struct; unknown fields are ignored on reading.

Events travel as `msgspec.Raw`: the bytes the desk first wrote, verbatim, never re-encoded.
"""

from datetime import datetime
from typing import Any, Final

import msgspec

from callcenter.protocol.limits import PROTOCOL, PROTOCOL_MIN

SERVICE: Final = "lampung-callcenter"
"""How a central server says that it is one."""


class ServerInfo(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of GET /v1/info: who is there, for anybody who asks."""

    service: str
    server_id: str
    name: str
    version: str
    server_time: datetime
    protocol: int = PROTOCOL
    protocol_min: int = PROTOCOL_MIN


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/enrol. The desk makes its own secret, so a lost answer can be asked for again."""

    protocol: int
    code: str
    client_id: str
    incarnation: int
    secret: str
    device_name: str


class EnrolAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The desk is known; its first blocks of ticket numbers."""

    client_id: str
    server_id: str
    name: str
    server_time: datetime
    number_blocks: list[int]


class Withheld(msgspec.Struct, frozen=True, kw_only=True):
    """An event the desk keeps back in its own quarantine: its place in the count, and why."""

    n: int
    reason: str = ""


class BlockNeed(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk holds of ticket numbers: unused blocks, and the highest block it ever got."""

    unused: int
    last_block: int = -1


class PushRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/sync/push: the oldest unsent events, in the order of their `n`."""

    protocol: int
    client_id: str
    incarnation: int
    first_n: int
    events: list[msgspec.Raw]
    withheld: list[Withheld] = []
    blocks: BlockNeed | None = None


class PushResult(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one event: `ok`, `known` (was there already) or `quarantined`."""

    eid: str
    state: str
    seq: int | None = None
    reason: str | None = None


class PushAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """All events of the push are on the centre's disk."""

    acked_n: int
    results: list[PushResult]
    head: int
    chain: str
    server_time: datetime
    number_blocks: list[int] = []
    protocol: int = PROTOCOL
    protocol_min: int = PROTOCOL_MIN
    retry_after: float | None = None


class ChangedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event of the feed with what the centre added."""

    seq: int
    received_at: datetime
    event: msgspec.Raw


class ChangesAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of GET /v1/sync/changes: one page; chains as 32 hexadecimal digits."""

    events: list[ChangedEvent]
    chain_start: str
    chain_end: str
    cursor: str
    more: bool
    head: int
    server_time: datetime


class LeaseRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/numbers/lease."""

    protocol: int
    client_id: str
    incarnation: int
    blocks: BlockNeed


class LeaseAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks of 1,000 ticket numbers that are this desk's alone."""

    number_blocks: list[int]
    server_time: datetime


class ErrorBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Body of every answer that is not 2xx; `code` is for programs, nothing is for the screen."""

    code: str
    details: dict[str, Any] = {}
    message: str | None = None
