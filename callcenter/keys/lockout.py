"""Waits after wrong passphrases, per person and over restarts. Knows neither keys nor slots.

A try is counted before anything is derived and given back when it was right: a program that is
ended in between has used it up. The file carries the mark of the computer's secret: one that is
absent or changed is a wait for everybody, not a fresh start. Time is the highest ever seen and
runs on with the process: a clock set back lengthens a wait by a restart, it never shortens it.
What this cannot hold: whoever may set the computer's clock forward, or puts back an old copy of
the whole file. The cost of each derivation holds then.
"""

import hmac
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from callcenter.clock import Clock
from callcenter.errors import SignInLocked
from callcenter.keys.durable import read_bounded, write_durably
from callcenter.keys.slot_crypto import expand

LOCKOUT = "lockout.json"
FREE = 5
FIRST_WAIT = 60
LONGEST_WAIT = 30 * 60
MOST_BYTES = 64 << 10
_STRANGERS = 64
_OTHERS = "others"
_STEP = 10
"""Seconds that have gone by are written down when they are this many."""

_Seconds = Annotated[int, Meta(ge=0, le=1 << 40)]


class Tries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wrong tries in a row, and until when (unix seconds) the next one must wait."""

    fails: Annotated[int, Meta(ge=0, le=1 << 30)] = 0
    until: _Seconds = 0


class _State(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    version: Literal[1] = 1
    seen: _Seconds
    everybody: _Seconds = 0
    known: dict[str, Tries]
    strangers: dict[str, Tries]
    mac: bytes = b""


_decode = msgspec.json.Decoder(_State, strict=True).decode
_encode = msgspec.json.Encoder(order="deterministic").encode


class _Anchor(Struct):
    """The time reckoned with at one moment of the monotonic clock."""

    moment: float
    monotonic: float


class Lockout:
    """The waits of one profile. Made with the computer's secret; one per process."""

    def __init__(self, profile: Path, secret: bytes, clock: Clock) -> None:
        self._path = profile / LOCKOUT
        self._mac = expand(secret, "lockout mac")
        self._names = expand(secret, "lockout names")
        self._clock = clock
        self._anchor: _Anchor | None = None

    def begin(self, uid: str, *, known: bool) -> None:
        """Counts a try before it is made. Raises SignInLocked, DiskFull or StoreUnwritable.

        `known` says whether this person has a slot: strangers cannot fill the places of those.
        """
        state = self._load()
        now = self._now(state)
        where, name = self._place(state, uid, known=known)
        left = _left(state, where.get(name), now)
        if left:
            self._save(state, now)
            raise SignInLocked(left)
        fails = where.get(name, Tries()).fails + 1
        where[name] = Tries(fails, now + _wait_after(fails))
        self._save(state, now)

    def passed(self, uid: str) -> None:
        """The passphrase was right: this person's tries are forgotten."""
        state = self._load()
        state.known.pop(self._name(uid), None)
        self._save(state, self._now(state))

    def wait(self, uid: str, *, known: bool) -> float:
        """Seconds until this person may try again, 0 when now; to be asked about once a second."""
        state = self._load()
        now = self._now(state)
        where, name = self._place(state, uid, known=known)
        left = _left(state, where.get(name), now)
        self._note(state, now)
        return float(left)

    def missed(self, uid: str) -> int:
        """Wrong passphrases of this person since the last right one, over restarts."""
        state = self._load()
        where, name = self._place(state, uid, known=True)
        return where.get(name, Tries()).fails

    def begin_anew(self) -> None:
        """A profile without slots yet has no tries: writes the first file."""
        now = int(self._clock.now().timestamp())
        self._save(_State(seen=now, known={}, strangers={}), now)

    def now(self) -> datetime:
        """The highest time this profile has seen, aware, UTC."""
        state = self._load()
        now = self._now(state)
        self._note(state, now)
        return datetime.fromtimestamp(now, UTC)

    def set_right(self, moment: datetime) -> None:
        """The centre said what time it is: waits keep their length, a clock once wrong is over."""
        state = self._load()
        before, now = self._now(state), int(moment.timestamp())

        def moved(until: int) -> int:
            return now + min(until - before, LONGEST_WAIT) if until > before else 0

        for tries in (state.known, state.strangers):
            tries.update({name: Tries(one.fails, moved(one.until)) for name, one in tries.items()})
        self._anchor = _Anchor(now, self._clock.monotonic())
        self._save(msgspec.structs.replace(state, everybody=moved(state.everybody)), now)

    def _place(self, state: _State, uid: str, *, known: bool) -> tuple[dict[str, Tries], str]:
        name = self._name(uid)
        if known:
            return state.known, name
        full = name not in state.strangers and len(state.strangers) >= _STRANGERS
        return state.strangers, _OTHERS if full else name

    def _name(self, uid: str) -> str:
        """Who tried, without saying who: somebody may type a passphrase for a name."""
        return hmac.digest(self._names, uid.encode("utf-8", "surrogatepass"), "sha256")[:12].hex()

    def _now(self, state: _State) -> int:
        """The highest of: the wall clock, what was seen before, what this process lived through."""
        monotonic = self._clock.monotonic()
        moment = max(self._clock.now().timestamp(), float(state.seen))
        if self._anchor is not None:
            moment = max(moment, self._anchor.moment + monotonic - self._anchor.monotonic)
        self._anchor = _Anchor(moment, monotonic)
        return int(moment)

    def _note(self, state: _State, now: int) -> None:
        if now - state.seen >= _STEP:
            self._save(state, now)

    def _load(self) -> _State:
        data = read_bounded(self._path, MOST_BYTES)
        state = None if data is None else self._genuine(data)
        if state is not None:
            return state
        now = int(self._clock.now().timestamp())
        if self._anchor is not None:
            now = max(now, int(self._anchor.moment))
        locked = _State(seen=now, everybody=now + LONGEST_WAIT, known={}, strangers={})
        self._save(locked, now)
        return locked

    def _genuine(self, data: bytes) -> _State | None:
        try:
            state = _decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None
        plain = msgspec.structs.replace(state, mac=b"")
        genuine = hmac.compare_digest(state.mac, hmac.digest(self._mac, _encode(plain), "sha256"))
        return state if genuine and _encode(state) == data else None

    def _save(self, state: _State, now: int) -> None:
        plain = msgspec.structs.replace(state, seen=max(0, now), mac=b"")
        mac = hmac.digest(self._mac, _encode(plain), "sha256")
        write_durably(self._path, _encode(msgspec.structs.replace(plain, mac=mac)))


def _left(state: _State, tries: Tries | None, now: int) -> int:
    until = max(state.everybody, tries.until if tries else 0)
    return min(max(0, until - now), LONGEST_WAIT)


def _wait_after(fails: int) -> int:
    if fails < FREE:
        return 0
    return min(FIRST_WAIT << min(fails - FREE, 10), LONGEST_WAIT)
