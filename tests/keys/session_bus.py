"""Accounts for the tests: each has a home, a session bus and a real gnome-keyring of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import main

ROOT = Path(main.__file__).parent
INSTALL = "apt-get install dbus gnome-keyring"
UNLOCKED = "printf kata-sandi-uji | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
NO_DAEMON = "true"
PATIENCE = 120


class Account:
    """One person's account: what the keyring keeps stays in its home from run to run.

    Never skipped where it belongs: without the packages it fails and says what to do.
    """

    def __init__(self, home: Path) -> None:
        lacking = [
            one for one in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(one)
        ]
        assert not lacking, f"{', '.join(lacking)} is missing; install it with: {INSTALL}"
        self.home = home
        home.mkdir(mode=0o700)

    def run(
        self, *arguments: str, before: str = UNLOCKED, said: str = "", **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Python with these arguments in a session of its own; `said` goes to its input.

        `more` is added to the environment.
        """
        runtime = self.home.with_name(f"{self.home.name}-run")
        shutil.rmtree(runtime, ignore_errors=True)
        runtime.mkdir(mode=0o700)
        environment = {
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(runtime),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
        }
        command = ("dbus-run-session", "--", "sh", "-c", f'{before}; exec "$@"', "sh")
        return subprocess.run(
            [*command, sys.executable, *arguments],
            cwd=ROOT, env=environment | more, input=said, start_new_session=True,
            capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
