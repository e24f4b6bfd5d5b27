"""Takes unsent work of another desk in from its encrypted file, to be offered to the centre.

The whole file is checked before the first event is taken in. Taking it in twice, or from two
desks, changes nothing: an event is known by its eid for ever.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from callcenter.desk import outbox_file
from callcenter.desk.context import Desk
from callcenter.desk.outbox_file import FileHead, Owner, records
from callcenter.errors import AttachmentRefused, Cancelled, SealedFileRefused
from callcenter.keys.sealed_file import read_sealed
from callcenter.protocol.wellformed import EventMalformed, read_event
from callcenter.store import attachments, foreign, sync_state
from callcenter.tickets.event import TICKET, Event

__all__ = ["Imported", "OutboxPreview", "import_outbox", "preview_outbox"]

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_T = TypeVar("_T", Owner, FileHead)
_EVERY = 100
_BATCH = 200
"""Events of one transaction: so few that a save at this desk never waits long."""


class OutboxPreview(Struct, frozen=True, kw_only=True):
    """What a file holds and what of it is here already; `begin` and `end` are None without events.

    `same_desk` when it was written at this very desk.
    """

    device: str
    operator: str
    server: str
    made_at: datetime
    events: int
    known: int
    tickets: int
    files: int
    begin: datetime | None
    end: datetime | None
    same_desk: bool


class Imported(Struct, frozen=True):
    """Events that were new here, events that were here already, files that were taken."""

    fresh: int
    known: int
    files: int


def preview_outbox(
    desk: Desk,
    path: Path,
    passphrase: str,
    told: Progress = lambda _done, _all: None,
    stop: Stop = lambda: False,
) -> OutboxPreview:
    """Reads and checks the whole file and changes nothing.

    Raises SealedFileRefused (unreadable, not_ours, newer, passphrase, damaged) and Cancelled.
    """
    reading = _Reading(path, passphrase, told, stop)
    eids: list[str] = []
    tickets: set[str] = set()
    begin: datetime | None = None
    end: datetime | None = None
    for item in reading:
        if not isinstance(item, _Kept):
            continue
        eids.append(item.event.eid)
        if item.event.subject == TICKET:
            tickets.add(item.event.subject_id)
        at = item.event.at
        begin, end = min(begin or at, at), max(end or at, at)
    owner = reading.owner
    with desk.store.read() as tx:
        known = len(foreign.known_eids(tx, eids))
        own = sync_state.state(tx).client_id
    return OutboxPreview(
        device=owner.device, operator=owner.operator, server=owner.server, made_at=owner.made_at,
        events=len(eids), known=known, tickets=len(tickets), files=reading.files,
        begin=begin, end=end, same_desk=owner.client_id == own,
    )  # fmt: skip


def import_outbox(
    desk: Desk,
    path: Path,
    passphrase: str,
    told: Progress = lambda _done, _all: None,
    stop: Stop = lambda: False,
) -> Imported:
    """Takes everything in, a few events at a time, after the file was checked whole.

    Stopped half-way it has taken in a beginning; the next time it goes on from there. Raises as
    `preview_outbox`, and DiskFull.
    """
    for _item in _Reading(path, passphrase, lambda _done, _all: None, stop):
        pass
    taking = _Taking(desk)
    try:
        for item in _Reading(path, passphrase, told, stop):
            taking.take(item)
        taking.flush()
    finally:
        desk.changes.publish(taking.touched)
    return Imported(taking.fresh, taking.known, taking.files)


class _Kept(Struct, frozen=True):
    event: Event
    raw: bytes


class _File(Struct, frozen=True):
    head: FileHead
    data: bytes


class _Reading:
    """Walks a file: each event and each attached file, checked."""

    def __init__(self, path: Path, passphrase: str, told: Progress, stop: Stop) -> None:
        self._path, self._passphrase, self._told, self._stop = path, passphrase, told, stop
        self._owner: Owner | None = None
        self._open: FileHead | None = None
        self._data = bytearray()
        self._done = self.files = 0

    @property
    def owner(self) -> Owner:
        """Whose work it is; known once the file was walked."""
        if self._owner is None:
            raise SealedFileRefused("damaged")
        return self._owner

    def __iter__(self) -> Iterator[_Kept | _File]:
        for kind, content in records(read_sealed(self._path, self._passphrase)):
            if kind != outbox_file.CONTENT:
                yield from self._close()
            if kind == outbox_file.EVENT:
                yield _Kept(_event(content), content)
                self._step()
            else:
                self._note(kind, content)
        yield from self._close()
        if self._owner is None:
            raise SealedFileRefused("damaged")

    def _note(self, kind: bytes, content: bytes) -> None:
        """What is no event: whose work it is, a file that begins or goes on; others are left."""
        if kind == outbox_file.OWNER:
            self._owner = _decoded(content, Owner)
        elif kind == outbox_file.FILE:
            self._open = _decoded(content, FileHead)
            self._data.clear()
        elif kind == outbox_file.CONTENT:
            self._data += content
            longest = min(self._open.size, attachments.MAX_BYTES) if self._open else 0
            if len(self._data) > longest:
                raise SealedFileRefused("damaged")

    def _close(self) -> Iterator[_File]:
        """The file that was open, when its bytes are what their name says."""
        head, data = self._open, bytes(self._data)
        if head is None:
            return
        if hashlib.sha256(data).hexdigest() != head.sha256:
            raise SealedFileRefused("damaged")
        self._open = None
        self.files += 1
        yield _File(head, data)
        self._step()

    def _step(self) -> None:
        if self._stop():
            raise Cancelled
        self._done += 1
        owner = self.owner
        count = max(self._done, owner.events + owner.files)
        if self._done % _EVERY == 0 or self._done == count:
            self._told(self._done, count)


def _decoded(content: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise SealedFileRefused("damaged") from error


def _event(raw: bytes) -> Event:
    try:
        return read_event(raw)
    except EventMalformed as error:
        raise SealedFileRefused("damaged") from error


class _Taking:
    """Takes items in; what it changed is in `touched`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._raws: list[bytes] = []
        self.touched: set[str] = set()
        self.fresh = self.known = self.files = 0

    def take(self, item: _Kept | _File) -> None:
        if isinstance(item, _File):
            self._take_file(item)
            return
        self._raws.append(item.raw)
        if len(self._raws) == _BATCH:
            self.flush()

    def flush(self) -> None:
        with self._desk.store.write() as tx:
            taken = foreign.take_in(tx, self._raws)
        self._raws.clear()
        self.fresh += taken.fresh
        self.known += taken.known
        self.touched |= taken.touched
        if taken.fresh:
            self.touched |= {"outbox"}

    def _take_file(self, item: _File) -> None:
        """Safe on disk before an event names it."""
        desk, head = self._desk, item.head
        try:
            kept = attachments.put(desk.profile, desk.attachments_key, item.data, head.name)
        except AttachmentRefused:
            return  # a kind this version does not take; the event still names it
        with desk.store.write() as tx:
            foreign.note_file(tx, foreign.WaitingFile(head.ticket_id, kept))
        self.files += 1
        self.touched |= {head.ticket_id}
