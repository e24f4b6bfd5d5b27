"""Messages about people and devices: signing in, tokens, what was taken back, who there is.

Unknown fields are ignored on reading, as everywhere on this wire.
"""

from datetime import datetime
from typing import Final

import msgspec

from callcenter.protocol.limits import PROTOCOL

PASSPHRASE_LEAST: Final = 10
PASSPHRASE_MOST: Final = 1_024
"""Characters of a passphrase, after NFKC."""

UID_LENGTH: Final = 64
IDEMPOTENCY: Final = "^[A-Za-z0-9_-]{16,86}$"
REVOCATIONS_MAX: Final = 1_000
"""Of one answer."""


class SignInRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/session, with the device's credential: who sits here now."""

    protocol: int = PROTOCOL
    uid: str
    passphrase: str


class PassphraseRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/session/passphrase: `current` is the passphrase of now, or a one-time code."""

    protocol: int = PROTOCOL
    uid: str
    current: str
    fresh: str


class RefreshRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/session/refresh. The desk makes `key` and keeps it *before* it asks.

    The same token with the same key again gives the same pair: a lost answer is no theft.
    """

    protocol: int = PROTOCOL
    refresh: str
    key: str


class EndRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/session/end: this person leaves the desk."""

    protocol: int = PROTOCOL
    refresh: str


class SessionAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed in, the pair of tokens, and the grant for the time without the centre."""

    uid: str
    name: str
    roles: list[str]
    agency: str
    access: str
    access_until: datetime
    refresh: str
    refresh_until: datetime
    grant: str
    server_time: datetime


class PersonAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of GET /v1/session: as whom the centre knows the bearer of this access token."""

    uid: str
    name: str
    roles: list[str]
    agency: str
    device: str
    server_time: datetime


class DoneAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """It is done; asking again changes nothing."""

    server_time: datetime


class Revocation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Grants of this person, or on this device, that were given before this count no more.

    `kind`: `closed` (the account), `changed` (roles or passphrase: sign in again), `retiring` (the
    device: send what waits, then say so), `retired` (the device: at once).
    """

    seq: int
    kind: str
    at: datetime
    uid: str = ""
    device: str = ""


class RevocationsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of GET /v1/revocations?since=: oldest first; ask on after the last when `more`.

    `head` is the newest there is. A `since` above it (the centre was set back) gets all of them.
    `epoch` names the centre's past: under another one than before a desk asks from 0 again.
    """

    revocations: list[Revocation]
    head: int
    more: bool
    server_time: datetime
    epoch: str = ""


class AccountLine(msgspec.Struct, frozen=True, kw_only=True):
    """One account as an administrator sees it; `standing`: active, awaited (has a code), closed."""

    uid: str
    name: str
    roles: list[str]
    agency: str
    standing: str
    last_seen: datetime | None


class AccountsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of GET /v1/accounts, by uid."""

    accounts: list[AccountLine]
    server_time: datetime


class CreateAccountRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/accounts: a new person; `agency` for an officer alone."""

    protocol: int = PROTOCOL
    uid: str
    name: str
    roles: list[str]
    agency: str = ""


class RolesRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/accounts/{uid}/roles: what this person may be from now on."""

    protocol: int = PROTOCOL
    roles: list[str]
    agency: str = ""


class CodeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A one-time code to hand over to its person; it is told once and kept nowhere."""

    uid: str
    code: str
    hours: int
    server_time: datetime


class DeviceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One device; `standing`: pending, approved, retiring or retired."""

    client_id: str
    name: str
    standing: str
    enrolled_at: datetime
    last_seen: datetime


class DevicesAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of GET /v1/devices, the oldest first."""

    devices: list[DeviceLine]
    server_time: datetime


class RetireRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/devices/{client_id}/retire: `now` for a lost one, which gets no time to send."""

    protocol: int = PROTOCOL
    now: bool = False
