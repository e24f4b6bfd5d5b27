"""What the desk keeps to heal a centre that was set back: marks of the feed, events to offer.

Every event here has a place in the centre's log (`seq`), or a row in the outbox, or one in the
offers. A row of the offers goes only when its event comes back in the feed. Sends nothing itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, delete, func, or_, select, text, update
from sqlalchemy.dialects.sqlite import insert

from callcenter.errors import TicketNumberInvalid
from callcenter.protocol.chain import START, link
from callcenter.protocol.events import decode_event
from callcenter.protocol.limits import MARK_EVERY, PUSH_BYTES, PUSH_EVENTS
from callcenter.store import outbox as waiting
from callcenter.store import sync_state, uploads
from callcenter.store.tables import events, marks, offers, outbox
from callcenter.store.ticket_tables import ticket_numbers
from callcenter.tickets.number import parse_number
from callcenter.tickets.words import Kind

_BLOCK = slice(3, 7)
"""Where the block stands in a ticket number."""
_LOOKED_AT = 100
_BATCH, _BATCH_BYTES = PUSH_EVENTS - 100, PUSH_BYTES * 3 // 4
"""A batch before the new numbers that come with it."""
_RENUMBERED, _AVAILABLE = (
    f'"kind":"{one.value}"'.encode() for one in (Kind.RENUMBERED, Kind.ATTACHMENT_AVAILABLE)
)


class Place(Struct, frozen=True):
    """A place of the feed and the chain there (hexadecimal)."""

    seq: int
    chain: str


BEGINNING = Place(0, START.hex())


class Offer(Struct, frozen=True):
    """An event to offer: its bytes, the place it had, and when the centre once received it."""

    eid: str
    place: int
    raw: bytes
    received_at: datetime | None


class OfferBatch(Struct, frozen=True):
    """What goes in one message; `last` is where the next batch begins, nothing when it is empty."""

    events: tuple[Offer, ...]
    last: tuple[int, str]


def keep_marks(tx: Connection, places: Iterable[Place]) -> None:
    """Remembers these places, and forgets those that lie too close together far back.

    What stays: every thousandth place, and the newest within each doubling of the distance.
    """
    rows = [{"seq": one.seq, "chain": one.chain} for one in places if one.seq > 0]
    if not rows:
        return
    row = insert(marks)
    kept = row.on_conflict_do_update(index_elements=["seq"], set_={"chain": row.excluded.chain})
    tx.execute(kept, rows)
    asked = select(marks.c.seq).where(marks.c.seq % MARK_EVERY != 0).order_by(marks.c.seq.desc())
    gone = _too_close(list(tx.execute(asked).scalars()))
    if gone:
        tx.execute(delete(marks).where(marks.c.seq.in_(gone)))


def _too_close(seqs: Sequence[int]) -> list[int]:
    kept: set[int] = set()
    gone: list[int] = []
    for seq in seqs:
        doubling = (seqs[0] - seq).bit_length()
        if doubling in kept:
            gone.append(seq)
        kept.add(doubling)
    return gone


def known_places(tx: Connection) -> list[Place]:
    """All marks, from the first to the last."""
    rows = tx.execute(select(marks.c.seq, marks.c.chain).order_by(marks.c.seq))
    return [Place(row.seq, row.chain) for row in rows]


def places_between(tx: Connection, low: Place, high: int | None, most: int) -> list[Place]:
    """At most about `most` places above `low` and below `high`, of events held without a gap."""
    held = select(events.c.seq, events.c.eid).where(events.c.seq > low.seq).order_by(events.c.seq)
    last = tx.execute(select(func.max(events.c.seq))).scalar_one() or 0
    end = last + 1 if high is None else high
    step = max(1, (end - low.seq) // most)
    found: list[Place] = []
    walked = low
    for place in _walk(tx.execute(held.where(events.c.seq < end)), low):
        walked = place
        if place.seq % step == 0:
            found.append(place)
    if walked is not low and walked not in found[-1:]:
        found.append(walked)
    return found


def _walk(held: Iterable[Row[int, str]], low: Place) -> Iterator[Place]:
    seq, chain = low.seq, bytes.fromhex(low.chain)
    for row in held:
        if row.seq != seq + 1:
            return
        seq, chain = row.seq, link(chain, row.eid)
        yield Place(seq, chain.hex())


def unsettle(tx: Connection, common: Place, cursor: str) -> frozenset[str]:
    """Takes back everything above the common place, one's own and others', to be offered.

    The feed goes on from `cursor`. Times stay as they were, so no deadline moves. What the centre
    had confirmed without sending it, and what it had set aside, is to be sent again. Returns the
    ids of the subjects concerned.
    """
    lost = events.c.seq > common.seq
    subjects = frozenset(tx.execute(select(events.c.subject_id).where(lost).distinct()).scalars())
    again = select(events.c.eid, events.c.seq, events.c.received_at).where(lost)
    names = ["eid", "place", "received_at"]
    tx.execute(insert(offers).from_select(names, again).on_conflict_do_nothing())
    tx.execute(update(events).where(lost).values(seq=None))
    _offer_strays(tx)
    tx.execute(delete(marks).where(marks.c.seq > common.seq))
    keep_marks(tx, [common])
    sync_state.set_cursor(tx, cursor, common.chain)
    waiting.reset_unseen(tx)
    aside = select(outbox.c.eid).where(outbox.c.state == "quarantined").order_by(outbox.c.n)
    for eid in tx.execute(aside).scalars().all():
        waiting.retry(tx, eid)
    uploads.ask_again(tx)
    return subjects


def _offer_strays(tx: Connection) -> None:
    """Whatever waits nowhere although the centre has not got it: there should be none."""
    tx.execute(
        text(
            "INSERT INTO offers (eid, place, received_at) SELECT eid,"
            " (SELECT coalesce(max(place), 0) FROM offers) + row_number() OVER"
            " (ORDER BY received_at, incarnation, n), received_at FROM events"
            " WHERE seq IS NULL AND eid NOT IN (SELECT eid FROM outbox)"
            " AND eid NOT IN (SELECT eid FROM offers)"
        )
    )


def offers_after(tx: Connection, after: tuple[int, str] = (-1, "")) -> OfferBatch:
    """The next events to offer in their old order: as many as one message may hold, but one.

    A new number that the centre gave a ticket of this batch comes with it: else the centre would
    give it yet another.
    """
    if tx.exec_driver_sql("SELECT 1 FROM offers LIMIT 1").first() is None:
        return OfferBatch((), after)  # nearly always, and asked in every run
    held = select(
        offers.c.eid, offers.c.place, events.c.raw, offers.c.received_at, events.c.subject_id
    ).join(events, events.c.eid == offers.c.eid)
    later = or_(offers.c.place > after[0], (offers.c.place == after[0]) & (offers.c.eid > after[1]))
    rows = tx.execute(held.where(later).order_by(offers.c.place, offers.c.eid).limit(_BATCH))
    batch: list[Offer] = []
    size = 0
    subjects: set[str] = set()
    for row in rows:
        size += len(row.raw)
        if batch and size > _BATCH_BYTES:
            break
        batch.append(Offer(row.eid, row.place, row.raw, row.received_at))
        subjects.add(row.subject_id)
    if not batch:
        return OfferBatch((), after)
    last = batch[-1].place, batch[-1].eid
    return OfferBatch((*batch, *_their_new_numbers(tx, held, subjects, last)), last)


def newest_place(tx: Connection) -> Place:
    """How far the feed was read."""
    row = tx.execute(select(marks.c.seq, marks.c.chain).order_by(marks.c.seq.desc()).limit(1))
    found = row.one_or_none()
    return BEGINNING if found is None else Place(found.seq, found.chain)


def offered(tx: Connection) -> int:
    """How many events wait to be offered, or to come back after they were."""
    found: int = tx.exec_driver_sql("SELECT count(*) FROM offers").scalar_one()
    return found


def refuse(tx: Connection, eid: str, reason: str) -> None:
    """The centre does not take this one: set aside for a person, like an event of the outbox."""
    found = tx.execute(select(events.c.raw, events.c.received_at).where(events.c.eid == eid)).one()
    event = decode_event(found.raw, None, found.received_at)
    row = {
        "eid": eid,
        "n": event.n,
        "subject": event.subject,
        "subject_id": event.subject_id,
        "kind": event.kind,
        "state": "quarantined",
        "reason": reason,
        "created_at": event.at,
    }
    tx.execute(insert(outbox).values(**row).on_conflict_do_nothing())
    tx.execute(delete(offers).where(offers.c.eid == eid))


def highest_block(tx: Connection) -> int:
    """The highest block of any ticket number here, -1 when there is none."""
    block = func.substr(ticket_numbers.c.number, _BLOCK.start + 1, _BLOCK.stop - _BLOCK.start)
    asked = select(ticket_numbers.c.number).order_by(block.desc()).limit(_LOOKED_AT)
    return max(map(_block, tx.execute(asked).scalars()), default=-1)


def writers_of_the_centre(tx: Connection) -> list[str]:
    """The `client_id`s under which the centres of this log wrote their own events."""
    own = func.instr(events.c.raw, _RENUMBERED) > 0, func.instr(events.c.raw, _AVAILABLE) > 0
    return sorted(tx.execute(select(events.c.client_id).where(or_(*own)).distinct()).scalars())


def _their_new_numbers(
    tx: Connection, held: Select[Any], subjects: set[str], last: tuple[int, str]
) -> list[Offer]:
    theirs = held.where(
        offers.c.place > last[0],
        events.c.subject_id.in_(subjects),
        func.instr(events.c.raw, _RENUMBERED) > 0,
    )
    rows = tx.execute(theirs.order_by(offers.c.place).limit(PUSH_EVENTS - _BATCH))
    return [Offer(row.eid, row.place, row.raw, row.received_at) for row in rows]


def _block(number: str) -> int:
    try:
        return int(parse_number(number)[_BLOCK])
    except TicketNumberInvalid:
        return -1
