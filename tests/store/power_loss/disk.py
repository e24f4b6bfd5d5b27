"""A disk that keeps what was synced and may forget the rest: its calls, and what a cut leaves.

The model is strict. A write counts after its file's sync, a name after its folder's sync. What was
not synced may be there, missing, or there in part: sectors of 512 bytes, in any order. Bytes
beside a write are never harmed (power-safe overwrite, which SQLite counts on, too).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at a place; a truncation has no bytes and `size`."""

    offset: int
    data: bytes
    size: int | None = None

    def into(self, content: bytearray) -> None:
        """Changes the content as this call did."""
        if self.size is not None:
            del content[self.size :]
            content.extend(bytes(self.size - len(content)))
            return
        if len(content) < self.offset:
            content.extend(bytes(self.offset - len(content)))
        content[self.offset : self.offset + len(self.data)] = self.data

    def sectors(self) -> Iterator["Write"]:
        """Itself in pieces that end at sector bounds."""
        at = 0
        while at < len(self.data):
            length = SECTOR - (self.offset + at) % SECTOR
            yield Write(self.offset + at, self.data[at : at + length])
            at += length


@dataclass(frozen=True, slots=True)
class Call:
    """One call: `what` is write, sync, create, delete or sync_folder; `file` is an inode."""

    what: str
    file: int = 0
    name: str = ""
    write: Write | None = None


@dataclass(slots=True)
class _File:
    durable: bytearray = field(default_factory=bytearray)
    waiting: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        for one in self.waiting:
            one.into(self.durable)
        self.waiting.clear()


class Disk:
    """Plays calls one after another; `left` says what a cut right now would leave."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._unsure: list[tuple[str, int | None]] = []

    def play(self, call: Call) -> None:
        """Takes one call in."""
        if call.what == "sync_folder":
            self._name_all(self._unsure)
            self._unsure.clear()
        elif call.what in ("create", "delete"):
            self._unsure.append((call.name, call.file if call.what == "create" else None))
        elif call.what == "sync":
            self._files.setdefault(call.file, _File()).sync()
        elif call.write is not None:
            self._files.setdefault(call.file, _File()).waiting.append(call.write)

    def left(self, how: str, chance: random.Random) -> dict[str, bytes]:
        """Files by name after a cut.

        `how`: `none` of what was not synced, `all` of it, `torn` all but the end of the last
        write, or `some` of it, sector by sector.
        """
        names = dict(self._names)
        unsure = self._unsure
        if how == "none":
            unsure = []
        elif how == "some":
            unsure = unsure[: chance.randrange(len(unsure) + 1)]
        for name, file in unsure:
            if file is None:
                names.pop(name, None)
            else:
                names[name] = file
        return {name: self._content(file, how, chance) for name, file in names.items()}

    def _content(self, file: int, how: str, chance: random.Random) -> bytes:
        one = self._files.setdefault(file, _File())
        content = bytearray(one.durable)
        for write in _kept(one.waiting, how, chance):
            write.into(content)
        return bytes(content)

    def _name_all(self, changes: list[tuple[str, int | None]]) -> None:
        for name, file in changes:
            if file is None:
                self._names.pop(name, None)
            else:
                self._names[name] = file


def _kept(waiting: list[Write], how: str, chance: random.Random) -> list[Write]:
    if how == "none" or not waiting:
        return []
    if how == "all":
        return waiting
    if how == "torn":
        last = list(waiting[-1].sectors())
        return [*waiting[:-1], *last[: chance.randrange(len(last) + 1)]]
    pieces = [piece for one in waiting for piece in (list(one.sectors()) or [one])]
    share = chance.random()
    return [piece for piece in pieces if chance.random() < share]
