"""How far a new desk has read the history: opaque to it and signed, as the cursor is."""

import base64
import binascii
import hmac
from hashlib import sha256

import msgspec

from callcenter.server.refusal import Refused

_VERSION = 1
_MAC_LENGTH = 16
_MAX_LENGTH = 512


class Progress(msgspec.Struct, frozen=True, array_like=True):
    """Read down to these places, each below the head the history was begun at.

    `floor` is the first place within `days`, looked up once; `left` counts the tickets still to
    come, -1 before it was counted. A token of a centre that knew no matters begins them
    at the next page.
    """

    version: int
    epoch: str
    open_below: int
    callers_below: int
    closed_below: int
    left: int = -1
    days: int = -1
    floor: int = 0
    matters_below: int = 1 << 62


def begin(epoch: str, head: int) -> Progress:
    """Nothing read yet."""
    return Progress(_VERSION, epoch, head + 1, head + 1, head + 1)


def write_token(progress: Progress, secret: bytes) -> str:
    """URL-safe text with its signature."""
    body = msgspec.msgpack.encode(progress)
    return base64.urlsafe_b64encode(_mac(body, secret) + body).decode("ascii").rstrip("=")


def read_token(text: str, epoch: str, secret: bytes) -> Progress:
    """What a token says; Refused 400 when it is forged, 410 when it is of another past."""
    try:
        if len(text) > _MAX_LENGTH:
            raise ValueError("too long")
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        mac, body = data[:_MAC_LENGTH], data[_MAC_LENGTH:]
        if not hmac.compare_digest(mac, _mac(body, secret)):
            raise ValueError("signature")
        progress = msgspec.msgpack.decode(body, type=Progress)
    except (ValueError, binascii.Error, msgspec.DecodeError) as error:
        raise Refused(400, "token_invalid") from error
    if progress.version != _VERSION or progress.epoch != epoch:
        raise Refused(410, "lineage")
    return progress


def _mac(body: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, b"history\0" + body, sha256).digest()[:_MAC_LENGTH]
