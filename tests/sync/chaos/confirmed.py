"""The oracle: what a desk told its operator is saved, each line on the disk before the next save.

Written by a worker, read by the judge; a line that a kill cut in half was never told to anybody.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec


class Confirmed(msgspec.Struct, frozen=True):
    """One save: its events, its ticket, its mark in the text, the number told, when, its files."""

    eids: tuple[str, ...]
    ticket: str
    mark: str
    number: str = ""
    at: float = 0.0
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideFile:
    """An append-only file of confirmed saves."""

    path: Path

    def append(self, line: msgspec.Struct) -> None:
        """On disk when it returns; a half line of a killed writer is ended first."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            size = os.fstat(handle).st_size
            half = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
            os.write(handle, (b"\n" if half else b"") + msgspec.json.encode(line) + b"\n")
            os.fsync(handle)
        finally:
            os.close(handle)

    def read(self) -> list[Confirmed]:
        """Every whole line."""
        if not self.path.exists():
            return []
        found = []
        for line in self.path.read_bytes().splitlines():
            try:
                found.append(msgspec.json.decode(line, type=Confirmed))
            except msgspec.DecodeError:
                continue
        return found
