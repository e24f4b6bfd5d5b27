"""Checks of what stands in the profile: key slots, database, backups, clock, unsent work."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from callcenter.care.finding import Finding, failed, ok, warning
from callcenter.care.profile import stage_here
from callcenter.clock import WIB
from callcenter.keys.adopting import Stage
from callcenter.keys.keychain import Keychain
from callcenter.keys.slot_loading import Overview, overview
from callcenter.store.audit_mark import check_file
from callcenter.store.backups import EVERY, backups_of, newest_sound
from callcenter.store.columns import moment_of
from callcenter.store.examining import Examination, Stop, examine, never, opened
from callcenter.store.upgrade import VERSIONS

CLOCK_SLACK = timedelta(minutes=5)
SILENT = timedelta(days=1)
_REPAIR = "jangan hapus apa pun; jalankan --doctor --repair"


def check_slots(profile: Path, keychain: Keychain) -> Finding:
    """How far the profile's keys are, and who may open it. Raises as `overview`."""
    stage = stage_here(profile, keychain)
    if stage is Stage.NEW:
        return ok("kunci", "meja ini belum dibuat")
    if stage is Stage.OLD:
        return warning(
            "kunci", "kunci masih utuh di penyimpan kunci, belum per orang",
            "buka aplikasi dan buat kata sandi untuk setiap orang",
        )  # fmt: skip
    if stage is Stage.LOST:
        return failed("kunci", "ada basis data, kuncinya tidak ada", "kembalikan keyslots.json")
    return _slots(overview(profile, keychain))


def _slots(found: Overview) -> Finding:
    seen = f"{len(found.operators)} orang, kunci pemulihan {'ada' if found.recovery else 'TIDAK'}"
    if not found.recovery:
        return warning("kunci", seen, "pasang kunci pemulihan di Pengaturan")
    if found.rotation_due or found.rotation_pending:
        return warning("kunci", f"{seen}, penggantian kunci menunggu", "lakukan saat pemeliharaan")
    if not found.copy_whole and found.generation > 1:
        return warning("kunci", f"{seen}, salinannya tidak utuh", "buka aplikasi sekali lagi")
    return ok("kunci", seen)


def check_database(database: Path, key: bytes, stop: Stop = never) -> list[Finding]:
    """Every page, index and reference. Raises as `examine`."""
    found = examine(database, key, stop)
    return [
        ok("sandi", f"SQLCipher {found.cipher}") if found.cipher
        else failed("sandi", "tidak terenkripsi", "hubungi petugas TI"),
        _integrity(found),
        ok("rujukan", "lengkap") if not found.orphans
        else failed("rujukan", f"{found.orphans} baris tanpa induk", _REPAIR),
        _schema(found),
    ]  # fmt: skip


def _integrity(found: Examination) -> Finding:
    if found.bad_pages or found.complaints or not found.db_id:
        count = found.bad_pages or len(found.complaints)
        return failed("keutuhan", f"rusak di {count} tempat", _REPAIR)
    return ok("keutuhan", "setiap halaman utuh")


def _schema(found: Examination) -> Finding:
    if found.schema == VERSIONS[-1]:
        return ok("bentuk data", found.schema)
    if found.schema in VERSIONS:
        return warning("bentuk data", f"{found.schema}, yang baru {VERSIONS[-1]}", "buka aplikasi")
    return failed("bentuk data", f"{found.schema} tidak dikenal", "pasang versi aplikasi yang baru")


def check_audit(database: Path, key: bytes) -> Finding:
    """Whether who did what still reads as it was written, and as the centre had it."""
    found = check_file(database, key)
    if found is None:
        return ok("jejak audit", "utuh")
    why, n = found
    seen = {"edited": "diubah", "behind": "terpotong, atau basis data lama dipasang kembali"}[why]
    return failed("jejak audit", f"{seen}, sejak catatan {n}", "simpan cadangan, beri tahu auditor")


def check_backups(database: Path, key: bytes | None, now: datetime, stop: Stop = never) -> Finding:
    """Whether there is a backup of today that this key opens; without a key only its date."""
    made = backups_of(database)
    if not made:
        return warning("cadangan", "belum ada", "biarkan aplikasi terbuka beberapa menit")
    if key is None:
        return ok("cadangan", f"{len(made)} berkas, terbaru {_day(made[0].made_at)}, belum diuji")
    sound = newest_sound(database, key, stop)
    if sound is None:
        return warning("cadangan", f"{len(made)} berkas, tidak satu pun terbuka dengan kunci ini",
                       "biarkan aplikasi terbuka beberapa menit")  # fmt: skip
    seen = f"{len(made)} berkas, terbaru yang utuh {_day(sound[0].made_at)}"
    if not timedelta() <= now - sound[0].made_at < 2 * EVERY:
        return warning("cadangan", seen, "biarkan aplikasi terbuka beberapa menit")
    return ok("cadangan", seen)


def check_clock(database: Path, key: bytes, now: datetime) -> Finding:
    """The computer's clock against the centre's and the latest time that ever was here."""
    with opened(database, key) as connection:
        last_ok, offset = connection.execute("SELECT last_ok, offset_ms FROM sync_state").fetchone()
        asked = ("SELECT max(created_at) FROM outbox", "SELECT max(received_at) FROM events")
        times = [connection.execute(one).fetchone()[0] for one in asked]
    highest = max((moment_of(one) for one in (last_ok, *times) if one is not None), default=now)
    if highest > now + CLOCK_SLACK:
        return failed("jam", f"mundur: data sudah dari {_day(highest)}", "setel jam komputer")
    if offset is not None and abs(timedelta(milliseconds=offset)) > CLOCK_SLACK:
        minutes = abs(offset) // 60_000
        return warning("jam", f"selisih {minutes} menit dari pusat", "setel jam komputer")
    if last_ok is None:
        return ok("jam", "belum pernah dicocokkan dengan pusat")
    return ok("jam", f"terakhir cocok dengan pusat {_day(moment_of(last_ok))}")


def check_unsent(database: Path, key: bytes, now: datetime) -> Finding:
    """How much is not at the centre, and since when."""
    with opened(database, key) as connection:
        count, oldest = connection.execute(
            "SELECT count(*), min(created_at) FROM outbox WHERE state != 'acked'"
        ).fetchone()
        aside = _count(connection, "SELECT count(*) FROM outbox WHERE state = 'quarantined'")
    if aside:
        return warning("belum terkirim", f"{count}, {aside} ditahan", "lihat Belum terkirim")
    if count and oldest is not None and now - moment_of(oldest) > SILENT:
        since = _day(moment_of(oldest))
        return warning("belum terkirim", f"{count} sejak {since}", "hubungkan ke server pusat")
    return ok("belum terkirim", str(count))


def _count(connection: dbapi2.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(WIB):%d-%m-%Y %H.%M} WIB"
