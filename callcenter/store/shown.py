"""When whom was shown personal data, in steady time: to count a shift, not to tell of it.

The audit tells; its times are those of a clock that can be moved.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Connection

from callcenter.store import kv

_NAME = "shown:"


def note(tx: Connection, uid: str, at: datetime, *, since: datetime) -> None:
    """One more, at `at`; what was before `since` is forgotten."""
    kv.put(tx, _NAME + uid, msgspec.json.encode([*_after(tx, uid, since), at]))


def count(tx: Connection, uid: str, *, since: datetime) -> int:
    """How many from then on."""
    return len(_after(tx, uid, since))


def _after(tx: Connection, uid: str, since: datetime) -> list[datetime]:
    found = kv.get(tx, _NAME + uid)
    known = [] if found is None else msgspec.json.decode(found, type=list[datetime])
    return [one for one in known if one >= since]
