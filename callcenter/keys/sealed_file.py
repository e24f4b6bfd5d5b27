"""A file that carries bytes from one desk to another: encrypted, authenticated, streamed.

Layout: `LPGX`, version (1 byte), length of the header (4 bytes), header (JSON), 8 bytes of its
SHA-256, 16 bytes that tell a wrong passphrase from damage, then sealed pieces of 64 KiB. Every
piece is bound to the header, its place and to being the last one or not: what is cut, swapped or
appended is noticed. Knows nothing of what it carries and never writes a plain byte to disk.
"""

import hashlib
import hmac
import os
import secrets
import struct
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from callcenter.errors import SealedFileRefused, file_fault
from callcenter.keys.durable import sync_folder

MAGIC = b"LPGX"
VERSION = 1
PIECE = 64 << 10
_TAG = 16
_MARK = 8
_CHECK = 16
_HEAD = struct.Struct(">4sBI")
_PLACE = struct.Struct(">QB")
_MOST_HEADER = 4 << 10
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs that are not mistaken for each other when read aloud or copied by hand."""
GROUPS, GROUP = 5, 4


class _Header(msgspec.Struct, frozen=True):
    kdf: str
    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    piece: int
    nonce: bytes


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(_Header).decode


def new_passphrase() -> str:
    """Twenty random signs in five groups, 100 bits: `K7QF-M2XD-…`."""
    signs = [secrets.choice(_LETTERS) for _ in range(GROUPS * GROUP)]
    return "-".join("".join(signs[at : at + GROUP]) for at in range(0, len(signs), GROUP))


class SealedWriter:
    """Takes bytes in; they reach the file sealed, a piece at a time."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        header = _Header("argon2id", os.urandom(16), 64 << 10, 3, 4, PIECE, os.urandom(8))
        written = _encode(header)
        key, check = _keys(passphrase, header)
        self._file, self._cipher, self._nonce = file, AESGCM(key), header.nonce
        self._bound = hashlib.sha256(written).digest()
        self._rest = bytearray()
        self._place = 0
        file.write(_HEAD.pack(MAGIC, VERSION, len(written)) + written)
        file.write(self._bound[:_MARK] + hmac.digest(check, written, "sha256")[:_CHECK])

    def write(self, data: bytes) -> None:
        """Adds bytes; at most one piece of them is kept in memory."""
        self._rest += data
        while len(self._rest) > PIECE:
            self._seal(bytes(self._rest[:PIECE]), last=False)
            del self._rest[:PIECE]

    def finish(self) -> None:
        """Seals what is left as the last piece; nothing may be written afterwards."""
        self._seal(bytes(self._rest), last=True)

    def _seal(self, data: bytes, *, last: bool) -> None:
        nonce, bound = _place(self._nonce, self._bound, self._place, last=last)
        self._file.write(self._cipher.encrypt(nonce, data, bound))
        self._place += 1


@contextmanager
def sealed_file(path: Path, passphrase: str) -> Iterator[SealedWriter]:
    """A new file at `path`, there whole or not at all; what stood there before stays until then.

    Raises DiskFull or StoreUnwritable.
    """
    fresh = path.with_name(f"{path.name}.{os.urandom(4).hex()}.part")
    try:
        with ExitStack() as undo:
            undo.callback(fresh.unlink, missing_ok=True)
            with fresh.open("xb") as file:
                writer = SealedWriter(file, passphrase)
                yield writer
                writer.finish()
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
            sync_folder(path.parent)
    except OSError as error:
        raise file_fault(error, str(path)) from error


def read_sealed(path: Path, passphrase: str) -> Iterator[bytes]:
    """The plain pieces in order; the last one comes only when the file ends where it must.

    Raises SealedFileRefused: unreadable, not_ours, newer, passphrase, damaged.
    """
    try:
        with path.open("rb") as file:
            yield from _pieces(file, passphrase)
    except OSError as error:
        raise SealedFileRefused("unreadable") from error


def _pieces(file: BinaryIO, passphrase: str) -> Iterator[bytes]:
    written = _read_header(file)
    marks = file.read(_MARK + _CHECK)
    bound = hashlib.sha256(written).digest()
    if marks[:_MARK] != bound[:_MARK]:
        raise SealedFileRefused("damaged")
    header = _sane(written)
    key, check = _keys(passphrase, header)
    if not hmac.compare_digest(marks[_MARK:], hmac.digest(check, written, "sha256")[:_CHECK]):
        raise SealedFileRefused("passphrase")
    cipher = AESGCM(key)
    sealed = file.read(PIECE + _TAG)
    place, last = 0, False
    while not last:
        after = file.read(PIECE + _TAG)
        last = not after
        nonce, told = _place(header.nonce, bound, place, last=last)
        try:
            yield cipher.decrypt(nonce, sealed, told)
        except InvalidTag as error:
            raise SealedFileRefused("damaged") from error
        sealed, place = after, place + 1


def _read_header(file: BinaryIO) -> bytes:
    begin = file.read(_HEAD.size)
    if len(begin) < _HEAD.size or not begin.startswith(MAGIC):
        raise SealedFileRefused("not_ours")
    _magic, version, size = _HEAD.unpack(begin)
    if version > VERSION:
        raise SealedFileRefused("newer")
    if version < VERSION or size > _MOST_HEADER:
        raise SealedFileRefused("damaged")
    return file.read(size)


def _sane(written: bytes) -> _Header:
    """The header, when its costs are such that opening it does not stop this computer."""
    try:
        header = _decode(written)
    except msgspec.DecodeError as error:
        raise SealedFileRefused("damaged") from error
    costs = (
        8 * 4 <= header.memory_kib <= 256 << 10
        and 1 <= header.passes <= 10  # noqa: PLR2004
        and 1 <= header.lanes <= 4  # noqa: PLR2004
        and len(header.salt) == 16  # noqa: PLR2004
        and len(header.nonce) == 8  # noqa: PLR2004
    )
    if not costs or header.kdf != "argon2id" or header.piece != PIECE:
        raise SealedFileRefused("damaged")
    return header


def _keys(passphrase: str, header: _Header) -> tuple[bytes, bytes]:
    """The key of the pieces and the key of the check; groups and case do not matter."""
    plain = "".join(passphrase.split()).replace("-", "").upper()
    made = Argon2id(
        salt=header.salt,
        length=64,
        iterations=header.passes,
        lanes=header.lanes,
        memory_cost=header.memory_kib,
    ).derive(plain.encode())
    return made[:32], made[32:]


def _place(nonce: bytes, bound: bytes, place: int, *, last: bool) -> tuple[bytes, bytes]:
    """Nonce and bound data of the piece at `place`; no nonce comes twice under one key."""
    return nonce + place.to_bytes(4, "big"), bound + _PLACE.pack(place, last)
