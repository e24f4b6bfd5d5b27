"""What the desk may honestly say about its link: the outcome of the last real request (SYNC 9)."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from callcenter.errors import (
    ClientTooOld,
    DevicePending,
    DeviceRetired,
    DeviceRetiring,
    NetworkError,
    NotEnrolled,
    NotOurServer,
    ServerBusy,
    Unreachable,
)
from callcenter.store.history import History

__all__ = ["History", "LinkState", "Report", "SyncStatus", "state_of"]


class LinkState(StrEnum):
    """How the desk stands to the centre."""

    NEVER = "never"
    """No centre was set."""
    ONLINE = "online"
    OFFLINE = "offline"
    """No answer from the centre, or not tried yet."""
    NOT_ENROLLED = "not_enrolled"
    PENDING = "pending"
    """Enrolled; an administrator has not let it in yet."""
    LEAVING = "leaving"
    """To be taken out of service: only what waits is still sent."""
    LEFT = "left"
    """Taken out of service: nothing is asked any more."""
    TOO_OLD = "too_old"
    TROUBLE = "trouble"
    """The centre answers, but something needs a person."""


class SyncStatus(Struct, frozen=True):
    """For the strip. `unsent` counts the tickets that have not come back from the centre yet.

    `since` is when the state began; `offset_ms` the centre's clock minus this one's; `error` is
    what the last request ended with.
    """

    state: LinkState
    since: datetime
    unsent: int
    oldest_unsent_at: datetime | None
    quarantined: int
    offset_ms: int | None
    last_ok: datetime | None
    server_name: str
    error: NetworkError | None = None
    offers: int = 0
    """Events the centre has lost and is being given back."""
    history: History | None = None
    """How far a desk has come that does not read the whole feed."""


class Report(Struct, frozen=True):
    """What one run did; `again_in` is seconds, None when only a person can change it."""

    state: LinkState
    pushed: int = 0
    pulled: int = 0
    settled: int = 0
    quarantined: int = 0
    again_in: float | None = None
    error: NetworkError | None = None
    offered: int = 0


_BY_STANDING = {
    DevicePending: LinkState.PENDING,
    DeviceRetiring: LinkState.LEAVING,
    DeviceRetired: LinkState.LEFT,
}


def state_of(error: NetworkError) -> LinkState:
    """The state a failed request leaves."""
    if isinstance(error, NotEnrolled):
        return _BY_STANDING.get(type(error), LinkState.NOT_ENROLLED)
    if isinstance(error, ClientTooOld):
        return LinkState.TOO_OLD
    if isinstance(error, Unreachable | ServerBusy | NotOurServer):
        return LinkState.OFFLINE
    return LinkState.TROUBLE
