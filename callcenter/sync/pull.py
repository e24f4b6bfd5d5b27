"""Pulls the feed of the centre to its end; the chain must agree or nothing is taken in.

Never holds a transaction across a request. Raises NetworkError; pages that were applied stay.
"""

from datetime import timedelta

import msgspec
from sqlalchemy import Connection

from callcenter.api.central import CentralApi
from callcenter.clock import Clock
from callcenter.errors import NotOurServer, ProtocolConflict
from callcenter.protocol.chain import START, fold_chain
from callcenter.protocol.messages import ChangesAnswer
from callcenter.store import outbox, sync_state
from callcenter.store.events import RemoteEvent, append_remote
from callcenter.store.store import Store
from callcenter.sync.offset import Stopwatch
from callcenter.sync.page_size import PageSize
from callcenter.sync.tally import Tally

_NOTE_EVERY = timedelta(seconds=60)


class _Eid(msgspec.Struct):
    eid: str


_eids = msgspec.json.Decoder(_Eid)


class Pull:
    """Reads the feed to its end, a page and its cursor in one transaction."""

    def __init__(self, store: Store, api: CentralApi, clock: Clock, pages: PageSize) -> None:
        self._store = store
        self._api = api
        self._clock = clock
        self._pages = pages

    def drain(self, tally: Tally) -> None:
        """Applies everything the centre has; then what it confirmed but did not send is unsent."""
        while True:
            with self._store.read() as tx:
                before = sync_state.state(tx)
            watch = Stopwatch(self._clock)
            page = self._api.changes(before.cursor, limit=self._pages.events)
            offset_ms = watch.offset_ms(page.server_time)
            eids = _check_page(page, before)
            if eids:
                self._apply(page, offset_ms, tally)
            else:
                self._note(before, offset_ms)
            if not page.more:
                break
        with self._store.read() as tx:
            acked = outbox.summary(tx).acked
        if acked:
            with self._store.write() as tx:
                tally.unseen = outbox.reset_unseen(tx)

    def _apply(self, page: ChangesAnswer, offset_ms: int | None, tally: Tally) -> None:
        began = self._clock.monotonic()
        items = [RemoteEvent(bytes(one.event), one.seq, one.received_at) for one in page.events]
        with self._store.write() as tx:
            waiting = _waiting(tx)
            try:
                changed = append_remote(tx, items)
            except (msgspec.DecodeError, UnicodeDecodeError, OverflowError) as error:
                raise NotOurServer("garbage") from error
            settled = waiting - _waiting(tx)
            sync_state.set_cursor(tx, page.cursor, page.chain_end)
            sync_state.note_exchange(tx, offset_ms, self._clock.now())
        self._pages.took(len(items), self._clock.monotonic() - began)
        tally.pulled += len(items)
        tally.settled += settled
        tally.changed |= changed
        if settled:
            tally.changed |= {"outbox"}

    def _note(self, before: sync_state.SyncState, offset_ms: int | None) -> None:
        now = self._clock.now()
        if before.last_ok is not None and abs(now - before.last_ok) < _NOTE_EVERY:
            return
        with self._store.write() as tx:
            sync_state.note_exchange(tx, offset_ms, now)


def _waiting(tx: Connection) -> int:
    found = outbox.summary(tx)
    return found.unsent + found.acked + found.quarantined


def _check_page(page: ChangesAnswer, before: sync_state.SyncState) -> list[str]:
    """The eids of the page, in order, when it goes on exactly where this desk stands."""
    try:
        eids = [_eids.decode(one.event).eid for one in page.events]
        chain_end = fold_chain(bytes.fromhex(page.chain_start), eids).hex()
    except (msgspec.DecodeError, ValueError) as error:
        raise NotOurServer("garbage") from error
    if page.chain_start != (before.chain or START.hex()) or page.chain_end != chain_end:
        raise ProtocolConflict("chain", {})
    if page.more and not eids:
        raise NotOurServer("garbage")
    return eids
