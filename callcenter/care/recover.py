"""Opens a desk with the organisation's recovery key, and gives somebody a way in again.

The private key is in memory alone, and never longer than this command runs.
"""

from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from callcenter.care.signing_in import Held
from callcenter.clock import Clock
from callcenter.errors import CallcenterError, StoreDamaged
from callcenter.keys import slot_crypto as crypto
from callcenter.keys.durable import read_bounded
from callcenter.keys.keychain import Keychain
from callcenter.keys.recovery import open_passphrase, open_recovery, private_key, public_text
from callcenter.keys.rotation import rotate, settle
from callcenter.keys.slot_changes import add_slot
from callcenter.keys.slot_loading import Opened, has_slots, overview
from callcenter.keys.slot_making import FIRST, NewOperator
from callcenter.keys.slots import create_slots
from callcenter.keys.wiping import FOLDER, SEALED, SEALED_PASSPHRASE
from callcenter.store.backups import backups_of, make_backup
from callcenter.store.rekey import opens, rekey
from callcenter.store.salvage import readable
from callcenter.workstation import DATABASE

_MOST = 4 << 10


def recovered(profile: Path, text: str) -> tuple[Opened, Held]:
    """The slots opened by the recovery key, and the keys that open the database.

    The slots beside the backups are tried too, and where the database does not open at all the
    keys that open a backup are the right ones. Raises as `open_recovery`; StoreDamaged when the
    slots open and none of their keys opens anything.
    """
    private_key(text)
    database = profile / DATABASE
    backups = backups_of(database)
    found: list[Opened] = []
    first: CallcenterError | None = None
    for folder in (profile, *(one.folder for one in backups)):
        try:
            found.append(open_recovery(folder, text))
        except CallcenterError as error:
            first = first or error
    for file in (database, *(one.database for one in backups)):
        for opened in found:
            for keys in (opened.keys, opened.pending):
                if keys is not None and readable(file, keys.dek):
                    return opened, Held(keys.dek, keys.files)
    raise StoreDamaged(str(database)) if found or first is None else first


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """The file of unsent work of a desk that was taken out of service."""

    file: Path
    sealed: bytes = field(repr=False)

    def open(self, text: str) -> str:
        """The passphrase of the file, by the private recovery key. Raises RecoveryKeyRefused."""
        return open_passphrase(self.sealed, text)


def left_behind(profile: Path) -> LeftBehind | None:
    """What a desk out of service left for the recovery key; None for one that still has slots."""
    sealed = read_bounded(profile / FOLDER / SEALED_PASSPHRASE, _MOST)
    if sealed is None or has_slots(profile):
        return None
    return LeftBehind(profile / FOLDER / SEALED, sealed)


def give_way_in(
    profile: Path,
    keychain: Keychain,
    found: tuple[Opened, Held],
    who: NewOperator,
    *,
    clock: Clock,
    text: str,
) -> Opened:
    """A slot for somebody: beside those that stand where this computer wrote them, else alone.

    Slots of another computer are given up, and the data key is changed at once: the recovery key
    does not tell who sealed them. Raises as `add_slot`, `create_slots`, `rotate`.
    """
    opened, held = found
    database = profile / DATABASE

    def opens_it(key: bytes) -> bool:
        return opens(database, key)

    if _ours(profile, keychain):
        settled = settle(profile, keychain, opened, opens_it)
        return add_slot(profile, keychain, settled, who, FIRST, clock=clock, renewing=True)
    keys = crypto.DataKeys(held.key, held.files)
    public = public_text(crypto.public_of(private_key(text)))
    made = create_slots(profile, keychain, keys, [who], clock, recovery=public, replacing=True)
    fresh = rotate(
        profile, keychain, replace(made, pending=None),
        lambda old, new: rekey(database, old, new), opens_it,
    )  # fmt: skip
    # Those of before lie under the key that was given up.
    make_backup(database, fresh.dek, clock.now())
    return fresh


def _ours(profile: Path, keychain: Keychain) -> bool:
    """Whether this computer wrote the slots that stand here, and they are whole."""
    try:
        overview(profile, keychain)
    except CallcenterError:
        return False
    return True
