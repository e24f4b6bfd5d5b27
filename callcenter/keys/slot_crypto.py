"""How a slot keeps a key: derivation, wrapping, sealing, authentication. Touches no file.

A slot is a passphrase-wrapped X25519 private key; the data keys are sealed to its public key. So
a new data key can be given to everybody who stays without asking for their passphrases.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass, field

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from callcenter.keys.passphrase import normal
from callcenter.keys.slot_file import Costs, Sealed, Slot, SlotFile, body, is_uid

KEY_BYTES = 32
COSTS = Costs(memory_kib=64 << 10, passes=3, lanes=4)
"""What a new slot costs to open: about 0.2 s and 64 MiB."""
_NONCE = 12


@dataclass(frozen=True, slots=True)
class DataKeys:
    """What the slots protect: the key of the database and the key of attached files, 32 bytes each.

    A rotation changes the first; the second stays, else every file would have to be written anew.
    """

    dek: bytes = field(repr=False)
    files: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if (len(self.dek), len(self.files)) != (KEY_BYTES, KEY_BYTES):
            raise ValueError("a data key has 32 bytes")


def expand(secret: bytes, purpose: str, salt: bytes | None = None, length: int = 32) -> bytes:
    """HKDF-SHA256 of a secret for one purpose."""
    return HKDF(SHA256(), length, salt, f"callcenter {purpose}".encode()).derive(secret)


def new_private() -> bytes:
    """A new X25519 private key, 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public key that belongs to a private one, 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def wrap(passphrase: str, device: bytes, private: bytes, slot: Slot) -> Slot:
    """The slot with its private key wrapped under the passphrase; salt and nonce are new."""
    salted = msgspec.structs.replace(slot, salt=os.urandom(16), nonce=os.urandom(_NONCE))
    cipher = AESGCM(_kek(passphrase, device, salted))
    wrapped = cipher.encrypt(salted.nonce, private, _header(salted))
    return msgspec.structs.replace(salted, wrapped=wrapped)


def unwrap(passphrase: str, device: bytes, slot: Slot) -> bytes | None:
    """The slot's private key, None when the passphrase is not right."""
    cipher = AESGCM(_kek(passphrase, device, slot))
    try:
        return cipher.decrypt(slot.nonce, slot.wrapped, _header(slot))
    except InvalidTag:
        return None


def nobody(device: bytes, uid: str, costs: Costs) -> Slot:
    """A slot that no passphrase opens: somebody unknown is refused as late as somebody known."""
    uid = uid if is_uid(uid) else "nobody"
    made = expand(device, f"nobody {uid}", length=16 + _NONCE + KEY_BYTES + 16)
    empty = Sealed(bytes(KEY_BYTES), bytes(2 * KEY_BYTES + 16))
    return Slot(
        uid=uid,
        name="",
        vouched="first",
        by="",
        made=0,
        until=0,
        public=bytes(KEY_BYTES),
        costs=costs,
        salt=made[:16],
        nonce=made[16 : 16 + _NONCE],
        wrapped=made[16 + _NONCE :],
        sealed=empty,
    )


def seal(public: bytes, keys: DataKeys, place: bytes) -> Sealed:
    """The data keys for whoever has the private key; `place` binds them to where they lie."""
    ephemeral = X25519PrivateKey.generate()
    own = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    cipher, nonce = _box(shared, own, public)
    return Sealed(own, cipher.encrypt(nonce, keys.dek + keys.files, place))


def unseal(private: bytes, sealed: Sealed, place: bytes) -> DataKeys | None:
    """The data keys, None when they are not for this key and this place, or damaged."""
    mine = X25519PrivateKey.from_private_bytes(private)
    try:
        shared = mine.exchange(X25519PublicKey.from_public_bytes(sealed.ephemeral))
        cipher, nonce = _box(shared, sealed.ephemeral, public_of(private))
        plain = cipher.decrypt(nonce, sealed.box, place)
    except (InvalidTag, ValueError):
        return None
    return DataKeys(plain[:KEY_BYTES], plain[KEY_BYTES:])


def place_of(profile: str, owner: str, number: int) -> bytes:
    """What sealed keys are bound to: profile, slot (`operator:<uid>` or `recovery`), key number."""
    return msgspec.json.encode(["sealed", profile, owner, number])


def signed(file: SlotFile, dek: bytes, device: bytes) -> SlotFile:
    """The file with the marks of its data key and of this computer over all of it."""
    marked = msgspec.structs.replace(file, device=mark_of(device))
    written = body(marked)
    return msgspec.structs.replace(
        marked,
        mac=_mac(expand(dek, "keyslots mac"), written),
        device_mac=_mac(expand(device, "keyslots device mac"), written),
    )


def made_here(file: SlotFile, device: bytes) -> bool:
    """True when this computer wrote exactly this file; needs no passphrase."""
    return hmac.compare_digest(
        file.device_mac, _mac(expand(device, "keyslots device mac"), body(file))
    )


def belongs_to(file: SlotFile, dek: bytes) -> bool:
    """True when whoever wrote exactly this file had the data key."""
    return hmac.compare_digest(file.mac, _mac(expand(dek, "keyslots mac"), body(file)))


def mark_of(device: bytes) -> bytes:
    """Eight bytes that tell one computer's secret from another's and say nothing of it."""
    return expand(device, "device mark", length=8)


def _mac(key: bytes, written: bytes) -> bytes:
    return hmac.digest(key, written, "sha256")


def _kek(passphrase: str, device: bytes, slot: Slot) -> bytes:
    typed = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.costs.passes,
        lanes=slot.costs.lanes,
        memory_cost=slot.costs.memory_kib,
    ).derive(normal(passphrase))
    return expand(typed, "slot key", salt=device)


def _header(slot: Slot) -> bytes:
    """What the wrapped key is bound to. Name, voucher and term may change: the marks hold them."""
    return msgspec.json.encode(["slot", slot.uid, slot.public, slot.salt, slot.costs])


def _box(shared: bytes, ephemeral: bytes, public: bytes) -> tuple[AESGCM, bytes]:
    """Cipher and nonce of one sealing: both come from a key that is used once."""
    salt = hashlib.sha256(ephemeral + public).digest()
    made = expand(shared, "sealed keys", salt=salt, length=KEY_BYTES + _NONCE)
    return AESGCM(made[:KEY_BYTES]), made[KEY_BYTES:]
