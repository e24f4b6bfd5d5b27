"""`python -m callcenter.server`: the central server as a process. Wires and runs."""

import json
import socket
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from msgspec import Struct
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from callcenter.clock import WIB, SystemClock
from callcenter.errors import StoreNewer
from callcenter.server import admin
from callcenter.server.accounts import FIRST_ADMIN, create_first_admin
from callcenter.server.admin_users import code_words
from callcenter.server.centre import from_us, open_centre
from callcenter.server.database import Database, DatabaseAway
from callcenter.server.devices import NewCode, any_enrolled, make_enrolment_code
from callcenter.server.folder_lock import FolderTakenError, only_server
from callcenter.server.one_worker import end_with_parent, log_to_stderr, serve_one, tls_of
from callcenter.server.options import Options, read_options
from callcenter.server.postgres import NotDurable
from callcenter.server.serving import bind, reaches_others, url_of
from callcenter.server.workers import Workers

_UNPROTECTED = (
    "PERINGATAN: alamat ini terbuka bagi komputer lain lewat http tanpa TLS. Isi aduan dan kunci "
    "meja tidak terlindungi di jaringan, dan meja menolak alamat http selain komputer ini sendiri. "
    "Pakai --tls-cert dan --tls-key, atau 127.0.0.1 di belakang proksi https."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves, or runs the administration command that the first argument names.

    A server runs until SIGTERM, SIGINT or, with --exit-with-parent, the end of stdin, and returns
    0 after a graceful stop, 2 when it could not start.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and given[0] in admin.COMMANDS:
        return admin.main(given)
    options = read_options(given)
    log_to_stderr(options)
    with ExitStack() as held:
        try:
            if options.database_url is None and options.data is not None:
                held.enter_context(only_server(Path(options.data)))
            database = Database(options.place, unsafe=options.unsafe_database)
        except (FolderTakenError, StoreNewer, NotDurable, OSError, DBAPIError) as error:
            print(_refusal(error, options), file=sys.stderr)
            return 2
        except DatabaseAway as error:
            print(_refusal(error.__cause__, options), file=sys.stderr)
            return 2
        with closing(database):
            return _run(database, options)


def _refusal(error: BaseException | None, options: Options) -> str:
    if isinstance(error, FolderTakenError):
        return f"folder data sedang dipakai server lain: {error}"
    if isinstance(error, StoreNewer):
        return f"basis data lebih baru daripada program ini: {error}"
    if isinstance(error, NotDurable):
        return f"PostgreSQL ini dapat lupa setelah listrik padam ({error} = off): hidupkan dahulu"
    if isinstance(error, OSError):
        return f"folder data tidak dapat dipakai: {error.strerror}"
    reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    return f"basis data tidak dapat dipakai: {_without_password(reason, options)}"


def _without_password(reason: str, options: Options) -> str:
    password = options.place.password if isinstance(options.place, URL) else None
    return reason.replace(password, "***") if password else reason


def _run(database: Database, options: Options) -> int:
    try:
        if (tls := tls_of(options)) is not None:
            tls.check()
    except (OSError, ValueError) as error:
        print(f"sertifikat tidak dapat dipakai: {error}", file=sys.stderr)
        return 2
    try:
        listener = bind(*options.listen)
    except OSError as error:
        print(f"alamat tidak dapat dipakai: {error.strerror}", file=sys.stderr)
        return 2
    with listener:
        codes = _codes(database, options)
        if options.workers == 1:
            serve_one(database, listener, options, lambda: _announce(listener, codes, options))
            return 0
        database.close()  # each worker opens its own
        workers = Workers(options, listener, lambda: _announce(listener, codes, options))
        if options.exit_with_parent:
            end_with_parent(workers.stop)
        workers.run()
    return 0


class _Codes(Struct, frozen=True):
    """What is told once: to enrol a desk, and the first administrator's own; empty for none."""

    enrolment: NewCode | None
    first_admin: str


def _codes(database: Database, options: Options) -> _Codes:
    centre = open_centre(database, SystemClock(), options.name)
    wanted = options.new_code or not any_enrolled(centre)
    enrolment = make_enrolment_code(centre) if wanted else None
    return _Codes(enrolment, create_first_admin(centre))


def _announce(listener: socket.socket, codes: _Codes, options: Options) -> None:
    url = url_of(listener, "http" if options.tls_cert is None else "https")
    if options.tls_cert is None and reaches_others(listener):
        print(_UNPROTECTED, file=sys.stderr, flush=True)
    code = codes.enrolment
    until = None if code is None else from_us(code.expires_at)
    line = {
        "event": "listening",
        "url": url,
        "enrolment_code": None if code is None else code.code,
        "expires_at": None if until is None else until.isoformat(timespec="seconds"),
        "admin_code": codes.first_admin or None,
    }
    print(json.dumps(line), flush=True)
    text = f"Server pusat siap di {url}"
    if code is not None and until is not None:
        minute = until.astimezone(WIB).strftime("%H.%M")
        text += f"; kode pendaftaran {code.code}, berlaku sampai {minute} WIB"
    print(text, file=sys.stderr, flush=True)
    if codes.first_admin:
        told = code_words(FIRST_ADMIN, codes.first_admin)
        print(f"Administrator pertama: {told}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
