"""The data key of profiles from before there were slots: it lay in the keychain as it was."""

import hmac

from callcenter.keys.data_key import KEY_BYTES, data_key_name
from callcenter.keys.keychain import Keychain


def old_key(profile_id: str, keychain: Keychain) -> bytes | None:
    """The key that lies in the keychain, 32 bytes, None when there is none."""
    found = keychain.get(data_key_name(profile_id))
    return found if found is not None and len(found) == KEY_BYTES else None


def forget_old_key(profile_id: str, keychain: Keychain, dek: bytes) -> bool:
    """Deletes the key from the keychain when it is the one the slots have; True when it is gone.

    Another key is left alone: nobody knows what it opens.
    """
    found = old_key(profile_id, keychain)
    if found is not None and hmac.compare_digest(found, dek):
        keychain.delete(data_key_name(profile_id))
        found = old_key(profile_id, keychain)
    return found is None
