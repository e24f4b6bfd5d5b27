"""What the window says when the centre's word about who sits here does not count. Pure words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from msgspec import Struct

from callcenter.desk.standing import Role, Standing, Why
from ui import theme
from ui.formats import moment_text
from ui.translation import marked as _t
from ui.translation import shown

_GOES_ON: Final = _t("Menerima laporan dan mengerjakan tiket tetap bisa. Mengesahkan, membuka data "
                     "pelapor, mengekspor, dan mengatur belum bisa.")  # fmt: skip
_WHY: Final[dict[Why, tuple[str, str]]] = {
    "none": (
        _t("Peran dari pusat belum ada"),
        _t("Masuk lagi (Ctrl+Alt+L) saat tersambung ke pusat."),
    ),
    "unlinked": (
        _t("Belum dihubungkan dengan akun pusat"),
        _t("Hubungkan di Pengaturan → Kunci & orang."),
    ),
    "refused": (
        _t("Pusat tidak menerima kata sandi ini"),
        _t("Akunnya belum ada, ditutup, atau kata sandinya lain di sana. Hubungkan lagi di "
           "Pengaturan → Kunci & orang, atau hubungi admin pusat."),
    ),
    "expired": (
        _t("Peran dari pusat sudah habis masa berlakunya"),
        _t("Masuk lagi (Ctrl+Alt+L) saat tersambung ke pusat."),
    ),
    "edited": (
        _t("Peran di komputer ini diubah di luar pusat"),
        _t("Perubahan itu tidak berlaku dan dicatat. Masuk lagi saat tersambung ke pusat, dan "
           "beri tahu petugas TI."),
    ),
    "seat": (
        _t("Peran akun ini tidak bekerja di meja call center"),
        _t("Yang bisa bekerja di meja: operator, pengawas, dan petugas privasi."),
    ),
    "revoked": (
        _t("Peran diubah di pusat"),
        _t("Masuk lagi (Ctrl+Alt+L) supaya peran yang baru berlaku."),
    ),
}  # fmt: skip
_AGAIN: Final = _t("Peran berlaku sampai {0}. Masuk lagi (Ctrl+Alt+L) sebelum itu.")

_ROLES: Final[dict[Role, str]] = {
    Role.OPERATOR: _t("operator"),
    Role.SUPERVISOR: _t("pengawas"),
    Role.OFFICER: _t("petugas OPD"),
    Role.AUDITOR: _t("auditor"),
    Role.PRIVACY: _t("petugas privasi"),
    Role.ADMIN: _t("admin"),
}


class Said(Struct, frozen=True):
    """Title, text and tone of the banner."""

    title: str
    text: str
    tone: theme.Tone


def standing_words(standing: Standing, now: datetime) -> Said | None:
    """Return the banner for this standing, None when there is nothing to say."""
    if not standing.by_centre:
        return None
    if standing.why:
        title, todo = _WHY[standing.why]
        tone: theme.Tone = "red" if standing.why == "edited" else "amber"
        on = "" if standing.why == "seat" else f" {shown(_GOES_ON)}"
        return Said(shown(title), f"{shown(todo)}{on}", tone)
    if standing.signed_in or standing.until is None:
        return None
    text = shown(_AGAIN).replace("{0}", moment_text(standing.until, now))
    return Said(shown(_t("Sesi di pusat sudah berakhir")), text, "amber")


def role_words(roles: Iterable[Role]) -> str:
    """Return the roles in words, in a fixed order."""
    held = frozenset(roles)
    return ", ".join(shown(words) for role, words in _ROLES.items() if role in held)
