"""Heals a centre that was set back: finds the common past, then gives back all that lies above it.

Resumable at any point: finding changes nothing here, un-settling is one transaction, and an offer
goes away only when its event comes back in the feed. Never holds a transaction across a request.
"""

from collections.abc import Sequence

import msgspec

from callcenter.api.central import CentralApi
from callcenter.errors import NotOurServer, ProtocolConflict, RequestRefused
from callcenter.protocol.limits import MARKS_MAX, PROTOCOL
from callcenter.protocol.messages import (
    LineageAnswer,
    LineageRequest,
    Mark,
    OfferAnswer,
    OfferedEvent,
    OfferRequest,
)
from callcenter.store import healing, set_aside, sync_state
from callcenter.store.healing import BEGINNING, Offer, Place
from callcenter.store.store import Store
from callcenter.sync.enrolment import check_server_id, last_block
from callcenter.sync.tally import Tally

BATCH_STATUSES = frozenset({400, 413, 422})
"""The batch is at fault, or one event in it: it is cut in two until that one is found."""

ABOUT_ONE_EVENT = frozenset({"event_malformed", "event_too_large"})


class Healing:
    """Gives a centre back what it lost; made anew for every run."""

    def __init__(self, store: Store, api: CentralApi, tally: Tally) -> None:
        self._store = store
        self._api = api
        self._tally = tally

    def pending(self) -> bool:
        """Whether there is something to give back."""
        with self._store.read() as tx:
            return healing.offered(tx) > 0

    def go_on(self) -> None:
        """Before offers that wait from an earlier run: the centre may be another one by now."""
        with self._store.read() as tx:
            place = healing.newest_place(tx)
        answer = self._ask([place])
        if answer.seq != place.seq:
            self.find_common_past()

    def find_common_past(self) -> None:
        """Asks up to where the pasts agree and takes back everything above, in one transaction.

        Raises ProtocolConflict: other_server when another centre stands there, lineage when its
        answers do not agree with each other.
        """
        common, cursor = self._narrow()
        with self._store.write() as tx:
            touched = healing.unsettle(tx, common, cursor)
        self._tally.changed |= touched | {"outbox"}

    def drain(self) -> None:
        """Offers everything that waits, in its old order; the echo in the feed settles it."""
        with self._store.read() as tx:
            batch = healing.offers_after(tx)
        while batch.events:
            self._send_or_split(batch.events)
            with self._store.read() as tx:
                batch = healing.offers_after(tx, batch.last)

    def _narrow(self) -> tuple[Place, str]:
        low, high = BEGINNING, None
        while True:  # each question leaves a 256th of what was between
            places = self._places(low, high)
            asked = [low, *_spread(places, MARKS_MAX - 1)]
            answer = self._ask(asked)
            found = Place(answer.seq, answer.chain)
            if found not in (*asked, BEGINNING):
                raise NotOurServer("garbage")
            above = [one.seq for one in asked if one.seq > found.seq]
            if found.seq < low.seq:
                # The centre was set back again while it was asked.
                raise ProtocolConflict("lineage", {})
            low, high = found, min(above, default=high)
            if high is None or high == low.seq + 1 or not places:
                return low, answer.cursor

    def _places(self, low: Place, high: int | None) -> list[Place]:
        with self._store.read() as tx:
            marks = healing.known_places(tx)
            between = [
                one for one in marks if one.seq > low.seq and (high is None or one.seq < high)
            ]
            if between or (high is None and marks):
                return between
            return healing.places_between(tx, low, high, MARKS_MAX - 1)

    def _ask(self, places: Sequence[Place]) -> LineageAnswer:
        with self._store.read() as tx:
            state = sync_state.state(tx)
            block = max(last_block(tx), healing.highest_block(tx))
        answer = self._api.lineage(
            LineageRequest(
                protocol=PROTOCOL,
                client_id=state.client_id,
                incarnation=state.incarnation,
                marks=[Mark(seq=one.seq, chain=one.chain) for one in places],
                cursor=state.cursor,
                last_block=block,
            )
        )
        with self._store.read() as tx:
            check_server_id(tx, answer.server_id)
        return answer

    def _send_or_split(self, batch: Sequence[Offer]) -> None:
        try:
            self._send(batch)
        except RequestRefused as refused:
            if refused.status not in BATCH_STATUSES:
                raise
            if len(batch) == 1:
                self._set_aside(batch[0], refused)
                return
            middle = len(batch) // 2
            self._send_or_split(batch[:middle])
            self._send_or_split(batch[middle:])

    def _send(self, batch: Sequence[Offer]) -> None:
        answer = self._post(batch)
        results = {one.eid: one for one in answer.results}
        if not results.keys() >= {one.eid for one in batch}:
            raise NotOurServer("garbage")
        refused = [results[one.eid] for one in batch if results[one.eid].state == "quarantined"]
        if refused:
            with self._store.write() as tx:
                for one in refused:
                    healing.refuse(tx, one.eid, one.reason or "quarantined")
                self._tally.changed |= set_aside.tickets_of(tx, (one.eid for one in refused))
        self._tally.offered += len(batch) - len(refused)
        self._tally.quarantined += len(refused)
        self._tally.changed |= {"outbox"}

    def _post(self, batch: Sequence[Offer]) -> OfferAnswer:
        with self._store.read() as tx:
            state = sync_state.state(tx)
        return self._api.offer(
            OfferRequest(
                protocol=PROTOCOL,
                client_id=state.client_id,
                incarnation=state.incarnation,
                events=[
                    OfferedEvent(event=msgspec.Raw(one.raw), received_at=one.received_at)
                    for one in batch
                ],
            )
        )

    def _set_aside(self, offer: Offer, refused: RequestRefused) -> None:
        if refused.code not in ABOUT_ONE_EVENT:
            # Is it the event, or would the centre refuse anything? An empty offer tells.
            self._post([])
        with self._store.write() as tx:
            healing.refuse(tx, offer.eid, refused.code)
            self._tally.changed |= set_aside.tickets_of(tx, (offer.eid,))
        self._tally.quarantined += 1
        self._tally.changed |= {"outbox"}


def _spread(places: Sequence[Place], most: int) -> list[Place]:
    """At most so many of them, evenly, the last one always."""
    if len(places) <= most:
        return list(places)
    return [places[(k + 1) * len(places) // most - 1] for k in range(most)]
