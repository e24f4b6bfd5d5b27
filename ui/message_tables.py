"""The Indonesian sentences of `ui.messages`, as tables by error and reason. No logic stands here.

Every entry is (title, what happened, what is safe, what to do). Words in braces are filled from
the error; nothing personal is ever among them.
"""

from collections.abc import Mapping

from callcenter import errors
from ui import account_messages as accounts
from ui import centre_messages as centre
from ui import key_messages as keys
from ui import lapor_messages as lapor
from ui import privacy_messages as privacy
from ui import shift_messages as shifts
from ui import store_messages as store
from ui.lapor_messages import KEPT, UNTOUCHED, Texts
from ui.translation import marked as _t

RING_IT = _t("Hubungi petugas TI dan bacakan judul pesan ini.")

ERRORS: Mapping[type[BaseException], Texts] = (
    centre.ERRORS | store.ERRORS | keys.ERRORS | lapor.ERRORS | accounts.ERRORS | shifts.ERRORS
) | {
    errors.FieldInvalid: (
        _t("Isian belum benar"), _t("Ada isian yang belum bisa diterima."), KEPT,
        _t("Perbaiki isian yang ditandai."),
    ),
    errors.ReporterNamed: (
        _t("Teks ini menyebut pelapor tiket lain"),
        _t("Teks untuk beberapa tiket tidak boleh menyebut pelapor {number}."), KEPT,
        _t("Tulis tanpa nama, nomor, atau alamatnya, atau keluarkan tiket itu dari pilihan."),
    ),
    errors.PhoneInvalid: (
        _t("Nomor telepon belum terbaca"), _t("Nomor ini tidak terbaca sebagai nomor telepon."),
        KEPT, _t("Tanyakan sekali lagi dan ketik angkanya, misalnya 0812-3456-7890."),
    ),
    errors.NikInvalid: (
        _t("NIK belum terbaca"), _t("NIK terdiri dari 16 angka."), KEPT,
        _t("Minta penelepon membacakan NIK per empat angka, atau kosongkan isian ini."),
    ),
    errors.TicketNumberInvalid: (
        _t("Nomor tiket belum terbaca"), _t("Nomor tiket terdiri dari 11 angka."), KEPT,
        _t("Minta penelepon membacakan nomornya per kelompok, dari depan."),
    ),
    errors.AttachmentRefused: (
        _t("Berkas tidak diambil"), _t("Berkas ini tidak bisa dilampirkan."),
        _t("Tiket dan berkas aslinya tidak berubah."), _t("Pilih berkas lain."),
    ),
    errors.PictureRefused: (
        _t("Gambar tidak dibuka"), _t("Gambar ini tidak bisa ditampilkan dengan aman."),
        _t("Berkas aslinya tetap tersimpan dan tidak berubah."),
        _t("Minta pengirim memotret ulang dengan ukuran biasa bila gambarnya perlu dilihat."),
    ),
    errors.SealedFileRefused: (
        _t("Berkas titipan tidak diambil"), _t("Berkas ini tidak bisa diambil."),
        _t("Tidak ada yang diubah di komputer ini; berkasnya tetap utuh."),
        _t("Simpan berkasnya, dan coba sekali lagi dari meja asalnya."),
    ),
    errors.RulesMoveTooMuch: (
        _t("Aturan ini menaikkan terlalu banyak"),
        _t("{moved} dari {open_tickets} tiket terbuka akan langsung naik."),
        _t("Aturan yang lama tetap berlaku; tidak ada tiket yang naik."),
        _t("Periksa batas dan waktunya, atau simpan sekali lagi bila memang itu maksudnya."),
    ),
    errors.TermsMoveTooMuch: (
        _t("Perubahan ini menaikkan terlalu banyak"),
        _t("{moved} dari {open_tickets} tiket terbuka akan langsung naik."),
        _t("Batas waktu dan hari libur yang lama tetap berlaku; tidak ada tiket yang naik."),
        _t("Periksa lagi isinya, atau simpan sekali lagi bila memang itu maksudnya."),
    ),
    errors.NoRulesLeft: (
        _t("Tanpa aturan tidak ada tiket yang naik"),
        _t("Eskalasi berhenti di semua meja dan di pusat, juga untuk OPD yang diam."),
        _t("Aturan yang lama tetap berlaku."),
        _t("Kembalikan aturan, atau simpan sekali lagi bila memang itu maksudnya."),
    ),
    errors.DataFileInvalid: (
        _t("Berkas data rujukan rusak"), _t("{file}, baris {line}: {reason}."), UNTOUCHED,
        _t("Perbaiki baris itu, atau kembalikan berkas bawaan di Pengaturan."),
    ),
    errors.TransitionRefused: (
        _t("Langkah ini belum bisa"),
        _t("Tiket sedang “{state}”; langkah “{action}” tidak berlaku."),
        KEPT, _t("Muat ulang tiket: mungkin rekan sudah melangkah lebih dulu."),
    ),
    errors.NotFound: (
        _t("Tidak ditemukan"), _t("{kind} ini tidak ada di komputer ini."), UNTOUCHED,
        _t("Periksa lagi nomornya. Data dari pusat mungkin belum sampai ke sini."),
    ),
    errors.NumbersExhausted: (
        _t("Persediaan nomor tiket habis"),
        _t("Komputer ini tidak punya nomor tiket lagi, jadi laporan belum bisa "
           "disimpan sebagai tiket."),
        _t("Isian tersimpan sebagai draf dan tidak hilang."),
        _t("Hubungkan ke server: nomor baru datang sendiri, lalu simpan lagi. "
           "Sampai itu jangan sebutkan nomor kepada penelepon."),
    ),
    errors.Cancelled: (
        _t("Dihentikan"), _t("Pekerjaan dihentikan atas permintaan Anda."),
        _t("Yang sudah selesai sebelum dihentikan tetap ada."), _t("Ulangi kapan saja."),
    ),
    errors.ProfileInUse: (
        _t("Aplikasi sudah terbuka"), _t("Proses lain sedang bekerja dengan data ini."), UNTOUCHED,
        _t("Pakai jendela yang sudah terbuka, atau tutup dahulu lalu buka lagi."),
    ),
    errors.InputError: (
        _t("Isian belum benar"), _t("Ada yang belum bisa diterima."), KEPT,
        _t("Periksa isian dan coba lagi."),
    ),
    errors.ExpectedError: (
        _t("Belum bisa"), _t("Langkah ini belum bisa dilakukan."), KEPT, _t("Coba lagi."),
    ),
    errors.EnvironmentFault: (
        _t("Komputer menghalangi"), _t("Ada halangan pada komputer ini."), UNTOUCHED, RING_IT,
    ),
    errors.CallcenterError: (
        _t("Tidak berhasil"), _t("Langkah ini tidak berhasil."), KEPT, RING_IT,
    ),
}  # fmt: skip

UNEXPECTED: Texts = (
    _t("Ada yang tidak berjalan"),
    _t("Aplikasi menemui kesalahan yang tidak terduga ({error})."),
    _t("Yang sudah disimpan dan draf Anda aman di disk."),
    _t("Coba sekali lagi. Bila berulang, salin laporan dan kirim ke petugas TI."),
)

REASONS: Mapping[tuple[type[BaseException], str], str] = (
    centre.REASONS | keys.REASONS | lapor.REASONS | accounts.REASONS | shifts.REASONS
) | {
    (errors.RulesMoveTooMuch, "later"): _t(
        "{moved} dari {open_tickets} tiket terbuka akan naik, {later} di antaranya bukan sekarang "
        "tetapi paling lambat akhir hari kerja berikutnya."
    ),
    (errors.PhoneInvalid, "empty"): _t("Nomor telepon masih kosong."),
    (errors.PhoneInvalid, "service_code"): _t("Ini kode layanan operator, bukan nomor telepon."),
    (errors.PhoneInvalid, "extension"): _t("Nomor pesawat (ext.) tidak terbaca."),
    (errors.PhoneInvalid, "letter"): _t("Ada huruf di antara angka; huruf O bukan angka 0."),
    (errors.PhoneInvalid, "characters"): _t("Ada tanda yang bukan bagian nomor telepon."),
    (errors.PhoneInvalid, "area_code"): _t("Kode wilayah belum ada, misalnya 0721."),
    (errors.PhoneInvalid, "too_short"): _t("Nomornya terlalu pendek."),
    (errors.PhoneInvalid, "too_long"): _t("Nomornya terlalu panjang."),
    (errors.PhoneInvalid, "not_possible"): _t("Nomor seperti ini tidak ada."),
    (errors.NikInvalid, "letter"): _t("Ada huruf di dalam NIK; huruf O bukan angka 0."),
    (errors.NikInvalid, "characters"): _t("Ada tanda yang bukan angka di dalam NIK."),
    (errors.NikInvalid, "length"): _t("NIK harus 16 angka."),
    (errors.TicketNumberInvalid, "letter"): _t("Ada huruf di dalam nomor tiket."),
    (errors.TicketNumberInvalid, "length"): _t("Nomor tiket harus 11 angka."),
    (errors.TicketNumberInvalid, "check"): _t(
        "Angka pemeriksa tidak cocok: ada angka yang tertukar."),
    (errors.AttachmentRefused, "size"): _t("Berkas lebih besar dari 20 MB."),
    (errors.AttachmentRefused, "type"): _t("Jenis berkas ini tidak diterima."),
    (errors.AttachmentRefused, "empty"): _t("Berkasnya kosong."),
    (errors.AttachmentRefused, "unreadable"): _t("Berkasnya tidak bisa dibaca."),
    (errors.AttachmentRefused, "pixels"): _t("Gambarnya lebih besar dari 40 juta titik."),
    (errors.PictureRefused, "type"): _t("Isinya bukan gambar JPEG, PNG, atau WebP."),
    (errors.PictureRefused, "pixels"): _t("Gambarnya lebih besar dari 40 juta titik."),
    (errors.PictureRefused, "damaged"): _t("Gambarnya rusak."),
    (errors.PictureRefused, "limits"): _t("Gambar ini memakan terlalu banyak waktu atau memori."),
    (errors.SealedFileRefused, "unreadable"): _t("Berkasnya tidak bisa dibaca."),
    (errors.SealedFileRefused, "not_ours"): _t(
        "Ini bukan berkas “belum terkirim” dari aplikasi ini."),
    (errors.SealedFileRefused, "newer"): _t(
        "Berkas ini dibuat versi aplikasi yang lebih baru; perbarui dahulu yang di sini."),
    (errors.SealedFileRefused, "passphrase"): _t(
        "Kata sandinya tidak cocok. Ketik lagi per kelompok; huruf besar dan kecil sama saja."),
    (errors.SealedFileRefused, "damaged"): _t(
        "Berkasnya rusak atau terpotong. Salin lagi dari meja asalnya."),
    (errors.SealedFileRefused, "empty"): _t("Tidak ada yang perlu disimpan ke berkas."),
}  # fmt: skip

FIELDS: Mapping[str, str] = lapor.FIELDS | accounts.FIELDS | {
    **privacy.FIELDS, **shifts.FIELDS,
    "description": _t("Apa yang terjadi"), "category": _t("Kategori"),
    "place": _t("Tempat"), "name": _t("Nama"), "note": _t("Catatan"),
    "agency": _t("OPD"), "agency_id": _t("OPD"), "phone": _t("Nomor telepon"),
    "question": _t("Pertanyaan"), "answer": _t("Jawaban"), "reason": _t("Alasan"),
    "field": _t("Isian"), "who": _t("Pengawas"), "text": _t("Isi"),
    "target": _t("OPD tujuan"), "operator": _t("Operator"),
    "caller": _t("Penelepon"), "until": _t("Waktu"), "due": _t("Waktu"), "level": _t("Tingkat"),
    "escalation": _t("Aturan eskalasi"),
    "view": _t("Tampilan"), "undo": _t("Pembatalan"),
    "of": _t("Tiket induk"), "classification": _t("Klasifikasi"), "server_url": _t("Alamat server"),
    "clock": _t("Jam komputer"), "extra_ca": _t("Sertifikat tambahan"),
    "proxy": _t("Proksi"), "audit": _t("Jejak audit"),
    "code": _t("Kode sekali pakai"), "file": _t("Berkas"), "outcome": _t("Hasil"),
}  # fmt: skip

FIELD_REASONS: Mapping[str, str] = (
    lapor.FIELD_REASONS
    | accounts.FIELD_REASONS
    | {
        **privacy.FIELD_REASONS,
        **shifts.FIELD_REASONS,
        "operator:missing": _t("Pilih dahulu siapa yang duduk di meja ini."),
        "operator:exists": _t("Petugas ini sudah punya kata sandi."),
        "operator:last": _t("Petugas terakhir tidak bisa dihapus; tidak ada lagi yang bisa masuk."),
        "operator:here": _t("Yang sedang bertugas tidak bisa menghapus dirinya sendiri."),
        "operator:too_many": _t("Paling banyak 48 petugas bisa masuk di meja ini."),
        "operator:vouch": _t("Orang lain yang mengesahkan, bukan petugas itu sendiri."),
        "operator:name": _t("Nama petugas kosong atau terlalu panjang."),
        "caller:same": _t("Itu orang yang sama; pilih pelapor lain."),
        "caller:merged": _t("Pelapor ini sudah digabung ke pelapor lain."),
        "of:same": _t("Tiket tidak bisa digabung ke dirinya sendiri."),
        "of:chain": _t("Tiket induknya sendiri sudah digabung; pilih induknya."),
        "undo:later": _t("Sudah diubah lagi sesudah itu; dibiarkan seperti sekarang."),
        "reason:held": _t("Sudah dipegang rekan; ambil alih dengan alasan."),
        "level:top": _t("Tiket sudah di tingkat tertinggi."),
        "agency:outside": _t("OPD ini di luar kewenangan; pakai “Di luar kewenangan” (F9)."),
        "agency:inside": _t("OPD ini di bawah Pemprov; teruskan, jangan dirujuk."),
        "agency:not_emergency": _t("Pilih layanan darurat: 112, 110, 113, 118 atau 119."),
        "target:same": _t("Itu OPD yang sama; pilih OPD lain."),
        "agency_id:not_holder": _t("OPD ini tidak memegang tiket ini lagi; buka lagi tiketnya."),
        "view:many": _t("Paling banyak 12 tampilan disimpan; lupakan satu dahulu."),
        "name:taken": _t("Nama ini sudah ada di daftar."),
        "code:shape": _t("Kode terdiri dari 8 huruf dan angka, misalnya ABCD-2345."),
        "clock:wrong": _t("Jam komputer ini salah. Betulkan tanggalnya, lalu simpan lagi."),
        "extra_ca:file": _t("Berkas sertifikat tambahan di settings.toml tidak bisa dibaca."),
        "proxy:url": _t("Alamat proksi di settings.toml harus berbentuk http://nama:port."),
        "server_url:insecure": _t(
            "Alamat harus diawali https:// supaya data tidak terbaca di jalan."
        ),
        "server_url:url": _t("Tulis alamat lengkap, misalnya https://pusat.contoh.go.id"),
        "nameless": _t("Laporan ini tanpa identitas: {field} tidak disimpan."),
        "names_reporter": _t("Menyebut pelapor {number}."),
        "range": _t("{field} di luar batas."),
        "empty": _t("{field} masih kosong."),
        "missing": _t("{field} belum ada."),
        "unknown": _t("{field} ini tidak dikenal."),
        "same": _t("{field} sama dengan yang sudah ada."),
        "past": _t("{field} sudah lewat; pilih yang akan datang."),
        "taken": _t("{field} sudah dipakai."),
        "too_long": _t("{field} terlalu panjang."),
        "changed": _t("Berkas ini diubah di tempat lain sejak dibuka."),
        "*": _t("{field} belum benar."),
    }
)

NOUNS: Mapping[str, str] = {
    "ticket": _t("Tiket"), "caller": _t("Pelapor"), "agency": _t("OPD"), "place": _t("Tempat"),
    "category": _t("Kategori"), "attachment": _t("Lampiran"), "event": _t("Kiriman"),
    "draft": _t("Draf"), "privacy": _t("Permohonan atau insiden"),
    "shift": _t("Serah terima"),
}  # fmt: skip
OTHER_NOUN = _t("Data")
NO_KEYCHAIN = _t("tidak ada satu pun")
LOCKED_KEYCHAIN = _t("{name} (terkunci atau menolak)")
KEYCHAINS: Mapping[str, str] = {
    "keyring.backends.Windows.WinVaultKeyring": "Credential Manager",
    "keyring.backends.macOS.Keyring": "Keychain",
    "keyring.backends.SecretService.Keyring": "GNOME Keyring",
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
}
