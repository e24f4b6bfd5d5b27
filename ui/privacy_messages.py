"""The sentences for what the privacy office does not take. No logic stands here."""

from collections.abc import Mapping

from ui.translation import marked as _t

FIELDS: Mapping[str, str] = {
    "request": _t("Permohonan"), "signature": _t("Persetujuan"), "correction": _t("Perbaikan"),
    "proposal": _t("Usulan"), "breach": _t("Insiden"), "measures": _t("Penanganan"),
    "t0": _t("Diketahui (WIB)"), "subject": _t("Pemilik data"), "nik": _t("NIK"),
}  # fmt: skip

FIELD_REASONS: Mapping[str, str] = {
    "note:identifying": _t("Tulis tanpa nomor telepon, NIK, atau surel: catatan ini tetap ada."),
    "text:identifying": _t("Tulis tanpa nomor telepon, NIK, atau surel: catatan ini tetap ada."),
    "measures:identifying": _t("Tulis tanpa nomor telepon, NIK, atau surel."),
    "t0:future": _t("Waktu ini belum tiba."),
    "t0:form": _t("Tulis seperti 22-11-2026 14.05."),
    "t0:naive": _t("Tulis seperti 22-11-2026 14.05."),
    "request:ended": _t("Ini sudah selesai; muat ulang untuk melihat hasilnya."),
    "request:ask": _t("Langkah ini bukan untuk permohonan ini."),
    "request:not_prepared": _t("Cari dahulu datanya."),
    "request:not_approved": _t("Belum disetujui dua orang yang berbeda."),
    "request:changed": _t(
        "Datanya berubah sejak disetujui. Cari lagi, lalu minta persetujuan lagi."
    ),
    "request:not_done": _t("Pembatasannya belum berlaku."),
    "request:empty": _t("Permohonannya belum ada."),
    "signature:same": _t("Orang ini sudah menyetujui; perlu orang lain."),
    "signature:not_prepared": _t("Cari dahulu datanya; yang disetujui adalah hasilnya."),
    "signature:missing": _t("Masih ada yang kurang sebelum bisa ditandatangani."),
    "breach:closed": _t("Insiden ini sudah ditutup dan tidak berubah lagi."),
    "correction:empty": _t("Tidak ada yang berbeda dari yang tercatat."),
    "proposal:nothing": _t("Belum ada yang melewati batas simpan."),
    "proposal:open": _t("Masih ada usulan yang menunggu; selesaikan dahulu."),
    "who:same": _t("Perlu orang lain, bukan yang sedang duduk di sini."),
    "who:role": _t("Orang ini bukan pengawas atau petugas privasi."),
}
"""By field and reason, as `ui.message_tables` wants them."""
