"""`python -m callcenter.server COMMAND …`: what an administrator does beside serving.

Each command parses its own arguments and says in Indonesian what it did. Serves nothing.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from callcenter.clock import WIB, SystemClock
from callcenter.errors import StoreNewer
from callcenter.ids import Ids
from callcenter.protocol.audit import Act
from callcenter.server.admin_users import administer
from callcenter.server.audit import note
from callcenter.server.backup import (
    Backup,
    BackupInvalidError,
    check_backup,
    read_backup,
    write_backup,
)
from callcenter.server.centre import open_centre
from callcenter.server.database import FILE_NAME, Database
from callcenter.server.folder_lock import FolderTakenError, only_server
from callcenter.server.place import FILES, add_place, files_of, place_of
from callcenter.server.postgres import URL_VARIABLE, UrlInvalid
from callcenter.server.quarantine_command import quarantine
from callcenter.server.refusal import Refused

_REASONS = {
    "not_empty": "basis data tujuan sudah berisi; pakai basis data kosong (SQLite: --replace)",
    "not_a_backup": "berkas ini bukan cadangan server pusat",
    "damaged": "cadangan rusak; tidak ada yang diubah",
    "cut": "cadangan terpotong; tidak ada yang diubah",
    "columns": "cadangan berasal dari program yang lebih baru",
    "chain": "urutan catatan dalam cadangan tidak utuh; tidak ada yang diubah",
}


_SAYINGS: tuple[tuple[type[Exception], Callable[[Any], str]], ...] = (
    (FolderTakenError, lambda e: f"server masih berjalan di folder ini: {e}; hentikan dahulu"),
    (BackupInvalidError, lambda e: _REASONS[e.reason]),
    (StoreNewer, lambda e: f"basis data lebih baru daripada program ini: {e}"),
    (Refused, lambda e: f"basis data tidak dapat dipakai: {e.code}"),
    (UrlInvalid, lambda _: f"{URL_VARIABLE}: postgresql://PENGGUNA:SANDI@HOST:PORT/NAMA"),
    (OSError, lambda e: f"{e.strerror}: {e.filename}"),
)
"""What each thing that can stand in the way is called; the first that fits."""


def main(arguments: Sequence[str]) -> int:
    """Runs the command that the first argument names; 0, or 2 when it could not be done."""
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except tuple(kind for kind, _ in _SAYINGS) as error:
        return _failed(next(say(error) for kind, say in _SAYINGS if isinstance(error, kind)))


def backup(arguments: Sequence[str]) -> int:
    """Writes one consistent backup while the server goes on serving."""
    parser = _parser("backup", "Cadangkan server pusat; server boleh tetap berjalan.")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args(arguments)
    folder: Path = options.to
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = SystemClock().now().astimezone(WIB)
    path = folder / f"pusat-{now:%Y%m%d-%H%M%S}.backup"
    with ExitStack() as held:
        database = _open(parser, options, held)
        with database.read() as tx:
            made = write_backup(tx, path)
    copied = _mirror(files_of(options), folder / FILES)
    print(f"{path}: {_words(made)}, {copied} berkas lampiran baru disalin")
    return 0


def restore(arguments: Sequence[str]) -> int:
    """Fills an empty database from a backup; every desk then looks for the common past."""
    parser = _parser("restore", "Pulihkan server pusat dari cadangan; hentikan server dahulu.")
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="BERKAS")
    parser.add_argument(
        "--replace", action="store_true", help="sisihkan basis data SQLite yang ada (tidak dihapus)"
    )
    options = parser.parse_args(arguments)
    clock = SystemClock()
    check_backup(options.source)
    with ExitStack() as held:
        if options.data is not None:
            held.enter_context(only_server(options.data))
        with _aside(options, clock.now()), ExitStack() as opened:
            database = _open(parser, options, opened)
            with database.write() as tx:
                read = read_backup(tx, options.source, clock.now(), Ids(clock))
            centre = open_centre(database, clock, "")
            with database.write() as tx:
                note(tx, centre, Act.RESTORED, kind="centre")
    copied = _mirror(options.source.parent / FILES, files_of(options))
    print(f"dipulihkan: {_words(read)}, {copied} berkas lampiran; meja akan melengkapi sendiri")
    return 0


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = MappingProxyType(
    {"backup": backup, "restore": restore, "quarantine": quarantine, "admin": administer}
)
"""By the name on the command line; each takes what follows it and returns the exit code."""


def _parser(name: str, about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m callcenter.server {name}", description=about)
    add_place(parser)
    return parser


def _open(
    parser: argparse.ArgumentParser, options: argparse.Namespace, held: ExitStack
) -> Database:
    place = place_of(options)
    if place is None:
        parser.error("--data atau --database-url harus diberikan")
    database = Database(place)
    held.callback(database.close)
    return database


def _mirror(source: Path | None, target: Path | None) -> int:
    """Copies the attached files that `target` lacks; a file never changes, its name is its hash."""
    copied = 0
    if source is None or target is None:
        return copied
    for path in sorted(source.glob("??/*")):
        there = target / path.parent.name / path.name
        if path.suffix or there.exists():
            continue
        there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = there.with_name(there.name + ".part")
        shutil.copyfile(path, fresh)
        fresh.replace(there)
        copied += 1
    return copied


@contextmanager
def _aside(options: argparse.Namespace, now: datetime) -> Iterator[None]:
    """With --replace: the database there is put aside, and back again when the restore fails."""
    if not options.replace or options.data is None:
        yield
        return
    moved: list[tuple[Path, Path]] = []
    for suffix in ("", "-wal", "-shm"):
        path = options.data / (FILE_NAME + suffix)
        if path.exists():
            kept = path.with_name(f"sebelum-{now:%Y%m%d-%H%M%S}-{FILE_NAME}{suffix}")
            path.replace(kept)
            moved.append((path, kept))
    try:
        yield
    except BaseException:
        for suffix in ("", "-wal", "-shm"):
            (options.data / (FILE_NAME + suffix)).unlink(missing_ok=True)
        for path, kept in moved:
            kept.replace(path)
        raise


def _words(one: Backup) -> str:
    return f"{one.events} catatan, {one.counts['devices']} meja"


def _failed(text: str) -> int:
    print(text, file=sys.stderr)
    return 2
