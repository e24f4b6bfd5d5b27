"""Light stems of Indonesian words, so that "lubang" finds "berlubang". Pure; knows no dictionary.

It strips what may be an affix and keeps every word that could be left: a wrong one harms little,
because a stem is only ever compared whole.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

_LEAST = 4
"""Letters a stem has at least; and two vowels, as nearly every Indonesian root has."""
_VOWELS = frozenset("aeiou")
_PARTICLES = ("nya", "lah", "kah")
_SUFFIXES = ("kan", "an", "i")
_PREFIXES = ("ber", "be", "di", "ter", "per", "ke", "se")
_NASAL = (("meny", "s"), ("peny", "s"), ("meng", "k"), ("peng", "k"), ("mem", "p"), ("pem", "p"),
          ("men", "t"), ("pen", "t"), ("me", ""), ("pe", ""))  # fmt: skip
"""Prefixes that may have swallowed the first letter of the root, and which one."""
_SIMPLE = frozenset(
    (
        *("berita", "beras", "berat", "berani", "bersih", "besar", "beton", "dengan", "depan"),
        *("desa", "dinas", "jangan", "kemarin", "kepada", "perlu", "peta", "sedang", "segera"),
        *("sekali", "sekarang", "sekolah", "selalu", "selama", "selatan", "semua", "sepeda"),
        *("seperti", "sering", "sesudah", "setelah", "sebelum", "tangan", "terima", "terlalu"),
        *("tetapi",),
    )
)
"""Frequent words that only look as if they had an affix."""


@lru_cache(maxsize=16_384)
def stems(word: str) -> tuple[str, ...]:
    """What a folded word may be made from, itself left out; empty for a simple word or a number."""
    if len(word) <= _LEAST or not word.isalpha():
        return ()
    found: dict[str, None] = {}
    for bare in dict.fromkeys((word, *_without_end(word, _PARTICLES))):
        for root in (bare, *_without_end(bare, _SUFFIXES)):
            found[root] = None
            for once in _without_prefix(root):
                found[once] = None
                found.update(dict.fromkeys(_without_prefix(once)))
    found.pop(word, None)
    return tuple(one for one in found if _could_be_root(one))


def stems_of_all(words: Iterable[str]) -> tuple[str, ...]:
    """The stems of many folded words, each once, in the order they appear."""
    return tuple(dict.fromkeys(chain.from_iterable(map(stems, words))))


def _without_end(word: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    if word in _SIMPLE:
        return ()
    return tuple(word.removesuffix(one) for one in endings if word.endswith(one))


def _without_prefix(word: str) -> tuple[str, ...]:
    if word in _SIMPLE:
        return ()
    found = [word.removeprefix(one) for one in _PREFIXES if word.startswith(one)]
    nasal = next((pair for pair in _NASAL if word.startswith(pair[0])), None)
    if nasal is not None:
        rest = word.removeprefix(nasal[0])
        found.append(rest)
        if rest[:1] in _VOWELS:
            found.append(nasal[1] + rest)
    return tuple(one for one in found if len(one) >= _LEAST)


def _could_be_root(word: str) -> bool:
    if len(word) < _LEAST or sum(sign in _VOWELS for sign in word) <= 1:
        return False
    return word[0] not in "lmnr" or word[1] in _VOWELS or word[:2] in ("ng", "ny")
