"""Where an administration command finds the centre: its database and its attached files."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL

from callcenter.server.postgres import URL_VARIABLE, UrlInvalid, read_url

FILES = "files"


def add_place(parser: argparse.ArgumentParser) -> None:
    """The options `--data`, `--database-url` and `--files`, as the server itself takes them."""
    add = parser.add_argument
    add("--data", type=Path, metavar="FOLDER", help="folder data server; isinya SQLite")
    add(
        "--database-url",
        type=_url,
        metavar="URL",
        help=f"postgresql://…; lebih aman dari variabel {URL_VARIABLE}",
    )
    add("--files", type=Path, metavar="FOLDER", help="folder lampiran; tanpa ini FOLDER data/files")


def place_of(
    options: argparse.Namespace, environment: Mapping[str, str] = os.environ
) -> Path | URL | None:
    """The address when one is given, else the folder; None when neither is."""
    said = environment.get(URL_VARIABLE, "")
    url: URL | None = options.database_url or (read_url(said) if said else None)
    if url is not None:
        return url
    folder: Path | None = options.data
    return folder


def files_of(options: argparse.Namespace) -> Path | None:
    """Where the attached files lie; None when nothing says it."""
    if options.files is not None:
        return Path(options.files)
    return None if options.data is None else Path(options.data) / FILES


def _url(text: str) -> URL:
    try:
        return read_url(text)
    except UrlInvalid as error:
        raise argparse.ArgumentTypeError("postgresql://PENGGUNA:SANDI@HOST:PORT/NAMA") from error
