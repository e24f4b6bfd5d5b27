"""The sentences about keys, signing in and a supervisor's yes, part of `ui.message_tables`.

About accounts at the centre: `ui.account_messages`. No logic stands here.
"""

from callcenter import errors
from ui.lapor_messages import KEPT, UNTOUCHED, Texts
from ui.translation import marked as _t

ERRORS: dict[type[BaseException], Texts] = {
    errors.KeychainMissing: (
        _t("Penyimpan kunci tidak ditemukan"),
        _t("Aplikasi perlu penyimpan kunci sistem (Credential Manager, "
           "Keychain, GNOME Keyring atau "
           "KWallet) untuk menjaga kunci data. Yang ditemukan di sini: {found}."),
        UNTOUCHED,
        _t("Aktifkan penyimpan kunci sistem dan masuk ke dalamnya, lalu buka lagi. "
           "Untuk mencoba saja, jalankan dengan --demo."),
    ),
    errors.KeyMissing: (
        _t("Kunci data tidak ada"),
        _t("Basis data ada, tetapi kuncinya tidak ada di penyimpan kunci akun ini."),
        _t("Berkasnya tidak diubah. Semua yang sudah diterima pusat aman di sana."),
        _t("Masuk dengan akun komputer yang biasa dipakai. Jangan hapus folder data: {path}"),
    ),
    errors.PassphraseRefused: (
        _t("Kata sandi belum bisa dipakai"), _t("Kata sandi yang baru belum memenuhi syarat."),
        KEPT,
        _t("Pakai paling sedikit 10 tanda, misalnya beberapa kata yang tidak berhubungan."),
    ),
    errors.RecoveryKeyRefused: (
        _t("Kunci pemulihan belum benar"), _t("Kunci pemulihan itu tidak bisa dipakai."), UNTOUCHED,
        _t("Ketik lagi dari lembar kunci pemulihan, kelompok demi kelompok."),
    ),
    errors.SignInRefused: (
        _t("Tidak bisa masuk"), _t("Nama atau kata sandi tidak cocok."), UNTOUCHED,
        _t("Periksa tombol Caps Lock dan ketik lagi. Lupa kata sandi: minta pengawas."),
    ),
    errors.SignInLocked: (
        _t("Tunggu sebentar sebelum mencoba lagi"), _t("Kata sandi salah terlalu sering."),
        UNTOUCHED,
        _t("Tunggu sampai waktunya habis; memulai ulang aplikasi tidak memperpendeknya."),
    ),
    errors.ApprovalNeeded: (
        _t("Perlu izin pengawas"),
        _t("Batas dalam satu giliran sudah lewat; pengawas sudah diberi tahu."), UNTOUCHED,
        _t("Minta pengawas mengizinkan sekali ini dengan kata sandinya."),
    ),
    errors.ApprovalRefused: (
        _t("Izin pengawas tidak berlaku"),
        _t("Izin ini sudah dipakai, sudah lewat dua menit, atau untuk hal lain."), UNTOUCHED,
        _t("Minta izin sekali lagi."),
    ),
    errors.SlotExpired: (
        _t("Izin sementara sudah habis"),
        _t("Izin masuk dari pengawas berlaku 4 jam, dan belum disahkan server pusat."), UNTOUCHED,
        _t("Hubungkan komputer ini ke server pusat, atau minta pengawas mengizinkan lagi."),
    ),
    errors.SlotsDamaged: (
        _t("Berkas kunci masuk rusak"),
        _t("Berkas kunci masuk rusak atau diubah di luar aplikasi."),
        _t("Tidak ada yang diubah. Basis data tetap terkunci dan utuh."),
        _t("Jangan hapus apa pun. Jalankan aplikasi dengan --doctor; "
           "bila salinannya juga rusak, pakai kunci pemulihan: {path}"),
    ),
    errors.SlotsMissing: (
        _t("Berkas kunci masuk tidak ada"),
        _t("Di folder data ini tidak ada berkas kunci masuk."),
        _t("Tidak ada yang diubah. Semua yang sudah diterima pusat aman di sana."),
        _t("Jangan hapus apa pun. Kembalikan {path} dari cadangan, atau hubungi petugas TI."),
    ),
    errors.DeviceSecretMissing: (
        _t("Folder data ini bukan milik akun komputer ini"),
        _t("Rahasia komputer ini tidak ada di penyimpan kunci: folder data disalin dari tempat "
           "lain, atau penyimpan kunci hilang. Kata sandi saja tidak membukanya."),
        _t("Tidak ada yang diubah. Di tempat asalnya data tetap bisa dibuka."),
        _t("Masuk dengan akun komputer yang biasa dipakai, atau pakai kunci pemulihan "
           "(--recover). Jangan hapus folder data: {path}"),
    ),
}  # fmt: skip

REASONS: dict[tuple[type[BaseException], str], str] = {
    (errors.ApprovalRefused, "own"): _t("Izin tidak bisa diberikan oleh yang memintanya."),
    (errors.PassphraseRefused, "short"): _t("Kata sandi paling sedikit 10 tanda."),
    (errors.PassphraseRefused, "long"): _t("Kata sandi paling banyak 256 tanda."),
    (errors.PassphraseRefused, "repeated"): _t("Tandanya terlalu sedikit yang berbeda."),
    (errors.PassphraseRefused, "name"): _t("Nama sendiri bukan kata sandi."),
    (errors.RecoveryKeyRefused, "signs"): _t(
        "Ada tanda yang tidak dipakai kunci pemulihan (0, 1, I, dan O tidak dipakai)."),
    (errors.RecoveryKeyRefused, "length"): _t("Kunci pemulihan terdiri atas 14 kelompok 4 tanda."),
    (errors.RecoveryKeyRefused, "check"): _t("Ada tanda yang salah ketik."),
    (errors.RecoveryKeyRefused, "public"): _t(
        "Ini bagian umum; yang diperlukan bagian rahasia dari lembar kunci."),
    (errors.RecoveryKeyRefused, "other"): _t("Meja ini memakai kunci pemulihan yang lain."),
}  # fmt: skip
