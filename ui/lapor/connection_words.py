"""What a try of the connection found, and what to do when it failed. Words alone, no widget."""

from collections.abc import Mapping

from msgspec import Struct

from callcenter import errors
from callcenter.lapor.client import Masters
from callcenter.lapor.settings import Interface
from ui.formats import number
from ui.messages import explain, keychain_name
from ui.theme import Tone
from ui.translation import marked as _t
from ui.translation import shown

NAMES = 3
"""So many names of each kind are shown."""


class Said(Struct, frozen=True):
    """A result for a banner; `field` is the setting to look at, "" for none."""

    title: str
    text: str
    tone: Tone = "red"
    field: str = ""


def found_text(masters: Masters, milliseconds: int) -> Said:
    """What LAPOR offers, counted, with the first names of it."""
    kinds = (
        (shown("{0} instansi"), [one.name for one in masters.institutions]),
        (shown("{0} kategori"), [one.name for one in masters.categories]),
        (shown("{0} lokasi"), [one.name for one in masters.locations]),
        (shown("{0} topik"), [one.name for one in masters.topics]),
        (shown("{0} templat jawaban"), [one.code for one in masters.templates]),
    )
    title = shown("SP4N-LAPOR! menjawab dalam {0} milidetik")
    title = title.replace("{0}", number(milliseconds))
    lines = [_line(words, names) for words, names in kinds if names]
    if not lines:
        empty = shown("Alamat dan token diterima, tetapi daftarnya kosong: tidak ada instansi, "
                         "kategori, lokasi, atau topik. Periksa jalur di Lanjutan.")  # fmt: skip
        return Said(title, empty, "amber", "paths.institutions")
    lines.append(shown("Belum ada yang disimpan."))
    return Said(title, "\n".join(lines), "green")


def _line(words: str, names: list[str]) -> str:
    first = ", ".join(names[:NAMES]) + (", …" if len(names) > NAMES else "")
    return f"{words.replace('{0}', number(len(names)))}: {first}"


def failed_text(error: BaseException, interface: Interface) -> Said:
    """Why it failed, and what a person can do about it now."""
    if isinstance(error, errors.LaporUnsupported):
        return Said(
            shown("Antarmuka {0} tidak bisa diuji tanpa mengirim").replace(
                "{0}", interface.value
            ),
            shown("Antarmuka ini hanya menerima laporan. Simpan, lalu kirim satu tiket pilihan "
                     "dan lihat jawabannya di daftar kerja."),
            "amber",
        )  # fmt: skip
    message = explain(error)
    if isinstance(error, errors.FieldInvalid):
        return Said(message.title, message.text, field=_FIELDS.get(error.field, ""))
    if not isinstance(error, errors.LaporError):
        return Said(message.title, message.text)
    todo, field = _todo(error)
    parts = (message.what, _theirs(error), shown(todo))
    return Said(message.title, " ".join(one for one in parts if one), field=field)


def kept_where(label: str) -> str:
    """What people call the place where the token lies."""
    return keychain_name(label) or shown("penyimpan kunci")


def _theirs(error: errors.LaporError) -> str:
    said = getattr(error, "message", "")
    return shown("Kata SP4N-LAPOR!: “{0}”.").replace("{0}", said) if said else ""


def _todo(error: errors.LaporError) -> tuple[str, str]:
    reason = getattr(error, "reason", "") or getattr(error, "what", "")
    status = str(getattr(error, "status", ""))
    for kind in type(error).__mro__:
        for code in (reason, status, "*"):
            if (kind, code) in _TODO:
                return _TODO[kind, code]
    raise KeyError(type(error).__name__)


_ADDRESS = _t("Periksa ejaan alamat pada langkah 1, lalu uji lagi.")
_PATHS = _t("Alamat dasar atau jalurnya keliru: cocokkan langkah 1 dan Lanjutan → Jalur dengan "
            "dokumen akun pengembang SP4N-LAPOR!.")  # fmt: skip
_TRUST = _t("Jangan lanjutkan. Hubungi petugas TI; bila kantor memakai sertifikat sendiri, isi "
            "extra_ca di settings.toml meja ini.")  # fmt: skip
_LATER = _t("Coba lagi beberapa menit lagi; belum tentu ada yang salah di sini.")
_NETWORK = _t("Periksa sambungan internet meja ini, lalu uji lagi.")

_TODO: Mapping[tuple[type[BaseException], str], tuple[str, str]] = {
    (errors.LaporSignIn, "*"): (
        _t("Salin token sekali lagi dari akun pengembang dan periksa cara mengirimnya (tanpa atau "
           "dengan Bearer) pada langkah 1."), "token"),
    (errors.LaporNotSent, "dns"): (_ADDRESS, "base_url"),
    (errors.LaporNotSent, "url"): (_ADDRESS, "base_url"),
    (errors.LaporNotSent, "connect"): (
        _t("Periksa alamat dan porta pada langkah 1; bila benar, server mereka sedang mati atau "
           "jaringan kantor menutupnya."), "base_url"),
    (errors.LaporNotSent, "proxy"): (
        _t("Minta petugas TI mengizinkan alamat ini di proksi kantor."), ""),
    (errors.LaporNotSent, "expired"): (_TRUST, ""),
    (errors.LaporNotSent, "unknown"): (_TRUST, ""),
    (errors.LaporNotSent, "wrong_host"): (_TRUST, "base_url"),
    (errors.LaporNotSent, "not_yet_valid"): (
        _t("Periksa tanggal dan jam komputer ini, lalu uji lagi."), ""),
    (errors.LaporNotSent, "*"): (_NETWORK, ""),
    (errors.LaporSilent, "*"): (_LATER, ""),
    (errors.LaporBusy, "*"): (_LATER, ""),
    (errors.LaporShape, "html"): (
        _t("Bila Wi-Fi meminta login, masuk dahulu. Bila tidak, alamat pada langkah 1 menuju situs "
           "biasa, bukan layanannya."), "base_url"),
    (errors.LaporShape, "redirect"): (_PATHS, "base_url"),
    (errors.LaporShape, "garbage"): (_PATHS, "base_url"),
    (errors.LaporShape, "*"): (
        _t("Layanan di sana mungkin sudah berubah: cocokkan antarmuka dan jalurnya; bila tetap, "
           "sampaikan kode dalam kurung ke petugas TI."), ""),
    (errors.LaporRefused, "404"): (_PATHS, "base_url"),
    (errors.LaporRefused, "405"): (_PATHS, "base_url"),
    (errors.LaporRefused, "*"): (
        _t("Cocokkan antarmuka dan isian akun dengan dokumen akun pengembang."), ""),
    (errors.LaporError, "*"): (_LATER, ""),
}  # fmt: skip
"""What to do, and the setting to look at, by error and its reason or status."""

_FIELDS = {
    "lapor_url": "base_url",
    "lapor_token": "token",
    "lapor_path": "paths.institutions",
}
