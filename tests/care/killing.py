"""Repairs a copy of a profile in a process that is killed before its n-th rename of a file.

Run as `python -m tests.care.killing FOLDER N`; `FOLDER` holds `profile` and `keys`.
"""

import os
import signal
import sys
from pathlib import Path

from callcenter.care.command import doctor
from callcenter.keys.data_key import DemoKeychain
from tests.care.conftest import Person


def main(folder: Path, at: int) -> int:
    """The doctor's exit code, if it lives that long."""
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event != "os.rename" or str(folder) not in str(arguments[0]):
            return
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    return doctor(
        folder / "profile",
        repairing=True,
        terminal=Person({"ya": "ya"}),
        keychain=lambda: DemoKeychain(folder / "keys"),
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
