"""The desk's side of the sync: run once, report, say honestly how it stands. No loop, no sleep.

`run_once` belongs to one thread; `status` may be asked from any; `wait_for_change` only asks and
changes nothing, so it may run on a thread of its own.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import msgspec
from msgspec import Struct

from callcenter.api.central import CentralApi
from callcenter.changes import Changes
from callcenter.clock import Clock
from callcenter.errors import NetworkError, NotEnrolled, ServerBusy
from callcenter.protocol.history_messages import HITS_MAX, SearchAnswer
from callcenter.protocol.messages import ServerInfo
from callcenter.store import healing, history, outbox, sync_state
from callcenter.store.events import append_remote
from callcenter.store.store import Store
from callcenter.sync import enrolment
from callcenter.sync.audit_upload import AuditUpload
from callcenter.sync.backoff import Backoff
from callcenter.sync.bootstrap import PAUSE_SECONDS, Bootstrap, read_whole
from callcenter.sync.exchange import Exchange
from callcenter.sync.leaving import Leaving
from callcenter.sync.lock import ProfileLock
from callcenter.sync.page_size import PageSize
from callcenter.sync.presence import Presence
from callcenter.sync.pull import Heard
from callcenter.sync.revocations import Revocations
from callcenter.sync.sessions import Sessions
from callcenter.sync.status import LinkState, Report, SyncStatus, state_of
from callcenter.sync.subjects import fetch_with_callers
from callcenter.sync.tally import Tally

POLL_SECONDS = 15.0
NOT_ENROLLED_SECONDS = 300.0
TOO_OLD_SECONDS = 600.0
PENDING_SECONDS = 60.0
LEAVING_SECONDS = 3.0
_WAITS = {
    LinkState.NOT_ENROLLED: NOT_ENROLLED_SECONDS,
    LinkState.PENDING: PENDING_SECONDS,
    LinkState.LEAVING: LEAVING_SECONDS,
}

Connect = Callable[[str, str | None], CentralApi]
"""Makes the way to a centre from its address and the desk's credential."""


class _Link(Struct, frozen=True):
    state: LinkState
    since: datetime
    last_ok: datetime | None = None
    error: NetworkError | None = None


class Synchroniser:
    """Syncs one profile; `lock` elects the one process that may.

    `revocations` where people come in with a passphrase: whom the centre took back is asked first,
    and the session of `who` sits here (a uid, "" for nobody) is renewed.
    """

    def __init__(
        self,
        store: Store,
        api: Connect,
        clock: Clock,
        changes: Changes,
        *,
        lock: ProfileLock | None = None,
        chance: Callable[[], float] = random.random,
        history_days: Callable[[], int] = lambda: 0,
        revocations: Revocations | None = None,
        who: Callable[[], str] = lambda: "",
    ) -> None:
        self.revocations = revocations
        self.sessions = Sessions(store, self._own_way, clock)
        self._who = who
        self._audit = AuditUpload(store, clock)
        self.presence = Presence(store, clock)
        self._leaving = Leaving(store)
        self._is_held: Callable[[], bool] = lambda: False
        self._store = store
        self._connect = api
        self._clock = clock
        self._changes = changes
        self._lock = lock
        self._chance = chance
        self._backoff = Backoff()
        self._pages = PageSize()
        self._history_pages = PageSize()
        self._history_days = history_days
        self._api: tuple[tuple[str, str], CentralApi] | None = None
        self._heard: tuple[tuple[str, str], Heard] | None = None
        self._link = _Link(LinkState.OFFLINE, clock.now())

    def run_once(self) -> Report:
        """Pushes all, pulls all, and tells what came of it; a NetworkError is in the report.

        Raises ProfileInUse when another process syncs this profile, and EnvironmentFaults.
        """
        if self._lock is not None:
            self._lock.acquire()
        key = self._key()
        if isinstance(key, LinkState):
            self._become(key, None)
            return Report(key)
        if self._leaving.is_over():
            self._become(LinkState.LEFT, None)
            return Report(LinkState.LEFT)
        tally = Tally()
        try:
            if self._leaving.is_under_way():
                return self._leave(self._way(key), tally)
            self._exchange(self._way(key), tally)
        except NetworkError as error:
            self._leaving.hear(error)
            return self._failed(tally, error)
        finally:
            self._changes.publish(tally.changed)
        if self.revocations is not None:
            self.revocations.settle()
        return self._succeeded(tally)

    def _leave(self, api: CentralApi, tally: Tally) -> Report:
        """The centre takes leave of this desk: what waits goes out, files too, then it is over.

        The audit's tail too; and not while somebody works on what will be saved yet.
        """
        Exchange(self._store, api, self._clock, self._pages, tally).empty()
        sent = self._audit.empty(api)
        if not sent or self._is_held() or not self._leaving.finish(api):
            self._become(LinkState.LEAVING, None)
            return _report(LinkState.LEAVING, tally, LEAVING_SECONDS, None)
        self._become(LinkState.LEFT, None)
        return _report(LinkState.LEFT, tally, POLL_SECONDS, None)

    def _exchange(self, api: CentralApi, tally: Tally) -> None:
        if self.revocations is not None:
            news = self.revocations.news
            self.revocations.ask(api, back=self._link.state is not LinkState.ONLINE)
            tally.changed |= {"people"} if self.revocations.news != news else set()
        days = self._history_days()
        bootstrap = Bootstrap(self._store, api, self._clock, self._history_pages, days)
        bootstrap.begin()
        heard = self._take_heard()
        Exchange(self._store, api, self._clock, self._pages, tally, heard=heard).run()
        if self._audit.run(api):
            tally.changed |= {"audit"}
        if self.presence.run(api):
            tally.changed |= {"presence"}
        tally.more_history = bootstrap.step(tally)
        if self.revocations is not None and self.sessions.keep_fresh(api, self._who()):
            tally.changed |= {"people"}

    def _take_heard(self) -> Heard | None:
        """What came at the word of the centre that is asked now."""
        heard, self._heard = self._heard, None
        if heard is None or self._api is None or heard[0] != self._api[0]:
            return None
        return heard[1]

    def status(self) -> SyncStatus:
        """How the desk stands to the centre now."""
        with self._store.read() as tx:
            state = sync_state.state(tx)
            waiting = outbox.summary(tx)
            offers = healing.offered(tx)
            known = enrolment.credential(tx) is not None
            progress = history.history(tx)
        link = self._link
        word = link.state
        if not state.server_url:
            word = LinkState.NEVER
        elif not known:
            word = LinkState.NOT_ENROLLED
        return SyncStatus(
            state=word,
            since=link.since,
            unsent=waiting.tickets,
            oldest_unsent_at=waiting.oldest_at,
            quarantined=waiting.quarantined,
            offset_ms=state.offset_ms,
            last_ok=link.last_ok or state.last_ok,
            server_name=state.server_name,
            error=link.error,
            offers=offers,
            history=progress,
        )

    def pause_history(self, paused: bool) -> None:
        """Stops reading the history, or goes on with it; what is here stays."""
        with self._store.write() as tx:
            now = history.history(tx)
            if now is not None:
                history.set_history(tx, msgspec.structs.replace(now, paused=paused))
        self._changes.publish({"sync"})

    def search_centre(self, text: str, limit: int = HITS_MAX) -> SearchAnswer:
        """Tickets the centre finds, newest first; nothing is written here. Raises NetworkError."""
        with self._own_way() as api:
            return api.search(text, limit=limit)

    def fetch_subjects(self, ids: Sequence[str]) -> frozenset[str]:
        """Takes in all that the centre has of these tickets and their callers; what changed here.

        Raises NetworkError; then nothing was taken in.
        """
        with self._own_way() as api:
            page = read_whole(self._store, fetch_with_callers(self._store, api, ids))
        with self._store.write() as tx:
            changed = append_remote(tx, page)
        self._changes.publish(changed)
        return changed

    @contextmanager
    def _own_way(self) -> Iterator[CentralApi]:
        """A way of its own: these questions may come from another thread than `run_once`."""
        key = self._key()
        if isinstance(key, LinkState):
            raise NotEnrolled
        api = self._connect(*key)
        try:
            yield api
        finally:
            api.close()

    def keep_open_while(self, is_held: Callable[[], bool]) -> None:
        """A desk that goes says no goodbye while this is so; asked on the thread of `run_once`."""
        self._is_held = is_held

    def may_hurry(self) -> bool:
        """After a save: whether it may cut the present wait; the first since a success may."""
        self._backoff, may = (
            self._backoff.cut() if self._backoff.failures else (self._backoff, True)
        )
        return may

    def wait_for_change(self, seconds: float) -> bool:
        """Asks the centre to say when there is something new; True when there is.

        Blocks up to `seconds` (the centre holds on for 25 at most). Changes nothing here: call
        `run_once` then, which begins with what came. Raises NetworkError.
        """
        key = self._key()
        if isinstance(key, LinkState):
            return False
        with self._store.read() as tx:
            cursor = sync_state.state(tx).cursor
        api = self._connect(*key)
        try:
            wait = max(0, int(seconds))
            answer = api.changes(cursor, wait=wait, limit=self._pages.events)
        finally:
            api.close()
        if answer.events:
            self._heard = key, Heard(cursor, answer)
        return bool(answer.events)

    def test_connection(self, url: str) -> ServerInfo:
        """Who answers at this address. Raises FieldInvalid("server_url") or NetworkError."""
        api = self._connect(url, None)
        try:
            return api.info()
        finally:
            api.close()

    def enrol(self, url: str, code: str, device_name: str, *, adopt: bool = False) -> ServerInfo:
        """Makes this desk known to the centre at `url`; see `enrolment.enrol` for the errors.

        `adopt` moves a desk of another centre knowingly, with everything it holds.
        """
        api = self._connect(url, None)
        try:
            info = enrolment.enrol(self._store, api, code, device_name, adopt=adopt)
        finally:
            api.close()
        if self.revocations is not None:
            self.revocations.forget()
        self._audit.forget()
        self._backoff = Backoff()
        self._become(LinkState.ONLINE, None)
        self._changes.publish({"sync"})
        return info

    def close(self) -> None:
        """Lets go of the connection and of the profile."""
        if self._api is not None:
            self._api[1].close()
            self._api = None
        if self._lock is not None:
            self._lock.release()

    def _key(self) -> tuple[str, str] | LinkState:
        with self._store.read() as tx:
            url = sync_state.state(tx).server_url
            credential = enrolment.credential(tx)
        if not url:
            return LinkState.NEVER
        if credential is None:
            return LinkState.NOT_ENROLLED
        return url, credential

    def _way(self, key: tuple[str, str]) -> CentralApi:
        if self._api is None or self._api[0] != key:
            if self._api is not None:
                self._api[1].close()
            self._api = (key, self._connect(*key))
        return self._api[1]

    def _succeeded(self, tally: Tally) -> Report:
        wait = POLL_SECONDS
        if tally.unseen:
            # The centre said it has them, yet did not send them: offer again, but not in a rush.
            self._backoff, wait = self._backoff.failed(self._chance())
        else:
            self._backoff = Backoff()
            wait = PAUSE_SECONDS if tally.more_history else wait
        self._become(LinkState.ONLINE, None)
        return _report(LinkState.ONLINE, tally, wait, None)

    def _failed(self, tally: Tally, error: NetworkError) -> Report:
        state = state_of(error)
        if state is LinkState.TOO_OLD:
            # Pushes are still taken from old desks: a save goes out as soon as ever.
            self._backoff = Backoff()
            self._become(state, error)
            return _report(state, tally, TOO_OLD_SECONDS, error)
        retry_after = error.retry_after if isinstance(error, ServerBusy) else None
        self._backoff, wait = self._backoff.failed(self._chance(), retry_after)
        wait = _WAITS.get(state, wait)
        self._become(state, error)
        return _report(state, tally, wait, error)

    def _become(self, state: LinkState, error: NetworkError | None) -> None:
        before, now = self._link, self._clock.now()
        since = before.since if before.state is state else now
        last_ok = now if state is LinkState.ONLINE else before.last_ok
        self._link = _Link(state, since, last_ok, error)
        if before.state is not state:
            self._changes.publish({"sync"})


def _report(state: LinkState, tally: Tally, wait: float, error: NetworkError | None) -> Report:
    return Report(
        state,
        tally.pushed,
        tally.pulled,
        tally.settled,
        tally.quarantined,
        wait,
        error,
        tally.offered,
    )
