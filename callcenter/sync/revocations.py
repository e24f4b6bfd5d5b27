"""Whom the centre took back: asked before anything else when the line is back, then now and then.

Keeps in the encrypted database how far the list was read and whose account is closed. Decides
nothing about ways in, and never stands in the way of an exchange: an error is only noted.
"""

import logging
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from callcenter.api.central import CentralApi
from callcenter.clock import Clock
from callcenter.errors import NetworkError, NotOurServer, RequestRefused
from callcenter.protocol.account_messages import Revocation, RevocationsAnswer
from callcenter.store import kv, people, seen_time, sync_state
from callcenter.store.store import Store
from callcenter.sync.enrolment import server_id

EVERY_SECONDS = 300.0
_NAME = "revocations"
_CLOSED, _CHANGED = "closed", "changed"
_UNKNOWN_ROUTE = 404
_log = logging.getLogger(__name__)


class CentreWord(Struct, frozen=True):
    """What this desk knows from its centre about people.

    `closed` are uids in lower case; `by` is the centre's id. `asked` is when the list was asked
    for that a whole exchange followed, None when there was none since the start; `time` the
    centre's time now, None when it was not told. `alone`: this desk has no centre.
    """

    closed: frozenset[str]
    by: str = ""
    asked: datetime | None = None
    time: datetime | None = None
    alone: bool = False


class _Kept(msgspec.Struct, frozen=True):
    """In the database: of which centre, up to which number, and whose accounts are closed."""

    server: str
    since: int = 0
    closed: tuple[str, ...] = ()
    epoch: str = ""


class _Told(Struct, frozen=True):
    """The centre's time, and the monotonic moment it was told at."""

    time: datetime
    monotonic: float


class Revocations:
    """The list of one desk; `ask` and `settle` on the thread of the sync, `word` from any."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._tried: float | None = None
        self._heard: datetime | None = None
        self._settled: datetime | None = None
        self._told: _Told | None = None
        self.news = 0
        """Rises with everything that may change `word`."""

    def ask(self, api: CentralApi, *, back: bool) -> None:
        """Reads on in the list, when the line is `back` or it was not asked for some minutes."""
        now = self._clock.monotonic()
        if not back and self._tried is not None and now - self._tried < EVERY_SECONDS:
            return
        self._tried, self._heard = now, None
        moment = self._clock.now()
        try:
            self._read_on(api)
        except NetworkError as error:
            if not _is_older_centre(error):
                _log.info("revocations not read: %s", type(error).__name__)
                return
        self._heard = moment

    def settle(self) -> None:
        """The exchange that followed went well: what was heard before it counts."""
        if self._heard is not None and self._heard != self._settled:
            self._settled = self._heard
            self.news += 1

    def forget(self) -> None:
        """The desk was enrolled anew, maybe at another centre: what an earlier one said is over."""
        self._tried = self._heard = self._settled = self._told = None
        self.news += 1

    def word(self) -> CentreWord:
        """What is known now; what an earlier run of this desk heard, too."""
        with self._store.read() as tx:
            alone = not sync_state.state(tx).server_url
            kept = _kept(tx)
        told = self._told
        passed = timedelta(seconds=self._clock.monotonic() - told.monotonic) if told else None
        return CentreWord(
            closed=frozenset(() if alone else kept.closed),
            by=kept.server,
            asked=None if alone else self._settled,
            time=told.time + passed if told is not None and passed is not None else None,
            alone=alone,
        )

    def _read_on(self, api: CentralApi) -> None:
        more = True
        while more:
            with self._store.read() as tx:
                before = _kept(tx)
            answer = api.revocations(before.since)
            self._told = _Told(answer.server_time, self._clock.monotonic())
            with self._store.write(durable=False) as tx:
                seen_time.told(tx, answer.server_time)
            anew = _is_another_list(before, answer)
            if anew and before.since:
                before, answer = _Kept(before.server), api.revocations(0)
            after = _after(before, answer)
            if after != before or anew:
                self._take(after, answer, anew=anew)
            more = answer.more

    def _take(self, after: _Kept, answer: RevocationsAnswer, *, anew: bool) -> None:
        with self._store.write() as tx:
            kv.put(tx, _NAME, msgspec.json.encode(after))
            people.take_back(tx, answer.revocations, anew=anew)
        self.news += 1


def _after(before: _Kept, answer: RevocationsAnswer) -> _Kept:
    """The list after this page; a centre that was set back tells all of it anew."""
    start = _Kept(before.server) if answer.head < before.since else before
    start = msgspec.structs.replace(start, epoch=answer.epoch or start.epoch)
    if not answer.revocations:
        if answer.more:
            raise NotOurServer("garbage")
        return msgspec.structs.replace(start, since=answer.head)
    last = answer.revocations[-1].seq
    if last <= start.since:
        raise NotOurServer("garbage")
    closed = set(start.closed)
    for one in answer.revocations:
        _take(closed, one)
    return _Kept(before.server, last, tuple(sorted(closed)), start.epoch)


def _is_another_list(before: _Kept, answer: RevocationsAnswer) -> bool:
    """The centre was brought back from a backup since: its numbers mean other things now."""
    other = bool(before.epoch and answer.epoch) and before.epoch != answer.epoch
    return other or answer.head < before.since


def _take(closed: set[str], one: Revocation) -> None:
    """A closed account that is changed later was opened again: only open ones change."""
    if one.kind == _CLOSED:
        closed.add(one.uid.lower())
    elif one.kind == _CHANGED:
        closed.discard(one.uid.lower())


def _kept(tx: Connection) -> _Kept:
    """Of the centre this desk belongs to now; of another one, or damaged: nothing yet."""
    server, found = server_id(tx), kv.get(tx, _NAME)
    try:
        kept = msgspec.json.decode(found, type=_Kept) if found is not None else _Kept(server)
    except msgspec.MsgspecError:
        return _Kept(server)
    return kept if kept.server == server else _Kept(server)


def _is_older_centre(error: NetworkError) -> bool:
    """It does not know the question: it has no accounts, so it has taken none back."""
    return isinstance(error, RequestRefused) and error.status == _UNKNOWN_ROUTE
