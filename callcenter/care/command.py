"""The commands `--doctor`, `--repair` and `--recover`: what is said and asked, and the exit code.

0 all is well, 1 something should be looked after, 2 something failed. Never a traceback for what
the machine or a person does.
"""

from collections.abc import Callable
from pathlib import Path

from callcenter.care.doctor import Diagnosis, diagnose
from callcenter.care.finding import Level, worst
from callcenter.care.profile import alone
from callcenter.care.recover import give_way_in, left_behind, recovered
from callcenter.care.repair import damaged, last_backup, repair, rescue_unsent
from callcenter.care.signing_in import Held, keys_by_person
from callcenter.care.terminal import Console, Terminal, agreed
from callcenter.care.words import sentence
from callcenter.clock import WIB, Clock, SystemClock
from callcenter.errors import CallcenterError, SlotsDamaged, file_fault
from callcenter.keys.keychain import Keychain, open_keychain
from callcenter.keys.passphrase import new_words
from callcenter.keys.sealed_file import new_passphrase
from callcenter.keys.slot_loading import Opened, has_slots, overview, restore_copy
from callcenter.keys.slot_making import NewOperator

OpenKeychain = Callable[[], Keychain]


def doctor(
    profile: Path,
    *,
    online: bool = False,
    repairing: bool = False,
    terminal: Terminal | None = None,
    keychain: OpenKeychain = open_keychain,
    clock: Clock | None = None,
) -> int:
    """Examines the profile and, when asked to, repairs it after a yes."""
    terminal, clock = terminal or Console(), clock or SystemClock()
    found = diagnose(profile, keychain, clock, terminal, online=online)
    if repairing:
        return _guarded(terminal, lambda: _repair(profile, found, clock, terminal))
    return int(worst(found.findings))


def recover(
    profile: Path,
    *,
    terminal: Terminal | None = None,
    keychain: OpenKeychain = open_keychain,
    clock: Clock | None = None,
) -> int:
    """Opens with the recovery key, saves what is unsent, offers a repair and a new way in."""
    terminal, clock = terminal or Console(), clock or SystemClock()
    return _guarded(terminal, lambda: _recover(profile, terminal, keychain, clock))


def _guarded(terminal: Terminal, work: Callable[[], int]) -> int:
    try:
        return work()
    except CallcenterError as fault:
        terminal.say(f"gagal: {sentence(fault)}")
    except OSError as error:
        terminal.say(f"gagal: {sentence(file_fault(error, ''))}")
    except KeyboardInterrupt:
        terminal.say("dihentikan; jalankan lagi kapan saja")
    return int(Level.FAILED)


def _repair(profile: Path, found: Diagnosis, clock: Clock, terminal: Terminal) -> int:
    if found.keychain is None or not profile.is_dir():
        terminal.say("Tidak ada yang bisa diperbaiki dari sini.")
        return int(worst(found.findings))
    _offer_slots_copy(profile, found.keychain, terminal)
    held = found.held or keys_by_person(profile, found.keychain, clock, terminal)
    return _offer_repair(profile, held, clock, terminal)


def _offer_slots_copy(profile: Path, keychain: Keychain, terminal: Terminal) -> None:
    """The copy of damaged key slots, when it is whole."""
    if not has_slots(profile):
        return
    try:
        overview(profile, keychain)
    except SlotsDamaged as fault:
        if fault.backup_opens and agreed(terminal, "Kembalikan salinan kunci yang utuh?"):
            restore_copy(profile, keychain)
            terminal.say("Salinan kunci dikembalikan; yang rusak disimpan di sebelahnya.")


def _offer_repair(profile: Path, held: Held, clock: Clock, terminal: Terminal) -> int:
    if not damaged(profile, held):
        terminal.say("Basis data utuh; tidak ada yang perlu diperbaiki.")
        return int(Level.OK)
    backup = last_backup(profile, held)
    if backup is None:
        return _offer_rescue(profile, held, clock, terminal)
    day = f"{backup.made_at.astimezone(WIB):%d-%m-%Y %H.%M} WIB"
    question = (
        f"Basis data rusak. Laporan yang belum terkirim disalin, cadangan {day} dipasang, yang "
        "rusak disimpan di sebelahnya; sisanya datang lagi dari pusat."
    )
    if not agreed(terminal, question):
        terminal.say("Tidak ada yang diubah.")
        return int(Level.FAILED)
    done = repair(profile, held, backup, clock, terminal.say)
    terminal.say(f"Cadangan {day} terpasang; {done.taken_in} catatan yang belum terkirim kembali.")
    for one in done.aside:
        terminal.say(f"Disimpan: {one.name}")
    if done.saved is None or not done.saved.whole:
        terminal.say("Sebagian tidak terbaca lagi: beri tahu pengawas, periksa laporan hari ini.")
    if not done.numbers_kept:
        terminal.say("Nomor tiket baru datang setelah meja ini terhubung ke pusat.")
    return int(Level.WARNING)


def _offer_rescue(profile: Path, held: Held, clock: Clock, terminal: Terminal) -> int:
    """No backup is whole: what is unsent is copied out, the database stays where it is."""
    question = "Tidak ada cadangan yang utuh. Salin laporan yang belum terkirim ke berkas titipan?"
    if agreed(terminal, question):
        with alone(profile):
            _save(profile, held, clock, terminal)
    terminal.say("Basis data tidak diubah. Pindahkan foldernya, daftarkan meja ini lagi ke pusat,")
    terminal.say("lalu ambil berkas titipan di Belum terkirim.")
    return int(Level.FAILED)


def _save(profile: Path, held: Held, clock: Clock, terminal: Terminal) -> None:
    passphrase = new_passphrase()
    found, saved = rescue_unsent(profile, held, clock, passphrase)
    if saved is None:
        terminal.say("Tidak ada laporan yang belum terkirim.")
    else:
        terminal.say(f"{saved.events} catatan dan {saved.files} berkas disimpan: {saved.path}")
        terminal.say(f"Kata sandi berkas titipan (catat sekarang): {passphrase}")
        if saved.missing_files:
            terminal.say(f"{saved.missing_files} berkas lampiran tidak ada di komputer ini.")
    if not found.whole:
        terminal.say("Sebagian basis data tidak terbaca.")


def _recover(profile: Path, terminal: Terminal, keychain: OpenKeychain, clock: Clock) -> int:
    text = terminal.secret("Kunci pemulihan:")
    if (sealed := left_behind(profile)) is not None:
        terminal.say("Meja ini sudah ditarik pusat; isinya yang belum terkirim ada di berkas ini:")
        terminal.say(str(sealed.file))
        terminal.say(f"Kata sandi berkas titipan (catat sekarang): {sealed.open(text)}")
        terminal.say("Ambil berkas itu di meja lain: Belum terkirim → Ambil berkas titipan.")
        return int(Level.OK)
    found = recovered(profile, text)
    terminal.say("Kunci pemulihan diterima.")
    with alone(profile):
        _save(profile, found[1], clock, terminal)
    if damaged(profile, found[1]):
        code = _offer_repair(profile, found[1], clock, terminal)
        if code == Level.FAILED:
            return code
    if not agreed(terminal, "Buat kunci baru supaya meja ini bisa dibuka lagi?"):
        return int(Level.OK)
    with alone(profile):
        return _new_slot(profile, keychain(), found, text, clock=clock, terminal=terminal)


def _new_slot(
    profile: Path,
    keychain: Keychain,
    found: tuple[Opened, Held],
    text: str,
    *,
    clock: Clock,
    terminal: Terminal,
) -> int:
    uid = terminal.ask("Nama pengguna (huruf kecil, tanpa spasi):")
    name = terminal.ask("Nama lengkap:")
    terminal.say(f"Contoh kata sandi: {new_words()}")
    passphrase = terminal.secret("Kata sandi baru:")
    if passphrase != terminal.secret("Ulangi kata sandi baru:"):
        terminal.say("gagal: kedua kata sandi tidak sama; tidak ada yang diubah.")
        return int(Level.FAILED)
    who = NewOperator(uid, name, passphrase)
    give_way_in(profile, keychain, found, who, clock=clock, text=text)
    terminal.say("Kunci baru dibuat. Buka aplikasi dan masuk.")
    return int(Level.OK)
