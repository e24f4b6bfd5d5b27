"""A person signs in at the centre from this desk; tokens and grants are kept and renewed.

The passphrase goes into one question and is kept nowhere. Opens no slot and decides no right:
`desk.standing` reads what is kept here.
"""

import logging
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import msgspec
from sqlalchemy import Connection

from callcenter.api.central import CentralApi
from callcenter.clock import Clock
from callcenter.errors import (
    AccountRefused,
    EnrolmentRefused,
    NetworkError,
    NotOurServer,
    RequestRefused,
    SessionEnded,
)
from callcenter.protocol.account_messages import (
    PassphraseRequest,
    RefreshRequest,
    SessionAnswer,
    SignInRequest,
)
from callcenter.protocol.grant import Grant, GrantInvalid, SeenTime, read_grant, read_key
from callcenter.protocol.roles import AT_A_DESK
from callcenter.store import people, sync_state
from callcenter.store.people import KeptSession
from callcenter.store.store import Store
from callcenter.sync.enrolment import server_id
from callcenter.sync.offset import Stopwatch

EARLY = timedelta(minutes=2)
"""A pair of tokens is renewed when its access token has less left than this."""

PATIENCE = timedelta(hours=1)
"""Whoever the centre refused is not tried again by the program itself before."""

_UNPROCESSABLE = 422
_log = logging.getLogger(__name__)

Way = Callable[[], AbstractContextManager[CentralApi]]
"""A connection of its own to this desk's centre; raises NotEnrolled where there is none."""


class Sessions:
    """The sessions of one desk; every method on the thread of the sync, each may take seconds."""

    def __init__(self, store: Store, way: Way, clock: Clock) -> None:
        self._store, self._way, self._clock = store, way, clock

    def takes_grants(self) -> bool:
        """True where this desk's centre says what people may be."""
        with self._store.read() as tx:
            return bool(people.grant_key(tx)) and bool(sync_state.state(tx).server_url)

    def greet(self, uid: str, passphrase: str) -> None:
        """Somebody came in at this desk: the centre hears of it when it can be asked.

        Nothing is asked for a way in that belongs to no account, nor within an hour after the
        centre refused this person. Raises AccountRefused, another NetworkError.
        """
        with self._store.read() as tx:
            account = people.account_for(tx, uid)
            refused = people.refused_at(tx, uid)
        if not self.takes_grants():
            return
        if not account:
            raise AccountRefused("none")
        if refused is not None and timedelta() <= self._clock.now() - refused < PATIENCE:
            raise AccountRefused("refused")
        self.sign_in(uid, account, passphrase)

    def sign_in(self, uid: str, account: str, passphrase: str) -> None:
        """A session for `account`, kept for the way in of `uid`.

        Raises AccountRefused ("due" when a one-time code was typed, "role" for whoever has no work
        at a desk: nothing of theirs is kept then), another NetworkError.
        """
        asked = SignInRequest(uid=account, passphrase=passphrase)
        self._begin(uid, account, lambda api: api.sign_in(asked))

    def choose(self, uid: str, account: str, current: str, fresh: str) -> None:
        """Another passphrase for `account` at the centre, and a session for the way in of `uid`.

        `current` is the passphrase of now, or a one-time code. Raises as `sign_in`, and
        AccountRefused("short").
        """
        asked = PassphraseRequest(uid=account, current=current, fresh=fresh)
        self._begin(uid, account, lambda api: api.choose_passphrase(asked))

    def keep_fresh(self, api: CentralApi, uid: str) -> bool:
        """Renews the pair of `uid` when it is nearly over; True when something changed here.

        The key is on disk before it is asked: a lost answer is asked for again, with the same key.
        """
        with self._store.write() as tx:
            kept = people.session_of(tx, uid)
            if kept is None or not kept.refresh or not self._is_due(tx, kept):
                return False
            key = kept.refresh_key or secrets.token_urlsafe(24)
            people.keep_session(tx, uid, msgspec.structs.replace(kept, refresh_key=key))
        watch = Stopwatch(self._clock)
        try:
            answer = api.refresh(RefreshRequest(refresh=kept.refresh, key=key))
        except SessionEnded:
            with self._store.write() as tx:
                people.keep_session(tx, uid, _over(kept))
            return True
        except NetworkError as error:
            _log.info("session not renewed: %s", type(error).__name__)
            return False
        self._keep(uid, kept.account, answer, watch)  # without a seat it ends here all the same
        return True

    def _is_due(self, tx: Connection, kept: KeptSession) -> bool:
        """By the centre's time: this computer's clock may be years off."""
        offset = timedelta(milliseconds=sync_state.state(tx).offset_ms or 0)
        left = kept.access_until - (self._clock.now() + offset)
        return left < EARLY or bool(kept.refresh_key)

    def _begin(self, uid: str, account: str, ask: Callable[[CentralApi], SessionAnswer]) -> None:
        with self._store.read() as tx:
            others = {one for one, linked in people.linked(tx).items() if linked == account}
            others |= {account} if people.session_of(tx, account) is not None else set()
        if others - {uid}:
            raise AccountRefused("taken")
        with self._way() as api:
            watch = Stopwatch(self._clock)
            try:
                answer = ask(api)
            except NetworkError as error:
                refusal = _refusal(error)
                if isinstance(refusal, AccountRefused) and refusal.reason == "refused":
                    self._note_refused(uid)
                raise refusal from error
        if not self._keep(uid, account, answer, watch):
            raise AccountRefused("role")

    def _note_refused(self, uid: str) -> None:
        """The centre does not know them any more: what it once said of them is over."""
        with self._store.write() as tx:
            people.note_refused(tx, uid, self._clock.now())
            people.keep_session(tx, uid, None)

    def _keep(self, uid: str, account: str, answer: SessionAnswer, watch: Stopwatch) -> bool:
        """False for whoever has no work at a desk: only that is kept, when they had a way in."""
        offset_ms = watch.offset_ms(answer.server_time)
        with self._store.write() as tx:
            grant = _read(tx, account, answer)
            sync_state.note_exchange(tx, offset_ms, self._clock.now())
            seated = bool(grant.known_roles & AT_A_DESK)
            if seated or people.account_for(tx, uid) == account:
                people.note_seat(tx, uid, may_sit=seated)
            if not seated:
                people.keep_session(tx, uid, None)
                return False
            people.note_refused(tx, uid, None)
            people.link(tx, uid, "" if uid == account else account)
            kept = KeptSession(
                account=account,
                name=answer.name,
                grant=answer.grant,
                revision=grant.revision,
                iat=grant.iat,
                access=answer.access,
                access_until=answer.access_until,
                refresh=answer.refresh,
                refresh_until=answer.refresh_until,
            )
            people.keep_session(tx, uid, kept)
        return True


def _read(tx: Connection, account: str, answer: SessionAnswer) -> Grant:
    """The grant in it, signed by the key of the enrolment and about this very person."""
    try:
        grant = read_grant(
            answer.grant,
            read_key(people.grant_key(tx)),
            device=sync_state.state(tx).client_id,
            centre=server_id(tx),
            at=SeenTime(answer.server_time),
        )
    except GrantInvalid as error:
        _log.error("the centre's grant does not count: %s", error.reason)
        raise NotOurServer("garbage") from error
    if grant.uid != account or answer.uid != account:
        raise NotOurServer("garbage")
    return grant


def _refusal(error: NetworkError) -> NetworkError:
    """What a refusal means here; other errors as they are."""
    if isinstance(error, EnrolmentRefused) and error.reason == "busy":
        return AccountRefused("busy")
    if isinstance(error, RequestRefused) and error.status == _UNPROCESSABLE:
        return AccountRefused("short")
    return error


def _over(kept: KeptSession) -> KeptSession:
    """Without its tokens; the grant counts until it ends."""
    return msgspec.structs.replace(kept, access="", refresh="", refresh_key="")
