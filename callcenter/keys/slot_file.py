"""`keyslots.json` beside the database: its shape, strict reading, atomic writing, the copy before.

Derives and opens nothing: costs beyond the limits are refused here, before anybody derives.
"""

import re
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from callcenter.errors import StoreNewer
from callcenter.keys.durable import read_bounded, sync_folder, write_durably

KEYSLOTS = "keyslots.json"
BACKUP = "keyslots.json.bak"
DAMAGED = "keyslots.json.damaged"
VERSION: Literal[1] = 1
MOST_BYTES = 64 << 10
MOST_SLOTS = 48

_Bytes8 = Annotated[bytes, Meta(min_length=8, max_length=8)]
_Bytes12 = Annotated[bytes, Meta(min_length=12, max_length=12)]
_Bytes16 = Annotated[bytes, Meta(min_length=16, max_length=16)]
_Bytes32 = Annotated[bytes, Meta(min_length=32, max_length=32)]
_Bytes48 = Annotated[bytes, Meta(min_length=48, max_length=48)]
_Bytes80 = Annotated[bytes, Meta(min_length=80, max_length=80)]
_Count = Annotated[int, Meta(ge=1, le=1 << 40)]
_Moment = Annotated[int, Meta(ge=0, le=1 << 40)]
_UID = r"^[A-Za-z0-9._@-]{1,64}\Z"
_Uid = Annotated[str, Meta(pattern=_UID)]
_By = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._@-]{0,64}\Z")]
_Name = Annotated[str, Meta(max_length=80)]
Vouched = Literal["first", "online", "countersigned"]
"""By what a slot was made: at the desk's first start, with the centre, by a supervisor's word."""


class Costs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """argon2id of one slot: memory (KiB), passes, lanes; never less, never more than this."""

    memory_kib: Annotated[int, Meta(ge=19 << 10, le=256 << 10)]
    passes: Annotated[int, Meta(ge=2, le=6)]
    lanes: Annotated[int, Meta(ge=1, le=8)]


class Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Data keys sealed to a public key."""

    ephemeral: _Bytes32
    box: _Bytes80


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One operator's way in. `made` and `until` are unix seconds; `until` 0 = for good."""

    uid: _Uid
    name: _Name
    vouched: Vouched
    by: _By
    made: _Moment
    until: _Moment
    public: _Bytes32
    costs: Costs
    salt: _Bytes16
    nonce: _Bytes12
    wrapped: _Bytes48
    sealed: Sealed
    pending: Sealed | None = None


class Recovery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The organisation's way in: the data keys sealed to its public key."""

    public: _Bytes32
    sealed: Sealed
    pending: Sealed | None = None


class SlotFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of the file. `generation` counts writings, `number` data keys; `pending` number or 0."""

    version: Literal[1]
    profile: Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    generation: _Count
    number: _Count
    pending: _Moment
    rotation_due: bool
    device: _Bytes8
    slots: Annotated[tuple[Slot, ...], Meta(max_length=MOST_SLOTS)]
    recovery: Recovery | None
    mac: _Bytes32
    device_mac: _Bytes32

    def slot(self, uid: str) -> Slot | None:
        """The slot of this operator, None when there is none."""
        return next((one for one in self.slots if one.uid == uid), None)


class _Version(msgspec.Struct):
    version: int


_decode = msgspec.json.Decoder(SlotFile, strict=True).decode
_version = msgspec.json.Decoder(_Version).decode


def is_uid(text: str) -> bool:
    """True when this can be somebody's uid: 1 to 64 letters, digits and `. _ @ -`."""
    return re.match(_UID, text) is not None


def encode(file: SlotFile) -> bytes:
    """The one way this file is written."""
    return msgspec.json.encode(file, order="deterministic") + b"\n"


def body(file: SlotFile) -> bytes:
    """What both marks are made over: everything but the marks."""
    return encode(msgspec.structs.replace(file, mac=b"", device_mac=b""))


def parse(data: bytes, path: Path) -> SlotFile | None:
    """The file, None when it is not exactly as this program writes it.

    Raises StoreNewer when a newer desk wrote it.
    """
    with suppress(msgspec.MsgspecError, UnicodeDecodeError):
        found = _version(data).version
        if found > VERSION:
            raise StoreNewer(str(path), str(found), str(VERSION))
        file = _decode(data)
        if encode(file) == data and _agrees(file):
            return file
    return None


def read(path: Path) -> SlotFile | None:
    """The file at `path`, None when it is absent, too large or damaged. Raises StoreNewer."""
    data = read_bounded(path, MOST_BYTES)
    return None if data is None else parse(data, path)


def write(profile: Path, file: SlotFile, *, forget: bool = False) -> None:
    """Puts the file in place; the one before stays as the copy.

    With `forget` the copy becomes the new file too: what was withdrawn must not come back with it.
    Raises DiskFull or StoreUnwritable; then the one before stands.
    """
    data = encode(file)
    if parse(data, profile / KEYSLOTS) is None or len(data) > MOST_BYTES:
        raise ValueError("this is no file that could be read again")
    before = read_bounded(profile / KEYSLOTS, MOST_BYTES)
    whole = before is not None and parse(before, profile / KEYSLOTS) is not None
    if before is not None and whole:
        write_durably(profile / BACKUP, before)
    write_durably(profile / KEYSLOTS, data)
    if forget or not whole:
        write_durably(profile / BACKUP, data)


def put_back(profile: Path) -> None:
    """The copy takes the file's place; the damaged one stays beside it. Raises as `write`."""
    data = read_bounded(profile / BACKUP, MOST_BYTES)
    if data is None:
        raise ValueError("there is no copy")
    damaged = read_bounded(profile / KEYSLOTS, 16 * MOST_BYTES)
    if damaged is not None:
        write_durably(profile / DAMAGED, damaged)
    write_durably(profile / KEYSLOTS, data)
    sync_folder(profile)


def _agrees(file: SlotFile) -> bool:
    """True when nobody stands twice and pending keys are everybody's or nobody's."""
    owners: list[Slot | Recovery] = [*file.slots, *([file.recovery] if file.recovery else [])]
    waiting = file.pending != 0
    return (
        len({one.uid for one in file.slots}) == len(file.slots)
        and all((one.pending is not None) == waiting for one in owners)
        and file.pending in (0, file.number + 1)
    )
