"""`python -m callcenter.server admin …`: people and desks, for who sits at the server itself.

Prints one-time codes, never a passphrase. Serves nothing; a server may go on running meanwhile.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from typing import Final

from callcenter.clock import WIB, SystemClock
from callcenter.protocol.roles import Role
from callcenter.server import accounts, device_standing
from callcenter.server.audit_command import add_audit, audit_words
from callcenter.server.authors import list_flagged
from callcenter.server.centre import Centre, from_us, open_centre
from callcenter.server.database import Database, DatabaseAway
from callcenter.server.place import add_place, place_of
from callcenter.server.refusal import Refused

_REFUSED: Final[Mapping[str, str]] = {
    "uid_taken": "nama masuk itu sudah ada; nama masuk tidak pernah dipakai ulang",
    "account_unknown": "akun tidak ada; lihat dengan: admin list-users",
    "device_unknown": "meja tidak ada; lihat dengan: admin list-devices",
    "device_retired": "meja itu sudah dipensiunkan; daftarkan lagi dengan kode baru",
    "last_admin": "harus tetap ada satu admin; buat admin lain dahulu",
    "audit_broken": "jejak audit tidak utuh; simpan cadangan sekarang dan beri tahu auditor",
}
_FIELDS: Final[Mapping[str, str]] = {
    "uid": "nama masuk: huruf kecil, angka, titik, garis; paling panjang 64",
    "name": "nama: wajib, paling panjang 80 huruf",
    "roles": "pilih sedikitnya satu peran dengan --role",
    "day": "tanggal: TTTT-BB-HH, misalnya 2026-11-22",
    "agency": "petugas_opd wajib punya --agency dan tidak berperan lain; peran lain tanpa --agency",
}
_STANDINGS: Final[Mapping[str, str]] = {
    "active": "aktif",
    "awaited": "menunggu kata sandi pertama",
    "closed": "ditutup",
    "pending": "menunggu persetujuan",
    "approved": "disetujui",
    "retiring": "sedang dipensiunkan",
    "retired": "pensiun",
}


def administer(arguments: Sequence[str]) -> int:
    """Does one step; 0, or 2 with a sentence on stderr when it cannot be done."""
    parser = _parser()
    options = parser.parse_args(arguments)
    place = place_of(options)
    if place is None:
        parser.error("--data atau --database-url harus diberikan")
    with closing(Database(place)) as database:
        centre = open_centre(database, SystemClock(), "")
        try:
            print(_STEPS[options.step](centre, options))
        except DatabaseAway:
            raise  # told by the command that called
        except Refused as refused:
            print(_why(refused), file=sys.stderr)
            return 2
    return 0


def code_words(uid: str, code: str) -> str:
    """What is told of a one-time code."""
    return f"kode sekali pakai untuk {uid}: {code} (berlaku {accounts.CODE_HOURS} jam)"


def _create(centre: Centre, options: argparse.Namespace) -> str:
    code = accounts.create_account(
        centre, options.uid, options.name or options.uid, options.role, options.agency
    )
    return f"akun {options.uid} dibuat; {code_words(options.uid, code)}"


def _reset(centre: Centre, options: argparse.Namespace) -> str:
    code = accounts.reset_account(centre, options.uid)
    return f"kata sandi lama dan semua sesi berakhir; {code_words(options.uid, code)}"


def _revoke(centre: Centre, options: argparse.Namespace) -> str:
    accounts.close_account(centre, options.uid)
    return f"akun {options.uid} ditutup; semua sesi dan izin luring berakhir"


def _roles(centre: Centre, options: argparse.Namespace) -> str:
    accounts.set_roles(centre, options.uid, options.role, options.agency)
    return f"peran {options.uid}: {', '.join(sorted(options.role))}"


def _list_users(centre: Centre, _options: argparse.Namespace) -> str:
    with centre.database.read() as tx:
        found = [one.line() for one in accounts.list_accounts(tx)]
    lines = (
        f"{one.uid}  {one.name}  {'+'.join(one.roles)}{_at(one.agency)}"
        f"  {_STANDINGS[one.standing]}  terakhir {_day(one.last_seen)}"
        for one in found
    )
    return "\n".join(lines) or "belum ada akun"


def _list_devices(centre: Centre, _options: argparse.Namespace) -> str:
    with centre.database.read() as tx:
        found = device_standing.list_devices(tx)
    lines = (
        f"{one.client_id}  {one.name}  {_STANDINGS[one.standing]}"
        f"  terdaftar {_day(one.enrolled_at)}  terakhir {_day(one.last_seen)}"
        for one in found
    )
    return "\n".join(lines) or "belum ada meja"


def _list_flagged(centre: Centre, _options: argparse.Namespace) -> str:
    with centre.database.read() as tx:
        found = list_flagged(tx)
    lines = (
        f"{one.seq}  {one.eid}  {one.uid}  akun sudah ditutup saat diterima {_day(from_us(one.at))}"
        for one in found
    )
    return "\n".join(lines) or "tidak ada catatan yang ditandai"


def _approve(centre: Centre, options: argparse.Namespace) -> str:
    device_standing.approve_device(centre, options.client_id)
    return "meja disetujui"


def _retire(centre: Centre, options: argparse.Namespace) -> str:
    device_standing.retire_device(centre, options.client_id, now=options.now)
    if options.now:
        return "meja dipensiunkan seketika; isinya yang belum terkirim tidak diterima lagi"
    return "meja akan mengirim sisa isinya, lalu pensiun; sejak sekarang tidak membaca lagi"


def _approval(centre: Centre, options: argparse.Namespace) -> str:
    wanted = options.wanted == "on"
    device_standing.ask_for_approval(centre, wanted=wanted)
    if wanted:
        return "meja baru menunggu persetujuan (admin approve)"
    return "meja baru langsung diterima dengan kode pendaftaran"


_STEPS: Final[Mapping[str, Callable[[Centre, argparse.Namespace], str]]] = {
    "create-user": _create,
    "reset": _reset,
    "revoke": _revoke,
    "roles": _roles,
    "list-users": _list_users,
    "list-devices": _list_devices,
    "list-flagged": _list_flagged,
    "approve": _approve,
    "retire": _retire,
    "approval": _approval,
    "audit": audit_words,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m callcenter.server admin", description="Akun petugas dan meja di pusat."
    )
    steps = parser.add_subparsers(dest="step", required=True)
    create = _step(steps, "create-user", "akun baru; mencetak kode sekali pakai")
    create.add_argument("uid", metavar="NAMA_MASUK")
    create.add_argument("--name", default="", help="nama lengkap")
    _add_roles(create)
    for name, text in (
        ("reset", "kode baru: lupa kata sandi, atau membuka akun yang ditutup"),
        ("revoke", "tutup akun; catatannya tetap ada"),
    ):
        _step(steps, name, text).add_argument("uid", metavar="NAMA_MASUK")
    roles = _step(steps, "roles", "ganti peran")
    roles.add_argument("uid", metavar="NAMA_MASUK")
    _add_roles(roles)
    _step(steps, "list-users", "daftar akun")
    _step(steps, "list-devices", "daftar meja")
    _step(steps, "list-flagged", "catatan yang datang sesudah akun penulisnya ditutup")
    _step(steps, "approve", "setujui meja").add_argument("client_id", metavar="ID_MEJA")
    retire = _step(steps, "retire", "pensiunkan meja")
    retire.add_argument("client_id", metavar="ID_MEJA")
    retire.add_argument("--now", action="store_true", help="seketika: meja hilang atau dicuri")
    approval = _step(steps, "approval", "apakah meja baru menunggu persetujuan")
    approval.add_argument("wanted", choices=("on", "off"))
    add_audit(_step(steps, "audit", "jejak audit: siapa, apa, kapan, mengapa; verify: periksa"))
    return parser


def _step(
    steps: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, text: str
) -> argparse.ArgumentParser:
    parser = steps.add_parser(name, help=text)
    add_place(parser)
    return parser


def _add_roles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--role",
        action="append",
        required=True,
        type=Role,
        metavar="PERAN",
        help="boleh berulang: " + ", ".join(Role),
    )
    parser.add_argument("--agency", default="", metavar="ID_OPD", help="untuk petugas_opd")


def _why(refused: Refused) -> str:
    if refused.code == "field_invalid":
        return _FIELDS.get(str(refused.details.get("field")), refused.code)
    return _REFUSED.get(refused.code, f"tidak dapat: {refused.code}")


def _at(agency: str) -> str:
    return f"@{agency}" if agency else ""


def _day(at: datetime | None) -> str:
    return "-" if at is None else f"{at.astimezone(WIB):%d-%m-%Y %H.%M}"
