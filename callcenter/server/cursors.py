"""The cursor: a place in the feed, opaque to desks and signed, so that none can be made up."""

import base64
import binascii
import hmac
from hashlib import sha256

import msgspec

from callcenter.protocol.chain import START
from callcenter.server.refusal import Refused

_VERSION = 1
_MAC_LENGTH = 16
_MAX_LENGTH = 512


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Version, epoch, sequence number and the chain there; the start (`starts`) it was given in.

    A start of 0 was not noted.
    """

    version: int
    epoch: str
    seq: int
    chain: bytes
    start: int = 0
    started_at: int = 0


def beginning(epoch: str) -> Place:
    """Before the first event."""
    return Place(_VERSION, epoch, 0, START)


def place_at(epoch: str, seq: int, chain: bytes) -> Place:
    """Right after event `seq`."""
    return Place(_VERSION, epoch, seq, chain)


def moved(place: Place, seq: int, chain: bytes) -> Place:
    """Right after event `seq`, in the epoch and start of another place."""
    return msgspec.structs.replace(place, seq=seq, chain=chain)


def write_cursor(place: Place, secret: bytes) -> str:
    """The place as URL-safe text with its signature."""
    body = msgspec.msgpack.encode(place)
    return base64.urlsafe_b64encode(_mac(body, secret) + body).decode("ascii").rstrip("=")


def read_cursor(text: str, epoch: str, secret: bytes) -> Place:
    """The place a cursor names, empty text being the beginning; Refused 400 when forged."""
    if not text:
        return beginning(epoch)
    try:
        if len(text) > _MAX_LENGTH:
            raise ValueError("too long")
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        mac, body = data[:_MAC_LENGTH], data[_MAC_LENGTH:]
        if not hmac.compare_digest(mac, _mac(body, secret)):
            raise ValueError("signature")
        place = msgspec.msgpack.decode(body, type=Place)
    except (ValueError, binascii.Error, msgspec.DecodeError) as error:
        raise Refused(400, "cursor_invalid") from error
    if place.version != _VERSION:
        raise Refused(400, "cursor_invalid")
    return place


def read_given(text: str, epoch: str, secret: bytes) -> Place:
    """The same for one that may be another centre's: then it says nothing."""
    try:
        return read_cursor(text, epoch, secret)
    except Refused:
        return beginning(epoch)


def _mac(body: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, b"cursor\0" + body, sha256).digest()[:_MAC_LENGTH]
