"""How an address of LAPOR is said, and that it is not the one a token was given for. Pure."""

from callcenter.web.address import origin_of
from ui.translation import shown

_USUAL = {"https": ":443", "http": ":80"}


def place_text(url: str) -> str:
    """Return scheme and host of an address, the port only where it is not the usual one."""
    place = origin_of(url)
    return place.removesuffix(_USUAL.get(place.partition(":")[0], "\n"))


def moved_text(url: str, allowed: str) -> str:
    """Return what a person has to know before a token goes to `url`; `allowed` is its own."""
    if not allowed:
        words = shown("Token meja ini disimpan tanpa alamat, jadi belum dikirim ke mana pun. "
                      "Alamat SP4N-LAPOR! sekarang {0}. Pastikan ke pengawas, lalu setujui alamat "
                      "itu atau masukkan token lagi.")  # fmt: skip
        return words.replace("{0}", place_text(url))
    words = shown("Alamat SP4N-LAPOR! diubah menjadi {0}, mungkin dari meja lain. Token meja ini "
                  "hanya untuk {1} dan tidak dikirim ke alamat baru. Pastikan ke pengawas, lalu "
                  "masukkan token lagi atau setujui alamat baru.")  # fmt: skip
    return words.replace("{0}", place_text(url)).replace("{1}", place_text(allowed))
