"""What the centre's word does to the ways in: taken, confirmed; the time and the slots' count kept.

A desk that has no centre has nobody else to ask: a supervisor's word is the last one there. Runs
on the keys' worker; the slots are never changed inside a transaction of the database.
"""

from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from callcenter.desk.context import Desk
from callcenter.entrance.way_in import Entrance, Opened, SlotInfo
from callcenter.errors import SignInRefused
from callcenter.keys.slot_changes import confirm_slot, remove_slot
from callcenter.keys.slot_crypto import expand
from callcenter.store import kv, people
from callcenter.store.faults import machine_faults
from callcenter.store.store import Store
from callcenter.sync.revocations import CentreWord, Revocations

CLOCK_SECONDS = 60
"""Two clocks that differ by more are not the same time."""

_HIGHEST, _SLOTS, _KEPT = "highest_time", "slots_generation", "last_way_in_kept"
_STEP = 10

Seat = Literal["", "closed", "expired"]


class Heeded(Struct, frozen=True):
    """What came of it, for the screen.

    `removed` lost their way in now, `kept` are closed at the centre but are the last one who can
    come in, `confirmed` may come in for good. `gone` are uids of closed accounts without a way in.
    `seat` says why whoever sits here must go. `older`: earlier slots were put back in their place.
    """

    removed: tuple[SlotInfo, ...] = ()
    kept: tuple[SlotInfo, ...] = ()
    confirmed: tuple[SlotInfo, ...] = ()
    gone: frozenset[str] = frozenset()
    seat: Seat = ""
    older: bool = False


def heed(entrance: Entrance, desk: Desk, revocations: Revocations) -> Heeded:
    """Does what the centre's word asks for. Raises as `hold` and `overview`, and store faults."""
    if entrance.opened is None:
        raise SignInRefused
    with machine_faults(entrance.profile):
        word = _with_links(revocations.word(), desk.store)
        forgotten = _keep_time(entrance, desk.store, word)
        found = entrance.overview()
        older = _is_older(desk.store, entrance.opened, found.generation)
        removed, kept = _take(entrance, found.operators, word)
        confirmed = _confirm(entrance, found.operators, word)
        left = _left(found.operators, removed)
        uid = desk.settings.operator
        seat: Seat = "closed" if _must_go(desk.store, uid, word, left, kept) else ""
        if not seat and forgotten and uid not in {one.uid for one in confirmed}:
            seat = _expired(entrance, uid, left)
        _mark(desk.store, entrance)
    return Heeded(removed, kept, confirmed, word.closed - _lower(left), seat, older)


def _with_links(word: CentreWord, store: Store) -> CentreWord:
    """A way in that is linked to a closed account is closed by its own name, too."""
    with store.read() as tx:
        found = people.linked(tx).items()
    named = {uid.lower() for uid, account in found if account.lower() in word.closed}
    return replace(word, closed=word.closed | named)


def _keep_time(entrance: Entrance, store: Store, word: CentreWord) -> bool:
    """The highest time stands in the database too; True when the file of the waits forgot it.

    The centre's time sets it right where it runs after this computer's, and where this computer's
    clock was ahead and is right again; while it is wrong the highest is the safer one.
    """
    lockout, clock = entrance.lockout, entrance.clock
    with store.read() as tx:
        highest = int(kv.get(tx, _HIGHEST) or b"0")
    forgotten = highest - lockout.now().timestamp() > CLOCK_SECONDS
    if forgotten:
        lockout.set_right(datetime.fromtimestamp(highest, UTC))
    told = word.time
    set_right = False
    if told is not None:
        ahead = (lockout.now() - told).total_seconds()
        clock_right = abs((clock.now() - told).total_seconds()) <= CLOCK_SECONDS
        set_right = ahead < -CLOCK_SECONDS or (ahead > CLOCK_SECONDS and clock_right)
        if set_right:
            lockout.set_right(told)
    now = int(lockout.now().timestamp())
    if set_right or now - highest >= _STEP:
        with store.write() as tx:
            kv.put(tx, _HIGHEST, str(now).encode())
    return forgotten and not set_right


def _is_older(store: Store, opened: Opened, generation: int) -> bool:
    """Slots of these very keys were written more often than those that stand here."""
    with store.read() as tx:
        name, _, count = (kv.get(tx, _SLOTS) or b"").decode().partition(" ")
    return name == _name_of(opened) and generation < int(count)


def _mark(store: Store, entrance: Entrance) -> None:
    """How often the slots were written; other data keys begin anew: older slots open nothing."""
    opened = entrance.opened
    if opened is None:
        return
    name, generation = _name_of(opened), entrance.overview().generation
    with store.read() as tx:
        known, _, count = (kv.get(tx, _SLOTS) or b"").decode().partition(" ")
    if known != name or generation > int(count):
        with store.write() as tx:
            kv.put(tx, _SLOTS, f"{name} {generation}".encode())


def _name_of(opened: Opened) -> str:
    return expand(opened.dek, "slots generation", length=8).hex()


def _take(
    entrance: Entrance, there: tuple[SlotInfo, ...], word: CentreWord
) -> tuple[tuple[SlotInfo, ...], tuple[SlotInfo, ...]]:
    """Closed accounts lose their way in, but for the last one there is: work must get out."""
    removed: list[SlotInfo] = []
    kept: list[SlotInfo] = []
    for one in there:
        if one.uid.lower() not in word.closed:
            continue
        if len(there) - len(removed) == 1:
            kept.append(one)
            continue
        entrance.keep(remove_slot(entrance.profile, entrance.keychain, _held(entrance), one.uid))
        removed.append(one)
    return tuple(removed), tuple(kept)


def _confirm(
    entrance: Entrance, there: tuple[SlotInfo, ...], word: CentreWord
) -> tuple[SlotInfo, ...]:
    """What a supervisor's word made is for good: the centre was asked since and did not object."""
    done: list[SlotInfo] = []
    for one in there:
        waits = one.until and one.vouched == "countersigned" and one.uid.lower() not in word.closed
        heard = word.asked is not None and one.made <= word.asked.timestamp()
        if not waits or not (word.alone or heard):
            continue
        entrance.keep(
            confirm_slot(
                entrance.profile,
                entrance.keychain,
                _held(entrance),
                one.uid,
                one.by if word.alone else word.by,
                online=not word.alone,
            )
        )
        done.append(one)
    return tuple(done)


def _must_go(
    store: Store,
    uid: str,
    word: CentreWord,
    left: tuple[SlotInfo, ...],
    kept: tuple[SlotInfo, ...],
) -> bool:
    """Whoever sits here is closed at the centre; the last one who can come in is sent out once."""
    names = " ".join(one.uid for one in kept).encode()
    with store.read() as tx:
        told = kv.get(tx, _KEPT) or b""
    if told != names:
        with store.write() as tx:
            kv.put(tx, _KEPT, names or None)
    if uid.lower() not in word.closed:
        return False
    return uid.lower() not in _lower(left) or told != names


def _expired(entrance: Entrance, uid: str, left: tuple[SlotInfo, ...]) -> Seat:
    """A way in that had ended came to life again while the time was forgotten."""
    now = entrance.lockout.now().timestamp()
    over = any(one.uid == uid and 0 < one.until <= now for one in left)
    return "expired" if over else ""


def _left(there: tuple[SlotInfo, ...], removed: tuple[SlotInfo, ...]) -> tuple[SlotInfo, ...]:
    return tuple(one for one in there if one not in removed)


def _lower(there: tuple[SlotInfo, ...]) -> frozenset[str]:
    return frozenset(one.uid.lower() for one in there)


def _held(entrance: Entrance) -> Opened:
    if entrance.opened is None:
        raise SignInRefused
    return entrance.opened
