"""Unsent work that changes desks: what one desk has not settled, and taking it in at another.

Events of another desk keep eid, author, device and count; they are offered to the centre, which
knows them again by their eid. The own outbox and the own count are never touched.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from sqlalchemy import Connection, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from callcenter.protocol.events import decode_event
from callcenter.protocol.wellformed import read_event
from callcenter.store.attachments import Attachment
from callcenter.store.clocks import now_of
from callcenter.store.log import chunks
from callcenter.store.outbox import OutboxRow
from callcenter.store.projection import project
from callcenter.store.redacting import obey_page
from callcenter.store.tables import attachments, events, offers, outbox, uploads
from callcenter.store.ticket_tables import tickets
from callcenter.tickets.event import Event
from callcenter.tickets.words import Kind

OFFERED = "offered"
"""State of a row that waits to be offered to the centre."""
_OPENING = (Kind.REGISTERED.value, Kind.CALLER_ADDED.value)


class TakenIn(Struct, frozen=True):
    """How many events were new here and how many were known; the subjects the new ones change."""

    fresh: int
    known: int
    touched: frozenset[str]


class WaitingFile(Struct, frozen=True):
    """An attached file the centre has not got, and its ticket."""

    ticket_id: str
    file: Attachment


def unsettled_eids(tx: Connection) -> list[str]:
    """Everything the centre has not echoed, in the order of each device's count."""
    asked = (
        select(events.c.eid)
        .where(
            or_(
                events.c.eid.in_(select(outbox.c.eid)),
                events.c.eid.in_(select(offers.c.eid)),
            )
        )
        .order_by(events.c.client_id, events.c.incarnation, events.c.n, events.c.eid)
    )
    return list(tx.execute(asked).scalars())


def raw_events(tx: Connection, eids: Sequence[str]) -> Iterator[bytes]:
    """The bytes of these events as first encoded, in this order."""
    for piece in chunks(eids):
        found = tx.execute(select(events.c.eid, events.c.raw).where(events.c.eid.in_(piece)))
        raws = {row.eid: row.raw for row in found}
        yield from (raws[one] for one in piece if one in raws)


def known_eids(tx: Connection, eids: Sequence[str]) -> set[str]:
    """Those of these events that stand in the log."""
    known: set[str] = set()
    for piece in chunks(eids):
        known.update(tx.execute(select(events.c.eid).where(events.c.eid.in_(piece))).scalars())
    return known


def waiting_files(tx: Connection) -> list[WaitingFile]:
    """Attached files that have not come to the centre, the oldest first."""
    arrived = (
        select(uploads.c.sha256)
        .where(
            uploads.c.sha256 == attachments.c.sha256,
            uploads.c.ticket_id == attachments.c.ticket_id,
            uploads.c.state == "done",
        )
        .exists()
    )
    asked = select(attachments).where(~arrived).order_by(attachments.c.at, attachments.c.sha256)
    return [
        WaitingFile(row.ticket_id, Attachment(row.sha256, row.size, row.mime, row.name))
        for row in tx.execute(asked)
    ]


def note_file(tx: Connection, found: WaitingFile) -> None:
    """A file of another desk lies in this profile now: it is to be sent from here too."""
    at, one = now_of(tx), found.file
    row = insert(attachments).values(
        ticket_id=found.ticket_id, sha256=one.sha256, size=one.size,
        mime=one.mime, name=one.name, at=at,
    )  # fmt: skip
    tx.execute(row.on_conflict_do_nothing())
    waiting = insert(uploads).values(
        sha256=one.sha256, ticket_id=found.ticket_id, state="waiting", at=at
    )
    tx.execute(waiting.on_conflict_do_nothing())


def take_in(tx: Connection, raws: Sequence[bytes]) -> TakenIn:
    """Puts events of another desk into the log, to be offered; a second time changes nothing.

    Raises EventMalformed for bytes that are no event; then nothing of it may be committed.
    """
    incoming = {event.eid: (event, raw) for event, raw in ((read_event(r), r) for r in raws)}
    known = known_eids(tx, list(incoming))
    fresh = [pair for eid, pair in incoming.items() if eid not in known]
    if fresh:
        tx.execute(insert(events), [_log_row(event, raw) for event, raw in fresh])
        place = tx.execute(select(func.coalesce(func.max(offers.c.place), 0))).scalar_one()
        rows = [
            {"eid": event.eid, "place": place + n, "received_at": None}
            for n, (event, _raw) in enumerate(fresh, 1)
        ]
        tx.execute(insert(offers), rows)
        redone = obey_page(tx, [event for event, _raw in fresh])
        _project(tx, [event for event, _raw in fresh])
        for subject, subject_id in redone:
            project(tx, subject, (subject_id,))
    touched = frozenset(event.subject_id for event, _raw in fresh)
    return TakenIn(len(fresh), len(incoming) - len(fresh), touched)


def offered(tx: Connection) -> int:
    """How many events wait to be offered to the centre."""
    return tx.execute(select(func.count()).select_from(offers)).scalar_one()


def offered_rows(tx: Connection, limit: int) -> list[OutboxRow]:
    """What waits to be offered, as rows of the list of what is not sent, in order."""
    asked = (
        select(
            events.c.eid, events.c.n, events.c.subject, events.c.subject_id, events.c.raw,
            func.coalesce(tickets.c.number, "").label("number"),
            func.coalesce(tickets.c.summary, "").label("summary"),
        )
        .join(offers, offers.c.eid == events.c.eid)
        .outerjoin(tickets, tickets.c.id == events.c.subject_id)
        .where(~select(outbox.c.eid).where(outbox.c.eid == events.c.eid).exists())
        .order_by(offers.c.place)
        .limit(limit)
    )  # fmt: skip
    return [_offered_row(row) for row in tx.execute(asked).mappings()]


def _offered_row(row: object) -> OutboxRow:
    found = dict(row)  # type: ignore[call-overload]
    event = decode_event(found.pop("raw"))
    return OutboxRow(
        **found, kind=event.kind, state=OFFERED, reason="", created_at=event.at,
        sent_at=None, tries=0,
    )  # fmt: skip


def _project(tx: Connection, fresh: Sequence[Event]) -> None:
    """Rows are made of what begins here; the rest waits in the log for its beginning."""
    ids = list(dict.fromkeys((event.subject, event.subject_id) for event in fresh))
    begun = _begun(tx, [one for _subject, one in ids])
    for subject in dict.fromkeys(subject for subject, _ in ids):
        project(tx, subject, [one for kind, one in ids if kind == subject and one in begun])


def _begun(tx: Connection, subject_ids: Sequence[str]) -> set[str]:
    """Those of which the log holds the event that opens them."""
    begun: set[str] = set()
    for piece in chunks(subject_ids):
        found = tx.execute(
            select(events.c.subject_id, events.c.raw).where(events.c.subject_id.in_(piece))
        )
        begun.update(row.subject_id for row in found if decode_event(row.raw).kind in _OPENING)
    return begun


def _log_row(event: Event, raw: bytes) -> dict[str, object]:
    return {
        "eid": event.eid, "subject": event.subject, "subject_id": event.subject_id,
        "client_id": event.client_id, "incarnation": event.incarnation, "n": event.n,
        "seq": None, "received_at": None, "raw": raw,
    }  # fmt: skip
