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
    """Answer of GET /v1/info: who is there, for anybody who asks.

    `grant_key` is only to be compared with the one told at the enrolment; empty: an older centre.
    """

    service: str
    server_id: str
    name: str
    version: str
    server_time: datetime
    protocol: int = PROTOCOL
    protocol_min: int = PROTOCOL_MIN
    grant_key: str = ""


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/enrol. The desk makes its own secret, so a lost answer can be asked for again.

    `former` names the earlier centres (their `client_id`) of a desk that is moved here knowingly:
    what those wrote into the log is taken from the desks' offers.
    """

    protocol: int
    code: str
    client_id: str
    incarnation: int
    secret: str
    device_name: str
    former: list[str] = []


class EnrolAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The desk is known; its first blocks of ticket numbers.

    With `approved` false an administrator has to let it in first (401 `device_pending` until then).
    `grant_key` is the public half of what the centre signs grants with: kept, and never replaced
    but by another enrolment.
    """

    client_id: str
    server_id: str
    name: str
    server_time: datetime
    number_blocks: list[int]
    approved: bool = True
    grant_key: str = ""


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


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the feed and the chain there, as 32 hexadecimal digits."""

    seq: int
    chain: str


class LineageRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/sync/lineage: places this desk has passed, at most MARKS_MAX, in any order.

    `cursor` is the one it read the feed with last; `last_block` the highest block of ticket
    numbers it knows of, -1 for none.
    """

    protocol: int
    client_id: str
    incarnation: int
    marks: list[Mark] = []
    cursor: str = ""
    last_block: int = -1


class LineageAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The highest of these places that the centre passed too, 0 and the zero chain for none.

    `cursor` goes on from there; `epoch` names the centre's present past, `server_id` the centre.
    """

    seq: int
    chain: str
    cursor: str
    head: int
    epoch: str
    server_id: str
    server_time: datetime


class OfferedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event with the time the centre once received it; None when it never did."""

    event: msgspec.Raw
    received_at: datetime | None = None


class OfferRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/sync/offer: events of any desk that the centre has lost, in their old order."""

    protocol: int
    client_id: str
    incarnation: int
    events: list[OfferedEvent]


class OfferAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """All events of the offer are on the centre's disk."""

    results: list[PushResult]
    head: int
    chain: str
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
