"""zstd for bodies: small on the wire, and never larger in memory than the receiver allows."""

import zstandard

LEVEL = 1
"""Twice the speed of level 3 for a few per cent of size on event JSON."""


class PackedInvalid(ValueError):
    """The bytes are not one whole zstd frame; `too_large` tells a bomb from damage."""

    def __init__(self, *, too_large: bool) -> None:
        super().__init__("too large" if too_large else "damaged")
        self.too_large = too_large


def pack(data: bytes) -> bytes:
    """One zstd frame that states its content's size."""
    return zstandard.ZstdCompressor(level=LEVEL, write_content_size=True).compress(data)


def unpack(data: bytes, limit: int) -> bytes:
    """The content of one frame, at most `limit` bytes; PackedInvalid otherwise.

    A frame must state its size: so a bomb is refused by its header, before any memory is taken,
    and a lying header makes the decompressor stop.
    """
    try:
        size = zstandard.get_frame_parameters(data).content_size
        if size == zstandard.CONTENTSIZE_UNKNOWN:
            raise PackedInvalid(too_large=False)
        if size > limit:
            raise PackedInvalid(too_large=True)
        return zstandard.ZstdDecompressor().decompress(data, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise PackedInvalid(too_large=False) from error
