"""Pulls the feed of the centre to its end; the chain must agree or nothing is taken in.

Never holds a transaction across a request. Raises NetworkError; pages that were applied stay.
"""

from collections.abc import Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from datetime import timedelta

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from callcenter.api.central import CentralApi
from callcenter.clock import Clock
from callcenter.errors import NotOurServer, ProtocolConflict, RequestRefused
from callcenter.protocol.chain import START, link
from callcenter.protocol.erasures import acts_of
from callcenter.protocol.limits import MARK_EVERY
from callcenter.protocol.messages import ChangesAnswer
from callcenter.store import healing, outbox, sync_state
from callcenter.store.events import Page, append_remote
from callcenter.store.healing import Place
from callcenter.store.log import known_eids
from callcenter.store.store import Store
from callcenter.sync.bootstrap import read_whole
from callcenter.sync.enrolment import forget_blocks
from callcenter.sync.offset import Stopwatch
from callcenter.sync.page_size import PageSize
from callcenter.sync.subjects import as_remote, missing
from callcenter.sync.tally import Tally

_NOTE_EVERY = timedelta(seconds=60)


class _Head(msgspec.Struct):
    eid: str
    client_id: str = ""
    incarnation: int = 0
    n: int = 0


_heads = msgspec.json.Decoder(_Head)


class _Checked(Struct, frozen=True):
    """A page that goes on where this desk stands: who counted what, and the places to remember."""

    heads: list[_Head]
    places: list[Place]


class _Read(Struct, frozen=True):
    """A page as it came, and what can be made of it without the database."""

    answer: ChangesAnswer
    offset_ms: int | None
    heads: list[_Head]
    page: Page


class Heard(Struct, frozen=True):
    """The page after `cursor` that a question which waited was answered with."""

    cursor: str
    answer: ChangesAnswer


class Pull:
    """Reads the feed to its end, a page and its cursor in one transaction."""

    def __init__(
        self,
        store: Store,
        api: CentralApi,
        clock: Clock,
        pages: PageSize,
        heard: "Heard | None" = None,
    ) -> None:
        self._heard = heard
        self._store = store
        self._api = api
        self._clock = clock
        self._pages = pages

    def drain(self, tally: Tally) -> None:
        """Applies everything the centre has; then what it confirmed but did not send is unsent.

        While a page is written the next one is asked for and folded: the lane has the api then.
        """
        with ThreadPoolExecutor(1, "pull") as lane:
            ahead: Future[_Read] | None = None
            while True:
                with self._store.read() as tx:
                    before = sync_state.state(tx)
                    acked = outbox.count(tx, "acked")
                heard = ahead is None and self._heard_after(before.cursor)
                read = (
                    ahead.result()
                    if ahead is not None
                    else self._read(heard or self._ask(before.cursor))
                )
                checked = _check_page(read, before)
                ahead = None
                if checked.heads:
                    ahead = self._apply(read, checked, tally, lane)
                else:
                    self._note(before, read.offset_ms)
                # What was heard before this run pushed does not tell what has become of that.
                if not read.answer.more and not (heard and acked):
                    break
        if acked:
            self._look_for_unseen(tally)

    def _look_for_unseen(self, tally: Tally) -> None:
        with self._store.read() as tx:
            acked = outbox.count(tx, "acked")
        if acked:
            with self._store.write() as tx:
                tally.unseen = outbox.reset_unseen(tx)

    def _heard_after(self, cursor: str) -> tuple[ChangesAnswer, None] | None:
        """The page that came at the centre's word, when it is the next one; used once."""
        heard, self._heard = self._heard, None
        return (heard.answer, None) if heard is not None and heard.cursor == cursor else None

    def _ask(self, cursor: str) -> tuple[ChangesAnswer, int | None]:
        watch = Stopwatch(self._clock)
        try:
            answer = self._api.changes(cursor, limit=self._pages.events)
        except RequestRefused as refused:
            if refused.code != "cursor_invalid":
                raise
            # Damaged, or written by another centre: the question for the common past tells which.
            raise ProtocolConflict("lineage", {}) from refused
        return answer, watch.offset_ms(answer.server_time)

    def _read(self, asked: tuple[ChangesAnswer, int | None]) -> _Read:
        answer, offset_ms = asked
        page = read_whole(self._store, as_remote(answer.events))
        heads = [_heads.decode(one.event) for one in answer.events]
        return _Read(answer, offset_ms, heads, page)

    def _apply(
        self, read: _Read, checked: _Checked, tally: Tally, lane: Executor
    ) -> Future[_Read] | None:
        answer, page = read.answer, read.page
        lacking = missing(self._store, self._api, answer.events)
        if lacking:
            page = read_whole(self._store, [*lacking, *as_remote(answer.events)])
        asked = lane.submit(self._ask, answer.cursor) if answer.more else None
        ahead = None
        began = self._clock.monotonic()
        with self._store.write() as tx:
            waiting = outbox.count(tx)
            is_copy = _was_copied(tx, checked.heads)
            changed = append_remote(tx, page)
            settled = waiting - outbox.count(tx)
            sync_state.set_cursor(tx, answer.cursor, answer.chain_end)
            healing.keep_marks(tx, checked.places)
            if is_copy:
                forget_blocks(tx)
                sync_state.new_incarnation(tx)
            sync_state.note_exchange(tx, read.offset_ms, self._clock.now())
            if asked is not None:  # folded while this page goes to the disk
                ahead = lane.submit(lambda: self._read(asked.result()))
        if acts_of(event for event, _raw in page.incoming.values()):
            self._store.checkpoint()  # only then what was erased has left the disk
        elif answer.more:
            lane.submit(self._store.move_wal)
        self._pages.took(len(page.incoming), self._clock.monotonic() - began)
        tally.pulled += len(page.incoming)
        tally.settled += settled
        tally.changed |= changed
        if settled:
            tally.changed |= {"outbox"}
        return ahead

    def _note(self, before: sync_state.SyncState, offset_ms: int | None) -> None:
        now = self._clock.now()
        if before.last_ok is not None and abs(now - before.last_ok) < _NOTE_EVERY:
            return
        with self._store.write() as tx:
            sync_state.note_exchange(tx, offset_ms, now)
        self._store.move_wal()  # a quiet moment: no save has to do it


def _was_copied(tx: Connection, heads: Sequence[_Head]) -> bool:
    """Whether another copy of this desk counts on, seen by events of its count made elsewhere.

    Its numbers are on tickets already, so this one must take others before it gives any out.
    """
    now = sync_state.state(tx)
    mine = [
        one.eid
        for one in heads
        if (one.client_id, one.incarnation) == (now.client_id, now.incarnation)
    ]
    return len(known_eids(tx, mine)) < len(mine)


def _check_page(read: _Read, before: sync_state.SyncState) -> _Checked:
    """Raises when the page does not go on exactly where this desk stands."""
    page, heads = read.answer, read.heads
    try:
        chain = bytes.fromhex(page.chain_start)
        places: list[Place] = []
        for one, head in zip(page.events, heads, strict=True):
            chain = link(chain, head.eid)
            if one.seq % MARK_EVERY == 0 or one is page.events[-1]:
                places.append(Place(one.seq, chain.hex()))
    except ValueError as error:
        raise NotOurServer("garbage") from error
    if page.chain_start != (before.chain or START.hex()) or page.chain_end != chain.hex():
        raise ProtocolConflict("chain", {})
    if page.more and not heads:
        raise NotOurServer("garbage")
    return _Checked(heads, places)
