"""The audit of this desk for who may see it: pages of it, as a file, and what was found wrong.

Every look is asked for its right; a file that leaves is written down itself. No content, ever.
"""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from callcenter.clock import WIB
from callcenter.desk import audit, rights
from callcenter.desk.audit import AuditPage, Trouble
from callcenter.desk.context import Desk
from callcenter.errors import FieldInvalid, file_fault
from callcenter.lapor.cells import guarded
from callcenter.protocol.audit import Entry

_COLUMNS = ("waktu", "petugas", "tindakan", "jenis", "objek", "kolom", "alasan", "keterangan")


class Narrowed(Struct, frozen=True):
    """Which entries are wanted; empty means all. `since` is in, `until` is out."""

    since: datetime | None = None
    until: datetime | None = None
    uid: str = ""
    acts: tuple[str, ...] = ()


def open_audit(desk: Desk, wanted: Narrowed, before: int | None = None) -> AuditPage:
    """A page, the newest first. Raises RightMissing."""
    rights.require(desk, rights.Act.AUDIT)
    return _page(desk, wanted, before)


def export_audit(desk: Desk, path: Path, wanted: Narrowed) -> int:
    """Writes all of it as CSV, the oldest first; how many entries.

    Raises RightMissing, FieldInvalid (audit: empty), DiskFull, StoreUnwritable; what stood at the
    path stays then.
    """
    rights.require(desk, rights.Act.AUDIT)
    found = _all(desk, wanted)
    if not found:
        raise FieldInvalid("audit", "empty")
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(_COLUMNS)
    writer.writerows([guarded(cell) for cell in _cells(one)] for one in reversed(found))
    fresh = path.with_name(f"{path.name}.part")
    try:
        fresh.touch(mode=0o600)
        fresh.write_bytes(out.getvalue().encode("utf-8-sig"))
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise file_fault(error, str(path)) from error
    audit.note_alone(desk, audit.Act.EXPORT, kind="audit", reason=str(len(found)))
    return len(found)


def read_trouble(desk: Desk) -> Trouble | None:
    """What was found wrong with the chain and nobody has read yet."""
    with desk.store.read() as tx:
        return audit.unseen(tx)


def see_trouble(desk: Desk) -> None:
    """Somebody who answers for it has read it. Raises RightMissing."""
    rights.require(desk, rights.Act.AUDIT)
    audit.seen_trouble(desk)


def _page(desk: Desk, wanted: Narrowed, before: int | None) -> AuditPage:
    return audit.read_audit(
        desk,
        since=wanted.since,
        until=wanted.until,
        uid=wanted.uid,
        acts=wanted.acts,
        before=before,
    )


def _all(desk: Desk, wanted: Narrowed) -> list[Entry]:
    found: list[Entry] = []
    before: int | None = None
    more = True
    while more:
        page = _page(desk, wanted, before)
        found += [entry for _, entry in page.lines]
        more = page.more
        before = page.lines[-1][0] if page.lines else None
    return found


def _cells(entry: Entry) -> Sequence[str]:
    return (
        f"{entry.at.astimezone(WIB):%Y-%m-%d %H:%M:%S}",
        entry.uid,
        entry.act,
        entry.kind,
        entry.object_id,
        " ".join(entry.fields),
        entry.reason,
        entry.text,
    )
