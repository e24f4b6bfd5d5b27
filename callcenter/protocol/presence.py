"""What desks tell of each other while they are linked: who sits there, what is open, what waits.

No event: nothing of it is kept longer than it is true, and nothing depends on it.
"""

from datetime import datetime
from typing import Final

import msgspec

from callcenter.protocol.limits import PROTOCOL

PRESENCE_SECONDS: Final = 45
"""What was told longer ago says only when the desk was heard last, not who is there."""

PRESENCE_DAYS: Final = 7
"""Desks silent for longer are not named."""

PERSON_LENGTH: Final = 200


class PresenceRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/presence: what this desk is. `open` is the id of the ticket on screen, or nothing;
    `unsent` counts tickets that wait, the oldest since `oldest`."""

    protocol: int = PROTOCOL
    client_id: str
    uid: str = ""
    name: str = ""
    open: str = ""
    unsent: int = 0
    oldest: datetime | None = None


class DeskPresence(msgspec.Struct, frozen=True, kw_only=True):
    """Another desk as the centre heard it last, at `seen`; `desk` is its name there."""

    client_id: str
    desk: str
    uid: str = ""
    name: str = ""
    open: str = ""
    unsent: int = 0
    oldest: datetime | None = None
    seen: datetime

    def is_here(self, now: datetime) -> bool:
        """Whether it is linked now, as far as the centre knows."""
        return (now - self.seen).total_seconds() <= PRESENCE_SECONDS


class PresenceAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The other desks, by name."""

    desks: list[DeskPresence]
    server_time: datetime
