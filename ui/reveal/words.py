"""The words of the reasons somebody may give for looking at personal data."""

from collections.abc import Mapping

from ui.translation import marked as _t
from ui.translation import shown

_REASONS: Mapping[str, str] = {
    "hubungi_pelapor": _t("Menghubungi pelapor"),
    "lengkapi_laporan": _t("Melengkapi laporan"),
    "pastikan_orang_sama": _t("Memastikan orang yang sama"),
    "permintaan_pemilik_data": _t("Permintaan pemilik data"),
    "lainnya": _t("Alasan lain"),
}


def reasons() -> list[tuple[str, str]]:
    """Codes and words, in the order of the list."""
    return [(code, shown(text)) for code, text in _REASONS.items()]


def reason_text(code: str) -> str:
    """The words of a code; a code that is not known as it came."""
    return shown(_REASONS[code]) if code in _REASONS else code
