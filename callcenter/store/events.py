"""Takes events in: those made here (to be sent) and those the centre sends (to be settled).

Each call leaves log, outbox and projections agreeing, inside the caller's transaction.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, or_, select

from callcenter.protocol.events import decode_event, encode_event
from callcenter.store import numbers, overtaken, sync_state
from callcenter.store.caller_tables import caller_phones, callers
from callcenter.store.columns import micros
from callcenter.store.log import by_place, events_of, pending_eids
from callcenter.store.prepared import adding, changing, many, pairs
from callcenter.store.projection import Projector, project, project_logs, projector_of
from callcenter.store.redacting import kept_redacted, obey_page
from callcenter.store.tables import events, meta, office, outbox
from callcenter.store.ticket_rows import TicketRows, ticket_rows
from callcenter.store.ticket_tables import (
    ticket_agencies,
    ticket_numbers,
    ticket_reporters,
    tickets,
)
from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.event import CALLER, TICKET, Event
from callcenter.tickets.words import Kind

__all__ = [
    "Page",
    "RemoteEvent",
    "append_local",
    "append_remote",
    "events_of",
    "log_local",
    "pending_eids",
    "project",
    "read_page",
    "rebuild",
    "refresh_open",
    "told_of",
]

Progress = Callable[[int, int], None]
"""Told (done, all) now and then during long work."""

_STALE = "stale_subjects"
_COUNTED = ("seq", "received_at", "client_id", "incarnation", "n", "raw")


class RemoteEvent(Struct, frozen=True):
    """An event of the centre's feed: its bytes as first encoded, its place and receive time."""

    raw: bytes
    seq: int
    received_at: datetime


class Page(Struct, frozen=True):
    """Events of the feed by eid with their bytes, and the logs of their subjects in this page.

    `rows` are made as if the page were all there is of a ticket, with these `deadlines`: they are
    used when that is so.
    """

    incoming: Mapping[str, tuple[Event, bytes]]
    logs: Mapping[str, list[Event]]
    rows: Mapping[str, TicketRows]
    deadlines: Deadlines


def append_local(tx: Connection, event: Event) -> None:
    """Writes an event made at this desk: log (pending), outbox (new) and its projection."""
    log_local(tx, event)
    project(tx, event.subject, (event.subject_id,))


def log_local(tx: Connection, event: Event) -> None:
    """The same without the projection: the caller owes `project` in the same transaction."""
    adding(events).run(tx, [_log_row(event, encode_event(event))])
    waiting = {
        "eid": event.eid,
        "n": event.n,
        "subject": event.subject,
        "subject_id": event.subject_id,
        "kind": event.kind,
        "state": "new",
        "reason": "",
        "created_at": micros(event.at),
        "sent_at": None,
        "acked_seq": None,
        "tries": 0,
    }
    adding(outbox).run(tx, [waiting])


def read_page(items: Sequence[RemoteEvent], projector: Projector) -> Page:
    """Reads a page of the feed and folds what it can, without the database.

    Raises msgspec.DecodeError or ValidationError for bytes that are no event.
    """
    deadlines = projector.deadlines()
    incoming = {
        event.eid: (event, one.raw)
        for one in items
        for event in (decode_event(one.raw, one.seq, one.received_at),)
    }
    logs = _logs(event for event, _ in incoming.values())
    rows = {
        ticket_id: ticket_rows(fold(ticket_id, log), deadlines)
        for ticket_id, log in logs.items()
        if log[0].subject == TICKET and any(one.kind == Kind.REGISTERED for one in log)
    }
    return Page(incoming, logs, rows, deadlines)


def append_remote(tx: Connection, items: Sequence[RemoteEvent] | Page) -> frozenset[str]:
    """Takes in a page of the feed, settles what came back, and returns what changed (`told_of`).

    A second time the same page changes nothing. Raises msgspec.DecodeError or ValidationError for
    bytes that are no event; then nothing of the page may be committed.
    """
    page = items if isinstance(items, Page) else read_page(items, projector_of(tx))
    seqs = _known_seqs(tx, list(page.incoming))
    fresh = [one for eid, one in page.incoming.items() if eid not in seqs]
    placed = [one for eid, one in page.incoming.items() if seqs.get(eid, one[0].seq) != one[0].seq]
    adding(events).run(tx, [_log_row(event, raw) for event, raw in fresh])
    # The centre's bytes count: a desk in a new incarnation may have counted the event anew. But
    # what was erased here stays so: a centre that was set back may not know of it yet.
    kept = kept_redacted(tx, [event.eid for event, _ in placed])
    rows = [_log_row(event, kept.get(event.eid, raw)) for event, raw in placed]
    changing(events, "eid", _COUNTED).run(tx, rows)
    overtaken.note(tx, [event for event, _ in placed])
    _settle(tx, seqs)
    _give_up_shared_blocks(tx, [event for event, _ in fresh])
    touched = [event for event, _ in (*placed, *fresh)]
    redone = obey_page(tx, touched) | {
        (one.subject, one.subject_id) for one in touched if one.eid in kept
    }
    again = {subject_id for _subject, subject_id in redone}
    held = _held(tx, [event.subject_id for event in touched])
    # Where the page is all there is of a subject, it is folded from what is in memory.
    whole = {
        one
        for one, many_events in held.items()
        if many_events == len(page.logs[one]) and one not in again
    }
    _project_page(tx, (one for one in touched if one.subject_id in whole), page, seqs)
    rest = ((one.subject, one.subject_id) for one in touched if one.subject_id not in whole)
    _project_all(tx, (*rest, *redone))
    return told_of(touched) | again


def told_of(touched: Iterable[Event]) -> frozenset[str]:
    """What changed, as listeners are told: the ids, and the names of subjects that have no list."""
    found = list(touched)
    named = (one.subject for one in found if one.subject not in (TICKET, CALLER))
    return frozenset((*(one.subject_id for one in found), *named))


def rebuild(tx: Connection, progress: Progress | None = None) -> None:
    """Throws every projection away and folds it again from the log."""
    for table in (ticket_numbers, ticket_agencies, ticket_reporters, tickets):
        tx.execute(delete(table))
    for table in (caller_phones, callers, office):
        tx.execute(delete(table))
    for words in ("ticket_words", "caller_words", "vocabulary", "phone_ends"):
        tx.exec_driver_sql(f"DELETE FROM {words}")  # noqa: S608 - names stand above
    found = tx.execute(select(events.c.subject, events.c.subject_id).distinct())
    subjects = [(row.subject, row.subject_id) for row in found.all()]
    done = 0
    for piece in _pieces(subjects):
        _project_all(tx, piece)
        done += len(piece)
        if progress is not None:
            progress(done, len(subjects))


def stale_subjects(tx: Connection) -> list[tuple[str, str]]:
    """Subjects that an upgrade left to be folded again: a newer desk said more than was read."""
    found = tx.execute(select(meta.c.value).where(meta.c.name == _STALE)).scalar_one_or_none()
    return [] if found is None else msgspec.json.decode(found, type=list[tuple[str, str]])


def refresh_stale(tx: Connection) -> None:
    """Folds them again and forgets that they were stale."""
    _project_all(tx, stale_subjects(tx))
    tx.execute(delete(meta).where(meta.c.name == _STALE))


def refresh_open(tx: Connection, progress: Progress | None = None) -> None:
    """Folds the tickets again whose clocks still run: limits, holidays or names have changed."""
    running = or_(tickets.c.is_open, tickets.c.next_due.is_not(None))
    found = tx.execute(select(tickets.c.id).where(running)).scalars().all()
    subjects = [(TICKET, one) for one in found]
    done = 0
    for piece in _pieces(subjects):
        _project_all(tx, piece)
        done += len(piece)
        if progress is not None:
            progress(done, len(subjects))


def _pieces(subjects: list[tuple[str, str]], size: int = 400) -> Iterable[list[tuple[str, str]]]:
    return (subjects[at : at + size] for at in range(0, len(subjects), size))


def _project_all(tx: Connection, subjects: Iterable[tuple[str, str]]) -> None:
    ids: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for subject, subject_id in subjects:
        ids[subject][subject_id] = None
    for subject, touched in ids.items():
        project(tx, subject, touched)


def _log_row(event: Event, raw: bytes) -> dict[str, Any]:
    return {
        "eid": event.eid,
        "subject": event.subject,
        "subject_id": event.subject_id,
        "client_id": event.client_id,
        "incarnation": event.incarnation,
        "n": event.n,
        "seq": event.seq,
        "received_at": None if event.received_at is None else micros(event.received_at),
        "raw": raw,
    }


_SEQS = (
    "SELECT json_group_array(json_array(eid, seq)) FROM events"
    " WHERE eid IN (SELECT value FROM json_each(?))"
)
_HELD = (
    "SELECT json_group_array(json_array(ids.value,"
    " (SELECT count(*) FROM events WHERE subject_id = ids.value))) FROM json_each(?) AS ids"
)


def _known_seqs(tx: Connection, eids: Sequence[str]) -> dict[str, int | None]:
    return dict(pairs(tx, _SEQS, eids))


def _held(tx: Connection, ids: Iterable[str]) -> dict[str, int]:
    """How many events the log has of each of these subjects."""
    return dict(pairs(tx, _HELD, list(dict.fromkeys(ids))))


def _settle(tx: Connection, eids: Iterable[str]) -> None:
    found = list(eids)
    if found:
        for table in ("outbox", "offers"):
            asked = f"DELETE FROM {table} WHERE eid IN (SELECT value FROM json_each(?))"  # noqa: S608
            tx.exec_driver_sql(asked, many(found))


def _give_up_shared_blocks(tx: Connection, fresh: Iterable[Event]) -> None:
    registered = [one for one in fresh if one.kind == Kind.REGISTERED]
    if not registered:
        return
    me = sync_state.state(tx)
    foreign = (
        one.body.get("number")
        for one in registered
        if (one.client_id, one.incarnation) != (me.client_id, me.incarnation)
    )
    numbers.give_up_shared(tx, (one for one in foreign if isinstance(one, str)))


def _logs(found: Iterable[Event]) -> dict[str, list[Event]]:
    """The events of each subject, in the order they count."""
    logs: defaultdict[str, list[Event]] = defaultdict(list)
    for event in found:
        logs[event.subject_id].append(event)
    for log in logs.values():
        log.sort(key=by_place)
    return logs


def _project_page(
    tx: Connection, touched: Iterable[Event], page: Page, seqs: Mapping[str, int | None]
) -> None:
    """Makes the rows of subjects of which the page has every event."""
    found: defaultdict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
    for event in touched:
        is_known = any(one.eid in seqs for one in page.logs[event.subject_id])
        found[event.subject, is_known][event.subject_id] = None
    still = page.deadlines is projector_of(tx).deadlines()
    for (subject, is_known), ids in found.items():
        logs = [(one, page.logs[one]) for one in ids]
        project_logs(tx, subject, logs, page.rows if still else {}, known=is_known)
