"""How far a new desk has read the history: opaque to it and signed, as the cursor is."""

import msgspec

from callcenter.server.refusal import Refused
from callcenter.server.signed_text import read_signed, write_signed

_VERSION = 1
_PURPOSE = b"history"


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
    return write_signed(progress, _PURPOSE, secret)


def read_token(text: str, epoch: str, secret: bytes) -> Progress:
    """What a token says; Refused 400 when it is forged, 410 when it is of another past."""
    progress = read_signed(text, Progress, _PURPOSE, secret)
    if progress is None:
        raise Refused(400, "token_invalid")
    if progress.version != _VERSION or progress.epoch != epoch:
        raise Refused(410, "lineage")
    return progress
