"""What the server is started with: the command line and the environment, checked."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL

import callcenter
from callcenter.errors import FieldInvalid
from callcenter.server.lapor_token import CREDENTIAL, VARIABLE, read_token
from callcenter.server.postgres import URL_VARIABLE, UrlInvalid, read_url
from callcenter.web.address import checked_url

_DEFAULT_NAME = "Pusat Layanan Pengaduan Lampung"
_WORKERS_MAX = 64
_FILE_MB_MAX = 20
"""Desks take none above this."""


@dataclass(frozen=True, slots=True)
class Options:
    """One start of the server; a plain record, so that it can be handed to a worker as JSON."""

    listen: tuple[str, int]
    data: str | None
    database_url: str | None
    name: str
    workers: int = 1
    tls_cert: str | None = None
    tls_key: str | None = None
    files: str | None = None
    max_file_mb: int = 20
    unsafe_database: bool = False
    new_code: bool = False
    exit_with_parent: bool = False
    verbose: bool = False
    lapor: bool = False
    lapor_ca: str | None = None
    lapor_origin: str = ""
    lapor_token: str = field(default="", repr=False)

    @property
    def place(self) -> Path | URL:
        """Where the database is: an address or a folder."""
        return Path(self.data or ".") if self.database_url is None else read_url(self.database_url)

    @property
    def files_folder(self) -> Path:
        """Where attached files lie; workers on several machines need one they share."""
        if self.files is not None:
            return Path(self.files)
        return (Path(self.data) if self.data else user_data_path("callcenter-server")) / "files"


def read_options(arguments: Sequence[str]) -> Options:
    """The options, or SystemExit with an explanation on stderr."""
    parser = _parser()
    found = parser.parse_args(arguments)
    if found.database_url is None:
        # Not a default of the parser: its help would print a password.
        found.database_url = os.environ.get(URL_VARIABLE) or None
    found.lapor_token = read_token() if found.lapor else ""
    if (wrong := _wrong(found)) is not None:
        parser.error(wrong)
    return Options(**vars(found))


def _wrong(found: argparse.Namespace) -> str | None:
    if found.database_url is not None:
        try:
            read_url(found.database_url)
        except UrlInvalid:
            return "alamat basis data: postgresql://PENGGUNA:SANDI@HOST:PORT/NAMA"
    elif found.data is None:
        return f"perlu --data FOLDER (SQLite) atau --database-url / {URL_VARIABLE} (PostgreSQL)"
    return _wrong_shape(found)


def _wrong_shape(found: argparse.Namespace) -> str | None:
    if found.workers > 1 and found.database_url is None:
        return "--workers lebih dari 1 perlu PostgreSQL (--database-url)"
    if found.workers > 1 and sys.platform == "win32":
        return "--workers lebih dari 1 tidak ada di Windows"
    if (found.tls_cert is None) != (found.tls_key is None):
        return "--tls-cert dan --tls-key selalu berdua"
    if found.lapor and not found.lapor_token:
        return f"--lapor perlu token: kredensial systemd {CREDENTIAL} atau variabel {VARIABLE}"
    return _wrong_origin(found)


def _wrong_origin(found: argparse.Namespace) -> str | None:
    """The desks choose the address of LAPOR; where the token may go is said here alone."""
    if not found.lapor:
        return None
    try:
        found.lapor_origin = checked_url(found.lapor_origin)
    except FieldInvalid:
        return "--lapor perlu --lapor-origin https://HOST: hanya ke sana token dikirim"
    return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m callcenter.server",
        description="Server pusat pengaduan.",
        epilog=f"Sandi basis data: lebih aman di variabel {URL_VARIABLE} daripada di sini.",
    )
    add = parser.add_argument
    add("--version", action="version", version=callcenter.__version__)
    add("--listen", type=_address, default=("127.0.0.1", 8700), metavar="ALAMAT:PORT")
    add("--data", metavar="FOLDER", help="folder data; tanpa --database-url juga basis datanya")
    add("--database-url", metavar="URL", help="postgresql://…; tanpa ini SQLite di folder data")
    add("--max-file-mb", type=_megabytes, default=20, metavar="N", help="lampiran terbesar")
    add("--files", metavar="FOLDER", help="folder lampiran; tanpa ini FOLDER data/files")
    add("--workers", type=_workers, default=1, metavar="N", help="banyaknya proses (PostgreSQL)")
    add("--tls-cert", metavar="BERKAS", help="sertifikat PEM: layani https")
    add("--tls-key", metavar="BERKAS", help="kunci sertifikat itu, PEM")
    add("--name", default=_DEFAULT_NAME, help="nama yang dilihat meja")
    add("--new-code", action="store_true", help="buat kode pendaftaran baru")
    add("--exit-with-parent", action="store_true", help="berhenti bila stdin tutup")
    add("--unsafe-database", action="store_true", help="terima PostgreSQL yang dapat lupa")
    add("--lapor", action="store_true", help="kirim ke SP4N-LAPOR! bila kantor memilih server")
    add("--lapor-origin", default="", metavar="ALAMAT", help="satu-satunya tujuan token: https://…")
    add("--lapor-ca", metavar="BERKAS", help="CA (PEM) yang juga dipercaya bagi SP4N-LAPOR!")
    add("--verbose", action="store_true", help="catat setiap permintaan")
    return parser


def _address(text: str) -> tuple[str, int]:
    host, found, port = text.rpartition(":")
    if not found or not port.isdigit() or int(port) > 65535:  # noqa: PLR2004 - highest port
        raise argparse.ArgumentTypeError("ALAMAT:PORT, misalnya 127.0.0.1:8700")
    return host.strip("[]") or "127.0.0.1", int(port)


def _megabytes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _FILE_MB_MAX):
        raise argparse.ArgumentTypeError(f"bilangan 1 sampai {_FILE_MB_MAX}")
    return int(text)


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _WORKERS_MAX):
        raise argparse.ArgumentTypeError(f"bilangan 1 sampai {_WORKERS_MAX}")
    return int(text)
