"""How alike two tellings of a matter are: shared words, each the heavier the fewer say it.

Pure. What a word weighs is learnt from the tellings that are compared, so in a village where
everybody complains of the road the road says little. Knows no place, no category and no store.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
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


def spoken(description: str) -> tuple[str, ...]:
    """The words to look for in an index, each once, as they are told and written; no fillers."""
    found = dict.fromkeys(_WORD.findall(description.casefold()))
    return tuple(one for one in found if len(one) >= _LEAST and one not in _STOP)


def words_of(text: str) -> frozenset[str]:
    """The words of a text, short forms written out, without fillers and the commonest endings."""
    return frozenset(filter(None, map(_plain, _WORD.findall(text.casefold()))))


class Likeness:
    """Compares one telling with others, 0 (nothing shared) to 1."""

    def __init__(self, told: frozenset[str], others: Iterable[str]) -> None:
        self._told = told
        plain = cache(_plain)  # hundreds of tellings say the same words
        self._words = {
            text: frozenset(filter(None, map(plain, _WORD.findall(text.casefold()))))
            for text in others
        }
        self._said = Counter(word for words in self._words.values() for word in words)
        self._meant = _meant(told, self._said)
        self._all = len(self._words) + _UNHEARD
        self._weights = {word: self._weight(word) for word in {*self._said, *told}}
        self._heavy = self._weigh(told)

    def of(self, text: str) -> float:
        """How alike this text is, which is one of the others."""
        other = self._words[text]
        shared = self._weigh({one for word in other for one in self._meant.get(word, ())})
        theirs = self._weigh(other)
        least = self._heavy / max(1, len(self._told)) * _FEW
        within = shared / max(least, min(self._heavy, theirs))
        both = 2 * shared / max(least, self._heavy + theirs)
        return min(1.0, (within + both) / 2)

    def _weigh(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in words)

    def _weight(self, word: str) -> float:
        return log(self._all / (1 + self._said[word]))


def _plain(word: str) -> str:
    """As it is compared, empty for a filler: so that `jalannya` and `jln` meet `jalan`."""
    word = _SHORT_FORMS.get(word, word)
    if len(word) < _LEAST or word in _STOP:
        return ""
    for ending in ("nya", "lah", "kan"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


def _meant(told: frozenset[str], said: Iterable[str]) -> dict[str, list[str]]:
    """The told words that each of these words stands for: itself, and where both are long enough
    those that begin with it or that it begins with.
    """
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for one in told:
        begun[one[:_LONG]].append(one)
    return {
        word: [one for one in begun[word[:_LONG]] if one.startswith(word) or word.startswith(one)]
        for word in said
        if word[:_LONG] in begun
    }
