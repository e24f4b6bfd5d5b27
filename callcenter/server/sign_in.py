"""Who sits at an enrolled desk: sign-in, a chosen passphrase, renewal, leaving.

What is wrong is never said: no account, a closed one and a wrong passphrase look alike and take
alike. No transaction is open while a passphrase is derived.
"""

import hmac
from typing import TypeGuard, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.protocol.account_messages import (
    EndRequest,
    PassphraseRequest,
    RefreshRequest,
    SessionAnswer,
    SignInRequest,
)
from callcenter.protocol.audit import Act
from callcenter.server import accounts, audit, revocations, tokens
from callcenter.server.accounts import Account
from callcenter.server.centre import Centre, from_us
from callcenter.server.database import settled
from callcenter.server.devices import authenticate
from callcenter.server.grants import grant_for
from callcenter.server.passphrases import hash_passphrase, is_long_enough, is_passphrase
from callcenter.server.push import check_protocol
from callcenter.server.refusal import Refused
from callcenter.server.sign_in_limit import Try, count_try, forgive_try

_T = TypeVar("_T")
_UNKNOWN_MOST = 64


class Door(Struct, frozen=True):
    """Where somebody knocks: the device's credential and the address it comes from."""

    centre: Centre
    authorization: str
    address: str


def sign_in(door: Door, asked: SignInRequest) -> SessionAnswer:
    """A session for this person at this desk.

    Refused 401 (device), 403 `sign_in_refused`, 403 `passphrase_due` for a right one-time code,
    426, 429.
    """
    check_protocol(asked.protocol)
    counted = _count(door, asked.uid)
    account = _look(door.centre, asked.uid)
    right = is_passphrase(asked.passphrase, account.passphrase_hash if account else "")
    if not _is_open(account):
        raise _turned_away(door.centre, account, counted)
    if right:
        return _begin(door.centre, account, counted)
    if _is_code(account, asked.passphrase, door.centre.now_us()):
        _forgive(door.centre, counted)
        raise Refused(403, "passphrase_due")
    raise _turned_away(door.centre, account, counted)


def choose_passphrase(door: Door, asked: PassphraseRequest) -> SessionAnswer:
    """Sets a new passphrase and signs in; every other session of this person ends.

    Refused as `sign_in`, and 422 `field_invalid` {"field": "fresh"} for one that is too short or
    not new; that says nothing about the account.
    """
    check_protocol(asked.protocol)
    if not is_long_enough(asked.fresh) or asked.fresh == asked.current:
        raise Refused(422, "field_invalid", {"field": "fresh"})
    counted = _count(door, asked.uid)
    account = _look(door.centre, asked.uid)
    right = is_passphrase(asked.current, account.passphrase_hash if account else "")
    if not _is_open(account):
        raise _turned_away(door.centre, account, counted)
    if not right and not _is_code(account, asked.current, door.centre.now_us()):
        raise _turned_away(door.centre, account, counted)
    return _begin(door.centre, account, counted, hash_passphrase(asked.fresh))


def renew(centre: Centre, authorization: str, asked: RefreshRequest) -> SessionAnswer:
    """The next pair and a fresh grant; Refused 401 (device, or `session_ended`), 422, 426."""
    check_protocol(asked.protocol)
    return _raised(_renew(centre, authorization, asked))


def leave(centre: Centre, authorization: str, asked: EndRequest) -> None:
    """Ends the session of this token; again, or without one, changes nothing."""
    check_protocol(asked.protocol)
    with centre.database.write() as tx:
        client_id = authenticate(tx, authorization, draining=True)
        tokens.end_session(tx, asked.refresh, client_id, centre.now_us())


@settled
def _renew(centre: Centre, authorization: str, asked: RefreshRequest) -> SessionAnswer | Refused:
    now = centre.now_us()
    with centre.database.write() as tx:
        client_id = authenticate(tx, authorization)
        done = tokens.renew(tx, asked.refresh, asked.key, client_id, now)
        if isinstance(done, Refused):
            return done
        pair, holder = done
        account = accounts.find_account(tx, holder.uid)
        if not _is_open(account) or account.generation != holder.generation:
            return Refused(401, "session_ended")
        accounts.note_seen(tx, holder.uid, now)
        return _answer(tx, centre, account, pair, client_id=client_id, now=now)


@settled
def _count_in(door: Door, uid: str) -> Try | Refused:
    centre = door.centre
    with centre.database.write() as tx:
        client_id = authenticate(tx, door.authorization)
        # What can be no uid is counted, too, as what was typed: as much as an account has room for.
        one = Try(accounts.read_uid(uid) or uid[:_UNKNOWN_MOST], client_id, door.address)
        return count_try(tx, centre, one, centre.now_us()) or one


def _count(door: Door, uid: str) -> Try:
    return _raised(_count_in(door, uid))


@settled
def _begin(centre: Centre, seen: Account, counted: Try, fresh: str = "") -> SessionAnswer:
    """The account is asked again: it may have been closed or changed meanwhile."""
    now = centre.now_us()
    with centre.database.write() as tx:
        account = accounts.find_account(tx, seen.uid, lock=True)
        if not _is_open(account) or account.generation != seen.generation:
            raise Refused(403, "sign_in_refused")
        forgive_try(tx, centre, counted)
        if fresh:
            account = accounts.set_passphrase(tx, account, fresh, now)
        pair = tokens.begin_session(
            tx,
            centre,
            tokens.Holder(account.uid, counted.client_id, account.generation),
            now,
        )
        accounts.note_seen(tx, account.uid, now)
        answer = _answer(tx, centre, account, pair, client_id=counted.client_id, now=now)
        why = "passphrase_chosen" if fresh else ""
        audit.note(tx, centre, Act.SIGN_IN, uid=account.uid, device=counted.client_id, reason=why)
        return answer


@settled
def _turned_away(centre: Centre, account: Account | None, counted: Try) -> Refused:
    """Notes the try, the same for every reason; what was typed as a name is not kept."""
    with centre.database.write() as tx:
        uid = "" if account is None else account.uid
        audit.note(tx, centre, Act.SIGN_IN_FAILED, uid=uid, device=counted.client_id)
    return Refused(403, "sign_in_refused")


@settled
def _forgive(centre: Centre, counted: Try) -> None:
    with centre.database.write() as tx:
        forgive_try(tx, centre, counted)


def _look(centre: Centre, uid: str) -> Account | None:
    with centre.database.read() as tx:
        return accounts.find_account(tx, accounts.read_uid(uid))


def _answer(
    tx: Connection, centre: Centre, account: Account, pair: tokens.Pair, *, client_id: str, now: int
) -> SessionAnswer:
    revision = revocations.newest(tx)
    return SessionAnswer(
        uid=account.uid,
        name=account.name,
        roles=sorted(account.roles),
        agency=account.agency,
        access=pair.access,
        access_until=from_us(pair.access_until),
        refresh=pair.refresh,
        refresh_until=from_us(pair.refresh_until),
        grant=grant_for(centre, account, client_id, revision=revision, now=now),
        server_time=centre.clock.now(),
    )


def _raised(found: _T | Refused) -> _T:
    if isinstance(found, Refused):
        raise found
    return found


def _is_open(account: Account | None) -> TypeGuard[Account]:
    return account is not None and not account.closed


def _is_code(account: Account, typed: str, now: int) -> bool:
    code = accounts.read_account_code(typed)
    if code is None or account.code_hash is None or account.code_until <= now:
        return False
    return hmac.compare_digest(account.code_hash, accounts.code_hash(code))
