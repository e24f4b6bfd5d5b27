"""Hands this desk's audit to the centre and keeps the centre's signed word about it.

After the events of a run: an audit that cannot be sent holds nothing up and is tried again. Where
the pasts of the two differ, what the centre lacks goes on in a fresh chain that says so.
"""

import logging
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection

from callcenter.api.central import CentralApi
from callcenter.clock import Clock
from callcenter.errors import NetworkError, NotOurServer, ProtocolConflict, RequestRefused
from callcenter.ids import Ids
from callcenter.protocol.audit import (
    AUDIT_ENTRIES,
    AuditAnswer,
    AuditRequest,
    Checkpoint,
)
from callcenter.store import audit, audit_mark, kv, sync_state
from callcenter.store.audit import Sent, Trouble
from callcenter.store.store import Store
from callcenter.sync.enrolment import server_id

EVERY_SECONDS = 300.0
_OWN = "audit_own_n"
_FORKED, _GAP = "audit_fork", "audit_gap"
_FORK, _BEHIND, _CENTRE = "fork", "behind", "centre"
_ROUNDS = 1_000
"""Pages of one run; the next run goes on."""

_NO_AUDIT = 404
"""An older centre's answer."""

_STEPS = 3
"""How often one run may find the pasts to differ."""

_log = logging.getLogger(__name__)


class AuditUpload:
    """The audit's way to the centre; on the thread of the sync alone."""

    def __init__(self, store: Store, clock: Clock, ids: Ids | None = None) -> None:
        self._store, self._clock = store, clock
        self._ids = ids or Ids(clock)
        self._asked: float | None = None

    def run(self, api: CentralApi) -> bool:
        """Sends what the centre lacks, and now and then asks how far it is.

        True when something was found that a person should know. Raises nothing of the network.
        """
        request = self._next(quiet=self._is_quiet())
        if request is None:
            return False
        try:
            return self._send(api, request)
        except NetworkError as error:
            # An older centre has no audit: 404 is said at each run, which costs a request.
            if not isinstance(error, RequestRefused):
                _log.info("the audit was not sent: %s", type(error).__name__)
            self._asked = self._clock.monotonic()
            return False

    def empty(self, api: CentralApi) -> bool:
        """Everything goes out before a goodbye; True when the centre has it, or takes none at all.

        Raises NetworkError: nobody comes back to send it.
        """
        request = self._next(quiet=True)
        if request is None:
            return True
        try:
            self._send(api, request)
        except RequestRefused as refused:
            if refused.status != _NO_AUDIT:
                raise
            return True
        return self._next(quiet=True) is None

    def forget(self) -> None:
        """The desk was enrolled anew."""
        self._asked = None

    def _is_quiet(self) -> bool:
        return self._asked is not None and self._clock.monotonic() - self._asked < EVERY_SECONDS

    def _send(self, api: CentralApi, request: AuditRequest) -> bool:
        told = False
        steps = 0
        following: AuditRequest | None = request
        for _ in range(_ROUNDS):
            if following is None:
                break
            try:
                answer = api.audit(following)
            except ProtocolConflict as conflict:
                steps += 1
                if steps > _STEPS or conflict.code not in (_FORKED, _GAP):
                    raise
                told |= self._step(following, conflict)
            else:
                told |= self._keep(following, answer)
            self._asked = self._clock.monotonic()
            following = self._next(quiet=True)
        return told

    def _next(self, *, quiet: bool) -> AuditRequest | None:
        """The next page; with `quiet` None when the centre has all of it."""
        with self._store.read() as tx:
            head = audit.head(tx)
            if head is None:
                return None
            sent = self._sent(audit.sent(tx), server_id(tx), head.chain)
            if sent.n >= head.n and quiet:
                return None
            before = audit.hash_at(tx, head.chain, min(sent.n, head.n)) or b""
            found = audit.after(tx, head.chain, sent.n, AUDIT_ENTRIES)
            return AuditRequest(
                client_id=sync_state.state(tx).client_id,
                chain=head.chain,
                before_n=min(sent.n, head.n),
                before=before.hex(),
                entries=[msgspec.Raw(one.raw) for one in found],
            )

    def _sent(self, kept: Sent, centre: str, chain: str) -> Sent:
        """Another centre, or another chain, begins at nothing."""
        same = (kept.centre, kept.chain) == (centre, chain)
        return kept if same else Sent(centre, chain, 0)

    def _keep(self, request: AuditRequest, answer: AuditAnswer) -> bool:
        """The centre's word; True when something is not as it was.

        Raises NotOurServer when it is no word of this centre: the same page would go out for ever.
        """
        with self._store.write() as tx:
            word = audit_mark.read_word(tx, answer.checkpoint)
            head = audit.head(tx)
            if word is None or head is None or word.chain != request.chain:
                raise NotOurServer("garbage")
            told = self._heed_centre(tx, word)
            if word.n > head.n:
                self._begin_anew(tx, head, _BEHIND, head.n)
                return True
            known = audit.hash_at(tx, word.chain, word.n)
            reached = request.before_n + len(request.entries)
            same = known is not None and known.hex() == word.hash
            audit.keep_sent(tx, Sent(word.centre, request.chain, word.n if same else reached))
            audit.keep_checkpoint(tx, answer.checkpoint)
        audit_mark.keep_word(self._store.path, answer.checkpoint)
        return told

    def _step(self, request: AuditRequest, conflict: ProtocolConflict) -> bool:
        """What answers a centre that has another past of this chain."""
        found = conflict.details.get("same")
        same = found if isinstance(found, int) and found >= 0 else None
        with self._store.write() as tx:
            head, centre = audit.head(tx), server_id(tx)
            if conflict.code == _GAP:
                audit.keep_sent(tx, Sent(centre, request.chain, same or 0))
                self._note(tx, _CENTRE, (same or 0) + 1)
                return True
            if head is None or same is None:
                audit.keep_sent(tx, Sent(centre, request.chain, 0))
                return False
            self._begin_anew(tx, head, _FORK, same)
        return True

    def _heed_centre(self, tx: Connection, word: Checkpoint) -> bool:
        """The centre's own audit is anchored here: it never gets shorter."""
        kept = kv.get(tx, _OWN)
        before = 0 if kept is None else _own_of(kept, word.centre)
        kv.put(tx, _OWN, f"{word.centre} {word.own_n}".encode())
        if word.own_n >= before:
            return False
        self._note(tx, _CENTRE, word.own_n + 1)
        return True

    def _note(self, tx: Connection, why: str, n: int) -> None:
        at, wall = self._now(tx)
        audit.keep_trouble(tx, Trouble(why, n, at))
        audit.append(tx, self._ids.new(), audit.broken(why, at, wall, n))

    def _begin_anew(self, tx: Connection, head: audit.Head, why: str, same: int) -> None:
        """What the centre lacks goes on in a fresh chain that says why."""
        at, wall = self._now(tx)
        audit_mark.give_up(tx, head.chain)
        audit.keep_trouble(tx, Trouble(why, same + 1, at))
        audit.begin_anew(tx, self._ids.new(), same, audit.broken(why, at, wall, same + 1))

    def _now(self, tx: Connection) -> tuple[datetime, datetime]:
        wall = self._clock.now()
        return wall + timedelta(milliseconds=sync_state.state(tx).offset_ms or 0), wall


def _own_of(kept: bytes, centre: str) -> int:
    """How far this centre's own audit was, 0 for another centre."""
    name, _, number = kept.decode().partition(" ")
    return int(number) if name == centre else 0
