"""The history for a new desk: matters, open tickets, the caller book, then backwards in time.

Pages by key, never by offset; whole subjects alone. Whatever changes after the head that a desk
took comes to it in the feed, so a row that moves up while it reads is never missed.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, Select, Table, false, func, select, text, true

from callcenter.protocol.events import decode_event
from callcenter.protocol.history_messages import HeadAnswer, HistoryAnswer
from callcenter.protocol.messages import ChangedEvent, Mark
from callcenter.server import starts, subjects, tables
from callcenter.server.centre import Centre
from callcenter.server.cursors import write_cursor
from callcenter.server.devices import authenticate
from callcenter.server.history_token import Progress, begin, read_token, write_token
from callcenter.tickets.words import Kind

_FETCH_LEAST, _FETCH_MOST = 20, 250
_MERGED = f'"{Kind.CALLERS_MERGED.value}"'.encode()


def read_head(centre: Centre, authorization: str) -> HeadAnswer:
    """Where the feed ends, with marks behind it; Refused 401."""
    with centre.database.read() as tx:
        authenticate(tx, authorization)
        head = starts.read_head(tx, centre.client_id)
        log = tables.events
        rows = tx.execute(
            select(log.c.seq, log.c.chain).where(log.c.seq.in_(_mark_places(head.seq)))
        ).all()
    return HeadAnswer(
        seq=head.seq,
        chain=head.chain.hex(),
        cursor=write_cursor(head, centre.secret),
        head=head.seq,
        server_time=centre.clock.now(),
        marks=[Mark(seq=row.seq, chain=row.chain.hex()) for row in rows],
    )


def read_history(
    centre: Centre, authorization: str, token: str, *, days: int, limit: int
) -> HistoryAnswer:
    """The next page after `token`, back to `days` (0: everything); Refused 400, 401 or 410."""
    with centre.database.read() as tx:
        authenticate(tx, authorization)
        clock = _clock(tx)
        progress = (
            read_token(token, clock.epoch, centre.secret)
            if token
            else begin(clock.epoch, clock.seq)
        )
        if progress.days != days:
            floor = _floor(tx, clock.seq, centre.now_us(), days)
            progress = msgspec.structs.replace(progress, days=days, floor=floor, left=-1)
        reading = _Reading(tx, progress, progress.floor, subjects.Page(limit))
        done = reading.fill()
        events = reading.events()
        progress = _counted(tx, reading, first=not token)
    return HistoryAnswer(
        events=events,
        token=write_token(progress, centre.secret),
        done=done,
        tickets=reading.tickets,
        left=_left(progress, done=done),
        server_time=centre.clock.now(),
        large=reading.page.large,
    )


def _left(progress: Progress, *, done: bool) -> int | None:
    if done:
        return 0
    return progress.left if progress.left >= 0 else None


class _Reading(Struct):
    """One page while it is filled."""

    tx: Connection
    progress: Progress
    floor: int
    page: subjects.Page
    tickets: int = 0

    def fill(self) -> bool:
        """Whole subjects until the page is full; True when there is nothing left."""
        return (
            self._matters()
            and self._tickets(is_open=True)
            and self._callers()
            and self._tickets(is_open=False)
        )

    def events(self) -> list[ChangedEvent]:
        """The events of the page, with the callers that its callers were merged into."""
        events = subjects.whole(self.tx, self.page.ids)
        more = events
        while kept := [one for one in _kept(more) if one not in self.page.ids]:
            sizes = subjects.measure(self.tx, kept)
            fits = sum(size for _, size in sizes.values()) + self.page.size <= subjects.LARGE
            self.page.ids.update(dict.fromkeys(kept))
            if not fits:
                self.page.large += list(sizes)
                break
            more = subjects.whole(self.tx, sizes)
            self.page.size += sum(size for _, size in sizes.values())
            events = events + more
        return events

    def _matters(self) -> bool:
        """Few, and all of them: what is asked of the office or handed over has no depth."""
        log = tables.events
        head = func.max(log.c.seq)
        asked = (
            select(log.c.subject_id, head.label("head_seq"))
            .where(text(tables.MATTERS_ALONE))
            .group_by(log.c.subject_id)
            .order_by(head.desc())
            .limit(_FETCH_MOST)
        )
        while rows := self.tx.execute(asked.having(head < self.progress.matters_below)).all():
            sizes = subjects.measure(self.tx, [row.subject_id for row in rows])
            for row in rows:
                if not self.page.take((row.subject_id,), sizes):
                    return False
                self.progress = msgspec.structs.replace(self.progress, matters_below=row.head_seq)
        return True

    def _tickets(self, *, is_open: bool) -> bool:
        table = tables.tickets
        place = "open_below" if is_open else "closed_below"
        asked = select(table.c.id, table.c.head_seq, table.c.caller_ids).where(
            table.c.is_open == (true() if is_open else false())
        )
        if not is_open:
            asked = asked.where(table.c.head_seq >= self.floor)
        while rows := self._next(asked, table, getattr(self.progress, place)):
            callers = self._callers_of(rows, everyone=is_open)
            sizes = subjects.measure(self.tx, [*(row.id for row in rows), *callers])
            for row in rows:
                named = (one for one in row.caller_ids if one in callers)
                if not self.page.take((row.id, *named), sizes):
                    return False
                self.tickets += 1
                self.progress = msgspec.structs.replace(self.progress, **{place: row.head_seq})
        return True

    def _callers(self) -> bool:
        table = tables.callers
        asked = select(table.c.id, table.c.head_seq).where(table.c.head_seq >= self.floor)
        while rows := self._next(asked, table, self.progress.callers_below):
            sizes = subjects.measure(self.tx, [row.id for row in rows])
            for row in rows:
                if not self.page.take((row.id,), sizes):
                    return False
                self.progress = msgspec.structs.replace(self.progress, callers_below=row.head_seq)
        return True

    def _next(self, asked: Select[Any], table: Table, below: int) -> Sequence[Row[Any]]:
        at = table.c.head_seq
        chunk = min(_FETCH_MOST, max(_FETCH_LEAST, self.page.most // 4))
        return self.tx.execute(asked.where(at < below).order_by(at.desc()).limit(chunk)).all()

    def _callers_of(self, rows: Sequence[Row[Any]], *, everyone: bool) -> frozenset[str]:
        """Callers of these tickets; of closed ones only those that the caller book left out."""
        ids = {one for row in rows for one in row.caller_ids}
        if not ids or (not everyone and not self.floor):
            return frozenset()
        table = tables.callers
        asked = select(table.c.id).where(table.c.id.in_(ids))
        if not everyone:
            asked = asked.where(table.c.head_seq < self.floor)
        return frozenset(self.tx.execute(asked).scalars())


def _kept(events: Iterable[ChangedEvent]) -> list[str]:
    """The callers that callers of these events were merged into."""
    merges = (bytes(one.event) for one in events)
    bodies = (decode_event(raw).body for raw in merges if _MERGED in raw)
    return list(dict.fromkeys(one for body in bodies if isinstance(one := body.get("into"), str)))


def _counted(tx: Connection, reading: _Reading, *, first: bool) -> Progress:
    """The progress with how many tickets are left; the first page is not kept waiting for it."""
    now = reading.progress
    if first:
        return now
    if now.left < 0:
        at = tables.tickets.c.head_seq
        is_open = tables.tickets.c.is_open
        opened = select(func.count()).where(is_open == true(), at < now.open_below)
        closed = select(func.count()).where(
            is_open == false(), at < now.closed_below, at >= reading.floor
        )
        left = tx.execute(opened).scalar_one() + tx.execute(closed).scalar_one()
    else:
        left = max(0, now.left - reading.tickets)
    return msgspec.structs.replace(now, left=left)


def _floor(tx: Connection, head: int, now: int, days: int) -> int:
    """The first seq of the last `days`. Receive times rise with seq but for what was offered after
    a restore: there the bound may be off by the time the centre had lost, which harms nothing.
    """
    if not days:
        return 0
    oldest = now - as_microseconds(days)
    log = tables.events
    low, high = 1, head + 1
    while low < high:
        middle = (low + high) // 2
        at = tx.execute(select(log.c.received_at).where(log.c.seq == middle)).scalar_one()
        low, high = (middle + 1, high) if at < oldest else (low, middle)
    return low


def as_microseconds(days: int) -> int:
    """Days as the centre counts time."""
    return days * 86_400_000_000


def _mark_places(head: int) -> list[int]:
    """Farther and farther behind the head, and the first event of all."""
    if head <= 1:
        return []
    distances = (1 << power for power in range(head.bit_length()))
    return sorted({1, *(head - one for one in distances if head > one)})


def _clock(tx: Connection) -> Any:
    clock = tables.clock
    return tx.execute(select(clock.c.epoch, clock.c.seq, clock.c.chain)).one()
