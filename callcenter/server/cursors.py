"""The cursor: a place in the feed, opaque to desks and signed, so that none can be made up."""

import msgspec

from callcenter.protocol.chain import START
from callcenter.server.refusal import Refused
from callcenter.server.signed_text import read_signed, write_signed

_VERSION = 1
_PURPOSE = b"cursor"


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
    return write_signed(place, _PURPOSE, secret)


def read_cursor(text: str, epoch: str, secret: bytes) -> Place:
    """The place a cursor names, empty text being the beginning; Refused 400 when forged."""
    if not text:
        return beginning(epoch)
    place = read_signed(text, Place, _PURPOSE, secret)
    if place is None or place.version != _VERSION:
        raise Refused(400, "cursor_invalid")
    return place


def read_given(text: str, epoch: str, secret: bytes) -> Place:
    """The same for one that may be another centre's: then it says nothing."""
    try:
        return read_cursor(text, epoch, secret)
    except Refused:
        return beginning(epoch)
