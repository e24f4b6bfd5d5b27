"""Word catalogues: the `.ts` sources ship; the binary form is made when it is missing."""

import logging
import subprocess
import sys
from pathlib import Path

import PySide6

from ui import assets

_log = logging.getLogger(__name__)


def catalogue(name: str) -> Path | None:
    """The binary catalogue of this name (`qt_id`), made anew when its source is newer.

    None when there is no such catalogue, or it can be neither found nor made: the screen then
    shows the words of the source, which is never a reason not to start.
    """
    source = Path(str(assets.folder("i18n"))) / f"{name}.ts"
    made = source.with_suffix(".qm")
    if not source.is_file():
        return made if made.is_file() else None
    if made.is_file() and made.stat().st_mtime >= source.stat().st_mtime:
        return made
    return made if _compile(source, made) else None


def _compile(source: Path, made: Path) -> bool:
    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    command = [str(tool), "-silent", str(source), "-qm", str(made)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=20)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.info("catalogue not made: %s", type(error).__name__)
        return False
    return done.returncode == 0 and made.is_file()
