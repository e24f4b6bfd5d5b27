"""What a sheet of a shift counts of the tickets. `shifts` says what a figure means.

For a time that is over, the tickets that went on since are folded up to it: rows say only now.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.store.columns import micros
from callcenter.store.log import chunks, events_by_subject
from callcenter.store.prepared import many
from callcenter.store.projection import projector_of
from callcenter.store.ticket_columns import ticket_columns
from callcenter.store.ticket_tables import ENDED, LAPOR_UNSETTLED, PROMISED, WATCHED
from callcenter.tickets.apply import fold
from callcenter.tickets.words import Push, Urgency

LOOKED_BACK: Final = 1_000
"""More tickets than these are not folded again: a save would wait for it."""

_AHEAD: Final = timedelta(days=1)
_BEHIND: Final = timedelta(hours=1)
"""So much may the clock of a desk be off: an eid says its time, an event the centre's."""

_OTHERS: Final = "id NOT IN (SELECT value FROM json_each(?))"

# S608: our own words.
_BEGUN = (
    "SELECT count(*), coalesce(sum(urgency = ?), 0) FROM tickets"  # noqa: S608
    f" WHERE registered_at >= ? AND registered_at < ? AND {_OTHERS}"
)
_ENDED = (
    f"SELECT count(*) FROM tickets WHERE {ENDED} AND closed_at >= ? AND closed_at < ?"  # noqa: S608
    f" AND {_OTHERS}"
)
_IS_OPEN = f"({WATCHED}) AND is_open"
_IS_DOUBTED = f"({LAPOR_UNSETTLED}) AND lapor_state = ?"
_IS_RED = "queued = 1 AND next_due <= ?"
_IS_NEAR = f"({WATCHED}) AND queued AND next_due > ? AND next_near <= ?"
_PROMISES = f"SELECT coalesce(sum(callbacks), 0) FROM tickets WHERE {PROMISED} AND {_OTHERS}"  # noqa: S608
_ARGUED = f"SELECT count(*) FROM tickets WHERE conflicts > 0 AND {_OTHERS}"  # noqa: S608
_PEOPLE = "SELECT count(*) FROM callers WHERE conflicts > 0"
_PROMISED_IDS = (
    f"SELECT next_due, id FROM tickets WHERE {PROMISED} AND {_OTHERS}"  # noqa: S608
    " ORDER BY next_due, id LIMIT ?"
)
_RED_IDS = (
    f"SELECT next_due, id FROM tickets WHERE {_IS_RED} AND {_OTHERS}"  # noqa: S608
    " ORDER BY next_due, id LIMIT ?"
)
_WAITING = " OR ".join(
    f"EXISTS (SELECT 1 FROM tickets WHERE {one} AND registered_at < :before)"  # noqa: S608
    for one in (
        "is_open",
        PROMISED,
        "conflicts > 0",
        f"({LAPOR_UNSETTLED}) AND lapor_state = :doubted",
    )
)
_WENT_ON = (
    "SELECT DISTINCT subject_id FROM events WHERE eid >= ? AND eid < ? AND subject = 'ticket'"
    " LIMIT ?"
)


class TicketCounts(Struct, frozen=True):
    """Registered, closed and of those registered the emergencies of a time; the rest as it was.

    `red` are clocks that were over, `near` nearly so; `red_ids` and `promised_ids` name tickets,
    the longest over and what breaks first before others.
    """

    registered: int
    closed: int
    emergencies: int
    open: int
    lapor: int
    callbacks: int
    conflicts: int
    red: int
    near: int
    red_ids: tuple[str, ...]
    promised_ids: tuple[str, ...]


def any_waits(tx: Connection, before: datetime) -> bool:
    """Whether a ticket registered before then is open, argued about, doubted or promised a call."""
    values = {"before": micros(before), "doubted": Push.UNCERTAIN.value}
    return bool(tx.exec_driver_sql(f"SELECT {_WAITING}", values).scalar_one())


def happened(tx: Connection, begin: datetime, end: datetime) -> bool:
    """Whether anything was registered or closed in [begin, end)."""
    span, nobody = (micros(begin), micros(end)), many(())
    begun = tx.exec_driver_sql(_BEGUN, (Urgency.EMERGENCY.value, *span, *nobody)).one()
    return bool(begun[0]) or _one(tx, _ENDED, (*span, *nobody)) > 0


def went_on(tx: Connection, since: datetime, now: datetime) -> list[str] | None:
    """Tickets in which something may be of `since` or later; None when they are too many."""
    span = (_first_id(since - _BEHIND), _first_id(now + _AHEAD))
    found = tx.exec_driver_sql(_WENT_ON, (*span, LOOKED_BACK + 1)).scalars().all()
    return None if len(found) > LOOKED_BACK else list(found)


def ticket_counts(
    tx: Connection,
    begin: datetime,
    end: datetime,
    until: datetime,
    *,
    folded: Sequence[str] = (),
    limit: int,
) -> TicketCounts:
    """Of [begin, end), and how it stood at `until`: by the rows, but for those `folded` anew.

    At most `limit` ids of either sort.
    """
    at, out = micros(until), many(folded)
    span = (micros(begin), micros(end))
    begun = tx.exec_driver_sql(_BEGUN, (Urgency.EMERGENCY.value, *span, *out)).one()
    past = [_Past.of(one) for one in _folded(tx, folded, until)]
    return TicketCounts(
        registered=int(begun[0]) + sum(one.begun(*span) for one in past),
        closed=_one(tx, _ENDED, (*span, *out)) + sum(one.ended(*span) for one in past),
        emergencies=int(begun[1]) + sum(one.urgent and one.begun(*span) for one in past),
        open=_of_others(tx, _IS_OPEN, (), out) + sum(one.is_open for one in past),
        lapor=_of_others(tx, _IS_DOUBTED, (Push.UNCERTAIN.value,), out)
        + sum(one.doubted for one in past),
        callbacks=_one(tx, _PROMISES, out) + sum(one.promises for one in past),
        conflicts=_one(tx, _ARGUED, out) + _one(tx, _PEOPLE, ()) + sum(it.argued for it in past),
        red=_of_others(tx, _IS_RED, (at,), out) + sum(one.is_red(at) for one in past),
        near=_of_others(tx, _IS_NEAR, (at, at), out) + sum(one.is_near(at) for one in past),
        red_ids=_ids(tx, _RED_IDS, (at, *out), (it for it in past if it.is_red(at)), limit),
        promised_ids=_ids(tx, _PROMISED_IDS, out, (it for it in past if it.promises), limit),
    )


class _Past(Struct, frozen=True):
    """One ticket as its row would have been; times in microseconds."""

    id: str
    registered: int
    closed: int | None
    urgent: bool
    is_open: bool
    doubted: bool
    promises: int
    argued: bool
    queued: bool
    due: int | None
    near: int | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "_Past":
        due, near, closed = row["next_due"], row["next_near"], row["closed_at"]
        return cls(
            id=row["id"],
            registered=micros(row["registered_at"]),
            closed=None if closed is None else micros(closed),
            urgent=row["urgency"] == Urgency.EMERGENCY.value,
            is_open=row["is_open"],
            doubted=row["lapor_state"] == Push.UNCERTAIN.value,
            promises=row["callbacks"],
            argued=row["conflicts"] > 0,
            queued=row["queued"],
            due=None if due is None else micros(due),
            near=None if near is None else micros(near),
        )

    def begun(self, begin: int, until: int) -> bool:
        return begin <= self.registered < until

    def ended(self, begin: int, until: int) -> bool:
        return self.closed is not None and begin <= self.closed < until

    def is_red(self, at: int) -> bool:
        return self.queued and self.due is not None and self.due <= at

    def is_near(self, at: int) -> bool:
        waits = self.queued and self.due is not None and self.due > at
        return waits and self.near is not None and self.near <= at


def _folded(tx: Connection, ids: Sequence[str], until: datetime) -> Iterable[Mapping[str, Any]]:
    """The columns of these tickets with what happened before `until` alone."""
    deadlines = projector_of(tx).deadlines()
    for piece in chunks(ids):
        for ticket_id, log in events_by_subject(tx, piece):
            before = [one for one in log if one.at < until]
            if before:
                yield ticket_columns(fold(ticket_id, before), deadlines)


def _ids(
    tx: Connection, asked: str, values: tuple[object, ...], past: Iterable[_Past], limit: int
) -> tuple[str, ...]:
    found = [(due, ticket_id) for due, ticket_id in tx.exec_driver_sql(asked, (*values, limit))]
    found += [(one.due, one.id) for one in past]
    return tuple(ticket_id for _due, ticket_id in sorted(found, key=_by_due)[:limit])


def _by_due(one: tuple[int | None, str]) -> tuple[int, str]:
    return (one[0] or 0, one[1])


def _first_id(moment: datetime) -> str:
    """The lowest eid that can have been made at this time: they are UUIDv7."""
    milliseconds = max(1, int(moment.timestamp() * 1000)) & (2**48 - 1)
    return str(UUID(int=milliseconds << 80))


def _one(tx: Connection, asked: str, values: tuple[object, ...]) -> int:
    return int(tx.exec_driver_sql(asked, values).scalar_one())


def _of_others(
    tx: Connection, such: str, values: tuple[object, ...], out: tuple[object, ...]
) -> int:
    """How many tickets are such, without those of `out`: the index alone counts them all, and a
    row is read only where it is taken out again."""
    asked = (
        f"SELECT (SELECT count(*) FROM tickets WHERE {such}) - (SELECT count(*) FROM"  # noqa: S608
        f" json_each(?) AS one CROSS JOIN tickets ON tickets.id = one.value WHERE {such})"
    )
    return _one(tx, asked, (*values, *out, *values))
