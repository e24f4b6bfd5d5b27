"""The words of the audit: acts, what they were done to, and why."""

from collections.abc import Mapping

from callcenter.desk.audit import Act, Entry, Trouble
from ui.reveal.words import reason_text
from ui.ticket_view.fields import field_name
from ui.translation import marked as _t
from ui.translation import shown

_ACTS: Mapping[str, str] = {
    Act.SIGN_IN: _t("Masuk"),
    Act.SIGN_IN_FAILED: _t("Gagal masuk"),
    Act.SIGN_OUT: _t("Keluar"),
    Act.ROLE_REFUSED: _t("Ditolak: tidak berhak"),
    Act.REVEAL: _t("Menampilkan data pribadi"),
    Act.REVEAL_ALARM: _t("Terlalu sering menampilkan data"),
    Act.APPROVED: _t("Pengawas mengizinkan"),
    Act.APPROVAL_REFUSED: _t("Izin pengawas gagal"),
    Act.EXPORT: _t("Menyimpan ke berkas"),
    Act.PRINT: _t("Mencetak"),
    Act.PRANK: _t("Tanda iseng"),
    Act.MERGE: _t("Menggabung pelapor"),
    Act.SETTINGS: _t("Mengubah pengaturan"),
    Act.RULES: _t("Mengubah aturan"),
    Act.LAPOR: _t("Keputusan SP4N-LAPOR!"),
    Act.WAY_IN: _t("Kunci & orang"),
    Act.ERASURE: _t("Penghapusan data pribadi"),
    Act.RESTRICTION: _t("Pembatasan data pribadi"),
    Act.REQUEST: _t("Permohonan pemilik data"),
    Act.RETENTION: _t("Masa simpan"),
    Act.BREACH: _t("Insiden data"),
    Act.ACCOUNT: _t("Akun pusat"),
    Act.DEVICE: _t("Meja"),
    Act.RESTORED: _t("Pemulihan"),
    Act.REFUSED: _t("Permintaan ditolak"),
    Act.READ: _t("Membaca jejak audit"),
    Act.BROKEN: _t("Jejak audit tidak utuh"),
}
_REASONS: Mapping[str, str] = {
    "start": _t("membuka meja"),
    "unlock": _t("membuka kunci"),
    "switch": _t("ganti petugas"),
    "lock": _t("mengunci meja"),
    "idle": _t("lama tidak disentuh"),
    "close": _t("menutup aplikasi"),
    "marked": _t("ditandai"),
    "withdrawn": _t("ditarik"),
    "merged": _t("digabung"),
    "undone": _t("dibatalkan"),
    "edited": _t("catatan diubah"),
    "behind": _t("catatan hilang"),
    "fork": _t("urutan berbeda dari pusat"),
    "centre": _t("catatan pusat berkurang"),
    "role": _t("bukan perannya"),
    "seat": _t("tanpa peran di meja"),
    "expired": _t("izin pusat habis"),
    "passphrase": _t("kata sandi salah"),
    "same": _t("orang yang sama"),
}
_KINDS: Mapping[str, str] = {
    "ticket": _t("tiket"),
    "caller": _t("pelapor"),
    "draft": _t("draf"),
    "person": _t("petugas"),
    "device": _t("meja"),
    "settings": _t("pengaturan meja"),
    "office": _t("pengaturan kantor"),
    "privacy": _t("permohonan atau insiden"),
    "shift": _t("serah terima"),
    "outbox": _t("kiriman"),
    "lapor_sheet": _t("lembar LAPOR!"),
    "audit": _t("jejak audit"),
    "act": _t("hak"),
    "reveal": _t("menampilkan data"),
    "export": _t("menyimpan ke berkas"),
}
_WRONG: Mapping[str, str] = {
    "edited": _t("Ada catatan yang diubah di luar aplikasi."),
    "behind": _t("Pusat pernah menerima catatan yang sekarang tidak ada di sini: basis data lama "
                 "dipasang kembali, atau catatan dihapus."),
    "fork": _t("Catatan di sini berbeda dari yang pernah diterima pusat: basis data lama dipasang "
               "kembali, atau disalin ke komputer lain."),
    "centre": _t("Pusat kehilangan catatan yang pernah diterimanya."),
}  # fmt: skip


def acts() -> list[tuple[str, str]]:
    """Every act with its words, in the order of the list."""
    return [(str(code), shown(text)) for code, text in _ACTS.items()]


def act_text(code: str) -> str:
    """The words of an act; one of a newer program as it came."""
    return shown(_ACTS[code]) if code in _ACTS else code


def kind_text(code: str) -> str:
    """What it was done to."""
    return shown(_KINDS[code]) if code in _KINDS else code


def why_text(entry: Entry) -> str:
    """Reason and fields of an entry, as they read."""
    names = ", ".join(field_name(one) for one in entry.fields)
    reason = (
        shown(_REASONS[entry.reason]) if entry.reason in _REASONS else reason_text(entry.reason)
    )
    return " · ".join(part for part in (names, reason, entry.text) if part)


def trouble_text(one: Trouble) -> str:
    """What was found wrong, in a sentence."""
    return shown(_WRONG[one.why]) if one.why in _WRONG else one.why
