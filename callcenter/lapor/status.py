"""What may honestly be said of the link to LAPOR: the outcome of the last real request."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from callcenter.errors import (
    LaporBusy,
    LaporNotSent,
    LaporSignIn,
    LaporSilent,
    NetworkError,
)


class LaporLink(StrEnum):
    """How this place stands to LAPOR."""

    OFF = "off"
    """No connection is set."""
    NO_TOKEN = "no_token"  # noqa: S105 - a word, no secret
    MOVED = "moved"
    """The office's address is another one than the token was given for: it goes nowhere."""
    SERVER = "server"
    """The centre does it for the whole office."""
    UNTRIED = "untried"
    """Set, and not asked yet."""
    OK = "ok"
    AWAY = "away"
    """No answer, or one that asks for patience."""
    SIGN_IN = "sign_in"
    """LAPOR does not take the token."""
    TROUBLE = "trouble"
    """It answers, but not as LAPOR would, or the settings cannot be used."""


class LaporReport(Struct, frozen=True):
    """What one run did, one word; `again_in` in seconds, None when only a change brings work."""

    did: str = ""
    again_in: float | None = None
    error: NetworkError | None = None


class LaporStatus(Struct, frozen=True, kw_only=True):
    """For the screen; the counts as in `ledger.Depth`.

    `since` is when the link became so, `next_try_in` seconds until LAPOR is tried again while it
    is away, `error` what the last request ended with. `address` is the origin the office has set,
    `allowed` the only one the token here may go to, "" while none is said.
    """

    link: LaporLink
    since: datetime
    waiting: int = 0
    oldest_at: datetime | None = None
    doubtful: int = 0
    refused: int = 0
    unmapped: int = 0
    replies: int = 0
    last_ok: datetime | None = None
    next_try_in: float | None = None
    error: NetworkError | None = None
    address: str = ""
    allowed: str = ""


def link_after(error: NetworkError) -> LaporLink:
    """The link a failed request leaves."""
    if isinstance(error, LaporSignIn):
        return LaporLink.SIGN_IN
    if isinstance(error, LaporNotSent | LaporSilent | LaporBusy):
        return LaporLink.AWAY
    return LaporLink.TROUBLE
