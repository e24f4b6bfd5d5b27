"""The audit (SECURITY 6): who did what, when and why; each entry chained to the one before it.

`h_n = SHA256(h_{n-1} || canonical(entry))`, where the canonical bytes are those the writer made:
they are stored, sent and checked verbatim. An entry names fields and never holds their values.
Pure: no clock, no file, no network.
"""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from msgspec import Struct

from callcenter.protocol.limits import PROTOCOL

HASH_BYTES: Final = 32
ENTRY_BYTES: Final = 4_096
"""One entry's JSON."""

AUDIT_ENTRIES: Final = 500
"""Of one request, and of one page of the auditor's reading."""

TEXT_LENGTH: Final = 200
FIELDS_MAX: Final = 32
WORD_LENGTH: Final = 80
_SIGNATURE: Final = 64
_CHECKPOINT_LENGTH: Final = 4_096
_START: Final = b"callcenter audit 1\0"
_CONTEXT: Final = b"callcenter audit checkpoint 1\0"
_DIGITS: Final = re.compile(r"\d(?:[ .()/-]*\d){4,}")
_AT: Final = re.compile(r"[^\s@]+@[^\s@]+")


class Act(StrEnum):
    """What is written down; a word that is missing here is kept all the same."""

    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_OUT = "sign_out"
    ROLE_REFUSED = "role_refused"
    REVEAL = "reveal"
    REVEAL_ALARM = "reveal_alarm"
    APPROVED = "approved"
    APPROVAL_REFUSED = "approval_refused"
    EXPORT = "export"
    PRINT = "print"
    PRANK = "prank"
    MERGE = "merge"
    SETTINGS = "settings"
    RULES = "rules"
    LAPOR = "lapor"
    WAY_IN = "way_in"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    REQUEST = "request"
    RETENTION = "retention"
    BREACH = "breach"
    ACCOUNT = "account"
    DEVICE = "device"
    RESTORED = "restored"
    REFUSED = "refused"
    READ = "read"
    BROKEN = "broken"
    """The chain itself is not as it was: `reason` edited, behind, fork or centre."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act. `n` counts from 1 in its chain; `at` is the best known time, `wall` the desk's own.

    `kind` and `object_id` say what it was done to, `fields` are names, `reason` is a code and
    `text` what a person typed as the reason, without numbers of people.
    """

    n: int
    at: datetime
    wall: datetime
    uid: str
    act: str
    kind: str = ""
    object_id: str = ""
    fields: tuple[str, ...] = ()
    reason: str = ""
    text: str = ""


class Linked(Struct, frozen=True):
    """An entry as stored: its bytes, and the hash of the chain up to it."""

    n: int
    raw: bytes
    hash: bytes


class AuditRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/audit: the entries after `before_n`, whose hash (hex) is `before`.

    Without entries it asks how far the centre has this chain.
    """

    protocol: int = PROTOCOL
    client_id: str
    chain: str
    before_n: int
    before: str
    entries: list[msgspec.Raw] = []


class AuditAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """How far the centre has the chain, signed by it (`read_checkpoint`)."""

    have: int
    checkpoint: str
    server_time: datetime


class AuditLine(msgspec.Struct, frozen=True, kw_only=True):
    """One entry as an auditor reads it; `place` counts at the centre."""

    place: int
    device: str
    device_name: str
    entry: msgspec.Raw


class AuditPage(msgspec.Struct, frozen=True, kw_only=True):
    """GET /v1/audit: the newest first; `more` when there are older ones before the last."""

    lines: list[AuditLine]
    more: bool
    troubles: int
    server_time: datetime


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """The centre's word: it has this chain up to `n` with this hash; and how far its own is."""

    centre: str
    device: str
    chain: str
    n: int
    hash: str
    own_n: int
    at: datetime


class CheckpointInvalid(ValueError):
    """Not a word of this centre about this desk."""


class ChainBroken(ValueError):
    """The entry numbered `n` is not what was chained: changed, missing or out of order."""

    def __init__(self, n: int) -> None:
        super().__init__(f"entry {n}")
        self.n = n


def start_of(chain: str) -> bytes:
    """The hash before the first entry of this chain."""
    return sha256(_START + chain.encode()).digest()


def link(before: bytes, raw: bytes) -> bytes:
    """The hash after one more entry."""
    return sha256(before + raw).digest()


def encode_entry(entry: Entry) -> bytes:
    """The canonical bytes."""
    return msgspec.json.encode(entry)


def read_entry(raw: bytes) -> Entry:
    """The entry in these bytes; raises ValueError when they are none or hold too much."""
    if len(raw) > ENTRY_BYTES:
        raise ValueError("entry too large")
    try:
        found = msgspec.json.decode(raw, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("no entry") from error
    words = (found.uid, found.act, found.kind, found.object_id, found.reason, *found.fields)
    too_long = any(len(word) > WORD_LENGTH for word in words) or len(found.text) > TEXT_LENGTH
    if too_long or len(found.fields) > FIELDS_MAX or not 1 <= found.n < 1 << 53:
        raise ValueError("entry out of bounds")
    if found.at.tzinfo is None or found.wall.tzinfo is None:
        raise ValueError("time without a zone")
    return found


def follow(before: bytes, after: int, raws: Iterable[bytes]) -> Iterator[Linked]:
    """Each entry with its hash, when they are the ones after number `after`.

    Raises ChainBroken at the first that is not.
    """
    for n, raw in enumerate(raws, start=after + 1):
        try:
            fits = read_entry(raw).n == n
        except ValueError:
            fits = False
        if not fits:
            raise ChainBroken(n)
        before = link(before, raw)
        yield Linked(n, raw, before)


def verify(chain: str, entries: Iterable[Linked]) -> tuple[int, bytes]:
    """The number and hash a whole chain ends with; raises ChainBroken where it does not hold."""
    before, last = start_of(chain), 0
    for one in entries:
        last += 1
        found = next(follow(before, last - 1, (one.raw,)))
        if one.n != last or found.hash != one.hash:
            raise ChainBroken(last)
        before = one.hash
    return last, before


def without_numbers(text: str) -> str:
    """A typed reason as it may be kept: no phone, no NIK, no address of mail, one short line."""
    line = " ".join(text.split())
    return _AT.sub("…", _DIGITS.sub("…", line))[:TEXT_LENGTH]


def sign_checkpoint(one: Checkpoint, signing_key: bytes) -> str:
    """The word with its signature, as text to be kept."""
    body = msgspec.json.encode(one)
    signature = Ed25519PrivateKey.from_private_bytes(signing_key).sign(_CONTEXT + body)
    return base64.urlsafe_b64encode(signature + body).decode("ascii")


def read_checkpoint(text: str, public: bytes, *, device: str, centre: str) -> Checkpoint:
    """The word, when this centre gave it about this desk; raises CheckpointInvalid.

    An empty `public` takes the word unproven: a centre of before gave no key at enrolment.
    """
    try:
        data = base64.b64decode(text[:_CHECKPOINT_LENGTH], altchars=b"-_", validate=True)
        signature, body = data[:_SIGNATURE], data[_SIGNATURE:]
        if public:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, _CONTEXT + body)
        found = msgspec.json.decode(body, type=Checkpoint)
        bytes.fromhex(found.hash)
    except (ValueError, binascii.Error, InvalidSignature, msgspec.DecodeError) as error:
        raise CheckpointInvalid from error
    if found.device != device or found.centre != centre or found.n < 0:
        raise CheckpointInvalid
    return found
