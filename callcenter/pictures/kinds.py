"""The kind of a file by its first bytes; a name or a sender's word for it is never believed. Pure.

Desk and centre must agree, so both ask here.
"""

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
PICTURES = frozenset({JPEG, PNG, WEBP})
"""The kinds that are ever decoded."""

TEXT = "text/plain"
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", JPEG),
    (0, b"\x89PNG\r\n\x1a\n", PNG),
    (8, b"WEBP", WEBP),
    (0, b"%PDF-", "application/pdf"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftyp", "video/mp4"),
)


def sniff(data: bytes) -> str:
    """The type by the first bytes, plain text last; empty when it is none that is taken."""
    for at, magic, mime in _MAGIC:
        if data[at : at + len(magic)] == magic:
            return mime
    if b"\x00" in data:
        return ""
    try:
        data.decode()
    except UnicodeDecodeError:
        return ""
    return TEXT
