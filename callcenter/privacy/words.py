"""The words of the privacy office; the values stand in events for ever and never change."""

from enum import StrEnum


class Ask(StrEnum):
    """What a data subject may ask for (UU 27/2022)."""

    ACCESS = "akses"
    CORRECTION = "koreksi"
    RESTRICTION = "pembatasan"
    ERASURE = "penghapusan"


class Proof(StrEnum):
    """How it was proven that the person who asks is the person the data is about."""

    ID_CARD = "ktp"
    CALL_BACK = "telepon_balik"
    TICKET = "nomor_tiket"
    AUTHORITY = "surat_kuasa"


class Refusal(StrEnum):
    """Why a request or a proposal is not followed."""

    NOT_PROVEN = "identitas_tidak_terbukti"
    NOTHING_HERE = "tidak_ada_data"
    DUTY = "kewajiban_hukum"
    CASE_RUNS = "laporan_berjalan"
    OTHERS = "hak_orang_lain"
    MISTAKE = "keliru"


class Stage(StrEnum):
    """How far a request or a proposal is."""

    OPEN = "terbuka"
    PREPARED = "menunggu_persetujuan"
    APPROVED = "disetujui"
    DONE = "selesai"
    REFUSED = "ditolak"


class BreachSort(StrEnum):
    """What happened to personal data."""

    LOST_DESK = "meja_hilang"
    MISDIRECTED = "salah_kirim"
    INTRUSION = "penyusupan"
    EXPOSED = "tersebar"
    OTHER = "lain"


class NoticeTo(StrEnum):
    """Who has to be told of a breach."""

    SUBJECTS = "subjek"
    AUTHORITY = "lembaga"


class NoticeWay(StrEnum):
    """How they were told; `NOT_NEEDED` wants a reason."""

    LETTER = "surat"
    MAIL = "surel"
    PHONE = "telepon"
    PUBLIC = "pengumuman"
    NOT_NEEDED = "tidak_perlu"
