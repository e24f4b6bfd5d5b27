"""What the centre has not got: new -> sent -> acked -> settled (SYNC 5). Sends nothing itself.

A settled event has no row here any more: `append_remote` takes it away when it comes back.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from callcenter.store.clocks import now_of
from callcenter.store.columns import micros
from callcenter.store.prepared import many
from callcenter.store.sync_state import next_n, renumber, state
from callcenter.store.tables import events, offers, outbox
from callcenter.store.ticket_tables import tickets

MAX_EVENTS = 500
MAX_BYTES = 1 << 20
_json = msgspec.json.Encoder()
_SET_ASIDE_THERE = 0
"""In place of a seq: the centre stores the event, but not in its log."""


class PendingEvent(Struct, frozen=True):
    """An event to send: its bytes as first encoded."""

    eid: str
    n: int
    raw: bytes


class OutboxSummary(Struct, frozen=True):
    """Events by state; `oldest_at` is when the oldest one that is not at the centre was saved.

    `tickets` is how many tickets wait, set-aside ones not counted; callers when only they wait.
    """

    unsent: int
    acked: int
    quarantined: int
    oldest_at: datetime | None
    tickets: int = 0


class OutboxRow(Struct, frozen=True):
    """One event in the list of what is not sent; number and summary are its ticket's."""

    eid: str
    n: int
    subject: str
    subject_id: str
    kind: str
    number: str
    summary: str
    state: str
    reason: str
    created_at: datetime
    sent_at: datetime | None
    tries: int


# Made once: they are asked in every run, and making one takes longer than running it.
_PENDING = (
    select(outbox.c.eid, outbox.c.n, events.c.raw)
    .join(events, events.c.eid == outbox.c.eid)
    .where(outbox.c.state.in_(("new", "sent")), outbox.c.n > bindparam("after"))
    .order_by(outbox.c.n)
    .limit(bindparam("many"))
)
_BY_STATE = select(
    outbox.c.state, func.count().label("many"), func.min(outbox.c.created_at)
).group_by(outbox.c.state)
_WAITING = (
    select(outbox.c.subject, func.count(outbox.c.subject_id.distinct()))
    .where(outbox.c.state != "quarantined")
    .group_by(outbox.c.subject)
)


def pending(
    tx: Connection, limit: int = MAX_EVENTS, max_bytes: int = MAX_BYTES, after: int = 0
) -> list[PendingEvent]:
    """The oldest events to send above place `after`; at most `limit` and `max_bytes`, but one."""
    batch: list[PendingEvent] = []
    size = 0
    for row in tx.execute(_PENDING, {"many": limit, "after": after}):
        size += len(row.raw)
        if batch and size > max_bytes:
            break
        batch.append(PendingEvent(row.eid, row.n, row.raw))
    return batch


def mark_sent(tx: Connection, eids: Iterable[str], at: datetime | None = None) -> None:
    """These are on their way since `at` (now when it is not said); each try is counted."""
    moment = micros(at or now_of(tx))
    tx.exec_driver_sql(
        "UPDATE outbox SET state = 'sent', sent_at = ?, tries = tries + 1"
        " WHERE eid IN (SELECT value FROM json_each(?))",
        (moment, *many(list(eids))),
    )


def mark_acked(tx: Connection, seqs: Mapping[str, int]) -> None:
    """The centre says it has these, at these places; they are settled when they come back."""
    if seqs:
        tx.exec_driver_sql(
            "UPDATE outbox SET state = 'acked', acked_seq = given.value, reason = ''"
            " FROM json_each(?) AS given WHERE eid = given.key",
            (_json.encode(seqs).decode(),),
        )


def quarantine(tx: Connection, eid: str, reason: str, *, at_centre: bool = False) -> None:
    """The centre cannot take this one: set aside for a person, the others go on.

    `at_centre`: it is stored there, set aside too. Else its place in the count is told as withheld.
    """
    seq = _SET_ASIDE_THERE if at_centre else None
    _change(tx, [{"b_eid": eid}], state="quarantined", reason=reason, acked_seq=seq)


def aside_at_centre(tx: Connection) -> list[tuple[int, str]]:
    """(n, eid) of what the centre stores set aside, in the present incarnation's count."""
    now = state(tx)
    found = tx.execute(
        select(outbox.c.n, outbox.c.eid)
        .join(events, events.c.eid == outbox.c.eid)
        .where(
            outbox.c.state == "quarantined",
            outbox.c.acked_seq == _SET_ASIDE_THERE,
            events.c.client_id == now.client_id,
            events.c.incarnation == now.incarnation,
        )
        .order_by(outbox.c.n)
    )
    return [(row.n, row.eid) for row in found]


def retry(tx: Connection, eid: str) -> None:
    """A person wants it sent again; one of a former incarnation is counted in the present one.

    Another desk's event is offered again as it is: only its own desk may count it.
    """
    asked = select(events.c.client_id, events.c.incarnation, events.c.received_at)
    found = tx.execute(asked.where(events.c.eid == eid)).one_or_none()
    if found is None:
        return
    now = state(tx)
    if found.client_id != now.client_id:
        _offer_again(tx, eid, found.received_at)
        return
    _change(tx, [{"b_eid": eid}], state="new", reason="", acked_seq=None)
    if found.incarnation != now.incarnation:
        renumber(tx, eid, next_n(tx))


def _offer_again(tx: Connection, eid: str, received_at: datetime | None) -> None:
    last = tx.execute(select(func.max(offers.c.place))).scalar_one() or 0
    tx.execute(delete(outbox).where(outbox.c.eid == eid))
    tx.execute(insert(offers).values(eid=eid, place=last + 1, received_at=received_at))


def withheld(tx: Connection) -> list[tuple[int, str]]:
    """Places set aside in the present incarnation's count, in order, each with its reason."""
    now = state(tx)
    found = tx.execute(
        select(outbox.c.n, outbox.c.reason)
        .join(events, events.c.eid == outbox.c.eid)
        .where(
            outbox.c.state == "quarantined",
            outbox.c.acked_seq.is_(None),
            events.c.client_id == now.client_id,
            events.c.incarnation == now.incarnation,
        )
        .order_by(outbox.c.n)
    )
    return [(row.n, row.reason) for row in found]


def reset_unseen(tx: Connection) -> int:
    """After a drained pull: what was acked but did not come back is new again; returns how many."""
    stale = update(outbox).where(outbox.c.state == "acked")
    return tx.execute(stale.values(state="new", acked_seq=None)).rowcount


def count(tx: Connection, state: str | None = None) -> int:
    """How many events are not settled, or how many of them are in this state."""
    asked = "SELECT count(*) FROM outbox"
    if state is None:
        return int(tx.exec_driver_sql(asked).scalar_one())
    return int(tx.exec_driver_sql(f"{asked} WHERE state = ?", (state,)).scalar_one())


def summary(tx: Connection) -> OutboxSummary:
    """How much is not at the centre, and since when."""
    found = tx.execute(_BY_STATE).all()
    counts = {state: count for state, count, _ in found}
    oldest = [at for state, _, at in found if state != "acked"]
    return OutboxSummary(
        unsent=counts.get("new", 0) + counts.get("sent", 0),
        acked=counts.get("acked", 0),
        quarantined=counts.get("quarantined", 0),
        oldest_at=min(oldest, default=None),
        tickets=_waiting_subjects(tx),
    )


def _waiting_subjects(tx: Connection) -> int:
    found = tx.execute(_WAITING).all()
    waiting = {subject: count for subject, count in found}
    return int(waiting.get("ticket", 0) or sum(waiting.values()))


def rows(tx: Connection, limit: int = 500) -> list[OutboxRow]:
    """What is not settled, the oldest first."""
    asked = (
        select(
            outbox.c.eid,
            outbox.c.n,
            outbox.c.subject,
            outbox.c.subject_id,
            outbox.c.kind,
            func.coalesce(tickets.c.number, "").label("number"),
            func.coalesce(tickets.c.summary, "").label("summary"),
            outbox.c.state,
            outbox.c.reason,
            outbox.c.created_at,
            outbox.c.sent_at,
            outbox.c.tries,
        )
        .outerjoin(tickets, tickets.c.id == outbox.c.subject_id)
        .order_by(outbox.c.n)
        .limit(limit)
    )
    return [OutboxRow(**row) for row in tx.execute(asked).mappings()]


def _change(tx: Connection, rows: list[dict[str, object]], **values: object) -> None:
    if rows:
        tx.execute(update(outbox).where(outbox.c.eid == bindparam("b_eid")).values(**values), rows)
