"""`admin audit` and `admin audit verify`: the audit read and checked at the server itself."""

import argparse
import csv
import io
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from callcenter.clock import WIB
from callcenter.lapor.cells import guarded
from callcenter.protocol.audit import AuditLine, Entry, read_entry
from callcenter.server.audit_reading import Verdict, Wanted, lines_of, troubles, verify_all
from callcenter.server.centre import Centre
from callcenter.server.refusal import Refused

_COLUMNS = (
    "waktu", "meja", "petugas", "tindakan", "jenis", "objek", "kolom", "alasan", "keterangan",
)  # fmt: skip
_DAY = "%Y-%m-%d"


def audit_words(centre: Centre, options: argparse.Namespace) -> str:
    """What the command prints; Refused 409 `audit_broken` when a chain does not hold."""
    if options.what == "verify":
        return _verify(centre)
    wanted = Wanted(
        since=_day(options.since),
        until=_day(options.until, after=True),
        uid=options.who,
        act=options.act,
    )
    with centre.database.read() as tx:
        lines = _all(tx, wanted) if options.csv else lines_of(tx, wanted)[0]
        found = troubles(tx)
    if options.csv:
        _write_csv(options.csv, lines)
        return f"{options.csv}: {len(lines)} catatan"
    told = [_line(one) for one in reversed(lines)]
    if found:
        told.append(f"PERHATIAN: {found} rantai jejak tidak utuh; lihat: admin audit verify")
    return "\n".join(told) or "belum ada catatan"


def add_audit(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("what", nargs="?", choices=("list", "verify"), default="list")
    parser.add_argument("--since", default="", metavar="TTTT-BB-HH")
    parser.add_argument("--until", default="", metavar="TTTT-BB-HH", help="termasuk hari itu")
    parser.add_argument("--who", default="", metavar="NAMA_MASUK")
    parser.add_argument("--act", default="", metavar="TINDAKAN")
    parser.add_argument("--csv", type=Path, metavar="BERKAS", help="semua, bukan 500 terakhir")


def _verify(centre: Centre) -> str:
    with centre.database.read() as tx:
        found = list(verify_all(tx))
    lines = [_verdict(one, centre.client_id) for one in found]
    if any(one.broken_at is not None for one in found):
        print("\n".join(lines), file=sys.stderr)
        raise Refused(409, "audit_broken")
    return "\n".join(lines)


def _verdict(one: Verdict, own: str) -> str:
    who = "pusat" if one.device == own else one.device
    how = "utuh" if one.broken_at is None else f"RUSAK sejak catatan {one.broken_at}"
    said = f"; ditandai: {one.trouble}" if one.trouble else ""
    return f"{who}  {one.chain}  {one.entries} catatan  {how}{said}"


def _all(tx: Connection, wanted: Wanted) -> list[AuditLine]:
    lines: list[AuditLine] = []
    more = True
    while more:
        before = lines[-1].place if lines else None
        page, more = lines_of(
            tx, Wanted(wanted.since, wanted.until, wanted.uid, wanted.act, before)
        )
        lines += page
    return lines


def _cells(line: AuditLine) -> tuple[str, ...]:
    entry = _entry(line)
    return (
        f"{entry.at.astimezone(WIB):%Y-%m-%d %H:%M:%S}",
        line.device_name,
        entry.uid,
        entry.act,
        entry.kind,
        entry.object_id,
        " ".join(entry.fields),
        entry.reason,
        entry.text,
    )


def _line(line: AuditLine) -> str:
    return "  ".join(_plain(cell) or "-" for cell in _cells(line))


def _entry(line: AuditLine) -> Entry:
    try:
        return read_entry(bytes(line.entry))
    except ValueError:
        moment = datetime.fromtimestamp(0, UTC)
        return Entry(n=0, at=moment, wall=moment, uid="", act="RUSAK")


def _write_csv(path: Path, lines: list[AuditLine]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows([guarded(_plain(cell)) for cell in _cells(one)] for one in reversed(lines))
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    path.chmod(0o600)


def _plain(text: str) -> str:
    return "".join(one for one in text if one.isprintable())


def _day(text: str, *, after: bool = False) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.strptime(text, _DAY).replace(tzinfo=WIB)
    except ValueError:
        raise Refused(422, "field_invalid", {"field": "day"}) from None
    return found + timedelta(days=1) if after else found
