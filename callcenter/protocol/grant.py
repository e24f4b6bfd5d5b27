"""The offline grant: what the centre signed about a person on one device, and how a desk reads it.

Pure: no clock, no file, no network. The centre signs with its Ed25519 key; a desk knows the public
half since its enrolment. Time is given in as the highest ever seen, so that a clock which was set
back revives nothing. It opens no database: only the key slot does.
"""

import base64
import binascii
from collections.abc import Iterable
from datetime import datetime
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from msgspec import Struct
from msgspec.structs import replace

from callcenter.protocol.account_messages import Revocation
from callcenter.protocol.roles import Role, grant_hours, read_roles

POLICY: Final = 1
"""Version of the rules that roles stand for."""

KEY_BYTES: Final = 32
GRANT_LENGTH: Final = 4_096
_SIGNATURE = 64
_VERSION = 1
_CONTEXT = b"callcenter grant 1\0"
"""Signed along, so that this key's word about anything else is never taken for a grant."""


class GrantInvalid(ValueError):
    """Not a grant that counts; `reason` is form, signature, version, device, centre or expired."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """Who may be what, on which device, from when to when (aware times).

    `revision` is the last revocation the centre knew when it signed.
    """

    version: int = _VERSION
    uid: str
    name: str
    roles: list[str]
    agency: str = ""
    device: str
    centre: str
    iat: datetime
    exp: datetime
    revision: int
    policy: int = POLICY

    @property
    def known_roles(self) -> frozenset[Role]:
        """The roles this program knows."""
        return read_roles(self.roles)


class SeenTime(Struct, frozen=True):
    """The highest time this desk ever saw; kept by it, inside its database."""

    highest: datetime

    def seen(self, wall: datetime) -> "SeenTime":
        """After another look at the clock: it only ever rises."""
        return self if wall <= self.highest else replace(self, highest=wall)

    def told(self, server_time: datetime) -> "SeenTime":
        """After a live answer of the centre itself: its time counts, even when it is lower.

        The one way back from a clock that ran years ahead. Never call it with a stored time, or
        with one out of a grant.
        """
        return replace(self, highest=server_time)


def new_signing_key() -> bytes:
    """A fresh private key, 32 bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(signing_key: bytes) -> bytes:
    """The public half, 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def key_text(public: bytes) -> str:
    """A public key as it travels: base64url without padding, 43 characters."""
    return _encode(public)


def read_key(text: str) -> bytes:
    """The public key of this text; GrantInvalid (form) when it is none."""
    found = _decode(text, 64)
    if len(found) != KEY_BYTES:
        raise GrantInvalid("form")
    return found


def sign_grant(grant: Grant, signing_key: bytes) -> str:
    """The grant with its signature, as text to be kept and shown again."""
    body = msgspec.json.encode(grant)
    signature = Ed25519PrivateKey.from_private_bytes(signing_key).sign(_CONTEXT + body)
    return _encode(signature + body)


def read_grant(text: str, public: bytes, *, device: str, centre: str, at: SeenTime) -> Grant:
    """The grant, when it was signed for this device by this centre and still counts.

    `at` is the highest time seen, the present included. Raises GrantInvalid. A grant from the
    future is good: the signature proves that this time was reached, so the clock is behind.
    """
    grant = _signed(text, public)
    if grant.version != _VERSION:
        raise GrantInvalid("version")
    if grant.device != device:
        raise GrantInvalid("device")
    if grant.centre != centre:
        raise GrantInvalid("centre")
    if not _sound(grant) or at.seen(grant.iat).highest >= grant.exp:
        raise GrantInvalid("expired")
    return grant


def is_revoked(grant: Grant, revocations: Iterable[Revocation]) -> bool:
    """Whether the centre took this grant back after it was given: its person's or its device's.

    By number and by time: either is enough, should the centre have been set back in between.
    """
    return any(
        one.seq > grant.revision or one.at > grant.iat
        for one in revocations
        if (one.uid and one.uid == grant.uid) or (one.device and one.device == grant.device)
    )


def _signed(text: str, public: bytes) -> Grant:
    data = _decode(text, GRANT_LENGTH)
    signature, body = data[:_SIGNATURE], data[_SIGNATURE:]
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _CONTEXT + body)
    except InvalidSignature:
        raise GrantInvalid("signature") from None
    except ValueError:
        raise GrantInvalid("form") from None
    try:
        return msgspec.json.decode(body, type=Grant)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GrantInvalid("form") from error


def _sound(grant: Grant) -> bool:
    """Times with a zone, and no longer than its roles may have: a desk believes no longer span."""
    if grant.iat.tzinfo is None or grant.exp.tzinfo is None:
        return False
    hours = (grant.exp - grant.iat).total_seconds() / 3600
    return 0 < hours <= grant_hours(grant.known_roles)


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def _decode(text: str, most: int) -> bytes:
    if len(text) > most or "=" in text:
        raise GrantInvalid("form")
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise GrantInvalid("form") from None
    if _encode(data) != text:  # one text for one grant: no spare bits to play with
        raise GrantInvalid("form")
    return data
