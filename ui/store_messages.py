"""The sentences about the database file, part of `ui.message_tables`. No logic stands here."""

from callcenter import errors
from ui.lapor_messages import UNTOUCHED, Texts
from ui.translation import marked as _t

ERRORS: dict[type[BaseException], Texts] = {
    errors.DiskFull: (
        _t("Ruang disk habis"), _t("Tidak ada ruang lagi di disk tempat data disimpan."),
        _t("Yang sudah tersimpan aman. Yang sedang diketik masih ada di layar."),
        _t("Hapus berkas yang tidak perlu, lalu simpan lagi."),
    ),
    errors.BackupNeedsRoom: (
        _t("Ruang disk kurang untuk cadangan"),
        _t("Cadangan perlu {needed}; yang kosong {free}."),
        _t("Cadangan yang lama tetap seperti semula, dan yang sudah tersimpan aman."),
        _t("Hapus berkas yang tidak perlu, lalu buat lagi."),
    ),
    errors.StoreBusy: (
        _t("Basis data sedang dipakai program lain"),
        _t("Program lain, misalnya cadangan atau antivirus, menahan basis data."),
        _t("Yang sudah tersimpan aman. Yang sedang diketik masih ada di layar."),
        _t("Coba lagi sebentar lagi. Bila berulang, hubungi petugas TI."),
    ),
    errors.BackupBeingMade: (
        _t("Cadangan sedang dibuat"), _t("Satu cadangan lain sedang dibuat di komputer ini."),
        _t("Cadangan yang lama tetap seperti semula."),
        _t("Tunggu sampai selesai, lalu lihat lagi."),
    ),
    errors.StoreUnwritable: (
        _t("Folder data tidak bisa ditulis"),
        _t("Akun komputer ini tidak boleh menulis ke folder data."),
        _t("Yang sudah tersimpan aman. Yang sedang diketik masih ada di layar."),
        _t("Beri akun ini hak tulis atas folder data, lalu simpan lagi: {path}"),
    ),
    errors.StoreDamaged: (
        _t("Basis data tidak bisa dibuka"),
        _t("Berkas basis data rusak, atau bukan milik kunci ini."),
        _t("Berkasnya tidak diubah. Semua yang sudah diterima pusat aman di sana."),
        _t("Jangan hapus apa pun. Hubungi petugas TI; folder data: {path}"),
    ),
    errors.StoreMissing: (
        _t("Basis data meja ini hilang"),
        _t("Berkas basis data pernah ada di folder ini, sekarang tidak ada atau kosong."),
        _t("Basis data baru tidak dibuat. Semua yang sudah diterima pusat aman di sana."),
        _t("Jangan hapus apa pun. Minta petugas TI mengembalikan {path} dari cadangan. Bila tidak "
           "ada cadangan: pindahkan folder ini, lalu daftarkan komputer ini lagi ke server."),
    ),
    errors.StorePlaintext: (
        _t("Basis data tidak terenkripsi"),
        _t("Berkas basis data di komputer ini tidak terenkripsi."),
        _t("Berkasnya tidak dibuka dan tidak diubah."),
        _t("Hubungi petugas TI: ini tidak boleh terjadi. Folder data: {path}"),
    ),
    errors.StoreNewer: (
        _t("Data ditulis oleh versi yang lebih baru"),
        _t("Aplikasi ini (data versi {known}) lebih tua daripada datanya (versi {found})."),
        _t("Datanya tidak disentuh."), _t("Pasang versi terbaru aplikasi, lalu buka lagi."),
    ),
    errors.CipherMissing: (
        _t("Enkripsi tidak tersedia"),
        _t("Pemasangan aplikasi tidak lengkap: penyandi data tidak ada."),
        UNTOUCHED, _t("Pasang ulang aplikasi; tanpa penyandi aplikasi tidak menyimpan apa pun."),
    ),
}  # fmt: skip
