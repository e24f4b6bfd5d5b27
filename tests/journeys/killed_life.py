"""A desk whose data key changes at every other start, killed again and again while it lives.

Run as `python -m tests.journeys.killed_life FOLDER SIDE_FILE KILLS`: FOLDER holds `profile` and
`keys`. Each life is a forked process that comes in with the passphrase, takes a colleague's way in
(or gives it back), opens the desk (which changes the data key when somebody was taken out), saves
some tickets, closes, and begins anew, until SIGKILL. One half of the kills falls into the change of
the key, the other among the saves. `NUMBER TICKET_ID` goes to SIDE_FILE, on disk, after each save.
Prints how many of the kills found a change of the key begun and not ended.
"""

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.desk.keep_draft import Draft, keep_draft
from callcenter.desk.register_ticket import register_ticket
from callcenter.entrance.way_in import Entrance, Opened
from callcenter.keys.data_key import DemoKeychain
from callcenter.keys.slot_changes import add_slot, remove_slot
from callcenter.keys.slot_making import FIRST
from tests.builders import intake
from tests.keys.people import CHEAP, RINA, TONO

SAVES = 4
CHANGING, OPEN, SAVED = b"c", b"o", b"s"
LONGEST = 0.5
"""Seconds of a change of the key before the first one was timed."""


def main(folder: Path, side_file: Path, kills: int) -> None:
    chance = random.Random(50)
    spans = [LONGEST]
    within = 0
    for at in range(kills):
        heard, say = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(heard)
            _live_or_die(folder, side_file, at, say)
        os.close(say)
        within += _end(child, heard, chance, spans, changing=at % 2 == 0)
        os.close(heard)
    print(within)


def _end(
    child: int, heard: int, chance: random.Random, spans: list[float], *, changing: bool
) -> bool:
    """Kills a life; True when it was in the midst of changing its key."""
    wanted = CHANGING if changing else SAVED
    for _ in range(1 if changing else chance.randrange(1, 2 * SAVES)):
        while (word := os.read(heard, 1)) != wanted:
            assert word, "a life ended by itself"
    began = time.monotonic()
    limit = min(spans) if changing else 0.02
    rest = chance.random() * limit
    seen = b""
    while (left := rest - (time.monotonic() - began)) > 0:
        if heard in select.select([heard], [], [], left)[0]:
            seen += os.read(heard, 1)
            if changing and seen == OPEN:
                spans.append(time.monotonic() - began)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status), f"a life ended by itself: {status}"
    return changing and OPEN not in seen


def _live_or_die(folder: Path, side_file: Path, seed: int, say: int) -> None:
    try:
        while True:
            _live(folder, side_file, random.Random(seed), say)
    except BaseException as error:  # noqa: BLE001 - a forked child must not live on
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(1)


def _live(folder: Path, side_file: Path, chance: random.Random, say: int) -> None:
    entrance = entrance_of(folder)
    opened = _other_people(entrance, entrance.enter(RINA.uid, RINA.passphrase))
    if entrance.overview().rotation_due:
        os.write(say, CHANGING)
    station = entrance.open_desk(opened)
    os.write(say, OPEN)
    side = os.open(side_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for _ in range(SAVES):
        told = intake(phone=f"0812-0000-{chance.randrange(40):04}")
        keep_draft(station.desk, Draft(slot="1", operator=RINA.uid, intake=told))
        saved = register_ticket(station.desk, told, draft_slot="1")
        os.write(side, f"{saved.number} {saved.ticket_id}\n".encode())
        os.fsync(side)
        os.write(say, SAVED)
    os.close(side)
    station.close()


def entrance_of(folder: Path) -> Entrance:
    """The way in as the next start finds it."""
    keychain = DemoKeychain(folder / "keys")
    return Entrance(folder / "profile", keychain=keychain, clock=SystemClock(), costs=CHEAP)


def _other_people(entrance: Entrance, opened: Opened) -> Opened:
    """Tono is taken out where he is, and let in where he is not."""
    place = entrance.profile, entrance.keychain, opened
    if any(one.uid == TONO.uid for one in entrance.overview().operators):
        return remove_slot(*place, TONO.uid)
    return add_slot(*place, TONO, FIRST, clock=entrance.clock, costs=CHEAP)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
