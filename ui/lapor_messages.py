"""The Indonesian sentences about the national system, for `ui.message_tables`. No logic here."""

from callcenter import errors
from ui.translation import marked as _t

Texts = tuple[str, str, str, str]
"""Title, what happened, what is safe, what to do."""

KEPT = _t("Yang sudah diketik tetap ada.")
UNTOUCHED = _t("Tidak ada data yang diubah atau dihapus.")
LAPOR_KEPT = _t("Tiket tetap tersimpan; tidak ada yang hilang.")

ERRORS: dict[type[BaseException], Texts] = {
    errors.LaporNotSent: (
        _t("SP4N-LAPOR! tidak terjangkau"), _t("Sambungan ke SP4N-LAPOR! tidak terbentuk."),
        LAPOR_KEPT, _t("Teruslah bekerja; pengiriman diulang sendiri."),
    ),
    errors.LaporUncertain: (
        _t("Belum pasti sampai di SP4N-LAPOR!"),
        _t("Kiriman sudah berangkat, tetapi tidak ada jawaban yang jelas."),
        _t("Tiketnya aman di sini dan tidak dikirim dua kali dengan sendirinya."),
        _t("Aplikasi mencari nomornya di SP4N-LAPOR!. Bila tidak ditemukan, putuskan di daftar "
           "kerja: sudah ada di sana, kirim lagi, atau batal."),
    ),
    errors.LaporSilent: (
        _t("SP4N-LAPOR! tidak menjawab"), _t("Jawaban SP4N-LAPOR! tidak datang atau terputus."),
        LAPOR_KEPT, _t("Teruslah bekerja; pertanyaan diulang sendiri."),
    ),
    errors.LaporRefused: (
        _t("SP4N-LAPOR! menolak kiriman"), _t("Kiriman ditolak dengan kode {status}."), LAPOR_KEPT,
        _t("Baca alasan dari SP4N-LAPOR!, perbaiki tiket atau pemetaannya, lalu kirim lagi."),
    ),
    errors.LaporSignIn: (
        _t("SP4N-LAPOR! tidak menerima token"),
        _t("Token SP4N-LAPOR! salah, kedaluwarsa, atau tidak berhak ({status})."), LAPOR_KEPT,
        _t("Minta pengelola memasukkan token baru di Pengaturan → SP4N-LAPOR!, lalu Uji koneksi."),
    ),
    errors.LaporBusy: (
        _t("SP4N-LAPOR! sedang sibuk"), _t("SP4N-LAPOR! meminta menunggu ({status})."), LAPOR_KEPT,
        _t("Teruslah bekerja; pengiriman diulang sendiri."),
    ),
    errors.LaporShape: (
        _t("Jawaban SP4N-LAPOR! tidak dikenali"),
        _t("Bentuk jawaban SP4N-LAPOR! berbeda dari yang dikenal aplikasi ({what})."), LAPOR_KEPT,
        _t("Jalankan Uji koneksi di Pengaturan. Bila tetap, sampaikan kodenya ke petugas TI."),
    ),
    errors.LaporUnsupported: (
        _t("Tidak tersedia di SP4N-LAPOR!"),
        _t("Antarmuka SP4N-LAPOR! yang dipilih tidak mempunyai layanan ini ({call})."), UNTOUCHED,
        _t("Pilih antarmuka lain di Pengaturan, atau kerjakan di situs SP4N-LAPOR!."),
    ),
    errors.LaporError: (
        _t("SP4N-LAPOR! tidak bisa ditanya"),
        _t("Percakapan dengan SP4N-LAPOR! tidak berhasil."), LAPOR_KEPT,
        _t("Teruslah bekerja; pengiriman diulang sendiri."),
    ),
    errors.ComplaintTaken: (
        _t("Laporan ini sudah menjadi tiket"),
        _t("Laporan #{complaint_id} di SP4N-LAPOR! sudah ada sebagai tiket {number}."), KEPT,
        _t("Buka tiket itu; jangan dicatat dua kali."),
    ),
    errors.SheetRefused: (
        _t("Lembar kerja tidak diambil"), _t("Lembar kerja ini tidak bisa dipakai."),
        UNTOUCHED, _t("Unduh lagi dari SP4N-LAPOR! sebagai XLSX atau CSV, lalu coba sekali lagi."),
    ),
}  # fmt: skip

REASONS: dict[tuple[type[BaseException], str], str] = {
    (errors.LaporNotSent, "dns"): _t("Alamat SP4N-LAPOR! tidak ditemukan di jaringan ini."),
    (errors.LaporNotSent, "connect"): _t("SP4N-LAPOR! tidak menjawab di alamat itu."),
    (errors.LaporNotSent, "timeout"): _t("Sambungan ke SP4N-LAPOR! terlalu lama."),
    (errors.LaporNotSent, "proxy"): _t("Proksi jaringan menolak sambungan ke SP4N-LAPOR!."),
    (errors.LaporNotSent, "url"): _t("Alamat SP4N-LAPOR! di Pengaturan tidak benar."),
    (errors.LaporNotSent, "expired"): _t("Sertifikat SP4N-LAPOR! sudah kedaluwarsa."),
    (errors.LaporNotSent, "not_yet_valid"): _t(
        "Sertifikat SP4N-LAPOR! belum berlaku; periksa dahulu jam komputer ini."),
    (errors.LaporNotSent, "wrong_host"): _t("Sertifikat SP4N-LAPOR! itu milik alamat lain."),
    (errors.LaporNotSent, "unknown"): _t("Penerbit sertifikat SP4N-LAPOR! tidak dikenal."),
    (errors.LaporShape, "html"): _t(
        "Yang menjawab adalah halaman web, bukan layanan SP4N-LAPOR! ({what})."),
    (errors.LaporShape, "garbage"): _t(
        "Jawabannya tidak bisa dibaca, jadi bukan layanan SP4N-LAPOR! ({what})."),
    (errors.LaporShape, "redirect"): _t("Jawabannya dialihkan ke alamat lain ({what})."),
    (errors.LaporShape, "too_large"): _t("Jawabannya terlalu besar ({what})."),
    (errors.LaporUncertain, "timeout"): _t(
        "Kiriman sudah berangkat, tetapi SP4N-LAPOR! terlalu lama tidak menjawab."),
    (errors.LaporUncertain, "cut"): _t(
        "Kiriman sudah berangkat, lalu sambungan terputus sebelum ada jawaban."),
    (errors.LaporUncertain, "status"): _t(
        "Kiriman sudah berangkat; SP4N-LAPOR! menjawab dengan gangguan ({status})."),
    (errors.LaporUncertain, "redirect"): _t(
        "Kiriman sudah berangkat, tetapi jawabannya dialihkan ke alamat lain."),
    (errors.LaporUncertain, "html"): _t(
        "Kiriman sudah berangkat, tetapi yang menjawab adalah halaman web. Mungkin Wi-Fi "
        "meminta login."),
    (errors.LaporUncertain, "garbage"): _t(
        "Kiriman sudah berangkat, tetapi jawabannya tidak bisa dibaca."),
    (errors.LaporUncertain, "too_large"): _t(
        "Kiriman sudah berangkat, tetapi jawabannya terlalu besar."),
    (errors.LaporUncertain, "shape"): _t(
        "Kiriman diterima, tetapi jawabannya berbentuk lain daripada yang dikenal."),
    (errors.LaporUncertain, "no_id"): _t(
        "Kiriman diterima, tetapi SP4N-LAPOR! tidak menyebut nomornya."),
    (errors.LaporSilent, "timeout"): _t("SP4N-LAPOR! terlalu lama tidak menjawab."),
    (errors.LaporSilent, "cut"): _t("Sambungan ke SP4N-LAPOR! terputus di tengah jalan."),
    (errors.SheetRefused, "unreadable"): _t("Berkasnya tidak bisa dibuka."),
    (errors.SheetRefused, "size"): _t("Berkasnya lebih besar dari 20 MB."),
    (errors.SheetRefused, "bomb"): _t("Berkasnya membengkak saat dibuka, jadi tidak dibaca."),
    (errors.SheetRefused, "damaged"): _t("Berkasnya rusak, atau bukan lembar kerja."),
    (errors.SheetRefused, "csv"): _t("Baris CSV-nya tidak bisa dibaca."),
    (errors.SheetRefused, "header"): _t("Baris judulnya tidak ditemukan; kolom kurang: {value}."),
    (errors.SheetRefused, "empty"): _t("Tidak ada tiket pada rentang dan pilihan itu."),
}  # fmt: skip

FIELDS: dict[str, str] = {
    "lapor_url": _t("Alamat SP4N-LAPOR!"), "lapor_path": _t("Jalur layanan SP4N-LAPOR!"),
    "lapor_rate": _t("Kiriman per menit"), "lapor_poll": _t("Selang waktu tanya"),
    "lapor_token": _t("Token SP4N-LAPOR!"), "lapor_id": _t("ID LAPOR"), "lapor": _t("SP4N-LAPOR!"),
    "complaint_id": _t("Nomor laporan"), "files": _t("Berkas"),
}  # fmt: skip

FIELD_REASONS: dict[str, str] = {
    "lapor_url:insecure": _t("Alamat harus diawali https:// supaya data tidak terbaca di jalan."),
    "lapor_url:url": _t("Tulis alamat lengkap, misalnya https://lapor.contoh.go.id"),
    "lapor_id:shape": _t("ID hanya berisi huruf, angka, garis hubung dan garis bawah."),
    "lapor_token:shape": _t("Token memuat tanda yang tidak mungkin; salin sekali lagi."),
    "lapor_token:moved": _t(
        "Token di meja ini diberikan untuk alamat lain. Ketik lagi, atau setujui alamatnya di tab "
        "Sambungan."),
    "lapor_path:url": _t("Jalur diawali garis miring, misalnya /complaints/complaint"),
    "complaint_id:shape": _t("Nomor laporan SP4N-LAPOR! terdiri dari angka, misalnya 1916449."),
    "complaint_id:gone": _t("SP4N-LAPOR! tidak mengenal nomor ini. Periksa angkanya."),
    "lapor:supervisor": _t("Hanya pengawas di meja ini yang boleh; minta pengawas duduk dahulu."),
    "lapor:off": _t("SP4N-LAPOR! belum disambungkan; minta pengelola membuka sambungannya."),
    "lapor:moved": _t("Keadaannya di SP4N-LAPOR! baru berubah. Lihat lagi, lalu putuskan."),
    "lapor:under_way": _t("Sedang dikirim ke SP4N-LAPOR!; tunggu sampai hasilnya diketahui."),
    "lapor:is_there": _t("Sudah ada di SP4N-LAPOR! dan tidak bisa ditarik dari sini."),
    "lapor:not_there": _t("Tiket ini belum ada di SP4N-LAPOR!, jadi belum bisa dibalas."),
}  # fmt: skip
