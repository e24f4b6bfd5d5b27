"""Where the centre's log lies, as told on the command line: a folder, or a PostgreSQL address."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

DATABASE_URL = "CALLCENTER_DATABASE_URL"
"""The environment variable for the address: so a password stands in no list of processes."""

_DRIVER = "postgresql+psycopg"


def add_place(parser: argparse.ArgumentParser) -> None:
    """The options `--data` and `--database-url`."""
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", help="folder basis data SQLite dan berkas lampiran"
    )
    parser.add_argument(
        "--database-url",
        type=_url,
        metavar="URL",
        help=f"postgresql://… menggantikan SQLite; juga dari {DATABASE_URL}",
    )


def place_of(
    options: argparse.Namespace, environment: Mapping[str, str] = os.environ
) -> Path | URL | None:
    """The address when one is given, else the folder; None when neither is."""
    said = environment.get(DATABASE_URL, "")
    url: URL | None = options.database_url or (_url(said) if said else None)
    if url is not None:
        return url
    folder: Path | None = options.data
    return folder


def _url(text: str) -> URL:
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise argparse.ArgumentTypeError("bukan alamat basis data") from error
    if url.drivername not in ("postgresql", "postgres", _DRIVER):
        raise argparse.ArgumentTypeError("hanya postgresql://…")
    return url.set(drivername=_DRIVER)
