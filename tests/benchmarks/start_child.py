"""Opens one window, says when a person could use it, and ends. The parent holds the stopwatch.

Run as `python -m tests.benchmarks.start_child desk PROFILE`, `... libraries PROFILE` or `... bare`.
It prints one JSON line the moment the window was painted and nothing is left to do, on the GUI
thread or behind it (`usable`). Qt comes after all else that is loaded without it, as in `main.py`.
"""

import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.background import Background

LIBRARIES = (
    *("PySide6.QtNetwork", "PySide6.QtSvg", "sqlalchemy.dialects.sqlite", "sqlcipher3.dbapi2"),
    *("cryptography.hazmat.primitives.ciphers.aead", "requests", "truststore", "msgspec"),
    *("zstandard", "platformdirs"),
)
"""What the desk is to be made of and has loaded when its first window stands: window, store,
ciphers, the centre's messages. What is loaded later is not among them."""


def bare() -> int:
    """The least a PySide6 program can show."""
    from tests.benchmarks import usable

    return usable.bare()


def libraries(profile: Path) -> int:
    """The bare window in a process that has loaded the libraries and opened the encrypted file.

    None of our own code but the names above: no settings, words, screens, workers or questions.
    """
    gc.disable()
    for one in sorted(LIBRARIES, key=lambda name: name.startswith("PySide6")):
        import_module(one)
    from sqlalchemy import create_engine
    from sqlcipher3 import dbapi2

    key = next(profile.glob("data-key-*.key")).read_text("ascii")
    file = str(next(profile.glob("*.db")))
    with create_engine(f"sqlite:///{file}", module=dbapi2).connect() as connection:
        connection.exec_driver_sql(f"PRAGMA key=\"x'{key}'\"")
        if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            raise RuntimeError("an empty file is no desk's")
        return bare()


def desk(profile: Path) -> int:
    """What `main.py` does, with the key that lies in the demo profile."""
    import main

    main.load_desk()
    from callcenter.keys.data_key import DemoKeychain
    from callcenter.workstation import open_workstation
    from tests.benchmarks.usable import Usable
    from ui.application import build_application, run_desk
    from ui.main_window import MainWindow

    def behind(window: "QWidget") -> "Background | None":
        return window._ctx.background if isinstance(window, MainWindow) else None

    app = build_application()
    usable = Usable(app, behind, LIBRARIES)
    code = run_desk(lambda *_: open_workstation(profile, keychain=DemoKeychain(profile)), app)
    del usable
    return code


if __name__ == "__main__":
    kinds = {"desk": desk, "libraries": libraries}
    sys.exit(kinds[sys.argv[1]](Path(sys.argv[2])) if len(sys.argv) > 2 else bare())
