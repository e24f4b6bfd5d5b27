"""The data keys for a command of care: from the keychain as of old, or by somebody's passphrase."""

from dataclasses import dataclass, field
from pathlib import Path

from callcenter.care.profile import stage_here
from callcenter.care.terminal import Terminal
from callcenter.clock import Clock
from callcenter.errors import KeyMissing
from callcenter.keys.adopting import Stage
from callcenter.keys.data_key import DATABASE, attachments_key, profile_id
from callcenter.keys.keychain import Keychain
from callcenter.keys.old_key import old_key
from callcenter.keys.slot_loading import Opened, overview
from callcenter.keys.slots import lockout_of, open_slot
from callcenter.store.backups import backups_of
from callcenter.store.salvage import readable


@dataclass(frozen=True, slots=True)
class Held:
    """The keys of the database and of the attached files, 32 bytes each."""

    key: bytes = field(repr=False)
    files: bytes = field(repr=False)


def keys_in_keychain(profile: Path, keychain: Keychain) -> Held | None:
    """The keys of a profile without slots; None when somebody must sign in, or nothing is here."""
    if stage_here(profile, keychain) is not Stage.OLD:
        return None
    found = old_key(profile_id(profile), keychain)
    return None if found is None else Held(found, attachments_key(found))


def keys_by_person(profile: Path, keychain: Keychain, clock: Clock, terminal: Terminal) -> Held:
    """Asks who it is and for the passphrase.

    Raises as `open_slot`; KeyMissing when this profile has no way in at all.
    """
    held = keys_in_keychain(profile, keychain)
    if held is not None:
        return held
    if stage_here(profile, keychain) is not Stage.SLOTS:
        raise KeyMissing(str(profile / DATABASE))
    names = ", ".join(one.uid for one in overview(profile, keychain).operators)
    uid = terminal.ask(f"Nama pengguna ({names}):")
    passphrase = terminal.secret("Kata sandi:")
    lockout = lockout_of(profile, keychain, clock)
    opened = open_slot(profile, keychain, uid, passphrase, lockout)
    return that_open(profile / DATABASE, opened)


def that_open(database: Path, opened: Opened) -> Held:
    """Of the keys before and after a rotation that was cut short: those that open the database.

    Where it does not open at all, those that open a backup; the present ones when nothing tells.
    """
    both = [one for one in (opened.keys, opened.pending) if one is not None]
    for file in (database, *(one.database for one in backups_of(database))):
        for one in both:
            if readable(file, one.dek):
                return Held(one.dek, one.files)
    return Held(opened.keys.dek, opened.keys.files)
