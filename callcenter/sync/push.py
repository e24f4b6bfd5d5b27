"""Pushes what waits in the outbox, oldest first; a poison event is set aside, never the queue.

Never holds a transaction across a request. Raises NetworkError; what was acknowledged stays so.
"""

from collections.abc import Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from callcenter.api.central import CentralApi
from callcenter.clock import Clock
from callcenter.errors import NotOurServer, RequestRefused
from callcenter.protocol.limits import BLOCKS_KEPT, PROTOCOL
from callcenter.protocol.messages import BlockNeed, LeaseRequest, PushAnswer, PushRequest, Withheld
from callcenter.store import numbers, outbox, overtaken, set_aside, sync_state
from callcenter.store.outbox import PendingEvent
from callcenter.store.store import Store
from callcenter.sync.enrolment import last_block, take_blocks
from callcenter.sync.healing import ABOUT_ONE_EVENT, BATCH_STATUSES
from callcenter.sync.offset import Stopwatch
from callcenter.sync.tally import Tally


class _Answered(Struct, frozen=True):
    """An answer that still has to be written down."""

    eids: Sequence[str]
    answer: PushAnswer
    offset_ms: int | None


class Push:
    """Empties the outbox; made anew for every run."""

    def __init__(self, store: Store, api: CentralApi, clock: Clock, tally: Tally) -> None:
        self._store = store
        self._api = api
        self._clock = clock
        self._tally = tally
        self._answered: _Answered | None = None

    def drain(self) -> None:
        """Sends everything that is unsent. Raises ProtocolConflict: its steps are the caller's.

        While the centre takes a batch, the answer to the one before is written down in the lane.
        """
        with ThreadPoolExecutor(1, "push") as lane:
            while self._send_all(lane):
                pass

    def _send_all(self, lane: Executor) -> bool:
        """Everything above the last place sent, once; False when there was nothing."""
        after = 0
        while True:
            with self._store.read() as tx:
                batch = outbox.pending(tx, after=after)
            if not batch:
                break
            after = batch[-1].n
            self._send_or_split(batch, lane)
        self._write_down(lane).result()
        return after > 0

    def look_after_set_aside(self) -> bool:
        """Whether the centre has lost what it had set aside; then it is to be sent again.

        Such an event has no place in the feed, so only the count tells.
        """
        with self._store.read() as tx:
            aside = outbox.aside_at_centre(tx)
        if not aside:
            return False
        acked_n = self._post([]).acked_n
        lost = [eid for n, eid in aside if n > acked_n]
        if lost:
            with self._store.write() as tx:
                for eid in lost:
                    outbox.retry(tx, eid)
        return bool(lost)

    def refill_numbers(self) -> None:
        """Leases blocks of ticket numbers when too few are unused."""
        with self._store.read() as tx:
            need = _need(tx)
            state = sync_state.state(tx)
        if need.unused >= BLOCKS_KEPT:
            return
        answer = self._api.lease(
            LeaseRequest(
                protocol=PROTOCOL,
                client_id=state.client_id,
                incarnation=state.incarnation,
                blocks=need,
            )
        )
        with self._store.write() as tx:
            take_blocks(tx, answer.number_blocks)

    def _send_or_split(self, batch: Sequence[PendingEvent], lane: Executor) -> None:
        try:
            self._send(batch, lane)
        except RequestRefused as refused:
            if refused.status not in BATCH_STATUSES:
                raise
            if len(batch) == 1:
                self._set_aside(batch[0], refused)
                return
            middle = len(batch) // 2
            self._send_or_split(batch[:middle], lane)
            self._send_or_split(batch[middle:], lane)

    def _send(self, batch: Sequence[PendingEvent], lane: Executor) -> None:
        eids = [one.eid for one in batch]
        with self._store.write(durable=False) as tx:  # after a power cut it is simply sent again
            outbox.mark_sent(tx, eids, self._clock.now())
        written = self._write_down(lane)
        try:
            watch = Stopwatch(self._clock)
            answer = self._post(batch)
            self._answered = _Answered(eids, answer, watch.offset_ms(answer.server_time))
        finally:
            written.result()

    def _write_down(self, lane: Executor) -> Future[None]:
        """Begins to keep the last answer; nothing else is written here until it is done."""
        one, self._answered = self._answered, None
        return lane.submit(self._keep, one)

    def _post(self, batch: Sequence[PendingEvent]) -> PushAnswer:
        with self._store.read() as tx:
            state = sync_state.state(tx)
            kept_back = [Withheld(n=n, reason=reason) for n, reason in outbox.withheld(tx)]
            kept_back += [Withheld(n=n, reason=overtaken.REASON) for n in overtaken.places(tx)]
            need = _need(tx)
        return self._api.push(
            PushRequest(
                protocol=PROTOCOL,
                client_id=state.client_id,
                incarnation=state.incarnation,
                first_n=batch[0].n if batch else 0,
                events=[msgspec.Raw(one.raw) for one in batch],
                withheld=kept_back,
                blocks=need,
            )
        )

    def _keep(self, one: _Answered | None) -> None:
        if one is None:
            return
        eids, answer = one.eids, one.answer
        results = {result.eid: result for result in answer.results}
        if not results.keys() >= set(eids):
            raise NotOurServer("garbage")  # else the same batch would go round for ever
        refused = [results[eid] for eid in eids if results[eid].state == "quarantined"]
        acked = {eid: results[eid].seq or 0 for eid in eids if results[eid] not in refused}
        with self._store.write() as tx:
            outbox.mark_acked(tx, acked)
            for kept in refused:
                reason = kept.reason or "quarantined"
                outbox.quarantine(tx, kept.eid, reason, at_centre=True)
            stopped = set_aside.tickets_of(tx, (one.eid for one in refused))
            take_blocks(tx, answer.number_blocks)
            overtaken.passed(tx, answer.acked_n)
            sync_state.note_exchange(tx, one.offset_ms, self._clock.now())
        self._tally.pushed += len(acked)
        self._tally.quarantined += len(refused)
        self._tally.changed |= {"outbox", *stopped}

    def _set_aside(self, event: PendingEvent, refused: RequestRefused) -> None:
        if refused.code not in ABOUT_ONE_EVENT:
            # Is it the event, or would the centre refuse anything? An empty push tells.
            self._post([])
        with self._store.write() as tx:
            outbox.quarantine(tx, event.eid, refused.code)
            stopped = set_aside.tickets_of(tx, (event.eid,))
        self._tally.quarantined += 1
        self._tally.changed |= {"outbox", *stopped}


def _need(tx: Connection) -> BlockNeed:
    return BlockNeed(unused=numbers.unused_blocks(tx), last_block=last_block(tx))
