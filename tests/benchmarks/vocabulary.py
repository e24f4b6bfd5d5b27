"""What people say in an invented complaint: thousands of words as unevenly frequent as in speech.

Pure and repeatable: the same chance gives the same words. Every name of a person is invented from
syllables; places and agencies are not its matter.
"""

import random
from collections.abc import Sequence
from itertools import accumulate

_HEAD = (
    *("yang", "di", "dan", "ada", "jalan", "tidak", "sudah", "rusak", "air", "lampu", "warga"),
    *("minta", "sampah", "depan", "dari", "belum", "jembatan", "banjir", "pasar", "sekolah"),
    *("mohon", "padam", "dengan", "berlubang", "rumah", "sejak", "karena", "untuk", "kami"),
    *("motor", "malam", "hujan", "bantuan", "listrik", "petugas", "lama", "mati", "kotor", "desa"),
    *("sakit", "tiang", "pohon", "besar", "anak", "hari", "minggu", "perbaikan", "segera", "dekat"),
    *("bau", "macet", "gelap", "pupuk", "surat", "biaya", "parkir", "kabel", "got", "tumbang"),
    *("genangan", "aspal", "kendaraan", "kecelakaan", "puskesmas", "dokter", "obat", "antre"),
    *("beras", "harga", "naik", "pungutan", "liar", "guru", "siswa", "irigasi", "sawah", "panen"),
    *("sungai", "limbah", "pabrik", "asap", "bising", "tetangga", "ternak", "bangunan", "izin"),
    *("trotoar", "rambu", "marka", "angkutan", "terminal", "pelabuhan", "nelayan", "solar"),
)
_SHORT = {
    "yang": "yg", "tidak": "tdk", "sudah": "sdh", "jalan": "jln", "dengan": "dgn",
    "depan": "dpn", "untuk": "utk", "karena": "krn", "belum": "blm", "dari": "dr",
    "sekolah": "sklh", "malam": "mlm", "segera": "sgr", "rumah": "rmh",
}  # fmt: skip
_SYLLABLES = tuple(first + vowel for first in "bcdghjklmnprstw" for vowel in "aeiou")
_SAID = 8_000
_ENDINGS = ("n", "k", "s", "t", "")
COMMON = 60
"""So many of the most frequent words make a text that says nothing by its words."""
FIRST_NAMES = 400
RARE_SIGN = "zu"
"""No other word begins so."""


class Speech:
    """Draws words by Zipf's law: the k-th most frequent comes 1/k as often as the first."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(f"words {seed}")
        made = dict.fromkeys(_HEAD)
        while len(made) < _SAID:
            syllables = "".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5)))
            made[syllables + chance.choice(_ENDINGS)] = None
        self.words = tuple(made)
        self._weights = list(accumulate(1 / place for place in range(1, _SAID + 1)))
        self._common = self._weights[:COMMON]

    def draw(self, chance: random.Random, many: int, *, common: bool = False) -> list[str]:
        """So many words, some more than once; only the most frequent when `common`."""
        if common:
            return chance.choices(self.words[:COMMON], cum_weights=self._common, k=many)
        return chance.choices(self.words, cum_weights=self._weights, k=many)


def as_typed(chance: random.Random, words: Sequence[str]) -> list[str]:
    """The words as a hurried hand writes them: some short forms, now and then a slip."""
    return [_typed(chance, one) for one in words]


def _typed(chance: random.Random, word: str) -> str:
    drawn = chance.random()
    if drawn > 0.12 or word.startswith(RARE_SIGN):
        return word
    if drawn < 0.02:
        return slip(chance, word)
    return _SHORT.get(word, word)


def slip(chance: random.Random, word: str) -> str:
    """The word with one letter missing, doubled or swapped with its neighbour; the first stays."""
    if len(word) < 5:
        return word
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def told_again(chance: random.Random, words: Sequence[str]) -> list[str]:
    """The same story by another person: a quarter left out, in another order, a few words more."""
    kept = [one for one in words if chance.random() < 0.75] or list(words)
    cut = chance.randrange(len(kept))
    return as_typed(chance, [*kept[cut:], *kept[:cut]])


def rare_word(at: int) -> str:
    """A word that nothing else in the vocabulary is, nor begins with."""
    return f"{RARE_SIGN}{_spelled(at, 3)}qam"


def person(at: int) -> str:
    """An invented name; no two are alike."""
    first, last = at % FIRST_NAMES, at // FIRST_NAMES
    return f"{_spelled(first, 2).title()}wi {_spelled(last, 3).title()}yo"


def _spelled(number: int, syllables: int) -> str:
    """The number in syllables, of one length; mixed so that neighbours look different."""
    size = len(_SYLLABLES)
    mixed = number * 7_919 % size**syllables
    return "".join(_SYLLABLES[mixed // size**place % size] for place in range(syllables))
