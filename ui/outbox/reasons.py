"""Why an event was set aside, in words; a code nobody foresaw is shown as it came."""

from collections.abc import Mapping

from ui.translation import marked as _t
from ui.translation import shown

_REASONS: Mapping[str, str] = {
    "eid_reused": _t("tanda pengenalnya sudah dipakai kiriman lain."),
    "subject_mismatch": _t("di pusat, isinya menyangkut hal lain."),
    "centre_only": _t("langkah ini hanya boleh dibuat pusat."),
    "size": _t("kirimannya terlalu besar."),
    "json": _t("pusat tidak bisa membaca isinya."),
    "types": _t("pusat tidak bisa membaca isinya."),
    "time": _t("waktunya tidak bisa dibaca pusat."),
    "quarantined": _t("pusat tidak menyebut alasannya."),
}
_UNSAID = _t("pusat tidak menyebut alasannya.")
_OTHER = _t("pusat menolaknya ({0}).")


def reason_text(code: str) -> str:
    """Return the reason of a set-aside event as the end of a sentence."""
    if not code.strip():
        return shown(_UNSAID)
    if code in _REASONS:
        return shown(_REASONS[code])
    return shown(_OTHER).replace("{0}", code)
