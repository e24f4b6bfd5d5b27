"""The highest time this desk ever saw, inside the encrypted database. Reads no clock.

Grants are counted from it: a clock that was set back revives none. It rises with every commit of
the desk and every minute; only a live answer of the centre may lower it.

Beside it stands the steady time, for what must not be had sooner by moving this computer's clock:
it rises by what the monotonic clock saw go by and by live answers of the centre alone.

And the known time: what the centre or a person said last, or what the clock showed when it was
believed. It may go back; `desk.clock_doubt` measures the clock by it.
"""

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection

from callcenter.store import kv

STEP = timedelta(seconds=10)
"""What has gone by is written down when it is this much."""

AHEAD = timedelta(seconds=60)
"""A clock that ran further ahead than this of the centre's was wrong."""

_NAME = "seen_time"
_STEADY = "steady_time"
_KNOWN = "known_time"


class Seen(msgspec.Struct, frozen=True):
    """`highest` is aware, UTC; `lowered` counts how often the centre set it right."""

    highest: datetime
    lowered: int = 0


def seen(tx: Connection) -> Seen | None:
    """What is kept; None before the first time, and when it cannot be read."""
    found = kv.get(tx, _NAME)
    try:
        return None if found is None else msgspec.json.decode(found, type=Seen)
    except msgspec.MsgspecError:
        return None


def keep(tx: Connection, moment: datetime) -> None:
    """It is at least this late."""
    before = seen(tx)
    if before is None or moment - before.highest >= STEP:
        _put(tx, Seen(moment, before.lowered if before else 0))


def steady(tx: Connection) -> datetime | None:
    """The steady time as it is kept; None before the first time, and when it cannot be read."""
    return _moment(tx, _STEADY)


def keep_steady(tx: Connection, moment: datetime) -> None:
    """The steady time is at least this late."""
    before = steady(tx)
    if before is None or moment - before >= STEP:
        kv.put(tx, _STEADY, msgspec.json.encode(moment))


def known(tx: Connection) -> datetime | None:
    """The known time as it is kept; None before the first time, and when it cannot be read."""
    return _moment(tx, _KNOWN)


def keep_known(tx: Connection, moment: datetime) -> None:
    """It is known to be this late, or as early as this."""
    before = known(tx)
    if before is None or abs(moment - before) >= STEP:
        kv.put(tx, _KNOWN, msgspec.json.encode(moment))


def told(tx: Connection, centre_time: datetime) -> None:
    """A live answer of the centre said how late it is: that counts, even when it is earlier."""
    keep_steady(tx, centre_time)
    keep_known(tx, centre_time)
    before = seen(tx)
    if before is not None and before.highest - centre_time > AHEAD:
        _put(tx, Seen(centre_time, before.lowered + 1))
    else:
        keep(tx, centre_time)


def _moment(tx: Connection, name: str) -> datetime | None:
    found = kv.get(tx, name)
    try:
        return None if found is None else msgspec.json.decode(found, type=datetime)
    except msgspec.MsgspecError:
        return None


def _put(tx: Connection, kept: Seen) -> None:
    kv.put(tx, _NAME, msgspec.json.encode(kept))
