"""Does one thing to a profile again and again and is killed one step later each time.

Run as `python -m tests.keys.killing SCENE FOLDER`; `FOLDER/before` holds `profile` and `keys`. Each
try works on a copy, `FOLDER/<n>`, in a forked process that gets SIGKILL before its n-th change to a
file (an audit hook sees them; nothing in the product knows). Prints the number of tries that were
killed; the last folder is one where nothing was. In scene `rekey` the kernel ends the process
when the database's log grows beyond the n-th size, in the midst of SQLCipher's writing; in scene
`moment` it is killed so many milliseconds after the rekey began.
"""

import os
import resource
import select
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.keys.adopting import adopt
from callcenter.keys.data_key import DemoKeychain
from callcenter.keys.rotation import rotate
from callcenter.keys.slot_changes import remove_slot
from callcenter.keys.slot_loading import Opened, restore_copy
from callcenter.keys.slots import change_passphrase, lockout_of, open_slot
from callcenter.store.rekey import opens, rekey
from tests.keys.people import CHEAP, RINA, TONO

NEW = "kata sandi yang baru"
REKEY_KILLS = 12
MOMENT = 0.003
"""Seconds between the moments at which a rekey of half a megabyte is killed."""


def main() -> None:
    scene, folder = sys.argv[1], Path(sys.argv[2])
    counted = scene in ("rekey", "moment")
    tries = REKEY_KILLS if counted else 500
    for at in range(1, tries + 1):
        shutil.copytree(folder / "before", folder / str(at))
        if not _killed(scene, folder / str(at), at) and not counted:
            break
    print(at if counted else at - 1)


def _killed(scene: str, folder: Path, at: int) -> bool:
    begun, begin = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _act(scene, folder, at, begin)
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 - a forked child must not live on
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            os._exit(1)
    if scene == "moment":
        os.read(begun, 1)
        select.select([], [], [], at * MOMENT)
        os.kill(child, signal.SIGKILL)
    os.close(begun)
    os.close(begin)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXFSZ)
        return True
    assert os.WEXITSTATUS(status) == 0, f"try {at} failed"
    return False


def _act(scene: str, folder: Path, at: int, begin: int) -> None:
    profile, keychain = folder / "profile", DemoKeychain(folder / "keys")
    if scene in ("adopt", "restore"):
        _kill_before_change(at, folder)
        if scene == "adopt":
            adopt(profile, keychain, [RINA, TONO], SystemClock(), costs=CHEAP)
        else:
            restore_copy(profile, keychain)
        return
    lockout = lockout_of(profile, keychain, SystemClock())
    opened = open_slot(profile, keychain, RINA.uid, RINA.passphrase, lockout)
    if scene == "rekey":
        _rotate(profile, keychain, opened, lambda: _limit_files(profile, at))
        return
    if scene == "moment":
        _rotate(profile, keychain, opened, lambda: os.write(begin, b"x"))
        return
    _kill_before_change(at, folder)
    if scene == "rotate":
        _rotate(profile, keychain, opened, lambda: None)
    elif scene == "remove":
        remove_slot(profile, keychain, opened, TONO.uid)
    elif scene == "change":
        change_passphrase(
            profile, keychain, RINA.uid, old=RINA.passphrase, new=NEW, lockout=lockout, costs=CHEAP
        )


def _rotate(
    profile: Path, keychain: DemoKeychain, opened: Opened, before: Callable[[], object]
) -> None:
    database = profile / "desk.db"

    def rewrite(old: bytes, new: bytes) -> None:
        before()
        rekey(database, old, new)

    rotate(profile, keychain, opened, rewrite, lambda key: opens(database, key))


def _limit_files(profile: Path, at: int) -> None:
    """The log of a rekey is a little larger than the database; the kernel ends it at the limit."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    size = (profile / "desk.db").stat().st_size
    most = size * at // REKEY_KILLS
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def _kill_before_change(at: int, folder: Path) -> None:
    seen = 0
    here = str(folder)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event not in ("open", "os.rename", "os.remove"):
            return
        if event == "open":
            flags = arguments[2]
            if not isinstance(flags, int) or not flags & (os.O_WRONLY | os.O_RDWR):
                return
        if here not in str(arguments[0]):
            return
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    main()
