"""What a power cut leaves of files written through Python: after each sync, and at the end.

Stands between the code and `os.fsync`: content counts after its file's sync, a name after its
folder's. Everything else is the real file system.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class CutFolder:
    """A watched folder and those below it; what stands there at first is on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._content: dict[int, bytes] = {}
        self._names: dict[int, dict[str, int]] = {}
        self.cuts: list[dict[str, bytes]] = []
        for one in [folder, *folder.rglob("*")]:
            self._note(one)

    @contextmanager
    def watched(self, patch: pytest.MonkeyPatch) -> Iterator[None]:
        """From here on every sync is seen; the power may go before each of them, and after all."""
        real = os.fsync

        def synced(handle: int) -> None:
            self._cut()
            real(handle)
            inode = os.fstat(handle).st_ino
            for one in [self._folder, *self._folder.rglob("*")]:
                if one.stat().st_ino == inode:
                    self._note(one)

        with patch.context() as within:
            within.setattr(os, "fsync", synced)
            yield
        self._cut()

    def after_cut(self) -> dict[str, bytes]:
        """The strict disk: only synced names, each with its synced content."""
        return dict(self._walk(self._folder.stat().st_ino, ""))

    def _cut(self) -> None:
        self.cuts += [self.after_cut(), self._names_first()]

    def _walk(self, inode: int, way: str) -> Iterator[tuple[str, bytes]]:
        for name, below in self._names.get(inode, {}).items():
            if below in self._content:
                yield f"{way}{name}", self._content[below]
            else:
                yield from self._walk(below, f"{way}{name}/")

    def _names_first(self) -> dict[str, bytes]:
        """A disk that wrote its names early: one that was given before its content is empty."""
        return {
            one.relative_to(self._folder).as_posix(): self._content.get(one.stat().st_ino, b"")
            for one in self._folder.rglob("*")
            if one.is_file()
        }

    def _note(self, one: Path) -> None:
        inode = one.stat().st_ino
        if one.is_dir():
            self._names[inode] = {below.name: below.stat().st_ino for below in one.iterdir()}
        else:
            self._content[inode] = one.read_bytes()
