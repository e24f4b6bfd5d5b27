"""`unlock`: from a typed passphrase to the keys of the desk at the stated cost; over bare argon2.

Timed in `unlock`: `Entrance.enter` of somebody among three, as the cover of a locked desk asks it:
the waits, the slot file with its marks, the computer's secret, the derivation (64 MiB, 3 passes, 4
lanes), the keys. In `sign_in`: the same by a fresh entrance, and the desk opened behind it, as at
the start of a shift. Both must stay below 1,000 ms.

The baseline is one derivation of the same cost and nothing else. They alternate; the first of each
is thrown away. The computer's secret lies in a file here: a real keychain adds its own answer.
"""

import os
import time
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from callcenter.clock import SystemClock
from callcenter.entrance.way_in import Entrance
from callcenter.keys.data_key import DemoKeychain
from callcenter.keys.slot_crypto import COSTS, KEY_BYTES
from callcenter.keys.slot_making import NewOperator
from callcenter.keys.slots import create_slots, new_keys
from tests.benchmarks.figures import Figures, against_baseline, peak_mb
from tests.benchmarks.options import Options, work_folder

RUNS = 15
PEOPLE = tuple(
    NewOperator(f"op-{at}", f"Operator Contoh {at}", f"kuda naik becak pelan {at}")
    for at in range(3)
)


def measure(options: Options) -> list[Figures]:
    """`runs` of each, 15 unless said otherwise."""
    runs = options.runs or RUNS
    with work_folder() as folder:
        profile, keychain = folder / "profile", DemoKeychain(folder / "keys")
        create_slots(profile, keychain, new_keys(), PEOPLE, SystemClock())
        cover = _entrance(profile, keychain)
        series = [_round(profile, keychain, cover) for _ in range(runs + 1)][1:]
    bare, entered, opened = (list(one) for one in zip(*series, strict=True))
    return [
        against_baseline("unlock", entered, bare, peak_mb=peak_mb()),
        against_baseline("sign_in", opened, bare, peak_mb=peak_mb()),
    ]


def _round(profile: Path, keychain: DemoKeychain, cover: Entrance) -> tuple[float, float, float]:
    """Seconds of a bare derivation, of an unlock, and of a sign-in with the desk behind it."""
    who = PEOPLE[-1]
    began = time.perf_counter()
    Argon2id(
        salt=os.urandom(16),
        length=KEY_BYTES,
        iterations=COSTS.passes,
        lanes=COSTS.lanes,
        memory_cost=COSTS.memory_kib,
    ).derive(who.passphrase.encode())
    bare = time.perf_counter()
    cover.enter(who.uid, who.passphrase)
    entered = time.perf_counter()
    fresh = _entrance(profile, keychain)
    station = fresh.open_desk(fresh.enter(who.uid, who.passphrase))
    opened = time.perf_counter()
    station.close()
    return bare - began, entered - bare, opened - entered


def _entrance(profile: Path, keychain: DemoKeychain) -> Entrance:
    return Entrance(profile, keychain=keychain)
