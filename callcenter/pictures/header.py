"""How large a picture says it is, read from its header: nothing is decoded. Pure.

A header may lie; the one who decodes looks again. What this refuses is never decoded at all.
"""

from collections.abc import Callable

from callcenter.errors import PictureRefused
from callcenter.pictures.kinds import JPEG, PNG, WEBP, sniff

MAX_PIXELS = 40_000_000
"""SECURITY 8: a PNG of 20 kB can ask for 500 MB."""

Size = tuple[int, int]
_STARTS_OF_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_PNG_HEADER = 24
_WEBP_HEADER = 30


def check_picture(data: bytes) -> None:
    """PictureRefused("pixels") for a picture above 40 million pixels; other files are let pass."""
    size = picture_size(data)
    if size is not None and size[0] * size[1] > MAX_PIXELS:
        raise PictureRefused("pixels")


def picture_size(data: bytes) -> Size | None:
    """Width and height in pixels, None when this is no picture or has no readable header."""
    reader = _READERS.get(sniff(data[:32]))
    return None if reader is None else reader(data)


def _png(data: bytes) -> Size | None:
    if len(data) < _PNG_HEADER or data[12:16] != b"IHDR":
        return None
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def _webp(data: bytes) -> Size | None:
    if len(data) < _WEBP_HEADER or data[:4] != b"RIFF":
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return _little(data[24:27]) + 1, _little(data[27:30]) + 1
    if kind == b"VP8L":
        bits = _little(data[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        return _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF
    return None


def _jpeg(data: bytes) -> Size | None:
    """Walks the segments to the start of the frame; every step goes forward, so it ends."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:  # noqa: PLR2004 - every marker begins so
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a fill byte
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker in _STARTS_OF_FRAME:
            frame = data[at + 5 : at + 9]
            return (int.from_bytes(frame[2:]), int.from_bytes(frame[:2])) if frame[3:] else None
        else:
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4]))
    return None


def _little(part: bytes) -> int:
    return int.from_bytes(part, "little")


_READERS: dict[str, Callable[[bytes], Size | None]] = {JPEG: _jpeg, PNG: _png, WEBP: _webp}
