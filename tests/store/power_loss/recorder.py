"""A VFS in memory under SQLite that writes down every call; encrypts as the desk's file is.

What SQLite's own `unix` VFS does beside the calls is done here, too: the first sync of a new
journal or WAL syncs its folder. Shared memory is missing: WAL needs the exclusive locking mode,
which changes neither what is written nor when it is synced.
"""

import itertools
from typing import Any

import apsw

from tests.store.power_loss.disk import Call, Write

_POWERSAFE_OVERWRITE = 0x1000
_JOURNALS = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL
_numbers = itertools.count(1)


class Recorder(apsw.VFS):
    """The files of one test; `calls` is everything that was asked of the disk."""

    def __init__(self) -> None:
        self.base = f"recorder{next(_numbers)}"
        self.name = f"multipleciphers-{self.base}"
        self.calls: list[Call] = []
        self.files: dict[str, _Inode] = {}
        self._inodes = itertools.count(1)
        super().__init__(self.base, base="")

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: N802
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        fresh = path not in self.files
        if fresh:
            self.files[path] = _Inode(next(self._inodes), self.calls)
            self.calls.append(Call("create", self.files[path].number, path))
        flags[1] = flags[0]
        self.files[path].syncs_folder |= fresh and bool(flags[0] & _JOURNALS)
        return self.files[path]

    def xDelete(self, name: str, sync_folder: bool) -> None:  # noqa: N802
        if self.files.pop(name, None) is not None:
            self.calls.append(Call("delete", name=name))
        if sync_folder:
            self.calls.append(Call("sync_folder"))

    def xAccess(self, name: str, _flags: int) -> bool:  # noqa: N802
        return name in self.files

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name


class _Inode:
    """One open file; SQLite's methods, called by APSW by their names."""

    def __init__(self, number: int, calls: list[Call]) -> None:
        self.number = number
        self.content = bytearray()
        self.syncs_folder = False
        self._calls = calls

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        return bytes(self.content[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._change(Write(offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._change(Write(0, b"", size))

    def xSync(self, _flags: int) -> None:  # noqa: N802
        self._calls.append(Call("sync", self.number))
        if self.syncs_folder:
            self.syncs_folder = False
            self._calls.append(Call("sync_folder"))

    def xFileSize(self) -> int:  # noqa: N802
        return len(self.content)

    def xLock(self, _level: int) -> None:  # noqa: N802
        """Nobody else is there."""

    xUnlock = xLock  # noqa: N815

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, _op: int, _pointer: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return _POWERSAFE_OVERWRITE

    def xClose(self) -> None:  # noqa: N802
        """The content stays for the next opening."""

    def _change(self, write: Write) -> None:
        write.into(self.content)
        self._calls.append(Call("write", self.number, write=write))
