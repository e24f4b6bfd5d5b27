"""Slows down whoever guesses passphrases: by account, device and address, over restarts.

A try is counted *before* the passphrase is looked at and forgiven when it was right, so that many
tries at once, at several workers too, gain nothing. Accounts nobody knows are counted alike.
"""

import hmac
import ipaddress
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from callcenter.server.account_tables import sign_in_tries
from callcenter.server.centre import Centre
from callcenter.server.refusal import Refused

_MINUTE: Final = 60_000_000
_SECOND: Final = 1_000_000


class Limit(Struct, frozen=True):
    """So many free fails, then a wait that doubles; one is forgotten every `leak`, in microseconds.

    So a desk of three shifts, where somebody mistypes each day, is never held for it.
    """

    free: int
    longest: int
    leak: int

    def hold(self, fails: int) -> int:
        """How long the next try has to wait."""
        if fails < self.free:
            return 0
        return min(self.longest, _MINUTE << min(fails - self.free, 10))

    def left(self, fails: int, since: int, now: int) -> tuple[int, int]:
        """The fails that still count now, and since when the next one is being forgotten."""
        gone = max(0, now - since) // self.leak
        if gone >= fails or since > now:
            return max(0, fails - gone), now
        return fails - gone, since + gone * self.leak


ACCOUNT: Final = Limit(5, 30 * _MINUTE, 5 * 60 * _MINUTE)
DEVICE: Final = Limit(10, 30 * _MINUTE, 6 * _MINUTE)
ADDRESS: Final = Limit(50, _MINUTE, 12 * _SECOND)
"""A whole office may stand behind one address."""

_KEPT: Final = 7 * 24 * 60 * _MINUTE


class _Counted(Struct, frozen=True):
    known: bool
    fails: int
    since: int
    limit: Limit


class Try(Struct, frozen=True):
    """What one attempt is counted under."""

    uid: str
    client_id: str
    address: str

    def keys(self, centre: Centre) -> Iterator[tuple[bytes, Limit]]:
        """In a fixed order, so that two attempts never wait for each other in a ring."""
        named = [("account", self.uid, ACCOUNT), ("device", self.client_id, DEVICE)]
        if not _is_loopback(self.address):  # a proxy beside the centre: everybody has it
            named.append(("address", self.address, ADDRESS))
        found = [(_hash(centre, kind, key), limit) for kind, key, limit in named]
        return iter(sorted(found, key=lambda one: one[0]))


def count_try(tx: Connection, centre: Centre, one: Try, now: int) -> Refused | None:
    """Counts an attempt as a fail, or says how long to wait; to be raised after the commit."""
    waits = []
    counted = {}
    for key, limit in one.keys(centre):
        row = tx.execute(
            select(sign_in_tries).where(sign_in_tries.c.key_hash == key).with_for_update()
        ).one_or_none()
        fails, since = (0, now) if row is None else limit.left(row.fails, row.last_at, now)
        counted[key] = _Counted(row is not None, fails + 1, since, limit)
        if row is not None and row.held_until - now <= limit.longest:
            waits.append(row.held_until - now)  # longer: the centre's clock was set back since
    if (wait := max(waits, default=0)) > 0:
        return Refused(429, "too_many_tries", retry_after=max(1, -(-wait // _SECOND)))
    for key, this in counted.items():
        _write(tx, key, this, now)
    tx.execute(delete(sign_in_tries).where(sign_in_tries.c.last_at < now - _KEPT))
    return None


def forgive_try(tx: Connection, centre: Centre, one: Try) -> None:
    """The passphrase was right: the account starts anew, device and address get this try back."""
    for key, limit in one.keys(centre):
        here = sign_in_tries.c.key_hash == key
        if limit is ACCOUNT:
            tx.execute(delete(sign_in_tries).where(here))
        else:
            tx.execute(
                update(sign_in_tries)
                .where(here, sign_in_tries.c.fails > 0)
                .values(fails=sign_in_tries.c.fails - 1, held_until=0)
            )


def forgive_account(tx: Connection, centre: Centre, uid: str) -> None:
    """An administrator gave a new code: the waits of before are over."""
    key = _hash(centre, "account", uid)
    tx.execute(delete(sign_in_tries).where(sign_in_tries.c.key_hash == key))


def _write(tx: Connection, key: bytes, this: _Counted, now: int) -> None:
    table = sign_in_tries
    values = {
        "fails": this.fails,
        "last_at": this.since,
        "held_until": now + this.limit.hold(this.fails),
    }
    if this.known:
        tx.execute(update(table).where(table.c.key_hash == key).values(**values))
    else:
        tx.execute(insert(table).values(key_hash=key, **values))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _hash(centre: Centre, kind: str, key: str) -> bytes:
    return hmac.new(centre.secret, f"try\0{kind}\0{key}".encode(), sha256).digest()
