"""Attached files that are owed to the centre, each once per ticket that names it.

`waiting` and `sending` go out; `told` means that the centre answered that it has it; `done` that
its log, which came here, says so; `refused` waits for a person. The bytes stand in `attachments`.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, Select, and_, delete, exists, func, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from callcenter.protocol.events import decode_event
from callcenter.store.clocks import now_of
from callcenter.store.tables import attachments, events, outbox, uploads
from callcenter.tickets.words import Kind

WAITING, SENDING, TOLD, DONE, REFUSED = "waiting", "sending", "told", "done", "refused"


class Upload(Struct, frozen=True):
    """One file on its way; `sent` and `size` in bytes, `reason` a short code."""

    sha256: str
    ticket_id: str
    state: str
    sent: int
    size: int
    tries: int
    reason: str


def add(tx: Connection, ticket_id: str, sha256: str, state: str = WAITING) -> None:
    """Notes that the centre should have this file; a second time changes nothing."""
    row = insert(uploads).values(sha256=sha256, ticket_id=ticket_id, state=state, at=now_of(tx))
    tx.execute(row.on_conflict_do_nothing())


def add_missing(tx: Connection) -> int:
    """Notes every file of this desk that was never noted: kept by an earlier version."""
    noted = and_(
        uploads.c.sha256 == attachments.c.sha256, uploads.c.ticket_id == attachments.c.ticket_id
    )
    asked = select(
        attachments.c.sha256, attachments.c.ticket_id, literal(WAITING), attachments.c.at
    ).where(~exists().where(noted))
    return tx.execute(
        insert(uploads).from_select(["sha256", "ticket_id", "state", "at"], asked)
    ).rowcount


def due(tx: Connection, passed_over: frozenset[tuple[str, str]] = frozenset()) -> Upload | None:
    """The next file to send: one begun first, then the oldest; None when none is left."""
    for row in tx.execute(
        _asked()
        .where(uploads.c.state.in_((WAITING, SENDING)))
        .order_by(uploads.c.state != SENDING, uploads.c.at, uploads.c.sha256)
    ):
        if (row.sha256, row.ticket_id) not in passed_over:
            return Upload(*row)
    return None


def must_wait(tx: Connection) -> bool:
    """True while an event is unsent: tickets go before files."""
    unsent = select(outbox.c.eid).where(outbox.c.state.in_(("new", "sent"))).limit(1)
    return tx.execute(unsent).first() is not None


def note_sent(tx: Connection, upload: Upload, sent: int) -> None:
    """So many bytes lie at the centre."""
    _change(tx, upload, state=SENDING, sent=sent)


def note_told(tx: Connection, upload: Upload) -> None:
    """The centre answers that it has it whole: an answer only, until its log has come here."""
    _change(tx, upload, state=TOLD, sent=upload.size, reason="")


def told(tx: Connection) -> list[Upload]:
    """What the centre answered to have and its log has not said yet."""
    return [Upload(*row) for row in tx.execute(_asked().where(uploads.c.state == TOLD))]


def settle(tx: Connection, answered: Sequence[Upload]) -> int:
    """After a drained feed: done when the log says so, else to be asked again; how many those are.

    A centre set back after its answer has forgotten the file, and nothing else would tell.
    """
    missing = 0
    for one in answered:
        said = _said(tx, one)
        missing += not said
        _change(tx, one, state=DONE if said else WAITING)
    return missing


def _said(tx: Connection, upload: Upload) -> bool:
    asked = select(events.c.raw).where(
        events.c.subject_id == upload.ticket_id,
        events.c.seq.is_not(None),
        func.instr(events.c.raw, Kind.ATTACHMENT_AVAILABLE.value.encode()) > 0,
    )
    bodies = (decode_event(raw).body for raw in tx.execute(asked).scalars())
    return any(body.get("sha256") == upload.sha256 for body in bodies)


def note_failed(tx: Connection, upload: Upload, reason: str) -> None:
    """Not this time; it goes on later from where the centre stands."""
    _change(tx, upload, state=WAITING, reason=reason, tries=uploads.c.tries + 1)


def refuse(tx: Connection, upload: Upload, reason: str) -> None:
    """The centre will not have it; a person decides."""
    _change(tx, upload, state=REFUSED, reason=reason, tries=uploads.c.tries + 1)


def retry(tx: Connection, sha256: str) -> None:
    """A person wants it sent again, for every ticket that names it."""
    tx.execute(
        update(uploads)
        .where(uploads.c.sha256 == sha256, uploads.c.state != DONE)
        .values(state=WAITING, reason="", tries=0)
    )


def ask_again(tx: Connection) -> int:
    """The centre was set back: offers it every file that lies here; returns how many."""
    here = exists().where(
        attachments.c.sha256 == uploads.c.sha256, attachments.c.ticket_id == uploads.c.ticket_id
    )
    done = update(uploads).where(uploads.c.state.in_((TOLD, DONE)), here)
    return tx.execute(done.values(state=WAITING, sent=0, reason="", tries=0)).rowcount


def forget(tx: Connection, sha256: str) -> None:
    """The file was taken off this desk: nothing is owed any more."""
    tx.execute(delete(uploads).where(uploads.c.sha256 == sha256))


def take_back(tx: Connection, ticket_id: str, sha256: str) -> bool:
    """The ticket does not name the file any more: nothing is owed; False when the centre has it."""
    here = uploads.c.ticket_id == ticket_id, uploads.c.sha256 == sha256
    tx.execute(delete(uploads).where(*here, uploads.c.state.not_in((TOLD, DONE))))
    return tx.execute(select(uploads.c.state).where(*here)).first() is None


def of_ticket(tx: Connection, ticket_id: str) -> Mapping[str, Upload]:
    """The uploads of a ticket by SHA-256."""
    found = tx.execute(_asked().where(uploads.c.ticket_id == ticket_id))
    return {row.sha256: Upload(*row) for row in found}


def _asked() -> Select[str, str, str, int, int, int, str]:
    return select(
        uploads.c.sha256,
        uploads.c.ticket_id,
        uploads.c.state,
        uploads.c.sent,
        attachments.c.size,
        uploads.c.tries,
        uploads.c.reason,
    ).join(
        attachments,
        and_(
            attachments.c.sha256 == uploads.c.sha256,
            attachments.c.ticket_id == uploads.c.ticket_id,
        ),
    )


def _change(tx: Connection, upload: Upload, **values: object) -> None:
    tx.execute(
        update(uploads)
        .where(uploads.c.sha256 == upload.sha256, uploads.c.ticket_id == upload.ticket_id)
        .values(**values)
    )
