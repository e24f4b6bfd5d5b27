"""Looks for a text where it must not be any more: decrypted pages, WAL, folders, tables.

The pages are decrypted here and not by SQLCipher, so that free pages and the slack of used ones are
seen too: what a person with the key could still dig out.
"""

import base64
import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import URL, create_engine, text

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
WAL_HEAD, FRAME_HEAD = 32, 24
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def forms(sentinel: str) -> set[bytes]:
    """The text as bytes in every dress: encodings, hex, base64 at each of its three places."""
    found = {sentinel.lower().encode(code) for code in ENCODINGS}
    plain = sentinel.encode()
    found |= {plain.hex().encode(), sentinel.lower().encode().hex().encode()}
    for place in range(3):
        whole = base64.b64encode(b"\0" * place + plain)
        inner = whole[4 if place else 0 : -4]
        found.add(inner.lower())
    return {one for one in found if len(one) > 6}


def in_bytes(data: bytes, sentinels: Iterable[str]) -> set[str]:
    """Those of the texts that stand in these bytes, in whatever case and dress."""
    lowered = data.lower()
    return {one for one in sentinels if any(form in lowered for form in forms(one))}


def decrypted(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of an encrypted database and of its WAL, used or free."""
    data = path.read_bytes()
    for at in range(0, len(data), PAGE):
        yield _page(data[at : at + PAGE], key, SALT if at == 0 else 0)
    wal = path.with_name(path.name + "-wal")
    frames = wal.read_bytes() if wal.exists() else b""
    for at in range(WAL_HEAD, len(frames), FRAME_HEAD + PAGE):
        number = int.from_bytes(frames[at : at + 4], "big")
        page = frames[at + FRAME_HEAD : at + FRAME_HEAD + PAGE]
        yield _page(page, key, SALT if number == 1 else 0)


def _page(page: bytes, key: bytes, skip: int) -> bytes:
    start = PAGE - RESERVED
    reader = Cipher(algorithms.AES(key), modes.CBC(page[start : start + IV])).decryptor()
    return reader.update(page[skip:start]) + reader.finalize()


def in_database(path: Path, key: bytes, sentinels: Iterable[str]) -> set[str]:
    """Those that stand in a page of the desk's database or of its WAL."""
    wanted = tuple(sentinels)
    pages = list(decrypted(path, key))
    assert any(b"CREATE TABLE" in one for one in pages), "these pages are not decrypted"
    found: set[str] = set()
    for one in pages:
        found |= in_bytes(one, wanted)
    return found


def in_vocabulary(tx, sentinels: Iterable[str]) -> set[str]:
    """Those that the full-text indexes know as a word, or as the beginning of one."""
    found: set[str] = set()
    for table in ("ticket_terms", "caller_terms"):
        terms = tx.exec_driver_sql(f"SELECT term FROM {table}").scalars().all()  # noqa: S608
        for one in sentinels:
            parts = one.lower().split()
            if any(part == term for part in parts for term in terms if len(term) > 3):
                found.add(one)
    return found


def in_folder(folder: Path, sentinels: Iterable[str], *, apart: Iterable[str] = ()) -> set[str]:
    """`file: text` for every file below the folder that holds one in its bytes or its name."""
    wanted, left_out = tuple(sentinels), tuple(apart)
    found: set[str] = set()
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(folder).as_posix()
        if any(one in shown for one in left_out):
            continue
        data = path.read_bytes() if path.is_file() else b""
        found |= {f"{shown}: {one}" for one in in_bytes(shown.encode() + b"\n" + data, wanted)}
    return found


def in_sqlite(path: Path, sentinels: Iterable[str]) -> set[str]:
    """Those that stand in the centre's file, in its WAL, or in a word of its search index."""
    wanted = tuple(sentinels)
    found: set[str] = set()
    for one in (path, path.with_name(path.name + "-wal")):
        if one.exists():
            found |= in_bytes(one.read_bytes(), wanted)
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, ticket_words, row)")
        terms = {row[0] for row in database.execute("SELECT term FROM temp.terms")}
    return found | {one for one in wanted if set(one.lower().split()) & terms}


def in_postgres(url: URL, sentinels: Iterable[str]) -> set[str]:
    """Those that stand in any column of any table, as text or as bytes."""
    wanted, found = tuple(sentinels), set()
    engine = create_engine(url)
    with engine.connect() as tx:
        tables = tx.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ).scalars()
        for table in list(tables):
            for row in tx.execute(text(f'SELECT * FROM "{table}"')):  # noqa: S608
                for value in row:
                    data = bytes(value) if isinstance(value, bytes | memoryview) else b""
                    found |= in_bytes(data or str(value).encode(), wanted)
    engine.dispose()
    return found
