"""`python -m callcenter.server quarantine …`: the work list of events the centre keeps aside."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from callcenter.clock import WIB, SystemClock
from callcenter.server.centre import Centre, open_centre
from callcenter.server.database import Database
from callcenter.server.held_back import (
    HeldBack,
    NotReleasableError,
    held_back,
    mark_done,
    release,
)
from callcenter.server.place import add_place, place_of

_REASONS = {
    "eid_reused": "id catatan sudah dipakai catatan lain; isinya dapat dimasukkan (release)",
    "subject_mismatch": "id tiket atau peneleponnya milik hal lain; baca isinya (show)",
    "centre_only": "meja menulis catatan yang hanya boleh ditulis pusat; baca isinya (show)",
}
_REFUSED = {
    "unknown": "tidak ada di daftar; lihat dengan: quarantine list",
}
_NOT_RELEASABLE = (
    "catatan ini tidak dapat dimasukkan begitu saja; sesudah ditangani: quarantine done"
)


def quarantine(arguments: Sequence[str]) -> int:
    """Lists, shows, lets in or marks as done; 0, or 2 when the event cannot be."""
    parser = argparse.ArgumentParser(
        prog="python -m callcenter.server quarantine",
        description="Catatan yang disisihkan pusat: tersimpan utuh, belum diteruskan.",
    )
    add_place(parser)
    steps = parser.add_subparsers(dest="step", required=True)
    steps.add_parser("list", help="daftar kerja").add_argument(
        "--all", action="store_true", help="juga yang sudah ditangani"
    )
    for name, text in (
        ("show", "isi catatan (data pribadi: jaga layar Anda)"),
        ("release", "masukkan isinya dengan id baru"),
        ("done", "tandai sudah ditangani; catatan tetap disimpan"),
    ):
        steps.add_parser(name, help=text).add_argument("key", metavar="KUNCI")
    options = parser.parse_args(arguments)
    place = place_of(options)
    if place is None:
        parser.error("--data atau --database-url harus diberikan")
    with ExitStack() as held:
        database = Database(place)
        held.callback(database.close)
        centre = open_centre(database, SystemClock(), "")
        try:
            return _step(centre, options)
        except NotReleasableError as error:
            print(_REFUSED.get(str(error), _NOT_RELEASABLE), file=sys.stderr)
            return 2


def _step(centre: Centre, options: argparse.Namespace) -> int:
    if options.step in ("list", "show"):
        with centre.database.read() as tx:
            found = held_back(tx, also_done=options.step == "show" or options.all)
        if options.step == "list":
            print("\n".join(map(_line, found)) or "tidak ada yang disisihkan")
            return 0
        return _show(found, options.key)
    with centre.database.write() as tx:
        if options.step == "release":
            print(f"dimasukkan dengan id {release(tx, centre, options.key)}")
        else:
            mark_done(tx, centre, options.key)
            print("ditandai sudah ditangani")
    return 0


def _show(found: Sequence[HeldBack], key: str) -> int:
    chosen = next((one for one in found if one.key == key), None)
    if chosen is None:
        raise NotReleasableError("unknown")
    print(_line(chosen))
    print(chosen.raw.decode())
    return 0


def _line(one: HeldBack) -> str:
    at = one.received_at.astimezone(WIB)
    done = "" if one.done_at is None else "  [sudah ditangani]"
    why = _REASONS.get(one.reason, one.reason)
    return f"{one.key}  {at:%d-%m-%Y %H.%M}  {one.desk}  {one.event.kind}: {why}{done}"
