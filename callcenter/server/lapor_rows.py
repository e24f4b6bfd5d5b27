"""What the pusher of LAPOR asks of the centre's rows: which tickets, how many, what was done.

Reads rows and keeps the pusher's own memory; never folds a log and never writes an event.
"""

import hashlib
import json
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    update,
)

from callcenter.lapor import polling
from callcenter.lapor.ledger import Candidate, Depth, Document, Judging, Poll, Terms
from callcenter.lapor.settings import LaporSettings, Policy
from callcenter.server import tables
from callcenter.server.centre import as_us, from_us
from callcenter.tickets.words import Push

_ROWS = tables.tickets
_POLLS = tables.lapor_polls
_DOCUMENTS = tables.lapor_documents
FAILED_MOST = 24
"""So many failures in a row are counted at most."""

_OLDEST = (_ROWS.c.registered_at, _ROWS.c.id)


def unfinished(tx: Connection, me: str) -> list[Candidate]:
    """Reserved by `me` or in doubt by its doing."""
    open_still = _ROWS.c.lapor_state.in_((Push.RESERVED.value, Push.UNCERTAIN.value))
    asked = select(_ROWS.c.id, _ROWS.c.head_seq).where(open_still, _ROWS.c.lapor_owner == me)
    return _candidates(tx, asked.order_by(*_OLDEST))


def ready(tx: Connection, terms: Terms, passed: Collection[str], limit: int) -> list[Candidate]:
    """To be handed over by the policy."""
    asked = select(_ROWS.c.id, _ROWS.c.head_seq).where(_to_send(terms.settings)).order_by(*_OLDEST)
    found = _candidates(tx, asked.limit(limit + len(passed)))
    return [one for one in found if one.ticket_id not in passed][:limit]


def replying(tx: Connection) -> list[Candidate]:
    """At LAPOR, with an answer of ours that it has not."""
    asked = select(_ROWS.c.id, _ROWS.c.head_seq).where(_is(Push.SENT), _ROWS.c.lapor_replies > 0)
    return _candidates(tx, asked.order_by(*_OLDEST))


def to_judge(tx: Connection, terms: Terms, limit: int) -> Judging:
    """Kept back and changed since, in the order of their last events; all of them for new terms."""
    key = _key(terms)
    known, _, place = _mark(tx).partition(":")
    after = int(place) if known == key else 0
    asked = (
        select(_ROWS.c.id, _ROWS.c.head_seq)
        .where(_is(Push.NOT_PUSHED), _ROWS.c.head_seq > after)
        .order_by(_ROWS.c.head_seq)
        .limit(limit)
    )
    rows = tx.execute(asked).all()
    if not rows and known == key:
        return Judging((), "")
    last = rows[-1].head_seq if rows else after
    return Judging(tuple(row.id for row in rows), f"{key}:{last}")


def keep_mark(tx: Connection, mark: str) -> None:
    """Up to here everything kept back was looked at."""
    tx.execute(delete(tables.lapor_judged))
    tx.execute(insert(tables.lapor_judged).values(id=1, mark=mark))


def _mark(tx: Connection) -> str:
    return tx.execute(select(tables.lapor_judged.c.mark)).scalar_one_or_none() or ""


def _key(terms: Terms) -> str:
    """Differs as soon as anything does that a ticket may be kept back for."""
    rows = sorted(
        (kind.value, ours, row.theirs_id) for (kind, ours), row in terms.mapping.rows.items()
    )
    settings = asdict(terms.settings) | {"paths": asdict(terms.settings.paths)}
    said = json.dumps([settings, rows], default=str, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _to_send(settings: LaporSettings) -> ColumnElement[bool]:
    ready_now = _is(Push.READY)
    chosen = _ROWS.c.lapor_chosen == true()
    if settings.policy is not Policy.ALL:
        return and_(ready_now, chosen)
    if settings.since is None:
        return ready_now
    return and_(ready_now, or_(chosen, _ROWS.c.registered_at >= as_us(settings.since)))


def documents(tx: Connection, ticket_id: str) -> dict[str, Document]:
    """What became of the ticket's files, by SHA-256."""
    rows = tx.execute(select(_DOCUMENTS).where(_DOCUMENTS.c.ticket_id == ticket_id))
    return {row.sha256: Document(row.document_id, row.reason) for row in rows}


def keep_document(tx: Connection, ticket_id: str, sha256: str, document: Document) -> None:
    """Remembers it in the place of what was known."""
    mine = (_DOCUMENTS.c.ticket_id == ticket_id, _DOCUMENTS.c.sha256 == sha256)
    tx.execute(delete(_DOCUMENTS).where(*mine))
    values = {"document_id": document.document_id, "reason": document.reason}
    tx.execute(insert(_DOCUMENTS).values(ticket_id=ticket_id, sha256=sha256, **values))


def drop_documents(tx: Connection, ticket_id: str) -> None:
    """They count no longer."""
    tx.execute(delete(_DOCUMENTS).where(_DOCUMENTS.c.ticket_id == ticket_id))


def note_poll(tx: Connection, ticket_id: str, at: datetime, tries: int) -> None:
    """It was asked about."""
    values = {"at": as_us(at), "tries": tries}
    mine = _POLLS.c.ticket_id == ticket_id
    if tx.execute(update(_POLLS).where(mine).values(**values)).rowcount == 0:
        tx.execute(insert(_POLLS).values(ticket_id=ticket_id, **values))


def ask_all_now(tx: Connection) -> None:
    """All that LAPOR has count as never asked about."""
    tx.execute(update(_POLLS).values(at=0, tries=0))
    unasked = _ROWS.c.id.not_in(select(_POLLS.c.ticket_id))
    fresh = select(_ROWS.c.id, literal(0), literal(0)).where(_is(Push.SENT), unasked)
    tx.execute(insert(_POLLS).from_select(["ticket_id", "at", "tries"], fresh))


def due_polls(tx: Connection, terms: Terms, now: datetime, limit: int) -> list[Poll]:
    """Complaints it is time to ask about, the longest unasked first; all are the centre's own."""
    when = polling.cutoffs(terms.settings, now)
    tries = func.coalesce(_POLLS.c.tries, 0)
    over = func.lower(_ROWS.c.lapor_status).in_(_OVER)
    recent = tables.events.c.received_at >= as_us(when.ended_since)
    more = case((tries > FAILED_MOST, FAILED_MOST - 2), (tries > 2, tries - 2), else_=0)  # noqa: PLR2004
    step = literal(when.failed_more // timedelta(microseconds=1), BigInteger)
    failed = literal(as_us(when.failed), BigInteger) - more * step
    ahead = _asked > as_us(when.ahead)
    due = or_(
        and_(tries > 0, or_(_asked <= failed, ahead)),
        and_(tries == 0, ~over, or_(_asked <= as_us(when.own), ahead)),
        and_(tries == 0, over, or_(_asked <= as_us(when.ended), ahead), recent),
    )
    rows = tx.execute(_there().where(due).order_by(_asked, _ROWS.c.id).limit(limit))
    return [Poll(row.id, row.lapor_id, row.tries or 0) for row in rows]


def poll_of(tx: Connection, ticket_id: str) -> Poll | None:
    """The poll of one ticket, None when LAPOR does not have it."""
    row = tx.execute(_there().where(_ROWS.c.id == ticket_id)).one_or_none()
    return None if row is None else Poll(row.id, row.lapor_id, row.tries or 0)


_OVER = (*polling.ENDED, polling.GONE_NAME.lower())
_asked = func.coalesce(_POLLS.c.at, _ROWS.c.lapor_at, 0)


def _there() -> Select[Any]:
    """Tickets that LAPOR has, with what is known of their polls and their last events."""
    return (
        select(_ROWS.c.id, _ROWS.c.lapor_id, _POLLS.c.tries)
        .join(tables.events, tables.events.c.seq == _ROWS.c.head_seq)
        .outerjoin(_POLLS, _POLLS.c.ticket_id == _ROWS.c.id)
        .where(_is(Push.SENT), _ROWS.c.lapor_id != "")
    )


def depth(tx: Connection, settings: LaporSettings) -> Depth:
    """How much waits."""
    waits = select(func.count(), func.min(_ROWS.c.registered_at)).where(_to_send(settings))
    waiting, oldest = tx.execute(waits).one()

    def many(*wanted: ColumnElement[bool]) -> int:
        counted: int = tx.execute(
            select(func.count()).select_from(_ROWS).where(*wanted)
        ).scalar_one()
        return counted

    return Depth(
        waiting=waiting,
        oldest_at=None if oldest is None else from_us(oldest),
        doubtful=many(_is(Push.UNCERTAIN)),
        refused=many(_is(Push.REFUSED)),
        unmapped=many(_is(Push.NOT_PUSHED), _ROWS.c.lapor_reason == "mapping"),
        replies=many(_ROWS.c.lapor_replies > 0),
    )


def _is(state: Push) -> ColumnElement[bool]:
    return _ROWS.c.lapor_state == state.value


def _candidates(tx: Connection, asked: Select[Any]) -> list[Candidate]:
    return [Candidate(row.id, str(row.head_seq)) for row in tx.execute(asked)]
