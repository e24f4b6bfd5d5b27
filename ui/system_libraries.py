"""Says which system library Qt lacks, with the line that installs it. Imports no Qt."""

import ctypes
import os
import sys
from collections.abc import Callable

_DEBIAN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
_DEBIAN_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}


def missing_text(
    platform: str = sys.platform,
    environment: dict[str, str] | None = None,
    loads: Callable[[str], bool] | None = None,
) -> str:
    """What is missing and how to get it, empty when a window can open. Linux only."""
    if not platform.startswith("linux"):
        return ""
    environment = dict(os.environ) if environment is None else environment
    plugin = environment.get("QT_QPA_PLATFORM", "")
    wayland = bool(environment.get("WAYLAND_DISPLAY")) and not plugin.startswith("xcb")
    windowed = not plugin or plugin.startswith(("xcb", "wayland"))
    if windowed and not wayland and not environment.get("DISPLAY"):
        return (
            "Tidak ada layar (DISPLAY kosong). Jalankan di dalam sesi desktop, "
            "atau tanpa layar dengan: QT_QPA_PLATFORM=offscreen make run"
        )
    wanted = dict(_DEBIAN)
    if windowed and not wayland:
        wanted |= _DEBIAN_WINDOW
    loads = loads or _loads
    packages = [package for library, package in wanted.items() if not loads(library)]
    if not packages:
        return ""
    return (
        f"Pustaka sistem untuk Qt belum ada: {', '.join(packages)}\n"
        f"Pasang dengan: sudo apt-get install {' '.join(packages)}"
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
