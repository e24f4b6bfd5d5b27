"""How alike two tellings of a matter are: shared words, each the heavier the fewer say it.

Pure. What a word weighs is learnt from the tellings that are compared, so in a village where
everybody complains of the road the road says little. Knows no place, no category and no store.
"""

import re
from collections import Counter
from collections.abc import Iterable
from math import log

_WORD = re.compile(r"[0-9a-zà-ÿ]{2,}")
_FILLERS = (
    "yang dan dari untuk dengan pada sudah tidak ada ini itu juga saya kami kalau sejak belum "
    "karena oleh atau agar akan sama lagi mohon tolong segera bapak ibu pak minta telah masih "
    "sekitar depan dekat di ke"
)
_STOP = frozenset(_FILLERS.split())
_SHORT_FORMS = {
    "yg": "yang", "tdk": "tidak", "gak": "tidak", "sdh": "sudah", "jln": "jalan", "jl": "jalan",
    "dgn": "dengan", "dpn": "depan", "utk": "untuk", "krn": "karena", "blm": "belum", "dr": "dari",
    "sklh": "sekolah", "mlm": "malam", "sgr": "segera", "rmh": "rumah", "org": "orang",
    "kec": "kecamatan", "kel": "kelurahan", "hr": "hari", "bgt": "banget", "lbh": "lebih",
}  # fmt: skip
"""As a hurried hand writes them."""
_LEAST = 3
_LONG = 5
"""Letters from which the beginning of a word is enough."""
_FEW = 3
"""A text of fewer words counts as of so many: two words are soon shared."""
_UNHEARD = 8
"""So many tellings are thought to lie beside those compared: a word of one in two is not common."""


def heard(description: str, landmark: str) -> frozenset[str]:
    """The words of a telling; empty when it says too little to be compared."""
    if len(words_of(description)) < 2:  # noqa: PLR2004 - one word says nothing
        return frozenset()
    return words_of(f"{description} {landmark}")


def spoken(description: str) -> frozenset[str]:
    """The words to look for in an index: as they are written, but for fillers."""
    found = _WORD.findall(description.casefold())
    return frozenset(one for one in found if len(one) >= _LEAST and one not in _STOP)


def words_of(text: str) -> frozenset[str]:
    """The words of a text, short forms written out, without fillers and the commonest endings."""
    found = (_SHORT_FORMS.get(one, one) for one in _WORD.findall(text.casefold()))
    return frozenset(_stem(one) for one in found if len(one) >= _LEAST and one not in _STOP)


class Likeness:
    """Compares one telling with others, 0 (nothing shared) to 1."""

    def __init__(self, told: frozenset[str], others: Iterable[str]) -> None:
        self._told = told
        self._words = {text: words_of(text) for text in others}
        self._said = Counter(word for words in self._words.values() for word in words)
        self._all = len(self._words) + _UNHEARD
        self._heavy = sum(map(self._weight, self._told))

    def of(self, text: str) -> float:
        """How alike this text is, which is one of the others."""
        other = self._words[text]
        shared = sum(self._weight(word) for word in self._told if _has(other, word))
        theirs = sum(map(self._weight, other))
        least = self._heavy / max(1, len(self._told)) * _FEW
        within = shared / max(least, min(self._heavy, theirs))
        both = 2 * shared / max(least, self._heavy + theirs)
        return min(1.0, (within + both) / 2)

    def _weight(self, word: str) -> float:
        return log(self._all / (1 + self._said[word]))


def _stem(word: str) -> str:
    """Takes the commonest endings off, so that `jalannya` meets `jalan`."""
    for ending in ("nya", "lah", "kan"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


def _has(words: frozenset[str], word: str) -> bool:
    if word in words or len(word) < _LONG:
        return word in words
    return any(
        one.startswith(word) or (len(one) >= _LONG and word.startswith(one)) for one in words
    )
