"""What stands in a profile folder, and how a profile from before there were slots gets them."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from callcenter.clock import Clock
from callcenter.errors import KeyMissing, SlotsDamaged
from callcenter.keys.data_key import DATABASE, attachments_key, profile_id
from callcenter.keys.keychain import Keychain
from callcenter.keys.old_key import forget_old_key, old_key
from callcenter.keys.slot_crypto import COSTS, DataKeys
from callcenter.keys.slot_file import KEYSLOTS, Costs
from callcenter.keys.slot_loading import Opened, has_slots
from callcenter.keys.slot_making import NewOperator
from callcenter.keys.slots import create_slots


class Stage(Enum):
    """How far a profile is."""

    NEW = "new"
    """Neither slots nor a key nor a database: the first operator makes it."""
    OLD = "old"
    """The key lies in the keychain as it is: `adopt` with the operator who is there."""
    SLOTS = "slots"
    """Somebody signs in."""
    LOST = "lost"
    """A database without any way in: slots and key are gone. Nothing is made."""


def stage_of(profile: Path, keychain: Keychain) -> Stage:
    """What the start window has to do first; may block on the keychain."""
    if has_slots(profile):
        return Stage.SLOTS
    if old_key(profile_id(profile), keychain) is not None:
        return Stage.OLD
    return Stage.LOST if (profile / DATABASE).exists() else Stage.NEW


def adopt(
    profile: Path,
    keychain: Keychain,
    operators: Sequence[NewOperator],
    clock: Clock,
    *,
    recovery: str | None = None,
    costs: Costs = COSTS,
) -> Opened:
    """Gives an old profile slots; the keychain's key is deleted after all of them have opened.

    Ended in between, either the old key still lies there and there are no slots (adopt again), or
    there are slots and the first sign-in deletes it. Raises as `create_slots`; KeyMissing when
    there is no key to take over, SlotsDamaged when the keychain does not let go of it.
    """
    name = profile_id(profile)
    dek = old_key(name, keychain)
    if dek is None:
        raise KeyMissing(str(profile / DATABASE))
    keys = DataKeys(dek, attachments_key(dek))
    opened = create_slots(profile, keychain, keys, operators, clock, recovery=recovery, costs=costs)
    if not forget_old_key(name, keychain, opened.dek):
        raise SlotsDamaged(str(profile / KEYSLOTS), "alone")
    return opened
