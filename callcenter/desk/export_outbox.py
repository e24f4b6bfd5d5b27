"""Saves everything the centre has not got into one encrypted file, so that it is never trapped.

Changes nothing at this desk: what was saved into a file is still sent from here when it can be.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk import audit, outbox_file
from callcenter.desk.context import Desk
from callcenter.desk.outbox_file import FileHead, Owner, record
from callcenter.errors import Cancelled, NotFound, SealedFileRefused, StoreDamaged
from callcenter.keys.sealed_file import SealedWriter, new_passphrase, sealed_file
from callcenter.store import attachments, foreign, sync_state

__all__ = ["Exported", "export_outbox", "new_passphrase"]

Progress = Callable[[int, int], None]
"""Told (done, all) now and then."""
Stop = Callable[[], bool]
"""Asked now and then; True ends the work with Cancelled."""
_EVERY = 100
_CONTENT = 64 << 10


class Exported(Struct, frozen=True):
    """What went into the file; `missing` counts attached files that do not lie on this desk."""

    events: int
    files: int
    missing: int


def export_outbox(
    desk: Desk,
    path: Path,
    passphrase: str,
    told: Progress = lambda _done, _all: None,
    stop: Stop = lambda: False,
) -> Exported:
    """Writes the file whole or not at all; runs on any thread and holds no lock on the store.

    Raises SealedFileRefused("empty"), Cancelled, DiskFull, StoreUnwritable.
    """
    with desk.store.read() as tx:
        eids = foreign.unsettled_eids(tx)
        files = foreign.waiting_files(tx)
        if not eids and not files:
            raise SealedFileRefused("empty")
        steps = _Steps(len(eids) + len(files), told, stop)
        with sealed_file(path, passphrase) as file:
            owner = _owner(desk, tx, len(eids), len(files))
            file.write(record(outbox_file.OWNER, msgspec.json.encode(owner)))
            kept = sum(_write_file(desk, file, one, steps) for one in files)
            for raw in foreign.raw_events(tx, eids):
                file.write(record(outbox_file.EVENT, raw))
                steps.step()
            file.write(record(outbox_file.END, b""))
    audit.note_alone(desk, audit.Act.EXPORT, kind="outbox", reason=str(len(eids)))
    return Exported(len(eids), kept, len(files) - kept)


class _Steps:
    """Counts what is done, tells now and then, and stops when a person wants it."""

    def __init__(self, count: int, told: Progress, stop: Stop) -> None:
        self._done, self._all, self._told, self._stop = 0, count, told, stop
        self._check()

    def step(self) -> None:
        self._done += 1
        if self._done % _EVERY == 0 or self._done == self._all:
            self._check()

    def _check(self) -> None:
        if self._stop():
            raise Cancelled
        self._told(self._done, self._all)


def _owner(desk: Desk, tx: Connection, event_count: int, file_count: int) -> Owner:
    state = sync_state.state(tx)
    operator = desk.settings.current_operator
    return Owner(
        client_id=state.client_id,
        device=desk.settings.desk_name,
        operator=operator.name if operator else "",
        server=state.server_name,
        made_at=desk.clock.now(),
        events=event_count,
        files=file_count,
    )


def _write_file(desk: Desk, file: SealedWriter, found: foreign.WaitingFile, steps: _Steps) -> bool:
    """Whether it lies here and is whole; one that is not must not hold the others back."""
    one = found.file
    try:
        data = attachments.read(desk.profile, desk.attachments_key, one.sha256)
    except (NotFound, StoreDamaged):
        steps.step()
        return False
    head = FileHead(found.ticket_id, one.sha256, len(data), one.mime, one.name)
    file.write(record(outbox_file.FILE, msgspec.json.encode(head)))
    for at in range(0, len(data), _CONTENT):
        file.write(record(outbox_file.CONTENT, data[at : at + _CONTENT]))
    steps.step()
    return True
