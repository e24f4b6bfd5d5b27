"""One run against the centre, step by step: give back, push, pull; and what answers a conflict.

Each step of the protocol is taken a fixed number of times in a run: what it does not cure is told
and tried again later, never in a loop.
"""

from collections.abc import Callable

from callcenter.api.central import CentralApi
from callcenter.clock import Clock
from callcenter.errors import NotEnrolled, ProtocolConflict
from callcenter.store import healing, outbox, redacting, sync_state, uploads
from callcenter.store.projection import project
from callcenter.store.store import Store
from callcenter.sync.enrolment import check_server_id, forget_blocks
from callcenter.sync.healing import Healing
from callcenter.sync.page_size import PageSize
from callcenter.sync.pull import Heard, Pull
from callcenter.sync.push import Push
from callcenter.sync.tally import Tally

_TIMES = {"lineage": 3, "gap": 2, "incarnation": 2, "erased_since": 2}
"""How often a run takes each step: a centre may be set back twice while desks talk to it."""


class Exchange:
    """One run; made anew for each."""

    def __init__(
        self,
        store: Store,
        api: CentralApi,
        clock: Clock,
        pages: PageSize,
        tally: Tally,
        *,
        heard: Heard | None = None,
    ) -> None:
        self._store = store
        self._api = api
        self._tally = tally
        self._healing = Healing(store, api, tally)
        self._push = Push(store, api, clock, tally)
        self._pull = Pull(store, api, clock, pages, heard)
        self._taken: dict[str, int] = {}
        self._answers: dict[str, Callable[[ProtocolConflict], None]] = {
            "lineage": lambda _: self._healing.find_common_past(),
            "gap": self._close_gap,
            "incarnation": self._count_anew,
            "erased_since": lambda _: self._obey_first(),
        }

    def run(self) -> None:
        """Everything there is to do; raises a NetworkError, and what was done stays done."""
        try:
            if self._healing.pending():
                self._healing.go_on()
            while not self._round():
                pass
            self._push.refill_numbers()
        except NotEnrolled:
            self._look_who_refuses()
            raise

    def empty(self) -> None:
        """Only what waits is sent, and nothing is asked for: the desk is to go.

        What the centre's count does not take is counted anew, once.
        """
        try:
            self._healing.drain()
            self._push.drain()
        except ProtocolConflict as conflict:
            if conflict.code not in ("gap", "incarnation") or self._taken:
                raise
            self._taken[conflict.code] = 1
            with self._store.write() as tx:
                outbox.reset_unseen(tx)
            self._count_anew(conflict)
            self.empty()

    def _round(self) -> bool:
        """Offers, push and pull to their ends; False when a step was taken and it begins again."""
        try:
            if self._has_to_tell():
                self._healing.drain()
                self._push.drain()
                if self._push.look_after_set_aside():
                    self._push.drain()
            self._drain_feed()
        except ProtocolConflict as conflict:
            self._take_step(conflict)
            return False
        return True

    def _has_to_tell(self) -> bool:
        with self._store.read() as tx:
            return outbox.count(tx) > 0 or healing.offered(tx) > 0

    def _drain_feed(self) -> None:
        """The feed to its end; only then can it be missed that the log does not name a file."""
        with self._store.read() as tx:
            answered = uploads.told(tx)
        self._pull.drain(self._tally)
        if answered:
            with self._store.write() as tx:
                uploads.settle(tx, answered)
            self._tally.changed |= {"files"}

    def _take_step(self, conflict: ProtocolConflict) -> None:
        taken = self._taken.get(conflict.code, 0)
        if taken >= _TIMES.get(conflict.code, 0):
            raise conflict
        self._taken[conflict.code] = taken + 1
        try:
            self._answers[conflict.code](conflict)
        except ProtocolConflict as another:
            self._take_step(another)

    def _close_gap(self, conflict: ProtocolConflict) -> None:
        """The centre has less than it confirmed: the feed tells why, and what is missing.

        A gap that stays although the pasts agree is in the count alone: a new count has none.
        """
        if self._taken["gap"] > 1:
            self._count_anew(conflict)
            return
        with self._store.write() as tx:
            outbox.reset_unseen(tx)
            for _, eid in outbox.aside_at_centre(tx):
                outbox.retry(tx, eid)
        self._pull.drain(self._tally)

    def _obey_first(self) -> None:
        """Somebody was erased whom unsent work still names: the feed tells, then it may go out."""
        self._drain_feed()
        with self._store.write() as tx:
            touched = redacting.catch_up(tx, redacting.unsent(tx))
            for subject, subject_id in touched:
                project(tx, subject, (subject_id,))
        self._store.checkpoint()
        self._tally.changed |= {subject_id for _subject, subject_id in touched}

    def _count_anew(self, conflict: ProtocolConflict) -> None:
        latest = conflict.details.get("latest")
        with self._store.write() as tx:
            forget_blocks(tx)
            sync_state.new_incarnation(tx, latest + 1 if isinstance(latest, int) else None)

    def _look_who_refuses(self) -> None:
        """A centre that does not know this desk may be another one at the same address."""
        info = self._api.info()
        with self._store.read() as tx:
            check_server_id(tx, info.server_id)
