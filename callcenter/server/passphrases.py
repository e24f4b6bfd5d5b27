"""Passphrases as the centre keeps them: argon2id, and the same time for a person nobody knows.

Never kept, logged or compared in plain. Slow on purpose: call it outside of any transaction.
"""

import secrets
import unicodedata

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from callcenter.protocol.account_messages import PASSPHRASE_LEAST, PASSPHRASE_MOST

MEMORY_KIB = 64 << 10
ROUNDS = 3
LANES = 4
_SALT = 16
_HASH = 32
_NOBODY = f"$argon2id$v=19$m={MEMORY_KIB},t={ROUNDS},p={LANES}${'A' * 22}${'A' * 43}"
"""No passphrase has this hash; trying one takes as long as for a real account."""


def hash_passphrase(passphrase: str) -> str:
    """A PHC text with its own salt and cost."""
    salt = secrets.token_bytes(_SALT)
    derive = Argon2id(
        salt=salt, length=_HASH, iterations=ROUNDS, lanes=LANES, memory_cost=MEMORY_KIB
    )
    return derive.derive_phc_encoded(_bytes(passphrase))


def is_passphrase(passphrase: str, kept: str) -> bool:
    """Whether it is the one of this PHC text; `kept` empty takes as long and is never right."""
    try:
        Argon2id.verify_phc_encoded(_bytes(passphrase), kept or _NOBODY)
    except InvalidKey:
        return False
    return bool(kept)


def is_long_enough(passphrase: str) -> bool:
    """The one rule: 10 to 1,024 characters after NFKC. What they are is a person's own matter."""
    return PASSPHRASE_LEAST <= len(_plain(passphrase)) <= PASSPHRASE_MOST


def _plain(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)


def _bytes(passphrase: str) -> bytes:
    # Cut, not refused: a try of a megabyte must cost no more than any other.
    return _plain(passphrase[: PASSPHRASE_MOST * 4]).encode()[: PASSPHRASE_MOST * 16]
