"""Checks without a key: versions, folder, header, room, keychain. Makes nothing in the profile."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from callcenter.care.finding import Finding, failed, ok, warning
from callcenter.care.words import told
from callcenter.errors import KeychainMissing, StorePlaintext
from callcenter.keys.keychain import Keychain
from callcenter.store.engine import refuse_plaintext
from callcenter.workstation import DATABASE, MADE

LITTLE_ROOM = 1 << 30
NO_ROOM = 64 << 20
_OLDEST_SQLITE = (3, 45, 0)


def check_versions() -> Finding:
    """Whether the driver encrypts, and which SQLite, SQLCipher and OpenSSL it was built with."""
    connection = dbapi2.connect(":memory:")
    try:
        connection.execute(f"PRAGMA key=\"x'{os.urandom(32).hex()}'\"")
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        provider = connection.execute("PRAGMA cipher_provider_version").fetchone()
    finally:
        connection.close()
    if not cipher or not cipher[0]:
        return failed("sqlcipher", "pustaka basis data tidak mengenkripsi", "pasang ulang aplikasi")
    seen = f"SQLCipher {cipher[0]}, SQLite {dbapi2.sqlite_version}, {provider[0]}"
    if dbapi2.sqlite_version_info < _OLDEST_SQLITE:
        return warning("sqlcipher", seen, "pasang versi aplikasi yang baru")
    return ok("sqlcipher", seen)


def check_folder(profile: Path) -> Finding:
    """Whether the folder is this account's alone and may be written."""
    if not profile.exists():
        return ok("folder", f"belum ada ({profile}); dibuat saat aplikasi pertama dibuka")
    if not profile.is_dir() or not os.access(profile, os.R_OK | os.W_OK | os.X_OK):
        return failed("folder", f"{profile} tidak boleh ditulis", "beri akun ini hak tulis")
    if os.name == "posix":
        found = profile.stat()
        if found.st_uid != os.getuid():
            return failed("folder", f"{profile} milik akun lain", "kembalikan kepemilikannya")
        if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            return warning("folder", f"{profile} terbuka bagi akun lain", f"chmod 700 {profile}")
    return ok("folder", f"{profile}, hanya untuk akun ini")


def check_header(profile: Path) -> Finding:
    """Whether the database is here and does not stand in plain text on disk."""
    database = profile / DATABASE
    there = database.is_file() and database.stat().st_size > 0
    if not there and (profile / MADE).exists():
        return failed(
            "berkas", f"{DATABASE} pernah ada, sekarang hilang atau kosong",
            "jangan hapus apa pun; jalankan --doctor --repair",
        )  # fmt: skip
    if not there:
        return ok("berkas", "basis data belum dibuat")
    try:
        refuse_plaintext(database)
    except StorePlaintext as fault:
        return failed("berkas", *told(fault))
    return ok("berkas", f"terenkripsi, {database.stat().st_size >> 20} MB")


def check_room(profile: Path) -> Finding:
    """Whether there is room for more work, and for a backup."""
    there = next(one for one in (profile, *profile.absolute().parents) if one.exists())
    free = shutil.disk_usage(there).free
    database = profile / DATABASE
    wanted = LITTLE_ROOM + 2 * (database.stat().st_size if database.is_file() else 0)
    seen = f"{free >> 20} MB bebas"
    if free < NO_ROOM:
        return failed("disk", seen, "kosongkan disk sekarang: laporan tidak bisa disimpan")
    if free < wanted:
        return warning("disk", seen, "kosongkan disk: cadangan butuh tempat")
    return ok("disk", seen)


def check_keychain(open_one: Callable[[], Keychain]) -> tuple[Finding, Keychain | None]:
    """Whether a keychain on the allow-list writes, reads and deletes; the keychain if one does."""
    try:
        keychain = open_one()
    except KeychainMissing as fault:
        refused = f" (menolak: {', '.join(fault.found)})" if fault.found else ""
        what, todo = told(fault)
        return failed("penyimpan kunci", what + refused, todo), None
    return ok("penyimpan kunci", f"{keychain.label} menulis, membaca dan menghapus"), keychain
