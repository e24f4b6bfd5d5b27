"""Pictures made anew from foreign bytes, in a process of its own with limits on memory and time.

This process never decodes: what comes back is what the child painted, without its metadata.
"""

import os
import subprocess
import sys
from pathlib import Path

from callcenter.errors import PictureRefused
from callcenter.pictures.header import MAX_PIXELS, check_picture, picture_size

THUMBNAIL_EDGE = 256
PREVIEW_EDGE = 1600
SECONDS = 30.0
_MOST_OUT = 64 << 20
_CHILD = Path(__file__).with_name("child.py")
"""Never imported: no decoder of foreign bytes is loaded beside the key, nor at any start."""
_REASONS = {3: "pixels", 4: "damaged", 5: "limits"}
"""By the child's exit code."""


def thumbnail(data: bytes) -> bytes:
    """A JPEG of at most 256 x 256 pixels, upright, on white; PictureRefused says why not."""
    return _repaint(data, THUMBNAIL_EDGE)


def preview(data: bytes) -> bytes:
    """A JPEG of at most 1600 x 1600 pixels, for looking at; PictureRefused says why not."""
    return _repaint(data, PREVIEW_EDGE)


def clean_copy(data: bytes) -> bytes:
    """The picture in its own format and size, upright, without a word of metadata.

    Raises PictureRefused: type, pixels, damaged, or limits (time or memory).
    """
    return _repaint(data, 0)


def _repaint(data: bytes, edge: int) -> bytes:
    if picture_size(data) is None:
        raise PictureRefused("type")
    check_picture(data)
    # -I: no environment, no user's packages, no current folder on its path.
    command = [sys.executable, "-I", str(_CHILD), str(edge), str(MAX_PIXELS)]
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no shell, no word of the sender
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise PictureRefused("limits") from error
    if done.returncode != 0 or not 0 < len(done.stdout) <= _MOST_OUT:
        raise PictureRefused(_REASONS.get(done.returncode, "limits"))
    return done.stdout


def _environment() -> dict[str, str]:
    """Nothing of ours; Windows cannot start a program without these."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
