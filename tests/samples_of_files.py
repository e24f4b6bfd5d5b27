"""Invented files of every kind the desk takes, and some it must not; nothing is read from disk."""

import io
import random
import struct
import zlib

from PIL import Image

CHUNK = 256 << 10


def noise(size: int, seed: int = 7) -> bytes:
    """A PDF by its first bytes, then bytes that do not compress."""
    return (b"%PDF-1.7\n" + random.Random(seed).randbytes(size))[:size]


def photo(width: int = 640, height: int = 480, *, secret: str = "") -> bytes:
    """A JPEG; `secret` stands in its metadata: comment, camera and place."""
    image = Image.effect_mandelbrot((width, height), (-2, -1, 1, 1), 40).convert("RGB")
    exif = Image.Exif()
    if secret:
        exif[0x010F] = secret
        exif[0x0112] = 6  # lies on its side
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=secret.encode())
    return out.getvalue()


def bomb(width: int = 13_000, height: int = 13_000) -> bytes:
    """A PNG of some 20 kB whose pixels would fill 500 MB."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    row = b"\x00" * (1 + width // 8)
    pixels = zlib.compress(row * height, 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + end
