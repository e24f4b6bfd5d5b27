"""What the centre told this desk about people: grants, tokens, links, what was taken back.

Lies in the encrypted database alone. Judges nothing: a grant is read and checked where it is used.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

import msgspec
from sqlalchemy import Connection

from callcenter.protocol.account_messages import Revocation
from callcenter.protocol.wellformed import is_uuid
from callcenter.store import kv

_GRANT_KEY = "grant_key"
_SESSION = "session:"
_ACCOUNT = "account:"
_TAKEN_BACK = "taken_back"
_NO_ACCOUNT = "refused:"
_NO_SEAT = "no_seat:"
_T = TypeVar("_T")


class KeptSession(msgspec.Struct, frozen=True, kw_only=True):
    """One person's grant and pair of tokens; times are aware.

    `refresh_key` is written before the next pair is asked for: a lost answer is asked for again
    with the same key. `refresh` is "" once the session is over; the grant counts on.
    `revision` and `iat` are the grant's own, to know what was taken back since.
    """

    account: str
    name: str
    grant: str
    revision: int
    iat: datetime
    access: str
    access_until: datetime
    refresh: str
    refresh_until: datetime
    refresh_key: str = ""


def grant_key(tx: Connection) -> str:
    """The centre's public key for grants, as it came at the enrolment; "" from an older centre."""
    return (kv.get(tx, _GRANT_KEY) or b"").decode()


def keep_grant_key(tx: Connection, key: str) -> None:
    """The key of a centre; of another than before, everything it said about people is over."""
    if key == grant_key(tx):
        return
    for uid in sessions(tx):
        keep_session(tx, uid, None)
    for uid in () if key else linked(tx):
        link(tx, uid, "")
    for uid in _named(tx, _NO_SEAT):
        note_seat(tx, uid, may_sit=True)
    kv.put(tx, _TAKEN_BACK, None)
    kv.put(tx, _GRANT_KEY, key.encode() or None)


def had_accounts(tx: Connection) -> bool:
    """Whether a centre ever said something about people here: then its key was here, too."""
    told = any(one.uid for one in taken_back(tx).values())
    return told or any(_named(tx, one) for one in (_SESSION, _ACCOUNT, _NO_SEAT))


def session_of(tx: Connection, uid: str) -> KeptSession | None:
    """What is kept for the way in of `uid`; None for nothing, or what cannot be read."""
    return _read(kv.get(tx, _SESSION + uid), KeptSession)


def keep_session(tx: Connection, uid: str, kept: KeptSession | None) -> None:
    """Keeps it for the way in of `uid`; None takes it away."""
    kv.put(tx, _SESSION + uid, None if kept is None else msgspec.json.encode(kept))


def sessions(tx: Connection) -> dict[str, KeptSession]:
    """All that are kept, by the uid of the way in."""
    read = {uid: _read(value, KeptSession) for uid, value in _named(tx, _SESSION).items()}
    return {uid: kept for uid, kept in read.items() if kept is not None}


def account_of(tx: Connection, uid: str) -> str:
    """The account a way in was linked to, "" for none: then its own uid may be one."""
    return (kv.get(tx, _ACCOUNT + uid) or b"").decode()


def account_for(tx: Connection, uid: str) -> str:
    """The account that a way in belongs to, "" for none: names made by a desk are no accounts."""
    return account_of(tx, uid) or ("" if is_uuid(uid) else uid.lower())


def linked(tx: Connection) -> dict[str, str]:
    """The accounts of all linked ways in, by their uid."""
    return {uid: value.decode() for uid, value in _named(tx, _ACCOUNT).items()}


def link(tx: Connection, uid: str, account: str) -> None:
    """The way in of `uid` belongs to this account; "" to none any more."""
    kv.put(tx, _ACCOUNT + uid, account.encode() or None)


def refused_at(tx: Connection, uid: str) -> datetime | None:
    """When the centre last refused who came in here as `uid`; None when it did not since."""
    return _read(kv.get(tx, _NO_ACCOUNT + uid), datetime)


def note_refused(tx: Connection, uid: str, at: datetime | None) -> None:
    """The centre refused them at `at`; None: it took them."""
    kv.put(tx, _NO_ACCOUNT + uid, None if at is None else msgspec.json.encode(at))


def note_seat(tx: Connection, uid: str, *, may_sit: bool) -> None:
    """What the centre's last grant said: whether who came in here as `uid` has work at a desk."""
    kv.put(tx, _NO_SEAT + uid, None if may_sit else b"1")


def may_sit(tx: Connection, uid: str) -> bool:
    """False when the centre said last that this person has no work at a desk."""
    return kv.get(tx, _NO_SEAT + uid) is None


def taken_back(tx: Connection) -> dict[str, Revocation]:
    """The last word of the centre about each account (lower case) and device."""
    return _read(kv.get(tx, _TAKEN_BACK), dict[str, Revocation]) or {}


def take_back(tx: Connection, told: Iterable[Revocation], *, anew: bool = False) -> bool:
    """Keeps what the centre took back and drops the sessions of before; True when any went.

    `anew`: its list begins again, what was known of an earlier one is over.
    """
    last = {} if anew else taken_back(tx)
    for one in told:
        last[one.uid.lower() or one.device] = one
    kv.put(tx, _TAKEN_BACK, msgspec.json.encode(last))
    gone = [
        uid
        for uid, kept in sessions(tx).items()
        if (word := last.get(kept.account.lower())) is not None
        and (word.seq > kept.revision or word.at > kept.iat)
    ]
    for uid in gone:
        keep_session(tx, uid, None)
    return bool(gone)


def _named(tx: Connection, kind: str) -> dict[str, bytes]:
    """The rows of one kind, by the uid of the way in."""
    rows = tx.exec_driver_sql(
        "SELECT name, value FROM kv WHERE substr(name, 1, ?) = ?", (len(kind), kind)
    )
    return {name[len(kind) :]: value for name, value in rows}


def _read(found: bytes | None, kind: type[_T]) -> _T | None:
    try:
        return None if found is None else msgspec.json.decode(found, type=kind)
    except msgspec.MsgspecError:
        return None
