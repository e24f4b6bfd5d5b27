"""How a slot comes to be and how the file is written anew; opens nothing, decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from callcenter.errors import FieldInvalid
from callcenter.keys import slot_crypto as crypto
from callcenter.keys.passphrase import check_passphrase
from callcenter.keys.slot_crypto import DataKeys
from callcenter.keys.slot_file import (
    MOST_SLOTS,
    VERSION,
    Costs,
    Sealed,
    Slot,
    SlotFile,
    Vouched,
    is_uid,
    write,
)
from callcenter.keys.slot_loading import Loaded, Opened, info

LONGEST_NAME = 80
COUNTERSIGNED_SECONDS = 4 * 3600
"""How long a supervisor's word opens the desk before the centre must confirm it."""


@dataclass(frozen=True, slots=True)
class NewOperator:
    """Somebody who gets a way in: account, the name that is shown, the passphrase they chose."""

    uid: str
    name: str
    passphrase: str = field(repr=False)


class Vouch(Struct, frozen=True):
    """By what a slot is made: `how`, `by` whom (a supervisor's or an administrator's uid)."""

    how: Vouched
    by: str = ""


FIRST = Vouch("first")


def check_operator(one: NewOperator, there: Sequence[str]) -> None:
    """Raises FieldInvalid or PassphraseRefused when this person cannot get a slot."""
    reason = ""
    if not is_uid(one.uid):
        reason = "uid"
    elif not one.name.strip() or len(one.name) > LONGEST_NAME:
        reason = "name"
    elif one.uid in there:
        reason = "exists"
    elif len(there) >= MOST_SLOTS:
        reason = "too_many"
    if reason:
        raise FieldInvalid("operator", reason)
    check_passphrase(one.passphrase, one.uid, one.name)


def empty_file(profile: str, device: bytes) -> SlotFile:
    """Slots of nobody yet."""
    return SlotFile(
        version=VERSION,
        profile=profile,
        generation=1,
        number=1,
        pending=0,
        rotation_due=False,
        device=crypto.mark_of(device),
        slots=(),
        recovery=None,
        mac=bytes(32),
        device_mac=bytes(32),
    )


def new_slot(
    file: SlotFile,
    device: bytes,
    who: NewOperator,
    vouch: Vouch,
    *,
    opened: Opened,
    now: int,
    costs: Costs,
) -> Slot:
    """A slot for this file with the keys of whoever opened it; `now` in unix seconds."""
    until = now + COUNTERSIGNED_SECONDS if vouch.how == "countersigned" else 0
    blank = replace(
        crypto.nobody(device, who.uid, costs),
        name=who.name.strip(),
        vouched=vouch.how,
        by=vouch.by,
        made=now,
        until=until,
    )
    return sealed_slot(file, device, blank, who.passphrase, opened)


def sealed_slot(file: SlotFile, device: bytes, slot: Slot, passphrase: str, opened: Opened) -> Slot:
    """The slot with a new key pair wrapped under the passphrase, the data keys sealed to it."""
    private = crypto.new_private()
    public = crypto.public_of(private)

    def to(keys: DataKeys, number: int) -> Sealed:
        return crypto.seal(public, keys, crypto.place_of(file.profile, owner(slot), number))

    pending = to(opened.pending, file.pending) if opened.pending and file.pending else None
    fresh = replace(slot, public=public, sealed=to(opened.keys, file.number), pending=pending)
    return crypto.wrap(passphrase, device, private, fresh)


def owner(slot: Slot) -> str:
    """What sealed keys of this slot are bound to."""
    return f"operator:{slot.uid}"


def rewritten(
    profile: Path, loaded: Loaded, opened: Opened, file: SlotFile, *, forget: bool
) -> Opened:
    """Writes a changed file as the next generation; `forget`: the copy must not have the old."""
    counted = replace(file, generation=loaded.file.generation + 1)
    write(profile, crypto.signed(counted, opened.dek, loaded.device), forget=forget)
    slot = counted.slot(opened.uid)
    return Opened(
        info(slot) if slot else None,
        opened.keys,
        opened.pending,
        counted.number,
        counted.generation,
    )
