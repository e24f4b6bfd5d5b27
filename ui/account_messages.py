"""The Indonesian sentences for errors about accounts at the centre, part of `ui.message_tables`.

Same shape: (title, what happened, what is safe, what to do).
"""

from callcenter import errors
from ui.lapor_messages import UNTOUCHED, Texts
from ui.translation import marked as _t

_WORK_ON = _t("Menerima laporan dan mengerjakan tiket tetap jalan; semua tersimpan di sini.")

ERRORS: dict[type[BaseException], Texts] = {
    errors.EnrolmentRefused: (
        _t("Kode tidak diterima"), _t("Server tidak menerima kode sekali pakai ini."), UNTOUCHED,
        _t("Minta kode baru kepada pengelola server."),
    ),
    errors.DevicePending: (
        _t("Menunggu persetujuan admin pusat"),
        _t("Pusat sudah mengenal komputer ini, tetapi admin belum menyetujuinya."),
        _WORK_ON, _t("Minta admin pusat menyetujui meja ini; sesudah itu tersambung sendiri."),
    ),
    errors.DeviceRetiring: (
        _t("Meja ini sedang ditarik pusat"),
        _t("Pusat hanya menerima yang belum terkirim dari komputer ini."),
        _t("Yang belum terkirim dikirim dahulu; tidak ada yang hilang."),
        _t("Biarkan tersambung sampai selesai, lalu pakai meja lain."),
    ),
    errors.DeviceRetired: (
        _t("Meja ini sudah ditarik pusat"),
        _t("Pusat tidak menerima apa pun lagi dari komputer ini."),
        _t("Yang sudah diterima pusat aman di sana."),
        _t("Pakai meja lain; meja ini menutup diri."),
    ),
    errors.DeskRetired: (
        _t("Meja ini sudah ditarik dari layanan"),
        _t("Pusat menarik meja ini; semua izin masuk dan kunci di komputer ini sudah dihapus."),
        _t("Yang sudah diterima pusat aman di sana."),
        _t("Pakai meja lain. Untuk memakai komputer ini lagi, petugas TI menyiapkan folder data "
           "yang baru dan mendaftarkannya dengan kode baru."),
    ),
    errors.SessionEnded: (
        _t("Sesi di pusat sudah berakhir"), _t("Pusat meminta kata sandi lagi."),
        _WORK_ON, _t("Kunci meja (Ctrl+Alt+L), lalu masuk lagi."),
    ),
    errors.AccountRefused: (
        _t("Akun pusat tidak diterima"), _t("Pusat tidak menerima akun ini."),
        _WORK_ON, _t("Periksa nama masuk dan kata sandinya, atau hubungi admin pusat."),
    ),
    errors.RightMissing: (
        _t("Tidak bisa dengan peran ini"), _t("Peran Anda sekarang tidak mencakup langkah ini."),
        UNTOUCHED, _t("Minta pengawas, atau masuk sebagai orang yang berperan untuk itu."),
    ),
}  # fmt: skip

REASONS: dict[tuple[type[BaseException], str], str] = {
    (errors.EnrolmentRefused, "code"): _t("Kode ini tidak cocok atau sudah dipakai."),
    (errors.EnrolmentRefused, "expired"): _t("Kode ini sudah lewat masa berlakunya."),
    (errors.EnrolmentRefused, "busy"): _t("Terlalu banyak percobaan; server meminta menunggu."),
    (errors.AccountRefused, "refused"): _t(
        "Nama masuk atau kata sandi tidak cocok, atau akunnya ditutup."
    ),
    (errors.AccountRefused, "due"): _t(
        "Itu kode sekali pakai: pilih kata sandi baru untuk akun ini."
    ),
    (errors.AccountRefused, "busy"): _t(
        "Terlalu banyak percobaan; tunggu beberapa menit, lalu coba lagi."
    ),
    (errors.AccountRefused, "short"): _t(
        "Kata sandi barunya ditolak pusat: terlalu pendek, atau sama dengan yang lama."
    ),
    (errors.AccountRefused, "none"): _t(
        "Orang ini belum dihubungkan dengan akun pusat (Pengaturan → Kunci & orang)."
    ),
    (errors.AccountRefused, "taken"): _t("Akun itu sudah milik petugas lain di meja ini."),
    (errors.AccountRefused, "role"): _t(
        "Akun ini tidak berperan operator, pengawas, atau petugas privasi, jadi tidak bekerja di "
        "meja call center."
    ),
    (errors.DeskRetired, "sent"): _t(
        "Pusat menarik meja ini setelah menerima semua isinya. Izin masuk dan kunci di komputer "
        "ini sudah dihapus."
    ),
    (errors.DeskRetired, "sealed"): _t(
        "Pusat menarik meja ini. Yang belum terkirim disimpan tersegel dan hanya terbuka dengan "
        "kunci pemulihan lembaga (--recover): {path}"
    ),
    (errors.DeskRetired, "lost"): _t(
        "Pusat menarik meja ini seketika. Ada isian yang belum terkirim dan tidak ada kunci "
        "pemulihan, jadi isian itu tidak bisa dibuka lagi."
    ),
    (errors.RightMissing, "none"): _t("Peran dari pusat belum ada; masuk lagi saat tersambung."),
    (errors.RightMissing, "unlinked"): _t(
        "Petugas ini belum dihubungkan dengan akun pusat (Pengaturan → Kunci & orang)."
    ),
    (errors.RightMissing, "refused"): _t("Pusat tidak menerima akun petugas ini."),
    (errors.RightMissing, "expired"): _t(
        "Peran dari pusat sudah habis; masuk lagi saat tersambung."
    ),
    (errors.RightMissing, "edited"): _t(
        "Peran di komputer ini diubah di luar pusat; perubahan itu tidak berlaku dan dicatat."
    ),
    (errors.RightMissing, "revoked"): _t("Peran diubah di pusat; masuk lagi."),
}

FIELD_REASONS: dict[str, str] = {
    "operator:signer": _t("Orang ini tidak berwenang mengesahkan; pilih pengawas."),
    "account:empty": _t("Nama masuk akun pusat masih kosong."),
}

FIELDS: dict[str, str] = {"account": _t("Nama masuk")}
