"""Words that say what kind of name follows: "Kec. Metro Pusat", "di Metro", "Bapak Contoh".

Rows name the place or the person without them. Pure; knows neither.
"""

from collections.abc import Sequence

_PLACES = (
    *("provinsi", "prov", "kabupaten", "kab", "kota", "kecamatan", "kec", "kelurahan", "kel"),
    *("desa", "ds", "pekon", "tiyuh", "kampung", "kp", "kpg", "dusun", "dsn", "di", "ke", "dari"),
)
_PEOPLE = (
    *("bapak", "bpk", "pak", "ibu", "bu", "saudara", "sdr", "saudari", "sdri", "mas", "mbak"),
    *("bang", "haji", "hj", "hajah"),
)
_ALL = frozenset((*_PLACES, *_PEOPLE))
"""As they are said and written in Lampung, in full and in short."""


def named_after(words: Sequence[str]) -> dict[str, str]:
    """Each of these words behind which a name stands, with the first word of the name."""
    found: dict[str, str] = {}
    name = ""
    for word in reversed(words):
        if word not in _ALL:
            name = word
        elif name:
            found[word] = name
    return found


def without_forewords(words: Sequence[str]) -> list[str]:
    """The words but those behind which a name stands."""
    named = named_after(words)
    return [one for one in words if one not in named]
