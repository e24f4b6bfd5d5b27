"""The Indonesian sentences of `ui.messages`, as tables by error and reason. No logic stands here.

Every entry is (title, what happened, what is safe, what to do). Words in braces are filled from
the error; nothing personal is ever among them.
"""

from collections.abc import Mapping

from callcenter import errors
from ui import account_messages as accounts
from ui import lapor_messages as lapor
from ui import privacy_messages as privacy
from ui import shift_messages as shifts
from ui.lapor_messages import KEPT, UNTOUCHED, Texts
from ui.translation import marked as _t

SAVED_HERE = _t("Semua yang disimpan tetap aman di komputer ini dan dikirim sendiri nanti.")
RING_IT = _t("Hubungi petugas TI dan bacakan judul pesan ini.")

ERRORS: Mapping[type[BaseException], Texts] = lapor.ERRORS | accounts.ERRORS | shifts.ERRORS | {
    errors.FieldInvalid: (
        _t("Isian belum benar"), _t("Ada isian yang belum bisa diterima."), KEPT,
        _t("Perbaiki isian yang ditandai."),
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
    errors.Unreachable: (
        _t("Server pusat tidak terjangkau"), _t("Tidak ada jawaban dari server pusat."), SAVED_HERE,
        _t("Teruslah bekerja. Bila lama, periksa kabel atau Wi-Fi."),
    ),
    errors.CertificateRefused: (
        _t("Identitas server tidak bisa dipastikan"),
        _t("Sertifikat server tidak dapat dipercaya."),
        _t("Tidak ada data yang dikirim."), _t("Jangan lanjutkan; hubungi petugas TI."),
    ),
    errors.NotOurServer: (
        _t("Ini bukan server pusat"), _t("Ada yang menjawab, tetapi bukan server call center."),
        _t("Tidak ada data laporan yang dikirim."),
        _t("Periksa alamatnya, atau masuk dahulu ke Wi-Fi yang meminta login."),
    ),
    errors.ServerBusy: (
        _t("Server pusat sedang sibuk"), _t("Server meminta menunggu sebentar."), SAVED_HERE,
        _t("Teruslah bekerja; pengiriman diulang sendiri."),
    ),
    errors.NotEnrolled: (
        _t("Komputer ini perlu didaftarkan"), _t("Server pusat tidak mengenali komputer ini."),
        SAVED_HERE, _t("Minta kode sekali pakai, lalu Pengaturan → Hubungkan ke server."),
    ),
    errors.ClientTooOld: (
        _t("Aplikasi perlu diperbarui"),
        _t("Server pusat sudah memakai versi baru (minimal {minimum})."), SAVED_HERE,
        _t("Teruslah bekerja dan minta petugas TI memasang versi baru."),
    ),
    errors.ProtocolConflict: (
        _t("Penyelarasan sedang dibereskan"),
        _t("Catatan komputer ini dan server berbeda urutan ({code})."), SAVED_HERE,
        _t("Tidak perlu apa-apa. Bila pesan ini tetap muncul, hubungi petugas TI."),
    ),
    errors.RequestRefused: (
        _t("Server menolak satu kiriman"), _t("Kiriman ditolak dengan kode {status} {code}."),
        _t("Kiriman itu ditahan di sini dan tidak hilang; yang lain tetap berjalan."),
        _t("Lihat Belum terkirim. Sampaikan kodenya kepada petugas TI."),
    ),
    errors.DiskFull: (
        _t("Ruang disk habis"), _t("Tidak ada ruang lagi di disk tempat data disimpan."),
        _t("Yang sudah tersimpan aman. Yang sedang diketik masih ada di layar."),
        _t("Hapus berkas yang tidak perlu, lalu simpan lagi."),
    ),
    errors.StoreBusy: (
        _t("Basis data sedang dipakai program lain"),
        _t("Program lain, misalnya cadangan atau antivirus, menahan basis data."),
        _t("Yang sudah tersimpan aman. Yang sedang diketik masih ada di layar."),
        _t("Coba lagi sebentar lagi. Bila berulang, hubungi petugas TI."),
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
    errors.ProfileInUse: (
        _t("Aplikasi sudah terbuka"), _t("Proses lain sedang bekerja dengan data ini."), UNTOUCHED,
        _t("Pakai jendela yang sudah terbuka, atau tutup dahulu lalu buka lagi."),
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
    errors.InputError: (
        _t("Isian belum benar"), _t("Ada yang belum bisa diterima."), KEPT,
        _t("Periksa isian dan coba lagi."),
    ),
    errors.NetworkError: (
        _t("Server pusat tidak bisa ditanya"), _t("Percakapan dengan server pusat tidak berhasil."),
        SAVED_HERE, _t("Teruslah bekerja; pengiriman diulang sendiri."),
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
    lapor.REASONS | accounts.REASONS | shifts.REASONS
) | {
    (errors.RulesMoveTooMuch, "later"): _t(
        "{moved} dari {open_tickets} tiket terbuka akan naik, {later} di antaranya bukan sekarang "
        "tetapi paling lambat akhir hari kerja berikutnya."
    ),
    (errors.ApprovalRefused, "own"): _t("Izin tidak bisa diberikan oleh yang memintanya."),
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
    (errors.Unreachable, "dns"): _t("Alamat server tidak ditemukan di jaringan ini."),
    (errors.Unreachable, "connect"): _t("Server tidak menjawab di alamat itu."),
    (errors.Unreachable, "timeout"): _t("Server terlalu lama tidak menjawab."),
    (errors.Unreachable, "cut"): _t("Sambungan terputus di tengah jalan."),
    (errors.Unreachable, "proxy"): _t("Proksi jaringan menolak sambungan."),
    (errors.Unreachable, "start"): _t("Server di komputer ini tidak mau mulai."),
    (errors.CertificateRefused, "expired"): _t("Sertifikat server sudah kedaluwarsa."),
    (errors.CertificateRefused, "not_yet_valid"): _t(
        "Sertifikat server belum berlaku; periksa dahulu jam komputer ini."),
    (errors.CertificateRefused, "wrong_host"): _t("Sertifikat itu milik alamat lain."),
    (errors.CertificateRefused, "unknown"): _t("Penerbit sertifikat server tidak dikenal."),
    (errors.NotOurServer, "html"): _t(
        "Yang menjawab adalah halaman web, bukan server call center."),
    (errors.NotOurServer, "redirect"): _t("Jawabannya dialihkan ke alamat lain."),
    (errors.NotOurServer, "garbage"): _t("Jawabannya tidak bisa dibaca."),
    (errors.NotOurServer, "too_large"): _t("Jawabannya terlalu besar."),
    (errors.ProtocolConflict, "other_server"): _t(
        "Komputer ini sudah menyimpan data dari server pusat yang lain."),
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
    "view": _t("Tampilan"),
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
