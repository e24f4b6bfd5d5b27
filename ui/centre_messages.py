"""The sentences about the line to the centre, part of `ui.message_tables`. No logic stands here."""

from callcenter import errors
from ui.lapor_messages import Texts
from ui.translation import marked as _t

SAVED_HERE = _t("Semua yang disimpan tetap aman di komputer ini dan dikirim sendiri nanti.")

ERRORS: dict[type[BaseException], Texts] = {
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
    errors.NetworkError: (
        _t("Server pusat tidak bisa ditanya"), _t("Percakapan dengan server pusat tidak berhasil."),
        SAVED_HERE, _t("Teruslah bekerja; pengiriman diulang sendiri."),
    ),
}  # fmt: skip

REASONS: dict[tuple[type[BaseException], str], str] = {
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
