"""The sentences about hand-overs and rosters, part of `ui.message_tables`. No logic stands here."""

from callcenter import errors
from ui.lapor_messages import Texts
from ui.translation import marked as _t

ERRORS: dict[type[BaseException], Texts] = {
    errors.RosterRefused: (
        _t("Jadwal tidak dimuat"), _t("Berkas jadwal ini belum benar."),
        _t("Tidak ada yang diubah; jadwal yang lama tetap berlaku."),
        _t("Perbaiki berkasnya, lalu muat lagi."),
    ),
}  # fmt: skip

REASONS: dict[tuple[type[BaseException], str], str] = {
    (errors.RosterRefused, "unreadable"): _t("Berkasnya tidak bisa dibaca."),
    (errors.RosterRefused, "size"): _t("Berkasnya lebih besar dari 512 KB."),
    (errors.RosterRefused, "text"): _t("Isinya bukan teks UTF-8."),
    (errors.RosterRefused, "empty"): _t("Tidak ada satu giliran pun di dalamnya."),
    (errors.RosterRefused, "many"): _t("Lebih dari 1.500 giliran; bagi menjadi beberapa berkas."),
    (errors.RosterRefused, "header"): _t(
        "Baris {line}: perlu kolom nama, mulai, dan selesai, masing-masing satu."),
    (errors.RosterRefused, "calendar"): _t("Ini bukan berkas iCalendar."),
    (errors.RosterRefused, "cells"): _t("Baris {line} tidak bisa dibaca."),
    (errors.RosterRefused, "nesting"): _t("Baris {line}: BEGIN dan END tidak berpasangan."),
    (errors.RosterRefused, "event"): _t(
        "Baris {line}: kegiatan ini tidak punya DTSTART, DTEND, atau SUMMARY."),
    (errors.RosterRefused, "twice"): _t("Baris {line}: keterangan yang sama tertulis dua kali."),
    (errors.RosterRefused, "repeats"): _t(
        "Baris {line}: kegiatan berulang tidak diterima; tulis tiap giliran sendiri-sendiri."),
    (errors.RosterRefused, "when"): _t(
        "Baris {line}: waktunya tidak terbaca. Tulis seperti 22-11-2026 23.00."),
    (errors.RosterRefused, "day"): _t("Baris {line}: giliran perlu jam, bukan tanggal saja."),
    (errors.RosterRefused, "zone"): _t("Baris {line}: zona waktunya bukan WIB atau UTC."),
    (errors.RosterRefused, "name"): _t("Baris {line}: namanya kosong atau tidak bisa dipakai."),
    (errors.RosterRefused, "backwards"): _t("Baris {line}: selesai sebelum mulai."),
    (errors.RosterRefused, "long"): _t("Baris {line}: giliran lebih dari 24 jam."),
    (errors.RosterRefused, "year"): _t("Baris {line}: tahunnya tidak masuk akal."),
    (errors.RosterRefused, "span"): _t(
        "Baris {line}: berkas ini lebih dari 100 hari. Periksa tahunnya, atau bagi berkasnya."),
    (errors.RosterRefused, "gap"): _t(
        "Baris {other} sampai {line}: lebih dari 31 hari tanpa giliran. Periksa tahunnya."),
    (errors.RosterRefused, "replaces"): _t(
        "Jadwalnya berubah sementara itu, lebih banyak giliran yang akan hilang. Muat lagi."),
    (errors.RosterRefused, "overlap"): _t(
        "Baris {line} bertabrakan dengan baris {other}: orang yang sama pada waktu yang sama."),
    (errors.RosterRefused, "clash"): _t(
        "Giliran pertama bertabrakan dengan jadwal orang yang sama sebelum berkas ini."),
}  # fmt: skip

FIELDS: dict[str, str] = {"sheet": _t("Lembar serah terima")}

FIELD_REASONS: dict[str, str] = {
    "sheet:future": _t("Giliran ini belum mulai."),
    "sheet:signed": _t("Lembar ini sudah ditandatangani; hitung lagi membatalkan tanda tangannya."),
    "signature:not_counted": _t("Hitung dahulu lembarnya; yang ditandatangani adalah isinya."),
    "signature:signed": _t("Bagian ini sudah ditandatangani."),
    "signature:running": _t("Giliran ini belum berakhir; lembarnya dihitung lagi saat berakhir."),
    "signature:changed": _t(
        "Lembarnya baru saja dihitung lagi. Lihat angkanya, lalu tanda tangani."
    ),
    "signature:role": _t("Serah terima ditandatangani pengawas."),
}
