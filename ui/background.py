"""Work off the GUI thread: a worker each for the store, the centre, files, LAPOR and keys.

Results, errors and the `idle` signal arrive on the GUI thread. Who asked the store for something
has the answer before anybody hears what it changed. Must not know what the work is.
"""

import sys
import weakref
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager
from functools import partial
from threading import Lock
from typing import Any, Protocol, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")
Failed = Callable[[BaseException], None]


class _Job(Struct, frozen=True, eq=False):
    """Whom to tell about one piece of work."""

    done: Callable[[Any], None] | None
    failed: Failed | None
    owner: weakref.ref[QObject] | None
    key: Hashable | None

    def orphaned(self) -> bool:
        if self.owner is None:
            return False
        owner = self.owner()
        return owner is None or not isValid(owner)


class Announcements(Protocol):
    """What tells the screens of changes."""

    def gathered(self, into: list[frozenset[str]]) -> AbstractContextManager[None]:
        """What this thread changes is put there instead of being told."""

    def tell(self, ids: frozenset[str]) -> None:
        """Tell it now."""


class Lane:
    """One worker; call it with the work, and with whom to tell on the GUI thread."""

    def __init__(
        self, name: str, submit: "Callable[[Lane, Callable[[], Any], _Job], None]"
    ) -> None:
        self.worker = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._submit = submit

    def __call__(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run `fn` on the worker, in order; dropped in silence if `owner` dies first."""
        self._submit(self, fn, _job(done, failed, owner, None))


class Background(QObject):
    """Five one-worker lanes; `idle` when nothing is waiting, running or undelivered."""

    idle = Signal()
    _finished = Signal(object, object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("background")
        self._open: dict[Future[Any], Lane] = {}
        self._newest: dict[Hashable, tuple[_Job, Future[Any]]] = {}
        self._closed = False
        self.announcements: Announcements | None = None
        """Hears of changes when whoever asked for the work that made them has the answer."""
        self._gate = Lock()
        """Held while a worker speaks to Qt: once `shutdown` has had it none ever does again."""
        self.desk = Lane("desk", self._submit)
        """What a person asked of the store, in order."""
        self.sync = Lane("sync", self._submit)
        """The centre: network, keychain."""
        self.files = Lane("files", self._submit)
        """Attached files: sending, fetching, painting."""
        self.lapor = Lane("lapor", self._submit)
        """The national system."""
        self.keys = Lane("keys", self._submit)
        """Keys and passphrases."""
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """True when every request was delivered or dropped."""
        return not self._open

    def is_waited_for(self, lane: Lane) -> bool:
        """Whether something is asked of this lane that was not delivered yet."""
        return lane in self._open.values()

    @property
    def is_closed(self) -> bool:
        """True once the end has begun: long work on files stops by itself."""
        return self._closed

    def latest(
        self,
        key: Hashable,
        fn: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run `fn` on the desk worker; only the newest request of a key is ever delivered."""
        earlier = self._newest.pop(key, None)
        if earlier is not None:
            earlier[1].cancel()
        self._submit(self.desk, fn, _job(done, failed, owner, key))

    def shutdown(self, timeout: float = 5.0) -> bool:
        """End the lanes within `timeout` seconds; False if a job is still running after that.

        Desk work already asked for is finished (it may be a save); what waits on the others is
        dropped: a file is gone on with at the next start, and so is the national system.
        Nothing is delivered any more and later requests are ignored.
        """
        with self._gate:  # a future is done before its callback runs: waiting is not enough
            self._closed = True
        for lane in (self.sync, self.files, self.lapor, self.keys):
            lane.worker.shutdown(wait=False, cancel_futures=True)
        self.desk.worker.shutdown(wait=False)
        _ended, running = wait([f for f in self._open if not f.cancelled()], timeout)
        return not running

    def _submit(self, lane: Lane, fn: Callable[[], Any], job: _Job) -> None:
        if self._closed:
            return
        changed: list[frozenset[str]] = []
        future = lane.worker.submit(self._gathering(fn, changed) if lane is self.desk else fn)
        self._open[future] = lane
        if job.key is not None:
            self._newest[job.key] = (job, future)
        future.add_done_callback(partial(self._hand_over, job, changed))

    def _gathering(self, fn: Callable[[], Any], changed: list[frozenset[str]]) -> Callable[[], Any]:
        announcements = self.announcements
        if announcements is None:
            return fn

        def work() -> Any:
            with announcements.gathered(changed):
                return fn()

        return work

    def _hand_over(self, job: _Job, changed: list[frozenset[str]], future: Future[Any]) -> None:
        """On the worker: pass the finished work to the GUI thread, then what it changed."""
        with self._gate:
            if self._closed or not isValid(self):
                return
            self._finished.emit(job, future)
            if self.announcements is not None and changed:
                self.announcements.tell(frozenset().union(*changed))
            self._ended.emit(future)

    def _deliver(self, job: _Job, future: Future[Any]) -> None:
        if not self._closed and self._wanted(job, future):
            self._tell(job, future)

    def _end(self, future: Future[Any]) -> None:
        """Everything that came of it was heard."""
        if self._closed:
            return
        self._open.pop(future, None)
        if not self._open:
            self.idle.emit()

    def _wanted(self, job: _Job, future: Future[Any]) -> bool:
        if job.key is not None:
            newest = self._newest.get(job.key)
            if newest is None or newest[0] is not job:
                return False
            del self._newest[job.key]
        return not future.cancelled() and not job.orphaned()

    @staticmethod
    def _tell(job: _Job, future: Future[Any]) -> None:
        error = future.exception()
        if error is None:
            if job.done is not None:
                job.done(future.result())
        elif job.failed is not None:
            job.failed(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


def _job(
    done: Callable[[Any], None] | None,
    failed: Failed | None,
    owner: QObject | None,
    key: Hashable | None,
) -> _Job:
    return _Job(done, failed, None if owner is None else weakref.ref(owner), key)
