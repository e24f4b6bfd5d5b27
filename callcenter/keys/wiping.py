"""Takes every way into a profile: slots, their copies, the computer's secret.

Nothing opens it then. Asks nobody whether that is right; again does no harm: it may have been cut.
"""

from pathlib import Path

from callcenter.errors import file_fault
from callcenter.keys.data_key import PROFILE_ID, profile_id
from callcenter.keys.device_secret import name_of
from callcenter.keys.durable import sync_folder
from callcenter.keys.keychain import Keychain
from callcenter.keys.lockout import LOCKOUT
from callcenter.keys.slot_file import KEYSLOTS

FOLDER = "diselamatkan"
SEALED = "meja-ditarik.lpgx"
SEALED_PASSPHRASE = "meja-ditarik.kunci"  # noqa: S105 - the name of a file
"""Where the unsent work of a desk taken out of service lies, and its sealed passphrase."""

_BACKUPS = "backups"


def wipe_ways_in(profile: Path, keychain: Keychain) -> None:
    """The secret first: without it no copy of the slots opens by a passphrase.

    Copies beside the backups go too. Raises KeychainMissing, StoreUnwritable.
    """
    if (profile / PROFILE_ID).exists():
        keychain.delete(name_of(profile_id(profile)))
    try:
        for folder in (profile, *sorted((profile / _BACKUPS).glob("*"))):
            for path in (*folder.glob(f"{KEYSLOTS}*"), *folder.glob(LOCKOUT)):
                path.unlink(missing_ok=True)
        sync_folder(profile)
    except OSError as error:
        raise file_fault(error, str(profile)) from error
