"""A record as URL-safe text that only this centre can have written: opaque to desks, signed."""

import base64
import binascii
import hmac
from hashlib import sha256
from typing import TypeVar

import msgspec

_MAC_LENGTH = 16
_MAX_LENGTH = 512
R = TypeVar("R", bound=msgspec.Struct)


def write_signed(record: msgspec.Struct, purpose: bytes, secret: bytes) -> str:
    """The record with its signature, which holds for this purpose alone."""
    body = msgspec.msgpack.encode(record)
    signed = _mac(body, purpose, secret) + body
    return base64.urlsafe_b64encode(signed).decode("ascii").rstrip("=")


def read_signed(text: str, kind: type[R], purpose: bytes, secret: bytes) -> R | None:
    """The record that a text holds, None when it is forged, cut or for another purpose."""
    try:
        if len(text) > _MAX_LENGTH:
            return None
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        mac, body = data[:_MAC_LENGTH], data[_MAC_LENGTH:]
        if not hmac.compare_digest(mac, _mac(body, purpose, secret)):
            return None
        return msgspec.msgpack.decode(body, type=kind)
    except (ValueError, binascii.Error, msgspec.DecodeError):
        return None


def _mac(body: bytes, purpose: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, purpose + b"\0" + body, sha256).digest()[:_MAC_LENGTH]
