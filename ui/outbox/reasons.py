"""Why an event was set aside and what to do about it, in words; an unknown code is shown as it is.

Every code of the centre and of this desk's own refusals has two sentences: what is wrong, and
what a person does. That the ticket is safe here is said beside them by the screen.
"""

from collections.abc import Mapping

from msgspec import Struct

from ui.translation import marked as _t
from ui.translation import shown


class Held(Struct, frozen=True):
    """The end of a sentence that says why, and a sentence that says what to do."""

    why: str
    todo: str


_TELL = _t("Sampaikan alasan ini kepada petugas TI; jangan menulis ulang laporannya.")
_AGAIN = _t("Coba kirim lagi. Bila tetap ditahan, simpan ke berkas dan hubungi petugas TI.")
_UNREADABLE = _t("pusat tidak bisa membaca isinya.")
_UPDATE = _t("Minta petugas TI memperbarui aplikasi, lalu coba kirim lagi.")
_CLOCK = _t("Betulkan jam komputer ini, lalu coba kirim lagi.")

_REASONS: Mapping[str, tuple[str, str]] = {
    "eid_reused": (
        _t("tanda pengenalnya sudah dipakai kiriman lain yang isinya berbeda."),
        _t("Pusat menyimpan keduanya. Buka tiketnya, lalu catat sekali lagi bila langkah ini "
           "belum ada."),
    ),
    "subject_mismatch": (_t("di pusat, isinya menyangkut hal lain."), _TELL),
    "centre_only": (_t("langkah ini hanya boleh dibuat pusat."), _TELL),
    "place_taken": (
        _t("urutannya sudah ditempati kiriman lain; mungkin data meja ini pernah disalin."),
        _t("Coba kirim lagi: kiriman ini mendapat urutan baru dan isinya tetap."),
    ),
    "event_malformed": (_UNREADABLE, _UPDATE),
    "event_too_large": (
        _t("kirimannya terlalu besar."),
        _t("Catat isinya lagi dalam dua bagian; yang ini tetap tersimpan di sini."),
    ),
    "size": (
        _t("kirimannya terlalu besar."),
        _t("Catat isinya lagi dalam dua bagian; yang ini tetap tersimpan di sini."),
    ),
    "json": (_UNREADABLE, _UPDATE),
    "types": (_UNREADABLE, _UPDATE),
    "eid": (_UNREADABLE, _UPDATE),
    "subject": (_UNREADABLE, _UPDATE),
    "subject_id": (_UNREADABLE, _UPDATE),
    "kind": (_t("pusat belum mengenal langkah ini."), _UPDATE),
    "author": (_t("nama operatornya tidak bisa dibaca pusat."), _TELL),
    "client_id": (_t("dikirim atas nama meja lain."), _TELL),
    "incarnation": (_t("urutan meja ini tidak bisa dibaca pusat."), _AGAIN),
    "n": (_t("urutan meja ini tidak bisa dibaca pusat."), _AGAIN),
    "time": (_t("waktunya tidak bisa dibaca pusat."), _CLOCK),
    "offset_ms": (_t("jam komputer ini terlalu jauh dari jam pusat."), _CLOCK),
    "quarantined": (_t("pusat tidak menyebut alasannya."), _AGAIN),
    "": (_t("pusat tidak menyebut alasannya."), _AGAIN),
}  # fmt: skip
_OTHER = _t("pusat menolaknya ({0}).")


def held(code: str) -> Held:
    """Return why and what to do for the reason of an event that was set aside."""
    code = code.strip()
    why, todo = _REASONS.get(code, (_OTHER, _TELL))
    return Held(shown(why).replace("{0}", code), shown(todo))


def known_codes() -> frozenset[str]:
    """Return every code that has words of its own."""
    return frozenset(_REASONS)
