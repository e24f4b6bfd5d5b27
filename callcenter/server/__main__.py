"""`python -m callcenter.server`: the central server as a process. Parses, wires, runs."""

import argparse
import json
import logging
import socket
import sys
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy.exc import OperationalError

import callcenter
from callcenter.clock import WIB, SystemClock
from callcenter.errors import StoreNewer
from callcenter.server import admin
from callcenter.server.app import make_app
from callcenter.server.centre import Centre, from_us, open_centre
from callcenter.server.database import Database
from callcenter.server.devices import NewCode, any_enrolled, make_enrolment_code
from callcenter.server.folder_lock import FolderTakenError, only_server
from callcenter.server.head_signal import HeadSignal
from callcenter.server.serving import CentralServer, bind, reaches_others, url_of

_DEFAULT_NAME = "Pusat Layanan Pengaduan Lampung"
_UNPROTECTED = (
    "PERINGATAN: alamat ini terbuka bagi komputer lain lewat http tanpa TLS. Isi aduan dan kunci "
    "meja tidak terlindungi di jaringan, dan meja menolak alamat http selain komputer ini sendiri. "
    "Pakai 127.0.0.1 di belakang proksi https."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves, or runs the administration command that the first argument names.

    A server runs until SIGTERM, SIGINT or, with --exit-with-parent, the end of stdin, and returns
    0 after a graceful stop, 2 when it could not start.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and given[0] in admin.COMMANDS:
        return admin.main(given)
    return _serving(given)


def _serving(given: Sequence[str]) -> int:
    options = _options(given)
    level = logging.INFO if options.verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(message)s", stream=sys.stderr)
    with ExitStack() as held:
        try:
            held.enter_context(only_server(options.data))
            database = Database(options.data)
        except (FolderTakenError, StoreNewer, OSError, OperationalError) as error:
            print(_refusal(error), file=sys.stderr)
            return 2
        return _run(database, options)


def _refusal(error: FolderTakenError | StoreNewer | OSError | OperationalError) -> str:
    if isinstance(error, FolderTakenError):
        return f"folder data sedang dipakai server lain: {error}"
    if isinstance(error, StoreNewer):
        return f"basis data lebih baru daripada program ini: {error}"
    if isinstance(error, OSError):
        return f"folder data tidak dapat dipakai: {error.strerror}"
    return f"basis data tidak dapat dipakai: {error.orig}"


def _run(database: Database, options: argparse.Namespace) -> int:
    try:
        listener = bind(*options.listen)
    except OSError as error:
        print(f"alamat tidak dapat dipakai: {error.strerror}", file=sys.stderr)
        database.close()
        return 2
    with listener:
        _serve(open_centre(database, SystemClock(), options.name), listener, options)
    database.close()
    return 0


def _serve(centre: Centre, listener: socket.socket, options: argparse.Namespace) -> None:
    wanted = options.new_code or not any_enrolled(centre)
    code = make_enrolment_code(centre) if wanted else None
    waiting = HeadSignal()
    server = CentralServer(make_app(centre, waiting), waiting, lambda: _announce(listener, code))
    if options.exit_with_parent:
        threading.Thread(target=_await_parent, args=(server,), daemon=True).start()
    server.run(sockets=[listener])


def _announce(listener: socket.socket, code: NewCode | None) -> None:
    url = url_of(listener)
    if reaches_others(listener):
        print(_UNPROTECTED, file=sys.stderr, flush=True)
    until = None if code is None else from_us(code.expires_at)
    line = {
        "event": "listening",
        "url": url,
        "enrolment_code": None if code is None else code.code,
        "expires_at": None if until is None else until.isoformat(timespec="seconds"),
    }
    print(json.dumps(line), flush=True)
    text = f"Server pusat siap di {url}"
    if code is not None and until is not None:
        minute = until.astimezone(WIB).strftime("%H.%M")
        text += f"; kode pendaftaran {code.code}, berlaku sampai {minute} WIB"
    print(text, file=sys.stderr, flush=True)


def _await_parent(server: CentralServer) -> None:
    while sys.stdin.buffer.read(4096):
        pass
    server.stop()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m callcenter.server", description="Server pusat pengaduan."
    )
    parser.add_argument("--version", action="version", version=callcenter.__version__)
    parser.add_argument(
        "--listen", type=_address, default=("127.0.0.1", 8700), metavar="ALAMAT:PORT"
    )
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--name", default=_DEFAULT_NAME, help="nama yang dilihat meja")
    parser.add_argument("--new-code", action="store_true", help="buat kode pendaftaran baru")
    parser.add_argument("--exit-with-parent", action="store_true", help="berhenti bila stdin tutup")
    parser.add_argument("--verbose", action="store_true", help="catat setiap permintaan")
    return parser.parse_args(arguments)


def _address(text: str) -> tuple[str, int]:
    host, found, port = text.rpartition(":")
    if not found or not port.isdigit() or int(port) > 65535:  # noqa: PLR2004 - highest port
        raise argparse.ArgumentTypeError("ALAMAT:PORT, misalnya 127.0.0.1:8700")
    return host.strip("[]") or "127.0.0.1", int(port)


if __name__ == "__main__":
    sys.exit(main())
