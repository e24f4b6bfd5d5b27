"""Word catalogues: the `.ts` sources ship; the binary form is made when it is missing."""

import logging
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import PySide6
from PySide6.QtCore import QStandardPaths

from ui import assets

_log = logging.getLogger(__name__)


def catalogue(name: str) -> Path | None:
    """The binary catalogue of this name (`qt_id`), made anew when its source is newer.

    It lies beside its source, or in the account's cache where the application may not write.
    None when there is no such catalogue, or it can be neither found nor made: the screen then
    shows the words of the source, which is never a reason not to start.
    """
    source = Path(str(assets.folder("i18n"))) / f"{name}.ts"
    beside = source.with_suffix(".qm")
    if not source.is_file():
        return beside if beside.is_file() else None
    for made in (beside, _cache() / beside.name):
        if _is_fresh(made, source) or _compile(source, made):
            return made
    return None


def _cache() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))


def _is_fresh(made: Path, source: Path) -> bool:
    return made.is_file() and made.stat().st_mtime >= source.stat().st_mtime


def _compile(source: Path, made: Path) -> bool:
    """Another window may read or make it at the same time: it comes into place whole."""
    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    new = made.with_suffix(f".{os.getpid()}.new")
    command = [str(tool), "-silent", str(source), "-qm", str(new)]
    try:
        made.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(command, check=False, capture_output=True, timeout=20)  # noqa: S603
        if done.returncode == 0:
            new.replace(made)
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.info("catalogue not made: %s", type(error).__name__)
        return False
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    return done.returncode == 0
